//! Taps on links of generated messages, many of them hostile, through the real `update` and the
//! shell's real hand-off, with a fake browser first on `PATH`.
//!
//! `MOONGATE_TAPS` sets the number of messages; the default is 1,000. The environment of a running
//! process can't be changed safely, so each test starts itself again with another one.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use moongate::app::{
    Effect, Effects, Intent, LinkContext, Notice, Now, OutsideEffect, State, TappedLink, update,
};
use moongate::desktop::{Options, start};
use moongate::domain::{ConversationId, OpenIn, Surface};
use moongate::policy::Policy;
use moongate::store::Home;

use crate::dice::Dice;

/// Set in the second run of a test: the file to which the fake browser writes its arguments.
const LOG: &str = "MOONGATE_TEST_TAPS_LOG";
/// Maximum number of browsers at the same time.
const AT_ONCE: usize = 48;

fn effects_of(state: &mut State, intent: Intent, now: Now) -> Effects {
    let mut fx = Effects::default();
    update(state, intent, now, &mut fx);
    fx
}

fn opens_url(effect: &Effect) -> bool {
    matches!(effect, Effect::Outside(OutsideEffect::OpenUrl(_)))
}

/// Runs a test of this file again with `program` as the only thing on `PATH`.
fn again(test: &str, program: Option<&str>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("opened");
    fs::write(&log, "").unwrap();
    let tools = folder.path().join("tools");
    fs::create_dir(&tools).unwrap();
    if let Some(program) = program {
        let path = tools.join("xdg-open");
        fs::write(&path, program).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command
        .args(["--exact", &format!("taps::{test}"), "--nocapture"])
        .env("PATH", &tools)
        .env(LOG, &log)
        .output()
        .unwrap();
    crate::child::check_passed(&output);
    (folder, log)
}

const SCHEMES: &[&str] = &[
    "https://",
    "https://",
    "https://",
    "https://",
    "",
    "",
    "http://",
    "HTTPS://",
    "hTTp://",
    "https:\\\\",
    "https:/",
    "https:///",
    "javascript:",
    "JaVaScRiPt:",
    "java\tscript:",
    "data:text/html,",
    "file:///",
    "intent://",
    "vbscript:",
    "blob:https://",
    "ftp://",
    "\u{1}https://",
    "taobao://",
    "weixin://",
    "view-source:https://",
    "ms-settings:",
];
const HOSTS: &[&str] = &[
    "example.org",
    "www.example.com",
    "taobao.com.evil.example",
    "t\u{430}obao.com",
    "taoba0.com",
    "t.cn",
    "192.168.1.1",
    "0x7f.1",
    "[::1]",
    "b\u{fc}cher.example",
    "例子.中国",
    "xn--tobao-4ve.com",
    "taobao.com\u{200B}.evil.example",
    "main.rs",
    "a..b.com",
    "-x.com",
    "evil.example:8080",
    "taobao.com.",
    "\u{202E}moc.oaboat",
    "example.org%00",
    "example。org",
];
const USERS: &[&str] = &[
    "",
    "",
    "",
    "",
    "",
    "",
    "taobao.com@",
    "user:pass@",
    "https%3A%2F%2Ftaobao.com@",
    "--help@",
];
const PATHS: &[&str] = &[
    "",
    "/",
    "/item.htm?id=1",
    "/wiki/淘宝网",
    "/\u{202E}gpj.exe",
    "/a b",
    "/$(touch x)",
    "/`id`",
    "/;rm -rf ~",
    "/'\"",
    "/%0d%0aX",
    "/\u{7}",
    "/%E6%B7%98",
    "?q=手机&x=1",
    "#--no-sandbox",
    "/a\nb",
    "/\\..\\..",
    "/\u{200B}",
    "/&calc.exe",
    "/|more",
];
const BEFORE: &[&str] = &[
    "",
    "看看这个",
    "look: ",
    "（",
    "“",
    "￥nBezYU6mCQq￥ ",
    "me@example.org ",
    "v1.2.3 ",
];
const AFTER: &[&str] = &[
    "",
    "，好看吗",
    ".",
    "）",
    "”快来",
    " and more",
    "\u{202C}",
    " main.rs",
];

fn message(dice: &mut Dice, known: &[String]) -> String {
    let links = 1 + dice.roll(2);
    (0..links).fold(dice.pick(BEFORE).to_owned(), |text, _| {
        let host = if dice.roll(3) == 0 {
            dice.pick(HOSTS).to_owned()
        } else {
            known[dice.roll(known.len())].clone()
        };
        let (scheme, user, path) = (dice.pick(SCHEMES), dice.pick(USERS), dice.pick(PATHS));
        text + scheme + user + &host + path + dice.pick(AFTER) + " "
    })
}

/// The links of a message as the window taps them.
fn sent(state: &mut State, text: String, surface: Surface, now: Now) -> Vec<TappedLink> {
    let id = ConversationId(
        if surface == Surface::Group {
            "group-family"
        } else {
            "dm-lin-mei"
        }
        .to_owned(),
    );
    effects_of(state, Intent::EditDraft(id.clone(), text), now);
    effects_of(state, Intent::SendDraft(id.clone()), now);
    let message = state.data.threads[&id].last().unwrap();
    let context = LinkContext {
        surface,
        by_user: true,
    };
    let found = state.scans.in_message(message.id, state.lang());
    found
        .iter()
        .map(|found| TappedLink {
            context: context.clone(),
            found: found.clone(),
            text: message.body.text[found.span.clone()].to_owned(),
        })
        .collect()
}

fn lines(log: &Path) -> Vec<String> {
    fs::read_to_string(log)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

fn wait_for(log: &Path, count: usize) {
    let deadline = Instant::now() + Duration::from_secs(120);
    while lines(log).len() < count {
        assert!(
            Instant::now() < deadline,
            "{} of {count} were opened",
            lines(log).len()
        );
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn only_what_the_gate_lets_through_reaches_the_browser() {
    let browser = "#!/bin/sh\nprintf '%s|%s\\n' \"$#\" \"$*\" >>\"$MOONGATE_TEST_TAPS_LOG\"\n";
    again("taps_with_the_fake_browser", Some(browser));
}

#[test]
fn taps_with_the_fake_browser() {
    let Some(log) = std::env::var_os(LOG).map(PathBuf::from) else {
        return;
    };
    let count: usize = std::env::var("MOONGATE_TAPS").map_or(1_000, |count| count.parse().unwrap());
    let home = tempfile::tempdir().unwrap();
    let mut started = start(&Home::below(home.path()), &Options::default()).unwrap();
    started.state.settings.open_in = OpenIn::Browser;
    let known: Vec<String> = Policy::shipped()
        .host_suffixes()
        .map(|(host, _)| format!("www.{host}"))
        .collect();
    let days: Vec<_> = started
        .state
        .policy
        .milestones()
        .iter()
        .map(|milestone| milestone.day)
        .collect();
    let (mut dice, mut now, mut expected, mut refused) = (
        Dice(2021),
        Now {
            millis: 1_700_000_000_000,
        },
        Vec::new(),
        0,
    );
    for _ in 0..count {
        let state = &mut started.state;
        state.settings.day = days[dice.roll(days.len())];
        let text = message(&mut dice, &known);
        for link in sent(state, text, Surface::ALL[dice.roll(3)], now) {
            let opens = state
                .link_answer(link.context.surface, &link.found)
                .effect
                .opens();
            let address = link.address();
            let mut opened = Vec::new();
            for intent in [
                Intent::TapLink(link),
                Intent::Continue,
                Intent::OpenPageInBrowser,
            ] {
                now.millis += 2_000;
                let effects = effects_of(state, intent, now);
                opened.extend(effects.into_iter().filter(opens_url));
            }
            state.session.page = None;
            assert_eq!(opened.len(), usize::from(opens), "{address}");
            refused += usize::from(!opens);
            expected.extend(opens.then_some(format!("1|{address}")));
            started.shell.run(opened, state);
            if expected.len() % AT_ONCE == 0 {
                wait_for(&log, expected.len());
            }
        }
    }
    wait_for(&log, expected.len());
    // Any other address would have been opened by now.
    std::thread::sleep(Duration::from_millis(300));
    let mut opened = lines(&log);
    for line in &opened {
        assert!(
            line.starts_with("1|http://") || line.starts_with("1|https://"),
            "one argument, and an address: {line}"
        );
        assert!(line.bytes().all(|byte| byte.is_ascii_graphic()), "{line:?}");
    }
    opened.sort();
    expected.sort();
    assert_eq!(opened, expected);
    assert!(
        opened.len() > count / 5 && refused > count / 5,
        "{} opened, {refused} refused",
        opened.len()
    );
}

#[test]
fn a_missing_browser_is_reported_with_the_address_to_copy() {
    again("tap_without_a_browser", None);
}

#[test]
fn a_failing_browser_is_reported_with_the_address_to_copy() {
    again("tap_without_a_browser", Some("#!/bin/sh\nexit 3\n"));
}

#[test]
fn tap_without_a_browser() {
    if std::env::var_os(LOG).is_none() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut started = start(&Home::below(home.path()), &Options::default()).unwrap();
    started.state.settings.open_in = OpenIn::Browser;
    let now = Now {
        millis: 1_700_000_000_000,
    };
    let link = sent(
        &mut started.state,
        "https://example.org/x".to_owned(),
        Surface::Dm,
        now,
    )
    .remove(0);
    let effects = effects_of(&mut started.state, Intent::TapLink(link.clone()), now);
    started.shell.run(effects, &started.state);
    let deadline = Instant::now() + Duration::from_secs(20);
    let reports = loop {
        let reports = started.shell.take_events();
        if !reports.is_empty() {
            break reports;
        }
        assert!(
            Instant::now() < deadline,
            "no event reports the missing browser"
        );
        std::thread::sleep(Duration::from_millis(10));
    };
    started.handle(reports);
    let toast = started.state.session.toasts.last().unwrap();
    assert!(matches!(toast.notice, Notice::BrowserFailed { .. }));
    assert_eq!(toast.notice.copyable(), Some("https://example.org/x"));
    let again = effects_of(&mut started.state, Intent::TapLink(link), now);
    assert!(again.iter().any(opens_url), "a retry is not a double click");
}

#[test]
fn two_clicks_open_once() {
    let home = tempfile::tempdir().unwrap();
    let mut state = start(&Home::below(home.path()), &Options::default())
        .unwrap()
        .state;
    state.settings.open_in = OpenIn::Browser;
    let at = |millis: i64| Now {
        millis: 1_700_000_000_000 + millis,
    };
    let link = sent(
        &mut state,
        "https://example.org/x".to_owned(),
        Surface::Dm,
        at(0),
    )
    .remove(0);
    let other = sent(
        &mut state,
        "https://example.org/y".to_owned(),
        Surface::Dm,
        at(0),
    )
    .remove(0);
    let mut tap = |link: &TappedLink, millis: i64| {
        let effects = effects_of(&mut state, Intent::TapLink(link.clone()), at(millis));
        assert!(state.session.page.is_none(), "nothing is shown in the app");
        effects.iter().filter(|effect| opens_url(effect)).count()
    };
    assert_eq!([tap(&link, 0), tap(&link, 300), tap(&link, 999)], [1, 0, 0]);
    assert_eq!(
        [tap(&other, 999), tap(&link, 1_100), tap(&link, 2_200)],
        [1, 1, 1],
        "other addresses and later clicks are separate taps"
    );
}
