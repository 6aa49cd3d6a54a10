//! A second window on a profile: it says that the profile is open elsewhere, and offers others.

use egui::accesskit::Role;
use moongate::app::Intent;
use moongate::desktop::{Options, start};
use moongate::domain::{Lang, ProfileNameError, Tab, Theme};
use moongate::i18n::{profile, unsaved};

use crate::harness::{self, SIZE, Window, on};

fn named(profile: &str) -> Options {
    Options {
        date: on("2021-09-28").date,
        ..harness::named(profile)
    }
}

/// A second window beside one that is still open.
fn beside(first: &Window, options: &Options) -> Window {
    Window::start(first.folder.clone(), options, SIZE)
}

/// The problem with a name.
fn bad_name(name: &str, why: ProfileNameError) -> String {
    profile::bad_name(name, why).en.into_owned()
}

/// A window on the profile `default`, beside the profiles `anna` and `小明`.
fn three_profiles() -> Window {
    let mut first = Window::open(on("2021-09-28"));
    let home = first.home();
    for name in ["anna", "小明"] {
        drop(start(&home, &named(name)).unwrap());
    }
    first.send_in(Tab::Chats, "Lin Mei", "only in the first profile");
    first
}

#[test]
fn it_names_the_profile_in_use_and_opens_another_one() {
    let first = three_profiles();
    let mut second = beside(&first, &on("2021-09-28"));
    assert!(second.sees(profile::in_use("default")));
    assert!(second.offers("anna") && second.offers("小明") && !second.offers("default"));
    second.press(unsaved::TRY_AGAIN);
    assert!(
        second.profile().is_none() && second.sees(profile::STILL_OPEN),
        "it is still in use"
    );
    second.press("anna");
    assert_eq!(second.profile(), Some("anna"));
    assert!(second.state().data.last_message < first.state().data.last_message);
}

#[test]
fn a_profile_that_is_open_is_not_offered_and_becomes_free_again() {
    let first = three_profiles();
    let anna = start(&first.home(), &named("anna")).unwrap();
    let mut second = beside(&first, &on("2021-09-28"));
    assert!(second.find(Role::Button, "anna").is_none());
    drop((anna, first.kill()));
    second.press(unsaved::TRY_AGAIN);
    assert_eq!(second.profile(), Some("default"));
}

#[test]
fn a_new_profile_is_created_by_name_and_an_invalid_name_is_rejected() {
    let first = three_profiles();
    let mut second = beside(&first, &on("2021-09-28"));
    second.write(profile::NEW, "a/b");
    second.press(profile::OPEN_NEW);
    assert!(second.sees(bad_name("a/b", ProfileNameError::Character)));
    for _ in 0..6 {
        second.focus(Role::TextInput, profile::NEW);
        second.key(egui::Key::End);
        second.key(egui::Key::Backspace);
    }
    second.write(profile::NEW, "班级一");
    second.key(egui::Key::Enter);
    assert_eq!(second.profile(), Some("班级一"));
}

#[test]
fn it_uses_the_language_of_the_profile_and_leaves_its_settings_unchanged() {
    let mut first = three_profiles();
    let changes = [Intent::SetLanguage(Lang::Zh), Intent::SetTheme(Theme::Dark)];
    first.carry_out(changes);
    let settings = first.paths().settings;
    let before = std::fs::read(&settings).unwrap();
    let second = beside(&first, &Options::default());
    assert!(second.sees(profile::in_use("default").zh));
    assert_eq!(std::fs::read(&settings).unwrap(), before);
    // Even a damaged file stays in place: only a window that has the profile open sets it aside.
    std::fs::write(&settings, b"\xff damaged").unwrap();
    let second = beside(&first, &Options::default());
    assert!(second.sees(profile::in_use("default")));
    assert_eq!(std::fs::read(&settings).unwrap(), b"\xff damaged");
}

#[test]
fn a_profile_name_that_no_folder_can_have_leads_to_the_same_choice() {
    let first = three_profiles();
    let mut second = beside(&first, &named("CON"));
    assert!(second.sees(bad_name("CON", ProfileNameError::Device)));
    second.press("小明");
    assert_eq!(second.profile(), Some("小明"));
}
