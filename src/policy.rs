//! Answers which link opens on which surface, which wallet a merchant accepts, and why.
//!
//! A [`Policy`] is compiled from one TOML file. It answers for every date and platform, reads no
//! clock and no file, and never panics. `load` makes one: `document` (with `syntax`, `fields`,
//! `readers` and `expect_rows`) parses, `check` and `conflicts` check the rows, `intervals` (with
//! `scope`) compiles, `expect` and `warn` check the result, `diagnostic` describes problems.
//!
//! `decide` answers questions, `change` says what would change an answer, `diff` and `timeline`
//! compare dates and policies, `what_if` (with `policy_text`) edits a text by cell, `export` writes
//! for other tools.

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
    PlatformGroup, PlatformKind, Scope, TAO_PASSWORD, TaoPassword, USER, USER_SWITCH, WEB, Wallet,
    WalletRule,
};
pub use spelling::nearest;
pub use timeline::Period;
pub use verdict::{
    Certainty, Grounds, LinkEffect, LinkQuestion, LinkVerdict, Outcome, PayQuestion, PayVerdict,
    Question, Source, SwitchNote, TargetIx, Verdict, WalletState, Way, WayOut,
};
pub use what_if::CellRef;
