//! The text of a policy while rules are added, shortened and removed. Keeps comments, layout and
//! line ends of everything else.

use std::mem;

use toml_edit::visit_mut::{self, VisitMut};
use toml_edit::{
    ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, TomlError, Value,
};

use crate::domain::{Day, Text};

/// Beginning of the comment above a rule that the program added.
const COMMENT: &str = "# What if:";

/// A policy file that is being edited.
pub(super) struct PolicyText {
    document: DocumentMut,
    has_windows_lines: bool,
}

impl PolicyText {
    /// The text, ready to be edited.
    pub(super) fn parse(text: &str) -> Result<Self, TomlError> {
        Ok(Self {
            document: text.replace("\r\n", "\n").parse()?,
            has_windows_lines: text.contains("\r\n"),
        })
    }

    /// The edited text.
    pub(super) fn into_text(self) -> String {
        let text = self.document.to_string();
        if self.has_windows_lines {
            text.replace('\n', "\r\n")
        } else {
            text
        }
    }

    /// Adds a rule at the end of the file, below a comment of its own.
    pub(super) fn add_rule(&mut self, section: &str, comment: &str, mut rule: Table) {
        let empty = || Item::ArrayOfTables(ArrayOfTables::new());
        let trailing = self.document.trailing().as_str().unwrap_or_default();
        let gap = if trailing.is_empty() || trailing.ends_with('\n') {
            "\n"
        } else {
            "\n\n"
        };
        let prefix = format!("{trailing}{gap}{COMMENT} {comment}\n");
        match self.document.entry(section).or_insert_with(empty) {
            Item::ArrayOfTables(rules) => {
                rule.decor_mut().set_prefix(prefix);
                rule.set_position(Some(isize::MAX));
                rules.push(rule);
                self.document.set_trailing("");
            }
            Item::Value(Value::Array(rules)) => rules.push(rule.into_inline_table()),
            Item::Value(_) | Item::Table(_) | Item::None => {}
        }
    }

    /// Removes the rule with this id and the comment that the program put above it.
    pub(super) fn remove_rule(&mut self, section: &str, id: &str) {
        match self.document.get_mut(section) {
            Some(Item::ArrayOfTables(rules)) => {
                let row = rules.iter().position(|rule| has_id(rule, id));
                if let Some(row) = row {
                    let rule = rules.remove(row);
                    self.keep_comments(&rule);
                }
            }
            Some(Item::Value(Value::Array(rules))) => rules.retain(|rule| {
                let rule = rule.as_inline_table();
                !rule.is_some_and(|rule| has_id(rule, id))
            }),
            Some(Item::Value(_) | Item::Table(_) | Item::None) | None => {}
        }
    }

    /// Gives the rule with this id another first day.
    pub(super) fn set_first_day(&mut self, section: &str, id: &str, day: Day) {
        let rule: Option<&mut dyn TableLike> = match self.document.get_mut(section) {
            Some(Item::ArrayOfTables(rules)) => rules
                .iter_mut()
                .find(|rule| has_id(*rule, id))
                .map(|rule| rule as &mut dyn TableLike),
            Some(Item::Value(Value::Array(rules))) => rules
                .iter_mut()
                .filter_map(Value::as_inline_table_mut)
                .find(|rule| has_id(*rule, id))
                .map(|rule| rule as &mut dyn TableLike),
            Some(Item::Value(_) | Item::Table(_) | Item::None) | None => None,
        };
        let Some(rule) = rule else {
            return;
        };
        let mut first = Value::from(day.to_string());
        if let Some(before) = rule.get("from").and_then(Item::as_value) {
            *first.decor_mut() = before.decor().clone();
        }
        rule.insert("from", Item::Value(first));
    }

    /// Moves the comments above a removed rule, except the program's own, to what follows it.
    fn keep_comments(&mut self, rule: &Table) {
        let prefix = rule.decor().prefix().and_then(|prefix| prefix.as_str());
        let kept = without_own_comment(prefix.unwrap_or_default());
        let mut following = Following {
            after: rule.position().unwrap_or_default(),
            first: None,
        };
        following.visit_document_mut(&mut self.document);
        match following.first {
            Some(position) => Prepend {
                position,
                comments: kept,
            }
            .visit_document_mut(&mut self.document),
            None => {
                let trailing = self.document.trailing().as_str().unwrap_or_default();
                let trailing = format!("{kept}{trailing}");
                self.document.set_trailing(trailing);
            }
        }
    }
}

/// Text in both languages as a value.
pub(super) fn bilingual(text: &Text) -> InlineTable {
    [("en", &*text.en), ("zh", &*text.zh)].into_iter().collect()
}

fn has_id(rule: &dyn TableLike, id: &str) -> bool {
    rule.get("id").and_then(Item::as_str) == Some(id)
}

/// The text above a rule without the program's comment and the empty line before it.
fn without_own_comment(prefix: &str) -> &str {
    let start = |text: &str| {
        text.trim_end_matches('\n')
            .rfind('\n')
            .map_or(0, |end| end + 1)
    };
    let last = start(prefix);
    let kept = match prefix.get(last..) {
        Some(line) if line.starts_with(COMMENT) => prefix.get(..last).unwrap_or_default(),
        Some(_) | None => prefix,
    };
    if kept == "\n" || kept.ends_with("\n\n") {
        kept.strip_suffix('\n').unwrap_or(kept)
    } else {
        kept
    }
}

/// Finds the first header behind a position.
struct Following {
    after: isize,
    first: Option<isize>,
}

impl VisitMut for Following {
    fn visit_table_mut(&mut self, table: &mut Table) {
        let position = table.position().filter(|position| *position > self.after);
        self.first = match (self.first, position) {
            (Some(first), Some(position)) => Some(first.min(position)),
            (first, position) => first.or(position),
        };
        visit_mut::visit_table_mut(self, table);
    }
}

/// Puts comments above the header at a position.
struct Prepend<'c> {
    position: isize,
    comments: &'c str,
}

impl VisitMut for Prepend<'_> {
    fn visit_table_mut(&mut self, table: &mut Table) {
        if table.position() == Some(self.position) {
            let comments = mem::take(&mut self.comments);
            let prefix = table.decor().prefix().and_then(|prefix| prefix.as_str());
            let prefix = format!("{comments}{}", prefix.unwrap_or_default());
            table.decor_mut().set_prefix(prefix);
        }
        visit_mut::visit_table_mut(self, table);
    }
}
