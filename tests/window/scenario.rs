//! Scenarios and the decision log, by role and name.

use egui::accesskit::Role;
use moongate::desktop::Options;

use crate::harness::{Window, on};

#[test]
fn a_tap_is_in_the_log_with_its_verdict_and_can_be_exported() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab("Policy");
    window.click(Role::RadioButton, "Log");
    assert!(window.sees("Nothing yet"));
    window.send_in("Groups", "family", "https://item.taobao.com/item.htm?id=777");
    window.tap_last("item.taobao.com");
    window.tab("Policy");
    assert!(window.sees("Tapped · Group chats · Taobao · item.taobao.com"));
    assert!(window.sees("policy walled-gardens"));
    crate::pictures::save(&mut window, "log");
    window.write("Filter the log", "douyin");
    assert!(window.sees("No entry holds this text"));
    window.click(Role::Button, "Export CSV");
    assert!(window.sees("1 decision was written to"));
    let data = window.state().data.clone();
    assert_eq!(data.decisions.len(), 1);
    let window = window.restart(Options::default());
    assert_eq!(window.state().data, data, "the log survives a restart");
}

#[test]
fn a_scenario_is_saved_opened_and_left_in_the_window() {
    let mut window = Window::open(on("2021-11-30"));
    window.tab("Settings");
    window.click_containing(Role::Button, "Save scenario");
    window.write("Name of the scenario", "Lesson one");
    crate::pictures::save(&mut window, "scenario-dialog");
    window.click(Role::Button, "Save");
    assert!(window.sees("The scenario is saved as"));
    let folder = std::path::PathBuf::from(&window.state().data_folder);
    let path = folder.join("lesson-one.scenario.toml");
    assert!(path.is_file());

    let mut window = window.restart(on("2018-01-01"));
    window.tab("Settings");
    window.click_containing(Role::Button, "Open scenario");
    window.write("Path of the file", "lesson-one.scenario.toml");
    window.click(Role::Button, "Open");
    assert!(window.sees("Scenario: Lesson one"));
    assert_eq!(window.state().settings.day.to_string(), "2021-11-30");
    crate::pictures::save(&mut window, "scenario-open");
    window.click(Role::Button, "Leave");
    assert!(!window.sees("Scenario: Lesson one"));
    assert_eq!(window.state().settings.day.to_string(), "2018-01-01");
}
