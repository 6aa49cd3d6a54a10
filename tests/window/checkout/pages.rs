//! The pages of a purchase, from the shops to the statement.

use egui::accesskit::Role;
use moongate::app::{Intent, Notice, ShopIntent, ShopPage, WalletIntent, WalletSection};
use moongate::desktop::Options;
use moongate::domain::ledger::EntryKind;
use moongate::domain::{Lang, OrderState, Tab, Theme};
use moongate::i18n::{checkout, link, policy, shop, wallet};
use moongate::policy::{Certainty, WalletState};

use crate::harness::{NOODLES, Window, assumed_word, shops_on, wallet_row};

fn buy_noodles(window: &mut Window, wallet: &str) {
    window.go_to_checkout(wallet);
    window.picture("checkout");
    window.press(checkout::PAY);
}

#[test]
fn a_meal_is_paid_with_wechat_pay_and_has_a_receipt() {
    let mut window = Window::open(shops_on("2021-09-28"));
    window.picture("street");
    let before = window.balance("wechat-pay");
    buy_noodles(&mut window, "WeChat Pay");
    window.picture("paying");
    let order = window.wait_for(OrderState::Paid);
    window.picture("order");
    assert!(
        window.sees(shop::state_sentence(OrderState::Paid)),
        "the page says so"
    );
    assert_eq!(
        window.balance("wechat-pay"),
        before.minus(order.total).unwrap()
    );
    for part in [
        "MG-0000000",
        "28 Sep 2021",
        "wechat-pay-in-five-apps",
        &policy::certainty(Certainty::Reported).en,
        "merchant:eleme",
        &checkout::MOCK.en,
    ] {
        assert!(window.sees(part), "the receipt has {part}");
    }
    assert!(window.sees(&window.state().policy.fingerprint()[..16]));
}

#[test]
fn a_cart_shows_quantity_delivery_and_total() {
    let mut window = Window::open(shops_on("2021-09-28"));
    window.press("Ele.me");
    window.press(NOODLES);
    window.press(shop::ADD_TO_CART);
    window.press(shop::cart_count(Lang::En, 1));
    window.press(shop::for_product(Lang::En, &shop::MORE, NOODLES));
    assert_eq!(window.order().total.to_string(), "¥61.00");
    assert!(window.sees("¥61.00") && window.sees("¥5.00"));
    window.picture("cart");
    window.press(shop::for_product(Lang::En, &shop::FEWER, NOODLES));
    assert_eq!(window.order().total.to_string(), "¥33.00");
    let mut window = window.restart(shops_on("2021-09-28"));
    window.press(shop::cart_count(Lang::En, 1));
    assert!(window.sees("¥33.00"), "a cart survives a restart");
    window.press(shop::for_product(Lang::En, &shop::REMOVE, NOODLES));
    assert!(window.sees(shop::EMPTY_CART));
}

#[test]
fn a_wallet_with_too_little_money_can_be_topped_up_at_the_checkout() {
    let mut window = Window::open(shops_on("2021-09-28"));
    let shop = window.state().catalogue.storefront("jd").unwrap().clone();
    let dear = shop
        .products
        .iter()
        .max_by_key(|product| product.price.minor)
        .unwrap()
        .id
        .clone();
    window.carry_out([Intent::Shop(ShopIntent::Buy(dear))]);
    while window.order().total.minor <= window.balance("wechat-pay").minor {
        let line = window.order().content.lines[0].clone();
        let more = ShopIntent::SetQuantity(window.order().id, line.product, line.quantity + 1);
        window.carry_out([Intent::Shop(more)]);
    }
    window.click(
        Role::RadioButton,
        checkout::wallet_row(Lang::En, "WeChat Pay", &assumed_word()),
    );
    assert!(window.sees(checkout::NOT_ENOUGH));
    assert!(window.is_disabled(Role::Button, checkout::PAY));
    window.press(wallet::top_up_what(Lang::En, "WeChat Pay"));
    window.carry_out([Intent::Wallet(WalletIntent::EditAmount("20000".to_owned()))]);
    window.press(checkout::TOP_UP);
    window.pin();
    window.press(checkout::PAY);
    window.wait_for(OrderState::Paid);
    window.check_ledger();
}

#[test]
fn refunds_go_to_the_wallet_that_paid_on_any_day() {
    let mut window = Window::open(shops_on("2021-09-28"));
    let before = window.balance("wechat-pay");
    window.press("Ele.me");
    window.press(NOODLES);
    window.press(shop::ADD_TO_CART);
    window.press(shop::ADD_TO_CART);
    window.press(shop::cart_count(Lang::En, 2));
    window.press(shop::CHECKOUT);
    window.click(
        Role::RadioButton,
        wallet_row("WeChat Pay", WalletState::Accepted),
    );
    window.pin();
    window.press(checkout::PAY);
    window.wait_for(OrderState::Paid);
    // A day on which the shop does not accept the wallet: a refund never asks the policy.
    window.carry_out([Intent::SetDay("2015-01-01".parse().unwrap())]);
    window.press(shop::for_product(Lang::En, &shop::REFUND_ONE, NOODLES));
    window.press(checkout::REFUND_DO);
    assert_eq!(window.order().state(), OrderState::PartlyRefunded);
    assert_eq!(window.order().refunded.to_string(), "¥28.00");
    window.press(checkout::kind(EntryKind::Refund));
    window.press(checkout::REFUND_DO);
    assert_eq!(window.order().state(), OrderState::Refunded);
    assert_eq!(window.balance("wechat-pay"), before);
    window.picture("refunded");
    window.press(shop::ORDER_AGAIN);
    assert_eq!(window.order().state(), OrderState::Cart);
    assert_eq!(window.order().content.lines[0].quantity, 2);
    window.check_ledger();
}

#[test]
fn receipts_and_statements_are_saved_as_files_and_the_path_is_shown() {
    let mut window = Window::open(shops_on("2021-09-28"));
    buy_noodles(&mut window, "Alipay");
    window.wait_for(OrderState::Paid);
    window.press(checkout::SAVE_PICTURE);
    assert!(window.sees("receipt-mg-00000002.png"), "the path is shown");
    window.press(checkout::SAVE_TEXT);
    window.carry_out([Intent::ShowTab(Tab::Wallet)]);
    window.press(wallet::SAVE_CSV);
    window.press(wallet::SAVE_CSV);
    window.press(wallet::SAVE_JSON);
    let folder = std::path::Path::new(&window.state().data_folder).join("exports");
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let text = String::from_utf8(read("receipt-mg-00000002.txt")).unwrap();
    assert!(
        text.contains("¥33.00") && text.contains(&*checkout::ALLOWED_BY.en),
        "{text}"
    );
    let picture = image::load_from_memory(&read("receipt-mg-00000002.png")).unwrap();
    assert!(picture.width() > 600 && picture.height() > 900);
    if let Some(shots) = std::env::var_os("MOONGATE_PICTURES") {
        picture
            .save(std::path::Path::new(&shots).join("receipt-file.png"))
            .unwrap();
    }
    let csv = String::from_utf8(read("statement.csv")).unwrap();
    assert!(
        csv.starts_with(
            "number,time_utc,dial_day,kind,order,merchant,wallet,currency,amount,balance,rule,key\n"
        ),
        "{csv}"
    );
    assert!(
        csv.lines()
            .any(|line| line.contains("payment,1,eleme,alipay,CNY,-33.00,3647.00,")),
        "{csv}"
    );
    assert!(
        folder.join("statement-2.csv").exists(),
        "an existing file is never replaced"
    );
    let json: serde_json::Value = serde_json::from_slice(&read("statement.json")).unwrap();
    for entry in json.as_array().unwrap() {
        let sum: i64 = entry["postings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["amount_minor"].as_i64().unwrap())
            .sum();
        assert_eq!(sum, 0, "the postings of each entry sum to zero");
    }
}

#[test]
fn the_wallet_tab_lists_and_filters_transactions_and_draws_the_spending() {
    let mut window = Window::open(shops_on("2021-09-28"));
    buy_noodles(&mut window, "Alipay");
    window.wait_for(OrderState::Paid);
    window.carry_out([Intent::ShowTab(Tab::Wallet)]);
    assert!(window.sees("¥3,647.00"));
    let accepted_at = |count| window.sees(wallet::accepted_at(Lang::En, count, 13));
    assert!((1..=13).any(accepted_at));
    window.picture("wallet");
    window.click(Role::RadioButton, wallet::TRANSACTIONS);
    let paid = format!("{} · Ele.me -¥33.00", checkout::kind(EntryKind::Payment).en);
    assert!(window.offers(&paid));
    window.picture("transactions");
    window.click(Role::RadioButton, "WeChat Pay");
    assert!(!window.offers(&paid));
    let opening = checkout::kind(EntryKind::Opening);
    let opening = format!("{} · {} ¥2,888.00", opening.en, wallet::AT_START.en);
    assert!(window.offers(opening));
    window.carry_out([Intent::Wallet(WalletIntent::Show(WalletSection::Spending))]);
    assert!(window.sees("Ele.me ¥33.00") && window.sees("2021-09"));
    window.picture("spending");
}

#[test]
fn every_page_is_drawn_in_both_languages_and_themes_and_in_a_narrow_window() {
    let (wide, narrow) = ([1280.0, 900.0], [600.0, 800.0]);
    for (name, lang, theme, size) in [
        ("dark", Lang::En, Theme::Dark, wide),
        ("zh", Lang::Zh, Theme::Light, wide),
        ("narrow", Lang::En, Theme::Light, narrow),
    ] {
        let options = Options {
            lang: Some(lang),
            ..shops_on("2021-09-28")
        };
        let mut window = Window::sized(size, &options);
        window.carry_out([Intent::SetTheme(theme)]);
        let shot = |window: &mut Window, page: &str| window.picture(&format!("{name}-{page}"));
        shot(&mut window, "street");
        let shops: Vec<_> = window.state().catalogue.storefronts().to_vec();
        for shop in &shops {
            window.carry_out([Intent::Shop(ShopIntent::Go(ShopPage::Shop(
                shop.id.as_str().into(),
            )))]);
            shot(&mut window, &shop.id);
        }
        window.carry_out([Intent::Shop(ShopIntent::Go(ShopPage::Product(
            shops[0].products[0].id.clone(),
        )))]);
        shot(&mut window, "product");
        window.carry_out([Intent::Shop(ShopIntent::Buy(
            shops[0].products[0].id.clone(),
        ))]);
        shot(&mut window, "checkout");
        let order = window.order().id;
        use moongate::app::CheckoutIntent::{ChooseWallet, Pay, TypeDigit};
        for intent in [
            ChooseWallet("alipay".into()),
            TypeDigit('2'),
            TypeDigit('1'),
            TypeDigit('0'),
            TypeDigit('9'),
            Pay(order),
        ] {
            window.carry_out([Intent::Checkout(intent)]);
        }
        shot(&mut window, "paying");
        window.wait_for(OrderState::Paid);
        shot(&mut window, "order");
        window.carry_out([Intent::Shop(ShopIntent::Go(ShopPage::Orders))]);
        shot(&mut window, "orders");
        window.carry_out([Intent::ShowTab(Tab::Wallet)]);
        for section in WalletSection::ALL {
            window.carry_out([Intent::Wallet(WalletIntent::Show(section))]);
            shot(&mut window, &format!("wallet-{section:?}"));
        }
    }
}

#[test]
fn a_product_link_tapped_in_a_chat_leads_to_the_same_product_and_checkout() {
    let mut window = Window::open(shops_on("2021-09-28"));
    window.tab(Tab::Chats);
    let meal = "https://h5.ele.me/meal/3101";
    let product = window
        .state()
        .catalogue
        .product_for_address(meal)
        .unwrap()
        .1
        .clone();
    let dm = moongate::domain::ConversationKind::Dm;
    let chat = window
        .state()
        .data
        .conversations
        .values()
        .find(|chat| chat.kind == dm)
        .unwrap()
        .id
        .clone();
    window.carry_out([Intent::OpenConversation(chat.clone())]);
    window.carry_out([Intent::EditDraft(chat.clone(), meal.to_owned())]);
    window.carry_out([Intent::SendDraft(chat)]);
    window.tap_last("Ele.me");
    // On this day a notice comes before the page of another company.
    window.press(link::CONTINUE);
    window.press(shop::OPEN_IN_SHOP);
    assert!(window.sees(product.name.en.as_ref()) && window.offers(shop::ADD_TO_CART));
    window.tab(Tab::Chats);
    window.tap_last("Ele.me");
    window.press(link::CONTINUE);
    window.press(shop::BUY);
    assert!(
        window
            .wallet_rows()
            .contains(&wallet_row("WeChat Pay", WalletState::Accepted).to_owned()),
        "the same checkout"
    );
    assert_eq!(window.order().content.lines[0].product, product.id);
}

#[test]
fn a_payment_that_ends_on_another_tab_is_reported() {
    let mut window = Window::open(shops_on("2021-09-28"));
    buy_noodles(&mut window, "Alipay");
    window.tab(Tab::Chats);
    window.wait_for(OrderState::Paid);
    let paid = Notice::PaymentSucceeded(window.order().id);
    assert_eq!(window.notice(), &paid);
}

#[test]
fn a_long_history_is_read_page_by_page_and_the_statement_is_complete() {
    let mut window = Window::open(shops_on("2021-09-28"));
    for _ in 0..230 {
        let wallet = moongate::domain::WalletId::from("quickpass");
        let started = window.started_mut();
        started.carry_out(vec![
            Intent::Wallet(WalletIntent::AskTopUp(wallet.clone())),
            Intent::Wallet(WalletIntent::EditAmount("0.01".to_owned())),
            Intent::Wallet(WalletIntent::TopUp(wallet)),
        ]);
    }
    let mut window = window.restart(shops_on("2021-09-28"));
    assert_eq!(window.balance("quickpass").to_string(), "¥668.30");
    assert!(
        window.state().ledger.entries.len() < 231,
        "memory holds only the latest"
    );
    window.carry_out([Intent::ShowTab(Tab::Wallet)]);
    window.carry_out([Intent::Wallet(WalletIntent::SaveStatement(
        moongate::app::ListFormat::Csv,
    ))]);
    let folder = std::path::Path::new(&window.state().data_folder).join("exports");
    let csv = std::fs::read_to_string(folder.join("statement.csv")).unwrap();
    assert_eq!(
        csv.lines().count(),
        1 + 3 + 230,
        "a header, three opening balances, every top-up"
    );
    window.carry_out([Intent::Wallet(WalletIntent::Show(
        WalletSection::Transactions,
    ))]);
    window.press(shop::OLDER_PAGE_SIZE);
    assert_eq!(window.state().ledger.entries.len(), 231);
    assert!(
        window
            .state()
            .ledger
            .entries
            .is_sorted_by_key(|entry| entry.id),
        "oldest first"
    );
    assert!(!window.offers(shop::OLDER_PAGE_SIZE));
    window.check_ledger();
}
