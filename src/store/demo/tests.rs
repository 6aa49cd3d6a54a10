//! The rules of the built-in content, and the errors of wrong content files. No test knows a
//! single text by heart. What the links in it are and where they lead is tested in `tests/library/demo.rs`,
//! with the finder of the program.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use super::*;
use crate::domain::{Body, Conversation, ConversationKind, Message, MessageId, Text};

/// Any moment will do: the content counts back from it.
const NOW: i64 = 1_800_000_000_000;

/// The illustrations that the program can draw.
const PICTURES: &[&str] = &[
    "tea",
    "garden",
    "noodles",
    "city",
    "bookshelf",
    "bicycle",
    "cat",
    "mountains",
    "lantern",
    "concert",
    "groceries",
    "cinema",
    "sneakers",
    "rain",
    "dumplings",
    "moon",
];

fn has_han(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'))
}

/// Every body of the content.
fn bodies() -> Vec<Body> {
    let mut bodies: Vec<Body> = conversations(NOW)
        .unwrap()
        .messages
        .into_iter()
        .map(|message| message.body)
        .collect();
    for post in posts(NOW).unwrap() {
        bodies.push(post.body);
        bodies.extend(post.comments.into_iter().map(|comment| comment.body));
    }
    bodies
}

fn check_text(text: &Text) {
    assert!(
        !text.en.trim().is_empty() && !has_han(&text.en),
        "not English: {text:?}"
    );
    assert!(has_han(&text.zh), "not Chinese: {text:?}");
}

#[test]
fn every_text_is_there_in_both_languages() {
    for body in bodies() {
        let zh = body
            .zh
            .unwrap_or_else(|| panic!("no Chinese: {}", body.text));
        assert!(
            !body.text.trim().is_empty() && !has_han(&body.text),
            "not English: {}",
            body.text
        );
        let is_bare_link = zh == body.text && zh.starts_with("https://");
        assert!(has_han(&zh) || is_bare_link, "not Chinese: {zh}");
    }
    for person in people().unwrap() {
        check_text(&person.name);
        check_text(&person.about);
    }
    for conversation in conversations(NOW).unwrap().conversations {
        check_text(&conversation.name);
    }
    let catalogue = catalogue().unwrap();
    for storefront in catalogue.storefronts() {
        check_text(&storefront.tagline);
        for product in &storefront.products {
            for text in [&product.name, &product.detail, &product.seller] {
                check_text(text);
            }
        }
    }
    for page in catalogue.pages() {
        for text in [&page.title, &page.text, &page.author] {
            check_text(text);
        }
    }
}

#[test]
fn there_is_enough_to_look_at() {
    assert!(people().unwrap().len() >= 14);
    let chats = conversations(NOW).unwrap();
    for (kind, conversations, messages) in [
        (ConversationKind::Dm, 8, 8..=25),
        (ConversationKind::Group, 4, 12..=40),
    ] {
        let of_kind: Vec<&Conversation> = chats
            .conversations
            .iter()
            .filter(|c| c.kind == kind)
            .collect();
        assert!(of_kind.len() >= conversations);
        for conversation in of_kind {
            let count = chats
                .messages
                .iter()
                .filter(|m| m.conversation == conversation.id)
                .count();
            assert!(
                messages.contains(&count),
                "{} has {count} messages",
                conversation.id
            );
        }
    }
    let posts = posts(NOW).unwrap();
    assert!(posts.len() >= 14);
    assert!(
        posts.iter().filter(|post| post.author.is_me()).count() >= 2,
        "some posts are the user's own"
    );
}

#[test]
fn the_thirteen_storefronts_are_stocked() {
    let catalogue = catalogue().unwrap();
    let ids: Vec<&str> = catalogue
        .storefronts()
        .iter()
        .map(|storefront| storefront.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "taobao",
            "tmall",
            "eleme",
            "youku",
            "damai",
            "kaola",
            "shuqi",
            "taobao-deals",
            "xianyu",
            "freshippo",
            "jd",
            "douyin",
            "qq-music"
        ]
    );
    for storefront in catalogue.storefronts() {
        assert!(storefront.products.len() >= 5, "{}", storefront.id);
        for product in &storefront.products {
            assert!(
                !product.price.is_zero() && !product.links.is_empty(),
                "{}",
                product.id
            );
            assert_eq!(
                catalogue
                    .product(&product.id)
                    .map(|(shop, found)| (&shop.id, found)),
                Some((&storefront.id, product))
            );
            for link in &product.links {
                assert_eq!(
                    catalogue
                        .product_for_address(link)
                        .map(|(_, found)| &found.id),
                    Some(&product.id),
                    "{link}"
                );
            }
        }
    }
}

#[test]
fn ids_grow_with_time() {
    let chats = conversations(NOW).unwrap();
    let ids: Vec<MessageId> = chats.messages.iter().map(|message| message.id).collect();
    assert_eq!(
        ids,
        (1..).take(ids.len()).map(MessageId).collect::<Vec<_>>()
    );
    assert!(chats.messages.is_sorted_by_key(|message| message.at_millis));
    assert!(chats.messages.iter().all(|message| message.at_millis < NOW));
    let posts = posts(NOW).unwrap();
    assert!(
        posts
            .is_sorted_by(|newer, older| newer.id > older.id && newer.at_millis >= older.at_millis)
    );
    let mut comments: Vec<_> = posts.iter().flat_map(|post| &post.comments).collect();
    comments.sort_by_key(|comment| comment.id);
    assert!(comments.is_sorted_by_key(|comment| comment.at_millis));
    assert!(comments.windows(2).all(|pair| pair[0].id < pair[1].id));
}

#[test]
fn what_is_unread_is_what_came_last() {
    let chats = conversations(NOW).unwrap();
    let mut with_unread = 0;
    for conversation in &chats.conversations {
        let of_it = || {
            chats
                .messages
                .iter()
                .filter(|message| message.conversation == conversation.id)
        };
        let unread: Vec<&Message> = of_it()
            .filter(|message| message.id > conversation.read_up_to)
            .collect();
        assert!(
            unread.iter().all(|message| !message.sender.is_me()),
            "{}",
            conversation.id
        );
        assert!(
            conversation.read_up_to == MessageId(0)
                || of_it().any(|message| message.id == conversation.read_up_to)
        );
        with_unread += usize::from(!unread.is_empty());
    }
    assert!(with_unread >= 3 && with_unread < chats.conversations.len());
}

#[test]
fn pictures_are_ones_that_can_be_drawn_and_all_are_used() {
    let mut used: BTreeSet<String> = posts(NOW)
        .unwrap()
        .into_iter()
        .flat_map(|post| post.pictures)
        .collect();
    used.extend(
        catalogue()
            .unwrap()
            .pages()
            .iter()
            .map(|page| page.picture.clone()),
    );
    assert_eq!(used, PICTURES.iter().map(|&name| name.to_owned()).collect());
}

mod wrong_files {
    use super::*;

    const TWO: &str = "[[person]]\nid = 'me'\nname = { en = 'You', zh = '我' }\n[[person]]\nid = 'an'\nname = { en = 'An', zh = '安' }\n";

    fn file(text: &str) -> ContentFile<'_> {
        ContentFile {
            name: "mine.toml",
            text,
        }
    }

    /// The whole error, place and all.
    fn error_of<T: std::fmt::Debug>(result: Result<T, ContentError>) -> String {
        result.unwrap_err().to_string()
    }

    fn chat(head: &str, messages: &[(&str, u32)]) -> String {
        let messages: String = messages
            .iter()
            .map(|(sender, ago)| {
                format!("[[conversation.message]]\nsender = '{sender}'\nminutes_ago = {ago}\nbody.en = 'hello'\n")
            })
            .collect();
        format!("[[conversation]]\n{head}\n{messages}")
    }

    #[test]
    fn an_error_names_file_line_and_column() {
        let people = read_people(file(TWO)).unwrap();
        let text = chat("id = 'c'\nkind = 'dm'\nmembers = ['安', 'an']", &[]);
        assert_eq!(
            error_of(read_chats(file(&text), &people, NOW)),
            "mine.toml:4:12: there is no person `安`; add them to the people first"
        );
        let text = "[[person]]\nid = 'me'\nname = { en = 'You' }\n";
        let error = read_people(file(text)).unwrap_err();
        assert_eq!(
            (error.line, error.message.contains("zh")),
            (3, true),
            "{error}"
        );
    }

    #[test]
    fn people_are_one_each_and_the_user_is_among_them() {
        assert!(
            error_of(read_people(file(&format!("{TWO}{TWO}"))))
                .starts_with("mine.toml:7:1: the person `me` is there already")
        );
        let nobody = TWO.replace("'me'", "'you'");
        assert!(error_of(read_people(file(&nobody))).contains("no person has the id `me`"));
    }

    #[test]
    fn a_text_in_one_language_is_taken_as_typed() {
        let people = read_people(file(TWO)).unwrap();
        let text = chat("id = 'c'\nkind = 'dm'\nmembers = ['an']", &[("an", 2)]);
        assert_eq!(
            read_chats(file(&text), &people, NOW).unwrap().messages[0].body,
            Body::typed("hello")
        );
    }

    #[test]
    fn conversations_that_contradict_themselves_are_refused() {
        let people = read_people(file(TWO)).unwrap();
        let dm = "id = 'c'\nkind = 'dm'\nmembers = ['an']";
        let cases = [
            (
                chat("id = 'c'\nkind = 'dm'\nmembers = ['me']", &[]),
                "2:6: a chat has one member",
            ),
            (
                chat("id = 'c'\nkind = 'group'\nmembers = ['an', 'an']", &[]),
                "2:6: a group has a name",
            ),
            (
                chat(dm, &[("an", 5), ("an", 9)]),
                "11:15: this message is older than the one before it",
            ),
            (
                chat(
                    &format!("{dm}\nunread = 2"),
                    &[("an", 5), ("me", 3), ("an", 1)],
                ),
                "5:10: only the last 1 messages",
            ),
            (
                chat(dm, &[]) + &chat(dm, &[]),
                "6:6: the conversation `c` is there already",
            ),
            (
                chat(dm, &[("an", 5)]).replace("hello", " "),
                "8:11: the text is empty",
            ),
            (
                chat(&format!("{dm}\nmute = true"), &[]),
                "5:1: unknown field `mute`",
            ),
        ];
        for (text, expected) in cases {
            let error = error_of(read_chats(file(&format!("{text}\n")), &people, NOW));
            assert!(
                error.starts_with(&format!("mine.toml:{expected}")),
                "{error}\n{text}"
            );
        }
    }

    #[test]
    fn posts_that_contradict_themselves_are_refused() {
        let people = read_people(file(TWO)).unwrap();
        let post = "[[post]]\nauthor = 'an'\nminutes_ago = 5\nbody.en = 'x'\n";
        let cases = [
            (
                format!("{post}likes = ['me', 'me']\n"),
                "5:16: `me` likes this post already",
            ),
            (
                format!("{post}[[post.comment]]\nauthor = 'me'\nminutes_ago = 9\nbody.en = 'y'\n"),
                "7:15: this comment is older",
            ),
            (
                post.replace("'an'", "'bo'"),
                "2:10: there is no person `bo`",
            ),
        ];
        for (text, expected) in cases {
            let error = error_of(read_posts(file(&text), &people, NOW));
            assert!(
                error.starts_with(&format!("mine.toml:{expected}")),
                "{error}\n{text}"
            );
        }
    }

    #[test]
    fn shops_that_contradict_themselves_are_refused() {
        let shop = |product: &str| {
            format!(
                "[[storefront]]\nid = 's'\ntagline = {{ en = 'a', zh = '甲' }}\nlayout = 'grid'\nhue = 20\nfee = 0\n\
                 [[storefront.product]]\nid = 'g'\nname = {{ en = 'a', zh = '甲' }}\ndetail = {{ en = 'a', zh = '甲' }}\nicon = 'gift'\n\
                 seller = {{ en = 'a', zh = '甲' }}\n{product}\n"
            )
        };
        let fine = shop(
            "price = 100\nlinks = ['https://s.example/?id=1&v=2']\ntao_passwords = ['abcdefghi01']",
        );
        let page = "[[page]]\naddress = 'https://s.example?v=2&id=1'\nkind = 'video'\npicture = 'tea'\ntitle = { en = 'a', zh = '甲' }\n\
                    text = { en = 'a', zh = '甲' }\nauthor = { en = 'a', zh = '甲' }\n";
        assert!(read_catalogue(file(&fine), file("page = []")).is_ok());
        let cases = [
            (
                shop("price = -1\nlinks = []"),
                "page = []",
                "13:9: an amount can't be below zero",
            ),
            (
                shop("price = 1\nlinks = ['s.example']"),
                "page = []",
                "14:10: an address begins with",
            ),
            (
                shop("price = 1\nlinks = []\ntao_passwords = ['￥abc￥']"),
                "page = []",
                "15:18: a Tao password is eleven",
            ),
            (
                fine.replace("hue = 20", "hue = 360"),
                "page = []",
                "5:7: a hue is a number",
            ),
            (
                format!("{fine}{fine}"),
                "page = []",
                "17:6: `s` is used twice",
            ),
            (
                fine,
                page,
                "2:11: `https://s.example?v=2&id=1` is used twice",
            ),
        ];
        for (shops, pages, expected) in cases {
            let error = error_of(read_catalogue(file(&shops), file(pages)));
            assert!(
                error.starts_with(&format!("mine.toml:{expected}")),
                "{error}\n{shops}"
            );
        }
    }
}
