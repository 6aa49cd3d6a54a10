//! Links that nobody can be fooled by: what is found in a text, whose host it is, how it is judged
//! and how it is shown.

mod confusables;
mod corpus;
mod invariants;
mod properties;
mod reading;
mod schemes;
mod showing;
mod sneaky;
mod table;
mod vectors;
