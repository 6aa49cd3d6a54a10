//! Trouble with the disk in the real window: told in both languages, nothing lost, and tried again
//! by a button of this name.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use moongate::app::what_if::WhatIfIntent;
use moongate::app::{
    Content, Intent, Kept, NewFile, ScenarioFile, ScenarioIntent, UnsavedIntent, WalletIntent,
};
use moongate::desktop::Options;
use moongate::domain::{ConversationId, Lang, SaveErrorKind, Theme};
use moongate::store::Home;

use crate::harness::{Window, on};

const DAY: &str = "2021-09-28";

impl Window {
    /// Sends a message so long that the database has to grow for it.
    fn send_long(&mut self) {
        let id = ConversationId::from(self.state().settings.chat.clone().unwrap().as_str());
        let text = "很长的消息 ".repeat(800);
        self.carry_out(vec![
            Intent::EditDraft(id.clone(), text),
            Intent::SendDraft(id),
        ]);
    }

    fn send_short(&mut self, text: &str) {
        let id = ConversationId::from(self.state().settings.chat.clone().unwrap().as_str());
        self.carry_out(vec![
            Intent::EditDraft(id.clone(), text.to_owned()),
            Intent::SendDraft(id),
        ]);
    }

    /// What the bar at the top says to a screen reader.
    fn bar(&self) -> Option<String> {
        self.harness
            .query_by_role(Role::Alert)
            .and_then(|bar| bar.accesskit_node().label())
    }

    fn bar_says(&self, words: &[&str]) {
        let bar = self.bar().expect("no bar");
        for word in words {
            assert!(bar.contains(word), "{word:?} is not in {bar:?}");
        }
    }

    fn fill_disk(&self, full: bool) {
        self.harness
            .state()
            .started()
            .shell
            .forbid_growth(full)
            .unwrap();
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
        // The window system says so once.
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
        self.harness.state().started().shell.closing
    }

    fn profile(&self) -> PathBuf {
        profile(self.folder.path())
    }
}

fn profile(home: &Path) -> PathBuf {
    Home::below(home)
        .profile("default")
        .unwrap()
        .data_folder()
        .to_path_buf()
}

#[test]
fn a_full_disk_is_told_and_everything_is_written_in_one_go_once_there_is_space() {
    let mut window = Window::open(on(DAY));
    assert_eq!(window.bar(), None);
    window.fill_disk(true);
    window.send_long();
    window.bar_says(&[
        "The disk is full",
        "moongate.sqlite",
        "1 change is kept in memory and is not on the disk yet",
    ]);
    window.send_short("after that");
    window.bar_says(&["2 changes are kept in memory"]);
    crate::pictures::save(&mut window, "disk-full");
    window.click(Role::Button, "Try again");
    window.bar_says(&["The disk is full", "2 changes"]);
    window.carry_out(vec![Intent::SetLanguage(Lang::Zh)]);
    window.bar_says(&["磁盘已满", "2 项更改暂存在内存中，尚未写入磁盘"]);
    window.fill_disk(false);
    window.click(Role::Button, "重试");
    assert_eq!(window.bar(), None);
    assert!(window.sees("所有内容都已写入磁盘"));
    let data = window.state().data.clone();
    let window = window.restart(Options::default());
    assert_eq!(window.state().data, data, "the disk holds what memory held");
}

#[test]
fn a_later_write_takes_along_what_waits() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.fill_disk(false);
    window.send_short("this one fits");
    assert_eq!(window.bar(), None);
    let data = window.state().data.clone();
    assert_eq!(window.restart(Options::default()).state().data, data);
}

#[test]
fn a_folder_that_vanished_is_waited_for_and_nothing_is_put_in_its_place() {
    let mut window = Window::open(on(DAY));
    let (there, away) = (
        window.folder.path().join("data"),
        window.folder.path().join("away"),
    );
    let (config, config_away) = (
        window.folder.path().join("config"),
        window.folder.path().join("config-away"),
    );
    fs::rename(&there, &away).unwrap();
    fs::rename(&config, &config_away).unwrap();
    window.send_short("where is my folder?");
    window.bar_says(&["is no longer there", "Put its folder back", "1 change"]);
    window.carry_out(vec![Intent::SetTheme(Theme::Dark)]);
    let save = WalletIntent::SaveFile(NewFile {
        name: "receipt.txt".to_owned(),
        content: Content::Bytes(b"text".to_vec()),
    });
    window.carry_out(vec![Intent::Wallet(save.clone())]);
    assert!(window.sees("The file was not saved"));
    window.click(Role::Button, "Try again");
    window.bar_says(&["is no longer there", "1 change"]);
    assert!(
        !there.exists() && !config.exists(),
        "a new folder would stand in the way of the old one"
    );
    fs::rename(&away, &there).unwrap();
    fs::rename(&config_away, &config).unwrap();
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    assert!(window.sees("Everything is on the disk now"));
    window.carry_out(vec![Intent::Wallet(save)]);
    assert_eq!(
        fs::read_to_string(window.profile().join("exports/receipt.txt")).unwrap(),
        "text"
    );
    let data = window.state().data.clone();
    let window = window.restart(Options::default());
    assert_eq!(window.state().data, data);
    assert_eq!(
        window.state().settings.theme,
        Theme::Dark,
        "the settings waited too"
    );
}

#[test]
fn a_copy_of_the_rules_waits_like_a_change() {
    let mut window = Window::open(on(DAY));
    let (config, away) = (
        window.folder.path().join("config"),
        window.folder.path().join("config-away"),
    );
    fs::rename(&config, &away).unwrap();
    let text = "rule = = still being written".to_owned();
    window.carry_out(vec![
        Intent::WhatIf(WhatIfIntent::EditText(text.clone())),
        Intent::WhatIf(WhatIfIntent::Keep),
    ]);
    window.bar_says(&["is no longer there", "1 change"]);
    window.click(Role::Button, "Try again");
    window.bar_says(&["1 change"]);
    assert!(!config.exists());
    fs::rename(&away, &config).unwrap();
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    assert_eq!(
        window.restart(on(DAY)).state().what_if.draft.as_deref(),
        Some(text.as_str())
    );
}

#[test]
fn another_file_in_the_place_of_the_database_is_not_touched() {
    let mut window = Window::open(on(DAY));
    let (database, mine) = (
        window.profile().join("moongate.sqlite"),
        window.profile().join("mine"),
    );
    fs::rename(&database, &mine).unwrap();
    fs::write(&database, "somebody else's").unwrap();
    window.send_short("not into this one");
    window.bar_says(&["another file is in its place"]);
    window.click(Role::Button, "Try again");
    assert_eq!(fs::read_to_string(&database).unwrap(), "somebody else's");
    fs::rename(&mine, &database).unwrap();
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    let data = window.state().data.clone();
    assert_eq!(window.restart(Options::default()).state().data, data);
}

/// A copy of a folder, with new files.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn a_folder_that_comes_back_as_a_copy_is_followed_if_it_holds_the_same() {
    let mut window = Window::open(on(DAY));
    let (there, away) = (
        window.folder.path().join("data"),
        window.folder.path().join("away"),
    );
    let older = window.folder.path().join("older");
    copy(&there, &older);
    window.send_short("before it vanished");
    fs::rename(&there, &away).unwrap();
    window.send_short("while it was gone");
    copy(&older, &there);
    window.click(Role::Button, "Try again");
    window.bar_says(&["another file is in its place", "1 change"]);
    fs::remove_dir_all(&there).unwrap();
    copy(&away, &there);
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    window.send_short("after that");
    let (data, ledger) = (window.state().data.clone(), window.state().ledger.clone());
    let window = window.restart(Options::default());
    assert_eq!(
        (&window.state().data, &window.state().ledger),
        (&data, &ledger)
    );
}

#[test]
fn closing_the_window_over_unwritten_changes_tries_once_more_and_asks() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.ask_to_close();
    assert!(window.sees("Close without saving?"));
    crate::pictures::save(&mut window, "disk-close");
    window.click(Role::Button, "Keep open");
    assert!(!window.sees("Close without saving?"));
    window.ask_to_close();
    window.click(Role::Button, "Try again, then close");
    assert!(window.sees("Close without saving?") && !window.is_closing());
    window.fill_disk(false);
    window.click(Role::Button, "Try again, then close");
    assert!(window.is_closing());
    let data = window.state().data.clone();
    assert_eq!(window.restart(Options::default()).state().data, data);

    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.ask_to_close();
    window.click(Role::Button, "Close anyway");
    assert!(window.is_closing());

    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.fill_disk(false);
    window.ask_to_close();
    assert!(
        !window.sees("Close without saving?"),
        "the last try succeeded, so there is nothing to ask"
    );
    assert_eq!(window.bar(), None);
}

#[test]
fn a_scenario_is_not_opened_over_changes_that_wait() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::Open(
        "any.scenario.toml".to_owned(),
    ))]);
    assert!(window.sees("Some changes are not on the disk yet"));
    window.bar_says(&["1 change"]);
}

/// A window in the tour, whose folder vanishes while a text of the rules is being written; where
/// the folder is now.
fn in_a_scenario_whose_folder_is_gone(text: &str) -> (Window, PathBuf, PathBuf) {
    let mut window = Window::open(on(DAY));
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::TakeTour)]);
    let there = PathBuf::from(&window.state().data_folder);
    let away = window.folder.path().join("away");
    window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditText(
        text.to_owned(),
    ))]);
    fs::rename(&there, &away).unwrap();
    (window, there, away)
}

#[test]
fn a_scenario_whose_folder_is_gone_is_not_left_before_its_text_is_on_the_disk() {
    let text = "rule = = still being written";
    let (mut window, there, away) = in_a_scenario_whose_folder_is_gone(text);
    window.click(Role::Button, "Leave");
    assert!(
        window.state().session.scenario.is_some()
            && window.sees("Some changes are not on the disk yet")
    );
    window.bar_says(&["is no longer there", "1 change"]);
    window.click(Role::Button, "Try again");
    window.bar_says(&["1 change"]);
    fs::rename(&away, &there).unwrap();
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    window.click(Role::Button, "Leave");
    assert!(window.state().session.scenario.is_none());
    assert_eq!(
        (window.bar(), window.state().what_if.draft.clone()),
        (None, None),
        "nothing of it is in the user's own"
    );
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::TakeTour)]);
    assert_eq!(window.state().what_if.draft.as_deref(), Some(text));
}

#[test]
fn no_other_scenario_is_opened_over_a_text_that_waits() {
    let (mut window, _there, _away) =
        in_a_scenario_whose_folder_is_gone("rule = = still being written");
    let other = window.folder.path().join("other.scenario.toml");
    fs::write(&other, "format = 1\nname = \"Other\"\n").unwrap();
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::Open(
        other.display().to_string(),
    ))]);
    assert_eq!(
        window.state().session.scenario.as_ref().unwrap().file,
        ScenarioFile::Shipped
    );
    assert!(window.sees("Some changes are not on the disk yet"));
    window.bar_says(&["1 change"]);
}

#[test]
fn a_profile_that_cannot_be_opened_is_opened_later_and_what_was_written_meanwhile_is_a_profile_of_its_own()
 {
    let folder = tempfile::tempdir().unwrap();
    let place = profile(folder.path());
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(&place, "a file where the folder should be").unwrap();
    let mut window = Window::open_in(folder, on(DAY));
    window.bar_says(&[
        "You work on a temporary copy",
        "what you write is not in your profile",
    ]);
    window.send_short("kept in the meantime");
    window.bar_says(&["1 change in it is not in your profile"]);
    let written = window.state().data.clone();
    window.click(Role::Button, "Try again");
    window.bar_says(&["1 change"]);
    fs::remove_file(&place).unwrap();
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    assert!(window.sees("What you wrote meanwhile is kept in the profile `default-copy-1`"));
    assert!(
        window.state().data.last_message < written.last_message,
        "this is the real profile"
    );
    window.send_short("now in the real one");
    let data = window.state().data.clone();
    let window = window.restart(Options::default());
    assert_eq!(window.state().data, data);
    let copy = Options {
        profile: Some("default-copy-1".to_owned()),
        ..Options::default()
    };
    assert_eq!(window.restart(copy).state().data, written);
}

/// A window on a copy that stands in for a profile in whose place a file lies, with a message
/// written on it.
fn on_a_copy() -> (Window, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let place = profile(folder.path());
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(&place, "a file where the folder should be").unwrap();
    let mut window = Window::open_in(folder, on(DAY));
    window.send_short("kept in the meantime");
    (window, place)
}

impl Window {
    /// Where the temporary copy lies that is in use.
    fn copy_folder(&self) -> PathBuf {
        match &self.state().session.behind.as_ref().unwrap().kept {
            Kept::InCopy(place) => PathBuf::from(&place.folder),
            Kept::InMemory => panic!("this is no copy"),
        }
    }

    /// What the program does when its window is gone.
    fn close(mut self, options: Options) -> Window {
        self.harness.state_mut().started_mut().close();
        self.restart(options)
    }
}

#[test]
fn closing_over_a_copy_says_where_its_writing_goes_and_swaps_no_profiles() {
    let (mut window, place) = on_a_copy();
    let (written, temporary) = (window.state().data.clone(), window.copy_folder());
    fs::remove_file(&place).unwrap();
    window.ask_to_close();
    assert!(window.sees("Close without saving?") && !window.is_closing());
    assert!(
        window.sees("becomes the profile `default-copy-1`")
            && window.sees(temporary.to_str().unwrap())
    );
    assert_eq!(
        window.state().data,
        written,
        "what was on the screen is still there"
    );
    crate::pictures::save(&mut window, "disk-close-copy");
    window.click(Role::Button, "Close anyway");
    assert!(window.is_closing());
    let copy = Options {
        profile: Some("default-copy-1".to_owned()),
        ..Options::default()
    };
    let window = window.close(copy);
    assert_eq!(window.state().data, written);
    assert!(
        !temporary.exists(),
        "it is a profile now, and lies nowhere twice"
    );
}

#[test]
fn a_profile_that_is_opened_when_closing_is_told_before_the_window_goes() {
    let (mut window, place) = on_a_copy();
    window.ask_to_close();
    fs::remove_file(&place).unwrap();
    window.click(Role::Button, "Try again, then close");
    assert!(!window.is_closing() && !window.sees("Close without saving?"));
    assert!(window.sees("What you wrote meanwhile is kept in the profile `default-copy-1`"));
    window.ask_to_close();
    assert!(
        !window.sees("Close without saving?"),
        "nothing waits any more"
    );
}

#[test]
fn a_copy_that_cannot_be_put_beside_its_profile_stays_where_the_question_said() {
    let (mut window, place) = on_a_copy();
    let (written, temporary) = (window.state().data.clone(), window.copy_folder());
    fs::remove_dir_all(place.parent().unwrap()).ok();
    window.ask_to_close();
    assert!(window.sees(temporary.to_str().unwrap()));
    window.click(Role::Button, "Close anyway");
    let Window {
        mut harness,
        folder: _folder,
    } = window;
    harness.state_mut().started_mut().close();
    drop(harness);
    let data = moongate::store::Store::open_sound(&temporary.join("moongate.sqlite"), 0)
        .unwrap()
        .data;
    assert_eq!(*data, written);
    fs::remove_dir_all(temporary).unwrap();
}

#[test]
fn closing_a_scenario_asks_about_the_users_own_copy() {
    let Window { harness, folder } = Window::open(on(DAY));
    drop(harness);
    written_by_a_newer_version(&profile(folder.path()).join("moongate.sqlite"));
    let mut window = Window::open_in(folder, on(DAY));
    window.send_short("on the copy");
    let written = window.state().data.clone();
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::TakeTour)]);
    assert!(window.state().session.scenario.is_some());
    window.ask_to_close();
    assert!(
        window.sees("Close without saving?")
            && window.sees("In your own data")
            && window.sees("default-copy-1")
    );
    assert!(
        !window.sees("Try again, then close"),
        "it would not help here"
    );
    window.click(Role::Button, "Close anyway");
    let window = window.close(Options {
        profile: Some("default-copy-1".to_owned()),
        ..Options::default()
    });
    assert_eq!(window.state().data, written);
}

#[test]
fn unsaved_settings_are_asked_about_too_and_those_of_the_user_within_a_scenario() {
    let mut window = Window::open(on(DAY));
    let (config, away) = (
        window.folder.path().join("config"),
        window.folder.path().join("config-away"),
    );
    fs::rename(&config, &away).unwrap();
    window.carry_out(vec![Intent::SetTheme(Theme::Dark)]);
    window.bar_says(&["Your settings are not saved yet"]);
    window.ask_to_close();
    assert!(window.sees("Close without saving?"));
    window.click(Role::Button, "Keep open");
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::TakeTour)]);
    assert!(window.state().session.scenario.is_some());
    window.ask_to_close();
    assert!(window.sees("Close without saving?") && window.sees("In your own data"));
    fs::rename(&away, &config).unwrap();
    window.click(Role::Button, "Try again, then close");
    assert!(window.is_closing());
    assert_eq!(
        window.restart(Options::default()).state().settings.theme,
        Theme::Dark
    );
}

#[test]
fn only_the_users_word_closes_the_window() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.ask_to_close();
    window.fill_disk(false);
    window.send_short("a timer writes something while the question stands");
    assert!(
        !window.is_closing() && !window.sees("Close without saving?"),
        "nothing waits, so nothing is asked"
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
fn a_newer_file_is_left_untouched_and_said_so() {
    let window = Window::open(on(DAY));
    let database = window.profile().join("moongate.sqlite");
    let Window { harness, folder } = window;
    drop(harness);
    written_by_a_newer_version(&database);
    let before = fs::read(&database).unwrap();
    let mut window = Window::open_in(folder, Options::default());
    window.bar_says(&[
        "was written by a newer version",
        "It was left as it is",
        "temporary copy",
    ]);
    window.send_short("elsewhere");
    window.click(Role::Button, "Try again");
    window.bar_says(&["newer version"]);
    assert_eq!(fs::read(&database).unwrap(), before);
}

#[test]
fn the_rules_are_not_changed_behind_the_question_before_closing() {
    let mut window = Window::open(on(DAY));
    let text =
        window
            .state()
            .policy
            .text()
            .replacen("effect = \"copy_only\"", "effect = \"notice\"", 1);
    window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditText(text.clone()))]);
    window.fill_disk(true);
    window.send_long();
    window.ask_to_close();
    window
        .harness
        .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run();
    assert_eq!(window.state().policy.text(), text);
    window.click(Role::Button, "Keep open");
    window
        .harness
        .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run();
    assert_ne!(window.state().policy.text(), text);
}

/// A window on a copy that stands in for a profile of a newer version; the version that the profile
/// had before.
fn on_a_copy_of_a_newer_profile() -> (Window, PathBuf, i64) {
    let Window { harness, folder } = Window::open(on(DAY));
    drop(harness);
    let database = profile(folder.path()).join("moongate.sqlite");
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
    window.carry_out(vec![
        Intent::WhatIf(WhatIfIntent::EditText(TYPED.to_owned())),
        Intent::WhatIf(WhatIfIntent::Keep),
    ]);
}

#[test]
fn a_copy_leaves_the_files_of_its_profile_alone_and_what_was_set_goes_in_once_it_is_open() {
    let (mut window, database, version) = on_a_copy_of_a_newer_profile();
    let config = Home::below(window.folder.path())
        .profile("default")
        .unwrap()
        .settings;
    let files = || {
        let names = fs::read_dir(config.parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        names
            .map(|path| (fs::read(&path).unwrap(), path))
            .collect::<std::collections::BTreeSet<_>>()
    };
    let before = files();
    window.carry_out(vec![Intent::SetTheme(Theme::Dark)]);
    type_rules(&mut window);
    window.bar_says(&["1 change in it is not in your profile"]);
    assert_eq!(files(), before);
    set_version(&database, version);
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    let window = window.restart(Options::default());
    assert_eq!(window.state().settings.theme, Theme::Dark);
    assert_eq!(window.state().what_if.draft.as_deref(), Some(TYPED));
    let copy = window.restart(Options {
        profile: Some("default-copy-1".to_owned()),
        ..Options::default()
    });
    assert_eq!(
        copy.state().what_if.draft.as_deref(),
        Some(TYPED),
        "the copy is whole"
    );
}

#[test]
fn settings_that_were_changed_beside_a_copy_are_not_overwritten() {
    let (mut window, database, version) = on_a_copy_of_a_newer_profile();
    window.carry_out(vec![Intent::SetTheme(Theme::Dark)]);
    type_rules(&mut window);
    let settings = Home::below(window.folder.path())
        .profile("default")
        .unwrap()
        .settings;
    let text = fs::read_to_string(&settings).unwrap().replacen(
        "language = \"en\"",
        "language = \"zh\"",
        1,
    );
    fs::write(&settings, &text).unwrap();
    set_version(&database, version);
    window.click(Role::Button, "Try again");
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
        "what was written meanwhile is there"
    );
}

#[test]
fn a_profile_whose_place_is_not_mounted_is_not_made_anew() {
    let (mut window, database, version) = on_a_copy_of_a_newer_profile();
    let away = window.folder.path().join("away");
    let there = database.parent().unwrap().to_path_buf();
    fs::rename(&there, &away).unwrap();
    window.click(Role::Button, "Try again");
    window.bar_says(&["is no longer there", "temporary copy"]);
    assert!(!there.exists());
    fs::rename(&away, &there).unwrap();
    set_version(&database, version);
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
}

#[test]
fn what_waits_can_be_kept_as_a_text_and_waits_on() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.send_short("a word that must not be lost");
    window.click(Role::Button, "Save as text");
    let text = fs::read_to_string(window.profile().join("exports/not-saved.txt")).unwrap();
    assert!(
        text.contains("很长的消息")
            && text.contains("## Message in")
            && text.contains("a word that must not be lost")
    );
    window.bar_says(&["2 changes are kept in memory"]);
    window.fill_disk(false);
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Button, "Save as text")
            .is_none()
    );
}

#[test]
fn a_damaged_file_is_said_to_be_started_again_only_after_saving_what_waits() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    let mut behind = window.state().session.behind.clone().unwrap();
    behind.trouble.fault = SaveErrorKind::Damaged("malformed".to_owned());
    window.carry_out(vec![Intent::Disk(UnsavedIntent::UnsavedChanges(behind))]);
    window.bar_says(&[
        "Start the program again",
        "Before that, save what waits as text",
    ]);
}
