//! Paying: one attempt at a time, from the PIN to a state that the page can explain. Decides about
//! no wallet; the ledger ask the gate.
//!
//! A payment is written down before anything else happens, under a key that is the same for every
//! further click. What can go wrong on the way is made to happen here, on demand, by a [`Fault`].

use super::effect::Effect;
use super::ledger::{self};
use super::log;
use super::shop::page;
use super::state::State;
use super::types::cell::{Cell, Subject};
use super::types::checkout::{Attempt, FailedStep, Phase};
use super::types::checkout::{CheckoutIntent, DEMO_PIN};
use super::types::intent::Intent;
use super::types::ledger::{LedgerFailure, Purpose};
use super::types::notice::Notice;
use super::types::shop::ShopPage;
use super::types::time::Now;
use crate::domain::ledger::{Command, EndReason, IdempotencyKey, PaymentState};
use crate::domain::{Fault, OrderId, OrderState, Tab, Text, WalletId};

/// Where the first order goes, unless the user writes another address.
const DEMO_ADDRESS: Text = Text::new("7 Moon Gate Lane, Garden District", "花园区月洞门巷7号");

/// The longest address that fits on a parcel, in characters.
const MAX_ADDRESS_BYTES: usize = 200;

/// How long a wallet takes to answer, in milliseconds.
const ANSWER_MILLIS: u64 = 700;

/// How long a slow one takes.
const SLOW_MILLIS: u64 = 8_000;

/// How long one waits for an answer that never comes.
const LOST_MILLIS: u64 = 2_500;

/// Carries out a wish about paying.
pub(super) fn update(state: &mut State, intent: CheckoutIntent, now: Now) -> Vec<Effect> {
    let paying = &mut state.session.paying;
    match intent {
        CheckoutIntent::EditAddress(address) => {
            paying.address = address.chars().take(MAX_ADDRESS_BYTES).collect()
        }
        CheckoutIntent::Choose(wallet) => {
            paying.wallet = Some(wallet.clone());
            explain(state, wallet);
        }
        CheckoutIntent::ShowWays(wallet) => {
            paying.ways_for = if paying.ways_for.as_ref() == Some(&wallet) {
                None
            } else {
                Some(wallet)
            };
        }
        CheckoutIntent::Digit(digit) => {
            paying.wrong_pin = false;
            if paying.pin.len() < DEMO_PIN.len() && digit.is_ascii_digit() {
                paying.pin.push(digit);
            }
        }
        CheckoutIntent::Erase => drop(paying.pin.pop()),
        CheckoutIntent::Pay(order) => return pay(state, order, now),
        CheckoutIntent::CallOff => return call_off(state, now),
        CheckoutIntent::TryAgain => return try_again(state, now),
        CheckoutIntent::FindOut => return vec![Effect::ReadLedger],
        CheckoutIntent::Answer(key) => return answer(state, &key, now),
        CheckoutIntent::SetFault(fault) => paying.fault = fault,
        CheckoutIntent::Acknowledge(key) => return acknowledge(state, key, now),
    }
    Vec::new()
}

/// Turns to the checkout of an order; what was typed for another one is forgotten, the address is
/// kept.
pub(super) fn open(state: &mut State, order: OrderId) {
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
        let last = state
            .ledger
            .orders
            .values()
            .rev()
            .find(|order| !order.content.address.is_empty());
        let example = || DEMO_ADDRESS.get(state.settings.language).to_owned();
        let address = last.map_or_else(example, |order| order.content.address.clone());
        paying.address = address.chars().take(MAX_ADDRESS_BYTES).collect();
    }
}

/// The Why panel explains the wallet that was chosen or pays.
fn explain(state: &mut State, wallet: WalletId) {
    let order = state
        .session
        .paying
        .order
        .and_then(|id| state.ledger.orders.get(&id));
    if let Some(order) = order {
        state.session.why = Some(Subject::Cell(Cell::Pay(
            order.content.merchant.0.clone(),
            wallet.0,
        )));
    }
}

fn pay(state: &mut State, id: OrderId, now: Now) -> Vec<Effect> {
    let Some(order) = state.ledger.orders.get(&id) else {
        return Vec::new();
    };
    let paying = &mut state.session.paying;
    let Some(wallet) = paying.wallet.clone() else {
        return Vec::new();
    };
    if paying.attempt.is_some() {
        // A second click on the same button finds the payment under way; another order has to wait,
        // and its page says so.
        return Vec::new();
    }
    if paying.pin != DEMO_PIN {
        paying.pin.clear();
        paying.wrong_pin = true;
        return Vec::new();
    }
    let merchant = order.content.merchant.clone();
    paying.pin.clear();
    paying.problem = None;
    paying.sent_twice = None;
    let key = state.ledger.next_payment_key(id);
    let fault = paying.fault.take();
    let attempt = Attempt {
        key,
        order: id,
        wallet: wallet.clone(),
        fault,
        phase: Phase::Beginning,
    };
    paying.attempt = Some(attempt.clone());
    explain(state, wallet.clone());
    let mut effects = log::log_payment(state, &merchant, &wallet, now);
    effects.extend(begin(state, &attempt, now));
    effects
}

/// Writes the wish down: the order, if it is still a cart, and the payment.
fn begin(state: &State, attempt: &Attempt, now: Now) -> Vec<Effect> {
    let Attempt {
        key,
        order: id,
        wallet,
        ..
    } = attempt.clone();
    let mut commands = Vec::new();
    if let Some(order) = state
        .ledger
        .orders
        .get(&id)
        .filter(|order| order.state() == OrderState::Cart)
    {
        let address = state.session.paying.address.trim().to_owned();
        let draft = crate::domain::Cart {
            address,
            ..order.content.clone()
        };
        commands.push(Command::SaveCart {
            order: id,
            cart: draft,
        });
        commands.push(Command::Confirm { order: id });
    }
    commands.push(Command::BeginPayment {
        key: key.clone(),
        order: id,
        wallet,
    });
    ledger::ask(state, commands, Purpose::Begin(key), now)
}

/// The wish is written down: now the wallet is asked, which takes its time.
pub(super) fn begun(state: &mut State, key: &IdempotencyKey) -> Vec<Effect> {
    let Some(attempt) = current(state, key) else {
        return Vec::new();
    };
    attempt.phase = Phase::Waiting;
    let millis = match attempt.fault {
        Some(Fault::Slow) => SLOW_MILLIS,
        Some(Fault::AnswerLost) => LOST_MILLIS,
        Some(Fault::Declined | Fault::SentTwice | Fault::KilledBefore | Fault::KilledAfter)
        | None => ANSWER_MILLIS,
    };
    vec![Effect::After {
        millis,
        intent: Box::new(Intent::Checkout(CheckoutIntent::Answer(key.clone()))),
    }]
}

/// The wallet answers: charge, or whatever goes wrong instead.
fn answer(state: &mut State, key: &IdempotencyKey, now: Now) -> Vec<Effect> {
    let Some(attempt) = current(state, key).filter(|attempt| attempt.phase == Phase::Waiting)
    else {
        return Vec::new();
    };
    let fault = attempt.fault;
    let key = key.clone();
    let capture = vec![Command::Capture { key: key.clone() }];
    match fault {
        None | Some(Fault::Slow) => ledger::ask(state, capture, Purpose::Charge(key), now),
        Some(Fault::Declined) => {
            let end = Command::EndPayment {
                key: key.clone(),
                reason: EndReason::Declined,
            };
            ledger::ask(state, vec![end], Purpose::End(key), now)
        }
        Some(Fault::AnswerLost) => ledger::ask(state, capture, Purpose::ChargeUnheard(key), now),
        Some(Fault::SentTwice) => {
            let mut effects =
                ledger::ask(state, capture.clone(), Purpose::Charge(key.clone()), now);
            effects.extend(ledger::ask(state, capture, Purpose::ChargeAgain(key), now));
            effects
        }
        Some(Fault::KilledBefore) => vec![Effect::KillProgram],
        Some(Fault::KilledAfter) => {
            let mut effects = ledger::ask(state, capture, Purpose::ChargeUnheard(key), now);
            effects.push(Effect::KillProgram);
            effects
        }
    }
}

/// Charged: to the order's page, which says so; the ledger note that it was told.
pub(super) fn charged(state: &mut State, key: &IdempotencyKey, now: Now) -> Vec<Effect> {
    finish(state, key, now)
}

/// The second of two equal requests: the ledger has charged once, and the page says so.
pub(super) fn charged_again(state: &mut State, key: &IdempotencyKey) -> Vec<Effect> {
    state.session.paying.sent_twice = state.ledger.payments.get(key).map(|payment| payment.order);
    Vec::new()
}

/// The charge is written, and nobody has heard of it.
pub(super) fn unheard(state: &mut State) -> Vec<Effect> {
    if let Some(attempt) = &mut state.session.paying.attempt {
        attempt.phase = Phase::NoAnswer;
    }
    Vec::new()
}

/// Ended without a charge; the checkout says how.
pub(super) fn ended(state: &mut State, key: &IdempotencyKey, now: Now) -> Vec<Effect> {
    if let Some(attempt) = state
        .session
        .paying
        .attempt
        .take_if(|attempt| attempt.key == *key)
        && !looks_at(state, attempt.order)
    {
        let id = attempt.order.0;
        let text = Text {
            en: format!("The payment of order {id} came to nothing; nothing was charged").into(),
            zh: format!("订单 {id} 的付款未成功，没有扣款").into(),
        };
        state.session.tell(Notice::Problem, text);
    }
    ledger::ask(
        state,
        vec![Command::Acknowledge { key: key.clone() }],
        Purpose::Acknowledge,
        now,
    )
}

/// The store could not do its part of the attempt.
pub(super) fn stuck(state: &mut State, at: FailedStep, error: &LedgerFailure) -> Vec<Effect> {
    let paying = &mut state.session.paying;
    match (paying.attempt.take(), error) {
        (Some(attempt), LedgerFailure::Disk(_)) => {
            paying.attempt = Some(Attempt {
                phase: Phase::Stuck {
                    at,
                    why: error.words(),
                },
                ..attempt
            });
        }
        // Nothing was begun, and the rules will say the same again.
        (Some(attempt), LedgerFailure::Refused(_)) if attempt.phase == Phase::Beginning => {
            paying.problem = Some(error.words())
        }
        (Some(attempt), LedgerFailure::Refused(_)) => {
            // What the ledger says now is true, whatever the page thought.
            paying.problem = Some(error.words());
            paying.attempt = Some(Attempt {
                phase: Phase::NoAnswer,
                ..attempt
            });
            return vec![Effect::ReadLedger];
        }
        (None, _) => state.session.tell(Notice::Problem, error.words()),
    }
    Vec::new()
}

/// The ledger was read anew: whatever became of the attempt is known now, or once its order has
/// been read as well, if that is an old one.
pub(super) fn ledger_reread(state: &mut State, now: Now) -> Vec<Effect> {
    match &state.session.paying.attempt {
        Some(attempt) if !state.ledger.orders.contains_key(&attempt.order) => {
            vec![Effect::LoadOrder(attempt.order)]
        }
        Some(attempt) => order_read(state, attempt.order, now),
        None => Vec::new(),
    }
}

/// An order was read anew: if it is the one of the attempt, what became of that is known now.
pub(super) fn order_read(state: &mut State, order: OrderId, now: Now) -> Vec<Effect> {
    let Some(attempt) = state
        .session
        .paying
        .attempt
        .as_ref()
        .filter(|attempt| attempt.order == order)
    else {
        return Vec::new();
    };
    let key = attempt.key.clone();
    match state.ledger.payments.get(&key).map(|payment| payment.state) {
        Some(PaymentState::Captured) => finish(state, &key, now),
        Some(PaymentState::Declined | PaymentState::Cancelled | PaymentState::Interrupted) => {
            ended(state, &key, now)
        }
        Some(PaymentState::Started) => {
            // Not charged, and nobody is at it any more: end it, so that it can be tried again.
            let end = Command::EndPayment {
                key: key.clone(),
                reason: EndReason::Interrupted,
            };
            ledger::ask(state, vec![end], Purpose::End(key), now)
        }
        None => {
            state.session.paying.attempt = None;
            Vec::new()
        }
    }
}

fn finish(state: &mut State, key: &IdempotencyKey, now: Now) -> Vec<Effect> {
    let order = state.ledger.payments.get(key).map(|payment| payment.order);
    if current(state, key).is_some() {
        state.session.paying.attempt = None;
    }
    let Some(order) = order else {
        return Vec::new();
    };
    if looks_at(state, order) {
        page::show(state, ShopPage::Order(order));
    } else {
        let id = order.0;
        let text = Text {
            en: format!("Order {id} is paid, once").into(),
            zh: format!("订单 {id} 已付款，只扣了一次").into(),
        };
        state.session.tell(Notice::Done, text);
    }
    let mut effects = ledger::ask(
        state,
        vec![Command::Acknowledge { key: key.clone() }],
        Purpose::Acknowledge,
        now,
    );
    effects.extend(page::read_receipts(state, order));
    effects
}

/// Whether the checkout of an order is on the screen.
fn looks_at(state: &State, order: OrderId) -> bool {
    let session = &state.session;
    state.settings.tab == Tab::Shops
        && session.page.is_none()
        && session.shopping.page == ShopPage::Checkout(order)
}

fn call_off(state: &mut State, now: Now) -> Vec<Effect> {
    let Some(attempt) = &state.session.paying.attempt else {
        return Vec::new();
    };
    let key = attempt.key.clone();
    if matches!(
        attempt.phase,
        Phase::Stuck {
            at: FailedStep::Begin,
            ..
        }
    ) {
        // The ledger know nothing of it.
        state.session.paying.attempt = None;
        return Vec::new();
    }
    let end = Command::EndPayment {
        key: key.clone(),
        reason: EndReason::Cancelled,
    };
    ledger::ask(state, vec![end], Purpose::End(key), now)
}

/// Asks for the very thing that could not be written, under the same key.
fn try_again(state: &mut State, now: Now) -> Vec<Effect> {
    let Some(attempt) = &mut state.session.paying.attempt else {
        return Vec::new();
    };
    let Phase::Stuck { at, .. } = attempt.phase else {
        return Vec::new();
    };
    let declined = attempt.fault == Some(Fault::Declined);
    match at {
        FailedStep::Begin => {
            attempt.phase = Phase::Beginning;
            let attempt = attempt.clone();
            begin(state, &attempt, now)
        }
        FailedStep::End if !declined => call_off(state, now),
        FailedStep::Charge | FailedStep::End => {
            attempt.phase = Phase::Waiting;
            let key = attempt.key.clone();
            answer(state, &key, now)
        }
    }
}

fn acknowledge(state: &mut State, key: IdempotencyKey, now: Now) -> Vec<Effect> {
    state
        .session
        .paying
        .unacknowledged
        .retain(|payment| payment.key != key);
    ledger::ask(
        state,
        vec![Command::Acknowledge { key }],
        Purpose::Acknowledge,
        now,
    )
}

fn current<'a>(state: &'a mut State, key: &IdempotencyKey) -> Option<&'a mut Attempt> {
    state
        .session
        .paying
        .attempt
        .as_mut()
        .filter(|attempt| attempt.key == *key)
}
