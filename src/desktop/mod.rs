//! The window program: reads its options, opens the profile, and runs the loop "draw, update, do".

mod options;
mod program;
mod start;

pub use options::Options;
pub use program::Program;
pub use start::{Started, run, start};
