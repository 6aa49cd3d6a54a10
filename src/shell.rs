//! The shell: carries out [`Effects`](crate::app::Effects), and answers with
//! [`Event`](crate::app::Event)s. The only code that touches the disk, the browser and the clock.
//!
//! Decides nothing. Never draws. `base` has the shell itself, `effects` the dispatch; every other
//! file carries out the effects of one group or feature.

mod base;
mod browser;
mod channel;
mod effects;
mod error;
mod files;
mod ledger;
mod log;
mod reopen;
mod replacement;
mod scenario;
mod space;
mod statement;
mod temporary_profile;
mod timers;
mod unsaved;
mod unsaved_text;
mod waiting;

pub use base::Shell;
pub use channel::Wake;
pub use error::{save_error, set_aside_notice};
pub use temporary_profile::TemporaryProfile;
