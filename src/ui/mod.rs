//! Everything that draws the window: a view reads, draws, and says what the user wants. It changes nothing itself.

pub mod art;
pub mod kit;
