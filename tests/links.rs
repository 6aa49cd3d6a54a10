//! Links that nobody can be fooled by: what is found in a text, whose host it is, how it is judged
//! and how it is shown.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is a panic"
)]

#[path = "links/confusables.rs"]
mod confusables;
#[path = "links/corpus.rs"]
mod corpus;
#[path = "links/invariants.rs"]
mod invariants;
#[path = "links/properties.rs"]
mod properties;
#[path = "links/reading.rs"]
mod reading;
#[path = "links/schemes.rs"]
mod schemes;
#[path = "links/showing.rs"]
mod showing;
#[path = "links/sneaky.rs"]
mod sneaky;
#[path = "links/table.rs"]
mod table;
#[path = "links/vectors.rs"]
mod vectors;
