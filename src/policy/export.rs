//! Exports a policy for other tools: Cedar for policy engines, SQL for large logs, JSON for
//! programs, Markdown for papers.
//!
//! Every export is made from the compiled intervals, so it always agrees with the verdicts. Returns
//! texts and writes no file.

pub mod cedar;
pub mod json;
pub mod markdown;
mod regions;
pub mod sql;
