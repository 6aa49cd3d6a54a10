//! The table `[expect]`: one row per expectation, as a list whose places have names.
//!
//! Turns each row into the same table that an `[[expectation]]` would be, with the places of its
//! values, so that both are read and reported alike.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::Problem;

/// A list of rows in `[expect]`.
pub(super) struct RowList {
    /// Its key.
    pub(super) key: &'static str,
    /// The names of the places in a row.
    places: [&'static str; 6],
    /// The keys that a row can only have in braces at its end.
    named: &'static str,
}

/// Number of places that every row must fill.
const REQUIRED: usize = 4;

/// Rows about links.
pub(super) const LINKS: RowList = RowList {
    key: "links",
    places: [
        "day",
        "surface",
        "platform",
        "effect",
        "certainty",
        "blocked_by",
    ],
    named: "switch = …, rule = …",
};

/// Rows about payments.
pub(super) const PAYMENTS: RowList = RowList {
    key: "payments",
    places: [
        "day",
        "merchant",
        "wallet",
        "state",
        "certainty",
        "blocked_by",
    ],
    named: "rule = …",
};

impl RowList {
    /// The row as a table by names; `None`, with a problem noted, if it has not the form of a row.
    pub(super) fn table<'i>(
        &self,
        row: &DeValue<'i>,
        at: Range<usize>,
        problems: &mut Vec<Problem>,
    ) -> Option<DeTable<'i>> {
        let Some(items) = row.as_array() else {
            let problem = Problem::error(
                at,
                format!("a row of `{}` must be a list in brackets", self.key),
            );
            problems.push(problem.help(self.shape()));
            return None;
        };
        let items: &[Spanned<DeValue<'i>>] = items;
        let (listed, named) = match items.split_last() {
            Some((last, before)) if last.get_ref().is_table() => (before, Some(last)),
            Some(_) | None => (items, None),
        };
        if listed.len() < REQUIRED {
            let problem = Problem::error(
                at,
                format!(
                    "a row of `{}` needs {REQUIRED} values, this one has {}",
                    self.key,
                    listed.len()
                ),
            );
            problems.push(problem.help(self.shape()));
            return None;
        }
        if let Some(extra) = listed.get(self.places.len()) {
            let problem = Problem::error(
                extra.span(),
                format!(
                    "a row of `{}` has at most {} values before the braces",
                    self.key,
                    self.places.len()
                ),
            );
            problems.push(problem.help(self.shape()));
            return None;
        }
        let mut table: DeTable<'i> = self
            .places
            .iter()
            .zip(listed)
            .map(|(place, value)| (Spanned::new(value.span(), (*place).into()), value.clone()))
            .collect();
        for (key, value) in named
            .and_then(|last| last.get_ref().as_table())
            .into_iter()
            .flatten()
        {
            if table.insert(key.clone(), value.clone()).is_some() {
                let name: &str = key.get_ref();
                let problem = Problem::error(
                    key.span(),
                    format!("`{}` is given twice in this row", name.escape_debug()),
                );
                problems.push(problem.help("take it out of the braces, or of the list"));
            }
        }
        Some(table)
    }

    /// The form of a row, for help.
    fn shape(&self) -> String {
        format!(
            "write [{}, {{ {} }}]; all but the first {REQUIRED} may be left out",
            self.places.join(", "),
            self.named
        )
    }
}
