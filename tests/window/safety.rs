//! Doubtful and dangerous links, typed into a chat in the real window, in both languages: what
//! their cards say, what their pages say, and what can be done there.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use moongate::desktop::Options;
use moongate::domain::Lang;

use crate::harness::{Window, on};

/// What was typed, a part of the card's name in both languages, and a part of the page that a tap
/// leads to.
struct Case {
    typed: &'static str,
    card: [&'static str; 2],
    page: [&'static str; 2],
}

const STOPPED: [&str; 2] = ["Access to this page has been stopped", "已停止访问该网页"];
const MOCK: [&str; 2] = ["Mock page", "模拟页面"];

const CASES: &[Case] = &[
    Case {
        typed: "https://taobao.com@evil.example/",
        card: [
            "Web page link, https://evil.example: Stopped",
            "网页链接，https://evil.example：已停止",
        ],
        page: ["the real host comes after it", "真正的网站在 @ 后面"],
    },
    Case {
        typed: "https://t\u{430}obao.com/",
        card: ["xn--tobao-4ve.com: Stopped", "xn--tobao-4ve.com：已停止"],
        page: ["It looks like taobao.com", "看起来像 taobao.com"],
    },
    Case {
        typed: "taobao.com.evil.example",
        card: [
            "https://taobao.com.evil.example: Stopped",
            "https://taobao.com.evil.example：已停止",
        ],
        page: [
            "It carries the name taobao.com in front",
            "前面写着 taobao.com",
        ],
    },
    Case {
        typed: "javascript:alert(1)",
        card: [
            "javascript:alert(1): Stopped",
            "javascript:alert(1)：已停止",
        ],
        page: ["only https and http open", "只有 https 和 http 可以打开"],
    },
    Case {
        typed: "https://example.org/\u{202E}gpj.exe",
        card: [
            "https://example.org/%E2%80%AEgpj.exe: Stopped",
            "https://example.org/%E2%80%AEgpj.exe：已停止",
        ],
        page: ["characters that cannot be seen", "看不见的字符"],
    },
    Case {
        typed: "m.tb.cn/h.abc",
        card: [
            "Taobao link, https://m.tb.cn/h.abc: Opens",
            "淘宝链接，https://m.tb.cn/h.abc：可打开",
        ],
        page: MOCK,
    },
    Case {
        typed: "2.taobao.com",
        card: [
            "Xianyu link, https://2.taobao.com: Opens",
            "闲鱼链接，https://2.taobao.com：可打开",
        ],
        page: MOCK,
    },
    Case {
        typed: "t.cn/abc",
        card: ["https://t.cn/abc: Asks", "https://t.cn/abc：先询问"],
        page: ["where it leads is not known", "去向不明"],
    },
    Case {
        typed: "https://b\u{fc}cher.example/",
        card: [
            "Web page link, https://b\u{fc}cher.example: Opens",
            "网页链接，https://b\u{fc}cher.example：可打开",
        ],
        page: MOCK,
    },
    Case {
        typed: "https://zh.wikipedia.org/wiki/淘宝网",
        card: [
            "https://zh.wikipedia.org/wiki/淘宝网: Opens",
            "https://zh.wikipedia.org/wiki/淘宝网：可打开",
        ],
        page: MOCK,
    },
];

#[test]
fn typed_links_look_and_act_as_they_deserve_in_both_languages() {
    let mut window = Window::open(on("2024-10-09"));
    window.tab("Chats");
    window.click_containing(Role::Button, "Lin Mei");
    for (lang, place) in [(Lang::En, 0), (Lang::Zh, 1)] {
        if lang == Lang::Zh {
            window = window.restart(Options {
                lang: Some(Lang::Zh),
                ..on("2024-10-09")
            });
        }
        let (field, send, back) = [("Message", "Send", "Back"), ("消息", "发送", "返回")][place];
        for case in CASES {
            window.type_into(field, case.typed);
            window.click(Role::Button, send);
            window.tap_last(case.card[place]);
            assert!(
                window.sees(case.page[place]),
                "{:?} in {lang:?}",
                case.typed
            );
            let stopped = case.card[place].ends_with(["Stopped", "已停止"][place]);
            assert_eq!(
                window.sees(STOPPED[place]),
                stopped,
                "{:?} in {lang:?}",
                case.typed
            );
            crate::pictures::save(
                &mut window,
                &format!("page-{}-{}", lang.id(), case.typed.len()),
            );
            window.nodes(Role::Button, back).next().unwrap().click();
            window.run();
        }
        let links = window.nodes(Role::Link, "").count();
        window.type_into(field, "main.rs");
        window.click(Role::Button, send);
        assert!(
            window.nodes(Role::Link, "main.rs").next().is_none() && links > 0,
            "a file name is no link"
        );
    }
}

#[test]
fn what_deceives_is_seen_as_it_was_posted_and_reported_so() {
    let mut window = Window::open(on("2024-10-09"));
    let typed = "https://taobao.com@evil.example/";
    window.send_in("Chats", "Lin Mei", typed);
    assert!(
        window.sees(typed),
        "the words that deceive stand in the thread, though they are nothing but a link"
    );
    window.tap_last("evil.example: Stopped");
    window.click(Role::Button, "Report");
    let report = window.state().data.reports.first().unwrap();
    assert_eq!(
        (
            report.address.as_str(),
            report.host.as_str(),
            report.cause.as_str()
        ),
        (typed, "evil.example", "user_info")
    );
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Button, "Reported")
            .is_some()
    );
}

#[test]
fn a_short_link_is_never_trusted_since_nobody_knows_where_it_leads() {
    let mut window = Window::open(on("2024-10-09"));
    window.send_in("Chats", "Lin Mei", "t.cn/abc");
    window.tap_last("https://t.cn/abc: Asks");
    assert!(
        window.sees("destination unknown")
            && !window.sees("The real site")
            && !window.sees("Do not ask again")
    );
    window.click(Role::Button, "Do not open");
    assert!(window.state().session.page.is_none());
}

#[test]
fn a_page_that_opened_says_why_and_how_sure_that_is() {
    let mut window = Window::open(on("2021-11-30"));
    window.carry_out(vec![moongate::app::Intent::ToggleWhyPanel]);
    window.send_in(
        "Groups",
        "Kitchen parliament",
        "https://item.taobao.com/item.htm?id=650100200311",
    );
    window.tap_last("item.htm?id=650100200311: Opens");
    assert!(
        window.sees("Mock page") && window.sees("Trial") && window.sees("What would change this?")
    );
    window.click(Role::Button, "Why?");
    assert!(window.state().settings.why_panel && window.sees("groups-try-shop-links"));
}

#[test]
fn a_site_is_trusted_from_the_page_that_asks_and_asked_about_again_from_settings() {
    let mut window = Window::open(on("2024-10-09"));
    window.send_in("Chats", "Lin Mei", "http://www.example.org/a");
    window.tap_last("http://www.example.org/a: Asks");
    assert!(window.sees("anyone on the way"));
    window.click(Role::CheckBox, "Do not ask again for example.org");
    assert!(
        window.state().settings.trusted_sites.is_empty(),
        "it counts once the user goes on"
    );
    window.click(Role::Button, "Open it");
    assert!(window.sees("Mock page"));
    window.click(Role::Button, "Back");
    window.send_in("Chats", "Lin Mei", "http://example.org/b");
    assert!(
        window
            .nodes(Role::Link, "http://example.org/b: Opens")
            .next()
            .is_some()
    );
    let mut window = window.restart(on("2024-10-09"));
    window.tab("Settings");
    window.click_containing(Role::Button, "Ask again for example.org");
    assert!(window.state().settings.trusted_sites.is_empty());
    window.tab("Chats");
    assert!(
        window
            .nodes(Role::Link, "http://example.org/b: Asks")
            .next()
            .is_some()
    );
}

#[test]
fn a_link_is_reported_once_listed_saved_and_taken_back() {
    let mut window = Window::open(on("2024-10-09"));
    window.send_in("Chats", "Lin Mei", "https://taobao.com.evil.example/");
    window.tap_last("evil.example");
    window.click(Role::Button, "Report");
    assert!(window.nodes(Role::Button, "Reported").next().is_some());
    let reports = window.state().data.reports.clone();
    assert_eq!(reports.len(), 1);
    assert_eq!(
        (reports[0].host.as_str(), reports[0].cause.as_str()),
        ("taobao.com.evil.example", "impersonates")
    );
    let mut window = window.restart(on("2024-10-09"));
    assert_eq!(
        window.state().data.reports,
        reports,
        "what the store loads equals what memory held"
    );
    window.tab("Settings");
    window
        .nodes(Role::Button, "Save as a file")
        .next()
        .unwrap()
        .scroll_to_me();
    window.run();
    crate::pictures::save(&mut window, "settings-safety");
    window.click_containing(Role::Button, "Save as a file");
    let toast = window
        .state()
        .session
        .toasts
        .last()
        .unwrap()
        .text
        .en
        .to_string();
    let saved = std::fs::read_to_string(toast.strip_prefix("Saved as ").unwrap()).unwrap();
    assert!(
        saved.contains("hard_stop,impersonates,\"taobao.com.evil.example\""),
        "{saved}"
    );
    window.click_containing(Role::Button, "Take back the report of");
    assert!(window.state().data.reports.is_empty());
}

#[test]
fn why_is_offered_only_where_the_panel_does_not_say_it_already() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(
        "Groups",
        "family",
        "https://item.taobao.com/item.htm?id=777",
    );
    window.tap_last("id=777");
    assert!(
        window.nodes(Role::Button, "Why?").next().is_none(),
        "the panel explains this link"
    );
    window.click_containing(Role::Button, "Hide the Why panel");
    window.click(Role::Button, "Why?");
    assert!(window.state().settings.why_panel);
    assert!(window.nodes(Role::Button, "Why?").next().is_none());
}

#[test]
fn the_page_of_a_tao_password_says_which_product_it_stands_for() {
    let mut window = Window::open(on("2021-09-28"));
    let (code, name) = {
        let catalogue = &window.state().catalogue;
        let products = catalogue
            .storefronts()
            .iter()
            .flat_map(|shop| &shop.products);
        let product = products
            .into_iter()
            .find(|product| !product.tao_passwords.is_empty())
            .unwrap();
        (
            product.tao_passwords[0].clone(),
            product.name.en.to_string(),
        )
    };
    window.send_in("Chats", "Lin Mei", &format!("￥{code}￥"));
    window.tap_last(&code);
    assert!(window.sees("This is a Tao password") && window.sees("What it stands for"));
    assert!(
        window.harness.query_all_by_label_contains(&name).count() > 0,
        "{name}"
    );
    crate::pictures::save(&mut window, "page-en-password");
}

#[test]
fn every_page_offers_the_address_and_the_complaint() {
    let taobao = "https://item.taobao.com/item.htm?id=777";
    let pages = [
        ("notice", "Chats", "2021-09-28", taobao),
        ("copy_only", "Groups", "2021-09-28", taobao),
        (
            "ask",
            "Chats",
            "2024-10-09",
            "http://www.example.org/a777/path?with=a&query=in+it",
        ),
        ("hard_stop", "Chats", "2024-10-09", "javascript:alert(777)"),
        ("app_redirect", "Chats", "2014-06-01", taobao),
        (
            "poster_only",
            "Moments",
            "2018-03-28",
            "https://v.douyin.com/777",
        ),
    ];
    for (effect, tab, day, link) in pages {
        let mut window = Window::open(on(day));
        match tab {
            "Moments" => window.publish(link),
            "Groups" => window.send_in(tab, "family", link),
            _ => window.send_in(tab, "Lin Mei", link),
        }
        window.offers(effect, ["Copy address", "Report"], "light-en");
        window.tab("Settings");
        window.click(Role::RadioButton, "Dark");
        let mut window = window.restart(Options {
            lang: Some(Lang::Zh),
            ..on(day)
        });
        window.tab(match tab {
            "Moments" => "朋友圈",
            "Groups" => "群聊",
            _ => "聊天",
        });
        window.offers(effect, ["复制网址", "投诉"], "dark-zh");
    }
}

impl Window {
    /// Taps the link with three sevens and looks at its page.
    fn offers(&mut self, effect: &str, [copy, report]: [&str; 2], look: &str) {
        self.tap_last("777");
        let page = self.state().session.page.clone().unwrap();
        assert_eq!(
            self.state()
                .link_answer(page.link.context.surface, &page.link.found)
                .effect
                .id(),
            effect
        );
        assert_eq!(
            self.nodes(Role::Button, copy).count(),
            2,
            "{effect}: in the bar and on the page"
        );
        assert_eq!(self.nodes(Role::Button, report).count(), 1, "{effect}");
        crate::pictures::save(self, &format!("kind-{effect}-{look}"));
    }

    fn type_into(&mut self, field: &str, text: &str) {
        self.harness
            .get_by_role_and_label(Role::MultilineTextInput, field)
            .focus();
        self.run();
        self.harness
            .get_by_role_and_label(Role::MultilineTextInput, field)
            .type_text(text);
        self.run();
    }
}
