//! Orders: what was put into the cart, at which price, and what became of it.
//!
//! An order is its own record: names and prices are copied in, so that it stays true when the shop
//! changes. Moves no money; that is the ledger's part.

use super::{Currency, Day, MerchantId, Money, MoneyError, OrderId, ProductId, Text, id_enum};

id_enum! {
    /// State of an order.
    pub enum OrderState: "a state of an order" {
        /// A cart: may still change.
        Cart = "draft",
        /// Fixed, and waiting to be paid.
        Confirmed = "confirmed",
        /// A payment is under way.
        Paying = "paying",
        /// Paid.
        Paid = "paid",
        /// The last payment failed or was cancelled; another may be tried.
        Failed = "failed",
        /// Given up before it was paid.
        Cancelled = "cancelled",
        /// Some of the money went back.
        PartlyRefunded = "partly_refunded",
        /// All of the money went back.
        Refunded = "refunded",
    }
}

impl OrderState {
    /// Whether an order may go from this state to `next`.
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::Cart => matches!(next, Self::Confirmed | Self::Cancelled),
            Self::Confirmed => matches!(next, Self::Paying | Self::Cancelled),
            // A payment that the user calls off leaves the order as it was before.
            Self::Paying => matches!(next, Self::Paid | Self::Failed | Self::Confirmed),
            Self::Failed => matches!(next, Self::Paying | Self::Cancelled),
            Self::Paid | Self::PartlyRefunded => {
                matches!(next, Self::PartlyRefunded | Self::Refunded)
            }
            Self::Cancelled | Self::Refunded => false,
        }
    }

    /// Whether a payment may begin.
    pub const fn can_be_paid(self) -> bool {
        self.may_become(Self::Paying)
    }

    /// Whether money may go back.
    pub const fn can_be_refunded(self) -> bool {
        self.may_become(Self::Refunded)
    }
}

/// Some pieces of one good, at the price of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// Which good.
    pub product: ProductId,
    /// Its name when it was ordered.
    pub name: Text,
    /// The price of one.
    pub price: Money,
    /// Quantity; at least one.
    pub quantity: u32,
    /// Quantity that was refunded one by one.
    pub refunded_quantity: u32,
}

impl OrderLine {
    /// Returns the price of the line.
    ///
    /// # Errors
    /// Overflow.
    pub fn total(&self) -> Result<Money, MoneyError> {
        self.price.times(self.quantity)
    }
}

/// Content of a cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cart {
    /// The shop; a cart belongs to one.
    pub merchant: MerchantId,
    /// The content.
    pub lines: Vec<OrderLine>,
    /// Delivery; its currency is the order's.
    pub fee: Money,
    /// Delivery address as typed; empty if nothing is delivered.
    pub address: String,
}

impl Cart {
    /// Total price, delivery included.
    ///
    /// # Errors
    /// Overflow, or a line in another currency than the fee.
    pub fn total(&self) -> Result<Money, MoneyError> {
        self.lines
            .iter()
            .try_fold(self.fee, |total, line| total.plus(line.total()?))
    }
}

/// When an order came into a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderStep {
    /// The state.
    pub state: OrderState,
    /// Real time, in milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The policy date.
    pub day: Day,
}

/// An order with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Which one.
    pub id: OrderId,
    /// The ordered lines.
    pub content: Cart,
    /// Total price, delivery included.
    pub total: Money,
    /// The refunded amount.
    pub refunded: Money,
    /// Its states, oldest first; never empty.
    pub steps: Vec<OrderStep>,
}

impl Order {
    /// The state that it is in.
    pub fn state(&self) -> OrderState {
        self.steps
            .last()
            .map_or(OrderState::Cart, |step| step.state)
    }

    /// Its currency.
    pub const fn currency(&self) -> Currency {
        self.total.currency
    }

    /// Returns the amount that can still be refunded.
    pub fn refundable(&self) -> Money {
        if !self.state().can_be_refunded() {
            return Money::zero(self.currency());
        }
        self.total
            .minus(self.refunded)
            .unwrap_or(Money::zero(self.currency()))
    }
}
