//! What the app knows and how it changes: [`State`], [`Intent`], [`Effect`], and the one verb [`update`].
//!
//! Pure: no clock, no files, no window. The same code runs behind any shell, and tests drive it without mocks.

mod chat;
pub mod decisions;
mod dial;
mod effect;
pub mod gate;
mod intent;
mod moments;
mod preferences;
mod scans;
mod session;
mod state;
mod tap;
mod update;

pub use decisions::{LogFormat, LogIntent};
pub use effect::{Effect, Handoff, Now};
pub use intent::{Intent, Post, Spot, Target};
pub use scans::Scans;
pub use session::{Cell, Dialog, Forwardable, LinkPage, Notice, PolicySection, Session, Subject, TappedLink, Toast};
pub use state::State;
pub use update::update;
