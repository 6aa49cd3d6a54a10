//! Finds links in text, takes their hosts apart, and checks their safety.
//!
//! Knows no policy: the table of known hosts is passed in. Never uses the network.

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
