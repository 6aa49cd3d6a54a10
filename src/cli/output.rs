//! Context of a command, and writing to standard output.

use std::io::{self, Write};
use std::sync::Arc;

use crate::domain::Lang;
use crate::policy::Policy;

use super::exit::Failure;
use super::terminal::Style;

/// Context of a command.
pub(super) struct Cx {
    /// The policy that is asked.
    pub(super) policy: Arc<Policy>,
    /// Language of text for people.
    pub(super) lang: Lang,
    /// Colours and width of text for people.
    pub(super) style: Style,
}

/// The result of writing; a reader that has gone away, such as `head`, is not a failure.
pub(super) fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes a whole text.
pub(super) fn emit(out: &mut dyn Write, text: &str) -> Result<(), Failure> {
    written(out.write_all(text.as_bytes()))
}

/// Writes a value as indented JSON with a line end.
pub(super) fn emit_json(out: &mut dyn Write, value: &impl serde::Serialize) -> Result<(), Failure> {
    let text =
        serde_json::to_string_pretty(value).map_err(|error| Failure::Output(error.into()))?;
    emit(out, &format!("{text}\n"))
}
