//! Journeys of a user: sending links, changing switches, and restarting.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use moongate::app::what_if::WhatIfIntent;
use moongate::app::{Cell, Intent, WalletIntent};
use moongate::desktop::Options;
use moongate::domain::{Lang, Settings, Surface, Switch, Tab};
use moongate::i18n::{chat, chrome, link, moments, policy, safety, settings};
use moongate::policy::{LinkEffect, Policy};

use crate::harness::{TAOBAO, Window, card, on};

#[test]
fn a_link_has_the_effect_of_its_surface() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Chats, "Lin Mei", TAOBAO);
    window.tap_last("item.taobao.com");
    assert!(window.sees(link::notice_heading(&Policy::shipped().home().app)));
    window.press(link::CONTINUE);
    assert!(
        window.sees(link::MOCK_BADGE),
        "the mock page follows the notice"
    );

    window.send_in(Tab::Groups, "family", TAOBAO);
    window.tap_last("item.taobao.com");
    assert!(window.sees(link::COPY_HEADING));
    assert!(!window.sees(link::MOCK_BADGE));

    window.publish(TAOBAO);
    let card = window
        .nodes(Role::Link, policy::effect(LinkEffect::CopyOnly))
        .next();
    assert!(card.is_some(), "the card shows the effect before the tap");
}

#[test]
fn a_page_offers_the_dates_that_would_change_its_effect() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Groups, "family", TAOBAO);
    window.tap_last("item.taobao.com");
    assert!(window.sees(chrome::WHAT_WOULD_CHANGE));
    window.click_containing(
        Role::Button,
        policy::way_next(Lang::En, "2021-11-30".parse().unwrap()),
    );
    assert_eq!(window.state().settings.day.to_string(), "2021-11-30");
    assert!(
        window.sees(link::MOCK_BADGE),
        "the page follows the policy date"
    );
}

#[test]
fn the_switch_in_settings_acts_at_once() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Groups, "family", TAOBAO);
    assert!(window.has(
        Role::Link,
        card("item.taobao.com/item.htm?id=777", LinkEffect::CopyOnly)
    ));
    window.tab(Tab::Settings);
    let group = |window: &Window| window.state().settings.switches.group.id();
    // The first switch with On is that of group chats, the second that of Moments.
    window
        .nodes(Role::RadioButton, policy::switch(Switch::On))
        .next()
        .unwrap()
        .click();
    window.run();
    assert_eq!(group(&window), "on");
    window.tab(Tab::Groups);
    assert!(window.has(
        Role::Link,
        card("item.taobao.com/item.htm?id=777", LinkEffect::Open)
    ));
}

#[test]
fn the_language_changes_while_running() {
    let mut window = Window::open(Options::default());
    window.tab(Tab::Settings);
    window.click(Role::RadioButton, settings::language(Lang::Zh));
    assert!(window.sees(settings::LINKS.zh));
    window.tab(Tab::Chats);
    window.tab(Tab::Settings);
    window.click(Role::RadioButton, settings::language(Lang::En));
    assert!(window.sees(settings::LINKS));
}

#[test]
fn after_a_restart_everything_is_as_it_was() {
    let mut window = Window::open(on("2021-11-30"));
    window.send_in(Tab::Chats, "Lin Mei", "hello again 你好");
    window.publish("first post of mine");
    window.tab(Tab::Groups);
    window.click_containing(Role::Button, "family");
    let settings = window.state().settings.clone();
    let window = window.restart_unchanged(Options::default());
    assert_eq!(window.state().settings, settings, "settings, day and tab");
}

#[test]
fn a_message_is_forwarded_between_the_three_surfaces() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Chats, "Lin Mei", TAOBAO);
    window
        .nodes(Role::Button, chat::forward_what(Lang::En, TAOBAO))
        .last()
        .unwrap()
        .click();
    window.run();
    window.click_containing(Role::Button, "The whole family");
    assert!(
        window.has(Role::Link, card("id=777", LinkEffect::CopyOnly)),
        "in the group the same link can only be copied"
    );
    window
        .nodes(Role::Button, chat::forward_what(Lang::En, TAOBAO))
        .last()
        .unwrap()
        .click();
    window.run();
    window.press(chrome::tab(Tab::Moments));
    assert_eq!(window.state().data.posts.first().unwrap().body.text, TAOBAO);
}

#[test]
fn the_why_panel_names_rule_and_source_of_the_tapped_link() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Chats, "Lin Mei", TAOBAO);
    window.tap_last("item.taobao.com");
    let rule = {
        let state = window.state();
        let day = state.settings.day;
        let taobao = state.policy.platform_by_id("taobao").unwrap();
        let question = moongate::policy::LinkQuestion {
            day,
            surface: Surface::Dm,
            target: moongate::policy::TargetIx::Platform(taobao),
            switch: Switch::Default,
        };
        state.policy.link(&question).grounds.rule.to_owned()
    };
    assert!(window.sees(&rule));
    assert!(window.sees("South China Morning Post"));
}

#[test]
fn likes_and_comments_stay() {
    let mut window = Window::open(Options::default());
    window.tab(Tab::Moments);
    window.click_containing(
        Role::Button,
        moments::of_post(Lang::En, &moments::LIKE.en, "Lin Mei"),
    );
    let liked = window
        .state()
        .data
        .posts
        .iter()
        .filter(|p| p.likes.iter().any(moongate::domain::PersonId::is_me))
        .count();
    assert!(liked > 0);
    window.restart_unchanged(Options::default());
}

#[test]
fn resetting_the_demo_does_what_its_dialog_says() {
    let mut window = Window::open(on("2021-09-28"));
    let (balances, entries) = (
        window.state().ledger.balances.clone(),
        window.state().ledger.entries.len(),
    );
    let messages = window.state().data.last_message;
    window.send_in(Tab::Chats, "Lin Mei", "http://www.example.org/a");
    window.tap_last(card("http://www.example.org/a", LinkEffect::Ask));
    window.click(Role::CheckBox, safety::remember(Lang::En, "example.org"));
    window.press(safety::REPORT);
    window.press(link::OPEN_ANYWAY);
    let cell = Cell::Link(Surface::Dm, "taobao".into());
    let what_if = [WhatIfIntent::EditCell(cell), WhatIfIntent::ApplyEdit].map(Intent::WhatIf);
    let top_up = [
        WalletIntent::AskTopUp("alipay".into()),
        WalletIntent::TopUp("alipay".into()),
    ]
    .map(Intent::Wallet);
    window.carry_out(
        what_if
            .into_iter()
            .chain(top_up)
            .chain([Intent::SetSwitch(Surface::Group, Switch::On)]),
    );
    let state = window.state();
    assert_eq!(
        (
            state.ledger.entries.len() > entries,
            state.data.log.len(),
            state.data.reports.len()
        ),
        (true, 2, 1)
    );
    assert!(!state.settings.trusted_sites.is_empty() && state.what_if.is_active(&state.policy));
    let (settings, rules) = (state.settings.clone(), state.policy.text().to_owned());

    window.tab(Tab::Settings);
    window.click_containing(Role::Button, settings::RESET);
    for words in [
        settings::REMOVED,
        settings::RESET_REMOVES,
        settings::KEPT,
        settings::RESET_KEEPS,
        settings::IRREVERSIBLE,
    ] {
        assert!(window.sees(&words), "{words:?}");
    }
    window.picture("reset-dialog");
    window.press(settings::RESET_DO);
    for window in [
        window.state().clone(),
        window.restart(Options::default()).state().clone(),
    ] {
        assert_eq!(
            (
                window.data.last_message,
                window.data.log.len(),
                window.data.reports.len()
            ),
            (messages, 0, 0)
        );
        assert_eq!(
            (&window.ledger.balances, window.ledger.entries.len()),
            (&balances, entries)
        );
        assert_eq!(window.policy.text(), rules);
        assert_eq!(
            window.settings,
            Settings {
                tab: Tab::Settings,
                ..settings.clone()
            }
        );
    }
}

#[test]
fn a_long_message_scrolls_inside_its_field_and_leaves_room_for_the_thread() {
    let mut window = Window::open(on("2021-09-28"));
    let last = "Wikipedia has a whole page";
    let bottom = |window: &Window, text: &str| {
        let bubbles = window
            .harness
            .query_all_by_label_contains(text)
            .map(|node| node.rect())
            .filter(|rect| rect.left() > 340.0);
        bubbles.map(|rect| rect.bottom()).fold(f32::NAN, f32::max)
    };
    let field = |window: &Window| window.node(Role::MultilineTextInput, chat::MESSAGE).rect();
    window.click_containing(Role::Button, "Lin Mei");
    let before = (bottom(&window, last), field(&window).height());
    window.write(
        chat::MESSAGE,
        &"A garden has a wall, and a wall has a gate. ".repeat(60),
    );
    let room = before.0 - bottom(&window, last);
    assert!(
        (1.0..200.0).contains(&room),
        "the field takes a few lines from the thread, and no more: {room}"
    );
    window.write(chat::MESSAGE, "The end");
    window.press(chat::SEND);
    assert!(
        (field(&window).height() - before.1).abs() < 1.0,
        "the field is small again"
    );
    window.write(chat::MESSAGE, "One more word");
    window.press(chat::SEND);
    let end = bottom(&window, "One more word");
    assert!(
        end > 300.0 && end < field(&window).top(),
        "the thread has all its room again: {end}"
    );
}
