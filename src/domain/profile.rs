//! Names of profiles.

/// Reason why a profile cannot have a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileNameError {
    /// It is empty.
    Empty,
    /// It is longer than this number of characters.
    TooLong(usize),
    /// It begins or ends with a space.
    OuterSpace,
    /// It has a character that a folder cannot have on every system.
    Character,
    /// Windows reserves it for a device.
    Device,
}
