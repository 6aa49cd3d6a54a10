//! Properties that hold for any text.

use moongate::links::escape_hidden;
use proptest::prelude::*;

use super::invariants::{check_finding, check_judging};
use super::table::hosts;

/// Texts made of parts of links, parts of attacks, and random characters.
fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "https://", "http://", "HTTPS:", "javascript:", "data:", "intent://", "//", "/", "\\", ".", "..", ":", "@", "?", "#", "%", "%2e", "[", "]", "::1",
            "taobao.com", "m.tb.cn", "jd.com", "t.cn", "example", "www.", ".com", ".rs", "xn--", "127.0.0.1", "0x7f.1", ":443", "淘宝", "看看", "，", "。",
            "\u{202E}", "\u{200B}", "\u{FE0F}", "\u{2764}", "\u{430}", "\u{301}", "\u{2044}", "￥", "¥", "nBezYU6mCQq", "(", ")", "\"", "'", " ", "\n", "\t",
            "\u{1F600}", "\u{3000}", "～", "*", "_", "-", "~",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z0-9]{1,12}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_stands_in_order_and_is_shown_as_what_it_opens(text in hostile_text()) {
        check_finding(&text, hosts());
    }

    #[test]
    fn what_is_read_as_an_address_is_shown_as_what_it_opens(text in hostile_text()) {
        check_judging(&text, hosts());
        check_judging(&format!("https://{text}"), hosts());
    }

    #[test]
    fn escaped_text_hides_nothing(text in any::<String>()) {
        let escaped = escape_hidden(&text);
        let hidden = ['\u{202E}', '\u{200B}', '\u{0}', '\u{2066}', '\u{AD}'];
        prop_assert!(!escaped.contains(hidden));
        prop_assert_eq!(escape_hidden(&escaped), escaped.as_ref());
    }
}

#[test]
fn the_stored_corpus_of_the_fuzzers_passes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut texts = 0;
    for (name, check) in [
        ("find", check_finding as fn(&str, &_)),
        ("judge", check_judging),
    ] {
        for file in std::fs::read_dir(folder.join(name)).unwrap() {
            check(
                &std::fs::read_to_string(file.unwrap().path()).unwrap(),
                hosts(),
            );
            texts += 1;
        }
    }
    assert!(texts >= 100, "{texts} texts");
}
