//! The nouns of Moongate: days, people, chat, moments, settings, and the [`Change`]s that are written to them.
//!
//! Knows no clock, no window, no database and no file: everything here is plain data that any shell may hold.

mod chat;
mod data;
mod day;
mod ids;
mod moments;
mod money;
mod settings;
mod shop;
mod surface;
mod text;

pub use chat::{Body, Conversation, ConversationKind, Message, Person, Thread};
pub use data::{Change, Data};
pub use day::{Day, DayError, Precision};
pub use ids::{CommentId, ConversationId, GoodId, MessageId, OwnerIx, PersonId, PlatformIx, PostId, WalletIx};
pub use moments::{Comment, Post};
pub use money::{AmountError, Currency, Money, MoneyError};
pub use settings::{OpenIn, Settings, Tab, Theme, WindowSize};
pub use shop::{Catalogue, ComparableAddress, Good, Layout, MockPage, PageKind, Storefront};
pub use surface::{Surface, Switch, Switches};
pub use text::{Lang, Text};
