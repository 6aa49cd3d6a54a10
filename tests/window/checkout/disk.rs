//! Paying while the disk fails: the page says that nothing was charged and retries the same
//! payment.

use std::fs;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use moongate::app::{Intent, LedgerFailure, Notice, ShopIntent, UnsavedIntent, WalletIntent};
use moongate::domain::ledger::IdempotencyKey;
use moongate::domain::{Fault, Lang, Order, OrderState, SaveError, SaveErrorKind, Text};
use moongate::i18n::{checkout, ledger, unsaved};

use crate::harness::{Window, copy, shops_on};

/// A window at Ele.me's checkout with the PIN typed.
fn ready() -> Window {
    let mut window = Window::open(shops_on("2021-09-28"));
    window.go_to_checkout("WeChat Pay");
    window
}

impl Window {
    fn payment_key(&self) -> Option<IdempotencyKey> {
        self.state()
            .session
            .paying
            .attempt
            .as_ref()
            .map(|attempt| attempt.key.clone())
    }

    /// The message that nothing was charged, since the database has vanished or is another file.
    fn failure(&self) -> Text {
        ledger::failure(&LedgerFailure::Disk(SaveError {
            path: self.paths().database.display().to_string(),
            fault: SaveErrorKind::Vanished,
        }))
    }

    fn wait_for_failure(&mut self) -> IdempotencyKey {
        self.wait("failed", |state| {
            let attempt = state.session.paying.attempt.as_ref();
            attempt
                .is_some_and(|attempt| matches!(attempt.phase, moongate::app::Phase::Failed { .. }))
        });
        assert!(self.sees(self.failure()));
        assert!(self.offers(checkout::TRY_AGAIN));
        assert!(self.charges().is_empty());
        self.payment_key().unwrap()
    }
}

#[test]
fn a_payment_that_could_not_begin_is_retried_with_the_same_key() {
    let mut window = ready();
    let data = window.vanish("data");
    window.press(checkout::PAY);
    let key = window.wait_for_failure();
    window.press(checkout::TRY_AGAIN);
    assert_eq!(window.wait_for_failure(), key);
    window.carry_out([Intent::SetLanguage(Lang::Zh)]);
    assert!(window.sees(window.failure().zh) && window.offers(checkout::TRY_AGAIN.zh));
    window.carry_out([Intent::SetLanguage(Lang::En)]);
    data.come_back();
    window.press(checkout::TRY_AGAIN);
    window.wait_for(OrderState::Paid);
    assert_eq!(window.charges(), [key]);
    assert!(
        window.harness.query_by_role(Role::Alert).is_none(),
        "no change is unsaved"
    );
    window.check_ledger();
    window.restart_unchanged(shops_on("2021-09-28"));
}

#[test]
fn a_charge_that_could_not_be_saved_is_retried_and_made_once() {
    let mut window = ready();
    window.press(checkout::PAY);
    let data = window.vanish("data");
    let key = window.wait_for_failure();
    window.press(checkout::TRY_AGAIN);
    assert_eq!(window.wait_for_failure(), key);
    data.come_back();
    window.press(checkout::TRY_AGAIN);
    window.wait_for(OrderState::Paid);
    assert_eq!(window.charges(), [key]);
    window.check_ledger();
}

#[test]
fn a_payment_can_be_cancelled_before_it_began_and_after() {
    let mut window = ready();
    let data = window.vanish("data");
    window.press(checkout::PAY);
    window.wait_for_failure();
    window.press(checkout::CANCEL_PAYMENT);
    assert!(window.payment_key().is_none() && window.order().state() == OrderState::Cart);
    data.come_back();
    window.pin();
    window.click(Role::RadioButton, checkout::fault(Fault::Slow));
    window.press(checkout::PAY);
    let data = window.vanish("data");
    window.press(checkout::CANCEL_PAYMENT);
    window.wait_for_failure();
    data.come_back();
    window.press(checkout::TRY_AGAIN);
    assert_eq!(window.order().state(), OrderState::Confirmed);
    assert!(
        window.charges().is_empty(),
        "the payment was cancelled, so the retry does not charge"
    );
    window.check_ledger();
}

#[test]
fn a_payment_continues_when_the_folder_comes_back_as_a_copy() {
    let mut window = ready();
    let data = window.vanish("data");
    window.press(checkout::PAY);
    let key = window.wait_for_failure();
    data.come_back_as_copy();
    window.press(checkout::TRY_AGAIN);
    window.wait_for(OrderState::Paid);
    assert_eq!(window.charges(), [key]);
    window.check_ledger();
    window.restart_unchanged(shops_on("2021-09-28"));
}

#[test]
fn a_charge_is_interrupted_if_the_folder_comes_back_as_a_copy() {
    let mut window = ready();
    window.press(checkout::PAY);
    let data = window.vanish("data");
    window.wait_for_failure();
    data.come_back_as_copy();
    window.press(checkout::TRY_AGAIN);
    assert!(window.sees(checkout::LAST_INTERRUPTED));
    assert!(window.charges().is_empty());
    window.pin();
    window.press(checkout::PAY);
    window.wait_for(OrderState::Paid);
    assert_eq!(window.charges().len(), 1);
    window.check_ledger();
}

#[test]
fn keys_pressed_in_a_dialog_do_not_reach_the_checkout() {
    let mut window = ready();
    window.vanish("config");
    window.carry_out([Intent::SetLanguage(Lang::Zh)]);
    window.carry_out([Intent::SetLanguage(Lang::En)]);
    let pin = window.state().session.paying.pin.clone();
    window.carry_out([Intent::Unsaved(UnsavedIntent::AskClose)]);
    assert!(window.sees(unsaved::CLOSE_TITLE));
    for key in [egui::Key::Backspace, egui::Key::Enter] {
        window.key(key);
    }
    assert!(window.payment_key().is_none(), "nothing is paid");
    assert_eq!(
        window.state().session.paying.pin,
        pin,
        "the PIN is unchanged"
    );
    window.key(egui::Key::Escape);
    assert!(!window.sees(unsaved::CLOSE_TITLE));
    window.harness.key_press(egui::Key::Enter);
    window.wait_for(OrderState::Paid);
}

/// Tops up a wallet with the amount that the dialog suggests.
fn top_up(window: &mut Window) {
    window.carry_out([Intent::Wallet(WalletIntent::AskTopUp("alipay".into()))]);
    window.carry_out([Intent::Wallet(WalletIntent::TopUp("alipay".into()))]);
}

#[test]
fn other_commands_get_a_reply_when_the_folder_comes_back_as_a_copy() {
    let mut window = ready();
    window.click(Role::RadioButton, checkout::fault(Fault::Slow));
    window.press(checkout::PAY);
    let before = window.balance("alipay");
    let data = window.vanish("data");
    data.come_back_as_copy();
    top_up(&mut window);
    assert_eq!(window.balance("alipay"), before);
    assert!(window.sees(window.failure()), "the failure is shown");
    assert!(window.charges().is_empty());
    top_up(&mut window);
    assert_eq!(window.notice(), &Notice::ToppedUp);
    assert_ne!(window.balance("alipay"), before);
    window.check_ledger();
}

#[test]
fn a_folder_that_comes_back_with_another_cart_is_not_used() {
    let mut window = ready();
    let older = window.folder.path().join("older");
    copy(&window.folder.path().join("data"), &older);
    let Order { id, content, .. } = window.order();
    window.carry_out([Intent::Shop(ShopIntent::SetQuantity(
        id,
        content.lines[0].product.clone(),
        3,
    ))]);
    assert_eq!(window.order().content.lines[0].quantity, 3);
    window.vanish("data");
    fs::rename(&older, window.folder.path().join("data")).unwrap();
    let before = window.balance("alipay");
    top_up(&mut window);
    assert_eq!(window.balance("alipay"), before);
    assert!(window.sees(window.failure()));
}
