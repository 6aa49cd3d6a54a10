//! Several people at one computer: from one profile to another in the same window, and back.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use moongate::app::Intent;
use moongate::desktop::{Options, Program, Window as AppWindow, start};
use moongate::domain::{ConversationId, Lang, Tab};
use moongate::store::Home;
use tempfile::TempDir;

/// A window on a fresh profile that can change to others.
struct Shared {
    harness: Harness<'static, AppWindow>,
    home: Home,
    _folder: TempDir,
}

impl Shared {
    fn open(options: Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::below(folder.path());
        for name in ["anna", "小明"] {
            drop(
                start(
                    &home,
                    &Options {
                        profile: Some(name.to_owned()),
                        ..Options::default()
                    },
                )
                .unwrap(),
            );
        }
        let started = start(&home, &options).unwrap();
        let builder = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_max_steps(24);
        let harness = builder.build_eframe(move |cc| AppWindow::on(&cc.egui_ctx, started));
        let mut shared = Self {
            harness,
            home,
            _folder: folder,
        };
        shared.enter();
        shared
    }

    /// Reads the words of the first screen, and goes to the settings.
    fn enter(&mut self) {
        self.carry_out(vec![Intent::Welcome, Intent::ShowTab(Tab::Settings)]);
    }

    fn run(&mut self) {
        self.harness.run_steps(6);
    }

    fn press(&mut self, name: &str) {
        self.harness
            .get_by_role_and_label(Role::Button, name)
            .scroll_to_me();
        self.run();
        self.harness
            .get_by_role_and_label(Role::Button, name)
            .click();
        self.run();
    }

    fn offers(&self, name: &str) -> bool {
        self.harness
            .query_by_role_and_label(Role::Button, name)
            .is_some()
    }

    fn sees(&self, text: &str) -> bool {
        self.harness
            .query_all_by_label_contains(text)
            .next()
            .is_some()
    }

    fn carry_out(&mut self, intents: Vec<Intent>) {
        let AppWindow::Running(program) = self.harness.state_mut() else {
            panic!("no profile is open")
        };
        program.started_mut().carry_out(intents);
        self.run();
    }

    fn program(&self) -> Option<&Program> {
        match self.harness.state() {
            AppWindow::Running(program) => Some(program),
            AppWindow::Choosing(_) => None,
        }
    }

    fn profile(&self) -> Option<&str> {
        self.program()
            .map(|program| program.started().state.profile.as_str())
    }

    fn send(&mut self, text: &str) {
        let id = ConversationId::from("dm-lin-mei");
        self.carry_out(vec![
            Intent::EditDraft(id.clone(), text.to_owned()),
            Intent::SendDraft(id),
        ]);
    }

    fn holds(&self, text: &str) -> bool {
        let data = &self.program().unwrap().started().state.data;
        data.threads
            .values()
            .flat_map(|thread| &thread.messages)
            .any(|message| message.body.text == text)
    }
}

#[test]
fn one_person_leaves_and_another_finds_their_own_things() {
    let mut window = Shared::open(Options::default());
    window.send("only for the first one");
    window.press("Another profile…");
    assert!(window.profile().is_none() && window.sees("Which profile?"));
    assert!(window.offers("anna") && window.offers("小明") && !window.offers("default"));
    assert_eq!(
        window.home.free_profiles(),
        ["anna", "default", "小明"],
        "the profile that was left is free for other windows"
    );
    window.press("anna");
    assert_eq!(window.profile(), Some("anna"));
    assert!(!window.holds("only for the first one"));
    window.enter();
    window.send("only for anna");
    window.press("Another profile…");
    window.press("default");
    assert_eq!(window.profile(), Some("default"));
    assert!(window.holds("only for the first one") && !window.holds("only for anna"));
}

#[test]
fn there_is_a_way_back_and_a_way_to_a_new_profile() {
    let mut window = Shared::open(Options {
        lang: Some(Lang::Zh),
        tab: Some(Tab::Settings),
        ..Options::default()
    });
    window.carry_out(vec![Intent::SetZoom(1.2)]);
    window.press("换一个用户…");
    assert!(window.sees("使用哪个用户？"));
    window.press("返回 default");
    assert_eq!(window.profile(), Some("default"));
    let settings = &window.program().unwrap().started().state.settings;
    assert_eq!(
        (settings.language, settings.zoom),
        (Lang::Zh, 1.2),
        "what was set just before is kept"
    );
    window.press("换一个用户…");
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "新用户的名称")
        .focus();
    window.run();
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "新用户的名称")
        .type_text("阿姨");
    window.run();
    window.press("新建并打开");
    assert_eq!(window.profile(), Some("阿姨"));
    let language = |window: &Shared| window.program().unwrap().started().state.settings.language;
    assert_eq!(
        language(&window),
        Lang::Zh,
        "a new profile goes on in the language of the page"
    );
    window.enter();
    window.press("换一个用户…");
    window.press("anna");
    assert_eq!(
        language(&window),
        Lang::En,
        "the options of the start were for the profile that was left"
    );
}

/// So long that the database has to grow for it.
fn long(words: &str) -> String {
    [words; 800].join(" ")
}

#[test]
fn what_the_disk_does_not_hold_is_asked_about_before_leaving() {
    let mut window = Shared::open(Options::default());
    window
        .program()
        .unwrap()
        .started()
        .shell
        .forbid_growth(true)
        .unwrap();
    window.send(&long("first"));
    window.press("Another profile…");
    assert!(window.profile().is_some() && window.sees("Leave this profile without saving?"));
    window.press("Stay");
    assert!(window.profile().is_some() && !window.sees("Leave this profile without saving?"));
    window.press("Another profile…");
    window
        .program()
        .unwrap()
        .started()
        .shell
        .forbid_growth(false)
        .unwrap();
    window.press("Try again, then leave");
    assert!(
        window.profile().is_none(),
        "everything is written, so nothing holds it back"
    );
    window.press("Back to default");
    assert!(window.holds(&long("first")));

    window
        .program()
        .unwrap()
        .started()
        .shell
        .forbid_growth(true)
        .unwrap();
    window.send(&long("second"));
    window.enter();
    window.press("Another profile…");
    window.press("Leave anyway");
    assert!(window.profile().is_none() && window.sees("Which profile?"));
}
