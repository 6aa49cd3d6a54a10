//! A disk without space: said as such, nothing half-written, and the same call works once there is some.

use moongate::domain::{Body, Change, Message};
use moongate::store::StoreError;

use super::{Place, message};

fn long(id: i64) -> Change {
    Change::MessageAdded(Message { body: Body::typed("长".repeat(20_000)), ..message(id, "dm-bo", "me") })
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
