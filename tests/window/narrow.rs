//! A window too narrow for the Why panel beside the page: the panel opens on request, over the
//! page.

use egui::accesskit::Role;
use moongate::app::{Cell, Intent, Subject};
use moongate::domain::{PolicySection, Surface, Tab};
use moongate::i18n::{chrome, shop, what_if};
use moongate::policy::{LinkEffect, WalletState};

use crate::harness::{TAOBAO, Window, link_cell, on, wallet_row};

fn narrow() -> Window {
    Window::sized([820.0, 640.0], &on("2021-09-28"))
}

/// The heading of the panel, if it is on the screen.
fn panel(window: &Window) -> Option<egui::Rect> {
    window
        .find(Role::Label, chrome::WHY)
        .map(|node| node.rect())
}

#[test]
fn the_panel_opens_on_request_and_never_covers_the_clicked_cell() {
    let mut window = narrow();
    window.carry_out([
        Intent::ShowTab(Tab::Policy),
        Intent::ShowPolicy(PolicySection::Links),
    ]);
    assert!(panel(&window).is_none());
    for (cell, left) in [
        (
            link_cell("Taobao", Surface::Moments, LinkEffect::CopyOnly),
            true,
        ),
        (link_cell("Taobao", Surface::Dm, LinkEffect::Notice), false),
    ] {
        window.click_containing(Role::Button, &cell);
        let shown = panel(&window).expect("a click on a cell asks why");
        let clicked = window.nodes(Role::Button, &cell).next().unwrap().rect();
        assert_eq!(
            shown.left() < clicked.left(),
            left,
            "{cell} {clicked} {shown}"
        );
        window.picture(&format!("narrow-{left}"));
        window.key(egui::Key::Escape);
        assert!(panel(&window).is_none(), "Escape closes it");
    }
    window.press(chrome::SHOW_WHY);
    assert!(panel(&window).is_some());
    window.node(Role::Tab, what_if::POLICY).click();
    window.run();
    assert!(panel(&window).is_none(), "so does a click beside it");
    assert!(
        window.state().settings.why_panel,
        "a wide window still shows it"
    );
}

#[test]
fn escape_closes_the_panel_first_and_then_the_page() {
    let mut window = narrow();
    window.send_in(Tab::Chats, "Lin Mei", TAOBAO);
    window.tap_last("id=777");
    let link = window.state().session.page.as_ref().unwrap().link.clone();
    assert!(panel(&window).is_none(), "the page gives the reason itself");
    window.carry_out([Intent::Explain(Subject::Link(link))]);
    assert!(panel(&window).is_some());
    for page in [true, false] {
        window.key(egui::Key::Escape);
        assert!(panel(&window).is_none());
        assert_eq!(window.state().session.page.is_some(), page);
    }
    window.carry_out([Intent::SelectCell(Cell::Link(Surface::Dm, "taobao".into()))]);
    assert!(panel(&window).is_some());
}

#[test]
fn the_checkout_has_room_for_the_names_of_the_wallets() {
    let mut window = narrow();
    window.tab(Tab::Shops);
    window.click_containing(Role::Button, "Ele.me");
    let product = window
        .state()
        .catalogue
        .storefront("eleme")
        .unwrap()
        .products[0]
        .name
        .en
        .to_string();
    window.click_containing(Role::Button, &product);
    window.press(shop::BUY);
    assert!(window.sees(wallet_row("WeChat Pay", WalletState::Accepted)));
    window.picture("narrow-checkout");
}
