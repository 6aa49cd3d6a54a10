//! Journeys through shops, checkout and wallet in the real window, by role and name, on a profile in a temporary folder.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests may fail loudly")]

#[path = "checkout/window.rs"]
mod window;

use egui::accesskit::Role;
use moongate::domain::OrderState;
use window::Window;

#[test]
fn a_meal_at_eleme_is_paid_with_wechat_pay_down_to_the_receipt() {
    let mut window = Window::open("2021-09-28");
    window.picture("street");
    window.press("Ele.me");
    window.picture("shop");
    let before = window.balance("wechat-pay");
    window.press("Beef noodles, large bowl");
    window.picture("product");
    window.press("Buy");
    window.click(Role::RadioButton, "WeChat Pay: Accepted");
    window.pin();
    window.picture("checkout");
    window.press("Pay");
    window.picture("paying");
    let order = window.wait_for(OrderState::Paid);
    window.picture("order");
    assert!(window.sees("Paid, once"), "the page says so");
    assert_eq!(window.balance("wechat-pay"), before.minus(order.total).unwrap());
}
