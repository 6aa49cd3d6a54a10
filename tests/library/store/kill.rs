//! A child process pays in a loop, prints each payment after its commit, and is killed at a random
//! moment. Every printed payment must be in the ledger.
//!
//! `MOONGATE_KILLS=1000 cargo test --test library killed -- --nocapture` kills a thousand children
//! and prints the totals.

use std::collections::BTreeSet;
use std::env;
use std::hash::{BuildHasher, RandomState};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::thread::sleep;
use std::time::Duration;

use moongate::domain::ledger::{Command, IdempotencyKey, Ledger, PaymentState};
use moongate::domain::{Change, Currency, Day, Money, OrderId};
use moongate::store::Store;

use super::ledger::{cart, policy, time};
use super::{NOW, Place, message, seed};

/// Set in the child: the database.
const CHILD: &str = "MOONGATE_KILL_TEST_DATABASE";

/// Totals of all children.
#[derive(Debug, Default)]
struct Tally {
    cycles: usize,
    acknowledged: usize,
    lost: usize,
    doubled: usize,
    interrupted: usize,
}

#[test]
fn a_killed_payer_loses_and_doubles_nothing() {
    let kills: usize = env::var("MOONGATE_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(30);
    let place = Place::new();
    let mut tally = Tally::default();
    let mut all = BTreeSet::new();
    for _ in 0..kills {
        let said = run_and_kill(&place.database());
        tally.cycles += 1;
        tally.acknowledged += said.len();
        check(&place, &said, &mut tally);
        all.extend(said);
    }
    check(&place, &all.into_iter().collect::<Vec<_>>(), &mut tally);
    println!("{tally:?}");
    assert_eq!((tally.lost, tally.doubled), (0, 0), "{tally:?}");
    assert!(
        tally.acknowledged > kills,
        "the children hardly paid: {tally:?}"
    );
    assert!(
        !place.names().iter().any(|name| name.contains("damaged")),
        "{:?}",
        place.names()
    );
}

/// Starts a child, kills it after a while, and returns the keys of the payments that it printed.
fn run_and_kill(database: &Path) -> Vec<IdempotencyKey> {
    let mut child = Process::new(env::current_exe().unwrap())
        .args(["--exact", "store::kill::payer", "--nocapture"])
        .env(CHILD, database)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Between the opening of the database and many payments.
    sleep(Duration::from_micros(
        RandomState::new().hash_one(0) % 250_000,
    ));
    child.kill().unwrap();
    let mut said = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    child.wait().unwrap();
    // Each line has the key twice and ends with a full stop, so that half a line is recognised.
    let whole = |line: &str| {
        line.strip_prefix("paid ")?
            .strip_suffix('.')?
            .split_once(' ')
            .filter(|(a, b)| a == b)
            .map(|(a, _)| a.into())
    };
    said.lines().filter_map(whole).collect()
}

/// Opens what the killed one left.
fn check(place: &Place, said: &[IdempotencyKey], tally: &mut Tally) {
    let opened = place.open().unwrap();
    let store = opened.store;
    store.verify().unwrap();
    let trial = store.trial_balance().unwrap();
    assert_eq!(trial.iter().map(|(_, sum)| sum.minor).sum::<i64>(), 0);
    tally.interrupted = opened
        .unacknowledged
        .iter()
        .filter(|p| p.state == PaymentState::Interrupted)
        .count();
    for key in said {
        let payment = store
            .payment(key)
            .unwrap()
            .filter(|p| p.state == PaymentState::Captured);
        let entries = payment
            .map(|payment| store.entries_of(payment.order).unwrap())
            .unwrap_or_default();
        match entries.iter().filter(|entry| entry.key == *key).count() {
            0 => tally.lost += 1,
            1 if entries.len() == 1 => {}
            _ => tally.doubled += 1,
        }
    }
}

/// The child; as a test of its own it has nothing to do.
#[test]
fn payer() {
    let Some(database) = env::var_os(CHILD) else {
        return;
    };
    let opened = Store::open_with(Path::new(&database), NOW, || Ok(seed())).unwrap();
    let (mut store, mut ledger, mut last_message) =
        (opened.store, *opened.ledger, opened.data.last_message);
    loop {
        pay(&mut store, &mut ledger);
        last_message += 1;
        store
            .write(&[Change::MessageAdded(message(last_message, "dm-bo", "me"))])
            .unwrap();
    }
}

fn pay(store: &mut Store, ledger: &mut Ledger) {
    let order = OrderId(ledger.last_order + 1);
    let key = ledger.next_payment_key(order);
    let wallet = || "alipay".into();
    let mut commands = vec![
        Command::SaveCart {
            order,
            cart: cart("eleme", &[(100, 1), (7, 3)], 5),
        },
        Command::Confirm { order },
        Command::BeginPayment {
            key: key.clone(),
            order,
            wallet: wallet(),
        },
    ];
    if ledger.balance(&wallet(), Currency::Cny).minor < 1_000 {
        let top_up = Command::TopUp {
            key: IdempotencyKey(format!("top-up-{}", order.0)),
            wallet: wallet(),
            amount: Money::fen(50_000),
        };
        commands.insert(0, top_up);
    }
    let mut execute = |commands: &[Command]| {
        let changes = store
            .execute(commands, time(Day::DEFAULT), &policy)
            .unwrap();
        changes.iter().for_each(|change| ledger.apply(change));
    };
    // Sometimes in one step, sometimes in several, and always with a second click.
    let capture = Command::Capture { key: key.clone() };
    if order.0 % 2 == 0 {
        commands.push(capture.clone());
        execute(&commands);
    } else {
        execute(&commands);
        execute(std::slice::from_ref(&capture));
    }
    execute(&[capture]);
    let mut out = std::io::stdout();
    out.write_all(format!("\npaid {0} {0}.\n", key.0).as_bytes())
        .and_then(|()| out.flush())
        .unwrap();
}
