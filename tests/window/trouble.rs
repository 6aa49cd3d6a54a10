//! Trouble with the disk in the real window: told in both languages, nothing lost, and tried again by a button of this name.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use moongate::app::whatif::WhatIfIntent;
use moongate::app::{Content, Intent, NewFile, WalletIntent};
use moongate::desktop::Options;
use moongate::domain::{ConversationId, Lang, Theme};
use moongate::store::Home;

use crate::harness::{Window, on};

const DAY: &str = "2021-09-28";

impl Window {
    /// Sends a message so long that the database has to grow for it.
    fn send_long(&mut self) {
        let id = ConversationId::from(self.state().settings.chat.clone().unwrap().as_str());
        let text = "很长的消息 ".repeat(800);
        self.carry_out(vec![Intent::EditDraft(id.clone(), text), Intent::SendDraft(id)]);
    }

    fn send_short(&mut self, text: &str) {
        let id = ConversationId::from(self.state().settings.chat.clone().unwrap().as_str());
        self.carry_out(vec![Intent::EditDraft(id.clone(), text.to_owned()), Intent::SendDraft(id)]);
    }

    /// What the bar at the top says to a screen reader.
    fn bar(&self) -> Option<String> {
        self.harness.query_by_role(Role::Alert).and_then(|bar| bar.accesskit_node().label())
    }

    fn bar_says(&self, words: &[&str]) {
        let bar = self.bar().expect("no bar");
        for word in words {
            assert!(bar.contains(word), "{word:?} is not in {bar:?}");
        }
    }

    fn fill_disk(&self, full: bool) {
        self.harness.state().started().shell.forbid_growth(full).unwrap();
    }

    fn ask_to_close(&mut self) {
        let viewport = self.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.harness.step();
        // The window system says so once.
        let viewport = self.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
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
    Home::below(home).profile("default").unwrap().data_folder().to_path_buf()
}

#[test]
fn a_full_disk_is_told_and_everything_is_written_in_one_go_once_there_is_space() {
    let mut window = Window::open(on(DAY));
    assert_eq!(window.bar(), None);
    window.fill_disk(true);
    window.send_long();
    window.bar_says(&["The disk is full", "moongate.sqlite", "1 change is kept in memory and is not on the disk yet"]);
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
    let (there, away) = (window.folder.path().join("data"), window.folder.path().join("away"));
    let (config, config_away) = (window.folder.path().join("config"), window.folder.path().join("config-away"));
    fs::rename(&there, &away).unwrap();
    fs::rename(&config, &config_away).unwrap();
    window.send_short("where is my folder?");
    window.bar_says(&["is no longer there", "Put its folder back", "1 change"]);
    window.carry_out(vec![Intent::SetTheme(Theme::Dark)]);
    let save = WalletIntent::SaveFile(NewFile { name: "receipt.txt".to_owned(), content: Content::Bytes(b"text".to_vec()) });
    window.carry_out(vec![Intent::Wallet(save.clone())]);
    assert!(window.sees("The file was not saved"));
    window.click(Role::Button, "Try again");
    window.bar_says(&["is no longer there", "1 change"]);
    assert!(!there.exists() && !config.exists(), "a new folder would stand in the way of the old one");
    fs::rename(&away, &there).unwrap();
    fs::rename(&config_away, &config).unwrap();
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    assert!(window.sees("Everything is on the disk now"));
    window.carry_out(vec![Intent::Wallet(save)]);
    assert_eq!(fs::read_to_string(window.profile().join("exports/receipt.txt")).unwrap(), "text");
    let data = window.state().data.clone();
    let window = window.restart(Options::default());
    assert_eq!(window.state().data, data);
    assert_eq!(window.state().settings.theme, Theme::Dark, "the settings waited too");
}

#[test]
fn a_copy_of_the_rules_waits_like_a_change() {
    let mut window = Window::open(on(DAY));
    let (config, away) = (window.folder.path().join("config"), window.folder.path().join("config-away"));
    fs::rename(&config, &away).unwrap();
    let text = "rule = = still being written".to_owned();
    window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditText(text.clone())), Intent::WhatIf(WhatIfIntent::Keep)]);
    window.bar_says(&["is no longer there", "1 change"]);
    window.click(Role::Button, "Try again");
    window.bar_says(&["1 change"]);
    assert!(!config.exists());
    fs::rename(&away, &config).unwrap();
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    assert_eq!(window.restart(on(DAY)).state().what_if.draft.as_deref(), Some(text.as_str()));
}

#[test]
fn another_file_in_the_place_of_the_database_is_not_touched() {
    let mut window = Window::open(on(DAY));
    let (database, mine) = (window.profile().join("moongate.sqlite"), window.profile().join("mine"));
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
    let (there, away) = (window.folder.path().join("data"), window.folder.path().join("away"));
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
    let (data, books) = (window.state().data.clone(), window.state().books.clone());
    let window = window.restart(Options::default());
    assert_eq!((&window.state().data, &window.state().books), (&data, &books));
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
    assert!(!window.sees("Close without saving?"), "the last try succeeded, so there is nothing to ask");
    assert_eq!(window.bar(), None);
}

#[test]
fn a_scenario_is_not_opened_over_changes_that_wait() {
    let mut window = Window::open(on(DAY));
    window.fill_disk(true);
    window.send_long();
    window.carry_out(vec![Intent::Scenario(moongate::app::ScenarioIntent::Open("any.scenario.toml".to_owned()))]);
    assert!(window.sees("Some changes are not on the disk yet"));
    window.bar_says(&["1 change"]);
}

#[test]
fn a_profile_that_cannot_be_opened_is_opened_later_and_what_was_written_meanwhile_is_a_profile_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let place = profile(folder.path());
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(&place, "a file where the folder should be").unwrap();
    let mut window = Window::open_in(folder, on(DAY));
    window.bar_says(&["You work on a temporary copy", "what you write is not in your profile"]);
    window.send_short("kept in the meantime");
    window.bar_says(&["1 change in it is not in your profile"]);
    let written = window.state().data.clone();
    window.click(Role::Button, "Try again");
    window.bar_says(&["1 change"]);
    fs::remove_file(&place).unwrap();
    window.click(Role::Button, "Try again");
    assert_eq!(window.bar(), None);
    assert!(window.sees("What you wrote meanwhile is kept in the profile `default-copy-1`"));
    assert!(window.state().data.last_message < written.last_message, "this is the real profile");
    window.send_short("now in the real one");
    let data = window.state().data.clone();
    let window = window.restart(Options::default());
    assert_eq!(window.state().data, data);
    let copy = Options { profile: Some("default-copy-1".to_owned()), ..Options::default() };
    assert_eq!(window.restart(copy).state().data, written);
}

#[test]
fn a_newer_file_is_left_untouched_and_said_so() {
    let window = Window::open(on(DAY));
    let database = window.profile().join("moongate.sqlite");
    let Window { harness, folder } = window;
    drop(harness);
    let newer = rusqlite::Connection::open(&database).unwrap();
    newer.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA user_version = 999;").unwrap();
    drop(newer);
    let before = fs::read(&database).unwrap();
    let mut window = Window::open_in(folder, Options::default());
    window.bar_says(&["was written by a newer version", "It was left as it is", "temporary copy"]);
    window.send_short("elsewhere");
    window.click(Role::Button, "Try again");
    window.bar_says(&["newer version"]);
    assert_eq!(fs::read(&database).unwrap(), before);
}
