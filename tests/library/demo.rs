//! The demo content with the shipped policy: the links that are found in it, their platforms, and
//! the products and pages that they lead to.

use std::collections::BTreeSet;

use moongate::domain::{Body, Catalogue, Lang, Message, Money, Surface, WalletId};
use moongate::links::{self, AskReason, Found, HostTable, Judgement, StopReason, Target};
use moongate::policy::Policy;
use moongate::store::demo;

const NOW: i64 = 1_800_000_000_000;

fn hosts() -> HostTable {
    let policy = Policy::shipped();
    HostTable::new(policy.host_suffixes(), policy.shorteners())
}

/// Every message, post and comment, with its surface.
fn bodies() -> Vec<(Surface, Body)> {
    let chats = demo::conversations(NOW).unwrap();
    let surface = |message: &Message| {
        chats
            .conversations
            .iter()
            .find(|c| c.id == message.conversation)
            .map(|c| c.kind.surface())
            .unwrap()
    };
    let mut bodies: Vec<_> = chats
        .messages
        .iter()
        .map(|message| (surface(message), message.body.clone()))
        .collect();
    for post in demo::posts(NOW).unwrap() {
        bodies.push((Surface::Moments, post.body));
        bodies.extend(
            post.comments
                .into_iter()
                .map(|comment| (Surface::Moments, comment.body)),
        );
    }
    bodies
}

/// Everything that can be tapped in the English texts, with its surface.
fn taps() -> Vec<(Surface, Found)> {
    let hosts = hosts();
    bodies()
        .iter()
        .flat_map(|(surface, body)| {
            links::find(body.get(Lang::En), &hosts)
                .into_iter()
                .map(|found| (*surface, found))
        })
        .collect()
}

fn platform_of(found: &Found) -> &'static str {
    match &found.target {
        Target::Web(address) => address
            .platform
            .map_or("web", |row| &Policy::shipped().platform(row).id),
        Target::TaoPassword(_) => "tao-password",
        Target::Refused(_) => "refused",
    }
}

fn leads_somewhere(catalogue: &Catalogue, target: &Target) -> bool {
    match target {
        Target::Web(address) => {
            let address = address.url.as_str();
            catalogue.product_for_address(address).is_some()
                || catalogue.page_for_address(address).is_some()
        }
        Target::TaoPassword(code) => catalogue.product_for_tao_password(code).is_some(),
        Target::Refused(_) => false,
    }
}

#[test]
fn both_languages_hold_the_same_links() {
    let hosts = hosts();
    let found = |text: &str| {
        links::find(text, &hosts)
            .into_iter()
            .map(|f| (f.target, f.judgement))
            .collect::<Vec<_>>()
    };
    for (_, body) in bodies() {
        assert_eq!(
            found(body.get(Lang::En)),
            found(body.get(Lang::Zh)),
            "{}",
            body.get(Lang::Zh)
        );
    }
}

#[test]
fn every_harmless_link_leads_to_a_product_or_page_and_every_page_has_a_link() {
    let catalogue = demo::catalogue().unwrap();
    let mut tapped = BTreeSet::new();
    for (_, found) in taps() {
        // The destination of a short link is unknown, and a deceptive link is never opened.
        let nowhere = matches!(
            found.judgement,
            Judgement::Stop(_) | Judgement::Ask(AskReason::Shortener)
        );
        assert_eq!(
            leads_somewhere(&catalogue, &found.target),
            !nowhere,
            "{found:?}"
        );
        if let Target::Web(address) = &found.target {
            tapped.insert(address.url.as_str().to_owned());
        }
    }
    for page in catalogue.pages() {
        let is_linked = tapped
            .iter()
            .any(|address| catalogue.page_for_address(address) == Some(page));
        assert!(is_linked, "no text links to {}", page.address);
    }
}

#[test]
fn every_surface_has_links_that_open_and_links_that_do_not() {
    let taps = taps();
    for surface in Surface::ALL {
        let here: BTreeSet<&str> = taps
            .iter()
            .filter(|(on, _)| *on == surface)
            .map(|(_, found)| platform_of(found))
            .collect();
        for platform in ["taobao", "douyin", "jd", "tao-password", "web"] {
            assert!(
                here.contains(platform),
                "no {platform} link on {}",
                surface.id()
            );
        }
    }
}

#[test]
fn each_kind_of_link_is_in_the_demo() {
    let taps = taps();
    let platforms: BTreeSet<&str> = taps.iter().map(|(_, found)| platform_of(found)).collect();
    for platform in [
        "tmall",
        "xianyu",
        "freshippo",
        "eleme",
        "youku",
        "damai",
        "kaola",
        "shuqi",
        "qq-music",
        "douyin-shop",
        "feishu",
        "bilibili",
    ] {
        assert!(
            platforms.contains(platform),
            "no text has a link to {platform}"
        );
    }
    let judged = |wanted: &dyn Fn(&Judgement) -> bool| {
        taps.iter().any(|(_, found)| wanted(&found.judgement))
    };
    assert!(
        judged(&|j| *j == Judgement::Ask(AskReason::PlainHttp)),
        "a link that anybody on the way can read"
    );
    assert!(
        judged(&|j| *j == Judgement::Ask(AskReason::Shortener)),
        "a shortener"
    );
    assert!(
        judged(&|j| matches!(j, Judgement::Stop(StopReason::Impersonates(_)))),
        "a deceptive link"
    );

    let hosts = hosts();
    let bodies = bodies();
    let any_zh = |wanted: &dyn Fn(&str, &[Found]) -> bool| {
        bodies
            .iter()
            .any(|(_, body)| wanted(body.get(Lang::Zh), &links::find(body.get(Lang::Zh), &hosts)))
    };
    let is_glued = |text: &str, at: usize| {
        text[..at].ends_with(|c: char| matches!(c, '\u{4e00}'..='\u{9fff}'))
    };
    assert!(
        any_zh(&|_, found| found.len() == 2),
        "two targets in one message"
    );
    assert!(
        any_zh(&|text, found| found.iter().any(|f| is_glued(text, f.span.start))),
        "a link glued to Chinese text"
    );
    assert!(
        any_zh(&|text, found| found
            .iter()
            .any(|f| text[f.span.clone()].starts_with("m.tb.cn/"))),
        "a link without a scheme"
    );
    assert!(
        any_zh(&|text, found| text.contains("Dou音") && found.len() == 1),
        "a Douyin share text"
    );
}

#[test]
fn a_new_profile_starts_with_the_balances_of_the_policy() {
    let wallets = Policy::shipped().wallets().iter();
    let expected: Vec<_> = wallets
        .map(|wallet| {
            let balance = Money::fen(wallet.opening_balance);
            (WalletId::from(wallet.id.as_str()), balance)
        })
        .collect();
    assert!(
        expected
            .iter()
            .any(|(_, balance)| *balance != Money::fen(0))
    );
    assert_eq!(demo::opening_balances().unwrap(), expected);
}

#[test]
fn every_storefront_is_a_merchant_and_its_links_are_its_platforms() {
    let policy = Policy::shipped();
    let hosts = hosts();
    for storefront in demo::catalogue().unwrap().storefronts() {
        let merchant = policy
            .platform_by_id(&storefront.id)
            .unwrap_or_else(|| panic!("{} is no platform", storefront.id));
        assert!(
            policy.merchants().contains(&merchant),
            "no wallet rule for {}",
            storefront.id
        );
        // Taobao Deals shares Taobao's hosts; products in Douyin are sold in Douyin's shop.
        let platform = match storefront.id.as_str() {
            "taobao-deals" => "taobao",
            "douyin" => "douyin-shop",
            own => own,
        };
        for link in storefront
            .products
            .iter()
            .flat_map(|product| &product.links)
        {
            let found = links::find(link, &hosts);
            let [only] = found.as_slice() else {
                panic!("{link} is not one link: {found:?}")
            };
            let is_short = matches!(only.judgement, Judgement::Ask(AskReason::Shortener));
            assert!(
                is_short || only.judgement == Judgement::Fine,
                "{link}: {:?}",
                only.judgement
            );
            assert_eq!(platform_of(only), platform, "{link}");
        }
    }
}
