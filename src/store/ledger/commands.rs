//! Commands of the program itself on an open connection, and the records that a command requires.

use rusqlite::Connection;

use super::{read, write};
use crate::domain::ledger::{
    Account, Command, CommandError, EndReason, LedgerChange, PermitDenied, Records, Timestamp,
    decide,
};
use crate::domain::{Day, Money, Text, WalletId};
use crate::store::sql::last_id;

/// Opens the ledger of a new profile.
pub(in crate::store) fn begin(
    db: &Connection,
    balances: &[(WalletId, Money)],
    now_millis: i64,
) -> rusqlite::Result<()> {
    let command = Command::Open {
        balances: balances.to_vec(),
    };
    let time = Timestamp {
        at_millis: now_millis,
        day: Day::DEFAULT,
    };
    let records = records(db, &command)?;
    // The balances are valid; if they were refused, the wallets would be empty.
    let changes = decide_without_policy(&command, &records, time).unwrap_or_default();
    changes
        .iter()
        .try_for_each(|change| write::change(db, change))
}

/// Ends payments that were in progress when the program stopped. They charged nothing, since a
/// charge and its record are one transaction.
pub(in crate::store) fn end_interrupted(db: &Connection, now_millis: i64) -> rusqlite::Result<()> {
    for payment in read::started_payments(db)? {
        let command = Command::EndPayment {
            key: payment.key,
            reason: EndReason::Interrupted,
        };
        let time = Timestamp {
            at_millis: now_millis,
            day: payment.begun.day,
        };
        let changes =
            decide_without_policy(&command, &records(db, &command)?, time).unwrap_or_default();
        changes
            .iter()
            .try_for_each(|change| write::change(db, change))?;
    }
    Ok(())
}

/// Decides a command that needs no permit; if one is requested, it is denied.
fn decide_without_policy(
    command: &Command,
    records: &Records,
    time: Timestamp,
) -> Result<Vec<LedgerChange>, CommandError> {
    let denied = || PermitDenied {
        rule: "default".to_owned(),
        state: "unknown".to_owned(),
        reason: Text::default(),
    };
    decide(command, records, time, &|_| Err(denied()))
}

/// Reads the records that a command requires.
pub(super) fn records(db: &Connection, command: &Command) -> rusqlite::Result<Records> {
    let needs = command.required_records();
    let payment = needs
        .key
        .as_ref()
        .map(|key| read::payment(db, key))
        .transpose()?
        .flatten();
    let order = needs
        .order
        .or(payment.as_ref().map(|payment| payment.order));
    let captured = match order.filter(|_| needs.captured) {
        Some(order) => read::captured_payment(db, order)?,
        None => None,
    };
    let order = order.map(|id| read::order(db, id)).transpose()?.flatten();
    let mut accounts = needs.bank.map_or_else(Vec::new, |bank| vec![bank]);
    let wallets = needs.wallets.iter().chain(
        [&payment, &captured]
            .into_iter()
            .flatten()
            .map(|payment| &payment.wallet),
    );
    accounts.extend(wallets.map(|wallet| Account::Wallet(wallet.clone())));
    accounts.extend(
        order
            .iter()
            .map(|order| Account::Merchant(order.content.merchant.clone())),
    );
    Ok(Records {
        entry: needs
            .key
            .as_ref()
            .map(|key| read::entry_by_key(db, key))
            .transpose()?
            .flatten(),
        balances: read::balances(db, &accounts)?,
        last_order: last_id(db, "orders")?,
        last_entry: last_id(db, "entries")?,
        order,
        payment,
        captured,
    })
}
