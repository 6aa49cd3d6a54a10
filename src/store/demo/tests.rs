//! What the built-in content must hold, and what a wrong content file is told. No test knows a single text by heart.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use super::*;
use crate::domain::{Body, Conversation, ConversationKind, Message, MessageId, Surface, Text};

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

/// Hosts whose links lead nowhere on purpose: a deceptive one, and a shortener, whose end nobody can know.
const NOWHERE: &[&str] = &["taobao.com.evil.example", "t.cn"];

fn has_han(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'))
}

/// Addresses in a text, as far as this content needs it: ASCII runs with a scheme, or that begin like a host with a known ending.
fn addresses(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_ascii_graphic());
    runs.map(|run| run.trim_end_matches([',', '.', '!', '?', ')', ';']))
        .filter(|run| {
            let host = run.split('/').next().unwrap_or_default();
            run.contains("://") || (run.contains('/') && [".com", ".cn", ".me", ".org"].iter().any(|end| host.ends_with(end)))
        })
        .map(str::to_owned)
        .collect()
}

/// The eleven characters between two equal currency signs.
fn tao_passwords(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(['￥', '€', '¥']).collect();
    let inner = parts.get(1..parts.len().saturating_sub(1)).unwrap_or_default();
    inner
        .iter()
        .filter(|part| part.len() == 11 && part.bytes().all(|b| b.is_ascii_alphanumeric()))
        .map(|&p| p.to_owned())
        .collect()
}

fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or_default().to_owned()
}

/// Every body of the content with the surface on which it stands.
fn bodies() -> Vec<(Surface, Body)> {
    let chats = conversations(NOW).unwrap();
    let surface =
        |message: &Message| chats.conversations.iter().find(|c| c.id == message.conversation).map(|c| c.kind.surface()).unwrap();
    let mut bodies: Vec<_> = chats.messages.iter().map(|message| (surface(message), message.body.clone())).collect();
    for post in posts(NOW).unwrap() {
        bodies.push((Surface::Moments, post.body));
        bodies.extend(post.comments.into_iter().map(|comment| (Surface::Moments, comment.body)));
    }
    bodies
}

fn check_text(text: &Text) {
    assert!(!text.en.trim().is_empty() && !has_han(&text.en), "not English: {text:?}");
    assert!(has_han(&text.zh), "not Chinese: {text:?}");
}

#[test]
fn every_text_is_there_in_both_languages() {
    for (_, body) in bodies() {
        let zh = body.zh.unwrap_or_else(|| panic!("no Chinese: {}", body.text));
        assert!(!body.text.trim().is_empty() && !has_han(&body.text), "not English: {}", body.text);
        let says_nothing = |text: &str| addresses(text).concat() == text;
        assert!(has_han(&zh) || says_nothing(&zh), "not Chinese: {zh}");
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
        for good in &storefront.goods {
            for text in [&good.name, &good.detail, &good.seller] {
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
fn both_languages_hold_the_same_links() {
    for (_, body) in bodies() {
        let zh = body.zh.unwrap_or_default();
        assert_eq!(addresses(&body.text), addresses(&zh), "{zh}");
        assert_eq!(tao_passwords(&body.text), tao_passwords(&zh), "{zh}");
    }
}

#[test]
fn there_is_enough_to_look_at() {
    assert!(people().unwrap().len() >= 14);
    let chats = conversations(NOW).unwrap();
    for (kind, conversations, messages) in [(ConversationKind::Dm, 8, 8..=25), (ConversationKind::Group, 4, 12..=40)] {
        let of_kind: Vec<&Conversation> = chats.conversations.iter().filter(|c| c.kind == kind).collect();
        assert!(of_kind.len() >= conversations);
        for conversation in of_kind {
            let count = chats.messages.iter().filter(|m| m.conversation == conversation.id).count();
            assert!(messages.contains(&count), "{} has {count} messages", conversation.id);
        }
    }
    let posts = posts(NOW).unwrap();
    assert!(posts.len() >= 14);
    assert!(posts.iter().filter(|post| post.author.is_me()).count() >= 2, "some posts are the user's own");
}

#[test]
fn the_thirteen_storefronts_are_stocked() {
    let catalogue = catalogue().unwrap();
    let ids: Vec<&str> = catalogue.storefronts().iter().map(|storefront| storefront.id.as_str()).collect();
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
        assert!(storefront.goods.len() >= 5, "{}", storefront.id);
        for good in &storefront.goods {
            assert!(!good.price.is_zero() && !good.links.is_empty(), "{}", good.id);
            assert_eq!(catalogue.good(&good.id).map(|(shop, found)| (&shop.id, found)), Some((&storefront.id, good)));
            for link in &good.links {
                assert_eq!(catalogue.good_for_address(link).map(|(_, found)| &found.id), Some(&good.id), "{link}");
            }
        }
    }
}

#[test]
fn every_link_leads_to_a_good_or_a_page() {
    let catalogue = catalogue().unwrap();
    let mut seen = BTreeSet::new();
    for (_, body) in bodies() {
        for address in addresses(&body.text) {
            let leads = catalogue.good_for_address(&address).is_some() || catalogue.page_for_address(&address).is_some();
            assert_eq!(leads, !NOWHERE.contains(&host(&address).as_str()), "{address}");
            seen.insert(address);
        }
        for code in tao_passwords(&body.text) {
            assert!(catalogue.good_for_tao_password(&code).is_some(), "{code}");
        }
    }
    for page in catalogue.pages() {
        assert!(seen.iter().any(|address| catalogue.page_for_address(address) == Some(page)), "nobody links to {}", page.address);
    }
}

#[test]
fn every_surface_has_taobao_douyin_and_jd_links_and_each_kind_of_link_is_somewhere() {
    let bodies = bodies();
    let is_on = |surface: Surface, ends: &str| {
        let of_surface = bodies.iter().filter(|(on, _)| *on == surface);
        of_surface.flat_map(|(_, body)| addresses(&body.text)).any(|address| {
            let host = host(&address);
            host == ends || host.ends_with(&format!(".{ends}"))
        })
    };
    for surface in Surface::ALL {
        for ends in ["taobao.com", "douyin.com", "jd.com"] {
            assert!(is_on(surface, ends), "{} on {}", ends, surface.id());
        }
    }
    for ends in [
        "tmall.com",
        "goofish.com",
        "2.taobao.com",
        "y.qq.com",
        "ele.me",
        "damai.cn",
        "youku.com",
        "kaola.com",
        "shuqi.com",
        "freshippo.com",
        "jinritemai.com",
        "feishu.cn",
        "bilibili.com",
        "m.tb.cn",
        "t.cn",
        "evil.example",
        "wikipedia.org",
        "example.org",
    ] {
        assert!(Surface::ALL.into_iter().any(|surface| is_on(surface, ends)), "nobody sends a link to {ends}");
    }
    let any = |wanted: &dyn Fn(&Body) -> bool| bodies.iter().any(|(_, body)| wanted(body));
    assert!(any(&|body| addresses(&body.text).len() >= 2), "two targets in one message");
    assert!(any(&|body| addresses(&body.text).iter().any(|a| a.starts_with("http://"))), "a link without encryption");
    assert!(any(&|body| addresses(&body.text).iter().any(|a| !a.contains("://"))), "a link without a scheme");
    assert!(any(&|body| body.zh.as_deref().is_some_and(|zh| zh.contains("Dou音"))), "a Douyin share text");
    let glued =
        |zh: &str| zh.split("https://").next().and_then(|before| before.chars().last()).is_some_and(|c| has_han(&c.to_string()));
    assert!(
        any(&|body| body.zh.as_deref().is_some_and(|zh| zh.contains("https://") && glued(zh))),
        "a link glued to Chinese text"
    );
    for surface in Surface::ALL {
        assert!(bodies.iter().any(|(on, body)| *on == surface && !tao_passwords(&body.text).is_empty()), "{}", surface.id());
    }
}

#[test]
fn ids_grow_with_time() {
    let chats = conversations(NOW).unwrap();
    let ids: Vec<MessageId> = chats.messages.iter().map(|message| message.id).collect();
    assert_eq!(ids, (1..).take(ids.len()).map(MessageId).collect::<Vec<_>>());
    assert!(chats.messages.is_sorted_by_key(|message| message.at_millis));
    assert!(chats.messages.iter().all(|message| message.at_millis < NOW));
    let posts = posts(NOW).unwrap();
    assert!(posts.is_sorted_by(|newer, older| newer.id > older.id && newer.at_millis >= older.at_millis));
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
        let of_it = || chats.messages.iter().filter(|message| message.conversation == conversation.id);
        let unread: Vec<&Message> = of_it().filter(|message| message.id > conversation.read_up_to).collect();
        assert!(unread.iter().all(|message| !message.sender.is_me()), "{}", conversation.id);
        assert!(conversation.read_up_to == MessageId(0) || of_it().any(|message| message.id == conversation.read_up_to));
        with_unread += usize::from(!unread.is_empty());
    }
    assert!(with_unread >= 3 && with_unread < chats.conversations.len());
}

#[test]
fn pictures_are_ones_that_can_be_drawn_and_all_are_used() {
    let mut used: BTreeSet<String> = posts(NOW).unwrap().into_iter().flat_map(|post| post.pictures).collect();
    used.extend(catalogue().unwrap().pages().iter().map(|page| page.picture.clone()));
    assert_eq!(used, PICTURES.iter().map(|&name| name.to_owned()).collect());
}

mod wrong_files {
    use super::*;

    const TWO: &str =
        "[[person]]\nid = 'me'\nname = { en = 'You', zh = '我' }\n[[person]]\nid = 'an'\nname = { en = 'An', zh = '安' }\n";

    fn file(text: &str) -> ContentFile<'_> {
        ContentFile { name: "mine.toml", text }
    }

    /// The whole error, place and all.
    fn told<T: std::fmt::Debug>(result: Result<T, ContentError>) -> String {
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
            told(read_chats(file(&text), &people, NOW)),
            "mine.toml:4:12: there is no person `安`; add them to the people first"
        );
        let text = "[[person]]\nid = 'me'\nname = { en = 'You' }\n";
        let error = read_people(file(text)).unwrap_err();
        assert_eq!((error.line, error.message.contains("zh")), (3, true), "{error}");
    }

    #[test]
    fn people_are_one_each_and_the_user_is_among_them() {
        assert!(told(read_people(file(&format!("{TWO}{TWO}")))).starts_with("mine.toml:7:1: the person `me` is there already"));
        let nobody = TWO.replace("'me'", "'you'");
        assert!(told(read_people(file(&nobody))).contains("nobody has the id `me`"));
    }

    #[test]
    fn a_text_in_one_language_is_taken_as_typed() {
        let people = read_people(file(TWO)).unwrap();
        let text = chat("id = 'c'\nkind = 'dm'\nmembers = ['an']", &[("an", 2)]);
        assert_eq!(read_chats(file(&text), &people, NOW).unwrap().messages[0].body, Body::typed("hello"));
    }

    #[test]
    fn conversations_that_contradict_themselves_are_refused() {
        let people = read_people(file(TWO)).unwrap();
        let dm = "id = 'c'\nkind = 'dm'\nmembers = ['an']";
        let cases = [
            (chat("id = 'c'\nkind = 'dm'\nmembers = ['me']", &[]), "2:6: a chat has one member"),
            (chat("id = 'c'\nkind = 'group'\nmembers = ['an', 'an']", &[]), "2:6: a group has a name"),
            (chat(dm, &[("an", 5), ("an", 9)]), "11:15: this message is older than the one before it"),
            (chat(&format!("{dm}\nunread = 2"), &[("an", 5), ("me", 3), ("an", 1)]), "5:10: only the last 1 messages"),
            (chat(dm, &[]) + &chat(dm, &[]), "6:6: the conversation `c` is there already"),
            (chat(dm, &[("an", 5)]).replace("hello", " "), "8:11: the text is empty"),
            (chat(&format!("{dm}\nmute = true"), &[]), "5:1: unknown field `mute`"),
        ];
        for (text, expected) in cases {
            let told = told(read_chats(file(&format!("{text}\n")), &people, NOW));
            assert!(told.starts_with(&format!("mine.toml:{expected}")), "{told}\n{text}");
        }
    }

    #[test]
    fn posts_that_contradict_themselves_are_refused() {
        let people = read_people(file(TWO)).unwrap();
        let post = "[[post]]\nauthor = 'an'\nminutes_ago = 5\nbody.en = 'x'\n";
        let cases = [
            (format!("{post}likes = ['me', 'me']\n"), "5:16: `me` likes this post already"),
            (format!("{post}[[post.comment]]\nauthor = 'me'\nminutes_ago = 9\nbody.en = 'y'\n"), "7:15: this comment is older"),
            (post.replace("'an'", "'bo'"), "2:10: there is no person `bo`"),
        ];
        for (text, expected) in cases {
            let told = told(read_posts(file(&text), &people, NOW));
            assert!(told.starts_with(&format!("mine.toml:{expected}")), "{told}\n{text}");
        }
    }

    #[test]
    fn shops_that_contradict_themselves_are_refused() {
        let shop = |good: &str| {
            format!(
                "[[storefront]]\nid = 's'\ntagline = {{ en = 'a', zh = '甲' }}\nlayout = 'grid'\nhue = 20\nfee = 0\n\
                 [[storefront.good]]\nid = 'g'\nname = {{ en = 'a', zh = '甲' }}\ndetail = {{ en = 'a', zh = '甲' }}\nicon = 'gift'\n\
                 seller = {{ en = 'a', zh = '甲' }}\n{good}\n"
            )
        };
        let fine = shop("price = 100\nlinks = ['https://s.example/?id=1&v=2']\ntao_passwords = ['abcdefghi01']");
        let page = "[[page]]\naddress = 'https://s.example?v=2&id=1'\nkind = 'video'\npicture = 'tea'\ntitle = { en = 'a', zh = '甲' }\n\
                    text = { en = 'a', zh = '甲' }\nauthor = { en = 'a', zh = '甲' }\n";
        assert!(read_catalogue(file(&fine), file("page = []")).is_ok());
        let cases = [
            (shop("price = -1\nlinks = []"), "page = []", "13:9: an amount can't be below zero"),
            (shop("price = 1\nlinks = ['s.example']"), "page = []", "14:10: an address begins with"),
            (shop("price = 1\nlinks = []\ntao_passwords = ['￥abc￥']"), "page = []", "15:18: a Tao password is eleven"),
            (fine.replace("hue = 20", "hue = 360"), "page = []", "5:7: a hue is a number"),
            (format!("{fine}{fine}"), "page = []", "17:6: `s` is there already"),
            (fine, page, "2:11: `https://s.example?v=2&id=1` is there already"),
        ];
        for (shops, pages, expected) in cases {
            let told = told(read_catalogue(file(&shops), file(pages)));
            assert!(told.starts_with(&format!("mine.toml:{expected}")), "{told}\n{shops}");
        }
    }
}
