//! An assumed or announced verdict never looks or sounds like history: every verdict is shown and
//! read out with its certainty.

use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use moongate::app::{Comparison, Intent, PolicyChoice, Side};
use moongate::domain::{Lang, PolicySection, Tab};
use moongate::i18n::{checkout, policy};
use moongate::policy::{Certainty, LinkEffect, WalletState};

use crate::harness::{TAOBAO, Window, assumed_word, card, label, on, wallet_row};

#[test]
fn every_verdict_of_the_open_internet_policy_is_called_an_assumption() {
    let mut window = Window::open(on("2021-09-28"));
    let day = window.state().settings.day;
    let side = |policy| Side { policy, day };
    let comparison = Comparison {
        left: side(PolicyChoice::Original),
        right: side(PolicyChoice::OpenInternet),
        unfolded: None,
    };
    window.carry_out([
        Intent::ShowTab(Tab::Policy),
        Intent::ShowPolicy(PolicySection::Compare),
        Intent::Compare(comparison),
    ]);
    let rows: Vec<_> = window
        .nodes(Role::Button, " → ")
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(rows.len() > 20, "{rows:?}");
    let mark = policy::not_history(Lang::En, "", Certainty::Assumption);
    for row in &rows {
        assert!(row.ends_with(&mark), "{row}");
    }
    window.picture("certainty-compare");
    window.carry_out([Intent::SetLanguage(Lang::Zh)]);
    assert!(window.nodes(Role::Button, " → ").all(|node| {
        node.accesskit_node()
            .label()
            .unwrap()
            .ends_with(&policy::not_history(Lang::Zh, "", Certainty::Assumption))
    }));
}

#[test]
fn an_assumed_wallet_is_called_an_assumption_on_every_page() {
    let mut window = Window::open(on("2021-09-28"));
    let assumed = checkout::wallet_row(Lang::En, "WeChat Pay", &assumed_word());
    window.tab(Tab::Shops);
    let described = |window: &Window, shop: &str| {
        let node = window.node(Role::Button, shop);
        node.accesskit_node()
            .data()
            .description()
            .map(str::to_owned)
            .unwrap_or_default()
    };
    assert!(
        described(&window, "QQ Music").contains(&assumed),
        "{}",
        described(&window, "QQ Music")
    );
    assert!(
        !described(&window, "Ele.me").contains(&assumed),
        "this one was reported"
    );
    window.node(Role::Button, "QQ Music").scroll_to_me();
    window.run();
    window.picture("certainty-street");
    window.click_containing(Role::Button, "QQ Music");
    assert!(window.find(Role::Button, &assumed).is_some());
    window.picture("certainty-shop");
    window.tab(Tab::Wallet);
    let reported = wallet_row("Ele.me", WalletState::Accepted);
    assert!(
        window
            .find(
                Role::Button,
                checkout::wallet_row(Lang::En, "QQ Music", &assumed_word())
            )
            .is_some()
    );
    assert!(
        window
            .nodes(Role::Button, &reported)
            .all(|node| label(&node).unwrap() == reported)
    );
    window.picture("certainty-wallet");
    window.carry_out([
        Intent::ShowTab(Tab::Policy),
        Intent::ShowPolicy(PolicySection::Wallets),
    ]);
    assert!(
        window
            .find(
                Role::Button,
                policy::cell_name(Lang::En, "QQ Music", "WeChat Pay", &assumed_word())
            )
            .is_some()
    );
    window.picture("certainty-matrix");
}

#[test]
fn a_link_card_says_that_its_verdict_is_assumed() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Chats, "Lin Mei", TAOBAO);
    let mark = policy::not_history(Lang::En, "", Certainty::Assumption);
    assert!(
        window
            .nodes(
                Role::Link,
                card("item.taobao.com/item.htm?id=777", LinkEffect::Notice)
            )
            .any(|node| !label(&node).unwrap().contains(&mark))
    );
    // Before the first reported day nothing is known.
    window.carry_out([Intent::SetDay("2011-06-01".parse().unwrap())]);
    assert!(window.has(
        Role::Link,
        policy::not_history(
            Lang::En,
            &card("item.taobao.com/item.htm?id=777", LinkEffect::Open),
            Certainty::Assumption
        )
    ));
    window.picture("certainty-card");
}
