//! Rules of chat clients against deceptive links, each with a case that it stops and one that it
//! lets pass.
//!
//! Signal refuses every mixture of ASCII and other letters, and every path that is not plain ASCII.
//! Both would hit honest Chinese and German addresses; Moongate checks for the script mixtures of
//! UTS 39 and for hidden characters instead.

use moongate::links::{Judgement, read_address};

use super::table::{hosts, judgement_id};

/// A link that a rule stops, its judgement, and a link that the rule lets pass.
const RULES: [(&str, &str, &str, &str); 17] = [
    (
        "user name",
        "https://user@example.com/",
        "stop:user_info",
        "https://example.com/user@example.com",
    ),
    (
        "password",
        "https://:secret@example.com/",
        "stop:user_info",
        "https://example.com/:secret@",
    ),
    (
        "encoded host",
        "https://ex%61mple.com/",
        "stop:sneaky",
        "https://example.com/ex%61mple",
    ),
    (
        "one label",
        "https://intranet/",
        "stop:sneaky",
        "https://intranet.example/",
    ),
    (
        "empty label",
        "https://example..com/",
        "stop:sneaky",
        "https://example.com/a..b",
    ),
    (
        "leading empty label",
        "https://.example.com/",
        "stop:sneaky",
        "https://example.com./",
    ),
    (
        "mixed scripts",
        "https://ex\u{430}mple.com/",
        "stop:mixed_scripts",
        "https://b\u{fc}cher.example/",
    ),
    (
        "mixed scripts, Greek",
        "https://\u{3B1}lpha.com/",
        "stop:mixed_scripts",
        "https://\u{3B1}\u{3BB}\u{3C6}\u{3B1}.gr/",
    ),
    (
        "mixed scripts, Chinese",
        "https://淘\u{431}宝.cn/",
        "stop:mixed_scripts",
        "https://淘宝tao.cn/",
    ),
    (
        "direction override",
        "https://example.com/\u{202E}gnp.exe",
        "stop:hidden_characters",
        "https://example.com/图片.png",
    ),
    (
        "end of direction",
        "https://example.com/a\u{202C}b",
        "stop:hidden_characters",
        "https://example.com/a/b",
    ),
    (
        "drawing in the host",
        "https://example.com\u{2571}evil.example/",
        "stop:sneaky",
        "https://example.com/\u{2571}",
    ),
    (
        "odd address",
        "https://0x7f000001/",
        "stop:sneaky",
        "https://0x7f000001.example/",
    ),
    (
        "backslash",
        "https://example.com\\evil.example/",
        "stop:sneaky",
        "https://example.com/a\\b",
    ),
    (
        "sign in the host",
        "https://a{b.example/",
        "stop:sneaky",
        "https://example.com/a{b",
    ),
    (
        "comma in the host",
        "https://shop,example.com/",
        "stop:sneaky",
        "https://example.com/shop,example.com",
    ),
    (
        "slashes",
        "https:example.com/",
        "stop:sneaky",
        "https://example.com//",
    ),
];

fn judged(text: &str) -> String {
    read_address(text, hosts()).map_or_else(
        || "no link".to_owned(),
        |found| judgement_id(&found.judgement),
    )
}

#[test]
fn every_rule_stops_its_case_and_lets_the_harmless_one_pass() {
    for (rule, bad, reason, harmless) in RULES {
        assert_eq!(judged(bad), reason, "{rule}: {bad:?}");
        assert_eq!(judged(harmless), "fine", "{rule}: {harmless:?}");
    }
}

#[test]
fn addresses_are_stopped_only_beyond_the_maximum_length() {
    let path = |length: usize| format!("https://example.com/{}", "a".repeat(length - 20));
    assert_eq!(judged(&path(4096)), "fine");
    assert_eq!(judged(&path(4097)), "stop:too_long");
    assert_eq!(judged(&path(100_000)), "stop:too_long");
    let host = |labels: usize| format!("https://{}com/", "abcde.".repeat(labels));
    assert_eq!(judged(&host(41)), "fine");
    assert_eq!(judged(&host(42)), "stop:too_long");
    let label = |length: usize| format!("https://{}.com/", "a".repeat(length));
    assert_eq!(judged(&label(63)), "fine");
    assert_eq!(judged(&label(64)), "stop:too_long");
}

#[test]
fn a_text_that_cannot_be_parsed_is_not_a_link() {
    for text in [
        "https://",
        "https://exa mple",
        "https://[::g]/",
        "https://example.com:99999/",
        "https://%zz/",
        "https://a<b/",
        "http://256.256.256.256/",
    ] {
        let found = read_address(text, hosts());
        assert!(
            found.is_none_or(|found| matches!(found.judgement, Judgement::Stop(_))),
            "{text:?}"
        );
    }
}
