//! Pages of the Shops tab, and intents about shops, carts and orders.

use crate::domain::ledger::{Entry, Refund};
use crate::domain::{MerchantId, OrderId, ProductId};

/// Maximum quantity of one product in a cart.
pub const MAX_QUANTITY: u32 = 99;

/// A page of the Shops tab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ShopPage {
    /// Every shop.
    #[default]
    Street,
    /// One shop with its products.
    Shop(MerchantId),
    /// One product.
    Product(ProductId),
    /// Every cart.
    Carts,
    /// The checkout of an order or a cart.
    Checkout(OrderId),
    /// Every order.
    Orders,
    /// One order with its history and receipts.
    Order(OrderId),
}

/// State of the Shops tab while the window is open.
#[derive(Clone, Debug, Default)]
pub struct Shopping {
    /// The page that it shows.
    pub page: ShopPage,
    /// The pages before, for Back; the latest is last.
    pub trail: Vec<ShopPage>,
    /// The receipts of an order that were not in memory.
    pub receipts: Option<(OrderId, Vec<Entry>)>,
}

/// An intent of the user about shops, carts and orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShopIntent {
    /// Go to a page of the Shops tab.
    Go(ShopPage),
    /// Go back to the page before.
    Back,
    /// Add one item of a product to the cart of its shop.
    AddToCart(ProductId),
    /// Add a product to the cart, unless it is there, and go to the checkout.
    Buy(ProductId),
    /// Set the quantity of a product in a cart; zero removes it.
    SetQuantity(OrderId, ProductId, u32),
    /// Cancel an order that is not paid.
    Cancel(OrderId),
    /// Add the products of an order to the cart again, at today's prices.
    OrderAgain(OrderId),
    /// Ask for confirmation of a refund.
    AskRefund(OrderId, Refund),
    /// Refund an order or a part of it.
    Refund(OrderId, Refund),
    /// Load older orders.
    LoadOlder,
}
