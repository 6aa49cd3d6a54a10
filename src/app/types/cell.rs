//! Cells of the matrices, and what the Why panel explains.

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

/// What the Why panel explains. Holds ids, not verdicts: the answer is asked anew whenever it is
/// shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A link as it stands somewhere.
    Link(TappedLink),
    /// A platform on a surface, from the matrix.
    Cell(Cell),
}
