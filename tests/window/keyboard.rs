//! The window used with the keyboard, and with a pointer that does not move.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use moongate::app::{Cell, Intent, ShopIntent, ShopPage, Subject};
use moongate::domain::{Lang, PolicySection, Surface, Tab};
use moongate::i18n::{chat, chrome, scenario, shop, wallet, what_if};
use moongate::policy::{LinkEffect, WalletState};

use crate::harness::{NOODLES, TAOBAO, Window, link_cell, on, wallet_row};

#[test]
fn a_resting_pointer_does_not_overrule_the_keyboard() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out([
        Intent::ShowTab(Tab::Policy),
        Intent::ShowPolicy(PolicySection::Links),
    ]);
    let tmall = Subject::Cell(Cell::Link(Surface::Group, "tmall".into()));
    let taobao = Subject::Cell(Cell::Link(Surface::Dm, "taobao".into()));
    window
        .nodes(
            Role::Button,
            link_cell("Tmall", Surface::Group, LinkEffect::CopyOnly),
        )
        .next()
        .unwrap()
        .hover();
    window.run();
    assert_eq!(window.state().session.hover.as_ref(), Some(&tmall));
    window
        .nodes(
            Role::Button,
            link_cell("Taobao", Surface::Dm, LinkEffect::Notice),
        )
        .next()
        .unwrap()
        .focus();
    window.run();
    assert_eq!(window.state().session.hover.as_ref(), Some(&taobao));
    window.key(Key::Enter);
    let shown = |window: &Window| {
        window
            .state()
            .session
            .hover
            .clone()
            .or(window.state().session.why.clone())
    };
    assert_eq!(shown(&window), Some(taobao.clone()));
    window.focus(Role::Button, what_if::CHANGE);
    assert_eq!(
        shown(&window),
        Some(taobao.clone()),
        "the focus has left the cells, the pointer is still over one"
    );
    window.key(Key::Enter);
    let edited = window
        .state()
        .what_if
        .editor
        .as_ref()
        .map(|edit| edit.cell.clone());
    assert_eq!(edited.map(Subject::Cell), Some(taobao));
    window.key(Key::Escape);
    window
        .nodes(
            Role::Button,
            link_cell("Xianyu", Surface::Group, LinkEffect::CopyOnly),
        )
        .next()
        .unwrap()
        .hover();
    window.run();
    assert_eq!(
        shown(&window),
        Some(Subject::Cell(Cell::Link(Surface::Group, "xianyu".into()))),
        "a pointer that moves counts again"
    );
}

fn focused(window: &Window) -> (Role, String) {
    let node = window
        .harness
        .root()
        .children_recursive()
        .find(|node| node.is_focused());
    node.map(|node| {
        (
            node.accesskit_node().role(),
            node.accesskit_node().label().unwrap_or_default(),
        )
    })
    .unwrap_or((Role::Unknown, String::new()))
}

#[test]
fn the_focus_goes_into_a_page_and_back_to_its_link() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Chats, "Lin Mei", TAOBAO);
    window.nodes(Role::Link, "id=777").last().unwrap().focus();
    window.run();
    let card = focused(&window);
    assert_eq!(card.0, Role::Link);
    window.key(Key::Enter);
    assert!(window.state().session.page.is_some());
    assert_eq!(
        focused(&window),
        (Role::Button, chrome::BACK.en.into_owned())
    );
    window.key(Key::Escape);
    assert!(window.state().session.page.is_none());
    assert_eq!(focused(&window), card);
    // A pointer needs no focus on a page.
    window.tap_last("id=777");
    assert_eq!(focused(&window).0, Role::Unknown);
}

#[test]
fn the_focus_goes_from_shop_to_product_and_back() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Shops);
    let back = (Role::Button, chrome::BACK.en.into_owned());
    window.focus(Role::Button, "Ele.me");
    window.key(Key::Enter);
    assert_eq!(focused(&window), back);
    window.focus(Role::Button, NOODLES);
    window.key(Key::Enter);
    assert_eq!(focused(&window), back);
    window.key(Key::Enter);
    assert_eq!(focused(&window), (Role::Button, NOODLES.to_owned()));
}

#[test]
fn a_dialog_takes_the_focus_names_the_error_and_enter_presses_its_button() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Wallet);
    let opener = (Role::Button, wallet::top_up_what(Lang::En, "WeChat Pay"));
    window.focus(Role::Button, &opener.1);
    window.key(Key::Enter);
    assert_eq!(focused(&window).0, Role::TextInput);
    window.command_key(Key::A);
    window.harness.event(egui::Event::Text("12.8.0".to_owned()));
    window.run();
    assert!(window.sees(wallet::NO_AMOUNT), "said in words");
    window.key(Key::Enter);
    assert!(
        window.state().session.dialog.is_some(),
        "a wrong amount is not sent"
    );
    assert_eq!(
        focused(&window).0,
        Role::TextInput,
        "and can be corrected at once"
    );
    window.command_key(Key::A);
    window.harness.event(egui::Event::Text("12.80".to_owned()));
    window.run();
    assert!(!window.sees(wallet::NO_AMOUNT));
    window.key(Key::Enter);
    assert!(window.state().session.dialog.is_none());
    assert_eq!(focused(&window), opener);
    window.carry_out([Intent::Scenario(moongate::app::ScenarioIntent::AskSave)]);
    window.write(scenario::NAME, "By Return");
    window.key(Key::Enter);
    assert!(window.state().session.dialog.is_none() && !window.state().session.toasts.is_empty());
}

#[test]
fn the_message_comes_before_the_button_that_sends_it() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Chats);
    window.click_containing(Role::Button, "Lin Mei");
    window.focus(Role::MultilineTextInput, chat::MESSAGE);
    window.key(Key::Tab);
    assert_eq!(focused(&window), (Role::Button, chat::SEND.en.into_owned()));
}

#[test]
fn the_keyboard_starts_the_checkout_at_an_accepted_wallet() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out([
        Intent::ShowTab(Tab::Shops),
        Intent::Shop(ShopIntent::Go(ShopPage::Product("taobao-teapot".into()))),
    ]);
    window.focus(Role::Button, shop::BUY);
    window.key(Key::Enter);
    assert_eq!(
        focused(&window),
        (
            Role::RadioButton,
            wallet_row("Alipay", WalletState::Accepted)
        ),
        "WeChat Pay is not accepted there"
    );
    window.key(Key::Enter);
    let state = window.state();
    assert_eq!(
        state
            .session
            .paying
            .wallet
            .as_ref()
            .map(|wallet| wallet.as_str()),
        Some("alipay")
    );
    assert!(
        matches!(state.session.shopping.page, ShopPage::Checkout(_)),
        "Enter stays on the page"
    );
}
