//! Failures of the disk in the window: reported in both languages, retried by a button, and nothing
//! is lost.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use moongate::app::what_if::WhatIfIntent;
use moongate::app::{
    Content, Event, Failure, Intent, NewFile, Notice, ScenarioFile, ScenarioIntent, UnsavedEvent,
    UnsavedPlace, WalletIntent,
};
use moongate::desktop::Options;
use moongate::domain::{Damage, Lang, SaveErrorKind, Theme};
use moongate::i18n::{scenario, unsaved};

use crate::harness::{Vanished, Window, copy, named, on, paths};

const DAY: &str = "2021-09-28";

impl Window {
    /// Sends a message so long that the database has to grow.
    fn send_long(&mut self) {
        self.send(&"很长的消息 ".repeat(800));
    }

    /// The text of the bar at the top, as a screen reader reads it.
    fn bar(&self) -> Option<String> {
        self.harness
            .query_by_role(Role::Alert)
            .and_then(|bar| bar.accesskit_node().label())
    }

    /// Checks that the bar names the failure, and the number of changes that are unsaved or in the
    /// temporary profile.
    fn check_bar(&self, is_expected: fn(&SaveErrorKind) -> bool, changes: usize) {
        let lang = self.state().settings.language;
        let behind = self.state().session.unsaved.as_ref().unwrap();
        let count = match &behind.place {
            UnsavedPlace::Memory => unsaved::unsaved_changes(lang, changes),
            UnsavedPlace::TemporaryProfile(_) => unsaved::temporary_profile(lang, changes),
        };
        assert!(is_expected(&behind.error.fault), "{:?}", behind.error);
        let why = unsaved::trouble(&behind.error);
        let bar = self.bar().expect("no bar");
        for words in [why.get(lang), &count] {
            assert!(bar.contains(words), "{words:?} is not in {bar:?}");
        }
    }

    fn ask_to_close(&mut self) {
        let viewport = self
            .harness
            .input_mut()
            .viewports
            .entry(egui::ViewportId::ROOT)
            .or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.harness.step();
        // The window system sends this event once.
        let viewport = self
            .harness
            .input_mut()
            .viewports
            .entry(egui::ViewportId::ROOT)
            .or_default();
        viewport.events.clear();
        self.run();
    }

    fn is_closing(&self) -> bool {
        self.started().shell.closing
    }
}

fn full(kind: &SaveErrorKind) -> bool {
    *kind == SaveErrorKind::Full
}

fn vanished(kind: &SaveErrorKind) -> bool {
    *kind == SaveErrorKind::Vanished
}

fn newer(kind: &SaveErrorKind) -> bool {
    matches!(kind, SaveErrorKind::Newer { .. })
}

fn other(kind: &SaveErrorKind) -> bool {
    !full(kind) && !vanished(kind) && !newer(kind)
}

#[test]
fn a_full_disk_is_reported_and_everything_is_saved_once_there_is_space() {
    let mut window = Window::open(on(DAY));
    assert_eq!(window.bar(), None);
    window.fill_disk(true);
    window.send_long();
    window.check_bar(full, 1);
    assert!(window.bar().unwrap().contains("moongate.sqlite"));
    window.send("after that");
    window.check_bar(full, 2);
    window.picture("disk-full");
    window.press(unsaved::TRY_AGAIN);
    window.check_bar(full, 2);
    window.carry_out([Intent::SetLanguage(Lang::Zh)]);
    window.check_bar(full, 2);
    window.fill_disk(false);
    window.press(unsaved::TRY_AGAIN.zh);
    assert_eq!(window.bar(), None);
    assert_eq!(window.notice(), &Notice::AllSaved);
    window.restart_unchanged(Options::default());
}

#[test]
fn a_later_write_saves_the_unsaved_changes_too() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.fill_disk(false);
    window.send("this one fits");
    assert_eq!(window.bar(), None);
    window.restart_unchanged(Options::default());
}

#[test]
fn a_folder_that_vanished_is_not_created_again() {
    let mut window = Window::open(on(DAY));
    let (data, config) = (window.vanish("data"), window.vanish("config"));
    window.send("where is my folder?");
    window.check_bar(vanished, 1);
    window.carry_out([Intent::SetTheme(Theme::Dark)]);
    let save = WalletIntent::SaveFile(NewFile {
        name: "receipt.txt".to_owned(),
        content: Content::Bytes(b"text".to_vec()),
    });
    window.carry_out([Intent::Wallet(save.clone())]);
    assert!(matches!(window.notice(), Notice::Failed(Failure::File(_))));
    window.press(unsaved::TRY_AGAIN);
    window.check_bar(vanished, 1);
    assert!(
        !data.place.exists() && !config.place.exists(),
        "a new folder would block the way of the old one"
    );
    data.come_back();
    config.come_back();
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(window.bar(), None);
    assert_eq!(window.notice(), &Notice::AllSaved);
    window.carry_out([Intent::Wallet(save)]);
    assert_eq!(
        fs::read_to_string(window.data_folder().join("exports/receipt.txt")).unwrap(),
        "text"
    );
    let window = window.restart_unchanged(Options::default());
    assert_eq!(
        window.state().settings.theme,
        Theme::Dark,
        "the settings were saved later, too"
    );
}

#[test]
fn a_what_if_policy_is_saved_later_like_a_change() {
    let mut window = Window::open(on(DAY));
    let config = window.vanish("config");
    let text = "rule = = still being written".to_owned();
    window.carry_out([
        Intent::WhatIf(WhatIfIntent::EditText(text.clone())),
        Intent::WhatIf(WhatIfIntent::Save),
    ]);
    window.check_bar(vanished, 1);
    window.press(unsaved::TRY_AGAIN);
    window.check_bar(vanished, 1);
    assert!(!config.place.exists());
    config.come_back();
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(window.bar(), None);
    assert_eq!(
        window.restart(on(DAY)).state().what_if.draft.as_deref(),
        Some(text.as_str())
    );
}

#[test]
fn another_file_in_the_place_of_the_database_is_not_changed() {
    let mut window = Window::open(on(DAY));
    let database = Vanished::from(window.paths().database);
    fs::write(&database.place, "another program's file").unwrap();
    window.send("not into this one");
    window.check_bar(vanished, 1);
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(
        fs::read_to_string(&database.place).unwrap(),
        "another program's file"
    );
    database.come_back();
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(window.bar(), None);
    window.restart_unchanged(Options::default());
}

#[test]
fn a_folder_that_comes_back_as_a_copy_is_used_if_it_holds_the_same_data() {
    let mut window = Window::open(on(DAY));
    let older = window.folder.path().join("older");
    copy(&window.folder.path().join("data"), &older);
    window.send("before it vanished");
    let data = window.vanish("data");
    window.send("while it was gone");
    copy(&older, &data.place);
    window.press(unsaved::TRY_AGAIN);
    window.check_bar(vanished, 1);
    fs::remove_dir_all(&data.place).unwrap();
    data.come_back_as_copy();
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(window.bar(), None);
    window.send("after that");
    window.restart_unchanged(Options::default());
}

#[test]
fn closing_the_window_with_unsaved_changes_retries_and_asks() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.ask_to_close();
    assert!(window.sees(unsaved::CLOSE_TITLE));
    window.picture("disk-close");
    window.press(unsaved::KEEP_OPEN);
    assert!(!window.sees(unsaved::CLOSE_TITLE));
    window.ask_to_close();
    window.press(unsaved::TRY_THEN_CLOSE);
    assert!(window.sees(unsaved::CLOSE_TITLE) && !window.is_closing());
    window.fill_disk(false);
    window.press(unsaved::TRY_THEN_CLOSE);
    assert!(window.is_closing());
    window.restart_unchanged(Options::default());

    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.ask_to_close();
    window.press(unsaved::CLOSE_ANYWAY);
    assert!(window.is_closing());

    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.fill_disk(false);
    window.ask_to_close();
    assert!(
        !window.sees(unsaved::CLOSE_TITLE),
        "the retry succeeded, so there is nothing to ask"
    );
    assert_eq!(window.bar(), None);
}

#[test]
fn a_scenario_is_not_opened_before_changes_are_saved() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.carry_out([Intent::Scenario(ScenarioIntent::Open(
        "any.scenario.toml".to_owned(),
    ))]);
    assert!(window.sees(unsaved::SAVE_FIRST));
    window.check_bar(full, 1);
}

/// A window in the tour, whose folder vanishes while the rules are being edited.
fn in_scenario_with_vanished_folder(text: &str) -> (Window, Vanished) {
    let mut window = Window::open(on(DAY));
    window.carry_out([Intent::Scenario(ScenarioIntent::TakeTour)]);
    window.carry_out([Intent::WhatIf(WhatIfIntent::EditText(text.to_owned()))]);
    let folder = Vanished::from(PathBuf::from(&window.state().data_folder));
    (window, folder)
}

#[test]
fn a_scenario_whose_folder_vanished_is_not_left_before_its_draft_is_saved() {
    let text = "rule = = still being written";
    let (mut window, scenario_folder) = in_scenario_with_vanished_folder(text);
    window.press(scenario::LEAVE);
    assert!(window.state().session.scenario.is_some() && window.sees(unsaved::SAVE_FIRST));
    window.check_bar(vanished, 1);
    window.press(unsaved::TRY_AGAIN);
    window.check_bar(vanished, 1);
    scenario_folder.come_back();
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(window.bar(), None);
    window.press(scenario::LEAVE);
    assert!(window.state().session.scenario.is_none());
    assert_eq!(
        (window.bar(), window.state().what_if.draft.clone()),
        (None, None),
        "the user's own profile has none of it"
    );
    window.carry_out([Intent::Scenario(ScenarioIntent::TakeTour)]);
    assert_eq!(window.state().what_if.draft.as_deref(), Some(text));
}

#[test]
fn no_other_scenario_is_opened_before_a_draft_is_saved() {
    let (mut window, _) = in_scenario_with_vanished_folder("rule = = still being written");
    let other = window.folder.path().join("other.scenario.toml");
    fs::write(&other, "format = 1\nname = \"Other\"\n").unwrap();
    window.carry_out([Intent::Scenario(ScenarioIntent::Open(
        other.display().to_string(),
    ))]);
    assert_eq!(
        window.state().session.scenario.as_ref().unwrap().file,
        ScenarioFile::Shipped
    );
    assert!(window.sees(unsaved::SAVE_FIRST));
    window.check_bar(vanished, 1);
}

#[test]
fn a_profile_that_cannot_be_opened_is_opened_later_and_the_temporary_one_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let place = paths(folder.path()).data_folder().to_path_buf();
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(&place, "a file where the folder should be").unwrap();
    let mut window = Window::open_in(folder, on(DAY));
    window.check_bar(other, 0);
    window.send("kept in the meantime");
    window.check_bar(other, 1);
    let written = window.state().data.clone();
    window.press(unsaved::TRY_AGAIN);
    window.check_bar(other, 1);
    fs::remove_file(&place).unwrap();
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(window.bar(), None);
    assert!(window.sees(unsaved::kept_as_profile("default-copy-1")));
    assert!(
        window.state().data.last_message < written.last_message,
        "this is the real profile"
    );
    window.send("now in the real one");
    let window = window.restart_unchanged(Options::default());
    assert_eq!(
        window.restart(named("default-copy-1")).state().data,
        written
    );
}

/// A window with a temporary profile, since there is a file in the place of the profile; a message
/// was sent in it.
fn in_temporary_profile() -> (Window, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let place = paths(folder.path()).data_folder().to_path_buf();
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(&place, "a file where the folder should be").unwrap();
    let mut window = Window::open_in(folder, on(DAY));
    window.send("kept in the meantime");
    (window, place)
}

impl Window {
    /// The folder of the temporary profile.
    fn copy_folder(&self) -> PathBuf {
        match &self.state().session.unsaved.as_ref().unwrap().place {
            UnsavedPlace::TemporaryProfile(place) => PathBuf::from(&place.folder),
            UnsavedPlace::Memory => panic!("this is no copy"),
        }
    }

    /// Closes the program as its window does, and starts it again.
    fn close(mut self, options: Options) -> Window {
        self.started_mut().close();
        self.restart(options)
    }
}

#[test]
fn closing_a_temporary_profile_says_where_its_changes_are_kept() {
    let (mut window, place) = in_temporary_profile();
    let (written, temporary) = (window.state().data.clone(), window.copy_folder());
    fs::remove_file(&place).unwrap();
    window.ask_to_close();
    assert!(window.sees(unsaved::CLOSE_TITLE) && !window.is_closing());
    assert!(window.sees(unsaved::kept_at_close(
        Lang::En,
        temporary.to_str().unwrap(),
        Some("default-copy-1")
    )));
    assert_eq!(
        window.state().data,
        written,
        "what was on the screen is still there"
    );
    window.picture("disk-close-copy");
    window.press(unsaved::CLOSE_ANYWAY);
    assert!(window.is_closing());
    let window = window.close(named("default-copy-1"));
    assert_eq!(window.state().data, written);
    assert!(
        !temporary.exists(),
        "it was moved into a profile, and is not kept twice"
    );
}

#[test]
fn a_profile_that_is_opened_when_closing_is_reported_before_the_window_closes() {
    let (mut window, place) = in_temporary_profile();
    window.ask_to_close();
    fs::remove_file(&place).unwrap();
    window.press(unsaved::TRY_THEN_CLOSE);
    assert!(!window.is_closing() && !window.sees(unsaved::CLOSE_TITLE));
    assert!(window.sees(unsaved::kept_as_profile("default-copy-1")));
    window.ask_to_close();
    assert!(
        !window.sees(unsaved::CLOSE_TITLE),
        "nothing is unsaved any more"
    );
}

#[test]
fn a_temporary_profile_that_cannot_be_kept_as_a_profile_stays_in_the_named_folder() {
    let (mut window, place) = in_temporary_profile();
    let (written, temporary) = (window.state().data.clone(), window.copy_folder());
    fs::remove_dir_all(place.parent().unwrap()).ok();
    window.ask_to_close();
    assert!(window.sees(temporary.to_str().unwrap()));
    window.press(unsaved::CLOSE_ANYWAY);
    window.started_mut().close();
    let _folder = window.kill();
    let data = moongate::store::Store::open(&temporary.join("moongate.sqlite"), 0)
        .unwrap()
        .data;
    assert_eq!(*data, written);
    fs::remove_dir_all(temporary).unwrap();
}

#[test]
fn closing_a_scenario_asks_about_the_temporary_profile() {
    let folder = Window::open(on(DAY)).kill();
    written_by_a_newer_version(&paths(folder.path()).database);
    let mut window = Window::open_in(folder, on(DAY));
    window.send("on the copy");
    let written = window.state().data.clone();
    window.carry_out([Intent::Scenario(ScenarioIntent::TakeTour)]);
    assert!(window.state().session.scenario.is_some());
    window.ask_to_close();
    assert!(
        window.sees(unsaved::CLOSE_TITLE)
            && window.sees(unsaved::OWN)
            && window.sees("default-copy-1")
    );
    assert!(
        !window.sees(unsaved::TRY_THEN_CLOSE),
        "a retry would not help here"
    );
    window.press(unsaved::CLOSE_ANYWAY);
    let window = window.close(named("default-copy-1"));
    assert_eq!(window.state().data, written);
}

#[test]
fn closing_asks_about_unsaved_settings_too_also_within_a_scenario() {
    let mut window = Window::open(on(DAY));
    let config = window.vanish("config");
    window.carry_out([Intent::SetTheme(Theme::Dark)]);
    assert!(
        window
            .bar()
            .unwrap()
            .contains(&*unsaved::SETTINGS_UNSAVED.en)
    );
    window.ask_to_close();
    assert!(window.sees(unsaved::CLOSE_TITLE));
    window.press(unsaved::KEEP_OPEN);
    window.carry_out([Intent::Scenario(ScenarioIntent::TakeTour)]);
    assert!(window.state().session.scenario.is_some());
    window.ask_to_close();
    assert!(window.sees(unsaved::CLOSE_TITLE) && window.sees(unsaved::OWN));
    config.come_back();
    window.press(unsaved::TRY_THEN_CLOSE);
    assert!(window.is_closing());
    assert_eq!(
        window.restart(Options::default()).state().settings.theme,
        Theme::Dark
    );
}

#[test]
fn only_the_user_closes_the_window() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.ask_to_close();
    window.fill_disk(false);
    window.send("a timer writes something while the question is open");
    assert!(
        !window.is_closing() && !window.sees(unsaved::CLOSE_TITLE),
        "everything is saved, so nothing is asked"
    );
    assert_eq!(window.bar(), None);
}

fn written_by_a_newer_version(database: &Path) {
    let newer = rusqlite::Connection::open(database).unwrap();
    newer
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA user_version = 999;")
        .unwrap();
}

#[test]
fn a_newer_file_is_reported_and_left_unchanged() {
    let window = Window::open(on(DAY));
    let database = window.paths().database;
    let folder = window.kill();
    written_by_a_newer_version(&database);
    let before = fs::read(&database).unwrap();
    let mut window = Window::open_in(folder, Options::default());
    window.check_bar(newer, 0);
    window.send("elsewhere");
    window.press(unsaved::TRY_AGAIN);
    window.check_bar(newer, 1);
    assert_eq!(fs::read(&database).unwrap(), before);
}

#[test]
fn the_rules_cannot_be_changed_while_the_question_is_open() {
    let mut window = Window::open(on(DAY));
    let text =
        window
            .state()
            .policy
            .text()
            .replacen("effect = \"copy_only\"", "effect = \"notice\"", 1);
    window.carry_out([Intent::WhatIf(WhatIfIntent::EditText(text.clone()))]);
    window.fill_disk(true);
    window.send_long();
    window.ask_to_close();
    window.command_key(egui::Key::Z);
    assert_eq!(window.state().policy.text(), text);
    window.press(unsaved::KEEP_OPEN);
    window.command_key(egui::Key::Z);
    assert_ne!(window.state().policy.text(), text);
}

/// A window with a temporary profile, since the profile is of a newer version; the database of the
/// profile, and its version before.
fn in_temporary_profile_of_a_newer_one() -> (Window, PathBuf, i64) {
    let folder = Window::open(on(DAY)).kill();
    let database = paths(folder.path()).database;
    let connection = rusqlite::Connection::open(&database).unwrap();
    let version = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    drop(connection);
    written_by_a_newer_version(&database);
    (
        Window::open_in(folder, Options::default()),
        database,
        version,
    )
}

fn set_version(database: &Path, version: i64) {
    rusqlite::Connection::open(database)
        .unwrap()
        .pragma_update(None, "user_version", version)
        .unwrap();
}

const TYPED: &str = "rule = = still being written";

fn type_rules(window: &mut Window) {
    window.carry_out([
        Intent::WhatIf(WhatIfIntent::EditText(TYPED.to_owned())),
        Intent::WhatIf(WhatIfIntent::Save),
    ]);
}

#[test]
fn a_temporary_profile_changes_no_files_of_the_profile_until_that_is_open() {
    let (mut window, database, version) = in_temporary_profile_of_a_newer_one();
    let config = window.paths().settings;
    let files = || {
        let names = fs::read_dir(config.parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        names
            .map(|path| (fs::read(&path).unwrap(), path))
            .collect::<std::collections::BTreeSet<_>>()
    };
    let before = files();
    window.carry_out([Intent::SetTheme(Theme::Dark)]);
    type_rules(&mut window);
    window.check_bar(newer, 1);
    assert_eq!(files(), before);
    set_version(&database, version);
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(window.bar(), None);
    let window = window.restart(Options::default());
    assert_eq!(window.state().settings.theme, Theme::Dark);
    assert_eq!(window.state().what_if.draft.as_deref(), Some(TYPED));
    let copy = window.restart(named("default-copy-1"));
    assert_eq!(
        copy.state().what_if.draft.as_deref(),
        Some(TYPED),
        "the kept profile is complete"
    );
}

#[test]
fn settings_that_another_program_changed_are_not_overwritten() {
    let (mut window, database, version) = in_temporary_profile_of_a_newer_one();
    window.carry_out([Intent::SetTheme(Theme::Dark)]);
    type_rules(&mut window);
    let settings = window.paths().settings;
    let text = fs::read_to_string(&settings).unwrap().replacen(
        "language = \"en\"",
        "language = \"zh\"",
        1,
    );
    fs::write(&settings, &text).unwrap();
    set_version(&database, version);
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(
        (
            window.state().settings.language,
            window.state().settings.theme
        ),
        (Lang::Zh, Theme::System)
    );
    assert_eq!(window.state().what_if.draft, None);
    assert!(
        window.sees("default-copy-1"),
        "the temporary profile is kept under this name"
    );
}

#[test]
fn a_profile_whose_folder_vanished_is_not_created_again() {
    let (mut window, database, version) = in_temporary_profile_of_a_newer_one();
    let folder = Vanished::from(database.parent().unwrap().to_path_buf());
    window.press(unsaved::TRY_AGAIN);
    window.check_bar(vanished, 0);
    assert!(!folder.place.exists());
    folder.come_back();
    set_version(&database, version);
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(window.bar(), None);
}

#[test]
fn unsaved_changes_can_be_saved_as_a_text_and_stay_unsaved() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.send("a word that must not be lost");
    window.press(unsaved::SAVE_AS_TEXT);
    let text = fs::read_to_string(window.data_folder().join("exports/not-saved.txt")).unwrap();
    assert!(
        text.contains("很长的消息")
            && text.contains(unsaved::unsaved(Lang::En, &unsaved::Unsaved::Message("")).trim())
            && text.contains("a word that must not be lost")
    );
    window.check_bar(full, 2);
    window.fill_disk(false);
    window.press(unsaved::TRY_AGAIN);
    assert_eq!(window.bar(), None);
    assert!(window.find(Role::Button, unsaved::SAVE_AS_TEXT).is_none());
}

#[test]
fn a_restart_for_a_damaged_file_is_advised_only_after_saving_as_text() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    let mut behind = window.state().session.unsaved.clone().unwrap();
    behind.error.fault = SaveErrorKind::Damaged(Damage::NotADatabase);
    window.handle(Event::Unsaved(UnsavedEvent::Changed(behind)));
    let damaged = |kind: &SaveErrorKind| matches!(kind, SaveErrorKind::Damaged(_));
    window.check_bar(damaged, 1);
    assert!(window.bar().unwrap().contains(&*unsaved::TEXT_FIRST.en));
}
