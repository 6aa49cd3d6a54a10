//! The nouns of Moongate: days, people, chat, moments, shops, orders, the ledger, settings, and the
//! [`Change`]s that are written to them.
//!
//! Knows no clock, no window, no database and no file: everything here is plain data that any shell
//! may hold.

mod chat;
mod damage;
mod data;
mod date;
mod fault;
mod hash;
mod id_enum;
mod ids;
pub mod ledger;
mod log;
mod moments;
mod money;
mod order;
mod profile;
mod safety;
mod scenario;
mod settings;
mod shop;
mod surface;
mod tao_password;
mod text;
pub mod tour;
mod unsaved;

pub use chat::{Body, Conversation, ConversationKind, Message, Person, Thread};
pub use damage::Damage;
pub use data::{Change, Data};
pub use date::{Day, DayError, Precision};
pub use fault::Fault;
pub use hash::{Fnv32, fingerprint};
pub use id_enum::UnknownId;
pub(crate) use id_enum::id_enum;
pub use ids::{
    CommentId, ConversationId, EntryId, MerchantId, MessageId, OrderId, PersonId, PlatformIx,
    PostId, ProductId, ReportId, WalletId, WalletIx,
};
pub use log::{Act, Asked, LogEntry};
pub use moments::{Comment, Post};
pub use money::{AmountError, Currency, Money, MoneyError};
pub use order::{Cart, Order, OrderLine, OrderState, OrderStep};
pub use profile::ProfileNameError;
pub use safety::Report;
pub use scenario::{ScenarioFileError, ScenarioFileErrorKind};
pub use settings::{OpenIn, PolicySection, SettingError, Settings, Tab, Theme, WindowSize};
pub use shop::{
    Catalogue, ComparableAddress, DEMO_ADDRESS, Layout, MockPage, PageKind, Product, Storefront,
};
pub use surface::{Surface, Switch, Switches};
pub use tao_password::{TaoPasswordForm, currency_sign};
pub use text::{Lang, Text};
pub use unsaved::{SaveError, SaveErrorKind};
