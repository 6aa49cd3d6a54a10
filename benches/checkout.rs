//! Cost of the ledger: payments per second compared with bare SQLite transactions, and the time to
//! open a full profile compared with an empty one.
//!
//! `cargo bench --bench checkout` prints medians and ratios of one run and asserts nothing. The
//! sides take turns, since disks are noisy.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement may fail loudly, and its output is its purpose"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use moongate::domain::ledger::{
    Command, IdempotencyKey, Permit, PermitDenied, PermitQuestion, Timestamp,
};
use moongate::domain::{
    Body, Cart, Change, Conversation, ConversationKind, Day, Message, MessageId, Money, OrderId,
    OrderLine, Text,
};
use moongate::store::{Seed, Store};
use rusqlite::{Connection, TransactionBehavior, params};

const NOW: i64 = 1_700_000_000_000;
const TIME: Timestamp = Timestamp {
    at_millis: NOW,
    day: Day::DEFAULT,
};

const PAYMENTS: i64 = 2_000;
const MESSAGES: i64 = 1_000_000;
const ORDERS: i64 = 100_000;
const OPENINGS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    measure_payments(folder.path());
    measure_opening(folder.path());
}

fn measure_payments(folder: &Path) {
    let mut store = Store::open_with(&folder.join("pay.sqlite"), NOW, || Ok(seed()))
        .unwrap()
        .store;
    let ids: Vec<_> = (1..=PAYMENTS).collect();
    let prepare: Vec<_> = ids.iter().flat_map(|id| confirm_order(*id)).collect();
    store.execute(&prepare, TIME, &permit_all).unwrap();
    let mut bare = Bare::new(&folder.join("bare.sqlite"));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for id in ids {
        let commands = pay_order(id);
        let mut pay = || {
            ours.push(measure(|| {
                drop(store.execute(&commands, TIME, &permit_all).unwrap())
            }))
        };
        let mut insert = || theirs.push(measure(|| bare.insert(id)));
        // One side may have to wait for the writes of the other, so the order alternates.
        if id % 2 == 0 {
            pay();
            insert();
        } else {
            insert();
            pay();
        }
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("| payments, each on disk | median | per second |");
    println!("|---|---|---|");
    for (name, time) in [
        ("a payment in the ledger", ours),
        ("a bare transaction of as many rows", theirs),
    ] {
        println!("| {name} | {time:.1?} | {:.0} |", 1.0 / time.as_secs_f64());
    }
    println!(
        "| ratio (goal: at least 0.5) | {:.2} | |\n",
        theirs.as_secs_f64() / ours.as_secs_f64()
    );
}

/// SQLite with the same pragmas and without rules: one transaction with the rows that a payment
/// writes.
struct Bare {
    connection: Connection,
}

impl Bare {
    /// Two steps of the order, its row twice, the payment twice, two postings and their entry.
    const ROWS: i64 = 9;

    fn new(path: &Path) -> Self {
        let connection = Connection::open(path).unwrap();
        connection
            .execute_batch(
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
                 PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;
                 CREATE TABLE plain (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, c TEXT, d TEXT) STRICT;",
            )
            .unwrap();
        Self { connection }
    }

    fn insert(&mut self, id: i64) {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .unwrap();
        for row in 0..Self::ROWS {
            transaction
                .prepare_cached("INSERT INTO plain (a, b, c, d) VALUES (?1, ?2, ?3, ?4)")
                .unwrap()
                .execute(params![id, row, "2021-09-28", "pay-123456-1"])
                .unwrap();
        }
        transaction.commit().unwrap();
    }
}

fn measure_opening(folder: &Path) {
    let empty = folder.join("empty.sqlite");
    let full = folder.join("full.sqlite");
    drop(Store::open_with(&empty, NOW, || Ok(seed())).unwrap());
    fill(&full);
    let (mut empties, mut fulls) = (Vec::new(), Vec::new());
    for _ in 0..OPENINGS {
        empties.push(measure(|| drop(Store::open(&empty, NOW).unwrap())));
        fulls.push(measure(|| drop(Store::open(&full, NOW).unwrap())));
    }
    let (empty, full) = (median(empties), median(fulls));
    println!("| opening a profile | median |");
    println!("|---|---|");
    println!("| empty | {empty:.1?} |");
    println!("| {MESSAGES} messages, {ORDERS} orders | {full:.1?} |");
    println!(
        "| more (goal: at most 50 ms) | {:.1?} |",
        full.saturating_sub(empty)
    );
}

fn fill(path: &Path) {
    let mut store = Store::open_with(path, NOW, || Ok(seed())).unwrap().store;
    let ids: Vec<_> = (1..=MESSAGES).collect();
    for some in ids.chunks(50_000) {
        let changes: Vec<_> = some
            .iter()
            .map(|id| Change::MessageAdded(message(*id)))
            .collect();
        store.write(&changes).unwrap();
    }
    store
        .write(&[Change::ConversationRead {
            conversation: "dm".into(),
            up_to: MessageId(MESSAGES - 1_000),
        }])
        .unwrap();
    let ids: Vec<_> = (1..=ORDERS).collect();
    for some in ids.chunks(5_000) {
        let commands: Vec<_> = some
            .iter()
            .flat_map(|id| {
                confirm_order(*id)
                    .into_iter()
                    .chain(pay_order(*id))
                    .chain([acknowledge(*id)])
            })
            .collect();
        store.execute(&commands, TIME, &permit_all).unwrap();
    }
}

fn seed() -> Seed {
    let conversation = |id: &str| Conversation {
        id: id.into(),
        kind: ConversationKind::Dm,
        name: Text::new("Talk", "聊天"),
        members: Vec::new(),
        read_up_to: MessageId(0),
    };
    let balances = vec![("alipay".into(), Money::fen(1 << 50))];
    Seed {
        conversations: vec![conversation("dm"), conversation("other")],
        balances,
        now_millis: NOW,
        ..Seed::default()
    }
}

fn message(id: i64) -> Message {
    Message {
        id: MessageId(id),
        conversation: if id % 10 == 0 { "other" } else { "dm" }.into(),
        sender: if id % 3 == 0 { "me" } else { "ann" }.into(),
        at_millis: NOW + id,
        body: Body::typed(format!(
            "第 {id} 条消息 https://item.taobao.com/item.htm?id={id}"
        )),
        forwarded_from: None,
    }
}

fn confirm_order(id: i64) -> [Command; 2] {
    let line = |product: &str, fen| OrderLine {
        product: product.into(),
        name: Text::new("Noodles", "面条"),
        price: Money::fen(fen),
        quantity: 2,
        refunded_quantity: 0,
    };
    let cart = Cart {
        merchant: "eleme".into(),
        lines: vec![line("eleme-noodles", 1_800), line("eleme-tea", 900)],
        fee: Money::fen(500),
        address: "1 Garden Road".to_owned(),
    };
    [
        Command::SaveCart {
            order: OrderId(id),
            cart,
        },
        Command::Confirm { order: OrderId(id) },
    ]
}

fn pay_order(id: i64) -> [Command; 2] {
    let key = key(id);
    [
        Command::BeginPayment {
            key: key.clone(),
            order: OrderId(id),
            wallet: "alipay".into(),
        },
        Command::Capture { key },
    ]
}

fn acknowledge(id: i64) -> Command {
    Command::Acknowledge { key: key(id) }
}

fn key(id: i64) -> IdempotencyKey {
    IdempotencyKey(format!("pay-{id}-1"))
}

fn permit_all(_: &PermitQuestion) -> Result<Permit, PermitDenied> {
    let word = || "accepted".to_owned();
    Ok(Permit {
        rule: word(),
        state: word(),
        certainty: word(),
        source: word(),
        policy: word(),
    })
}

fn measure(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
