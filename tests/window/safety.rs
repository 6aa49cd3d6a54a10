//! Suspicious and dangerous links, sent in a chat in both languages: their cards, their pages, and
//! the actions there.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use moongate::app::Notice;
use moongate::desktop::Options;
use moongate::domain::{Lang, Tab, Text, Theme};
use moongate::i18n::{chat, chrome, link, policy, safety, settings};
use moongate::links::{AskReason, StopReason};
use moongate::policy::{Certainty, LinkEffect};

use crate::harness::{TAOBAO, Window, card, card_in, on};

/// A typed link, its card, and a text of its page.
struct Case {
    typed: &'static str,
    platform: Option<Text>,
    address: &'static str,
    effect: LinkEffect,
    page: Text,
}

impl Case {
    /// A part of the name of the card.
    fn card(&self, lang: Lang) -> String {
        let effect = policy::effect(self.effect);
        self.platform.as_ref().map_or_else(
            || card_in(lang, self.address, self.effect),
            |platform| link::card_name(lang, platform.get(lang), self.address, effect.get(lang)),
        )
    }
}

fn stopped(typed: &'static str, address: &'static str, reason: &StopReason) -> Case {
    Case {
        typed,
        platform: None,
        address,
        effect: LinkEffect::HardStop,
        page: link::stop_reason(reason),
    }
}

fn opens(typed: &'static str, address: &'static str, platform: Option<Text>) -> Case {
    Case {
        typed,
        platform,
        address,
        effect: LinkEffect::Open,
        page: link::MOCK_BADGE,
    }
}

fn cases() -> [Case; 10] {
    use StopReason::{HiddenCharacters, Impersonates, LooksLike, Scheme, UserInfo};
    let taobao = || "taobao.com".to_owned();
    let shortener = Case {
        typed: "t.cn/abc",
        platform: None,
        address: "https://t.cn/abc",
        effect: LinkEffect::Ask,
        page: link::ask_reason(AskReason::Shortener),
    };
    [
        Case {
            platform: Some(link::WEB),
            ..stopped(
                "https://taobao.com@evil.example/",
                "https://evil.example",
                &UserInfo,
            )
        },
        stopped(
            "https://t\u{430}obao.com/",
            "xn--tobao-4ve.com",
            &LooksLike(taobao()),
        ),
        stopped(
            "taobao.com.evil.example",
            "https://taobao.com.evil.example",
            &Impersonates(taobao()),
        ),
        stopped(
            "javascript:alert(1)",
            "javascript:alert(1)",
            &Scheme("javascript".to_owned()),
        ),
        stopped(
            "https://example.org/\u{202E}gpj.exe",
            "https://example.org/%E2%80%AEgpj.exe",
            &HiddenCharacters,
        ),
        opens(
            "m.tb.cn/h.abc",
            "https://m.tb.cn/h.abc",
            Some(Text::new("Taobao", "淘宝")),
        ),
        opens(
            "2.taobao.com",
            "https://2.taobao.com",
            Some(Text::new("Xianyu", "闲鱼")),
        ),
        shortener,
        opens(
            "https://b\u{fc}cher.example/",
            "https://b\u{fc}cher.example",
            Some(link::WEB),
        ),
        opens(
            "https://zh.wikipedia.org/wiki/淘宝网",
            "https://zh.wikipedia.org/wiki/淘宝网",
            None,
        ),
    ]
}

#[test]
fn typed_links_have_the_right_card_and_page_in_both_languages() {
    let mut window = Window::open(on("2024-10-09"));
    window.tab(Tab::Chats);
    window.click_containing(Role::Button, "Lin Mei");
    for lang in Lang::ALL {
        if lang == Lang::Zh {
            window = window.restart(Options {
                lang: Some(lang),
                ..on("2024-10-09")
            });
        }
        for case in cases() {
            window.write(chat::MESSAGE.get(lang), case.typed);
            window.press(chat::SEND.get(lang));
            window.tap_last(case.card(lang));
            let what = format!("{:?} in {lang:?}", case.typed);
            assert!(window.sees(case.page.get(lang)), "{what}");
            let is_stopped = case.effect == LinkEffect::HardStop;
            assert_eq!(
                window.sees(link::STOP_HEADING.get(lang)),
                is_stopped,
                "{what}"
            );
            window.picture(&format!("page-{}-{}", lang.id(), case.typed.len()));
            window.leave_page(lang);
        }
        let links = window.nodes(Role::Link, "").count();
        window.write(chat::MESSAGE.get(lang), "main.rs");
        window.press(chat::SEND.get(lang));
        assert!(
            !window.has(Role::Link, "main.rs") && links > 0,
            "a file name is not a link"
        );
    }
}

#[test]
fn a_deceptive_link_is_shown_and_reported_as_it_was_sent() {
    let mut window = Window::open(on("2024-10-09"));
    let typed = "https://taobao.com@evil.example/";
    window.send_in(Tab::Chats, "Lin Mei", typed);
    assert!(
        window.sees(typed),
        "the deceptive text is in the thread, although the message is only a link"
    );
    window.tap_last(card("evil.example", LinkEffect::HardStop));
    window.press(safety::REPORT);
    let report = window.state().data.reports.first().unwrap();
    assert_eq!(
        (
            report.address.as_str(),
            report.host.as_str(),
            report.cause.as_str()
        ),
        (typed, "evil.example", "user_info")
    );
    assert!(window.offers(safety::REPORTED));
}

#[test]
fn a_short_link_can_never_be_trusted() {
    let mut window = Window::open(on("2024-10-09"));
    window.send_in(Tab::Chats, "Lin Mei", "t.cn/abc");
    window.tap_last(card("https://t.cn/abc", LinkEffect::Ask));
    assert!(
        window.sees(safety::SHORT_LINK)
            && !window.sees(safety::REAL_SITE)
            && !window.has(Role::CheckBox, "")
    );
    window.press(safety::DO_NOT_OPEN);
    assert!(window.state().session.page.is_none());
}

#[test]
fn an_opened_page_shows_its_reason_and_certainty() {
    let mut window = Window::open(on("2021-11-30"));
    window.carry_out([moongate::app::Intent::ToggleWhyPanel]);
    window.send_in(
        Tab::Groups,
        "Kitchen parliament",
        "https://item.taobao.com/item.htm?id=650100200311",
    );
    window.tap_last(card("item.htm?id=650100200311", LinkEffect::Open));
    assert!(
        window.sees(link::MOCK_BADGE)
            && window.sees(policy::certainty(Certainty::Trial))
            && window.sees(chrome::WHAT_WOULD_CHANGE)
    );
    window.press(chrome::WHY);
    assert!(window.state().settings.why_panel && window.sees("groups-try-shop-links"));
}

#[test]
fn a_site_is_trusted_on_the_page_and_untrusted_in_the_settings() {
    let mut window = Window::open(on("2024-10-09"));
    window.send_in(Tab::Chats, "Lin Mei", "http://www.example.org/a");
    window.tap_last(card("http://www.example.org/a", LinkEffect::Ask));
    assert!(window.sees(link::ask_reason(AskReason::PlainHttp)));
    window.click(Role::CheckBox, safety::remember(Lang::En, "example.org"));
    assert!(
        window.state().settings.trusted_sites.is_empty(),
        "it applies once the user continues"
    );
    window.press(link::OPEN_ANYWAY);
    assert!(window.sees(link::MOCK_BADGE));
    window.press(chrome::BACK);
    window.send_in(Tab::Chats, "Lin Mei", "http://example.org/b");
    assert!(window.has(Role::Link, card("http://example.org/b", LinkEffect::Open)));
    let mut window = window.restart(on("2024-10-09"));
    window.tab(Tab::Settings);
    window.click_containing(Role::Button, safety::ask_again(Lang::En, "example.org"));
    assert!(window.state().settings.trusted_sites.is_empty());
    window.tab(Tab::Chats);
    assert!(window.has(Role::Link, card("http://example.org/b", LinkEffect::Ask)));
}

#[test]
fn a_link_is_reported_once_listed_saved_and_withdrawn() {
    let mut window = Window::open(on("2024-10-09"));
    window.send_in(Tab::Chats, "Lin Mei", "https://taobao.com.evil.example/");
    window.tap_last("evil.example");
    window.press(safety::REPORT);
    assert!(window.offers(safety::REPORTED));
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
        "the store loads what memory held"
    );
    window.tab(Tab::Settings);
    window
        .nodes(Role::Button, safety::EXPORT)
        .next()
        .unwrap()
        .scroll_to_me();
    window.run();
    window.picture("settings-safety");
    window.click_containing(Role::Button, safety::EXPORT);
    let Notice::FileSaved(path) = window.notice() else {
        panic!("{:?}", window.notice());
    };
    let saved = std::fs::read_to_string(path).unwrap();
    assert!(
        saved.contains("hard_stop,impersonates,\"taobao.com.evil.example\""),
        "{saved}"
    );
    window.click_containing(
        Role::Button,
        safety::withdraw(Lang::En, "https://taobao.com.evil.example"),
    );
    assert!(window.state().data.reports.is_empty());
}

#[test]
fn the_why_button_is_offered_only_if_the_panel_does_not_explain_the_link() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Groups, "family", TAOBAO);
    window.tap_last("id=777");
    assert!(
        window.nodes(Role::Button, chrome::WHY).next().is_none(),
        "the panel explains this link"
    );
    window.click_containing(Role::Button, chrome::HIDE_WHY);
    window.press(chrome::WHY);
    assert!(window.state().settings.why_panel);
    assert!(window.nodes(Role::Button, chrome::WHY).next().is_none());
}

#[test]
fn the_page_of_a_tao_password_names_its_product() {
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
    window.send_in(Tab::Chats, "Lin Mei", &format!("￥{code}￥"));
    window.tap_last(&code);
    assert!(window.sees(link::PASSWORD_HEADING) && window.sees(safety::PRODUCT));
    assert!(
        window.harness.query_all_by_label_contains(&name).count() > 0,
        "{name}"
    );
    window.picture("page-en-password");
}

#[test]
fn every_page_offers_to_copy_the_address_and_to_report_the_link() {
    let pages = [
        ("notice", Tab::Chats, "2021-09-28", TAOBAO),
        ("copy_only", Tab::Groups, "2021-09-28", TAOBAO),
        (
            "ask",
            Tab::Chats,
            "2024-10-09",
            "http://www.example.org/a777/path?with=a&query=in+it",
        ),
        (
            "hard_stop",
            Tab::Chats,
            "2024-10-09",
            "javascript:alert(777)",
        ),
        ("app_redirect", Tab::Chats, "2014-06-01", TAOBAO),
        (
            "poster_only",
            Tab::Moments,
            "2018-03-28",
            "https://v.douyin.com/777",
        ),
    ];
    for (effect, tab, day, link) in pages {
        let mut window = Window::open(on(day));
        match tab {
            Tab::Moments => window.publish(link),
            Tab::Groups => window.send_in(tab, "family", link),
            Tab::Chats | Tab::Shops | Tab::Wallet | Tab::Policy | Tab::Settings => {
                window.send_in(tab, "Lin Mei", link)
            }
        }
        window.check_page(effect, Lang::En, "light-en");
        window.tab(Tab::Settings);
        window.click(Role::RadioButton, settings::theme(Theme::Dark));
        let mut window = window.restart(Options {
            lang: Some(Lang::Zh),
            ..on(day)
        });
        window.tab(tab);
        window.check_page(effect, Lang::Zh, "dark-zh");
    }
}

impl Window {
    /// Taps the link that contains 777 and checks its page.
    fn check_page(&mut self, effect: &str, lang: Lang, look: &str) {
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
            self.nodes(Role::Button, chrome::COPY_ADDRESS.get(lang))
                .count(),
            2,
            "{effect}: in the bar and on the page"
        );
        let report = safety::REPORT;
        assert_eq!(
            self.nodes(Role::Button, report.get(lang)).count(),
            1,
            "{effect}"
        );
        self.picture(&format!("kind-{effect}-{look}"));
    }

    /// Presses the first button that leads back.
    fn leave_page(&mut self, lang: Lang) {
        let back = chrome::BACK;
        self.nodes(Role::Button, back.get(lang))
            .next()
            .unwrap()
            .click();
        self.run();
    }
}
