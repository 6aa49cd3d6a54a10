//! The claims of the article that are about tapping a link, as they show in the window.

use egui::accesskit::Role;

use crate::harness::{Window, on};

const TAOBAO: &str = "https://item.taobao.com/item.htm?id=777";
const DOUYIN: &str = "https://v.douyin.com/NjhTkQ1/";

fn card(window: &Window, link: &str, effect: &str) -> bool {
    window.nodes(Role::Link, link).any(|node| {
        use egui_kittest::kittest::NodeT;
        node.accesskit_node()
            .label()
            .is_some_and(|label| label.ends_with(effect))
    })
}

#[test]
fn c02_links_to_taobao_could_not_be_opened_in_wechat() {
    let mut window = Window::open(on("2021-09-16"));
    window.send_in("Chats", "Lin Mei", TAOBAO);
    assert!(card(&window, "id=777", "Copy only"));
    window.send_in("Groups", "family", TAOBAO);
    assert!(card(&window, "id=777", "Copy only"));
    window.publish(TAOBAO);
    assert!(card(&window, "id=777", "Copy only"));
}

#[test]
fn c11_c12_direct_messages_lead_to_taobao_and_douyin() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in("Chats", "Lin Mei", &format!("{TAOBAO} {DOUYIN}"));
    for (link, platform) in [("id=777", "Taobao"), ("NjhTkQ1", "Douyin")] {
        window.tab("Chats");
        window.tap_last(link);
        window.click(Role::Button, "Continue");
        assert!(window.sees(platform) && window.sees("Mock page"));
        window.click(Role::Button, "Back");
    }
    window.send_in("Groups", "family", TAOBAO);
    assert!(
        card(&window, "id=777", "Copy only"),
        "only in direct messages"
    );
}

#[test]
fn c13_not_in_moments() {
    let mut window = Window::open(on("2021-09-28"));
    window.publish(TAOBAO);
    window.tap_last("id=777");
    assert!(window.sees("To view this page, copy the address"));
    assert!(!window.sees("Mock page"));
}

#[test]
fn c14_the_switches_for_groups_and_moments_were_announced() {
    for tab in ["Groups", "Moments"] {
        let mut window = Window::open(on("2021-09-28"));
        if tab == "Groups" {
            window.send_in("Groups", "family", TAOBAO)
        } else {
            window.publish(TAOBAO)
        }
        window.tap_last("id=777");
        window
            .nodes(Role::RadioButton, "On")
            .last()
            .unwrap()
            .scroll_to_me();
        window.run();
        window
            .nodes(Role::RadioButton, "On")
            .last()
            .unwrap()
            .click();
        window.run();
        assert!(
            window.sees("Mock page"),
            "{tab}: with the switch on it opens"
        );
        assert!(
            window.sees("Announced"),
            "{tab}: and never looks like history"
        );
    }
}
