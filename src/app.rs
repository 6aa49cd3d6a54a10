//! The app: [`State`], and how an [`Intent`] of the user or an [`Event`] from the shell changes it.
//! [`update()`] and [`on_event()`] return instructions to the shell as [`Effects`].
//!
//! Pure: no clock, no files, no window. The same code runs behind any shell, and tests drive it
//! without mocks.
//!
//! The files form layers: `types`, `gate`, `effect` and `session`, `state`, the features, `update`.
//! A file imports only from the layers before its own; features import each other without cycles.

mod chat;
mod checkout;
mod date;
mod effect;
pub mod gate;
mod ledger;
mod link;
pub mod log;
mod moments;
mod navigation;
mod profile;
mod safety;
mod scans;
mod scenario;
mod session;
mod settings;
mod shop;
mod state;
mod tour;
mod types;
mod unsaved;
mod update;
mod wallet;
pub mod what_if;

pub use crate::domain::PolicySection;
pub use effect::{
    Effect, Effects, FileEffect, LedgerEffect, OutsideEffect, ScenarioEffect, StoreEffect,
};
pub use gate::Handoff;
pub use ledger::last_payment;
pub use safety::report::is_reported;
pub use scans::Scans;
pub use session::Session;
pub use shop::{cart, is_order, items_in_carts, receipts};
pub use state::State;
pub use tour::flaw as tour_flaw;
pub use types::cell::{Cell, Subject};
pub use types::chat::{ForwardTarget, Forwardable, PostDraft};
pub use types::checkout::{Attempt, CheckoutIntent, DEMO_PIN, FailedStep, Paying, Phase};
pub use types::compare::{Comparison, PolicyChoice, Side};
pub use types::dialog::Dialog;
pub use types::event::Event;
pub use types::failure::{Failure, PolicyFileError, ScenarioError};
pub use types::file::{Content, ListFormat, NewFile};
pub use types::intent::Intent;
pub use types::ledger::{LedgerEvent, LedgerFailure, OLDER_PAGE_SIZE, Purpose};
pub use types::link::{LinkContext, LinkPage, TappedLink};
pub use types::log::LogIntent;
pub use types::notice::{Notice, Toast};
pub use types::safety::SafetyIntent;
pub use types::scenario::{
    OpenScenario, ReadyScenario, ScenarioDraft, ScenarioEvent, ScenarioFile, ScenarioIntent,
};
pub use types::shop::{MAX_QUANTITY, ShopIntent, ShopPage, Shopping};
pub use types::time::{Now, Timer};
pub use types::tour::{StepFlaw, Tour, TourIntent};
pub use types::unsaved::{
    CloseQuestion, Leaving, ProfileFiles, Reopened, TemporaryPlace, UnsavedChanges, UnsavedEvent,
    UnsavedIntent, UnsavedPlace,
};
pub use types::wallet::{Filter, WalletIntent, WalletSection, WalletView};
pub use update::{on_event, update};
pub use wallet::top_up_amount;
