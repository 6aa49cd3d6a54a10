//! The Wallet tab.

use super::words;

words! {
    TOP_UP: "Top up", "充值";
    AMOUNT: "Amount", "金额";
}
