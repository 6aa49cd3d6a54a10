//! A policy in the languages of other tools: Cedar for policy engines, SQL for logs too big for one
//! machine, JSON for programs, Markdown for papers.
//!
//! Every export is written from the compiled intervals, so it can't say anything else than a decision.
//! Writes text, never a file.

pub mod cedar;
pub mod json;
pub mod markdown;
mod regions;
pub mod sql;
