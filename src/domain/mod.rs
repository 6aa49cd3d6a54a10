//! The nouns of Moongate: days, people, chat, moments, shops, orders, the ledger, settings, and the
//! [`Change`]s that are written to them.
//!
//! Knows no clock, no window, no database and no file: everything here is plain data that any shell
//! may hold.

mod chat;
mod data;
mod day;
mod decision;
mod disk;
mod fault;
mod ids;
pub mod ledger;
mod moments;
mod money;
mod order;
mod report;
mod settings;
mod shop;
mod surface;
mod text;
pub mod tour;

pub use chat::{Body, Conversation, ConversationKind, Message, Person, Thread};
pub use data::{Change, Data};
pub use day::{Day, DayError, Precision};
pub use decision::{Act, Asked, Decision};
pub use disk::{DiskFault, DiskTrouble};
pub use fault::Fault;
pub use ids::{
    CommentId, ConversationId, EntryId, GoodId, MerchantId, MessageId, OrderId, OwnerIx, PersonId,
    PlatformIx, PostId, ReportId, WalletId, WalletIx,
};
pub use moments::{Comment, Post};
pub use money::{AmountError, Currency, Money, MoneyError};
pub use order::{Draft, Order, OrderLine, OrderState, OrderStep};
pub use report::Report;
pub use settings::{OpenIn, PolicySection, Settings, Tab, Theme, WindowSize};
pub use shop::{Catalogue, ComparableAddress, Good, Layout, MockPage, PageKind, Storefront};
pub use surface::{Surface, Switch, Switches};
pub use text::{Lang, Text};
