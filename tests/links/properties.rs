//! What holds for any text at all.

use moongate::links::{Openable, Target, escape_hidden, find, read_address};
use proptest::prelude::*;
use url::Url;

use super::table::hosts;

/// Texts made of the pieces that links and their enemies are made of, and of anything else.
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
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_in_order_and_on_character_boundaries(text in hostile_text()) {
        let mut end = 0;
        for found in find(&text, hosts()) {
            prop_assert!(found.span.start >= end && found.span.start < found.span.end);
            prop_assert!(text.get(found.span.clone()).is_some());
            end = found.span.end;
        }
        if let Some(found) = read_address(&text, hosts()) {
            prop_assert!(text.get(found.span).is_some());
        }
    }

    #[test]
    fn what_is_shown_reads_back_as_what_is_opened(text in hostile_text()) {
        for found in find(&text, hosts()).iter().chain(&read_address(&text, hosts())) {
            let Target::Web(address) = &found.target else { continue };
            let Some(openable) = Openable::from_found(found) else { continue };
            prop_assert_eq!(openable.as_str(), address.url.as_str());
            prop_assert!(openable.as_str().bytes().all(|b| b.is_ascii_graphic()));
            let shown = address.shown(usize::MAX);
            let read_back = Url::parse(&shown.to_string());
            prop_assert_eq!(read_back.as_ref(), Ok(&address.url), "shown as {}", shown);
            for max in [0, 8, 20, 40] {
                let short = address.shown(max);
                prop_assert_eq!(&short.domain, &shown.domain);
                prop_assert!(short.to_string().chars().count() <= max.max(shown.domain.chars().count() + 7));
            }
            prop_assert!(matches!(escape_hidden(&shown.to_string()), std::borrow::Cow::Borrowed(_)));
        }
    }

    #[test]
    fn escaped_text_hides_nothing(text in any::<String>()) {
        let escaped = escape_hidden(&text);
        let hidden = ['\u{202E}', '\u{200B}', '\u{0}', '\u{2066}', '\u{AD}'];
        prop_assert!(!escaped.contains(hidden));
        prop_assert_eq!(escape_hidden(&escaped), escaped.as_ref());
    }
}
