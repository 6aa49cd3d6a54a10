//! What the app knows and how it changes: [`State`], [`Intent`], [`Effect`], and the one verb
//! [`update()`].
//!
//! Pure: no clock, no files, no window. The same code runs behind any shell, and tests drive it
//! without mocks.

mod attempt;
mod chat;
mod checkout;
mod compare;
mod date;
mod effect;
mod file;
pub mod gate;
mod intent;
mod ledger;
mod link;
pub mod log;
mod moments;
pub mod reports;
mod safety;
mod scans;
mod scenario;
mod session;
mod settings;
mod shop;
mod state;
mod tour;
pub mod trust;
mod unsaved;
mod update;
mod wallet;

pub use checkout::{CheckoutIntent, DEMO_PIN};
pub use ledger::{LedgerEvent, LedgerFailure, Purpose, last_payment};
pub mod what_if;

pub use crate::domain::PolicySection;
pub use attempt::{Attempt, FailedStep, Paying, Phase};
pub use compare::{Comparison, PolicyChoice, Side};
pub use effect::{Effect, Handoff, Now};
pub use file::{Content, ListFormat, NewFile};
pub use intent::{Intent, LinkContext, Post, Target};
pub use log::LogIntent;
pub use safety::SafetyIntent;
pub use scans::Scans;
pub use scenario::{OpenScenario, ReadyScenario, ScenarioDraft, ScenarioFile, ScenarioIntent};
pub use session::{
    Cell, Dialog, Forwardable, LinkPage, Notice, Session, Subject, TappedLink, Toast,
};
pub use shop::{
    MAX_QUANTITY, OLDER_PAGE_SIZE, ShopIntent, ShopPage, Shopping, cart, is_order, items_in_carts,
    receipts,
};
pub use state::State;
pub use tour::{Tour, TourIntent, flaw as tour_flaw};
pub use unsaved::{
    CloseQuestion, CopyPlace, Kept, Leaving, ProfileFiles, Reopened, UnsavedChanges, UnsavedIntent,
    WAITS,
};
pub use update::update;
pub use wallet::{Filter, MAX_TOP_UP, WalletIntent, WalletSection, WalletView, top_up_amount};
