//! What the app knows and how it changes: [`State`], [`Intent`], [`Effect`], and the one verb
//! [`update()`].
//!
//! Pure: no clock, no files, no window. The same code runs behind any shell, and tests drive it
//! without mocks.

mod attempt;
mod books;
mod chat;
mod checkout;
mod compare;
pub mod decisions;
mod dial;
mod disk;
mod effect;
mod file;
pub mod gate;
mod intent;
mod moments;
mod preferences;
pub mod reports;
mod safety;
mod scans;
mod scenario;
mod session;
mod shop;
mod state;
mod tap;
mod tour;
pub mod trust;
mod update;
mod wallet;

pub use books::{BooksError, BooksReport, Purpose, last_payment};
pub use checkout::{CheckoutIntent, DEMO_PIN};
pub mod whatif;

pub use crate::domain::PolicySection;
pub use attempt::{Attempt, Paying, Phase, Stop};
pub use compare::{Comparison, Side, Which};
pub use decisions::LogIntent;
pub use disk::{
    Behind, CloseQuestion, CopyPlace, DiskIntent, Kept, Leaving, ProfileFiles, Reopened, WAITS,
};
pub use effect::{Effect, Handoff, Now};
pub use file::{Content, ListFormat, NewFile};
pub use intent::{Intent, Post, Spot, Target};
pub use safety::SafetyIntent;
pub use scans::Scans;
pub use scenario::{OpenScenario, ReadyScenario, ScenarioDraft, ScenarioFile, ScenarioIntent};
pub use session::{
    Cell, Dialog, Forwardable, LinkPage, Notice, Session, Subject, TappedLink, Toast,
};
pub use shop::{
    MOST_PIECES, OLDER, ShopIntent, ShopPage, Shopping, cart, is_order, pieces_in_carts, receipts,
};
pub use state::State;
pub use tour::{Tour, TourIntent, flaw as tour_flaw};
pub use update::update;
pub use wallet::{Filter, MOST_TOP_UP, WalletIntent, WalletSection, WalletView, top_up_amount};
