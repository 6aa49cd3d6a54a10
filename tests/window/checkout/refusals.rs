//! C3, C7, C8, C9, C10 and C15 of the article at the checkout: every wallet is listed, and one that
//! is not accepted has its state and reason.

use egui::accesskit::Role;
use moongate::app::{CheckoutIntent, Intent, LedgerFailure, ShopIntent, gate};
use moongate::domain::ledger::{CommandError, Ledger};
use moongate::domain::{Day, Lang, MerchantId, OrderState};
use moongate::i18n::{checkout, ledger, policy};
use moongate::policy::WalletState;

use crate::harness::{Window, shops_on, wallet_row};

/// Opens the checkout of a shop with its first product.
fn go_to(window: &mut Window, shop: &str) {
    let product = window.state().catalogue.storefront(shop).unwrap().products[0]
        .id
        .clone();
    window.carry_out([Intent::Shop(ShopIntent::Buy(product))]);
}

/// The name of the button that explains a wallet.
fn why(wallet: &str) -> String {
    checkout::about_wallet(Lang::En, &checkout::WHY_WALLET, wallet)
}

/// The name of the button that shows what would change the state of a wallet.
fn ways_out(wallet: &str) -> String {
    checkout::about_wallet(Lang::En, &checkout::CHANGE, wallet)
}

/// A claim, a shop, a wallet, a day, and the state of the wallet.
const ROWS: [(&str, &str, &str, &str, WalletState); 28] = [
    // C3: for years WeChat Pay could not be used in Alibaba's apps.
    (
        "C3",
        "taobao",
        "WeChat Pay",
        "2021-09-27",
        WalletState::NotAccepted,
    ),
    (
        "C3",
        "eleme",
        "WeChat Pay",
        "2021-09-27",
        WalletState::NotAccepted,
    ),
    (
        "C3",
        "xianyu",
        "WeChat Pay",
        "2021-09-27",
        WalletState::NotAccepted,
    ),
    (
        "C3",
        "freshippo",
        "WeChat Pay",
        "2020-01-01",
        WalletState::NotAccepted,
    ),
    // C7: five apps accept it, as they accept Alipay.
    (
        "C7",
        "eleme",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Accepted,
    ),
    (
        "C7",
        "youku",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Accepted,
    ),
    (
        "C7",
        "damai",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Accepted,
    ),
    (
        "C7",
        "kaola",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Accepted,
    ),
    (
        "C7",
        "shuqi",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Accepted,
    ),
    // C8: Alipay belongs to an affiliate of Alibaba, whose shops accept it on every day.
    ("C8", "eleme", "Alipay", "2021-09-28", WalletState::Accepted),
    (
        "C8",
        "taobao",
        "Alipay",
        "2015-01-01",
        WalletState::Accepted,
    ),
    // C9: in three apps it waits for Tencent's approval.
    (
        "C9",
        "taobao-deals",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Pending,
    ),
    (
        "C9",
        "xianyu",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Pending,
    ),
    (
        "C9",
        "freshippo",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Pending,
    ),
    (
        "C9",
        "taobao-deals",
        "WeChat Pay",
        "2024-08-18",
        WalletState::Pending,
    ),
    (
        "C9",
        "taobao-deals",
        "WeChat Pay",
        "2024-08-19",
        WalletState::Accepted,
    ),
    (
        "C9",
        "xianyu",
        "WeChat Pay",
        "2024-09-27",
        WalletState::Pending,
    ),
    // C10: Taobao and Tmall are preparing it.
    (
        "C10",
        "taobao",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Preparing,
    ),
    (
        "C10",
        "tmall",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Preparing,
    ),
    (
        "C10",
        "taobao",
        "WeChat Pay",
        "2022-03-30",
        WalletState::Trial,
    ),
    (
        "C10",
        "taobao",
        "WeChat Pay",
        "2024-09-12",
        WalletState::Partial,
    ),
    (
        "C10",
        "taobao",
        "WeChat Pay",
        "2024-09-27",
        WalletState::Accepted,
    ),
    (
        "C10",
        "tmall",
        "WeChat Pay",
        "2024-09-27",
        WalletState::Accepted,
    ),
    // C15: Tencent has not said whether its services will accept Alipay.
    (
        "C15",
        "qq-music",
        "Alipay",
        "2021-09-28",
        WalletState::Unknown,
    ),
    (
        "C15",
        "qq-music",
        "WeChat Pay",
        "2021-09-28",
        WalletState::Accepted,
    ),
    // Not in the article.
    ("", "jd", "Alipay", "2021-09-28", WalletState::NotAccepted),
    ("", "douyin", "Alipay", "2021-09-28", WalletState::Accepted),
    (
        "",
        "qq-music",
        "Cloud QuickPass",
        "2021-09-30",
        WalletState::Accepted,
    ),
];

#[test]
fn every_wallet_is_listed_with_its_state_and_the_reason_if_not_accepted() {
    let mut window = Window::open(shops_on("2021-09-28"));
    for (claim, shop, wallet, day, state) in ROWS {
        window.carry_out([Intent::SetDay(day.parse().unwrap())]);
        go_to(&mut window, shop);
        let said = wallet_row(wallet, state);
        let what = format!("{claim}: {said} at {shop} on {day}");
        let rows = window.wallet_rows();
        let wallets = window.state().policy.wallets().len();
        assert_eq!(rows.len(), wallets, "all wallets are listed: {what}");
        // A state that was not reported is followed by its certainty.
        let is_it = |row: &&String| {
            **row == said
                || row
                    .strip_prefix(&said)
                    .is_some_and(|rest| rest.starts_with(", "))
        };
        let row = rows
            .iter()
            .find(is_it)
            .unwrap_or_else(|| panic!("{what}, not {rows:?}"))
            .clone();
        let pays = state.can_pay();
        assert_eq!(window.is_disabled(Role::RadioButton, &row), !pays, "{what}");
        if pays {
            assert!(!window.offers(why(wallet)), "{what}");
        } else {
            let reason = window.description(Role::RadioButton, &row);
            assert!(
                window.sees(&reason) && reason.len() > 20,
                "the reason is on the page: {what}: {reason:?}"
            );
            assert!(window.offers(why(wallet)), "{what}");
            assert!(window.offers(ways_out(wallet)), "{what}");
        }
    }
}

#[test]
fn why_opens_the_panel_and_a_way_out_sets_the_policy_date() {
    let mut window = Window::open(shops_on("2021-09-28"));
    go_to(&mut window, "xianyu");
    assert!(
        window
            .description(
                Role::RadioButton,
                wallet_row("WeChat Pay", WalletState::Pending)
            )
            .contains("Tencent"),
        "C9: the reason names who must approve"
    );
    window.press(why("WeChat Pay"));
    assert!(
        window.sees("wechat-pay-awaits-tencent"),
        "the panel names the rule"
    );
    go_to(&mut window, "taobao");
    window.picture("refused");
    window.press(ways_out("WeChat Pay"));
    window.picture("ways");
    window.press(policy::way_next(Lang::En, "2022-03-30".parse().unwrap()));
    assert_eq!(
        window.state().settings.day,
        "2022-03-30".parse::<Day>().unwrap()
    );
    assert!(
        window
            .wallet_rows()
            .contains(&wallet_row("WeChat Pay", WalletState::Trial).to_owned())
    );
}

#[test]
fn the_ledger_refuses_what_the_page_refuses() {
    let mut window = Window::open(shops_on("2021-09-28"));
    go_to(&mut window, "taobao");
    let order = window.order();
    let before = window.state().ledger.balances.clone();
    // The intents of clicks that the page does not offer.
    for intent in [
        CheckoutIntent::ChooseWallet("wechat-pay".into()),
        pin('2'),
        pin('1'),
        pin('0'),
        pin('9'),
        CheckoutIntent::Pay(order.id),
    ] {
        window.carry_out([Intent::Checkout(intent)]);
    }
    assert_eq!(
        window.state().ledger.balances,
        before,
        "nothing was charged"
    );
    assert_eq!(
        window.order().state(),
        OrderState::Cart,
        "nothing was ordered"
    );
    let problem = window.state().session.paying.problem.as_ref().unwrap();
    assert!(matches!(
        problem,
        LedgerFailure::Refused(CommandError::NotPermitted(_))
    ));
    assert!(
        window.sees(ledger::failure(problem)),
        "and the page says so"
    );
}

#[test]
fn a_checkout_follows_the_policy_date() {
    let mut window = Window::open(shops_on("2021-09-28"));
    go_to(&mut window, "eleme");
    window.click(
        Role::RadioButton,
        wallet_row("WeChat Pay", WalletState::Accepted),
    );
    window.carry_out([Intent::SetDay("2021-09-27".parse().unwrap())]);
    assert!(
        window.is_disabled(Role::Button, checkout::PAY),
        "the chosen wallet is no longer accepted"
    );
    assert!(window.is_disabled(
        Role::RadioButton,
        wallet_row("WeChat Pay", WalletState::NotAccepted)
    ));
}

#[test]
fn the_verdict_shown_and_the_permit_of_the_ledger_never_differ() {
    let window = Window::open(shops_on("2021-09-28"));
    let state = window.state();
    for shop in state.catalogue.storefronts() {
        for day in [
            "2011-01-01",
            "2013-11-22",
            "2021-09-27",
            "2021-09-28",
            "2022-03-30",
            "2024-09-12",
            "2024-10-29",
            "2026-12-31",
        ] {
            let day: Day = day.parse().unwrap();
            let when = gate::Circumstances {
                day,
                ..state.circumstances()
            };
            for (wallet, verdict) in gate::wallets(&state.policy, when, &shop.id) {
                let merchant = MerchantId(shop.id.clone());
                let question = moongate::domain::ledger::PermitQuestion {
                    day,
                    merchant,
                    wallet: wallet.id.as_str().into(),
                };
                let permit = gate::permit(&state.policy, &question);
                assert_eq!(
                    permit.is_ok(),
                    verdict.answer.can_pay(),
                    "{} {} {day}",
                    shop.id,
                    wallet.id
                );
                let rule = permit.map_or_else(|refusal| refusal.rule, |permit| permit.rule);
                assert_eq!(rule, verdict.grounds.rule);
            }
        }
    }
    assert_eq!(Ledger::default().orders.len(), 0);
}

const fn pin(digit: char) -> CheckoutIntent {
    CheckoutIntent::TypeDigit(digit)
}
