//! Wrong input: the window says what is wrong, where, and what to do, and nothing is lost.

use std::fs;

use egui::accesskit::Role;
use moongate::app::Notice;
use moongate::desktop::Options;
use moongate::domain::Tab;
use moongate::i18n::{chat, chrome};

use crate::harness::{Window, on, paths};

#[test]
fn an_empty_message_is_not_sent() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Chats);
    window.click_containing(Role::Button, "Lin Mei");
    let before = window.state().data.last_message;
    window.write(chat::MESSAGE, "   ");
    window.key(egui::Key::Enter);
    assert_eq!(window.state().data.last_message, before);
}

#[test]
fn an_enter_that_confirms_a_candidate_does_not_send() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Chats);
    window.click_containing(Role::Button, "Lin Mei");
    let before = window.state().data.last_message;
    window.write(chat::MESSAGE, "你好");
    let preedit = egui::ImeEvent::Preedit {
        text: "shijie".to_owned(),
        active_range_chars: None,
    };
    window.harness.event(egui::Event::Ime(preedit));
    window.harness.step();
    // The candidate and the Enter that confirmed it arrive together.
    let enter = |pressed| egui::Event::Key {
        key: egui::Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    let commit = egui::Event::Ime(egui::ImeEvent::Commit("世界".to_owned()));
    window
        .harness
        .input_mut()
        .events
        .extend([commit, enter(true), enter(false)]);
    window.run();
    assert_eq!(
        window.state().data.last_message,
        before,
        "the input method used this Enter"
    );
    window.key(egui::Key::Enter);
    assert_eq!(
        window.state().data.last_message,
        before + 1,
        "the next Enter sends"
    );
}

#[test]
fn a_text_without_an_address_has_no_link() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(
        Tab::Chats,
        "Lin Mei",
        "see main.rs and v1.2.3, mail me@example.org",
    );
    let last = window.state().data.last_message;
    let scans = &window.state().scans;
    assert!(
        scans
            .in_message(
                moongate::domain::MessageId(last),
                moongate::domain::Lang::En
            )
            .is_empty()
    );
}

#[test]
fn a_policy_file_with_errors_leaves_the_built_in_policy_and_shows_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    fs::write(&file, "format = 1\nid = \"mine\"\nnmae = 3\n").unwrap();
    let options = Options {
        policy: Some(file),
        ..on("2021-09-28")
    };
    let window = Window::open_in(folder, options);
    assert_eq!(window.state().policy.id(), "walled-gardens");
    assert!(window.sees(chrome::POLICY_ERRORS));
    assert!(
        window.sees("mine.toml:3:1"),
        "the error names line and column"
    );
}

#[test]
fn damaged_settings_are_set_aside_and_named() {
    let window = Window::open(on("2021-09-28"));
    let folder = window.kill();
    let settings = paths(folder.path()).settings;
    fs::write(&settings, b"\xff\xfe not toml").unwrap();
    let window = Window::open_in(folder, Options::default());
    assert!(matches!(window.notice(), Notice::FileSetAside { .. }));
    let kept = fs::read_dir(settings.parent().unwrap())
        .unwrap()
        .filter(|entry| {
            entry
                .as_ref()
                .unwrap()
                .file_name()
                .to_string_lossy()
                .contains("damaged")
        });
    assert_eq!(kept.count(), 1);
}
