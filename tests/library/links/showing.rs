//! An address is shown as it is opened, and its registrable domain is always visible.

use moongate::links::{
    AskReason, Judgement, Shown, Target, WebAddress, escape_hidden, judge_label, read_address,
};

use super::table::hosts;

fn address(text: &str) -> WebAddress {
    match read_address(text, hosts()).unwrap().target {
        Target::Web(address) => address,
        other @ (Target::TaoPassword(_) | Target::Refused(_)) => panic!("{text:?} is {other:?}"),
    }
}

fn parts(shown: &Shown) -> [&str; 3] {
    [&shown.before, &shown.domain, &shown.after]
}

#[test]
fn the_registrable_domain_is_emphasized() {
    let cases = [
        (
            "https://item.taobao.com/item.htm?id=1",
            ["https://item.", "taobao.com", "/item.htm?id=1"],
        ),
        ("https://taobao.com/", ["https://", "taobao.com", ""]),
        (
            "http://www.example.co.uk:8080/a",
            ["http://www.", "example.co.uk", ":8080/a"],
        ),
        (
            "https://taobao.com.evil.example/",
            ["https://taobao.com.", "evil.example", ""],
        ),
        (
            "https://taobao.com@evil.example/",
            ["https://", "evil.example", ""],
        ),
        ("https://[::1]:8443/x", ["https://", "[::1]", ":8443/x"]),
        ("https://192.168.1.1/x", ["https://", "192.168.1.1", "/x"]),
        (
            "https://zh.wikipedia.org/wiki/淘宝网",
            ["https://zh.", "wikipedia.org", "/wiki/淘宝网"],
        ),
        (
            "https://www.食狮.公司.cn/",
            ["https://www.", "食狮.公司.cn", ""],
        ),
        (
            "https://b\u{fc}cher.example/",
            ["https://", "b\u{fc}cher.example", ""],
        ),
        (
            "https://t\u{430}obao.com/",
            ["https://", "xn--tobao-4ve.com", ""],
        ),
        (
            "https://\u{430}\u{440}\u{440}\u{4CF}\u{435}.com/",
            ["https://", "xn--80ak6aa92e.com", ""],
        ),
        ("https://taobao.com./x", ["https://", "taobao.com.", "/x"]),
        ("https://github.io/", ["https://", "github.io", ""]),
        (
            "https://example.com/\u{202E}gpj.exe",
            ["https://", "example.com", "/%E2%80%AEgpj.exe"],
        ),
        (
            "https://example.com/\u{5D0}/1",
            ["https://", "example.com", "/%D7%90/1"],
        ),
        (
            "https://example.com/stra\u{DF}e",
            ["https://", "example.com", "/stra\u{DF}e"],
        ),
        (
            "https://example.com/a%20b%2Fc",
            ["https://", "example.com", "/a%20b%2Fc"],
        ),
        (
            "https://example.com/%e6%b7%98",
            ["https://", "example.com", "/%e6%b7%98"],
        ),
        (
            "https://example.com/?q=手机#部分",
            ["https://", "example.com", "/?q=手机#部分"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(
            parts(&address(text).shown(usize::MAX)),
            expected,
            "{text:?}"
        );
    }
}

#[test]
fn shortening_keeps_the_domain_and_the_mark_of_an_unencrypted_address() {
    let https = address("https://login.accounts.example.com/very/long/path?with=query");
    let cases = [
        (
            60,
            "https://login.accounts.example.com/very/long/path?with=query",
        ),
        (40, "https://login.accounts.example.com/very…"),
        (35, "https://login.accounts.example.com…"),
        (34, "login.accounts.example.com/very/l…"),
        (27, "login.accounts.example.com…"),
        (20, "…counts.example.com…"),
        (12, "example.com…"),
        (11, "example.com"),
        (0, "example.com"),
    ];
    for (max, expected) in cases {
        let shown = https.shown(max).to_string();
        assert!(shown.chars().count() <= max.max(11), "{max}: {shown}");
        assert_eq!(shown, expected, "{max}");
    }
    assert!(
        address("http://www.example.com/")
            .shown(12)
            .to_string()
            .starts_with("http://")
    );
}

#[test]
fn hidden_characters_are_written_out_and_emoji_stay() {
    assert_eq!(
        escape_hidden("tao\u{200B}bao\u{202E}"),
        "tao[U+200B]bao[U+202E]"
    );
    assert_eq!(escape_hidden("a\u{0}b\u{E0041}"), "a[U+0000]b[U+E0041]");
    for same in [
        "plain",
        "第一行\n\t第二行",
        "\u{2764}\u{FE0F}",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "1\u{FE0F}\u{20E3} #\u{FE0F}\u{20E3} ‼\u{FE0F} ©\u{FE0F} ㊗\u{FE0F}",
        "👍🏽 🇨🇭 한국어 ไทย",
        "",
    ] {
        assert_eq!(escape_hidden(same), same);
    }
    // After a digit, a selector is harmless only in a keycap.
    assert_eq!(escape_hidden("1\u{FE0F}2"), "1[U+FE0F]2");
    assert_eq!(escape_hidden("a\u{FE0F}\u{20E3}"), "a[U+FE0F]\u{20E3}");
}

#[test]
fn a_label_that_pretends_to_be_another_address_is_asked_about() {
    let pretends = Judgement::Ask(AskReason::MisleadingLabel);
    let cases = [
        ("taobao.com", "https://evil.example/", true),
        ("https://www.taobao.com/sale", "https://evil.example/", true),
        ("点这里 taobao.com 领券", "https://evil.example/", true),
        ("taobao.com", "https://tmall.com/", true),
        ("taobao.com", "https://item.taobao.com/x", false),
        ("https://item.taobao.com/1", "http://taobao.com/2", false),
        ("t\u{430}obao.com", "https://taobao.com/", true),
        ("淘宝大促", "https://evil.example/", false),
        ("main.rs", "https://example.com/", false),
        ("https://192.168.1.1/", "https://192.168.1.2/", true),
        ("https://192.168.1.1/", "https://192.168.1.1/x", false),
        ("", "https://example.com/", false),
    ];
    for (label, target, expected) in cases {
        let judgement = judge_label(label, &address(target), hosts());
        assert_eq!(judgement == pretends, expected, "{label:?} on {target:?}");
    }
}

#[test]
fn the_stricter_of_two_judgements_counts() {
    let ask = Judgement::Ask(AskReason::PlainHttp);
    let stop = Judgement::Stop(moongate::links::StopReason::UserInfo);
    assert_eq!(Judgement::Fine.stricter(ask.clone()), ask);
    assert_eq!(stop.clone().stricter(ask.clone()), stop);
    assert_eq!(ask.clone().stricter(stop.clone()), stop);
    assert_eq!(
        ask.clone().stricter(Judgement::Ask(AskReason::Shortener)),
        ask
    );
}
