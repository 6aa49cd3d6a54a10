//! What survives a restart, and the demo content that a new profile starts with.

pub mod demo;
