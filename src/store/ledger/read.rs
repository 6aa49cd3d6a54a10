//! Reads rows as orders, payments, entries and balances.

use std::collections::BTreeMap;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::ledger::{
    Account, Entry, IdempotencyKey, Ledger, Payment, Permit, Posting, Spending, Timestamp,
};
use crate::domain::{
    Cart, Currency, EntryId, MerchantId, Money, Order, OrderId, OrderLine, OrderStep, ProductId,
    Text, WalletId,
};
use crate::store::sql::{last_id, parse_column};

/// Number of the newest orders and entries that are loaded into memory.
pub(super) const LOADED_ORDERS: usize = 200;

const ORDER: &str = "SELECT id, merchant, currency, fee, total, refunded, address FROM orders";
const PAYMENT: &str = "SELECT idempotency_key, order_id, wallet, currency, amount, at_millis, day, state, entry, told FROM payments";
const ENTRY: &str = "SELECT e.id, e.idempotency_key, e.kind, e.order_id, e.at_millis, e.day,
    e.permit_rule, e.permit_state, e.permit_certainty, e.permit_source, e.permit_policy FROM entries e";

pub(in crate::store) fn ledger(db: &Connection) -> rusqlite::Result<Ledger> {
    let last_order = last_id(db, "orders")?;
    let last_entry = last_id(db, "entries")?;
    // One more than is loaded, to know whether there are older ones.
    let mut orders = orders_before(db, OrderId(i64::MAX), LOADED_ORDERS + 1)?;
    let mut entries = entries_before(db, None, EntryId(i64::MAX), LOADED_ORDERS + 1)?;
    let has_older_orders = orders.len() > LOADED_ORDERS;
    let has_older_entries = entries.len() > LOADED_ORDERS;
    orders.truncate(LOADED_ORDERS);
    entries.truncate(LOADED_ORDERS);
    entries.reverse();
    orders.extend(many(
        db,
        &format!("{ORDER} WHERE state = 'draft' ORDER BY id"),
        &[],
        |row| order_from(db, row),
    )?);
    let orders: BTreeMap<_, _> = orders.into_iter().map(|order| (order.id, order)).collect();
    let mut payments = BTreeMap::new();
    for id in orders.keys() {
        payments.extend(
            payments_of(db, *id)?
                .into_iter()
                .map(|payment| (payment.key.clone(), payment)),
        );
    }
    let names = many(db, "SELECT name FROM accounts", &[], |row| {
        account_from(row, 0)
    })?;
    let balances = balances(db, &names)?
        .into_iter()
        .map(|(account, balance)| ((account, balance.currency), balance))
        .collect();
    Ok(Ledger {
        orders,
        payments,
        entries,
        balances,
        has_older_orders,
        has_older_entries,
        last_order,
        last_entry,
    })
}

pub(super) fn order(db: &Connection, id: OrderId) -> rusqlite::Result<Option<Order>> {
    first(
        db,
        &format!("{ORDER} WHERE id = ?1"),
        params![id.0],
        |row| order_from(db, row),
    )
}

pub(super) fn orders_before(
    db: &Connection,
    before: OrderId,
    limit: usize,
) -> rusqlite::Result<Vec<Order>> {
    let sql = format!("{ORDER} WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
    many(db, &sql, params![before.0, at_most(limit)], |row| {
        order_from(db, row)
    })
}

fn order_from(db: &Connection, row: &Row<'_>) -> rusqlite::Result<Order> {
    let id: i64 = row.get(0)?;
    let currency = parse_column(row, 2)?;
    let money = |at| row.get(at).map(|minor| Money::new(minor, currency));
    let lines = "SELECT good, name_en, name_zh, price, quantity, refunded FROM order_lines WHERE order_id = ?1 ORDER BY position";
    let steps =
        "SELECT state, at_millis, day FROM order_steps WHERE order_id = ?1 ORDER BY position";
    let content = Cart {
        merchant: MerchantId(row.get(1)?),
        lines: many(db, lines, params![id], |row| line_from(row, currency))?,
        fee: money(3)?,
        address: row.get(6)?,
    };
    let steps = many(db, steps, params![id], |row| {
        let Timestamp { at_millis, day } = time(row, 1)?;
        Ok(OrderStep {
            state: parse_column(row, 0)?,
            at_millis,
            day,
        })
    })?;
    Ok(Order {
        id: OrderId(id),
        content,
        total: money(4)?,
        refunded: money(5)?,
        steps,
    })
}

fn line_from(row: &Row<'_>, currency: Currency) -> rusqlite::Result<OrderLine> {
    Ok(OrderLine {
        product: ProductId(row.get(0)?),
        name: Text {
            en: row.get::<_, String>(1)?.into(),
            zh: row.get::<_, String>(2)?.into(),
        },
        price: Money::new(row.get(3)?, currency),
        quantity: row.get(4)?,
        refunded_quantity: row.get(5)?,
    })
}

pub(in crate::store) fn payment(
    db: &Connection,
    key: &IdempotencyKey,
) -> rusqlite::Result<Option<Payment>> {
    first(
        db,
        &format!("{PAYMENT} WHERE idempotency_key = ?1"),
        params![key.0],
        payment_from,
    )
}

pub(super) fn payments_of(db: &Connection, order: OrderId) -> rusqlite::Result<Vec<Payment>> {
    many(
        db,
        &format!("{PAYMENT} WHERE order_id = ?1"),
        params![order.0],
        payment_from,
    )
}

pub(super) fn captured_payment(
    db: &Connection,
    order: OrderId,
) -> rusqlite::Result<Option<Payment>> {
    first(
        db,
        &format!("{PAYMENT} WHERE order_id = ?1 AND state = 'captured'"),
        params![order.0],
        payment_from,
    )
}

pub(super) fn started_payments(db: &Connection) -> rusqlite::Result<Vec<Payment>> {
    many(
        db,
        &format!("{PAYMENT} WHERE told = 0 AND state = 'started' ORDER BY order_id"),
        &[],
        payment_from,
    )
}

pub(in crate::store) fn unacknowledged_payments(db: &Connection) -> rusqlite::Result<Vec<Payment>> {
    many(
        db,
        &format!("{PAYMENT} WHERE told = 0 ORDER BY order_id, at_millis"),
        &[],
        payment_from,
    )
}

fn payment_from(row: &Row<'_>) -> rusqlite::Result<Payment> {
    Ok(Payment {
        key: IdempotencyKey(row.get(0)?),
        order: OrderId(row.get(1)?),
        wallet: WalletId(row.get(2)?),
        amount: Money::new(row.get(4)?, parse_column(row, 3)?),
        begun: time(row, 5)?,
        state: parse_column(row, 7)?,
        entry: row.get::<_, Option<i64>>(8)?.map(EntryId),
        acknowledged: row.get(9)?,
    })
}

pub(super) fn entry_by_key(
    db: &Connection,
    key: &IdempotencyKey,
) -> rusqlite::Result<Option<Entry>> {
    first(
        db,
        &format!("{ENTRY} WHERE e.idempotency_key = ?1"),
        params![key.0],
        |row| entry_from(db, row),
    )
}

pub(super) fn entries_of(db: &Connection, order: OrderId) -> rusqlite::Result<Vec<Entry>> {
    many(
        db,
        &format!("{ENTRY} WHERE e.order_id = ?1 ORDER BY e.id"),
        params![order.0],
        |row| entry_from(db, row),
    )
}

pub(super) fn entries_before(
    db: &Connection,
    wallet: Option<&WalletId>,
    before: EntryId,
    limit: usize,
) -> rusqlite::Result<Vec<Entry>> {
    let limit = at_most(limit);
    let Some(wallet) = wallet else {
        let sql = format!("{ENTRY} WHERE e.id < ?1 ORDER BY e.id DESC LIMIT ?2");
        return many(db, &sql, params![before.0, limit], |row| {
            entry_from(db, row)
        });
    };
    let Some(account) = account_key(db, &Account::Wallet(wallet.clone()).to_string())? else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "{ENTRY} JOIN (SELECT DISTINCT entry FROM postings WHERE account = ?1 AND entry < ?2 ORDER BY entry DESC LIMIT ?3) p
         ON p.entry = e.id ORDER BY e.id DESC"
    );
    many(db, &sql, params![account, before.0, limit], |row| {
        entry_from(db, row)
    })
}

fn entry_from(db: &Connection, row: &Row<'_>) -> rusqlite::Result<Entry> {
    let id: i64 = row.get(0)?;
    let postings = "SELECT a.name, p.currency, p.amount, p.balance FROM postings p JOIN accounts a ON a.key = p.account
        WHERE p.entry = ?1 ORDER BY p.position";
    let permit = match row.get::<_, Option<String>>(6)? {
        Some(rule) => Some(Permit {
            rule,
            state: row.get(7)?,
            certainty: row.get(8)?,
            source: row.get(9)?,
            policy: row.get(10)?,
        }),
        None => None,
    };
    Ok(Entry {
        id: EntryId(id),
        key: IdempotencyKey(row.get(1)?),
        kind: parse_column(row, 2)?,
        order: row.get::<_, Option<i64>>(3)?.map(OrderId),
        time: time(row, 4)?,
        postings: many(db, postings, params![id], |row| {
            let currency = parse_column(row, 1)?;
            let money = |at| row.get(at).map(|minor| Money::new(minor, currency));
            Ok(Posting {
                account: account_from(row, 0)?,
                amount: money(2)?,
                balance: money(3)?,
            })
        })?,
        permit,
    })
}

pub(super) fn account_key(db: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    first(
        db,
        "SELECT key FROM accounts WHERE name = ?1",
        params![name],
        |row| row.get(0),
    )
}

/// Balances of accounts, in all of their currencies.
pub(super) fn balances(
    db: &Connection,
    accounts: &[Account],
) -> rusqlite::Result<Vec<(Account, Money)>> {
    let sql = "SELECT balance FROM postings WHERE account = (SELECT key FROM accounts WHERE name = ?1) AND currency = ?2
        ORDER BY entry DESC LIMIT 1";
    let mut found = Vec::new();
    for account in accounts {
        let name = account.to_string();
        for currency in Currency::ALL {
            if let Some(minor) = first(db, sql, params![name, currency.id()], |row| row.get(0))? {
                found.push((account.clone(), Money::new(minor, currency)));
            }
        }
    }
    Ok(found)
}

pub(super) fn spending(db: &Connection) -> rusqlite::Result<Vec<Spending>> {
    // Payments to a merchant less its refunds.
    let sql = "SELECT substr(e.day, 1, 7), a.name, p.currency, sum(p.amount)
        FROM entries e JOIN postings p ON p.entry = e.id JOIN accounts a ON a.key = p.account
        WHERE e.kind IN ('payment', 'refund') AND a.name LIKE 'merchant:%'
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
    many(db, sql, &[], |row| {
        let merchant = word(row, 1, |name| {
            name.strip_prefix("merchant:").map(MerchantId::from)
        })?;
        Ok(Spending {
            month: row.get(0)?,
            merchant,
            amount: Money::new(row.get(3)?, parse_column(row, 2)?),
        })
    })
}

/// Sums all postings; the inner error is the first inconsistency.
#[cfg(feature = "testing")]
pub(in crate::store) fn trial_balance(
    db: &Connection,
) -> rusqlite::Result<Result<Vec<(Account, Money)>, String>> {
    let sums = "SELECT a.name, p.currency, sum(p.amount) FROM postings p JOIN accounts a ON a.key = p.account
        GROUP BY p.account, p.currency ORDER BY a.name, p.currency";
    let sums = many(db, sums, &[], |row| {
        Ok((
            account_from(row, 0)?,
            Money::new(row.get(2)?, parse_column(row, 1)?),
        ))
    })?;
    let accounts: Vec<_> = sums.iter().map(|(account, _)| account.clone()).collect();
    let balances = balances(db, &accounts)?;
    if let Some((account, sum)) = sums.iter().find(|sum| !balances.contains(sum)) {
        return Ok(Err(format!(
            "the balance of `{account}` is not the sum of its postings, {sum}"
        )));
    }
    for (sql, what) in INCONSISTENCIES {
        if let Some(id) = first(db, sql, &[], |row| row.get::<_, i64>(0))? {
            return Ok(Err(format!("{what} {id}")));
        }
    }
    Ok(Ok(sums))
}

/// Queries that find inconsistencies.
#[cfg(feature = "testing")]
const INCONSISTENCIES: [(&str, &str); 4] = [
    ("SELECT entry FROM postings GROUP BY entry, currency HAVING sum(amount) <> 0", "the postings do not add up in entry"),
    (
        "SELECT o.id FROM orders o WHERE state IN ('paid', 'partly_refunded', 'refunded') AND total IS NOT
         (SELECT sum(p.amount) FROM entries e JOIN postings p ON p.entry = e.id
          WHERE e.order_id = o.id AND e.kind = 'payment' AND p.amount > 0)",
        "the money is missing for order",
    ),
    (
        "SELECT o.id FROM orders o WHERE refunded IS NOT
         (SELECT coalesce(sum(p.amount), 0) FROM entries e JOIN postings p ON p.entry = e.id
          WHERE e.order_id = o.id AND e.kind = 'refund' AND p.amount > 0)",
        "the refunds do not add up for order",
    ),
    (
        "SELECT e.order_id FROM entries e JOIN orders o ON o.id = e.order_id
         WHERE e.kind = 'payment' AND o.state NOT IN ('paid', 'partly_refunded', 'refunded')",
        "money was taken for the unpaid order",
    ),
];

fn many<T>(
    db: &Connection,
    sql: &str,
    values: &[&dyn rusqlite::ToSql],
    from: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    db.prepare_cached(sql)?.query_map(values, from)?.collect()
}

fn first<T>(
    db: &Connection,
    sql: &str,
    values: &[&dyn rusqlite::ToSql],
    from: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Option<T>> {
    db.prepare_cached(sql)?.query_row(values, from).optional()
}

fn at_most(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

fn time(row: &Row<'_>, at: usize) -> rusqlite::Result<Timestamp> {
    Ok(Timestamp {
        at_millis: row.get(at)?,
        day: parse_column(row, at + 1)?,
    })
}

fn account_from(row: &Row<'_>, at: usize) -> rusqlite::Result<Account> {
    word(row, at, Account::from_name)
}

/// Parses a word that this program wrote; another one counts as damage.
fn word<T>(row: &Row<'_>, at: usize, read: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text = row.get_ref(at)?.as_str()?;
    read(text).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(
            at,
            Type::Text,
            format!("`{text}` is not known here").into(),
        )
    })
}
