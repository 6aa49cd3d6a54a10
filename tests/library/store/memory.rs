//! Memory and disk apply the same list of changes and must have the same result.

use moongate::domain::{
    Body, Change, ConversationId, Data, Message, MessageId, Post, PostId, Report, ReportId, Surface,
};
use moongate::store::{Seed, Store, StoreError};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Place, comment, decision, message, post, seed};

/// The data that the store is expected to load: of a long thread, only the newest part.
fn as_loaded(mut data: Data) -> Data {
    for thread in data.threads.values_mut() {
        let surplus = thread.messages.len().saturating_sub(Store::LOADED);
        thread.has_older |= surplus > 0;
        thread.messages.drain(..surplus);
    }
    data
}

fn person() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["me", "ann", "bo", "stranger"])
}

/// Changes of every kind, also ones with an unknown id or an id that exists.
fn change() -> impl Strategy<Value = Change> {
    let conversation = prop::sample::select(vec!["dm-bo", "dm-ann", "group", "nowhere"]);
    let text = "\\PC{0,12}|[a-z你好￥\\u{0}\\n]{0,8}";
    prop_oneof![
        6 => (1..60_i64, conversation.clone(), person(), text, any::<i64>()).prop_map(|(id, conversation, sender, text, at)| {
            Change::MessageAdded(Message { body: Body::typed(text), at_millis: at, ..message(id, conversation, sender) })
        }),
        2 => (conversation, 0..60_i64)
            .prop_map(|(id, up_to)| Change::ConversationRead { conversation: id.into(), up_to: MessageId(up_to) }),
        2 => (1..8_i64, person(), vec(person(), 0..3), 0..9_i64).prop_map(|(id, author, likes, first)| {
            let mut post = post(id, author);
            post.likes = likes.into_iter().map(Into::into).collect();
            post.likes.sort();
            post.likes.dedup();
            if first > 5 {
                post.comments = vec![comment(100 * id + first, author)];
            }
            Change::PostAdded(post)
        }),
        2 => (0..8_i64, person()).prop_map(|(id, person)| Change::PostLiked { post: PostId(id), person: person.into() }),
        2 => (0..8_i64, person()).prop_map(|(id, person)| Change::PostUnliked { post: PostId(id), person: person.into() }),
        2 => (1..12_i64, "\\PC{0,12}").prop_map(|(id, address)| Change::LinkReported(report(id, address))),
        1 => (0..12_i64).prop_map(|id| Change::ReportWithdrawn(ReportId(id))),
        2 => (0..40_i64, any::<bool>(), "\\PC{0,6}").prop_map(|(id, link, text)| Change::EntryLogged(decision(id, link, text))),
        2 => (0..8_i64, 1..900_i64, person())
            .prop_map(|(id, comment_id, author)| Change::CommentAdded { post: PostId(id), comment: comment(comment_id, author) }),
    ]
}

fn report(id: i64, address: String) -> Report {
    Report {
        id: ReportId(id),
        at_millis: 1_000 * id,
        day: "2021-09-28".parse().unwrap(),
        surface: Surface::ALL[id as usize % 3],
        address,
        host: "example.org".to_owned(),
        effect: "ask".to_owned(),
        cause: "plain_http".to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_store_loads_is_what_memory_holds(batches in vec(vec(change(), 0..12), 0..6)) {
        let place = Place::new();
        let mut opened = place.open().unwrap();
        let mut data = opened.data.clone();
        for batch in &batches {
            batch.iter().for_each(|change| data.apply(change));
            opened.store.write(batch).unwrap();
        }
        prop_assert_eq!(opened.store.load().unwrap(), as_loaded(*data.clone()));
        drop(opened);
        let again = place.open().unwrap();
        prop_assert!(!again.seeded && again.set_aside.is_none());
        prop_assert_eq!(*again.data, as_loaded(*data));
    }
}

#[test]
fn memory_keeps_the_latest_decisions_and_the_store_all() {
    let place = Place::new();
    let mut opened = place.open().unwrap();
    let many = i64::try_from(Data::MAX_LOADED_LOG_ENTRIES).unwrap() + 7;
    let changes: Vec<_> = (1..=many)
        .map(|id| Change::EntryLogged(decision(id, id % 2 == 0, format!("第{id}条"))))
        .collect();
    changes.iter().for_each(|change| opened.data.apply(change));
    opened.store.write(&changes).unwrap();
    assert_eq!(
        (opened.data.log.len(), opened.data.log[0].id),
        (Data::MAX_LOADED_LOG_ENTRIES, 8)
    );
    assert_eq!(opened.store.load().unwrap(), *opened.data);
    assert_eq!(
        opened
            .store
            .log_entries(0, 3)
            .unwrap()
            .iter()
            .map(|d| d.id)
            .collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(
        opened.store.log_entries(many - 1, 3).unwrap(),
        [decision(many, many % 2 == 0, format!("第{many}条"))]
    );
}

#[test]
fn a_fresh_profile_holds_the_seed() {
    let place = Place::new();
    let opened = place.open().unwrap();
    assert!(opened.seeded);
    let data = opened.data;
    assert_eq!(data.people.len(), 3);
    assert_eq!(
        data.posts.iter().map(|p| p.id.0).collect::<Vec<_>>(),
        [2, 1]
    );
    assert_eq!(data.posts[1], seed().posts[0]);
    assert_eq!(
        (data.last_message, data.last_post, data.last_comment),
        (9, 2, 3)
    );
    let thread = &data.threads[&ConversationId::from("dm-bo")];
    assert_eq!(
        thread.messages.iter().map(|m| m.id.0).collect::<Vec<_>>(),
        [3, 6, 9]
    );
    assert_eq!(thread.messages[1], seed().messages[5]);
    assert_eq!(
        data.threads.values().map(|t| t.unread).collect::<Vec<_>>(),
        [2, 2, 0],
        "dm-ann, dm-bo, group"
    );
}

/// A chat whose beginning is only on the disk.
fn long_chat(place: &Place, messages: i64) -> Store {
    let mut store = place.open().unwrap().store;
    let changes: Vec<_> = (10..10 + messages)
        .map(|id| Change::MessageAdded(message(id, "dm-ann", "ann")))
        .collect();
    store.write(&changes).unwrap();
    store
}

#[test]
fn a_long_chat_is_loaded_from_its_end_and_paged_to_its_beginning() {
    let place = Place::new();
    let store = long_chat(&place, 500);
    let id = ConversationId::from("dm-ann");
    let thread = store.load().unwrap().threads.remove(&id).unwrap();
    assert!(thread.has_older);
    assert_eq!(thread.messages.len(), Store::LOADED);
    assert_eq!(thread.unread, 502, "unread messages count, loaded or not");

    let mut all = thread.messages;
    loop {
        let older = store.older(&id, all[0].id, 70).unwrap();
        let done = older.len() < 70;
        all.splice(..0, older);
        if done {
            break;
        }
    }
    assert_eq!(all.len(), 503);
    assert!(all.is_sorted_by_key(|m| m.id));
    assert!(
        store
            .older(&"nowhere".into(), MessageId(99), 5)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_change_that_cannot_be_written_is_not_half_written() {
    let place = Place::new();
    let mut opened = place.open().unwrap();
    std::fs::rename(place.database(), place.database().with_extension("gone")).unwrap();
    let error = opened
        .store
        .write(&[Change::MessageAdded(message(10, "dm-bo", "me"))])
        .unwrap_err();
    assert!(matches!(error, StoreError::Vanished { .. }), "{error}");
    // The folder is put back: the same call works, and nothing is missing.
    std::fs::rename(place.database().with_extension("gone"), place.database()).unwrap();
    opened
        .store
        .write(&[Change::MessageAdded(message(10, "dm-bo", "me"))])
        .unwrap();
    drop(opened);
    assert_eq!(place.open().unwrap().data.last_message, 10);
}

#[test]
fn a_reset_restores_the_demo() {
    let place = Place::new();
    let fresh = Place::new();
    let mut store = long_chat(&place, 20);
    store.reset_demo(1_700_000_000_000).unwrap();
    let expected = Store::open(&fresh.database(), 1_700_000_000_000)
        .unwrap()
        .data;
    assert_eq!(store.load().unwrap(), *expected);
    store.verify().unwrap();
}

#[test]
fn the_demo_content_is_stored_completely() {
    let place = Place::new();
    let now = 1_700_000_000_000;
    let data = Store::open(&place.database(), now).unwrap().data;
    let seed = Seed::demo(now).unwrap();
    assert!(!seed.messages.is_empty());
    assert_eq!(data.people.len(), seed.people.len());
    assert_eq!(data.conversations.len(), seed.conversations.len());
    assert_eq!(
        data.threads
            .values()
            .map(|t| t.messages.len())
            .sum::<usize>(),
        seed.messages.len()
    );
    assert_eq!(data.posts.len(), seed.posts.len());
    let comments = |posts: &[Post]| posts.iter().map(|p| p.comments.len()).sum::<usize>();
    assert_eq!(comments(&data.posts), comments(&seed.posts));
}

#[test]
fn a_copy_has_the_content_of_the_log_and_no_log_of_its_own() {
    let place = Place::new();
    let store = long_chat(&place, 50);
    let log = place.database().with_extension("sqlite-wal");
    assert!(
        log.metadata().unwrap().len() > 0,
        "something is in the log only"
    );
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("moongate.sqlite");
    store.copy_to(&copy).unwrap();
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "one whole file"
    );
    let copied = Store::open(&copy, 0).unwrap();
    assert!(!copied.seeded && copied.set_aside.is_none());
    assert_eq!(*copied.data, store.load().unwrap());
}
