//! A matrix in words: what its rows, columns and cells say.

use crate::app::Cell;
use crate::i18n::{policy, what_if};
use crate::ui::context::Cx;
use crate::ui::why::meaning::Meaning;

/// A cell as it is drawn.
pub struct CellView {
    pub cell: Cell,
    pub now: Meaning,
    /// What the cell said on the day before, if that was something else.
    pub before: Option<Meaning>,
    /// What the original policy says on this day, if the copy in force says something else.
    pub original: Option<Meaning>,
}

impl CellView {
    /// What differs from the day before, in words: the effect or state, else how sure it is.
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
    /// What differs from the original policy, in words.
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
    /// What the rows are.
    pub corner: String,
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
}
