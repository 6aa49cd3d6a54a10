//! The part of the ledger in memory: the latest orders and entries, every cart, and every balance.

use std::collections::BTreeMap;

use super::account::Account;
use super::entry::{Entry, IdempotencyKey, LedgerChange, Payment, PaymentState};
use crate::domain::{Currency, Money, Order, OrderId, WalletId};

/// The loaded part of the ledger, kept up by [`Ledger::apply`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Loaded orders: the latest ones, and every draft.
    pub orders: BTreeMap<OrderId, Order>,
    /// The payments of the loaded orders.
    pub payments: BTreeMap<IdempotencyKey, Payment>,
    /// The latest entries, oldest first.
    pub entries: Vec<Entry>,
    /// Every balance that is not for ever zero.
    pub balances: BTreeMap<(Account, Currency), Money>,
    /// Whether the store holds older orders.
    pub has_older_orders: bool,
    /// Whether the store holds older entries.
    pub has_older_entries: bool,
    /// The highest order id ever given.
    pub last_order: i64,
    /// The highest entry id ever given.
    pub last_entry: i64,
}

impl Ledger {
    /// Applies one change that [`decide()`](super::decide()) returned.
    pub fn apply(&mut self, change: &LedgerChange) {
        match change {
            LedgerChange::OrderSaved(order) => {
                self.last_order = self.last_order.max(order.id.0);
                self.orders.insert(order.id, order.clone());
            }
            LedgerChange::PaymentSaved(payment) => {
                self.payments.insert(payment.key.clone(), payment.clone());
            }
            LedgerChange::EntryPosted(entry) => {
                self.last_entry = self.last_entry.max(entry.id.0);
                for posting in &entry.postings {
                    self.balances.insert(
                        (posting.account.clone(), posting.balance.currency),
                        posting.balance,
                    );
                }
                self.entries.push(entry.clone());
            }
        }
    }

    /// Balance of a wallet.
    pub fn balance(&self, wallet: &WalletId, currency: Currency) -> Money {
        let account = (Account::Wallet(wallet.clone()), currency);
        self.balances
            .get(&account)
            .copied()
            .unwrap_or(Money::zero(currency))
    }

    /// The payments of an order, in the order in which they began: by the number of the try, since
    /// clocks can be set back.
    pub fn payments_of(&self, order: OrderId) -> Vec<&Payment> {
        let mut payments: Vec<_> = self
            .payments
            .values()
            .filter(|payment| payment.order == order)
            .collect();
        let number = |key: &IdempotencyKey| {
            key.0
                .rsplit('-')
                .next()
                .and_then(|number| number.parse::<u64>().ok())
        };
        payments.sort_by_key(|payment| (number(&payment.key), payment.begun.at_millis));
        payments
    }

    /// The key for the next try to pay an order: the same for every click until that try has ended.
    pub fn next_payment_key(&self, order: OrderId) -> IdempotencyKey {
        let ended = self
            .payments
            .values()
            .filter(|p| p.order == order && p.state != PaymentState::Started)
            .count();
        IdempotencyKey(format!("pay-{}-{}", order.0, ended + 1))
    }
}
