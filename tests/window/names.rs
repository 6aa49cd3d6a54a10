//! The accessible names that the description of the product fixes. Other tests find texts through
//! `i18n`; here names are literals, because users' scripts and screen readers rely on them.

use egui::accesskit::Role;
use moongate::app::Intent;
use moongate::domain::{Lang, Tab};
use moongate::i18n::shop;

use crate::harness::{NOODLES, TAOBAO, Window, label, on, shops_on};

/// A way to a screen, and the names on it.
struct Screen {
    open: fn() -> Window,
    names: &'static [(Role, &'static str)],
}

const RAIL: [&str; 7] = [
    "Chats", "Groups", "Moments", "Shops", "Wallet", "Policy", "Settings",
];

const SCREENS: &[Screen] = &[
    Screen {
        open: notice_page,
        names: &[
            (Role::Button, "Continue"),
            (Role::Label, "Why?"),
            (Role::Label, "What would change this?"),
        ],
    },
    Screen {
        open: post_that_only_its_poster_sees,
        names: &[(Role::Label, "Only you see this")],
    },
    Screen {
        open: shops,
        names: &[
            (Role::Button, "Taobao"),
            (Role::Button, "Tmall"),
            (Role::Button, "Ele.me"),
            (Role::Button, "Youku"),
            (Role::Button, "Damai"),
            (Role::Button, "Kaola"),
            (Role::Button, "Shuqi"),
            (Role::Button, "Taobao Deals"),
            (Role::Button, "Xianyu"),
            (Role::Button, "Freshippo"),
            (Role::Button, "Douyin"),
            (Role::Button, "JD"),
            (Role::Button, "QQ Music"),
        ],
    },
    Screen {
        open: checkout,
        names: &[
            (Role::RadioButton, "WeChat Pay"),
            (Role::RadioButton, "Alipay"),
            (Role::RadioButton, "Cloud QuickPass"),
        ],
    },
    Screen {
        open: settings,
        names: &[
            (Role::RadioButton, "Default"),
            (Role::RadioButton, "On"),
            (Role::RadioButton, "Off"),
            (Role::RadioButton, "Mock page"),
            (Role::RadioButton, "System browser"),
            (Role::RadioButton, "English"),
            (Role::RadioButton, "简体中文"),
            (Role::RadioButton, "System"),
            (Role::RadioButton, "Light"),
            (Role::RadioButton, "Dark"),
        ],
    },
];

fn notice_page() -> Window {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Chats, "Lin Mei", TAOBAO);
    window.tap_last("id=777");
    window
}

fn post_that_only_its_poster_sees() -> Window {
    let mut window = Window::open(on("2018-03-24"));
    window.publish("https://v.douyin.com/NjhTkQ1/");
    window
}

fn shops() -> Window {
    Window::open(shops_on("2021-09-28"))
}

fn checkout() -> Window {
    let mut window = shops();
    window.press("Ele.me");
    window.press(NOODLES);
    window.press(shop::BUY);
    window
}

fn settings() -> Window {
    let mut window = Window::open(on("2021-09-28"));
    window.click(Role::Tab, "Settings");
    window
}

#[test]
fn every_screen_has_its_fixed_names() {
    for screen in SCREENS {
        let window = (screen.open)();
        for (role, name) in screen.names {
            let found = window
                .nodes(*role, *name)
                .filter_map(|node| label(&node))
                .any(|label| begins_with_name(&label, name));
            assert!(found, "no {role:?} {name:?}");
        }
    }
}

/// Whether a label is a name, or begins with it: "WeChat Pay: Accepted".
fn begins_with_name(label: &str, name: &str) -> bool {
    let rest = label.strip_prefix(name);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[test]
fn the_rail_has_its_fixed_names_in_english_and_others_in_chinese() {
    let mut window = Window::open(on("2021-09-28"));
    for (name, tab) in RAIL.into_iter().zip(Tab::ALL) {
        window.click(Role::Tab, name);
        assert_eq!(window.state().settings.tab, tab);
    }
    window.carry_out([Intent::SetLanguage(Lang::Zh)]);
    for name in RAIL {
        assert!(!window.has(Role::Tab, name), "{name} is not translated");
    }
}
