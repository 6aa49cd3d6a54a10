//! The one place that decides: which link opens on which surface, which wallet a merchant takes, and why.
//!
//! A [`Policy`] is compiled from one TOML file. It answers any day and any platform, never reads a clock or a file, and never panics.

mod answer;

pub use answer::{
    Certainty, Effect, LinkQuestion, LinkTarget, LinkVerdict, Outcome, PayQuestion, PayVerdict, Source, SwitchNote, WalletState,
    Way, WayOut,
};
