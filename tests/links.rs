//! Links that nobody can be fooled by: what is found in a text, whose host it is, how it is judged and how it is shown.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test is a panic")]

#[path = "links/corpus.rs"]
mod corpus;
#[path = "links/table.rs"]
mod table;
