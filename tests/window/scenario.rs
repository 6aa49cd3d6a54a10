//! Scenarios and the decision log, by role and name.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use moongate::app::what_if::WhatIfIntent;
use moongate::app::{Cell, Event, Intent, Notice, ScenarioError, ScenarioIntent};
use moongate::desktop::Options;
use moongate::domain::{Act, Lang, ScenarioFileErrorKind, Surface, Tab, Text};
use moongate::i18n::{chrome, date, log, scenario, what_if};

use crate::harness::{TAOBAO, Window, on};

#[test]
fn a_tap_is_in_the_log_with_its_verdict_and_can_be_exported() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Policy);
    window.click(Role::RadioButton, log::LOG);
    assert!(window.sees(log::EMPTY));
    window.send_in(Tab::Groups, "family", TAOBAO);
    window.tap_last("item.taobao.com");
    window.tab(Tab::Policy);
    let entry = [
        &*log::act(Act::Tap).en,
        &*chrome::surface_heading(Surface::Group).en,
        "Taobao",
        "item.taobao.com",
    ];
    assert!(window.sees(entry.join(" · ")));
    let by = window.state().data.log.back().unwrap();
    let by = log::policy(Lang::En, "walled-gardens", &by.fingerprint);
    assert!(window.sees(by));
    window.picture("log");
    window.write(log::FILTER, "douyin");
    assert!(window.sees(log::NO_MATCH));
    window.press(log::EXPORT_CSV);
    assert!(matches!(window.notice(), Notice::LogExported(1, _)));
    assert_eq!(window.state().data.log.len(), 1);
    window.restart_unchanged(Options::default());
}

#[test]
fn the_log_names_what_is_wrong_with_a_link_in_the_list_and_in_both_files() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Groups, "family", "https://taobao.com@evil.example/");
    window.tap_last("evil.example");
    window.tab(Tab::Policy);
    window.click(Role::RadioButton, log::LOG);
    assert!(window.sees(log::link_itself(Lang::En, "user_info")));
    for (button, ending) in [(log::EXPORT_CSV, "csv"), (log::EXPORT_JSON, "jsonl")] {
        window.press(button);
        let path = PathBuf::from(window.notice().copyable().unwrap());
        assert_eq!(path.extension().unwrap(), ending);
        assert!(
            std::fs::read_to_string(path)
                .unwrap()
                .contains("link-safety:user_info")
        );
    }
    // An entry in the format of an older version.
    let mut old = window.state().data.log.back().unwrap().clone();
    (old.id, old.rule) = (old.id + 1, "link-safety".to_owned());
    let mut older = window.state().data.clone();
    older.apply(&moongate::domain::Change::EntryLogged(old));
    window.handle(Event::ContentReset(Box::new(older)));
    assert_eq!(
        window
            .harness
            .query_all_by_label_contains(&log::LINK_SAFETY.en)
            .count(),
        2
    );
}

#[test]
fn a_scenario_is_saved_opened_and_left_in_the_window() {
    let mut window = Window::open(on("2021-11-30"));
    window.tab(Tab::Settings);
    window.press(scenario::SAVE);
    window.write(scenario::NAME, "Lesson one");
    window.picture("scenario-dialog");
    window.press(scenario::SAVE_DO);
    assert!(matches!(window.notice(), Notice::ScenarioSaved { .. }));
    let folder = PathBuf::from(&window.state().data_folder);
    let path = folder.join("lesson-one.scenario.toml");
    assert!(path.is_file());

    let mut window = window.restart(on("2018-01-01"));
    window.tab(Tab::Settings);
    window.press(scenario::OPEN);
    window.write(scenario::FILE, "lesson-one.scenario.toml");
    window.press(scenario::OPEN_DO);
    assert!(window.sees(scenario::banner(Lang::En, "Lesson one")));
    assert_eq!(window.day(), "2021-11-30");
    window.picture("scenario-open");
    window.press(scenario::LEAVE);
    assert!(!window.sees(scenario::banner(Lang::En, "Lesson one")));
    assert_eq!(window.day(), "2018-01-01");
}

#[test]
fn in_a_narrow_window_the_why_panel_floats_below_all_bars() {
    let mut window = Window::sized([800.0, 800.0], &on("2021-09-28"));
    let path = window.folder.path().join("s.scenario.toml");
    let text = "format = 1\ndate = \"2021-09-28\"\nname = { en = \"S\", zh = \"场景\" }\n[policy]\nid = \"walled-gardens\"\n";
    std::fs::write(&path, text).unwrap();
    drop_on(&mut window, &[&path]);
    let changed =
        window
            .state()
            .policy
            .text()
            .replacen("effect = \"copy_only\"", "effect = \"notice\"", 1);
    window.carry_out([
        Intent::WhatIf(WhatIfIntent::EditText(changed)),
        Intent::ShowTab(Tab::Policy),
        Intent::SelectCell(Cell::Link(Surface::Group, "taobao".into())),
    ]);
    let place = |name: &Text| window.node(Role::Button, name).rect();
    // The time bar has a button of this name, too.
    let panel = window
        .nodes(Role::Button, chrome::HIDE_WHY)
        .map(|node| node.rect())
        .reduce(|a, b| if a.top() > b.top() { a } else { b });
    let panel = panel.unwrap();
    for bar in [scenario::LEAVE, date::NEXT_MILESTONE, what_if::RESET_ALL] {
        assert!(
            panel.top() >= place(&bar).bottom(),
            "{bar:?}: {:?} overlaps {panel:?}",
            place(&bar)
        );
    }
    window.picture("narrow-why");
}

/// A file as the window system passes it to the app.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(window: &mut Window, paths: &[&Path]) {
    let files = paths
        .iter()
        .map(|path| Arc::new(Dropped(path.to_path_buf())) as egui::DroppedFileHandle);
    window.harness.input_mut().dropped_files = files.collect();
    window.run();
}

#[test]
fn a_scenario_is_opened_by_dropping_its_file_with_a_hint_before() {
    let mut window = Window::open(on("2015-05-05"));
    let path = window.folder.path().join("dropped.scenario.toml");
    let text = "format = 1\ndate = \"2018-03-24\"\nname = { en = \"Dropped\", zh = \"拖入\" }\n[policy]\nid = \"walled-gardens\"\n";
    std::fs::write(&path, text).unwrap();
    let hovered = egui::HoveredFile {
        path: Some(path.clone()),
        ..Default::default()
    };
    window.harness.input_mut().hovered_files = vec![hovered.clone()];
    window.run();
    assert!(window.sees(scenario::DROP));
    window.picture("drop-hint");
    window.harness.input_mut().hovered_files = vec![hovered.clone(), hovered];
    window.run();
    assert!(window.sees(scenario::DROP_ONE));
    window.harness.input_mut().hovered_files.clear();
    drop_on(&mut window, &[&path]);
    assert!(
        !window.sees(scenario::DROP) && window.sees(scenario::banner(Lang::En, "Dropped")),
        "{:?}",
        window.state().session.toasts
    );
    assert_eq!(window.day(), "2018-03-24");
    assert!(
        !window.offers(scenario::LEAVE_TOUR),
        "a scenario without a tour shows no guide"
    );
    drop_on(&mut window, &[&path]);
    let again = Notice::ScenarioRefused(ScenarioError::OpenAlready {
        file: path.display().to_string(),
    });
    assert_eq!(window.notice(), &again);
}

#[test]
fn a_file_that_is_not_a_scenario_is_refused_with_the_reason() {
    let mut window = Window::open(on("2015-05-05"));
    let folder = window.folder.path().join("a folder");
    std::fs::create_dir(&folder).unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let picture = write("photo.png", &[0x89, b'P', b'N', b'G', 0xff]);
    let policy = write(
        "policy.toml",
        moongate::policy::Policy::SHIPPED_TEXT.as_bytes(),
    );
    let (missing, empty) = (folder.join("missing.toml"), write("empty.toml", b""));
    let cases: [(&Path, Check); 5] = [
        (&picture, |kind| {
            *kind == ScenarioFileErrorKind::NotUtf8 { line: 1, column: 1 }
        }),
        (&policy, |kind| {
            says(kind, "these are the rules of a policy")
        }),
        (&empty, |kind| says(kind, "`format = 1` is missing")),
        (&missing, |kind| {
            matches!(kind, ScenarioFileErrorKind::Unreadable(_))
        }),
        (&folder, |kind| *kind == ScenarioFileErrorKind::Folder),
    ];
    for (path, is_expected) in cases {
        drop_on(&mut window, &[path]);
        let Notice::ScenarioRefused(ScenarioError::File(error)) = window.notice() else {
            panic!("{:?}", window.notice());
        };
        assert!(is_expected(&error.kind), "{error:?}");
        assert!(window.state().session.scenario.is_none());
    }
    drop_on(&mut window, &[&policy, &picture]);
    assert_eq!(window.notice(), &Notice::TooManyFilesDropped(2));
    window.carry_out([Intent::SetLanguage(Lang::Zh)]);
    window.notice();
}

/// Whether a file is wrong in an expected way.
type Check = fn(&ScenarioFileErrorKind) -> bool;

/// Whether the content of a scenario file is wrong in this way.
fn says(kind: &ScenarioFileErrorKind, words: &str) -> bool {
    matches!(kind, ScenarioFileErrorKind::Content { message, .. } if message.contains(words))
}

#[test]
fn dialogs_keep_their_input_until_the_file_is_written_or_read() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Policy);
    window.press(scenario::SAVE);
    window.write(scenario::NAME, "Mine");
    let in_its_place = window.folder.path().join("a file, no folder");
    std::fs::write(&in_its_place, "").unwrap();
    let nowhere = in_its_place.join("mine.scenario.toml");
    window.write(scenario::PATH, &nowhere.display().to_string());
    window.press(scenario::SAVE_DO);
    assert!(
        window.state().session.dialog.is_some(),
        "a file that can't be written leaves the dialog open"
    );
    assert_eq!(window.state().session.scenario_draft.name, "Mine");
    assert!(
        !window.state().session.toasts.is_empty(),
        "a notice gives the reason"
    );
    let somewhere = window.folder.path().join("mine.scenario.toml");
    let draft = moongate::app::ScenarioDraft {
        path: somewhere.display().to_string(),
        ..window.state().session.scenario_draft.clone()
    };
    window.carry_out([Intent::Scenario(ScenarioIntent::Edit(draft))]);
    window.press(scenario::SAVE_DO);
    assert!(window.state().session.dialog.is_none() && somewhere.exists());
    window.carry_out([Intent::Scenario(ScenarioIntent::AskOpen)]);
    let slip = moongate::app::ScenarioDraft {
        path: format!("{}x", somewhere.display()),
        ..Default::default()
    };
    window.carry_out([
        Intent::Scenario(ScenarioIntent::Edit(slip.clone())),
        Intent::Scenario(ScenarioIntent::Open(slip.path)),
    ]);
    assert!(window.state().session.dialog.is_some() && window.state().session.scenario.is_none());
    window.carry_out([Intent::Scenario(ScenarioIntent::Open(
        somewhere.display().to_string(),
    ))]);
    assert!(window.state().session.dialog.is_none() && window.state().session.scenario.is_some());
}
