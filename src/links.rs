//! Finding links in text, taking their hosts apart, and judging whether they can be trusted.
//!
//! Knows no policy: the table of known hosts comes in as a value. Never touches the network.

mod bare;
mod characters;
mod extent;
mod hosts;
mod judge;
mod label;
mod link;
mod openable;
mod read;
mod scan;
mod schemes;
mod show;
mod skeleton;
mod suffix;
mod tao;

pub use characters::escape_hidden;
pub use hosts::HostTable;
pub use link::{AskReason, Found, Judgement, StopReason, Target, WebAddress};
pub use openable::Openable;
pub use read::read_address;
pub use scan::{find, judge_label};
pub use show::Shown;
