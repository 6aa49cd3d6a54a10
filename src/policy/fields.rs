//! Reads one table of a policy file key by key, and reports every problem instead of stopping at
//! the first.
//!
//! Knows TOML but no section of the file; the caller knows the keys.

use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::{Day, Text};

use super::diagnostic::Problem;
use super::spelling::{nearest, shortened};

/// Places of a table and its values in the text, in bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    whole: Range<usize>,
    keys: Vec<KeySpan>,
}

/// Place of a value and, in a list, of each item.
#[derive(Clone, Debug)]
struct KeySpan {
    key: &'static str,
    at: Range<usize>,
    items: Vec<Range<usize>>,
}

impl Spans {
    /// Place of the value of `key`, or of the whole table if there is none.
    pub(super) fn key(&self, key: &str) -> Range<usize> {
        self.find(key)
            .map_or_else(|| self.whole.clone(), |span| span.at.clone())
    }

    /// Place of the value of `key`, if there is one.
    pub(super) fn given(&self, key: &str) -> Option<Range<usize>> {
        self.find(key).map(|span| span.at.clone())
    }

    /// Place of an item in the list of `key`.
    pub(super) fn item(&self, key: &str, index: usize) -> Range<usize> {
        self.find(key)
            .and_then(|span| span.items.get(index).cloned())
            .unwrap_or_else(|| self.key(key))
    }

    /// Place of the value of `key`, or else of `other`.
    pub(super) fn key_or(&self, key: &str, other: &str) -> Range<usize> {
        self.find(key)
            .map_or_else(|| self.key(other), |span| span.at.clone())
    }

    fn find(&self, key: &str) -> Option<&KeySpan> {
        self.keys.iter().find(|span| span.key == key)
    }
}

/// A table that is being read.
pub(super) struct Fields<'t, 'i> {
    table: &'t DeTable<'i>,
    what: &'static str,
    asked: Vec<&'static str>,
    spans: Spans,
    problems: &'t mut Vec<Problem>,
}

impl<'t, 'i> Fields<'t, 'i> {
    /// Starts to read the table at `whole`. Messages call it `what`, such as "a link rule".
    pub(super) fn new(
        table: &'t DeTable<'i>,
        whole: Range<usize>,
        what: &'static str,
        problems: &'t mut Vec<Problem>,
    ) -> Self {
        let spans = Spans {
            whole,
            keys: Vec::new(),
        };
        Self {
            table,
            what,
            asked: Vec::new(),
            spans,
            problems,
        }
    }

    /// Reports every key that was not read, and returns the places of the others.
    pub(super) fn finish(self) -> Spans {
        for key in self.table.keys() {
            let word: &str = key.get_ref();
            if self.asked.contains(&word) {
                continue;
            }
            let problem =
                Problem::error(key.span(), format!("unknown key `{word}` in {}", self.what));
            self.problems
                .push(problem.help(match nearest(word, &self.asked) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the keys of {} are {}", self.what, self.asked.join(", ")),
                }));
        }
        self.spans
    }

    /// A required text that is not empty.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        self.require(key)?;
        self.optional_text(key)
    }

    /// An optional text that is not empty.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.value(key)?;
        let Some(text) = value.get_ref().as_str() else {
            return self.report_type(key, value, "a text in quotes");
        };
        if text.trim().is_empty() {
            let problem =
                Problem::error(value.span(), format!("`{key}` of {} is empty", self.what));
            self.problems
                .push(problem.help("write a text, or remove the line"));
            return None;
        }
        Some(text.to_owned())
    }

    /// A required list of texts, which may be empty.
    pub(super) fn list(&mut self, key: &'static str) -> Option<Vec<String>> {
        self.require(key)?;
        self.optional_list(key)
    }

    /// An optional list of texts, which may be empty.
    pub(super) fn optional_list(&mut self, key: &'static str) -> Option<Vec<String>> {
        let value = self.value(key)?;
        let Some(array) = value.get_ref().as_array() else {
            return self.report_type(key, value, "a list of texts in brackets");
        };
        let mut words = Vec::with_capacity(array.len());
        let mut spans = Vec::with_capacity(array.len());
        for item in array.iter() {
            match item.get_ref().as_str() {
                Some(word) => words.push(word.to_owned()),
                None => return self.report_type(key, item, "a list of texts in quotes"),
            }
            spans.push(item.span());
        }
        if let Some(span) = self.spans.keys.iter_mut().find(|span| span.key == key) {
            span.items = spans;
        }
        Some(words)
    }

    /// An optional list of texts whose absence means all; an empty one, which would mean none, is
    /// an error.
    pub(super) fn some_list(&mut self, key: &'static str) -> Option<Vec<String>> {
        let words = self.optional_list(key)?;
        if words.is_empty() {
            let problem = Problem::error(
                self.spans.key(key),
                format!("`{key}` of {} is empty", self.what),
            );
            self.problems.push(problem.help(format!(
                "write at least one, or remove `{key}`, which then means all"
            )));
        }
        Some(words)
    }

    /// A required word of a fixed vocabulary.
    pub(super) fn word<T: FromStr<Err: Display>>(&mut self, key: &'static str) -> Option<T> {
        self.require(key)?;
        self.optional_word(key)
    }

    /// An optional word of a fixed vocabulary.
    pub(super) fn optional_word<T: FromStr<Err: Display>>(
        &mut self,
        key: &'static str,
    ) -> Option<T> {
        let text = self.optional_text(key)?;
        self.parse_word(self.spans.key(key), &text)
    }

    /// An optional list of words of a fixed vocabulary, whose absence means all.
    pub(super) fn some_words<T: FromStr<Err: Display>>(
        &mut self,
        key: &'static str,
    ) -> Option<Vec<T>> {
        let texts = self.some_list(key)?;
        let spans: Vec<_> = (0..texts.len()).map(|i| self.spans.item(key, i)).collect();
        Some(
            texts
                .iter()
                .zip(spans)
                .filter_map(|(text, at)| self.parse_word(at, text))
                .collect(),
        )
    }

    /// A required date.
    pub(super) fn day(&mut self, key: &'static str) -> Option<Day> {
        self.require(key)?;
        self.optional_day(key)
    }

    /// An optional date, as a text or as a TOML date.
    pub(super) fn optional_day(&mut self, key: &'static str) -> Option<Day> {
        let value = self.value(key)?;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => {
                return self.report_type(key, value, "a date such as \"2021-09-28\"");
            }
        };
        let parsed: Result<Day, _> = text.parse();
        if parsed.is_err() {
            let problem = Problem::error(
                value.span(),
                format!("`{}` is not a date", shortened(&text)),
            );
            self.problems
                .push(problem.help("write year, month and day, such as \"2021-09-28\""));
        }
        parsed.ok()
    }

    /// An optional `true` or `false`; `false` if absent.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.value(key) else {
            return false;
        };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.report_type::<()>(key, value, "true or false");
            false
        })
    }

    /// A required whole number.
    pub(super) fn number(&mut self, key: &'static str) -> Option<i64> {
        self.require(key)?;
        self.optional_number(key)
    }

    /// An optional whole number.
    pub(super) fn optional_number(&mut self, key: &'static str) -> Option<i64> {
        let value = self.value(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        number.or_else(|| self.report_type(key, value, "a whole number"))
    }

    /// A required text in both languages.
    pub(super) fn bilingual(&mut self, key: &'static str) -> Option<Text> {
        self.require(key)?;
        self.optional_bilingual(key)
    }

    /// An optional text in both languages.
    pub(super) fn optional_bilingual(&mut self, key: &'static str) -> Option<Text> {
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            return self.report_type(
                key,
                value,
                "a text in both languages: { en = \"…\", zh = \"…\" }",
            );
        };
        let mut sides = Fields::new(
            table,
            value.span(),
            "a text in two languages",
            self.problems,
        );
        let (en, zh) = (
            sides.language("en", "English"),
            sides.language("zh", "Chinese"),
        );
        sides.finish();
        Some(Text {
            en: en?.into(),
            zh: zh?.into(),
        })
    }

    /// A required text in both languages, or one text for both, such as the name of an outlet.
    pub(super) fn either(&mut self, key: &'static str) -> Option<Text> {
        let value = self.table.get(key).map(Spanned::get_ref);
        if value.is_none_or(|value| value.is_table()) {
            return self.bilingual(key);
        }
        let text = self.text(key)?;
        Some(Text {
            en: text.clone().into(),
            zh: text.into(),
        })
    }

    /// An optional table inside this one.
    pub(super) fn table(&mut self, key: &'static str) -> Option<(&'t DeTable<'i>, Range<usize>)> {
        let value = self.value(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some((table, value.span())),
            None => self.report_type(key, value, "a table in braces"),
        }
    }

    /// The rows of the section `key`, each with its place.
    pub(super) fn rows(&mut self, key: &'static str) -> Vec<(&'t DeValue<'i>, Range<usize>)> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            let problem = Problem::error(value.span(), format!("`{key}` must be a list of tables"));
            self.problems.push(problem.help(format!(
                "begin each one with a line `[[{key}]]`, with two brackets"
            )));
            return Vec::new();
        };
        items_of(array)
    }

    /// The items in the optional list of `key`, each with its place.
    pub(super) fn items(&mut self, key: &'static str) -> Vec<(&'t DeValue<'i>, Range<usize>)> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        match value.get_ref().as_array() {
            Some(array) => items_of(array),
            None => self
                .report_type(key, value, "a list of rows in brackets")
                .unwrap_or_default(),
        }
    }

    /// Accepts a key without reading its value.
    pub(super) fn skip(&mut self, key: &'static str) {
        self.value(key);
    }

    /// Place of the value of `key`, once it has been read.
    pub(super) fn span(&self, key: &str) -> Range<usize> {
        self.spans.key(key)
    }

    /// Adds a problem that the caller found.
    pub(super) fn add_problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The problems so far, for reading a table inside this one.
    pub(super) fn problems(&mut self) -> &mut Vec<Problem> {
        self.problems
    }

    fn language(&mut self, key: &'static str, name: &str) -> Option<String> {
        let is_blank = |value: &Spanned<DeValue<'_>>| {
            value
                .get_ref()
                .as_str()
                .is_some_and(|text| text.trim().is_empty())
        };
        if self.table.get(key).is_some_and(|value| !is_blank(value)) {
            return self.optional_text(key);
        }
        self.asked.push(key);
        let problem = Problem::error(
            self.spans.whole.clone(),
            format!("the {name} text is missing"),
        );
        self.problems
            .push(problem.help(format!("add {key} = \"…\"")));
        None
    }

    fn value(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'i>>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let value = self.table.get(key)?;
        if self.spans.find(key).is_none() {
            self.spans.keys.push(KeySpan {
                key,
                at: value.span(),
                items: Vec::new(),
            });
        }
        Some(value)
    }

    fn require(&mut self, key: &'static str) -> Option<()> {
        if self.value(key).is_some() {
            return Some(());
        }
        let problem = Problem::error(
            self.spans.whole.clone(),
            format!("{} needs `{key}`", self.what),
        );
        self.problems
            .push(problem.help(format!("add a line `{key} = …`")).absence());
        None
    }

    fn parse_word<T: FromStr<Err: Display>>(&mut self, at: Range<usize>, text: &str) -> Option<T> {
        match text.parse() {
            Ok(word) => Some(word),
            Err(error) => {
                let message = error.to_string();
                let (message, help) = message.split_once("; ").unwrap_or((&message, ""));
                let mut problem = Problem::error(at, message);
                if !help.is_empty() {
                    problem = problem.help(help);
                }
                self.problems.push(problem);
                None
            }
        }
    }

    fn report_type<T>(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        wanted: &str,
    ) -> Option<T> {
        let found = value.get_ref().type_str();
        let problem = Problem::error(
            value.span(),
            format!("`{key}` of {} must be {wanted}", self.what),
        );
        self.problems
            .push(problem.label(format!("this is {} {found}", article(found))));
        None
    }
}

/// The items of a list, each with its place.
fn items_of<'t, 'i>(array: &'t [Spanned<DeValue<'i>>]) -> Vec<(&'t DeValue<'i>, Range<usize>)> {
    array
        .iter()
        .map(|item| (item.get_ref(), item.span()))
        .collect()
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}
