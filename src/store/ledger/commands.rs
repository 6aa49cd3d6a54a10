//! Commands that the program itself gives on an open connection, and the facts that any command
//! depends on.

use rusqlite::Connection;

use super::{read, write};
use crate::domain::ledger::{
    Account, Command, Ending, Facts, LedgerChange, Moment, Refusal, Refused, decide,
};
use crate::domain::{Day, Money, Text, WalletId};
use crate::store::sql::last_id;

/// Begins the ledger of a fresh profile.
pub(in crate::store) fn begin(
    db: &Connection,
    balances: &[(WalletId, Money)],
    now_millis: i64,
) -> rusqlite::Result<()> {
    let command = Command::Open {
        balances: balances.to_vec(),
    };
    let moment = Moment {
        at_millis: now_millis,
        day: Day::DEFAULT,
    };
    let facts = facts(db, &command)?;
    // The balances are the program's own; were they refused, the wallets would start empty.
    let changes = decide_without_policy(&command, &facts, moment).unwrap_or_default();
    changes
        .iter()
        .try_for_each(|change| write::change(db, change))
}

/// Ends the payments in whose middle the program stopped: they charged nothing, since a charge and
/// its record are one transaction.
pub(in crate::store) fn end_interrupted(db: &Connection, now_millis: i64) -> rusqlite::Result<()> {
    for payment in read::payments_under_way(db)? {
        let command = Command::EndPayment {
            key: payment.key,
            how: Ending::Interrupted,
        };
        let moment = Moment {
            at_millis: now_millis,
            day: payment.begun.day,
        };
        let changes =
            decide_without_policy(&command, &facts(db, &command)?, moment).unwrap_or_default();
        changes
            .iter()
            .try_for_each(|change| write::change(db, change))?;
    }
    Ok(())
}

/// For what the policy has no say in; were it asked after all, it would say no.
fn decide_without_policy(
    command: &Command,
    facts: &Facts,
    moment: Moment,
) -> Result<Vec<LedgerChange>, Refused> {
    let nobody_asked = || Refusal {
        rule: "default".to_owned(),
        state: "unknown".to_owned(),
        reason: Text::default(),
    };
    decide(command, facts, moment, &|_| Err(nobody_asked()))
}

/// Looks up what a command depends on.
pub(super) fn facts(db: &Connection, command: &Command) -> rusqlite::Result<Facts> {
    let needs = command.needs();
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
    Ok(Facts {
        entry: needs
            .key
            .as_ref()
            .map(|key| read::entry_under(db, key))
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
