//! Moments of the clock.

/// The moment of an update, taken from the clock by the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970-01-01 UTC.
    pub millis: i64,
}
