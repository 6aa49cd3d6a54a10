//! Rules over the years, beside other rules, and changed by the user: as somebody uses it who knows only roles and names.

use egui::accesskit::Role;
use moongate::app::{Cell, Intent};
use moongate::domain::{Lang, Surface, Tab, Theme};

use crate::harness::{Window, on};
use crate::pictures::save;

fn policy_tab(day: &str, section: &str) -> Window {
    let mut window = Window::open(on(day));
    window.tab("Policy");
    window.click(Role::RadioButton, section);
    window
}

fn group_taobao() -> Cell {
    Cell::Link(Surface::Group, "taobao".into())
}

#[test]
fn a_band_of_the_timeline_says_its_days_and_leads_to_them() {
    let mut window = policy_tab("2021-09-28", "Timeline");
    let band = "Direct messages, 2021-09-17 to 2021-11-28: Notice, reported";
    assert!(window.nodes(Role::Button, band).next().is_some(), "a band is a named button");
    window.nodes(Role::Button, "Group chats, from 2021-11-30 on: Opens").next().unwrap().click();
    window.run();
    assert_eq!(window.state().settings.day.to_string(), "2021-11-30");
    assert_eq!(window.state().session.cell, Some(group_taobao()));
}

#[test]
fn the_timeline_shows_any_platform_and_any_merchant() {
    let mut window = policy_tab("2021-09-28", "Timeline");
    window.click(Role::RadioButton, "Merchants");
    window.click_containing(Role::Button, "Merchant: ");
    window.click_containing(Role::Button, "Ele.me");
    assert!(matches!(&window.state().session.cell, Some(Cell::Pay(merchant, _)) if merchant == "eleme"));
    assert!(window.nodes(Role::Button, "WeChat Pay, ").any(|node| format!("{node:?}").contains("Accepted")));
}

#[test]
fn two_days_differ_in_exactly_the_cells_that_the_policy_names() {
    let mut window = policy_tab("2021-09-28", "Compare");
    let policy = moongate::policy::Policy::shipped();
    let comparison = window.state().session.comparison.clone();
    let diff = policy.diff(comparison.before.day, comparison.after.day, window.state().settings.switches);
    assert!(window.sees(&format!("Wallets that change · {}", diff.wallets.len())));
    window.click_containing(Role::Button, "Ele.me · WeChat Pay: Not accepted → Accepted");
    assert!(window.sees("wechat-pay-in-five-apps"), "both rules are named once a row is unfolded");
}

#[test]
fn two_policies_differ_on_one_day() {
    let mut window = policy_tab("2021-09-28", "Compare");
    window.click_containing(Role::Button, "Policy · After: ");
    window.click_containing(Role::Button, "Open internet");
    window.click_containing(Role::Button, "Use the day on the dial · Before");
    assert!(window.nodes(Role::Button, "Taobao · Group chats: Copy only → Opens").next().is_some());
}

#[test]
fn pictures_of_the_policy_tools() {
    for (lang, theme) in [(Lang::En, Theme::Light), (Lang::Zh, Theme::Dark)] {
        let mut window = Window::open(on("2021-09-28"));
        let intents = vec![
            Intent::SetLanguage(lang),
            Intent::SetTheme(theme),
            Intent::ShowTab(Tab::Policy),
            Intent::SelectCell(group_taobao()),
        ];
        window.carry_out(intents);
        for section in [moongate::app::PolicySection::Timeline, moongate::app::PolicySection::Compare] {
            window.carry_out(vec![Intent::ShowPolicy(section)]);
            save(&mut window, &format!("tools-{}-{section:?}", lang.id()));
        }
    }
}
