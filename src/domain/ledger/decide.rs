//! The rules of the ledger: what a command changes. Pure, so that the same rules hold on disk and in
//! memory.

use super::account::Account;
use super::command::{Command, EndReason, Refund};
use super::entry::{EntryKind, IdempotencyKey, LedgerChange, Payment, PaymentState, Timestamp};
use super::error::CommandError;
use super::permit::{Permit, PermitFn, PermitQuestion};
use super::records::{EntryDetails, Records};
use crate::domain::{Cart, Money, Order, OrderId, OrderState, OrderStep, WalletId};

/// Returns the changes of `command`; an empty list if it was done before, under the same idempotency
/// key.
///
/// # Errors
/// [`CommandError`], and then nothing may be written.
pub fn decide(
    command: &Command,
    records: &Records,
    time: Timestamp,
    ask_permit: &PermitFn<'_>,
) -> Result<Vec<LedgerChange>, CommandError> {
    match command {
        Command::Open { balances } => open(records, balances, time),
        Command::SaveCart { order, cart } => save_cart(records, *order, cart, time),
        Command::Confirm { order } => confirm(records, *order, time),
        Command::Cancel { order } => move_order(records, *order, OrderState::Cancelled, time),
        Command::BeginPayment { key, order, wallet } => {
            begin_payment(records, key, *order, wallet, time, ask_permit)
        }
        Command::Capture { key } => capture(records, key, time, ask_permit),
        Command::EndPayment { key, reason } => end_payment(records, key, *reason, time),
        Command::Refund { key, order, what } => refund(records, key, *order, what, time),
        Command::TopUp {
            key,
            wallet,
            amount,
        } => top_up(records, key, wallet, *amount, time),
        Command::Acknowledge { key } => acknowledge(records, key),
    }
}

fn open(
    records: &Records,
    balances: &[(WalletId, Money)],
    time: Timestamp,
) -> Result<Vec<LedgerChange>, CommandError> {
    if records.entry.is_some() || balances.is_empty() {
        return Ok(Vec::new());
    }
    let mut moves = Vec::new();
    let mut given = Money::zero(
        balances
            .first()
            .map_or_else(Default::default, |(_, amount)| amount.currency),
    );
    for (wallet, amount) in balances {
        positive(*amount)?;
        given = given.plus(*amount)?;
        moves.push((Account::Wallet(wallet.clone()), *amount));
    }
    moves.push((Account::Opening, given.negated()?));
    let about = EntryDetails {
        key: &Command::OPENING_KEY.into(),
        kind: EntryKind::Opening,
        order: None,
        permit: None,
    };
    Ok(vec![LedgerChange::EntryPosted(
        records.entry(about, &moves, time)?,
    )])
}

fn save_cart(
    records: &Records,
    id: OrderId,
    cart: &Cart,
    time: Timestamp,
) -> Result<Vec<LedgerChange>, CommandError> {
    if cart.fee.minor < 0
        || cart
            .lines
            .iter()
            .any(|line| line.price.minor < 0 || line.quantity == 0 || line.refunded_quantity != 0)
    {
        return Err(CommandError::NothingToPay);
    }
    let total = cart.total()?;
    let steps = match &records.order {
        Some(order) if order.state() == OrderState::Cart => {
            if order.content == *cart {
                return Ok(Vec::new());
            }
            order.steps.clone()
        }
        Some(order) => return Err(CommandError::WrongOrderState(order.state())),
        None if id.0 > records.last_order => vec![step(OrderState::Cart, time)],
        None => return Err(CommandError::UnknownOrder(id)),
    };
    let refunded = Money::zero(total.currency);
    Ok(vec![LedgerChange::OrderSaved(Order {
        id,
        content: cart.clone(),
        total,
        refunded,
        steps,
    })])
}

fn confirm(
    records: &Records,
    id: OrderId,
    time: Timestamp,
) -> Result<Vec<LedgerChange>, CommandError> {
    let order = records.order(id)?;
    // From `Paying` an order comes back to `Confirmed` only by the end of its payment.
    if !matches!(order.state(), OrderState::Cart | OrderState::Confirmed) {
        return Err(CommandError::WrongOrderState(order.state()));
    }
    if order.content.lines.is_empty() || order.total.minor <= 0 {
        return Err(CommandError::NothingToPay);
    }
    move_order(records, id, OrderState::Confirmed, time)
}

fn move_order(
    records: &Records,
    id: OrderId,
    to: OrderState,
    time: Timestamp,
) -> Result<Vec<LedgerChange>, CommandError> {
    let order = records.order(id)?;
    // A second click on the same button finds it done.
    if order.state() == to {
        return Ok(Vec::new());
    }
    Ok(vec![LedgerChange::OrderSaved(moved(order, to, time)?)])
}

fn begin_payment(
    records: &Records,
    key: &IdempotencyKey,
    id: OrderId,
    wallet: &WalletId,
    time: Timestamp,
    ask_permit: &PermitFn<'_>,
) -> Result<Vec<LedgerChange>, CommandError> {
    if let Some(payment) = &records.payment {
        let same = payment.order == id && payment.wallet == *wallet;
        return if same {
            Ok(Vec::new())
        } else {
            Err(CommandError::KeyConflict(key.clone()))
        };
    }
    if records.entry.is_some() {
        return Err(CommandError::KeyConflict(key.clone()));
    }
    let order = records.order(id)?;
    if order.state() == OrderState::Cart {
        return Err(CommandError::WrongOrderState(OrderState::Cart));
    }
    let paying = moved(order, OrderState::Paying, time)?;
    ask(ask_permit, order, wallet, time)?;
    let balance = records.balance(&Account::Wallet(wallet.clone()), order.total);
    if !balance.covers(order.total) {
        return Err(CommandError::InsufficientBalance {
            balance,
            needed: order.total,
        });
    }
    let payment = Payment {
        key: key.clone(),
        order: id,
        wallet: wallet.clone(),
        amount: order.total,
        begun: time,
        state: PaymentState::Started,
        entry: None,
        acknowledged: false,
    };
    Ok(vec![
        LedgerChange::OrderSaved(paying),
        LedgerChange::PaymentSaved(payment),
    ])
}

fn capture(
    records: &Records,
    key: &IdempotencyKey,
    time: Timestamp,
    ask_permit: &PermitFn<'_>,
) -> Result<Vec<LedgerChange>, CommandError> {
    let payment = records.payment(key)?;
    match payment.state {
        PaymentState::Started => {}
        PaymentState::Captured => return Ok(Vec::new()),
        PaymentState::Declined | PaymentState::Cancelled | PaymentState::Interrupted => {
            return Err(CommandError::WrongPaymentState(payment.state));
        }
    }
    let order = records.order(payment.order)?;
    let permit = ask(ask_permit, order, &payment.wallet, payment.begun)?;
    let moves = [
        (
            Account::Wallet(payment.wallet.clone()),
            payment.amount.negated()?,
        ),
        (
            Account::Merchant(order.content.merchant.clone()),
            payment.amount,
        ),
    ];
    let about = EntryDetails {
        key,
        kind: EntryKind::Payment,
        order: Some(order.id),
        permit: Some(permit),
    };
    let entry = records.entry(about, &moves, time)?;
    let payment = Payment {
        state: PaymentState::Captured,
        entry: Some(entry.id),
        ..payment.clone()
    };
    Ok(vec![
        LedgerChange::EntryPosted(entry),
        LedgerChange::PaymentSaved(payment),
        LedgerChange::OrderSaved(moved(order, OrderState::Paid, time)?),
    ])
}

fn end_payment(
    records: &Records,
    key: &IdempotencyKey,
    reason: EndReason,
    time: Timestamp,
) -> Result<Vec<LedgerChange>, CommandError> {
    let payment = records.payment(key)?;
    let (state, order_state) = match reason {
        EndReason::Declined => (PaymentState::Declined, OrderState::Failed),
        EndReason::Cancelled => (PaymentState::Cancelled, OrderState::Confirmed),
        EndReason::Interrupted => (PaymentState::Interrupted, OrderState::Failed),
    };
    if payment.state == state {
        return Ok(Vec::new());
    }
    if payment.state != PaymentState::Started {
        return Err(CommandError::WrongPaymentState(payment.state));
    }
    let order = moved(records.order(payment.order)?, order_state, time)?;
    let payment = Payment {
        state,
        ..payment.clone()
    };
    Ok(vec![
        LedgerChange::PaymentSaved(payment),
        LedgerChange::OrderSaved(order),
    ])
}

fn refund(
    records: &Records,
    key: &IdempotencyKey,
    id: OrderId,
    what: &Refund,
    time: Timestamp,
) -> Result<Vec<LedgerChange>, CommandError> {
    if let Some(entry) = &records.entry {
        let same = entry.kind == EntryKind::Refund && entry.order == Some(id);
        return if same {
            Ok(Vec::new())
        } else {
            Err(CommandError::KeyConflict(key.clone()))
        };
    }
    if records.payment.is_some() {
        return Err(CommandError::KeyConflict(key.clone()));
    }
    let order = records.order(id)?;
    let payment = records
        .captured
        .as_ref()
        .filter(|_| order.state().can_be_refunded());
    let payment = payment.ok_or_else(|| CommandError::WrongOrderState(order.state()))?;
    let (amount, order) = refunded(order, what, time)?;
    let moves = [
        (
            Account::Merchant(order.content.merchant.clone()),
            amount.negated()?,
        ),
        (Account::Wallet(payment.wallet.clone()), amount),
    ];
    let about = EntryDetails {
        key,
        kind: EntryKind::Refund,
        order: Some(id),
        permit: None,
    };
    Ok(vec![
        LedgerChange::EntryPosted(records.entry(about, &moves, time)?),
        LedgerChange::OrderSaved(order),
    ])
}

/// Returns the amount of the refund, and the order afterwards.
fn refunded(order: &Order, what: &Refund, time: Timestamp) -> Result<(Money, Order), CommandError> {
    let left = order.refundable();
    let mut after = order.clone();
    let amount = match what {
        Refund::Rest => {
            after
                .content
                .lines
                .iter_mut()
                .for_each(|line| line.refunded_quantity = line.quantity);
            left
        }
        Refund::Quantities(quantities) => refund_quantities(&mut after, quantities, left)?,
    };
    positive(amount)?;
    if !left.covers(amount) {
        return Err(CommandError::RefundTooLarge { left });
    }
    after.refunded = order.refunded.plus(amount)?;
    let state = if after.refunded == order.total {
        OrderState::Refunded
    } else {
        OrderState::PartlyRefunded
    };
    Ok((amount, moved(&after, state, time)?))
}

fn refund_quantities(
    order: &mut Order,
    quantities: &[(usize, u32)],
    left: Money,
) -> Result<Money, CommandError> {
    let mut amount = Money::zero(order.currency());
    for (at, count) in quantities {
        let line = order
            .content
            .lines
            .get_mut(*at)
            .ok_or(CommandError::RefundTooLarge { left })?;
        let total = line
            .refunded_quantity
            .checked_add(*count)
            .filter(|n| *n <= line.quantity);
        line.refunded_quantity = total.ok_or(CommandError::RefundTooLarge { left })?;
        amount = amount.plus(line.price.times(*count)?)?;
    }
    Ok(amount)
}

fn top_up(
    records: &Records,
    key: &IdempotencyKey,
    wallet: &WalletId,
    amount: Money,
    time: Timestamp,
) -> Result<Vec<LedgerChange>, CommandError> {
    positive(amount)?;
    let moves = [
        (Account::TopUp, amount.negated()?),
        (Account::Wallet(wallet.clone()), amount),
    ];
    if records.payment.is_some() {
        return Err(CommandError::KeyConflict(key.clone()));
    }
    if let Some(entry) = &records.entry {
        let same = entry.postings.len() == moves.len()
            && entry
                .postings
                .iter()
                .zip(&moves)
                .all(|(posting, (account, amount))| {
                    posting.account == *account && posting.amount == *amount
                });
        return if same {
            Ok(Vec::new())
        } else {
            Err(CommandError::KeyConflict(key.clone()))
        };
    }
    let about = EntryDetails {
        key,
        kind: EntryKind::TopUp,
        order: None,
        permit: None,
    };
    Ok(vec![LedgerChange::EntryPosted(
        records.entry(about, &moves, time)?,
    )])
}

fn acknowledge(records: &Records, key: &IdempotencyKey) -> Result<Vec<LedgerChange>, CommandError> {
    let payment = records.payment(key)?;
    if payment.acknowledged {
        return Ok(Vec::new());
    }
    if payment.state == PaymentState::Started {
        return Err(CommandError::WrongPaymentState(payment.state));
    }
    Ok(vec![LedgerChange::PaymentSaved(Payment {
        acknowledged: true,
        ..payment.clone()
    })])
}

fn ask(
    ask_permit: &PermitFn<'_>,
    order: &Order,
    wallet: &WalletId,
    time: Timestamp,
) -> Result<Permit, CommandError> {
    let merchant = order.content.merchant.clone();
    ask_permit(&PermitQuestion {
        day: time.day,
        merchant,
        wallet: wallet.clone(),
    })
    .map_err(CommandError::NotPermitted)
}

fn moved(order: &Order, to: OrderState, time: Timestamp) -> Result<Order, CommandError> {
    if !order.state().may_become(to) {
        return Err(CommandError::WrongOrderState(order.state()));
    }
    let mut order = order.clone();
    order.steps.push(step(to, time));
    Ok(order)
}

const fn step(state: OrderState, time: Timestamp) -> OrderStep {
    OrderStep {
        state,
        at_millis: time.at_millis,
        day: time.day,
    }
}

const fn positive(amount: Money) -> Result<(), CommandError> {
    if amount.minor > 0 {
        Ok(())
    } else {
        Err(CommandError::AmountNotPositive)
    }
}
