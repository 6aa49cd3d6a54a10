//! The ledger: its invariants after every step, for any commands in any order, on disk and in
//! memory.

use std::cell::Cell;
use std::env;

use moongate::domain::ledger::{
    Account, Command, CommandError, EndReason, EntryKind, IdempotencyKey, Ledger, LedgerChange,
    PaymentState, Permit, PermitDenied, PermitQuestion, Refund, Timestamp,
};
use moongate::domain::{
    Cart, Currency, Day, Money, MoneyError, Order, OrderId, OrderLine, OrderState, Text,
};
use moongate::store::{LedgerError, Opened, Store};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{NOW, Place};

pub(crate) fn time(day: Day) -> Timestamp {
    Timestamp {
        at_millis: NOW,
        day,
    }
}

/// A policy for tests: on even days every wallet is accepted, on odd days only Alipay.
pub(crate) fn policy(question: &PermitQuestion) -> Result<Permit, PermitDenied> {
    let (_, _, day) = question.day.parts();
    if question.wallet.as_str() == "alipay" || day % 2 == 0 {
        return Ok(Permit {
            rule: format!("{}-{}", question.merchant, question.wallet),
            state: "accepted".to_owned(),
            certainty: "reported".to_owned(),
            source: "a newspaper".to_owned(),
            policy: "fingerprint".to_owned(),
        });
    }
    Err(PermitDenied {
        rule: "odd".to_owned(),
        state: "pending".to_owned(),
        reason: Text::new("Not today.", "今天不行。"),
    })
}

pub(crate) fn cart(merchant: &str, lines: &[(i64, u32)], fee: i64) -> Cart {
    let lines = lines
        .iter()
        .enumerate()
        .map(|(n, (price, quantity))| OrderLine {
            product: format!("good-{n}").as_str().into(),
            name: Text::new("A good", "商品"),
            price: Money::fen(*price),
            quantity: *quantity,
            refunded_quantity: 0,
        });
    Cart {
        merchant: merchant.into(),
        lines: lines.collect(),
        fee: Money::fen(fee),
        address: "1 Garden Road".to_owned(),
    }
}

/// A store with a ledger, and the same ledger in memory.
struct Both {
    place: Place,
    opened: Option<Opened>,
    ledger: Ledger,
}

impl Both {
    fn new() -> Self {
        let place = Place::new();
        let opened = place.open().unwrap();
        Self {
            ledger: (*opened.ledger).clone(),
            opened: Some(opened),
            place,
        }
    }

    fn store(&mut self) -> &mut Store {
        &mut self.opened.as_mut().unwrap().store
    }

    /// Executes commands on disk and in memory; the results must agree.
    fn give(&mut self, commands: &[Command], day: Day) -> Result<Vec<LedgerChange>, CommandError> {
        let mut memory = self.ledger.clone();
        let expected: Result<Vec<_>, _> = commands
            .iter()
            .map(|c| memory.execute(c, time(day), &policy))
            .collect::<Result<Vec<_>, _>>()
            .map(|all| all.concat());
        match self.store().execute(commands, time(day), &policy) {
            Ok(changes) => {
                assert_eq!(Ok(&changes), expected.as_ref());
                self.ledger = memory;
                Ok(changes)
            }
            Err(LedgerError::Refused(refused)) => {
                assert_eq!(Err(&refused), expected.as_ref());
                Err(refused)
            }
            Err(LedgerError::Store(e)) => panic!("{e}"),
        }
    }

    fn do_it(&mut self, command: Command) -> Vec<LedgerChange> {
        self.give(&[command], EVEN).unwrap()
    }

    /// Restarts the program without closing it.
    fn restart(&mut self) {
        self.opened = None;
        let opened = self.place.open().unwrap();
        for payment in self
            .ledger
            .payments
            .clone()
            .into_values()
            .filter(|p| p.state == PaymentState::Started)
        {
            let command = Command::EndPayment {
                key: payment.key,
                reason: EndReason::Interrupted,
            };
            self.ledger
                .execute(&command, time(payment.begun.day), &policy)
                .unwrap();
        }
        assert_eq!(*opened.ledger, self.ledger);
        self.opened = Some(opened);
    }

    fn order(&self, id: i64) -> &Order {
        &self.ledger.orders[&OrderId(id)]
    }

    fn in_wallet(&self, wallet: &str) -> i64 {
        self.ledger.balance(&wallet.into(), Currency::Cny).minor
    }

    /// A confirmed order.
    fn confirmed(&mut self, id: i64, lines: &[(i64, u32)], fee: i64) -> OrderId {
        let order = OrderId(id);
        self.do_it(Command::SaveCart {
            order,
            cart: cart("eleme", lines, fee),
        });
        self.do_it(Command::Confirm { order });
        order
    }

    /// Checks all invariants.
    fn balanced(&mut self) {
        let ledger = self.store().ledger().unwrap();
        assert_eq!(ledger, self.ledger);
        let trial = self.store().trial_balance().unwrap();
        for currency in Currency::ALL {
            let sum: i128 = trial
                .iter()
                .filter(|(_, m)| m.currency == currency)
                .map(|(_, m)| i128::from(m.minor))
                .sum();
            assert_eq!(sum, 0, "{currency:?}");
        }
        for ((account, currency), balance) in &ledger.balances {
            let postings = ledger
                .entries
                .iter()
                .flat_map(|e| &e.postings)
                .filter(|p| p.account == *account && p.amount.currency == *currency);
            assert_eq!(
                postings.map(|p| p.amount.minor).sum::<i64>(),
                balance.minor,
                "{account}"
            );
            assert!(account.may_owe() || balance.minor >= 0, "{account}");
        }
        for order in ledger.orders.values() {
            let moved = |kind| {
                let entries = ledger
                    .entries
                    .iter()
                    .filter(|e| e.order == Some(order.id) && e.kind == kind);
                entries
                    .flat_map(|e| &e.postings)
                    .map(|p| p.amount.minor.max(0))
                    .sum::<i64>()
            };
            let captured = ledger
                .payments
                .values()
                .filter(|p| p.order == order.id && p.state == PaymentState::Captured)
                .count();
            let is_paid = order.state() == OrderState::Paid
                || order.state().can_be_refunded()
                || order.state() == OrderState::Refunded;
            assert_eq!(captured, usize::from(is_paid));
            assert_eq!(
                moved(EntryKind::Payment),
                if is_paid { order.total.minor } else { 0 }
            );
            assert_eq!(moved(EntryKind::Refund), order.refunded.minor);
            assert!(order.refunded.minor <= order.total.minor);
            assert_eq!(
                under_way(&ledger, order.id),
                usize::from(order.state() == OrderState::Paying)
            );
            assert!(
                order
                    .steps
                    .windows(2)
                    .all(|pair| pair[0].state.may_become(pair[1].state))
            );
        }
    }
}

/// Number of payments of an order that have neither been captured nor ended.
fn under_way(ledger: &Ledger, order: OrderId) -> usize {
    ledger
        .payments
        .values()
        .filter(|p| p.order == order && p.state == PaymentState::Started)
        .count()
}

const EVEN: Day = Day::DEFAULT;

fn odd() -> Day {
    EVEN.next()
}

fn begin(key: &str, order: OrderId, wallet: &str) -> Command {
    Command::BeginPayment {
        key: key.into(),
        order,
        wallet: wallet.into(),
    }
}

fn capture(key: &str) -> Command {
    Command::Capture { key: key.into() }
}

#[test]
fn a_purchase_from_the_cart_to_the_refund() {
    let mut both = Both::new();
    let start = both.in_wallet("wechat-pay");
    let order = OrderId(1);
    both.do_it(Command::SaveCart {
        order,
        cart: cart("eleme", &[(1_800, 1)], 500),
    });
    both.do_it(Command::SaveCart {
        order,
        cart: cart("eleme", &[(1_800, 2), (700, 3)], 500),
    });
    both.do_it(Command::Confirm { order });
    assert_eq!(both.order(1).total, Money::fen(6_200));
    both.do_it(begin("k1", order, "wechat-pay"));
    assert_eq!(both.order(1).state(), OrderState::Paying);
    assert_eq!(
        both.in_wallet("wechat-pay"),
        start,
        "nothing is charged yet"
    );
    let changes = both.do_it(capture("k1"));
    assert_eq!(both.in_wallet("wechat-pay"), start - 6_200);

    let receipt = changes
        .iter()
        .find_map(|c| {
            if let LedgerChange::EntryPosted(e) = c {
                Some(e)
            } else {
                None
            }
        })
        .unwrap();
    assert_eq!(
        (receipt.number().as_str(), receipt.order, receipt.time),
        ("MG-00000002", Some(order), time(EVEN))
    );
    assert_eq!(
        receipt.permit.as_ref().map(|p| p.rule.as_str()),
        Some("eleme-wechat-pay")
    );
    assert_eq!(
        both.store().entries_of(order).unwrap(),
        std::slice::from_ref(receipt)
    );

    both.do_it(Command::Refund {
        key: "r1".into(),
        order,
        what: Refund::Quantities(vec![(1, 2)]),
    });
    assert_eq!(
        (both.order(1).state(), both.order(1).refundable()),
        (OrderState::PartlyRefunded, Money::fen(4_800))
    );
    both.do_it(Command::Refund {
        key: "r2".into(),
        order,
        what: Refund::Rest,
    });
    assert_eq!(both.order(1).state(), OrderState::Refunded);
    assert_eq!(both.in_wallet("wechat-pay"), start);
    let states: Vec<_> = both.order(1).steps.iter().map(|s| s.state.id()).collect();
    assert_eq!(
        states,
        [
            "draft",
            "confirmed",
            "paying",
            "paid",
            "partly_refunded",
            "refunded"
        ]
    );
    both.balanced();
    both.restart();
    both.balanced();
}

#[test]
fn the_ledger_refuses_what_the_page_hides() {
    let mut both = Both::new();
    let order = both.confirmed(1, &[(1_000, 1)], 0);
    let refused = both
        .give(&[begin("k", order, "wechat-pay")], odd())
        .unwrap_err();
    assert!(
        matches!(refused, CommandError::NotPermitted(PermitDenied { ref state, .. }) if state == "pending"),
        "{refused:?}"
    );
    assert_eq!(both.order(1).state(), OrderState::Confirmed);
    assert_eq!(both.store().payment(&"k".into()).unwrap(), None);
    both.balanced();
}

#[test]
fn the_policy_is_asked_inside_the_transaction_about_the_day_the_payment_began() {
    let mut both = Both::new();
    let order = both.confirmed(1, &[(1_000, 1)], 0);
    both.do_it(begin("k", order, "wechat-pay"));
    // The policy changes during the payment: nothing is charged.
    let asked = Cell::new(None);
    let refuse = |question: &PermitQuestion| {
        asked.set(Some(question.day));
        policy(&PermitQuestion {
            day: odd(),
            ..question.clone()
        })
    };
    let result = both.store().execute(&[capture("k")], time(odd()), &refuse);
    assert!(
        matches!(
            result,
            Err(LedgerError::Refused(CommandError::NotPermitted(_)))
        ),
        "{result:?}"
    );
    assert_eq!(asked.get(), Some(EVEN));
    both.balanced();
    // A refund never asks the policy.
    both.do_it(capture("k"));
    asked.set(None);
    let refund = Command::Refund {
        key: "r".into(),
        order,
        what: Refund::Rest,
    };
    let changes = both
        .store()
        .execute(&[refund], time(odd()), &refuse)
        .unwrap();
    changes.iter().for_each(|change| both.ledger.apply(change));
    assert_eq!(asked.get(), None);
    both.balanced();
}

#[test]
fn the_same_key_acts_once() {
    let mut both = Both::new();
    let order = both.confirmed(1, &[(1_000, 1)], 0);
    let start = both.in_wallet("alipay");
    for _ in 0..10 {
        both.give(&[begin("k", order, "alipay"), capture("k")], EVEN)
            .unwrap();
    }
    assert_eq!(both.in_wallet("alipay"), start - 1_000);
    assert!(both.do_it(begin("k", order, "alipay")).is_empty());
    assert_eq!(
        both.give(&[begin("other", order, "alipay")], EVEN),
        Err(CommandError::WrongOrderState(OrderState::Paid))
    );
    assert_eq!(
        both.give(&[begin("k", order, "wechat-pay")], EVEN),
        Err(CommandError::KeyConflict("k".into()))
    );
    let top_up = |key: &str, fen| Command::TopUp {
        key: key.into(),
        wallet: "alipay".into(),
        amount: Money::fen(fen),
    };
    assert_eq!(
        both.give(&[top_up("k", 5)], EVEN),
        Err(CommandError::KeyConflict("k".into()))
    );
    both.do_it(top_up("t", 5));
    assert!(both.do_it(top_up("t", 5)).is_empty());
    assert_eq!(
        both.give(&[top_up("t", 6)], EVEN),
        Err(CommandError::KeyConflict("t".into()))
    );
    assert_eq!(both.in_wallet("alipay"), start - 995);
    both.balanced();
}

#[test]
fn a_crash_between_begin_and_capture_is_resolved_and_reported_once() {
    let mut both = Both::new();
    let first = both.confirmed(1, &[(1_000, 1)], 0);
    let second = both.confirmed(2, &[(2_000, 1)], 0);
    both.do_it(begin("lost", first, "alipay"));
    both.give(
        &[begin("charged", second, "alipay"), capture("charged")],
        EVEN,
    )
    .unwrap();
    both.restart();
    let reported: Vec<_> = both
        .opened
        .as_ref()
        .unwrap()
        .unacknowledged
        .iter()
        .map(|p| (p.key.0.as_str(), p.state))
        .collect();
    assert_eq!(
        reported,
        [
            ("lost", PaymentState::Interrupted),
            ("charged", PaymentState::Captured)
        ]
    );
    assert_eq!(both.order(1).state(), OrderState::Failed);
    assert_eq!(
        both.give(&[capture("lost")], EVEN),
        Err(CommandError::WrongPaymentState(PaymentState::Interrupted))
    );
    for key in ["lost", "charged"] {
        both.do_it(Command::Acknowledge { key: key.into() });
    }
    // The order can still be paid, with a new key.
    assert_eq!(
        both.ledger.next_payment_key(first),
        IdempotencyKey("pay-1-2".to_owned())
    );
    both.give(
        &[
            begin("pay-1-2", first, "alipay"),
            capture("pay-1-2"),
            Command::Acknowledge {
                key: "pay-1-2".into(),
            },
        ],
        EVEN,
    )
    .unwrap();
    both.restart();
    assert!(both.opened.as_ref().unwrap().unacknowledged.is_empty());
    both.balanced();
}

#[test]
fn declined_and_cancelled_payments_charge_nothing() {
    let mut both = Both::new();
    let start = both.in_wallet("alipay");
    let order = both.confirmed(1, &[(1_000, 1)], 0);
    for (key, reason, state) in [
        ("a", EndReason::Declined, OrderState::Failed),
        ("b", EndReason::Cancelled, OrderState::Confirmed),
        ("c", EndReason::Declined, OrderState::Failed),
    ] {
        both.do_it(begin(key, order, "alipay"));
        both.do_it(Command::EndPayment {
            key: key.into(),
            reason,
        });
        assert_eq!(both.order(1).state(), state);
        assert!(matches!(
            both.give(&[capture(key)], EVEN),
            Err(CommandError::WrongPaymentState(_))
        ));
    }
    both.do_it(Command::Cancel { order });
    assert!(
        both.do_it(Command::Cancel { order }).is_empty(),
        "a second click"
    );
    assert_eq!(
        both.give(&[begin("d", order, "alipay")], EVEN),
        Err(CommandError::WrongOrderState(OrderState::Cancelled))
    );
    assert_eq!(both.in_wallet("alipay"), start);
    both.balanced();
}

#[test]
fn money_is_never_created_and_never_short() {
    let mut both = Both::new();
    let order = both.confirmed(1, &[(66_601, 1)], 0);
    assert_eq!(
        both.give(&[begin("k", order, "quickpass")], EVEN),
        Err(CommandError::InsufficientBalance {
            balance: Money::fen(66_600),
            needed: Money::fen(66_601)
        })
    );
    assert!(matches!(
        both.give(&[begin("k", order, "no-such-wallet")], EVEN),
        Err(CommandError::InsufficientBalance { .. })
    ));
    // The wallet is emptied during a payment.
    both.do_it(Command::TopUp {
        key: "t".into(),
        wallet: "quickpass".into(),
        amount: Money::fen(1),
    });
    let second = both.confirmed(2, &[(100, 1)], 0);
    both.do_it(begin("k1", order, "quickpass"));
    both.do_it(begin("k2", second, "quickpass"));
    both.do_it(capture("k1"));
    assert_eq!(both.in_wallet("quickpass"), 0);
    assert!(matches!(
        both.give(&[capture("k2")], EVEN),
        Err(CommandError::InsufficientBalance { .. })
    ));
    for amount in [0, -1, i64::MIN] {
        let top_up = Command::TopUp {
            key: "u".into(),
            wallet: "quickpass".into(),
            amount: Money::fen(amount),
        };
        assert_eq!(
            both.give(&[top_up], EVEN),
            Err(CommandError::AmountNotPositive),
            "{amount}"
        );
    }
    both.balanced();
}

#[test]
fn amounts_that_overflow_are_refused() {
    let mut both = Both::new();
    for (lines, fee) in [
        (vec![(i64::MAX, 2)], 0),
        (vec![(i64::MAX, 1)], 1),
        (vec![(i64::MAX, 1), (1, 1)], 0),
        (vec![(2, u32::MAX); 3], i64::MAX),
    ] {
        let command = Command::SaveCart {
            order: OrderId(1),
            cart: cart("eleme", &lines, fee),
        };
        assert_eq!(
            both.give(&[command], EVEN),
            Err(CommandError::Money(MoneyError::Overflow))
        );
    }
    for (lines, fee) in [(vec![(-1, 1)], 0), (vec![(1, 0)], 0), (vec![(1, 1)], -1)] {
        let command = Command::SaveCart {
            order: OrderId(1),
            cart: cart("eleme", &lines, fee),
        };
        assert_eq!(both.give(&[command], EVEN), Err(CommandError::NothingToPay));
    }
    let top_up = |key: &str, amount| Command::TopUp {
        key: key.into(),
        wallet: "alipay".into(),
        amount: Money::fen(amount),
    };
    let room = i64::MAX - both.in_wallet("alipay");
    both.do_it(top_up("most", room));
    assert_eq!(both.in_wallet("alipay"), i64::MAX);
    assert_eq!(
        both.give(&[top_up("one more", 1)], EVEN),
        Err(CommandError::Money(MoneyError::Overflow))
    );
    // All of it is spent and refunded.
    let order = both.confirmed(1, &[(i64::MAX, 1)], 0);
    both.give(&[begin("k", order, "alipay"), capture("k")], EVEN)
        .unwrap();
    let second = both.confirmed(2, &[(1, 1)], 0);
    let overflow = both.give(&[begin("l", second, "wechat-pay"), capture("l")], EVEN);
    assert_eq!(
        overflow,
        Err(CommandError::Money(MoneyError::Overflow)),
        "the merchant can't hold more"
    );
    both.do_it(Command::Refund {
        key: "r".into(),
        order,
        what: Refund::Rest,
    });
    assert_eq!(both.in_wallet("alipay"), i64::MAX);
    both.balanced();
}

#[test]
fn no_more_than_the_charge_is_refunded() {
    let mut both = Both::new();
    let order = both.confirmed(1, &[(500, 3)], 100);
    let refund = |key: &str, what| Command::Refund {
        key: key.into(),
        order,
        what,
    };
    assert_eq!(
        both.give(&[refund("early", Refund::Rest)], EVEN),
        Err(CommandError::WrongOrderState(OrderState::Confirmed))
    );
    both.give(&[begin("k", order, "alipay"), capture("k")], EVEN)
        .unwrap();
    assert_eq!(
        both.give(&[refund("k", Refund::Rest)], EVEN),
        Err(CommandError::KeyConflict("k".into()))
    );
    for pieces in [
        vec![(0, 4)],
        vec![(1, 1)],
        vec![(0, 2), (0, 2)],
        vec![(0, u32::MAX), (0, 1)],
    ] {
        assert!(matches!(
            both.give(&[refund("r", Refund::Quantities(pieces))], EVEN),
            Err(CommandError::RefundTooLarge { .. })
        ));
    }
    assert_eq!(
        both.give(&[refund("r", Refund::Quantities(vec![]))], EVEN),
        Err(CommandError::AmountNotPositive)
    );
    both.do_it(refund("r", Refund::Quantities(vec![(0, 3)])));
    assert!(
        both.do_it(refund("r", Refund::Quantities(vec![(0, 3)])))
            .is_empty(),
        "a second click"
    );
    assert_eq!(
        both.order(1).refundable(),
        Money::fen(100),
        "delivery is left"
    );
    both.do_it(refund("s", Refund::Rest));
    assert_eq!(
        both.give(&[refund("t", Refund::Rest)], EVEN),
        Err(CommandError::WrongOrderState(OrderState::Refunded))
    );
    both.balanced();
}

#[test]
fn an_order_that_is_being_paid_refuses_other_commands() {
    let mut both = Both::new();
    let order = both.confirmed(1, &[(1_000, 1)], 0);
    both.do_it(begin("k", order, "alipay"));
    let save = Command::SaveCart {
        order,
        cart: cart("eleme", &[(1, 1)], 0),
    };
    for command in [
        Command::Confirm { order },
        Command::Cancel { order },
        save,
        begin("other", order, "wechat-pay"),
    ] {
        assert_eq!(
            both.give(std::slice::from_ref(&command), EVEN),
            Err(CommandError::WrongOrderState(OrderState::Paying)),
            "{command:?}"
        );
    }
    assert_eq!(
        both.give(&[Command::Acknowledge { key: "k".into() }], EVEN),
        Err(CommandError::WrongPaymentState(PaymentState::Started))
    );
    both.balanced();
}

#[test]
fn several_commands_are_executed_together_or_not_at_all() {
    let mut both = Both::new();
    let order = both.confirmed(1, &[(1_000, 1)], 0);
    let before = both.ledger.clone();
    assert!(
        both.give(
            &[
                begin("k", order, "alipay"),
                capture("k"),
                capture("unknown")
            ],
            EVEN
        )
        .is_err()
    );
    assert_eq!(both.store().ledger().unwrap(), before);
}

#[test]
fn the_database_itself_refuses_changes_to_the_ledger() {
    let mut both = Both::new();
    let order = both.confirmed(1, &[(1_000, 1)], 0);
    both.give(&[begin("k", order, "alipay"), capture("k")], EVEN)
        .unwrap();
    both.opened = None;
    let db = rusqlite::Connection::open(both.place.database()).unwrap();
    db.execute_batch("PRAGMA foreign_keys = ON").unwrap();
    for (sql, expected) in [
        (
            "UPDATE postings SET amount = 1 WHERE entry = 1",
            "never change",
        ),
        ("DELETE FROM postings", "never go"),
        ("UPDATE entries SET day = '2020-01-01'", "never change"),
        ("DELETE FROM entries WHERE id = 1", "never go"),
        ("DELETE FROM orders", "never go"),
        ("DELETE FROM payments", "never go"),
        (
            "UPDATE orders SET total = 1, refunded = 0 WHERE id = 1",
            "confirmed",
        ),
        (
            "UPDATE payments SET state = 'started', entry = NULL",
            "has ended",
        ),
        ("UPDATE order_steps SET day = '2020-01-01'", "never changes"),
        (
            "INSERT INTO postings VALUES (2, 9, 1, 'CNY', 5, 288805)",
            "closed",
        ),
        (
            "INSERT INTO postings VALUES (99, 0, 1, 'CNY', 5, 77)",
            "not the sum",
        ),
        (
            "INSERT INTO postings SELECT 99, 0, key, 'CNY', -10000000, -10000000 + 288800 FROM accounts WHERE name = 'wallet:wechat-pay'",
            "below zero",
        ),
        (
            "INSERT INTO entries (id, idempotency_key, kind, at_millis, day) VALUES (99, 'x', 'top_up', 0, '2021-01-01')",
            "does not balance",
        ),
        ("UPDATE orders SET refunded = total + 1", "CHECK"),
    ] {
        let error = db.execute_batch(sql).expect_err(sql).to_string();
        assert!(error.contains(expected), "{sql}: {error}");
    }
    drop(db);
    both.restart();
    both.balanced();
}

#[test]
fn older_orders_and_entries_are_paged() {
    let mut both = Both::new();
    for id in 1..=230 {
        let order = OrderId(id);
        let key = format!("k{id}");
        let wallet = if id % 2 == 0 { "alipay" } else { "wechat-pay" };
        let commands = [
            Command::SaveCart {
                order,
                cart: cart("youku", &[(100, 1)], 0),
            },
            Command::Confirm { order },
            begin(&key, order, wallet),
            capture(&key),
        ];
        both.store()
            .execute(&commands, time(EVEN), &policy)
            .unwrap();
    }
    both.store()
        .execute(
            &[Command::SaveCart {
                order: OrderId(231),
                cart: cart("youku", &[], 0),
            }],
            time(EVEN),
            &policy,
        )
        .unwrap();
    let ledger = both.store().ledger().unwrap();
    assert!(ledger.has_older_orders && ledger.has_older_entries);
    assert_eq!(
        (
            ledger.orders.len(),
            ledger.entries.len(),
            ledger.last_order,
            ledger.last_entry
        ),
        (200, 200, 231, 231)
    );
    assert_eq!(ledger.payments.len(), 199);
    let first = *ledger.orders.keys().next().unwrap();
    let older = both.store().older_orders(first, 100).unwrap();
    assert_eq!(
        older.iter().map(|(o, _)| o.id.0).collect::<Vec<_>>(),
        (1..=31).rev().collect::<Vec<_>>()
    );
    assert!(
        older
            .iter()
            .all(|(o, payments)| matches!(payments.as_slice(), [only] if only.order == o.id)),
        "with their payments"
    );
    assert_eq!(
        both.store()
            .order(OrderId(7))
            .unwrap()
            .map(|(o, payments)| (o.id.0, payments.len())),
        Some((7, 1))
    );
    assert!(both.store().order(OrderId(999)).unwrap().is_none());
    let alipay = both
        .store()
        .older_entries(Some(&"alipay".into()), ledger.entries[100].id, 3)
        .unwrap();
    let ids: Vec<_> = alipay.iter().map(|e| e.id.0).collect();
    assert_eq!(ids.len(), 3);
    assert!(ids.is_sorted_by(|a, b| a > b) && ids[0] < ledger.entries[100].id.0);
    assert!(alipay.iter().all(|e| {
        e.wallet_posting()
            .is_some_and(|(w, _)| w.as_str() == "alipay")
    }));
    let trial = both.store().trial_balance().unwrap();
    assert!(trial.contains(&(Account::Merchant("youku".into()), Money::fen(23_000))));
}

#[test]
fn a_statement_and_the_spending_by_month_are_correct() {
    let mut both = Both::new();
    let october: Day = "2021-10-02".parse().unwrap();
    for (id, merchant, day) in [
        (1, "eleme", EVEN),
        (2, "eleme", EVEN),
        (3, "youku", october),
    ] {
        let (order, key) = (OrderId(id), format!("k{id}"));
        let save = Command::SaveCart {
            order,
            cart: cart(merchant, &[(100 * id, 1), (50, 1)], 0),
        };
        both.give(
            &[
                save,
                Command::Confirm { order },
                begin(&key, order, "alipay"),
                capture(&key),
            ],
            day,
        )
        .unwrap();
    }
    both.do_it(Command::Refund {
        key: "r".into(),
        order: OrderId(2),
        what: Refund::Quantities(vec![(1, 1)]),
    });
    let spending = both.store().spending().unwrap();
    let spent: Vec<_> = spending
        .iter()
        .map(|s| (s.month.as_str(), s.merchant.as_str(), s.amount.minor))
        .collect();
    assert_eq!(
        spent,
        [("2021-09", "eleme", 350), ("2021-10", "youku", 350)]
    );
}

/// One step of a random program.
#[derive(Clone, Debug)]
enum Step {
    Give(Vec<Command>),
    TurnTheDial,
    Crash,
}

fn command() -> impl Strategy<Value = Command> {
    let order = || (1..7_i64).prop_map(OrderId);
    // Few keys, so that retries and wrong keys are frequent.
    let key = || (0..12_u8).prop_map(|n| IdempotencyKey(format!("k{n}")));
    let wallet = || prop::sample::select(vec!["alipay", "wechat-pay", "quickpass"]);
    let lines = vec(
        (prop_oneof![8 => 0..90_000_i64, 1 => any::<i64>()], 0..4_u32),
        0..4,
    );
    prop_oneof![
        2 => (order(), lines, 0..900_i64).prop_map(|(order, lines, fee)| Command::SaveCart { order, cart: cart("eleme", &lines, fee) }),
        3 => order().prop_map(|order| Command::Confirm { order }),
        1 => order().prop_map(|order| Command::Cancel { order }),
        4 => (key(), order(), wallet()).prop_map(|(key, order, wallet)| Command::BeginPayment { key, order, wallet: wallet.into() }),
        4 => key().prop_map(|key| Command::Capture { key }),
        1 => (key(), prop::sample::select(vec![EndReason::Declined, EndReason::Cancelled])).prop_map(|(key, reason)| Command::EndPayment { key, reason }),
        2 => (key(), order()).prop_map(|(key, order)| Command::Refund { key, order, what: Refund::Rest }),
        3 => (key(), order(), vec((0..3_usize, 0..3_u32), 1..3)).prop_map(|(key, order, pieces)| Command::Refund { key, order, what: Refund::Quantities(pieces) }),
        1 => (key(), wallet(), -9..90_000_i64).prop_map(|(key, wallet, fen)| Command::TopUp { key, wallet: wallet.into(), amount: Money::fen(fen) }),
        1 => key().prop_map(|key| Command::Acknowledge { key }),
    ]
}

/// A complete purchase with double clicks, so that random programs reach late states.
fn purchase() -> impl Strategy<Value = Vec<Command>> {
    (
        1..7_i64,
        1..9_000_i64,
        1..4_u32,
        0..12_u8,
        prop::sample::select(vec!["alipay", "wechat-pay"]),
        1..3_usize,
    )
        .prop_map(|(id, price, quantity, key, wallet, clicks)| {
            let (order, key) = (OrderId(id), format!("k{key}"));
            let mut commands = vec![
                Command::SaveCart {
                    order,
                    cart: cart("youku", &[(price, quantity), (price / 2, 1)], 300),
                },
                Command::Confirm { order },
            ];
            for _ in 0..clicks {
                commands.extend([begin(&key, order, wallet), capture(&key)]);
            }
            commands
        })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => command().prop_map(|command| Step::Give(vec![command])),
        1 => vec(command(), 2..4).prop_map(Step::Give),
        4 => purchase().prop_map(Step::Give),
        2 => Just(Step::TurnTheDial),
        1 => Just(Step::Crash),
    ]
}

/// Number of random programs; `MOONGATE_PROGRAMS=100000 cargo test --test library random_programs`
/// runs more.
fn programs() -> u32 {
    env::var("MOONGATE_PROGRAMS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: programs(), failure_persistence: None, ..ProptestConfig::default() })]

    /// In memory only.
    #[test]
    fn random_programs_keep_the_ledger_balanced(steps in vec(step(), 1..40)) {
        let mut ledger = Ledger::default();
        let balances = moongate::store::demo::opening_balances().unwrap();
        ledger.execute(&Command::Open { balances }, time(EVEN), &policy).unwrap();
        let mut day = EVEN;
        for step in steps {
            match step {
                Step::TurnTheDial => day = if day == EVEN { odd() } else { EVEN },
                Step::Crash => {}
                Step::Give(commands) => for command in commands {
                    let before = ledger.clone();
                    match ledger.execute(&command, time(day), &policy) {
                        Ok(changes) if changes.is_empty() => prop_assert_eq!(&ledger, &before),
                        Ok(_) => {}
                        Err(_) => prop_assert_eq!(&ledger, &before, "a refusal changes nothing"),
                    }
                    let sum: i128 = ledger.balances.values().map(|m| i128::from(m.minor)).sum();
                    prop_assert_eq!(sum, 0);
                    for entry in &ledger.entries {
                        prop_assert_eq!(entry.postings.iter().map(|p| i128::from(p.amount.minor)).sum::<i128>(), 0);
                    }
                    for order in ledger.orders.values() {
                        let captures = ledger.payments.values().filter(|p| p.order == order.id && p.state == PaymentState::Captured).count();
                        prop_assert!(captures <= 1);
                        prop_assert_eq!(under_way(&ledger, order.id), usize::from(order.state() == OrderState::Paying));
                        prop_assert!(order.refunded.minor <= order.total.minor);
                    }
                },
            }
        }
    }
}

proptest! {
    // The disk is slow; a twentieth of the programs is enough to compare it with memory.
    #![proptest_config(ProptestConfig { cases: (programs() / 20).max(1), failure_persistence: None, ..ProptestConfig::default() })]

    /// On disk with crashes, compared with memory.
    #[test]
    fn random_programs_do_the_same_on_disk(steps in vec(step(), 1..25)) {
        let mut both = Both::new();
        let mut day = EVEN;
        for step in steps {
            match step {
                Step::TurnTheDial => day = if day == EVEN { odd() } else { EVEN },
                Step::Crash => both.restart(),
                Step::Give(commands) => {
                    let _ = both.give(&commands, day);
                }
            }
        }
        both.balanced();
        both.restart();
        both.balanced();
    }
}
