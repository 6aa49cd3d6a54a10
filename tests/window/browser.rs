//! The hand-off to the system browser, recorded by a fake browser that is first on `PATH`.
//!
//! The environment of a running process can't be changed safely, so the test starts itself again
//! with another one.

#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use moongate::domain::{OpenIn, Tab};
use moongate::i18n::{chrome, link, settings};
use moongate::policy::Policy;

use crate::harness::{Window, on};

const LOG: &str = "MOONGATE_TEST_BROWSER_LOG";

#[test]
fn the_browser_gets_exactly_the_allowed_address_and_nothing_when_refused() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("opened");
    let program = folder.path().join("xdg-open");
    fs::write(
        &program,
        "#!/bin/sh\nprintf '%s|%s\\n' \"$#\" \"$1\" >>\"$MOONGATE_TEST_BROWSER_LOG\"\n",
    )
    .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!(
        "{}:{}",
        folder.path().display(),
        std::env::var("PATH").unwrap()
    );
    let output = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "browser::journey_with_a_fake_browser",
            "--nocapture",
        ])
        .env("PATH", path)
        .env(LOG, &log)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let opened = fs::read_to_string(&log).unwrap();
    assert_eq!(opened, "1|https://item.taobao.com/item.htm?id=777\n");
}

#[test]
fn journey_with_a_fake_browser() {
    let Some(log) = std::env::var_os(LOG) else {
        return;
    };
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Settings);
    window.click(Role::RadioButton, settings::open_in(OpenIn::Browser));
    for (tab, conversation) in [(Tab::Groups, "family"), (Tab::Chats, "Lin Mei")] {
        window.send_in(
            tab,
            conversation,
            "https://item.taobao.com/item.htm?id=777 https://taobao.com@evil.example/",
        );
        window.tap_last("evil.example");
        assert!(window.sees(link::STOP_HEADING));
        window.tap_last_page_back();
        window.tap_last("id=777");
        if tab == Tab::Groups {
            window.tap_last_page_back();
        }
    }
    assert!(window.sees(link::notice_heading(&Policy::shipped().home().app)));
    window.press(link::CONTINUE);
    wait_for(Path::new(&log));
}

fn wait_for(log: &Path) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !fs::read_to_string(log).is_ok_and(|text| text.ends_with('\n')) {
        assert!(Instant::now() < deadline, "the browser was not started");
        std::thread::sleep(Duration::from_millis(20));
    }
    // Any other address would have been opened by now.
    std::thread::sleep(Duration::from_millis(300));
}

impl Window {
    fn tap_last_page_back(&mut self) {
        self.nodes(Role::Button, chrome::BACK)
            .next()
            .unwrap()
            .click();
        self.run();
    }
}
