//! The one place that decides: which link opens on which surface, which wallet a merchant takes,
//! and why.
//!
//! A [`Policy`] is compiled from one TOML file. It answers any day and any platform, never reads a
//! clock or a file, and never panics. The way in is `load`: `document` (with `syntax`, `fields`
//! and `readers`) reads, `check` and `ties` judge the rows, `bands` (with `reach`) compiles, `expect`
//! and `warn` judge the result, `diagnostic` says what was found. The way out: `decide` answers,
//! `change` says what would change the answer, `diff` and `timeline` compare days and policies,
//! `amend` edits a text by cell, `export` writes for other tools.

mod answer;
mod bands;
mod builtin;
mod change;
mod check;
mod decide;
mod diagnostic;
mod diff;
mod document;
mod expect;
mod expect_rows;
pub mod export;
mod fields;
mod load;
mod loaded;
mod policy_text;
mod reach;
mod readers;
mod rows;
mod spelling;
mod syntax;
mod tables;
mod ties;
mod timeline;
mod warn;
mod what_if;

pub use answer::{
    Certainty, Grounds, LinkEffect, LinkQuestion, LinkTarget, LinkVerdict, Outcome, PayQuestion,
    PayVerdict, Question, Source, SwitchNote, Verdict, WalletState, Way, WayOut,
};
pub use bands::{Band, LinkBand, Origin, PayBand};
pub use decide::{LinkRow, PayRow};
pub use diagnostic::{Diagnostic, Severity};
pub use diff::{CellChange, Diff, Side};
pub use loaded::Policy;
pub use rows::{
    Asks, DEFAULT_RULE, Expectation, Group, Home, Kind, LinkRule, Milestone, Owner, Platform,
    RESERVED_IDS, Scope, TAO_PASSWORD, TaoPassword, USER, USER_SWITCH, WEB, Wallet, WalletRule,
};
pub use spelling::nearest;
pub use timeline::Period;
pub use what_if::CellRef;
