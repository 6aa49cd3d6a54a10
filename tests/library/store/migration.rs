//! Databases of every older version are migrated, and nothing in them is lost.

use moongate::domain::{Currency, Money};
use moongate::store::{Opened, Store};
use rusqlite::Connection;

use super::{NOW, Place};

const OLD: [&str; 3] = [
    include_str!("schemas/v1.sql"),
    include_str!("schemas/v2.sql"),
    include_str!("schemas/v3.sql"),
];

fn old(place: &Place, sql: &str) {
    let connection = Connection::open(place.database()).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.close().unwrap();
}

/// The schema of a database, word by word.
fn schema(place: &Place) -> Vec<String> {
    let connection = Connection::open(place.database()).unwrap();
    let mut statement = connection
        .prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
        .unwrap();
    let rows = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    let pieces = rows.map(|sql| {
        let sql = sql.unwrap();
        let code = sql
            .lines()
            .map(|line| line.split_once("--").map_or(line, |(code, _)| code));
        code.flat_map(str::split_whitespace)
            .collect::<Vec<_>>()
            .join(" ")
    });
    pieces.collect()
}

#[test]
fn each_old_schema_becomes_exactly_the_new_one() {
    let fresh = Place::new();
    drop(fresh.open().unwrap());
    for (version, sql) in (1..).zip(OLD) {
        let place = Place::new();
        old(&place, sql);
        let Opened {
            store,
            data,
            ledger,
            set_aside,
            seeded,
            ..
        } = place.open().unwrap();
        assert!(set_aside.is_none() && !seeded, "{set_aside:?}");
        assert_eq!(
            (
                data.people.len(),
                data.last_message,
                data.last_post,
                data.last_comment
            ),
            (2, 2, 1, 1)
        );
        assert_eq!(data.posts[0].pictures, ["tea"]);
        assert_eq!(
            data.threads[&"dm-ann".into()].messages[0]
                .body
                .zh
                .as_deref(),
            Some("你好")
        );
        assert_eq!(
            ledger.balance(&"quickpass".into(), Currency::Cny),
            Money::fen(66_600),
            "the wallets are filled"
        );
        store.verify().unwrap();
        drop(store);
        assert_eq!(schema(&place), schema(&fresh));
        assert!(
            place
                .names()
                .contains(&format!("moongate.v{version}-copy-1.sqlite")),
            "{:?}",
            place.names()
        );
        let again = place.open().unwrap();
        assert_eq!(
            (again.data, again.ledger),
            (data, ledger),
            "and the second start changes nothing"
        );
    }
}

#[test]
fn the_copy_is_the_database_before_its_migration() {
    let place = Place::new();
    old(&place, OLD[0]);
    drop(place.open().unwrap());
    let copy = Connection::open(place.folder.path().join("moongate.v1-copy-1.sqlite")).unwrap();
    let count = |sql: &str| copy.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("PRAGMA user_version"), 1);
    assert_eq!(count("SELECT count(*) FROM messages"), 2);
    assert_eq!(
        count("SELECT count(*) FROM sqlite_schema WHERE name = 'orders'"),
        0
    );
}

#[test]
fn a_failed_migration_leaves_the_old_version() {
    let place = Place::new();
    // Another table already has the name of the new one.
    old(
        &place,
        &format!("{} CREATE TABLE payments (x TEXT) STRICT;", OLD[0]),
    );
    let opened = Store::open(&place.database(), NOW);
    let untouched = match opened {
        Err(_) => place.database(),
        Ok(opened) => opened.set_aside.expect("it can't be used as it is").kept_as,
    };
    let connection = Connection::open(untouched).unwrap();
    let count = |sql: &str| {
        connection
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(count("PRAGMA user_version"), 1);
    assert_eq!(
        count("SELECT count(*) FROM sqlite_schema WHERE name = 'orders'"),
        0
    );
}
