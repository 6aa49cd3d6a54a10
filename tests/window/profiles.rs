//! Several users on one computer: switching profiles in one window.

use moongate::app::Intent;
use moongate::desktop::{Options, start};
use moongate::domain::{Lang, Tab};
use moongate::i18n::{profile, settings, unsaved};
use moongate::store::Home;

use crate::harness::{Window, named};

/// A window in the settings of the profile `default`, beside the profiles `anna` and `小明`.
fn open(options: Options) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::below(folder.path());
    for name in ["anna", "小明"] {
        drop(start(&home, &named(name)).unwrap());
    }
    let mut window = Window::open_in(folder, options);
    enter(&mut window);
    window
}

/// Closes the welcome page and goes to the settings.
fn enter(window: &mut Window) {
    window.carry_out([Intent::CloseWelcome, Intent::ShowTab(Tab::Settings)]);
}

/// Whether a message with this text is in the open profile.
fn holds(window: &Window, text: &str) -> bool {
    let threads = window.state().data.threads.values();
    threads
        .flat_map(|thread| &thread.messages)
        .any(|message| message.body.text == text)
}

#[test]
fn each_profile_has_its_own_data() {
    let mut window = open(Options::default());
    window.send("only for the first one");
    window.press(settings::ANOTHER_PROFILE);
    assert!(window.profile().is_none() && window.sees(profile::CHOOSE));
    assert!(window.offers("anna") && window.offers("小明") && !window.offers("default"));
    assert_eq!(
        window.home().free_profiles(),
        ["anna", "default", "小明"],
        "the profile is free for other windows"
    );
    window.press("anna");
    assert_eq!(window.profile(), Some("anna"));
    assert!(!holds(&window, "only for the first one"));
    enter(&mut window);
    window.send("only for anna");
    window.press(settings::ANOTHER_PROFILE);
    window.press("default");
    assert_eq!(window.profile(), Some("default"));
    assert!(holds(&window, "only for the first one") && !holds(&window, "only for anna"));
}

#[test]
fn the_choice_leads_back_and_to_a_new_profile() {
    let mut window = open(Options {
        lang: Some(Lang::Zh),
        tab: Some(Tab::Settings),
        ..Options::default()
    });
    window.carry_out([Intent::SetZoom(1.2)]);
    window.press(settings::ANOTHER_PROFILE.zh);
    assert!(window.sees(profile::CHOOSE.zh));
    window.press(profile::back_to("default").zh);
    assert_eq!(window.profile(), Some("default"));
    let settings = &window.state().settings;
    assert_eq!(
        (settings.language, settings.zoom),
        (Lang::Zh, 1.2),
        "the last settings are kept"
    );
    window.press(settings::ANOTHER_PROFILE.zh);
    window.write(profile::NEW.zh, "阿姨");
    window.press(profile::OPEN_NEW.zh);
    assert_eq!(window.profile(), Some("阿姨"));
    let language = |window: &Window| window.state().settings.language;
    assert_eq!(
        language(&window),
        Lang::Zh,
        "a new profile keeps the language of the page"
    );
    enter(&mut window);
    window.press(settings::ANOTHER_PROFILE.zh);
    window.press("anna");
    assert_eq!(
        language(&window),
        Lang::En,
        "the options of the start applied to the first profile"
    );
}

/// A text so long that the database has to grow.
fn long(words: &str) -> String {
    [words; 800].join(" ")
}

#[test]
fn unsaved_changes_are_asked_about_before_leaving() {
    let mut window = open(Options::default());
    window.fill_disk(true);
    window.send(&long("first"));
    window.press(settings::ANOTHER_PROFILE);
    assert!(window.profile().is_some() && window.sees(unsaved::LEAVE_TITLE));
    window.press(unsaved::STAY);
    assert!(window.profile().is_some() && !window.sees(unsaved::LEAVE_TITLE));
    window.press(settings::ANOTHER_PROFILE);
    window.fill_disk(false);
    window.press(unsaved::TRY_THEN_LEAVE);
    assert!(
        window.profile().is_none(),
        "everything is saved, so nothing is asked"
    );
    window.press(profile::back_to("default"));
    assert!(holds(&window, &long("first")));

    window.fill_disk(true);
    window.send(&long("second"));
    enter(&mut window);
    window.press(settings::ANOTHER_PROFILE);
    window.press(unsaved::LEAVE_ANYWAY);
    assert!(window.profile().is_none() && window.sees(profile::CHOOSE));
}
