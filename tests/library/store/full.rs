//! A full disk: reported as such, nothing is half-written, and the same call works once there is
//! space.

use moongate::domain::{Body, Change, Message};
use moongate::store::{StoreError, demo};

use super::{Place, message};

fn long(id: i64) -> Change {
    Change::MessageAdded(Message {
        body: Body::typed("长".repeat(20_000)),
        ..message(id, "dm-bo", "me")
    })
}

#[test]
fn a_write_without_space_fails_as_full_leaves_nothing_and_can_be_repeated() {
    let place = Place::new();
    let mut opened = place.open().unwrap();
    let before = opened.store.load().unwrap();
    opened.store.forbid_growth(true).unwrap();
    // The small one would fit, but both are one write.
    let both = [Change::MessageAdded(message(10, "dm-bo", "me")), long(11)];
    for _ in 0..3 {
        let error = opened.store.write(&both).unwrap_err();
        assert!(matches!(error, StoreError::Full { .. }), "{error}");
        assert_eq!(opened.store.load().unwrap(), before);
    }
    opened.store.forbid_growth(false).unwrap();
    opened.store.write(&both).unwrap();
    opened.store.verify().unwrap();
    let memory = {
        let mut data = *opened.data;
        both.iter().for_each(|change| data.apply(change));
        data
    };
    drop(opened.store);
    assert_eq!(*place.open().unwrap().data, memory);
}

/// Set in the second run of the test: the folder on the small disk.
#[cfg(target_os = "linux")]
const SMALL: &str = "MOONGATE_TEST_SMALL_DISK";

/// A real full disk, where the system lets users mount one. Elsewhere only the test above runs.
#[cfg(target_os = "linux")]
#[test]
fn a_real_full_disk_is_reported_and_nothing_is_lost() {
    use std::process::Command;
    let folder = tempfile::tempdir().unwrap();
    let on_small_disk = |program: &std::ffi::OsStr, args: &[&str]| {
        let script = "mount -t tmpfs -o size=1m none \"$0\" && exec \"$@\"";
        let mut command = Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
            .arg(folder.path());
        command
            .arg(program)
            .args(args)
            .env(SMALL, folder.path())
            .output()
    };
    if !on_small_disk("true".as_ref(), &[]).is_ok_and(|output| output.status.success()) {
        println!("skipped: no small disk can be mounted here");
        return;
    }
    let me = std::env::current_exe().unwrap();
    let output = on_small_disk(
        me.as_os_str(),
        &["--exact", "store::full::on_the_small_disk", "--nocapture"],
    )
    .unwrap();
    crate::child::check_passed(&output);
}

/// Does nothing unless the test above starts it.
#[cfg(target_os = "linux")]
#[test]
fn on_the_small_disk() {
    use moongate::domain::ledger::{Command, IdempotencyKey, Timestamp};
    use moongate::domain::{Day, Money};
    use moongate::store::{LedgerError, Store};
    let Some(folder) = std::env::var_os(SMALL).map(std::path::PathBuf::from) else {
        return;
    };
    let path = folder.join("moongate.sqlite");
    let open = || Store::open_with(&path, super::NOW, || Ok(super::seed())).unwrap();
    let mut opened = open();
    assert!(opened.seeded && !demo::opening_balances().unwrap().is_empty());
    let fill = folder.join("fill");
    while std::fs::write(&fill, vec![0; 1 << 20]).is_ok() {}
    let change = [Change::MessageAdded(message(10, "dm-bo", "me"))];
    let top_up = [Command::TopUp {
        key: IdempotencyKey("top-up".to_owned()),
        wallet: "alipay".into(),
        amount: Money::fen(100),
    }];
    let time = Timestamp {
        at_millis: super::NOW,
        day: Day::DEFAULT,
    };
    let charge =
        |store: &mut Store| store.execute(&top_up, time, &|_| panic!("a top-up asks no policy"));
    let ledger = opened.store.ledger().unwrap();
    for _ in 0..3 {
        let error = opened.store.write(&change).unwrap_err();
        assert!(matches!(error, StoreError::Full { .. }), "{error}");
        let error = charge(&mut opened.store).unwrap_err();
        assert!(
            matches!(error, LedgerError::Store(StoreError::Full { .. })),
            "{error}"
        );
        assert_eq!(opened.store.ledger().unwrap(), ledger, "no money has moved");
    }
    std::fs::remove_file(&fill).unwrap();
    opened.store.write(&change).unwrap();
    assert!(!charge(&mut opened.store).unwrap().is_empty());
    assert!(
        charge(&mut opened.store).unwrap().is_empty(),
        "the same key does it once"
    );
    opened.store.verify().unwrap();
    let ledger = opened.store.ledger().unwrap();
    drop(opened);
    let again = open();
    assert_eq!((again.data.last_message, *again.ledger), (10, ledger));
}
