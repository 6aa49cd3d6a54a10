//! What is only assumed or announced never looks, or sounds, like history: wherever an answer
//! stands, its certainty stands with it.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use moongate::app::{Comparison, Intent, PolicyChoice, Side};
use moongate::domain::{Lang, PolicySection, Tab};

use crate::harness::{Window, on};
use crate::pictures::save;

#[test]
fn every_answer_of_the_open_internet_policy_is_called_an_assumption() {
    let mut window = Window::open(on("2021-09-28"));
    let day = window.state().settings.day;
    let side = |which| Side { which, day };
    let comparison = Comparison {
        before: side(PolicyChoice::Original),
        after: side(PolicyChoice::OpenInternet),
        unfolded: None,
    };
    window.carry_out(vec![
        Intent::ShowTab(Tab::Policy),
        Intent::ShowPolicy(PolicySection::Compare),
        Intent::Compare(comparison),
    ]);
    let rows: Vec<_> = window
        .nodes(Role::Button, " → ")
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(rows.len() > 20, "{rows:?}");
    for row in &rows {
        assert!(row.ends_with(", assumption"), "{row}");
    }
    save(&mut window, "certainty-compare");
    window.carry_out(vec![Intent::SetLanguage(Lang::Zh)]);
    assert!(
        window.nodes(Role::Button, " → ").all(|node| node
            .accesskit_node()
            .label()
            .unwrap()
            .ends_with("（假设）"))
    );
}

#[test]
fn an_assumed_wallet_is_called_so_in_the_street_the_shop_the_wallet_tab_and_the_matrix() {
    let mut window = Window::open(on("2021-09-28"));
    let assumed = "WeChat Pay: Accepted, assumption";
    window.tab("Shops");
    let described = |window: &Window, shop: &str| {
        let node = window.harness.get_by_role_and_label(Role::Button, shop);
        node.accesskit_node()
            .data()
            .description()
            .map(str::to_owned)
            .unwrap_or_default()
    };
    assert!(
        described(&window, "QQ Music").contains(assumed),
        "{}",
        described(&window, "QQ Music")
    );
    assert!(
        !described(&window, "Ele.me").contains(assumed),
        "that one was reported"
    );
    window
        .harness
        .get_by_role_and_label(Role::Button, "QQ Music")
        .scroll_to_me();
    window.run();
    save(&mut window, "certainty-street");
    window.click_containing(Role::Button, "QQ Music");
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Button, assumed)
            .is_some()
    );
    save(&mut window, "certainty-shop");
    window.tab("Wallet");
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Button, "QQ Music: Accepted, assumption")
            .is_some()
    );
    assert!(
        window
            .nodes(Role::Button, "Ele.me: Accepted")
            .all(|node| node.accesskit_node().label().unwrap() == "Ele.me: Accepted")
    );
    save(&mut window, "certainty-wallet");
    window.carry_out(vec![
        Intent::ShowTab(Tab::Policy),
        Intent::ShowPolicy(PolicySection::Wallets),
    ]);
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Button, "QQ Music, WeChat Pay: Accepted, assumption")
            .is_some()
    );
    save(&mut window, "certainty-matrix");
}

#[test]
fn a_link_card_says_that_its_answer_is_assumed() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(
        "Chats",
        "Lin Mei",
        "https://item.taobao.com/item.htm?id=777",
    );
    assert!(
        window
            .nodes(Role::Link, "item.taobao.com/item.htm?id=777: Notice")
            .any(|n| !n.accesskit_node().label().unwrap().contains("assumption"))
    );
    // Before the first day that the reports speak of nothing is known.
    window.carry_out(vec![Intent::SetDay("2011-06-01".parse().unwrap())]);
    assert!(
        window
            .nodes(
                Role::Link,
                "item.taobao.com/item.htm?id=777: Opens, assumption"
            )
            .next()
            .is_some()
    );
    save(&mut window, "certainty-card");
}
