//! Reading a whole text as one address, and the host table.

use moongate::domain::PlatformIx;
use moongate::links::{HostTable, Openable, Target, read_address};

use super::table::{hosts, judgement_id, platform_id, target_id};

/// The target and judgement of an address, or `-`.
fn read(text: &str) -> String {
    read_address(text, hosts()).map_or_else(
        || "-".to_owned(),
        |found| {
            assert!(
                text.get(found.span.clone()).is_some(),
                "{text:?}: span {:?}",
                found.span
            );
            format!("{} {}", target_id(&found), judgement_id(&found.judgement))
        },
    )
}

#[test]
fn a_text_is_read_as_one_address() {
    let cases = [
        (" https://item.taobao.com/x \n", "taobao fine"),
        ("m.tb.cn/h.abc", "taobao fine"),
        ("2.taobao.com", "xianyu fine"),
        ("t.cn/abc", "web ask:shortener"),
        ("main.rs", "-"),
        ("", "-"),
        ("   ", "-"),
        ("淘宝", "-"),
        ("evil.example", "-"),
        ("lin.mei@example.com", "-"),
        ("mailto:lin.mei@example.com", "-"),
        ("localhost:3000", "-"),
        ("https://taobao.com@evil.example/", "web stop:user_info"),
        ("https://t\u{430}obao.com/", "web stop:looks_like"),
        ("https://taobao.com.evil.example/", "web stop:impersonates"),
        ("javascript:alert(1)", "refused stop:scheme"),
        ("java\tscript:alert(1)", "refused stop:scheme"),
        ("\u{1}javascript:alert(1)", "refused stop:scheme"),
        ("JAVASCRIPT:alert(1)", "refused stop:scheme"),
        (
            "https://example.com/\u{202E}gpj.exe",
            "web stop:hidden_characters",
        ),
        ("https://tao\tbao.com/", "taobao stop:hidden_characters"),
        ("https://b\u{fc}cher.example/", "web fine"),
        ("https://zh.wikipedia.org/wiki/淘宝网", "web fine"),
        ("https://zh.wikipedia.org/wiki/QQ音乐", "web fine"),
        ("https://taobao.com。evil.example/", "web stop:impersonates"),
        ("https://taobao。com/item", "taobao fine"),
        ("https://m.tb.cn/h.abc。点击链接", "taobao fine"),
        (
            "https://taobao.com看看.evil.example/",
            "web stop:impersonates",
        ),
        ("￥nBezYU6mCQq￥", "tao fine"),
        ("复制￥nBezYU6mCQq￥打开淘宝", "tao fine"),
        (
            "【淘宝】https://m.tb.cn/h.5zxz3j69cN5go4k?tk=XUymWKIqxIz MF6563 「title」 点击链接直接打开",
            "taobao fine",
        ),
        (
            "2.00 jpQ:/ 看 https://v.douyin.com/NjhTkQ1/ 复制此链接",
            "douyin fine",
        ),
        ("https://jd.com/ ￥nBezYU6mCQq￥", "jd fine"),
        ("https://jd.com/ https://taobao.com/", "-"),
        ("￥nBezYU6mCQq￥ ￥nBezYU6mCQr￥", "-"),
        ("http://www.taobao.com/", "taobao ask:plain_http"),
        ("http://t.cn/a", "web ask:shortener"),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn only_links_that_are_not_stopped_are_openable_as_parsed() {
    let opened = |text: &str| {
        let found = read_address(text, hosts()).unwrap();
        Openable::from_found(&found).map(|openable| openable.as_str().to_owned())
    };
    assert_eq!(opened("TaoBao.com").as_deref(), Some("https://taobao.com/"));
    assert_eq!(
        opened("https://B\u{dc}CHER.example/中").as_deref(),
        Some("https://xn--bcher-kva.example/%E4%B8%AD")
    );
    assert_eq!(
        opened("http://example.com").as_deref(),
        Some("http://example.com/")
    );
    assert_eq!(opened("https://taobao.com@evil.example/"), None);
    assert_eq!(opened("javascript:alert(1)"), None);
    assert_eq!(opened("￥nBezYU6mCQq￥"), None);
}

#[test]
fn a_stopped_address_cannot_be_made_openable() {
    let mut found = read_address("https://taobao.com@evil.example/", hosts()).unwrap();
    found.judgement = moongate::links::Judgement::Fine;
    assert_eq!(Openable::from_found(&found), None);
    let mut found = read_address("https://example.com/", hosts()).unwrap();
    if let Target::Web(address) = &mut found.target {
        address.url = url::Url::parse("file:///etc/passwd").unwrap();
    }
    assert_eq!(Openable::from_found(&found), None);
}

#[test]
fn the_longest_suffix_on_a_label_boundary_wins() {
    let id = |host: &str| hosts().platform(host).map(platform_id);
    assert_eq!(id("2.taobao.com"), Some("xianyu"));
    assert_eq!(id("a.2.taobao.com"), Some("xianyu"));
    assert_eq!(id("taobao.com"), Some("taobao"));
    assert_eq!(id("22.taobao.com"), Some("taobao"));
    assert_eq!(id("TaoBao.Com."), Some("taobao"));
    assert_eq!(id("mytaobao.com"), None);
    assert_eq!(id("y.qq.com"), Some("qq-music"));
    assert_eq!(id("weixin.qq.com"), Some("wechat"));
    assert_eq!(id("mail.qq.com"), Some("qq"));
    assert_eq!(id("com"), None);
    assert_eq!(id(""), None);
    assert_eq!(id("not a host"), None);
}

#[test]
fn a_shortener_hides_the_platform_above_it_and_bad_entries_are_left_out() {
    let table = HostTable::new(
        [
            ("example.com", PlatformIx(1)),
            ("B\u{dc}CHER.example", PlatformIx(2)),
            ("bad host", PlatformIx(3)),
        ],
        ["s.example.com"],
    );
    assert_eq!(table.platform("www.example.com"), Some(PlatformIx(1)));
    assert_eq!(table.platform("a.s.example.com"), None);
    assert_eq!(
        table.platform("www.xn--bcher-kva.example"),
        Some(PlatformIx(2))
    );
    assert_eq!(table.platform("bad host"), None);
}
