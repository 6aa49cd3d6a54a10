//! Links: finding them in a text, their targets, how they are judged and how they are shown.

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
