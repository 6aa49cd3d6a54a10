//! The window program: reads its options, opens the profile, and runs the loop of drawing, updating
//! and carrying out effects.

mod appearance;
mod chooser;
mod options;
mod program;
mod run;
mod start;
mod system_fonts;
mod window;

pub use chooser::Chooser;
pub use options::Options;
pub use program::Program;
pub use run::run;
pub use start::{StartError, Started, start};
pub use window::Window;
