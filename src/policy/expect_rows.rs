//! The table `[expect]`: one row per expectation, as a list whose columns have names.
//!
//! Turns each row into the table that an `[[expectation]]` would be, with the places of its values,
//! so that both are read and reported in the same way.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::Problem;

/// A list of rows in `[expect]`.
pub(super) struct RowList {
    /// Its key.
    pub(super) key: &'static str,
    /// Names of the columns.
    columns: [&'static str; 6],
    /// Keys that a row can only have in braces at its end.
    named: &'static str,
}

/// Number of columns that every row must fill.
const REQUIRED: usize = 4;

/// Rows about links.
pub(super) const LINKS: RowList = RowList {
    key: "links",
    columns: [
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
    columns: [
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
    /// Turns a row into a table by column names; reports a value that is not a row.
    pub(super) fn to_table<'i>(
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
                    "a row of `{}` needs at least {REQUIRED} values, but this one has {}",
                    self.key,
                    listed.len()
                ),
            );
            problems.push(problem.help(self.shape()));
            return None;
        }
        if let Some(extra) = listed.get(self.columns.len()) {
            let problem = Problem::error(
                extra.span(),
                format!(
                    "a row of `{}` has at most {} values before the braces",
                    self.key,
                    self.columns.len()
                ),
            );
            problems.push(problem.help(self.shape()));
            return None;
        }
        let mut table: DeTable<'i> = self
            .columns
            .iter()
            .zip(listed)
            .map(|(column, value)| (Spanned::new(value.span(), (*column).into()), value.clone()))
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
                problems.push(problem.help("remove it from the braces or from the list"));
            }
        }
        Some(table)
    }

    /// Describes a row, for help.
    fn shape(&self) -> String {
        format!(
            "write [{}, {{ {} }}]; only the first {REQUIRED} are required",
            self.columns.join(", "),
            self.named
        )
    }
}
