//! The rules of the ledger: what a command changes. Pure, so that the same rules hold on disk and in
//! memory.

use super::account::Account;
use super::command::{Command, Ending, Refund};
use super::entry::{
    Entry, EntryKind, IdempotencyKey, LedgerChange, Moment, Payment, PaymentState, Posting,
};
use super::error::Refused;
use super::permit::{Permit, PermitQuestion, Permits};
use super::records::Facts;
use crate::domain::{Cart, EntryId, Money, Order, OrderId, OrderState, OrderStep, WalletId};

/// What `command` changes. An empty list: it was done before, under the same key, and stays done
/// once.
///
/// # Errors
/// [`Refused`], and then nothing may be written.
pub fn decide(
    command: &Command,
    facts: &Facts,
    moment: Moment,
    permits: &Permits<'_>,
) -> Result<Vec<LedgerChange>, Refused> {
    match command {
        Command::Open { balances } => open(facts, balances, moment),
        Command::SaveCart { order, draft } => save_draft(facts, *order, draft, moment),
        Command::Confirm { order } => confirm(facts, *order, moment),
        Command::Cancel { order } => move_order(facts, *order, OrderState::Cancelled, moment),
        Command::BeginPayment { key, order, wallet } => {
            begin_payment(facts, key, *order, wallet, moment, permits)
        }
        Command::Capture { key } => capture(facts, key, moment, permits),
        Command::EndPayment { key, how } => end_payment(facts, key, *how, moment),
        Command::Refund { key, order, what } => refund(facts, key, *order, what, moment),
        Command::TopUp {
            key,
            wallet,
            amount,
        } => top_up(facts, key, wallet, *amount, moment),
        Command::Acknowledge { key } => told(facts, key),
    }
}

impl Facts {
    /// The balance of an account in the currency of `like`.
    fn balance(&self, account: &Account, like: Money) -> Money {
        let found = self
            .balances
            .iter()
            .find(|(a, balance)| a == account && balance.currency == like.currency);
        found.map_or(Money::zero(like.currency), |(_, balance)| *balance)
    }

    fn order(&self, id: OrderId) -> Result<&Order, Refused> {
        self.order
            .as_ref()
            .filter(|order| order.id == id)
            .ok_or(Refused::NoSuchOrder(id))
    }

    fn payment(&self, key: &IdempotencyKey) -> Result<&Payment, Refused> {
        self.payment
            .as_ref()
            .filter(|payment| payment.key == *key)
            .ok_or_else(|| Refused::NoSuchPayment(key.clone()))
    }

    /// An entry that moves money; checks that nobody falls below zero who may not.
    fn entry(
        &self,
        about: About<'_>,
        moves: &[(Account, Money)],
        moment: Moment,
    ) -> Result<Entry, Refused> {
        let postings = moves.iter().map(|(account, amount)| {
            let before = self.balance(account, *amount);
            let balance = before.plus(*amount)?;
            if balance.minor >= 0 || account.may_owe() {
                return Ok(Posting {
                    account: account.clone(),
                    amount: *amount,
                    balance,
                });
            }
            Err(match account {
                Account::Wallet(_) => Refused::NotEnough {
                    balance: before,
                    needed: amount.negated()?,
                },
                Account::Merchant(_) | Account::Opening | Account::TopUp => Refused::MerchantEmpty,
            })
        });
        Ok(Entry {
            id: EntryId(self.last_entry + 1),
            key: about.key.clone(),
            kind: about.kind,
            order: about.order,
            moment,
            postings: postings.collect::<Result<_, Refused>>()?,
            permit: about.permit,
        })
    }
}

/// What an entry says beside its postings.
struct About<'a> {
    key: &'a IdempotencyKey,
    kind: EntryKind,
    order: Option<OrderId>,
    permit: Option<Permit>,
}

fn open(
    facts: &Facts,
    balances: &[(WalletId, Money)],
    moment: Moment,
) -> Result<Vec<LedgerChange>, Refused> {
    if facts.entry.is_some() || balances.is_empty() {
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
    let about = About {
        key: &Command::OPENING_KEY.into(),
        kind: EntryKind::Opening,
        order: None,
        permit: None,
    };
    Ok(vec![LedgerChange::EntryPosted(
        facts.entry(about, &moves, moment)?,
    )])
}

fn save_draft(
    facts: &Facts,
    id: OrderId,
    draft: &Cart,
    moment: Moment,
) -> Result<Vec<LedgerChange>, Refused> {
    if draft.fee.minor < 0
        || draft
            .lines
            .iter()
            .any(|line| line.price.minor < 0 || line.quantity == 0 || line.refunded != 0)
    {
        return Err(Refused::NothingToPay);
    }
    let total = draft.total()?;
    let steps = match &facts.order {
        Some(order) if order.state() == OrderState::Cart => {
            if order.content == *draft {
                return Ok(Vec::new());
            }
            order.steps.clone()
        }
        Some(order) => return Err(Refused::OrderIs(order.state())),
        None if id.0 > facts.last_order => vec![step(OrderState::Cart, moment)],
        None => return Err(Refused::NoSuchOrder(id)),
    };
    let refunded = Money::zero(total.currency);
    Ok(vec![LedgerChange::OrderSaved(Order {
        id,
        content: draft.clone(),
        total,
        refunded,
        steps,
    })])
}

fn confirm(facts: &Facts, id: OrderId, moment: Moment) -> Result<Vec<LedgerChange>, Refused> {
    let order = facts.order(id)?;
    // From `Paying` an order comes back to `Confirmed` only by the end of its payment.
    if !matches!(order.state(), OrderState::Cart | OrderState::Confirmed) {
        return Err(Refused::OrderIs(order.state()));
    }
    if order.content.lines.is_empty() || order.total.minor <= 0 {
        return Err(Refused::NothingToPay);
    }
    move_order(facts, id, OrderState::Confirmed, moment)
}

fn move_order(
    facts: &Facts,
    id: OrderId,
    to: OrderState,
    moment: Moment,
) -> Result<Vec<LedgerChange>, Refused> {
    let order = facts.order(id)?;
    // A second click on the same button finds it done.
    if order.state() == to {
        return Ok(Vec::new());
    }
    Ok(vec![LedgerChange::OrderSaved(moved(order, to, moment)?)])
}

fn begin_payment(
    facts: &Facts,
    key: &IdempotencyKey,
    id: OrderId,
    wallet: &WalletId,
    moment: Moment,
    permits: &Permits<'_>,
) -> Result<Vec<LedgerChange>, Refused> {
    if let Some(payment) = &facts.payment {
        let same = payment.order == id && payment.wallet == *wallet;
        return if same {
            Ok(Vec::new())
        } else {
            Err(Refused::KeyTaken(key.clone()))
        };
    }
    if facts.entry.is_some() {
        return Err(Refused::KeyTaken(key.clone()));
    }
    let order = facts.order(id)?;
    if order.state() == OrderState::Cart {
        return Err(Refused::OrderIs(OrderState::Cart));
    }
    let paying = moved(order, OrderState::Paying, moment)?;
    ask(permits, order, wallet, moment)?;
    let balance = facts.balance(&Account::Wallet(wallet.clone()), order.total);
    if !balance.covers(order.total) {
        return Err(Refused::NotEnough {
            balance,
            needed: order.total,
        });
    }
    let payment = Payment {
        key: key.clone(),
        order: id,
        wallet: wallet.clone(),
        amount: order.total,
        begun: moment,
        state: PaymentState::Started,
        entry: None,
        told: false,
    };
    Ok(vec![
        LedgerChange::OrderSaved(paying),
        LedgerChange::PaymentSaved(payment),
    ])
}

fn capture(
    facts: &Facts,
    key: &IdempotencyKey,
    moment: Moment,
    permits: &Permits<'_>,
) -> Result<Vec<LedgerChange>, Refused> {
    let payment = facts.payment(key)?;
    match payment.state {
        PaymentState::Started => {}
        PaymentState::Captured => return Ok(Vec::new()),
        PaymentState::Declined | PaymentState::Cancelled | PaymentState::Interrupted => {
            return Err(Refused::PaymentIs(payment.state));
        }
    }
    let order = facts.order(payment.order)?;
    let permit = ask(permits, order, &payment.wallet, payment.begun)?;
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
    let about = About {
        key,
        kind: EntryKind::Payment,
        order: Some(order.id),
        permit: Some(permit),
    };
    let entry = facts.entry(about, &moves, moment)?;
    let payment = Payment {
        state: PaymentState::Captured,
        entry: Some(entry.id),
        ..payment.clone()
    };
    Ok(vec![
        LedgerChange::EntryPosted(entry),
        LedgerChange::PaymentSaved(payment),
        LedgerChange::OrderSaved(moved(order, OrderState::Paid, moment)?),
    ])
}

fn end_payment(
    facts: &Facts,
    key: &IdempotencyKey,
    how: Ending,
    moment: Moment,
) -> Result<Vec<LedgerChange>, Refused> {
    let payment = facts.payment(key)?;
    let (state, order_state) = match how {
        Ending::Declined => (PaymentState::Declined, OrderState::Failed),
        Ending::Cancelled => (PaymentState::Cancelled, OrderState::Confirmed),
        Ending::Interrupted => (PaymentState::Interrupted, OrderState::Failed),
    };
    if payment.state == state {
        return Ok(Vec::new());
    }
    if payment.state != PaymentState::Started {
        return Err(Refused::PaymentIs(payment.state));
    }
    let order = moved(facts.order(payment.order)?, order_state, moment)?;
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
    facts: &Facts,
    key: &IdempotencyKey,
    id: OrderId,
    what: &Refund,
    moment: Moment,
) -> Result<Vec<LedgerChange>, Refused> {
    if let Some(entry) = &facts.entry {
        let same = entry.kind == EntryKind::Refund && entry.order == Some(id);
        return if same {
            Ok(Vec::new())
        } else {
            Err(Refused::KeyTaken(key.clone()))
        };
    }
    if facts.payment.is_some() {
        return Err(Refused::KeyTaken(key.clone()));
    }
    let order = facts.order(id)?;
    let payment = facts
        .captured
        .as_ref()
        .filter(|_| order.state().can_be_refunded());
    let payment = payment.ok_or_else(|| Refused::OrderIs(order.state()))?;
    let (amount, order) = refunded(order, what, moment)?;
    let moves = [
        (
            Account::Merchant(order.content.merchant.clone()),
            amount.negated()?,
        ),
        (Account::Wallet(payment.wallet.clone()), amount),
    ];
    let about = About {
        key,
        kind: EntryKind::Refund,
        order: Some(id),
        permit: None,
    };
    Ok(vec![
        LedgerChange::EntryPosted(facts.entry(about, &moves, moment)?),
        LedgerChange::OrderSaved(order),
    ])
}

/// How much goes back, and the order afterwards.
fn refunded(order: &Order, what: &Refund, moment: Moment) -> Result<(Money, Order), Refused> {
    let left = order.refundable();
    let mut after = order.clone();
    let amount = match what {
        Refund::Rest => {
            after
                .content
                .lines
                .iter_mut()
                .for_each(|line| line.refunded = line.quantity);
            left
        }
        Refund::Pieces(pieces) => take_pieces(&mut after, pieces, left)?,
    };
    positive(amount)?;
    if !left.covers(amount) {
        return Err(Refused::RefundTooLarge { left });
    }
    after.refunded = order.refunded.plus(amount)?;
    let state = if after.refunded == order.total {
        OrderState::Refunded
    } else {
        OrderState::PartlyRefunded
    };
    Ok((amount, moved(&after, state, moment)?))
}

fn take_pieces(order: &mut Order, pieces: &[(usize, u32)], left: Money) -> Result<Money, Refused> {
    let mut amount = Money::zero(order.currency());
    for (at, count) in pieces {
        let line = order
            .content
            .lines
            .get_mut(*at)
            .ok_or(Refused::RefundTooLarge { left })?;
        let total = line
            .refunded
            .checked_add(*count)
            .filter(|n| *n <= line.quantity);
        line.refunded = total.ok_or(Refused::RefundTooLarge { left })?;
        amount = amount.plus(line.price.times(*count)?)?;
    }
    Ok(amount)
}

fn top_up(
    facts: &Facts,
    key: &IdempotencyKey,
    wallet: &WalletId,
    amount: Money,
    moment: Moment,
) -> Result<Vec<LedgerChange>, Refused> {
    positive(amount)?;
    let moves = [
        (Account::TopUp, amount.negated()?),
        (Account::Wallet(wallet.clone()), amount),
    ];
    if facts.payment.is_some() {
        return Err(Refused::KeyTaken(key.clone()));
    }
    if let Some(entry) = &facts.entry {
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
            Err(Refused::KeyTaken(key.clone()))
        };
    }
    let about = About {
        key,
        kind: EntryKind::TopUp,
        order: None,
        permit: None,
    };
    Ok(vec![LedgerChange::EntryPosted(
        facts.entry(about, &moves, moment)?,
    )])
}

fn told(facts: &Facts, key: &IdempotencyKey) -> Result<Vec<LedgerChange>, Refused> {
    let payment = facts.payment(key)?;
    if payment.told {
        return Ok(Vec::new());
    }
    if payment.state == PaymentState::Started {
        return Err(Refused::PaymentIs(payment.state));
    }
    Ok(vec![LedgerChange::PaymentSaved(Payment {
        told: true,
        ..payment.clone()
    })])
}

fn ask(
    permits: &Permits<'_>,
    order: &Order,
    wallet: &WalletId,
    moment: Moment,
) -> Result<Permit, Refused> {
    let merchant = order.content.merchant.clone();
    permits(&PermitQuestion {
        day: moment.day,
        merchant,
        wallet: wallet.clone(),
    })
    .map_err(Refused::NotPermitted)
}

fn moved(order: &Order, to: OrderState, moment: Moment) -> Result<Order, Refused> {
    if !order.state().may_become(to) {
        return Err(Refused::OrderIs(order.state()));
    }
    let mut order = order.clone();
    order.steps.push(step(to, moment));
    Ok(order)
}

const fn step(state: OrderState, moment: Moment) -> OrderStep {
    OrderStep {
        state,
        at_millis: moment.at_millis,
        day: moment.day,
    }
}

const fn positive(amount: Money) -> Result<(), Refused> {
    if amount.minor > 0 {
        Ok(())
    } else {
        Err(Refused::NotPositive)
    }
}
