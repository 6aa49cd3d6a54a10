//! Opening a profile: one writer at a time, newer files, older files.

use std::fs;

use moongate::domain::Change;
use moongate::store::{Store, StoreError};
use rusqlite::Connection;

use super::{NOW, Place, message};

#[test]
fn a_second_window_gets_the_error_that_the_profile_is_in_use() {
    let place = Place::new();
    let first = place.open().unwrap();
    assert!(matches!(place.open(), Err(StoreError::InUse { .. })));
    drop(first);
    assert!(place.open().is_ok(), "the lock goes with the store");
}

#[test]
fn a_newer_file_is_not_changed() {
    let place = Place::new();
    drop(place.open().unwrap());
    let newer = Connection::open(place.database()).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();
    newer
        .execute_batch("CREATE TABLE later (x); PRAGMA journal_mode = DELETE;")
        .unwrap();
    drop(newer);
    let before = fs::read(place.database()).unwrap();
    match place.open() {
        Err(StoreError::Newer { found: 999, .. }) => {}
        other => panic!("{other:?}"),
    }
    assert_eq!(fs::read(place.database()).unwrap(), before);
}

#[test]
fn a_newer_version_that_is_only_in_the_log_is_found_too() {
    let place = Place::new();
    drop(place.open().unwrap());
    let newer = Connection::open(place.database()).unwrap();
    newer
        .execute_batch("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 999;")
        .unwrap();
    // The files of a killed program: the database and its log.
    let killed = Place::new();
    for end in ["", "-wal"] {
        let name = |place: &Place| format!("{}{end}", place.database().display());
        fs::copy(name(&place), name(&killed)).unwrap();
    }
    let before = fs::read(killed.database()).unwrap();
    assert!(matches!(
        killed.open(),
        Err(StoreError::Newer { found: 999, .. })
    ));
    assert_eq!(fs::read(killed.database()).unwrap(), before);
    assert!(
        matches!(killed.open(), Err(StoreError::Newer { found: 999, .. })),
        "and seen again"
    );
}

#[test]
fn written_data_is_there_after_a_kill() {
    let place = Place::new();
    let mut opened = place.open().unwrap();
    opened
        .store
        .write(&[Change::MessageAdded(message(10, "dm-bo", "me"))])
        .unwrap();
    // Copied while open: the state of the disk after a kill.
    let killed = Place::new();
    for end in ["", "-wal"] {
        let name = |place: &Place| format!("{}{end}", place.database().display());
        fs::copy(name(&place), name(&killed)).unwrap();
    }
    let again = killed.open().unwrap();
    assert!(!again.seeded);
    assert_eq!(again.data.last_message, 10);
}

#[test]
fn an_unfinished_first_start_is_repeated() {
    let place = Place::new();
    fs::write(place.database().with_extension("new"), "half a data").unwrap();
    let opened = place.open().unwrap();
    assert!(opened.seeded && opened.set_aside.is_none());
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_reported() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    drop(place.open().unwrap());
    let locked = |mode| {
        fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(mode)).unwrap();
        fs::set_permissions(place.database(), fs::Permissions::from_mode(mode & 0o666)).unwrap();
    };
    locked(0o555);
    // The superuser may write anywhere, so there is nothing to test.
    let result = place.open();
    let superuser = fs::write(place.folder.path().join("probe"), "").is_ok();
    locked(0o755);
    assert!(
        superuser || matches!(result, Err(StoreError::ReadOnly { .. })),
        "{result:?}"
    );
}

/// Every file of a folder except locks, with its bytes.
fn files(place: &Place) -> Vec<(String, Vec<u8>)> {
    let names = place
        .names()
        .into_iter()
        .filter(|name| !name.ends_with(".lock"));
    names
        .map(|name| {
            (
                name.clone(),
                fs::read(place.folder.path().join(&name)).unwrap(),
            )
        })
        .collect()
}

#[test]
fn a_file_that_is_only_read_is_not_changed() {
    // The state after a kill: with a log beside it, and marked for a full check.
    let (place, other) = (Place::new(), Place::new());
    let mut store = place.open().unwrap().store;
    store
        .write(&[Change::MessageAdded(message(10, "dm-bo", "me"))])
        .unwrap();
    for name in ["moongate.sqlite", "moongate.sqlite-wal"] {
        fs::copy(
            place.folder.path().join(name),
            other.folder.path().join(name),
        )
        .unwrap();
    }
    fs::write(other.folder.path().join("moongate.suspect"), "").unwrap();
    let before = files(&other);
    assert_eq!(before.len(), 3);
    let mut seen = None;
    let refused = Store::open_if(&other.database(), NOW, |data, _| {
        seen = Some(data.last_message);
        false
    });
    assert!(
        matches!(refused, Err(StoreError::Vanished { .. })) && seen == Some(10),
        "{refused:?} {seen:?}"
    );
    assert_eq!(files(&other), before);
    let opened = Store::open_if(&other.database(), NOW, |data, _| data.last_message == 10).unwrap();
    assert_eq!(*opened.data, store.load().unwrap());
}

#[test]
fn an_older_file_that_is_only_read_is_not_migrated() {
    let place = Place::new();
    let connection = Connection::open(place.database()).unwrap();
    connection
        .execute_batch(include_str!("schemas/v3.sql"))
        .unwrap();
    connection.close().unwrap();
    let before = files(&place);
    assert!(Store::open_if(&place.database(), NOW, |_, _| true).is_err());
    assert_eq!(files(&place), before);
}
