//! The Shops tab: storefronts, products, carts and orders.

use super::{Lang, Text, words};
use crate::domain::OrderState;

words! {
    STREET_HINT: "Thirteen shops, each with the wallets that its app accepts on the policy date. Nothing is really sold.",
        "十三家店铺，各自在演示日期可用的钱包一目了然。这里不会真的卖东西。";
    CART: "Cart", "购物车";
    ORDERS: "Orders", "订单";
    ADD_TO_CART: "Add to cart", "加入购物车";
    BUY: "Buy", "立即购买";
    OPEN_IN_SHOP: "Open in the shop", "到店铺里看";
    TO_SHOP: "To the shop", "进入店铺";
    TO_SHOPS: "To the shops", "去逛店铺";
    CHECKOUT: "Checkout", "结算";
    EMPTY_CART: "The cart is empty", "购物车是空的";
    EMPTY_ORDERS: "No orders yet", "还没有订单";
    FEWER: "One less", "减一件";
    MORE: "One more", "加一件";
    REMOVE: "Remove", "移除";
    FEE: "Delivery", "配送费";
    FREE: "free", "免费";
    TOTAL: "Total", "合计";
    NO_SUCH: "This no longer exists", "已不存在";
    WALLETS_TODAY: "Wallets this shop accepts on this date", "这家店铺当天可用的钱包";
    HISTORY: "History", "历史";
    ITEMS: "Items", "商品";
    ADDRESS: "Delivery address", "收货地址";
    ORDER_AGAIN: "Order again", "再来一单";
    REFUND_ALL: "Refund", "全部退款";
    REFUND_ONE: "Refund one", "退一件";
    PAY_NOW: "Pay this order", "去付款";
    CANCEL_ORDER: "Cancel order", "取消订单";
    OLDER_PAGE_SIZE: "Show older", "查看更早的";
    REFUNDED: "refunded", "已退";
    RECEIPTS: "Receipts", "收据";
}

/// The Cart button with how many pieces it holds.
pub fn cart_count(lang: Lang, pieces: u32) -> String {
    if pieces == 0 {
        CART.get(lang).to_owned()
    } else {
        format!("{} ({pieces})", CART.get(lang))
    }
}

/// "Order 12".
pub fn order(lang: Lang, id: i64) -> String {
    match lang {
        Lang::En => format!("Order {id}"),
        Lang::Zh => format!("订单 {id}"),
    }
}

/// A button of one line of the cart, for a screen reader: "One more: Beef noodles".
pub fn for_product(lang: Lang, words: &Text, product: &str) -> String {
    match lang {
        Lang::En => format!("{}: {product}", words.en),
        Lang::Zh => format!("{}：{product}", words.zh),
    }
}

/// "2 × Beef noodles and 1 more".
pub fn summary(lang: Lang, first: &str, quantity: u32, others: usize) -> String {
    let count = if quantity > 1 {
        format!("{quantity} × ")
    } else {
        String::new()
    };
    match (lang, others) {
        (_, 0) => format!("{count}{first}"),
        (Lang::En, n) => format!("{count}{first} and {n} more"),
        (Lang::Zh, n) => format!("{count}{first} 等 {} 种", n + 1),
    }
}

/// The state of an order.
pub const fn state(state: OrderState) -> Text {
    match state {
        OrderState::Cart => Text::new("Cart", "购物车"),
        OrderState::Confirmed => Text::new("To be paid", "待付款"),
        OrderState::Paying => Text::new("Being paid", "付款中"),
        OrderState::Paid => Text::new("Paid", "已付款"),
        OrderState::Failed => Text::new("Payment failed", "付款失败"),
        OrderState::Cancelled => Text::new("Cancelled", "已取消"),
        OrderState::PartlyRefunded => Text::new("Partly refunded", "部分退款"),
        OrderState::Refunded => Text::new("Refunded", "已退款"),
    }
}

/// Meaning of an order state, as a sentence.
pub const fn state_sentence(state: OrderState) -> Text {
    match state {
        OrderState::Cart => Text::new(
            "This is still a cart; nothing is ordered",
            "这还是购物车，尚未下单",
        ),
        OrderState::Confirmed => Text::new(
            "Ordered but not paid yet; nothing was charged",
            "已下单待付款，尚未扣款",
        ),
        OrderState::Paying => Text::new("A payment is in progress", "付款正在进行"),
        OrderState::Paid => Text::new(
            "Paid; charged once. The receipt is below",
            "已付款，只扣了一次；收据见下",
        ),
        OrderState::Failed => Text::new(
            "The last payment failed; nothing was charged",
            "上一次付款失败，没有扣款",
        ),
        OrderState::Cancelled => Text::new(
            "Cancelled before it was paid; nothing was charged",
            "付款前已取消，没有扣款",
        ),
        OrderState::PartlyRefunded => Text::new(
            "Part of the money was refunded to the wallet that paid",
            "部分款项已退回原钱包",
        ),
        OrderState::Refunded => Text::new(
            "All of the money was refunded to the wallet that paid",
            "全部款项已退回原钱包",
        ),
    }
}
