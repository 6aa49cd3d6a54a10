//! A second window on a profile: says that it is open elsewhere, and leads to another one.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use moongate::desktop::{Chooser, Options, Window as AppWindow, start};
use moongate::domain::{Lang, Theme};
use moongate::store::Home;

use crate::harness::{Window, on};

struct Second {
    harness: Harness<'static, AppWindow>,
}

impl Second {
    fn open(home: &Home, options: &Options) -> Self {
        let Err(error) = start(home, options) else {
            panic!("it has started")
        };
        let Some(chooser) = Chooser::after(&error, home, options) else {
            panic!("there is no choice")
        };
        let builder = Harness::builder()
            .with_size(Chooser::SIZE)
            .with_max_steps(24);
        let harness = builder.build_eframe(move |cc| AppWindow::choosing(&cc.egui_ctx, chooser));
        let mut second = Self { harness };
        second.harness.run_ok();
        second
    }

    fn press(&mut self, name: &str) {
        self.harness
            .get_by_role_and_label(Role::Button, name)
            .click();
        self.harness.run_ok();
    }

    fn sees(&self, text: &str) -> bool {
        self.harness
            .query_all_by_label_contains(text)
            .next()
            .is_some()
    }

    /// The profile of the app, once it runs.
    fn profile(&self) -> Option<&str> {
        match self.harness.state() {
            AppWindow::Running(program) => Some(&program.started().state.profile),
            AppWindow::Choosing(_) => None,
        }
    }

    fn write_name(&mut self, name: &str) {
        self.harness
            .get_by_role_and_label(Role::TextInput, "Name of a new profile")
            .focus();
        self.harness.run_ok();
        self.harness
            .get_by_role_and_label(Role::TextInput, "Name of a new profile")
            .type_text(name);
        self.harness.run_ok();
    }
}

fn named(profile: &str) -> Options {
    Options {
        profile: Some(profile.to_owned()),
        ..on("2021-09-28")
    }
}

/// A home with the profiles `default`, `anna` and `小明`; the window on the first one is still open.
fn three_profiles() -> (Window, Home) {
    let mut first = Window::open(on("2021-09-28"));
    let home = Home::below(first.folder.path());
    for name in ["anna", "小明"] {
        drop(start(&home, &named(name)).unwrap());
    }
    first.send_in("Chats", "Lin Mei", "only in the first profile");
    (first, home)
}

#[test]
fn it_says_so_and_opens_another_profile_with_its_own_data() {
    let (first, home) = three_profiles();
    let mut second = Second::open(&home, &on("2021-09-28"));
    assert!(second.sees("The profile `default` is open in another window"));
    let offered = |second: &Second, name: &str| {
        second
            .harness
            .query_by_role_and_label(Role::Button, name)
            .is_some()
    };
    assert!(offered(&second, "anna") && offered(&second, "小明") && !offered(&second, "default"));
    second.press("Try again");
    assert!(
        second.profile().is_none() && second.sees("That has not changed yet"),
        "it is still taken"
    );
    second.press("anna");
    assert_eq!(second.profile(), Some("anna"));
    let AppWindow::Running(program) = second.harness.state() else {
        panic!("it runs")
    };
    assert!(program.started().state.data.last_message < first.state().data.last_message);
}

#[test]
fn a_profile_that_is_open_is_not_offered_and_becomes_free_again() {
    let (first, home) = three_profiles();
    let anna = start(&home, &named("anna")).unwrap();
    let mut second = Second::open(&home, &on("2021-09-28"));
    assert!(
        second
            .harness
            .query_by_role_and_label(Role::Button, "anna")
            .is_none()
    );
    drop((anna, first.harness));
    second.press("Try again");
    assert_eq!(second.profile(), Some("default"));
}

#[test]
fn a_new_profile_is_made_by_its_name_and_an_impossible_name_is_told() {
    let (_first, home) = three_profiles();
    let mut second = Second::open(&home, &on("2021-09-28"));
    second.write_name("a/b");
    second.press("Create and open");
    assert!(second.sees("`a/b` can't be the name of a profile"));
    for _ in 0..6 {
        second
            .harness
            .get_by_role_and_label(Role::TextInput, "Name of a new profile")
            .focus();
        second.harness.key_press(egui::Key::End);
        second.harness.key_press(egui::Key::Backspace);
        second.harness.run_ok();
    }
    second.write_name("班级一");
    second.harness.key_press(egui::Key::Enter);
    second.harness.run_ok();
    assert_eq!(second.profile(), Some("班级一"));
}

#[test]
fn it_speaks_the_language_of_the_taken_profile_and_leaves_its_settings_alone() {
    let (mut first, home) = three_profiles();
    let wishes = [
        moongate::app::Intent::SetLanguage(Lang::Zh),
        moongate::app::Intent::SetTheme(Theme::Dark),
    ];
    first.carry_out(wishes.to_vec());
    let settings = home.profile("default").unwrap().settings;
    let before = std::fs::read(&settings).unwrap();
    let second = Second::open(&home, &Options::default());
    assert!(second.sees("用户 `default` 已在另一个窗口中打开"));
    assert_eq!(std::fs::read(&settings).unwrap(), before);
    // Even a damaged file stays where it is: only who holds the profile may set it aside.
    std::fs::write(&settings, b"\xff damaged").unwrap();
    let second = Second::open(&home, &Options::default());
    assert!(second.sees("The profile `default` is open in another window"));
    assert_eq!(std::fs::read(&settings).unwrap(), b"\xff damaged");
}

#[test]
fn a_profile_name_that_no_folder_can_have_leads_to_the_same_choice() {
    let (_first, home) = three_profiles();
    let mut second = Second::open(&home, &named("CON"));
    assert!(second.sees("`CON` can't be the name of a profile"));
    second.press("小明");
    assert_eq!(second.profile(), Some("小明"));
}
