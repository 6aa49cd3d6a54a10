//! The ledger as the app sees them: what is asked of them, and what becomes of their answers.
//!
//! Memory follows the disk here: nothing changes before the store has said that it is written.
//! Words for a refusal stand here too, since they are part of a message of the app.

use super::attempt::FailedStep;
use super::checkout;
use super::effect::{Effect, Now};
use super::session::Notice;
use super::state::State;
use crate::domain::ledger::{
    Command, Entry, IdempotencyKey, Ledger, LedgerChange, Moment, Payment, PaymentState, Refused,
    Spending,
};
use crate::domain::{Order, OrderId, OrderState, Text};
use crate::policy::WalletState;

use super::shop::ShopPage;

/// Why commands are given; decides what follows on the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A cart was changed; then go there.
    Cart(Option<ShopPage>),
    /// A payment begins.
    Begin(IdempotencyKey),
    /// A payment is charged.
    Charge(IdempotencyKey),
    /// The same charge, sent once more.
    ChargeAgain(IdempotencyKey),
    /// A charge whose answer gets lost on the way.
    ChargeUnheard(IdempotencyKey),
    /// A payment ends without a charge.
    End(IdempotencyKey),
    /// An order is given up.
    Cancel(OrderId),
    /// Money goes back.
    Refund(OrderId),
    /// A wallet is filled.
    TopUp,
    /// The user has seen how a payment ended.
    Acknowledge,
}

/// Why the ledger did not do it. They are as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerFailure {
    /// The rules or the policy say no.
    Refused(Refused),
    /// The disk says no; why, and what to do.
    Disk(Text),
}

/// What the shell reports about the ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum LedgerEvent {
    /// The answer to [`Effect::Ledger`]: what is on the disk now.
    Answered {
        /// Why it was asked.
        purpose: Purpose,
        /// What has changed.
        outcome: Result<Vec<LedgerChange>, LedgerFailure>,
    },
    /// Everything anew, from the disk.
    Loaded(Box<Ledger>),
    /// The entries of an order that were not in memory, oldest first.
    Receipts(OrderId, Vec<Entry>),
    /// What was spent at whom, by month of the dial.
    Spending(Vec<Spending>),
    /// Older orders with their payments, newest first, and whether there are still older ones.
    OlderOrders(Vec<(Order, Vec<Payment>)>, bool),
    /// One order with its payments, if there is such an order.
    Order(OrderId, Option<(Order, Vec<Payment>)>),
    /// Older entries, newest first, and whether there are still older ones.
    OlderEntries(Vec<Entry>, bool),
}

/// Asks for commands to be done, all of them or none, at the day on the dial.
pub(super) fn ask(
    state: &State,
    commands: Vec<Command>,
    purpose: Purpose,
    now: Now,
) -> Vec<Effect> {
    let moment = Moment {
        at_millis: now.millis,
        day: state.settings.day,
    };
    vec![Effect::Ledger {
        commands,
        moment,
        purpose,
    }]
}

/// Takes in what the shell reports.
pub(super) fn reported(state: &mut State, report: LedgerEvent, now: Now) -> Vec<Effect> {
    match report {
        LedgerEvent::Answered { purpose, outcome } => answered(state, purpose, outcome, now),
        LedgerEvent::Loaded(ledger) => {
            state.ledger = *ledger;
            let payments = &state.ledger.payments;
            state
                .session
                .paying
                .unacknowledged
                .retain(|payment| payments.contains_key(&payment.key));
            state.session.shopping.receipts = None;
            state.session.wallet.spending = None;
            let mut effects = checkout::ledger_reread(state, now);
            effects.extend(
                super::shop::order_in_sight(state)
                    .filter(|id| !state.ledger.orders.contains_key(id))
                    .map(Effect::LoadOrder),
            );
            effects
        }
        LedgerEvent::Receipts(order, entries) => {
            state.session.shopping.receipts = Some((order, entries));
            Vec::new()
        }
        LedgerEvent::Spending(spending) => {
            state.session.wallet.spending = Some(spending);
            Vec::new()
        }
        LedgerEvent::OlderOrders(orders, has_older) => {
            orders.into_iter().for_each(|order| keep(state, order));
            state.ledger.has_older_orders = has_older;
            Vec::new()
        }
        LedgerEvent::Order(id, order) => {
            order.into_iter().for_each(|order| keep(state, order));
            checkout::order_read(state, id, now)
        }
        LedgerEvent::OlderEntries(entries, has_older) => {
            let first = state
                .ledger
                .entries
                .first()
                .map_or(i64::MAX, |entry| entry.id.0);
            state.ledger.entries.splice(
                0..0,
                entries.into_iter().rev().filter(|entry| entry.id.0 < first),
            );
            state.ledger.has_older_entries = has_older;
            Vec::new()
        }
    }
}

/// Brings an older order into memory.
fn keep(state: &mut State, (order, payments): (Order, Vec<Payment>)) {
    state.ledger.payments.extend(
        payments
            .into_iter()
            .map(|payment| (payment.key.clone(), payment)),
    );
    state.ledger.orders.insert(order.id, order);
}

fn answered(
    state: &mut State,
    purpose: Purpose,
    outcome: Result<Vec<LedgerChange>, LedgerFailure>,
    now: Now,
) -> Vec<Effect> {
    // An answer that got lost is one that memory does not know of.
    if let (Purpose::ChargeUnheard(_), Ok(_)) = (&purpose, &outcome) {
        return checkout::unheard(state);
    }
    match outcome {
        Ok(changes) => {
            for change in &changes {
                state.ledger.apply(change);
            }
            if changes
                .iter()
                .any(|change| matches!(change, LedgerChange::EntryPosted(_)))
            {
                state.session.wallet.spending = None;
            }
            done(state, purpose, now)
        }
        Err(error) => failed(state, &purpose, &error),
    }
}

fn done(state: &mut State, purpose: Purpose, now: Now) -> Vec<Effect> {
    match purpose {
        Purpose::Cart(page) => {
            if let Some(page) = page {
                super::shop::go(state, page);
            } else {
                state
                    .session
                    .tell(Notice::Done, Text::new("Put in the cart", "已加入购物车"));
            }
            Vec::new()
        }
        Purpose::Begin(key) => checkout::begun(state, &key),
        Purpose::Charge(key) | Purpose::ChargeUnheard(key) => checkout::charged(state, &key, now),
        Purpose::ChargeAgain(key) => checkout::charged_again(state, &key),
        Purpose::End(key) => checkout::ended(state, &key, now),
        Purpose::Cancel(_) => {
            state.session.tell(
                Notice::Done,
                Text::new(
                    "The order is cancelled; nothing was charged",
                    "订单已取消，没有扣款",
                ),
            );
            Vec::new()
        }
        Purpose::Refund(order) => {
            state.session.tell(
                Notice::Done,
                Text::new("The money is back in the wallet", "钱已退回钱包"),
            );
            super::shop::read_receipts(state, order)
        }
        Purpose::TopUp => {
            state.session.tell(
                Notice::Done,
                Text::new("The wallet is topped up", "充值成功"),
            );
            Vec::new()
        }
        Purpose::Acknowledge => Vec::new(),
    }
}

fn failed(state: &mut State, purpose: &Purpose, error: &LedgerFailure) -> Vec<Effect> {
    match purpose {
        Purpose::Begin(_) => checkout::stuck(state, FailedStep::Begin, error),
        Purpose::Charge(_) | Purpose::ChargeUnheard(_) => {
            checkout::stuck(state, FailedStep::Charge, error)
        }
        Purpose::End(_) => checkout::stuck(state, FailedStep::End, error),
        // The first of the two requests says what became of the charge. What could not be noted as
        // told is told again at the next start.
        Purpose::ChargeAgain(_) | Purpose::Acknowledge
            if matches!(error, LedgerFailure::Disk(_)) =>
        {
            Vec::new()
        }
        Purpose::ChargeAgain(_)
        | Purpose::Cart(_)
        | Purpose::Cancel(_)
        | Purpose::Refund(_)
        | Purpose::TopUp
        | Purpose::Acknowledge => {
            state.session.tell(Notice::Problem, error.words());
            Vec::new()
        }
    }
}

impl LedgerFailure {
    /// Why, for the user.
    pub fn words(&self) -> Text {
        match self {
            Self::Refused(refused) => refusal(refused),
            Self::Disk(why) => text(
                format!("Nothing was charged and no money has moved. {}", why.en),
                format!("没有扣款，钱没有动。{}", why.zh),
            ),
        }
    }
}

fn refusal(refused: &Refused) -> Text {
    match refused {
        Refused::NoSuchOrder(id) => text(
            format!("There is no order {}", id.0),
            format!("没有订单 {}", id.0),
        ),
        Refused::NoSuchPayment(_) => Text::new("There is no such payment", "没有这笔付款"),
        Refused::OrderIs(state) => order_is(*state),
        Refused::PaymentIs(state) => payment_is(*state),
        Refused::KeyTaken(_) => Text::new(
            "This was asked for before, in another form",
            "同一请求先前已用于其他操作",
        ),
        Refused::NotEnough { balance, needed } => text(
            format!(
                "The wallet holds {balance}, and {needed} is needed. Top it up, or take another wallet"
            ),
            format!("钱包余额 {balance}，需要 {needed}。请充值或换一个钱包"),
        ),
        Refused::MerchantEmpty => {
            Text::new("The shop cannot pay that back", "店铺余额不足，无法退款")
        }
        Refused::NotPermitted(refusal) => {
            let word = refusal
                .state
                .parse::<WalletState>()
                .map_or("unknown", WalletState::id);
            text(
                format!(
                    "The policy of the day refuses this wallet ({word}): {}",
                    refusal.reason.en
                ),
                format!("当天的规则不允许用这个钱包：{}", refusal.reason.zh),
            )
        }
        Refused::NothingToPay => Text::new("There is nothing to pay for", "没有需要付款的商品"),
        Refused::RefundTooLarge { left } => text(
            format!("Only {left} can still go back"),
            format!("最多还能退 {left}"),
        ),
        Refused::NotPositive => Text::new("The amount must be above zero", "金额必须大于零"),
        Refused::Money(_) => Text::new("The amount is too large", "金额过大"),
    }
}

const fn order_is(state: OrderState) -> Text {
    match state {
        OrderState::Cart => Text::new("This is still a cart", "这还是购物车"),
        OrderState::Confirmed => Text::new("The order waits to be paid", "订单待付款"),
        OrderState::Paying => Text::new("The order is being paid", "订单正在付款"),
        OrderState::Paid => Text::new(
            "The order is paid already; nothing was charged again",
            "订单已付款，没有再次扣款",
        ),
        OrderState::Failed => Text::new("The last payment came to nothing", "上一次付款未成功"),
        OrderState::Cancelled => Text::new("The order was cancelled", "订单已取消"),
        OrderState::PartlyRefunded => {
            Text::new("A part of the order was refunded", "订单已部分退款")
        }
        OrderState::Refunded => Text::new("The order was refunded already", "订单已退款"),
    }
}

const fn payment_is(state: PaymentState) -> Text {
    match state {
        PaymentState::Started => Text::new("The payment is under way", "付款正在进行"),
        PaymentState::Captured => Text::new(
            "The payment went through before it could be called off",
            "付款已先一步完成，无法撤回",
        ),
        PaymentState::Declined => Text::new("The payment was declined", "付款被拒绝"),
        PaymentState::Cancelled => Text::new("The payment was called off", "付款已取消"),
        PaymentState::Interrupted => Text::new("The payment was interrupted", "付款被中断"),
    }
}

fn text(en: String, zh: String) -> Text {
    Text {
        en: en.into(),
        zh: zh.into(),
    }
}

/// The key of the wish to pay a part of an order back: grows with every refund, and stays the same
/// for a second click.
pub(super) fn refund_key(order: &Order) -> IdempotencyKey {
    IdempotencyKey(format!("refund-{}-{}", order.id.0, order.steps.len()))
}

/// The last payment of an order, whatever became of it.
pub fn last_payment(ledger: &Ledger, order: OrderId) -> Option<&Payment> {
    ledger.payments_of(order).last().copied()
}
