//! The one place that decides: which link opens on which surface, which wallet a merchant takes,
//! and why.
//!
//! A [`Policy`] is compiled from one TOML file. It answers any day and any platform, never reads a
//! clock or a file, and never panics. The way in is `load`: `document` (with `syntax`, `fields`
//! and `readers`) reads, `check` and `ties` judge the rows, `intervals` (with `reach`) compiles, `expect`
//! and `warn` judge the result, `diagnostic` says what was found. The way out: `decide` answers,
//! `change` says what would change the answer, `diff` and `timeline` compare days and policies,
//! `amend` edits a text by cell, `export` writes for other tools.

mod builtin;
mod change;
mod check;
mod conflicts;
mod decide;
mod diagnostic;
mod diff;
mod document;
mod expect;
mod expect_rows;
pub mod export;
mod fields;
mod intervals;
mod load;
mod loaded;
mod policy_text;
mod readers;
mod rows;
mod scope;
mod spelling;
mod syntax;
mod tables;
mod timeline;
mod verdict;
mod warn;
mod what_if;

pub use decide::{LinkRow, PayRow};
pub use diagnostic::{Diagnostic, Severity};
pub use diff::{CellChange, DatedPolicy, Diff};
pub use intervals::{Interval, LinkInterval, Origin, PayInterval};
pub use loaded::Policy;
pub use rows::{
    DEFAULT_RULE, Expectation, ExpectedOutcome, HomeApp, LinkRule, Milestone, Owner, Platform,
    PlatformGroup, PlatformKind, RESERVED_IDS, Scope, TAO_PASSWORD, TaoPassword, USER, USER_SWITCH,
    WEB, Wallet, WalletRule,
};
pub use spelling::nearest;
pub use timeline::Period;
pub use verdict::{
    Certainty, Grounds, LinkEffect, LinkQuestion, LinkVerdict, Outcome, PayQuestion, PayVerdict,
    Question, Source, SwitchNote, TargetIx, Verdict, WalletState, Way, WayOut,
};
pub use what_if::CellRef;
