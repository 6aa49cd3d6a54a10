//! A matrix in words: what its rows, columns and cells say.

use crate::app::Cell;
use crate::i18n::{policy, what_if};
use crate::ui::context::Cx;
use crate::ui::why::meaning::Meaning;

/// A cell as it is drawn.
pub struct CellView {
    pub cell: Cell,
    pub now: Meaning,
    /// Value of the cell on the day before, if different.
    pub before: Option<Meaning>,
    /// Value of the cell in the original policy, if different.
    pub original: Option<Meaning>,
}

impl CellView {
    /// Difference from the day before, in words: the effect or state, else the certainty.
    pub fn change(&self, cx: &Cx<'_>) -> Option<String> {
        let before = self.before?;
        let words = [before, self.now].map(|meaning| meaning.word(cx));
        let certainty = |meaning: Meaning| {
            meaning
                .certainty()
                .map(|certainty| policy::certainty(certainty).get(cx.lang).to_owned())
        };
        let [before, now] = match [before, self.now].map(certainty) {
            [Some(before), Some(now)] if words[0] == words[1] => [before, now],
            _ => words,
        };
        Some(policy::changes(cx.lang, &before, &now))
    }
}

impl CellView {
    /// Difference from the original policy, in words.
    pub fn what_if(&self, cx: &Cx<'_>) -> Option<String> {
        let original = self.original?;
        Some(what_if::changed(
            cx.lang,
            &original.word(cx),
            &self.now.word(cx),
        ))
    }
}

/// The head of a column.
pub struct Column {
    pub name: String,
    pub caption: String,
}

/// A line of the table.
pub enum Line {
    /// A quiet heading over the rows that follow.
    Heading(String),
    /// A row with its cells, one a column.
    Row {
        id: String,
        name: String,
        caption: String,
        cells: Vec<CellView>,
    },
}

/// A whole matrix.
pub struct Table {
    /// Heading of the rows.
    pub corner: String,
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
}
