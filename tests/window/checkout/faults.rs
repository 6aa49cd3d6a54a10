//! Payments that fail on demand: each ends in a state that the page explains, and the ledger
//! balances.

use egui::accesskit::Role;
use moongate::app::{Attempt, CheckoutIntent, Intent, Phase, ShopIntent, ShopPage};
use moongate::domain::ledger::{Command, EntryKind, PaymentState, PermitDenied, Timestamp};
use moongate::domain::{
    Cart, Day, Fault, Lang, Money, Order, OrderId, OrderLine, OrderState, Text,
};
use moongate::i18n::{checkout, shop};
use moongate::policy::WalletState;
use moongate::store::{Home, Store};

use crate::harness::{NOODLES, Vanished, Window, Words, shops_on, wallet_row};

/// A window at Ele.me's checkout with the PIN typed, ready to press `Pay`.
fn ready(fault: impl Words) -> Window {
    let mut window = Window::open(shops_on("2021-09-28"));
    make_ready(&mut window, fault);
    window
}

fn make_ready(window: &mut Window, fault: impl Words) {
    window.go_to_checkout("WeChat Pay");
    window.click(Role::RadioButton, fault);
}

/// Waits until the wallet has not replied within the time limit.
fn wait_for_timeout(window: &mut Window) {
    let timed_out = |attempt: &Attempt| attempt.phase == Phase::NoResponse;
    window.wait("no answer", |state| {
        state.session.paying.attempt.as_ref().is_some_and(timed_out)
    });
}

/// The message about the newest order's payment that the user has not seen yet.
fn unacknowledged(window: &Window, state: PaymentState) -> String {
    let Order { id, total, .. } = window.order();
    checkout::unacknowledged(Lang::En, state, total, "Ele.me", id.0)
}

/// Waits until the newest order is paid, and checks that it was charged once.
fn check_paid_once(window: &mut Window) -> Order {
    let order = window.wait_for(OrderState::Paid);
    assert_eq!(window.charges().len(), 1);
    window.check_ledger();
    order
}

#[test]
fn ten_clicks_on_pay_charge_once() {
    let mut window = ready(checkout::FAULT_NONE);
    let before = window.balance("wechat-pay");
    for _ in 0..10 {
        // As fast as possible: there is no frame between the two clicks.
        if let Some(pay) = window.find(Role::Button, checkout::PAY) {
            pay.click();
            pay.click();
        }
        window.harness.step();
    }
    let order = check_paid_once(&mut window);
    assert_eq!(
        window.balance("wechat-pay"),
        before.minus(order.total).unwrap()
    );
}

#[test]
fn a_declined_payment_charges_nothing_and_the_order_can_be_paid_again() {
    let mut window = ready(checkout::fault(Fault::Declined));
    let before = window.balance("wechat-pay");
    window.press(checkout::PAY);
    window.wait_for(OrderState::Failed);
    assert!(window.sees(checkout::LAST_DECLINED));
    assert_eq!(window.balance("wechat-pay"), before);
    window.pin();
    window.press(checkout::PAY);
    check_paid_once(&mut window);
}

#[test]
fn a_slow_payment_can_be_cancelled() {
    let mut window = ready(checkout::fault(Fault::Slow));
    let before = window.balance("wechat-pay");
    window.press(checkout::PAY);
    assert!(window.sees(checkout::STEP_WAITING));
    window.picture("slow");
    window.press(checkout::CANCEL_PAYMENT);
    assert_eq!(window.order().state(), OrderState::Confirmed);
    assert!(window.sees(checkout::LAST_CANCELLED));
    assert_eq!(window.balance("wechat-pay"), before);
    // A late reply of the wallet charges nothing.
    window.pin();
    window.press(checkout::PAY);
    check_paid_once(&mut window);
}

#[test]
fn a_charge_whose_reply_is_lost_is_found_by_its_key_and_not_repeated() {
    let mut window = ready(checkout::fault(Fault::AnswerLost));
    let before = window.balance("wechat-pay");
    window.press(checkout::PAY);
    wait_for_timeout(&mut window);
    assert!(window.sees(checkout::NO_RESPONSE) && window.sees(checkout::NO_RESPONSE_TEXT));
    assert!(
        !window.offers(checkout::PAY),
        "there is no way to pay twice"
    );
    window.picture("no-answer");
    window.press(checkout::CHECK_RESULT);
    let order = window.wait_for(OrderState::Paid);
    assert!(window.sees(shop::state_sentence(OrderState::Paid)));
    assert_eq!(window.charges().len(), 1);
    assert_eq!(
        window.balance("wechat-pay"),
        before.minus(order.total).unwrap()
    );
    window.check_ledger();
}

#[test]
fn a_request_that_is_sent_twice_is_charged_once_and_the_page_says_so() {
    let mut window = ready(checkout::fault(Fault::SentTwice));
    window.press(checkout::PAY);
    window.wait_for(OrderState::Paid);
    assert!(window.sees(checkout::SENT_TWICE));
    assert_eq!(window.charges().len(), 1);
    window.check_ledger();
}

#[test]
fn a_program_killed_before_the_charge_reports_the_unpaid_order_once() {
    let mut window = ready(checkout::fault(Fault::KilledBefore));
    let before = window.balance("wechat-pay");
    window.press(checkout::PAY);
    window.wait("paying", |state| {
        state
            .ledger
            .orders
            .values()
            .any(|order| order.state() == OrderState::Paying)
    });
    let mut window = window.restart(shops_on("2021-09-28"));
    assert_eq!(window.order().state(), OrderState::Failed);
    assert_eq!(window.balance("wechat-pay"), before);
    assert!(
        window.sees(unacknowledged(&window, PaymentState::Interrupted)),
        "the user sees how the payment ended"
    );
    window.picture("unacknowledged");
    window.press(checkout::UNACKNOWLEDGED_SEE);
    assert!(window.sees(checkout::LAST_INTERRUPTED));
    let mut window = window.restart(shops_on("2021-09-28"));
    assert!(
        !window.sees(unacknowledged(&window, PaymentState::Interrupted)),
        "reported only once"
    );
    window.press(shop::ORDERS);
    window.press(shop::order(Lang::En, 1));
    window.press(shop::PAY_NOW);
    window.click(
        Role::RadioButton,
        wallet_row("Alipay", WalletState::Accepted),
    );
    window.pin();
    window.press(checkout::PAY);
    check_paid_once(&mut window);
}

#[test]
fn a_program_killed_after_the_charge_finds_the_order_paid_once() {
    let mut window = ready(checkout::fault(Fault::KilledAfter));
    let before = window.balance("wechat-pay");
    window.press(checkout::PAY);
    wait_for_timeout(&mut window);
    let mut window = window.restart(shops_on("2021-09-28"));
    let order = window.order();
    assert_eq!(order.state(), OrderState::Paid);
    assert_eq!(
        window.balance("wechat-pay"),
        before.minus(order.total).unwrap()
    );
    assert!(window.sees(unacknowledged(&window, PaymentState::Captured)));
    window.press(checkout::UNACKNOWLEDGED_OK);
    assert!(
        window
            .state()
            .ledger
            .payments
            .values()
            .all(|payment| payment.acknowledged && payment.state == PaymentState::Captured)
    );
    assert_eq!(window.charges().len(), 1);
    window.check_ledger();
}

#[test]
fn a_wrong_pin_pays_nothing() {
    let mut window = Window::open(shops_on("2021-09-28"));
    make_ready(&mut window, checkout::FAULT_NONE);
    window.press(checkout::ERASE);
    window.press("1");
    window.press(checkout::PAY);
    assert!(window.sees(checkout::WRONG_PIN));
    assert_eq!(window.order().state(), OrderState::Cart);
}

#[test]
fn the_pin_can_be_typed() {
    let mut window = Window::open(shops_on("2021-09-28"));
    window.press("Ele.me");
    window.press(NOODLES);
    window.press(shop::BUY);
    window.click(
        Role::RadioButton,
        wallet_row("Alipay", WalletState::Accepted),
    );
    window.harness.event(egui::Event::Text("2109".to_owned()));
    window.run();
    window.key(egui::Key::Enter);
    window.wait_for(OrderState::Paid);
    window.check_ledger();
}

#[test]
fn a_disk_that_fails_is_reported_and_nothing_is_lost() {
    let mut window = ready(checkout::FAULT_NONE);
    let database = Vanished::from(window.paths().database);
    window.press(checkout::PAY);
    assert!(window.sees(checkout::NOT_SAVED), "the page says so");
    assert!(window.charges().is_empty());
    database.come_back();
    window.press(checkout::TRY_AGAIN);
    check_paid_once(&mut window);
}

#[test]
fn memory_equals_the_disk_after_a_refund() {
    let mut window = ready(checkout::fault(Fault::SentTwice));
    window.press(checkout::PAY);
    window.wait_for(OrderState::Paid);
    window.press(checkout::kind(EntryKind::Refund));
    window.press(checkout::REFUND_DO);
    let window = window.restart_unchanged(shops_on("2021-09-28"));
    assert!(window.state().session.paying.unacknowledged.is_empty());
}

#[test]
fn resetting_the_demo_resets_the_ledger() {
    let mut window = ready(checkout::FAULT_NONE);
    window.press(checkout::PAY);
    window.wait_for(OrderState::Paid);
    window.carry_out([Intent::ResetDemo]);
    assert!(window.state().ledger.orders.is_empty());
    assert_eq!(window.balance("wechat-pay").to_string(), "¥2,888.00");
    window.check_ledger();
}

/// Confirms orders in the store, so that older ones are not in memory after a restart.
fn order_many(folder: &std::path::Path, orders: std::ops::RangeInclusive<i64>) {
    let database = Home::below(folder)
        .profile(Home::DEFAULT_PROFILE)
        .unwrap()
        .database;
    let mut store = Store::open(&database, 1).unwrap().store;
    let line = |id: i64| OrderLine {
        product: "eleme-noodles".into(),
        name: Text::new("Noodles", "面条"),
        price: Money::fen(100 + id),
        quantity: 1,
        refunded_quantity: 0,
    };
    let commands: Vec<_> = orders
        .flat_map(|id| {
            let cart = Cart {
                merchant: "eleme".into(),
                lines: vec![line(id)],
                fee: Money::fen(0),
                address: "1 Garden Road".to_owned(),
            };
            [
                Command::SaveCart {
                    order: OrderId(id),
                    cart,
                },
                Command::Confirm { order: OrderId(id) },
            ]
        })
        .collect();
    let deny = |_: &_| {
        Err(PermitDenied {
            rule: String::new(),
            state: String::new(),
            reason: Text::default(),
        })
    };
    store
        .execute(
            &commands,
            Timestamp {
                at_millis: 1,
                day: Day::DEFAULT,
            },
            &deny,
        )
        .unwrap();
}

#[test]
fn an_order_that_is_not_in_memory_can_be_paid_and_its_charge_found_by_its_key() {
    let mut window = ready(checkout::fault(Fault::Declined));
    window.press(checkout::PAY);
    window.wait_for(OrderState::Failed);
    let folder = window.kill();
    order_many(folder.path(), 2..=230);
    let mut window = Window::open_in(folder, shops_on("2021-09-28"));
    let order = OrderId(1);
    assert!(
        !window.state().ledger.orders.contains_key(&order),
        "memory holds only the latest"
    );
    window.press(shop::ORDERS);
    window.press(shop::OLDER_PAGE_SIZE);
    window.press(shop::order(Lang::En, 1));
    window.press(shop::PAY_NOW);
    window.click(
        Role::RadioButton,
        wallet_row("WeChat Pay", WalletState::Accepted),
    );
    window.pin();
    window.click(Role::RadioButton, checkout::fault(Fault::AnswerLost));
    window.press(checkout::PAY);
    wait_for_timeout(&mut window);
    window.press(checkout::CHECK_RESULT);
    window.wait("paid", |state| {
        state
            .ledger
            .orders
            .get(&order)
            .is_some_and(|order| order.state() == OrderState::Paid)
    });
    assert!(window.sees(shop::state_sentence(OrderState::Paid)));
    assert_eq!(window.charges().len(), 1);
    let states: Vec<_> = window
        .state()
        .ledger
        .payments_of(order)
        .iter()
        .map(|payment| payment.state)
        .collect();
    assert_eq!(states, [PaymentState::Declined, PaymentState::Captured]);
}

#[test]
fn a_payment_without_response_can_be_checked_from_its_order_and_from_another_checkout() {
    let mut window = ready(checkout::fault(Fault::AnswerLost));
    window.press(checkout::PAY);
    wait_for_timeout(&mut window);
    window.carry_out([Intent::Shop(ShopIntent::Go(ShopPage::Order(OrderId(1))))]);
    assert!(
        window.sees(checkout::NO_RESPONSE_TEXT)
            && window.offers(checkout::CHECK_RESULT)
            && !window.offers(shop::PAY_NOW)
    );
    window.carry_out([Intent::Shop(ShopIntent::Buy("youku-tea".into()))]);
    assert!(window.sees(checkout::other_payment(Lang::En, 1)));
    window.press(checkout::SEE_PAYMENT);
    window.press(checkout::CHECK_RESULT);
    window.wait("paid", |state| {
        state
            .ledger
            .orders
            .get(&OrderId(1))
            .is_some_and(|order| order.state() == OrderState::Paid)
    });
    assert_eq!(window.charges().len(), 1);
    assert!(
        window.sees("Ele.me") && window.sees("wechat-pay-in-five-apps"),
        "the Why panel explains the wallet that paid"
    );
}

#[test]
fn an_address_that_is_too_long_is_cut() {
    let mut window = ready(checkout::FAULT_NONE);
    window.carry_out([Intent::Checkout(CheckoutIntent::EditAddress(
        "月洞门巷".repeat(3_000),
    ))]);
    assert_eq!(window.state().session.paying.address.chars().count(), 200);
}
