//! Damaged files: no panic, nothing is deleted, and the program starts.

use std::fs;

use moongate::domain::{Change, Damage};
use moongate::store::{Opened, StoreError};
use proptest::prelude::*;

use super::{Place, message, names};

/// A database with enough content to have inner pages.
fn filled() -> Place {
    let place = Place::new();
    let mut store = place.open().unwrap().store;
    let changes: Vec<_> = (10..700)
        .map(|id| Change::MessageAdded(message(id, "dm-ann", "ann")))
        .collect();
    store.write(&changes).unwrap();
    place
}

/// Opens the damaged database and checks that no file was deleted.
fn open_wreck(place: &Place, bytes: &[u8]) -> Opened {
    fs::write(place.database(), bytes).unwrap();
    let opened = match place.open() {
        Ok(opened) => opened,
        // A flipped bit can make it look like a newer file. That is left unchanged, too.
        Err(StoreError::Newer { .. }) => {
            assert_eq!(fs::read(place.database()).unwrap(), bytes);
            fs::remove_file(place.database()).unwrap();
            return place.open().unwrap();
        }
        Err(e) => panic!("{e}"),
    };
    if let Some(aside) = &opened.set_aside {
        assert!(opened.seeded);
        assert_eq!(
            fs::read(&aside.kept_as).unwrap(),
            bytes,
            "kept as it was found"
        );
        assert_ne!(aside.why, Damage::Other(String::new()));
    }
    opened
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bits_never_stop_the_program(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..40)) {
        let place = filled();
        let mut bytes = fs::read(place.database()).unwrap();
        let size = bytes.len();
        for (at, bit) in flips {
            bytes[at.index(size)] ^= 1 << bit;
        }
        let mut opened = open_wreck(&place, &bytes);
        // Either it is a new one, or the damaged database still works.
        let next = opened.data.last_message + 1;
        let written = opened.store.write(&[Change::MessageAdded(message(next, "dm-bo", "me"))]);
        prop_assert!(written.is_ok() || matches!(written, Err(StoreError::Damaged { .. } | StoreError::Database { .. })), "{written:?}");
    }

    #[test]
    fn a_cut_off_file_is_set_aside(keep in any::<prop::sample::Index>()) {
        let place = filled();
        let bytes = fs::read(place.database()).unwrap();
        let opened = open_wreck(&place, &bytes[..keep.index(bytes.len())]);
        prop_assert!(opened.set_aside.is_some());
    }

    #[test]
    fn a_damaged_log_costs_at_most_its_own_commits(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let place = Place::new();
        let mut opened = place.open().unwrap();
        for id in 10..20 {
            opened.store.write(&[Change::MessageAdded(message(id, "dm-bo", "me"))]).unwrap();
        }
        let killed = Place::new();
        let log = |place: &Place| format!("{}-wal", place.database().display());
        fs::copy(place.database(), killed.database()).unwrap();
        let mut bytes = fs::read(log(&place)).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        fs::write(log(&killed), &bytes).unwrap();
        let again = killed.open().unwrap();
        prop_assert!(again.set_aside.is_none(), "{:?}", again.set_aside);
        prop_assert!((9..20).contains(&again.data.last_message));
        again.store.verify().unwrap();
    }
}

/// Offset of the page that contains this text.
fn page_with(bytes: &[u8], text: &str) -> usize {
    bytes
        .windows(text.len())
        .position(|window| window == text.as_bytes())
        .expect("it is there")
        / 4096
        * 4096
}

#[test]
fn readable_content_is_exported() {
    let place = filled();
    let mut bytes = fs::read(place.database()).unwrap();
    let lost = page_with(&bytes, "Hello 300");
    bytes[lost..lost + 4096].fill(0xff);
    let aside = open_wreck(&place, &bytes)
        .set_aside
        .expect("the damage is seen");
    let text = fs::read_to_string(aside.export.expect("much can be read")).unwrap();
    for expected in [
        "text: Hello 1\n",
        "zh: 你好 2",
        "Hello 699",
        "看 https://item.taobao.com/1",
        "id: dm-ann",
        "wallet:alipay",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    let rows = text.lines().filter(|l| l.contains("text: Hello")).count();
    assert!((550..699).contains(&rows), "{rows} of 699 messages");
}

#[test]
fn without_a_readable_schema_the_texts_are_exported() {
    let place = filled();
    let whole = fs::read(place.database()).unwrap();
    for lost in [page_with(&whole, "CREATE TABLE payments"), 100] {
        let mut bytes = whole.clone();
        let end = (lost / 4096 + 1) * 4096;
        bytes[lost..end].fill(0xff);
        let aside = open_wreck(&place, &bytes)
            .set_aside
            .expect("the damage is seen");
        let text = fs::read_to_string(aside.export.expect("much can be read")).unwrap();
        for expected in [
            "Hello 1",
            "你好 2",
            "Hello 699",
            "看 https://item.taobao.com/1",
        ] {
            assert!(text.contains(expected), "{expected}");
        }
        fs::remove_file(place.database()).unwrap();
    }
}

#[test]
fn anything_else_in_the_place_of_the_database_is_set_aside() {
    for (content, expected) in [
        ("", Damage::Empty),
        ("hello", Damage::NotADatabase),
        (&"x".repeat(9_000), Damage::NotADatabase),
    ] {
        let place = Place::new();
        let aside = open_wreck(&place, content.as_bytes()).set_aside.unwrap();
        assert_eq!(aside.why, expected);
        assert_eq!(aside.original, place.database());
    }

    let place = Place::new();
    fs::create_dir_all(place.database().join("inside")).unwrap();
    let aside = place.open().unwrap().set_aside.unwrap();
    assert_eq!(names(&aside.kept_as), ["inside"]);

    let place = Place::new();
    let other = rusqlite::Connection::open(place.database()).unwrap();
    other
        .execute_batch("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);")
        .unwrap();
    drop(other);
    assert_eq!(
        place.open().unwrap().set_aside.unwrap().why,
        Damage::OtherProgram
    );
}

#[test]
fn a_second_damaged_file_does_not_overwrite_the_first() {
    let place = Place::new();
    open_wreck(&place, b"first");
    open_wreck(&place, b"second");
    assert_eq!(
        fs::read(place.folder.path().join("moongate.damaged-1.sqlite")).unwrap(),
        b"first"
    );
    assert_eq!(
        fs::read(place.folder.path().join("moongate.damaged-2.sqlite")).unwrap(),
        b"second"
    );
    assert!(place.names().contains(&"moongate.sqlite".to_owned()));
}

#[test]
fn files_of_an_earlier_damage_are_left_unchanged() {
    for left in [
        "damaged-1.sqlite-wal",
        "damaged-1.sqlite-shm",
        "damaged-1.txt",
    ] {
        let place = Place::new();
        let left = place.folder.path().join(format!("moongate.{left}"));
        fs::write(&left, "an earlier wreck").unwrap();
        for (what, content) in [
            ("", filled_bytes()),
            ("-wal", b"a log of its own".to_vec()),
            ("-shm", b"x".to_vec()),
        ] {
            fs::write(format!("{}{what}", place.database().display()), content).unwrap();
        }
        let aside = place.open().unwrap().set_aside.expect("the damage is seen");
        assert_eq!(
            fs::read(&left).unwrap(),
            b"an earlier wreck",
            "{}",
            left.display()
        );
        assert_eq!(
            aside.kept_as,
            place.folder.path().join("moongate.damaged-2.sqlite")
        );
        assert!(aside.export.is_some());
    }
}

/// A database with one lost page.
fn filled_bytes() -> Vec<u8> {
    let mut bytes = fs::read(filled().database()).unwrap();
    let lost = page_with(&bytes, "Hello 300");
    bytes[lost..lost + 4096].fill(0xff);
    bytes
}

#[test]
fn a_changed_schema_is_not_trusted() {
    let place = Place::new();
    drop(place.open().unwrap());
    rusqlite::Connection::open(place.database())
        .unwrap()
        .execute_batch("DROP TABLE likes")
        .unwrap();
    let aside = place.open().unwrap().set_aside.unwrap();
    assert_eq!(aside.why, Damage::OtherTables);
    assert!(aside.export.is_some());
}

#[test]
fn a_log_without_its_database_is_kept() {
    let place = Place::new();
    fs::write(format!("{}-wal", place.database().display()), "precious").unwrap();
    let aside = place.open().unwrap().set_aside.unwrap();
    assert_eq!(
        fs::read(format!("{}-wal", aside.kept_as.display())).unwrap(),
        b"precious"
    );
}
