//! What the app knows and how it changes: [`State`], [`Intent`], [`Effect`], and the one verb [`update`].
//!
//! Pure: no clock, no files, no window. The same code runs behind any shell, and tests drive it without mocks.

mod chat;
mod dial;
mod effect;
pub mod gate;
mod intent;
mod moments;
mod preferences;
pub mod reports;
mod safety;
mod scans;
mod session;
mod state;
mod tap;
pub mod trust;
mod update;

pub use effect::{Effect, Handoff, Now};
pub use intent::{Intent, Post, Spot, Target};
pub use safety::SafetyIntent;
pub use scans::Scans;
pub use session::{Cell, Dialog, Forwardable, LinkPage, Notice, PolicySection, Session, Subject, TappedLink, Toast};
pub use state::State;
pub use update::update;
