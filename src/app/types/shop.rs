//! Pages of the Shops tab, and what the user does there.

use crate::domain::ledger::{Entry, Refund};
use crate::domain::{MerchantId, OrderId, ProductId};

/// The most pieces of one product in a cart.
pub const MAX_QUANTITY: u32 = 99;

/// What the Shops tab shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ShopPage {
    /// Every storefront.
    #[default]
    Street,
    /// One storefront with its products.
    Shop(MerchantId),
    /// One product.
    Product(ProductId),
    /// Every cart.
    Carts,
    /// Paying an order, or a cart that becomes one.
    Checkout(OrderId),
    /// Every order.
    Orders,
    /// One order with its history and receipts.
    Order(OrderId),
}

/// What the Shops tab remembers while the window is open.
#[derive(Clone, Debug, Default)]
pub struct Shopping {
    /// What it shows.
    pub page: ShopPage,
    /// Where Back leads, the last one first to be taken.
    pub trail: Vec<ShopPage>,
    /// The receipts of an order that were not in memory.
    pub receipts: Option<(OrderId, Vec<Entry>)>,
}

/// A wish of the user's about shops, carts and orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShopIntent {
    /// Go to a page of the Shops tab, from wherever one is.
    Go(ShopPage),
    /// Go back to the page before.
    Back,
    /// Put one more piece of a product into its shop's cart.
    AddToCart(ProductId),
    /// Put a product into its shop's cart, if it is not there, and go to the checkout.
    Buy(ProductId),
    /// Set how many pieces of a product a cart holds; zero takes it out.
    SetQuantity(OrderId, ProductId, u32),
    /// Give up an order that is not paid.
    Cancel(OrderId),
    /// Put the same things into the cart again, at today's prices.
    OrderAgain(OrderId),
    /// Ask whether to pay back.
    AskRefund(OrderId, Refund),
    /// Pay back.
    Refund(OrderId, Refund),
    /// Read older orders.
    LoadOlder,
}
