//! Writes changes of the ledger. Each adds rows or moves a state on; the database refuses anything
//! else.

use rusqlite::{Connection, params};

use crate::domain::ledger::{Account, Entry, LedgerChange, Payment};
use crate::domain::{Order, OrderState};
use crate::store::sql::run;

pub(super) fn change(db: &Connection, change: &LedgerChange) -> rusqlite::Result<()> {
    match change {
        LedgerChange::OrderSaved(order) => save_order(db, order),
        LedgerChange::PaymentSaved(payment) => save_payment(db, payment),
        LedgerChange::EntryPosted(entry) => post(db, entry),
    }
}

fn save_order(db: &Connection, order: &Order) -> rusqlite::Result<()> {
    let id = order.id.0;
    run(
        db,
        "INSERT INTO orders (id, merchant, currency, fee, total, refunded, address, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET merchant = ?2, currency = ?3, fee = ?4, total = ?5, refunded = ?6, address = ?7, state = ?8",
        params![
            id,
            order.content.merchant.as_str(),
            order.currency().id(),
            order.content.fee.minor,
            order.total.minor,
            order.refunded.minor,
            order.content.address,
            order.state().id(),
        ],
    )?;
    match order.state() {
        OrderState::Cart => save_lines(db, order)?,
        OrderState::PartlyRefunded | OrderState::Refunded => save_refunded_quantities(db, order)?,
        OrderState::Confirmed
        | OrderState::Paying
        | OrderState::Paid
        | OrderState::Failed
        | OrderState::Cancelled => {}
    }
    let Some((position, step)) = order.steps.iter().enumerate().next_back() else {
        return Ok(());
    };
    run(
        db,
        "INSERT INTO order_steps (order_id, position, state, at_millis, day) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (order_id, position) DO NOTHING",
        params![id, place(position), step.state.id(), step.at_millis, step.day.to_string()],
    )
}

fn save_lines(db: &Connection, order: &Order) -> rusqlite::Result<()> {
    run(
        db,
        "DELETE FROM order_lines WHERE order_id = ?1",
        params![order.id.0],
    )?;
    order.content.lines.iter().enumerate().try_for_each(|(position, line)| {
        run(
            db,
            "INSERT INTO order_lines (order_id, position, good, name_en, name_zh, price, quantity, refunded)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                order.id.0,
                place(position),
                line.product.as_str(),
                line.name.en,
                line.name.zh,
                line.price.minor,
                line.quantity,
                line.refunded_quantity
            ],
        )
    })
}

fn save_refunded_quantities(db: &Connection, order: &Order) -> rusqlite::Result<()> {
    order.content.lines.iter().enumerate().try_for_each(|(position, line)| {
        run(
            db,
            "UPDATE order_lines SET refunded = ?3 WHERE order_id = ?1 AND position = ?2 AND refunded <> ?3",
            params![order.id.0, place(position), line.refunded_quantity],
        )
    })
}

fn save_payment(db: &Connection, payment: &Payment) -> rusqlite::Result<()> {
    run(
        db,
        "INSERT INTO payments (idempotency_key, order_id, wallet, currency, amount, at_millis, day, state, entry, told)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (idempotency_key) DO UPDATE SET state = ?8, entry = ?9, told = ?10",
        params![
            payment.key.0,
            payment.order.0,
            payment.wallet.as_str(),
            payment.amount.currency.id(),
            payment.amount.minor,
            payment.begun.at_millis,
            payment.begun.day.to_string(),
            payment.state.id(),
            payment.entry.map(|entry| entry.0),
            payment.acknowledged,
        ],
    )
}

/// Writes an entry after its postings, since it closes them.
fn post(db: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    for (position, posting) in entry.postings.iter().enumerate() {
        run(
            db,
            "INSERT INTO postings (entry, position, account, currency, amount, balance) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                entry.id.0,
                place(position),
                account(db, &posting.account)?,
                posting.amount.currency.id(),
                posting.amount.minor,
                posting.balance.minor
            ],
        )?;
    }
    let permit = entry.permit.as_ref();
    run(
        db,
        "INSERT INTO entries (id, idempotency_key, kind, order_id, at_millis, day,
                              permit_rule, permit_state, permit_certainty, permit_source, permit_policy)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            entry.id.0,
            entry.key.0,
            entry.kind.id(),
            entry.order.map(|order| order.0),
            entry.time.at_millis,
            entry.time.day.to_string(),
            permit.map(|permit| &permit.rule),
            permit.map(|permit| &permit.state),
            permit.map(|permit| &permit.certainty),
            permit.map(|permit| &permit.source),
            permit.map(|permit| &permit.policy),
        ],
    )
}

/// The row of an account, which is created on first use.
fn account(db: &Connection, account: &Account) -> rusqlite::Result<i64> {
    let name = account.to_string();
    let found = super::read::account_key(db, &name)?;
    found.map_or_else(
        || {
            db.prepare_cached("INSERT INTO accounts (name, may_owe) VALUES (?1, ?2)")?
                .insert(params![name, account.may_owe()])
        },
        Ok,
    )
}

fn place(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}
