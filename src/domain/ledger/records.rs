//! Everything that a command depends on, and how it is looked up.

use super::account::Account;
use super::command::Command;
use super::entry::{Entry, EntryKind, IdempotencyKey, Payment, Posting, Timestamp};
use super::error::CommandError;
use super::permit::Permit;
use crate::domain::{EntryId, Money, Order, OrderId, WalletId};

/// Keys of the records that a command depends on; looked up before [`decide`](super::decide()) is
/// called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredRecords {
    /// Whether the payment that was captured for the order is needed.
    pub captured: bool,
    /// The payment or entry that may already exist with this key.
    pub key: Option<IdempotencyKey>,
    /// The order that the command names; otherwise the one of its payment.
    pub order: Option<OrderId>,
    /// Wallets that the command names, beside the one of its payment.
    pub wallets: Vec<WalletId>,
    /// The account through which money enters, if it does.
    pub bank: Option<Account>,
}

/// Records that a command depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// The order concerned.
    pub order: Option<Order>,
    /// The payment under the command's key.
    pub payment: Option<Payment>,
    /// The payment that was captured for the order, if the command is about giving money back.
    pub captured: Option<Payment>,
    /// The entry under the command's key.
    pub entry: Option<Entry>,
    /// The balances of the accounts concerned: wallets (of the command and of the payments), the
    /// order's merchant, and the one through which money enters. What is not named is zero.
    pub balances: Vec<(Account, Money)>,
    /// The highest order id.
    pub last_order: i64,
    /// The highest entry id.
    pub last_entry: i64,
}

impl Command {
    /// The key of the entry with which the ledger begin.
    pub const OPENING_KEY: &str = "opening";

    /// Returns the keys of the records that this command depends on.
    pub fn required_records(&self) -> RequiredRecords {
        let needs = |key: Option<&IdempotencyKey>,
                     order: Option<OrderId>,
                     wallets: &[&WalletId]| RequiredRecords {
            captured: matches!(self, Self::Refund { .. }),
            bank: match self {
                Self::Open { .. } => Some(Account::Opening),
                Self::TopUp { .. } => Some(Account::TopUp),
                Self::SaveCart { .. }
                | Self::Confirm { .. }
                | Self::Cancel { .. }
                | Self::BeginPayment { .. }
                | Self::Capture { .. }
                | Self::EndPayment { .. }
                | Self::Refund { .. }
                | Self::Acknowledge { .. } => None,
            },
            key: key.cloned(),
            order,
            wallets: wallets.iter().map(|wallet| (*wallet).clone()).collect(),
        };
        match self {
            Self::Open { balances } => {
                let wallets: Vec<_> = balances.iter().map(|(wallet, _)| wallet).collect();
                needs(Some(&Self::OPENING_KEY.into()), None, &wallets)
            }
            Self::SaveCart { order, .. } | Self::Confirm { order } | Self::Cancel { order } => {
                needs(None, Some(*order), &[])
            }
            Self::BeginPayment { key, order, wallet } => needs(Some(key), Some(*order), &[wallet]),
            Self::Capture { key } | Self::EndPayment { key, .. } | Self::Acknowledge { key } => {
                needs(Some(key), None, &[])
            }
            Self::Refund { key, order, .. } => needs(Some(key), Some(*order), &[]),
            Self::TopUp { key, wallet, .. } => needs(Some(key), None, &[wallet]),
        }
    }
}

impl Records {
    /// The balance of an account in the currency of `like`.
    pub(super) fn balance(&self, account: &Account, like: Money) -> Money {
        let found = self
            .balances
            .iter()
            .find(|(a, balance)| a == account && balance.currency == like.currency);
        found.map_or(Money::zero(like.currency), |(_, balance)| *balance)
    }

    pub(super) fn order(&self, id: OrderId) -> Result<&Order, CommandError> {
        self.order
            .as_ref()
            .filter(|order| order.id == id)
            .ok_or(CommandError::UnknownOrder(id))
    }

    pub(super) fn payment(&self, key: &IdempotencyKey) -> Result<&Payment, CommandError> {
        self.payment
            .as_ref()
            .filter(|payment| payment.key == *key)
            .ok_or_else(|| CommandError::UnknownPayment(key.clone()))
    }

    /// An entry that moves money; checks that nobody falls below zero who may not.
    pub(super) fn entry(
        &self,
        about: EntryDetails<'_>,
        moves: &[(Account, Money)],
        time: Timestamp,
    ) -> Result<Entry, CommandError> {
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
                Account::Wallet(_) => CommandError::InsufficientBalance {
                    balance: before,
                    needed: amount.negated()?,
                },
                Account::Merchant(_) | Account::Opening | Account::TopUp => {
                    CommandError::MerchantBalanceTooLow
                }
            })
        });
        Ok(Entry {
            id: EntryId(self.last_entry + 1),
            key: about.key.clone(),
            kind: about.kind,
            order: about.order,
            time,
            postings: postings.collect::<Result<_, CommandError>>()?,
            permit: about.permit,
        })
    }
}

/// The parts of an entry beside its postings.
pub(super) struct EntryDetails<'a> {
    pub(super) key: &'a IdempotencyKey,
    pub(super) kind: EntryKind,
    pub(super) order: Option<OrderId>,
    pub(super) permit: Option<Permit>,
}
