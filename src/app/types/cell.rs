//! Cells of the matrices, and the subject of the Why panel.

use super::link::TappedLink;
use crate::domain::Surface;

/// A cell of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Surface × platform id (or `web`, or `tao-password`).
    Link(Surface, String),
    /// Merchant id × wallet id.
    Pay(String, String),
}

/// The subject that the Why panel explains. Holds ids, not verdicts: the gate is asked in every
/// frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A link in a message, post or comment.
    Link(TappedLink),
    /// A cell of a matrix.
    Cell(Cell),
}
