//! Paying: one attempt at a time, from the PIN to a state that the page can explain. Does not
//! decide about wallets; the ledger asks the gate.
//!
//! A payment is recorded before anything else happens, under an idempotency key that is the same
//! for every further click. A [`Fault`] demonstrates what can go wrong on the way.

use super::effect::{Effects, LedgerEffect, OutsideEffect};
use super::ledger::{acknowledge, request};
use super::log;
use super::shop::page;
use super::state::State;
use super::types::cell::{Cell, Subject};
use super::types::checkout::{Attempt, CheckoutIntent, DEMO_PIN, FailedStep, Phase};
use super::types::ledger::{LedgerFailure, Purpose};
use super::types::notice::Notice;
use super::types::shop::ShopPage;
use super::types::time::{Now, Timer};
use crate::domain::ledger::{Command, EndReason, IdempotencyKey, PaymentState};
use crate::domain::{Cart, DEMO_ADDRESS, Fault, OrderId, OrderState, Tab, WalletId};

/// Maximum length of a delivery address, in characters.
const MAX_ADDRESS_CHARS: usize = 200;

/// Time that a wallet takes to reply.
const REPLY_MILLIS: u64 = 700;

/// Time that a slow wallet takes to reply.
const SLOW_REPLY_MILLIS: u64 = 8_000;

/// Time after which a reply counts as lost.
const LOST_REPLY_MILLIS: u64 = 2_500;

/// Carries out an intent at the checkout.
pub(super) fn update(state: &mut State, intent: CheckoutIntent, now: Now, fx: &mut Effects) {
    let paying = &mut state.session.paying;
    match intent {
        CheckoutIntent::EditAddress(address) => {
            paying.address = address.chars().take(MAX_ADDRESS_CHARS).collect();
        }
        CheckoutIntent::ChooseWallet(wallet) => {
            paying.wallet = Some(wallet.clone());
            explain_wallet(state, wallet);
        }
        CheckoutIntent::ToggleWaysOut(wallet) => {
            let shown = paying.ways_for.as_ref() == Some(&wallet);
            paying.ways_for = (!shown).then_some(wallet);
        }
        CheckoutIntent::TypeDigit(digit) => {
            paying.wrong_pin = false;
            if paying.pin.len() < DEMO_PIN.len() && digit.is_ascii_digit() {
                paying.pin.push(digit);
            }
        }
        CheckoutIntent::DeleteDigit => drop(paying.pin.pop()),
        CheckoutIntent::Pay(order) => pay_order(state, order, now, fx),
        CheckoutIntent::CancelPayment => cancel_payment(state, now, fx),
        CheckoutIntent::RetryPayment => retry_payment(state, now, fx),
        CheckoutIntent::FindResult => fx.push(LedgerEffect::Load),
        CheckoutIntent::SetFault(fault) => paying.fault = fault,
        CheckoutIntent::Acknowledge(key) => {
            paying.unacknowledged.retain(|payment| payment.key != key);
            acknowledge(state, &key, now, fx);
        }
    }
}

/// Prepares the checkout of an order. What was typed for another order is cleared, but the address
/// is kept.
pub(super) fn open_checkout(state: &mut State, order: OrderId) {
    let paying = &mut state.session.paying;
    if paying.order != Some(order) {
        paying.order = Some(order);
        paying.wallet = None;
        paying.ways_for = None;
    }
    paying.pin.clear();
    paying.wrong_pin = false;
    paying.problem = None;
    if paying.address.is_empty() {
        let mut latest_first = state.ledger.orders.values().rev();
        let last = latest_first.find(|order| !order.content.address.is_empty());
        let example = DEMO_ADDRESS;
        let address = last.map_or_else(
            || example.get(state.settings.language),
            |order| &order.content.address,
        );
        paying.address = address.chars().take(MAX_ADDRESS_CHARS).collect();
    }
}

/// Explains a wallet in the Why panel.
fn explain_wallet(state: &mut State, wallet: WalletId) {
    let order = state.session.paying.order;
    if let Some(order) = order.and_then(|id| state.ledger.orders.get(&id)) {
        let cell = Cell::Pay(order.content.merchant.0.clone(), wallet.0);
        state.session.why = Some(Subject::Cell(cell));
    }
}

/// Starts an attempt to pay with the chosen wallet, if the PIN is right. Without effect while
/// another attempt is in progress; the page of another order says so.
fn pay_order(state: &mut State, id: OrderId, now: Now, fx: &mut Effects) {
    let Some(order) = state.ledger.orders.get(&id) else {
        return;
    };
    let paying = &mut state.session.paying;
    let Some(wallet) = paying.wallet.clone() else {
        return;
    };
    if paying.attempt.is_some() {
        return;
    }
    let pin = std::mem::take(&mut paying.pin);
    paying.wrong_pin = pin != DEMO_PIN;
    if paying.wrong_pin {
        return;
    }
    let merchant = order.content.merchant.clone();
    paying.problem = None;
    paying.sent_twice = None;
    let attempt = Attempt {
        key: state.ledger.next_payment_key(id),
        order: id,
        wallet: wallet.clone(),
        fault: paying.fault.take(),
        phase: Phase::Beginning,
    };
    paying.attempt = Some(attempt.clone());
    explain_wallet(state, wallet.clone());
    if let Some(entry) = log::payment_entry(state, &merchant, &wallet) {
        log::add_entry(state, entry, now, fx);
    }
    begin_payment(state, &attempt, now, fx);
}

/// Records the payment, after the order if that is still a cart.
fn begin_payment(state: &State, attempt: &Attempt, now: Now, fx: &mut Effects) {
    let id = attempt.order;
    let mut commands = Vec::new();
    let order = state.ledger.orders.get(&id);
    if let Some(cart) = order.filter(|order| order.state() == OrderState::Cart) {
        let draft = Cart {
            address: state.session.paying.address.trim().to_owned(),
            ..cart.content.clone()
        };
        commands.push(Command::SaveCart {
            order: id,
            cart: draft,
        });
        commands.push(Command::Confirm { order: id });
    }
    commands.push(Command::BeginPayment {
        key: attempt.key.clone(),
        order: id,
        wallet: attempt.wallet.clone(),
    });
    let purpose = Purpose::BeginPayment(attempt.key.clone());
    fx.push(request(state, commands, purpose, now));
}

/// The payment is recorded: asks the wallet, which takes its time.
pub(super) fn on_payment_begun(state: &mut State, key: &IdempotencyKey, fx: &mut Effects) {
    let Some(attempt) = current_attempt(state, key) else {
        return;
    };
    attempt.phase = Phase::Waiting;
    let millis = match attempt.fault {
        Some(Fault::Slow) => SLOW_REPLY_MILLIS,
        Some(Fault::AnswerLost) => LOST_REPLY_MILLIS,
        Some(Fault::Declined | Fault::SentTwice | Fault::KilledBefore | Fault::KilledAfter)
        | None => REPLY_MILLIS,
    };
    fx.push(OutsideEffect::StartTimer(
        millis,
        Timer::WalletReply(key.clone()),
    ));
}

/// The wallet replies: captures the payment, or demonstrates the fault.
pub(super) fn on_wallet_reply(state: &mut State, key: &IdempotencyKey, now: Now, fx: &mut Effects) {
    let waiting = |attempt: &&mut Attempt| attempt.phase == Phase::Waiting;
    let Some(attempt) = current_attempt(state, key).filter(waiting) else {
        return;
    };
    let fault = attempt.fault;
    let key = key.clone();
    let capture = vec![Command::Capture { key: key.clone() }];
    match fault {
        None | Some(Fault::Slow) => {
            fx.push(request(state, capture, Purpose::Capture(key), now));
        }
        Some(Fault::Declined) => fx.push(end_request(state, key, EndReason::Declined, now)),
        Some(Fault::AnswerLost) => {
            let purpose = Purpose::CaptureWithoutReply(key);
            fx.push(request(state, capture, purpose, now));
        }
        Some(Fault::SentTwice) => {
            let first = Purpose::Capture(key.clone());
            fx.push(request(state, capture.clone(), first, now));
            fx.push(request(state, capture, Purpose::CaptureAgain(key), now));
        }
        Some(Fault::KilledBefore) => fx.push(OutsideEffect::KillProgram),
        Some(Fault::KilledAfter) => {
            let purpose = Purpose::CaptureWithoutReply(key);
            fx.push(request(state, capture, purpose, now));
            fx.push(OutsideEffect::KillProgram);
        }
    }
}

/// A request to end a payment without a charge.
fn end_request(state: &State, key: IdempotencyKey, reason: EndReason, now: Now) -> LedgerEffect {
    let end = Command::EndPayment {
        key: key.clone(),
        reason,
    };
    request(state, vec![end], Purpose::EndPayment(key), now)
}

/// The second of two equal requests: the ledger has charged once, and the page says so.
pub(super) fn on_charged_again(state: &mut State, key: &IdempotencyKey) {
    let payment = state.ledger.payments.get(key);
    state.session.paying.sent_twice = payment.map(|payment| payment.order);
}

/// The payment is captured, but the reply gets lost.
pub(super) fn on_reply_lost(state: &mut State) {
    if let Some(attempt) = &mut state.session.paying.attempt {
        attempt.phase = Phase::NoResponse;
    }
}

/// The payment ended without a charge; the checkout says how.
pub(super) fn on_ended(state: &mut State, key: &IdempotencyKey, now: Now, fx: &mut Effects) {
    let attempt = &mut state.session.paying.attempt;
    if let Some(ended) = attempt.take_if(|attempt| attempt.key == *key)
        && !is_checkout_shown(state, ended.order)
    {
        state.session.notify(Notice::PaymentFailed(ended.order));
    }
    acknowledge(state, key, now, fx);
}

/// A step of the attempt failed.
pub(super) fn on_step_failed(
    state: &mut State,
    step: FailedStep,
    why: LedgerFailure,
    fx: &mut Effects,
) {
    let paying = &mut state.session.paying;
    let Some(attempt) = &mut paying.attempt else {
        state.session.notify(Notice::LedgerFailed(why));
        return;
    };
    match why {
        LedgerFailure::Disk(_) => attempt.phase = Phase::Failed { step, why },
        // The payment did not begin, and the rules would refuse it again.
        LedgerFailure::Refused(_) if attempt.phase == Phase::Beginning => {
            paying.problem = Some(why);
            paying.attempt = None;
        }
        LedgerFailure::Refused(_) => {
            // The ledger is right, whatever the page assumed.
            attempt.phase = Phase::NoResponse;
            paying.problem = Some(why);
            fx.push(LedgerEffect::Load);
        }
    }
}

/// The ledger was read again: the result of the attempt is known now, or once its order is loaded
/// as well, if that is an old one.
pub(super) fn on_ledger_loaded(state: &mut State, now: Now, fx: &mut Effects) {
    let attempt = state.session.paying.attempt.as_ref();
    if let Some(order) = attempt.map(|attempt| attempt.order) {
        if state.ledger.orders.contains_key(&order) {
            on_order_loaded(state, order, now, fx);
        } else {
            fx.push(LedgerEffect::LoadOrder(order));
        }
    }
}

/// An order was read: if it is the one of the attempt, its result is known now.
pub(super) fn on_order_loaded(state: &mut State, order: OrderId, now: Now, fx: &mut Effects) {
    let attempt = state.session.paying.attempt.as_ref();
    let Some(attempt) = attempt.filter(|attempt| attempt.order == order) else {
        return;
    };
    let key = attempt.key.clone();
    match state.ledger.payments.get(&key).map(|payment| payment.state) {
        Some(PaymentState::Captured) => on_charged(state, &key, now, fx),
        Some(PaymentState::Declined | PaymentState::Cancelled | PaymentState::Interrupted) => {
            on_ended(state, &key, now, fx);
        }
        // Not charged, and no request is in progress: end it, so that the user can pay again.
        Some(PaymentState::Started) => {
            fx.push(end_request(state, key, EndReason::Interrupted, now));
        }
        None => state.session.paying.attempt = None,
    }
}

/// The payment is captured: shows the page of the order, or a notice if the user is elsewhere.
pub(super) fn on_charged(state: &mut State, key: &IdempotencyKey, now: Now, fx: &mut Effects) {
    if current_attempt(state, key).is_some() {
        state.session.paying.attempt = None;
    }
    let Some(order) = state.ledger.payments.get(key).map(|payment| payment.order) else {
        return;
    };
    if is_checkout_shown(state, order) {
        page::show(state, ShopPage::Order(order));
    } else {
        state.session.notify(Notice::PaymentSucceeded(order));
    }
    acknowledge(state, key, now, fx);
    page::load_receipts(state, order, fx);
}

/// Whether the window shows the checkout of an order.
fn is_checkout_shown(state: &State, order: OrderId) -> bool {
    let session = &state.session;
    state.settings.tab == Tab::Shops
        && session.page.is_none()
        && session.shopping.page == ShopPage::Checkout(order)
}

fn cancel_payment(state: &mut State, now: Now, fx: &mut Effects) {
    let Some(attempt) = &state.session.paying.attempt else {
        return;
    };
    let not_recorded = matches!(
        attempt.phase,
        Phase::Failed {
            step: FailedStep::Begin,
            ..
        }
    );
    if not_recorded {
        state.session.paying.attempt = None;
    } else {
        let key = attempt.key.clone();
        fx.push(end_request(state, key, EndReason::Cancelled, now));
    }
}

/// Retries the step that failed, with the same idempotency key.
fn retry_payment(state: &mut State, now: Now, fx: &mut Effects) {
    let Some(attempt) = &mut state.session.paying.attempt else {
        return;
    };
    let Phase::Failed { step, .. } = attempt.phase else {
        return;
    };
    let declined = attempt.fault == Some(Fault::Declined);
    match step {
        FailedStep::Begin => {
            attempt.phase = Phase::Beginning;
            let attempt = attempt.clone();
            begin_payment(state, &attempt, now, fx);
        }
        FailedStep::End if !declined => cancel_payment(state, now, fx),
        FailedStep::Charge | FailedStep::End => {
            attempt.phase = Phase::Waiting;
            let key = attempt.key.clone();
            on_wallet_reply(state, &key, now, fx);
        }
    }
}

fn current_attempt<'a>(state: &'a mut State, key: &IdempotencyKey) -> Option<&'a mut Attempt> {
    let attempt = state.session.paying.attempt.as_mut();
    attempt.filter(|attempt| attempt.key == *key)
}
