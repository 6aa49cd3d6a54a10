//! Finding links in text, taking their hosts apart, and judging whether they can be trusted.
//!
//! Knows no policy: the table of known hosts comes in as a value. Never touches the network.

mod link;

pub use link::{AskReason, Found, Judgement, StopReason, Target, WebAddress};
