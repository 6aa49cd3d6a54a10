//! The window program: reads its options, opens the profile, and runs the loop "draw, update, do".

mod chooser;
mod options;
mod program;
mod start;
mod window;

pub use chooser::Chooser;
pub use options::Options;
pub use program::Program;
pub use start::{NotStarted, Started, run, start};
pub use window::Window;
