//! The claims of the article about tapping a link, in the window.

use egui::accesskit::Role;
use moongate::domain::{Switch, Tab};
use moongate::i18n::{chrome, link, policy};
use moongate::policy::{Certainty, LinkEffect};

use crate::harness::{TAOBAO, Window, label, on};

const DOUYIN: &str = "https://v.douyin.com/NjhTkQ1/";

/// Whether the card of a link says that a tap has this effect.
fn says(window: &Window, link: &str, effect: LinkEffect) -> bool {
    let effect = policy::effect(effect);
    window
        .nodes(Role::Link, link)
        .any(|node| label(&node).is_some_and(|label| label.ends_with(&*effect.en)))
}

#[test]
fn c02_links_to_taobao_could_not_be_opened_in_wechat() {
    let mut window = Window::open(on("2021-09-16"));
    window.send_in(Tab::Chats, "Lin Mei", TAOBAO);
    assert!(says(&window, "id=777", LinkEffect::CopyOnly));
    window.send_in(Tab::Groups, "family", TAOBAO);
    assert!(says(&window, "id=777", LinkEffect::CopyOnly));
    window.publish(TAOBAO);
    assert!(says(&window, "id=777", LinkEffect::CopyOnly));
}

#[test]
fn c11_c12_direct_messages_lead_to_taobao_and_douyin() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Chats, "Lin Mei", &format!("{TAOBAO} {DOUYIN}"));
    for (link, platform) in [("id=777", "Taobao"), ("NjhTkQ1", "Douyin")] {
        window.tab(Tab::Chats);
        window.tap_last(link);
        window.press(link::CONTINUE);
        assert!(window.sees(platform) && window.sees(link::MOCK_BADGE));
        window.press(chrome::BACK);
    }
    window.send_in(Tab::Groups, "family", TAOBAO);
    assert!(
        says(&window, "id=777", LinkEffect::CopyOnly),
        "only in direct messages"
    );
}

#[test]
fn c13_not_in_moments() {
    let mut window = Window::open(on("2021-09-28"));
    window.publish(TAOBAO);
    window.tap_last("id=777");
    assert!(window.sees(link::COPY_HEADING));
    assert!(!window.sees(link::MOCK_BADGE));
}

#[test]
fn c14_the_switches_for_groups_and_moments_were_announced() {
    for tab in [Tab::Groups, Tab::Moments] {
        let mut window = Window::open(on("2021-09-28"));
        if tab == Tab::Groups {
            window.send_in(Tab::Groups, "family", TAOBAO)
        } else {
            window.publish(TAOBAO)
        }
        window.tap_last("id=777");
        window
            .nodes(Role::RadioButton, policy::switch(Switch::On))
            .last()
            .unwrap()
            .scroll_to_me();
        window.run();
        window
            .nodes(Role::RadioButton, policy::switch(Switch::On))
            .last()
            .unwrap()
            .click();
        window.run();
        assert!(
            window.sees(link::MOCK_BADGE),
            "{tab:?}: with the switch on it opens"
        );
        assert!(
            window.sees(policy::certainty(Certainty::Announced)),
            "{tab:?}: and never looks like history"
        );
    }
}
