//! Reads one table of a policy file key by key, and notes everything that is wrong with it instead
//! of stopping at the first.
//!
//! Knows TOML, but no section of the file: which keys there are is said by whoever asks for them.

use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::{Day, Text};

use super::diagnostic::Problem;
use super::spelling::{nearest, shortened};

/// Where the parts of a table stand in the text, in bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    whole: Range<usize>,
    keys: Vec<KeySpan>,
}

/// Where one value stands, and the words in it if it is a list.
#[derive(Clone, Debug)]
struct KeySpan {
    key: &'static str,
    at: Range<usize>,
    items: Vec<Range<usize>>,
}

impl Spans {
    /// The value of `key`; the whole table if it has none.
    pub(super) fn key(&self, key: &str) -> Range<usize> {
        self.find(key)
            .map_or_else(|| self.whole.clone(), |span| span.at.clone())
    }

    /// The value of `key`, if it has one.
    pub(super) fn given(&self, key: &str) -> Option<Range<usize>> {
        self.find(key).map(|span| span.at.clone())
    }

    /// The `index`-th word in the list of `key`.
    pub(super) fn item(&self, key: &str, index: usize) -> Range<usize> {
        self.find(key)
            .and_then(|span| span.items.get(index).cloned())
            .unwrap_or_else(|| self.key(key))
    }

    /// The value of `key`, or else that of `other`.
    pub(super) fn key_or(&self, key: &str, other: &str) -> Range<usize> {
        self.find(key)
            .map_or_else(|| self.key(other), |span| span.at.clone())
    }

    fn find(&self, key: &str) -> Option<&KeySpan> {
        self.keys.iter().find(|span| span.key == key)
    }
}

/// One table that is being read.
pub(super) struct Fields<'t, 'i> {
    table: &'t DeTable<'i>,
    what: &'static str,
    asked: Vec<&'static str>,
    spans: Spans,
    problems: &'t mut Vec<Problem>,
}

impl<'t, 'i> Fields<'t, 'i> {
    /// Starts to read `table`, which stands at `whole` and is called `what` ("a link rule") in
    /// messages.
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

    /// Notes every key that nobody asked for, and hands out where the others stand.
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

    /// A text that must be there and must say something.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        self.required(key)?;
        self.optional_text(key)
    }

    /// A text that may be left out.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.value(key)?;
        let Some(text) = value.get_ref().as_str() else {
            return self.wrong(key, value, "a text in quotes");
        };
        if text.trim().is_empty() {
            let problem =
                Problem::error(value.span(), format!("`{key}` of {} is empty", self.what));
            self.problems
                .push(problem.help("write something, or take the line out"));
            return None;
        }
        Some(text.to_owned())
    }

    /// A list of texts that must be there; it may be empty.
    pub(super) fn list(&mut self, key: &'static str) -> Option<Vec<String>> {
        self.required(key)?;
        self.optional_list(key)
    }

    /// A list of texts that may be left out; it may be empty.
    pub(super) fn optional_list(&mut self, key: &'static str) -> Option<Vec<String>> {
        let value = self.value(key)?;
        let Some(array) = value.get_ref().as_array() else {
            return self.wrong(key, value, "a list of texts in brackets");
        };
        let mut words = Vec::with_capacity(array.len());
        let mut spans = Vec::with_capacity(array.len());
        for item in array.iter() {
            match item.get_ref().as_str() {
                Some(word) => words.push(word.to_owned()),
                None => return self.wrong(key, item, "a list of texts in quotes"),
            }
            spans.push(item.span());
        }
        if let Some(span) = self.spans.keys.iter_mut().find(|span| span.key == key) {
            span.items = spans;
        }
        Some(words)
    }

    /// A list whose absence means "all"; an empty one is a mistake, since it would mean "none".
    pub(super) fn some_list(&mut self, key: &'static str) -> Option<Vec<String>> {
        let words = self.optional_list(key)?;
        if words.is_empty() {
            let problem = Problem::error(
                self.spans.key(key),
                format!("`{key}` of {} is empty", self.what),
            );
            self.problems.push(problem.help(format!(
                "name at least one, or leave `{key}` out: then it means every one"
            )));
        }
        Some(words)
    }

    /// A word of a fixed vocabulary that must be there.
    pub(super) fn word<T: FromStr<Err: Display>>(&mut self, key: &'static str) -> Option<T> {
        self.required(key)?;
        self.optional_word(key)
    }

    /// A word of a fixed vocabulary that may be left out.
    pub(super) fn optional_word<T: FromStr<Err: Display>>(
        &mut self,
        key: &'static str,
    ) -> Option<T> {
        let text = self.optional_text(key)?;
        self.parsed(self.spans.key(key), &text)
    }

    /// A list of words of a fixed vocabulary, whose absence means "all".
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
                .filter_map(|(text, at)| self.parsed(at, text))
                .collect(),
        )
    }

    /// A day that must be there.
    pub(super) fn day(&mut self, key: &'static str) -> Option<Day> {
        self.required(key)?;
        self.optional_day(key)
    }

    /// A day that may be left out, in quotes or as TOML's own date.
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
                return self.wrong(key, value, "a day such as \"2021-09-28\"");
            }
        };
        let parsed: Result<Day, _> = text.parse();
        if parsed.is_err() {
            let problem = Problem::error(
                value.span(),
                format!("`{}` is not a day of the calendar", shortened(&text)),
            );
            self.problems
                .push(problem.help("write year-month-day, such as \"2021-09-28\""));
        }
        parsed.ok()
    }

    /// `true` or `false`; `false` if left out.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.value(key) else {
            return false;
        };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong::<()>(key, value, "true or false");
            false
        })
    }

    /// A whole number that must be there.
    pub(super) fn number(&mut self, key: &'static str) -> Option<i64> {
        self.required(key)?;
        self.optional_number(key)
    }

    /// A whole number that may be left out.
    pub(super) fn optional_number(&mut self, key: &'static str) -> Option<i64> {
        let value = self.value(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        number.or_else(|| self.wrong(key, value, "a whole number"))
    }

    /// A text in both languages that must be there.
    pub(super) fn bilingual(&mut self, key: &'static str) -> Option<Text> {
        self.required(key)?;
        self.optional_bilingual(key)
    }

    /// A text in both languages that may be left out.
    pub(super) fn optional_bilingual(&mut self, key: &'static str) -> Option<Text> {
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong(
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
        let (en, zh) = (sides.side("en", "English"), sides.side("zh", "Chinese"));
        sides.finish();
        Some(Text {
            en: en?.into(),
            zh: zh?.into(),
        })
    }

    /// A text that must be there, in both languages or once for both: names of outlets, and the
    /// sources of people who write in one.
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

    /// A table inside this one.
    pub(super) fn table(&mut self, key: &'static str) -> Option<(&'t DeTable<'i>, Range<usize>)> {
        let value = self.value(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some((table, value.span())),
            None => self.wrong(key, value, "a table in braces"),
        }
    }

    /// The values of the section `key`, each with its place: a list of tables, or nothing.
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
        places(array)
    }

    /// The values in the list of `key`, each with its place; nothing if it is left out.
    pub(super) fn items(&mut self, key: &'static str) -> Vec<(&'t DeValue<'i>, Range<usize>)> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        match value.get_ref().as_array() {
            Some(array) => places(array),
            None => self
                .wrong(key, value, "a list of rows in brackets")
                .unwrap_or_default(),
        }
    }

    /// Lets a key pass whose meaning can't be told.
    pub(super) fn pass(&mut self, key: &'static str) {
        self.value(key);
    }

    /// Where the value of `key` stands, once it has been read.
    pub(super) fn span(&self, key: &str) -> Range<usize> {
        self.spans.key(key)
    }

    /// Notes a problem that only the caller can see.
    pub(super) fn note(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The list of problems, for reading a table inside this one.
    pub(super) fn problems(&mut self) -> &mut Vec<Problem> {
        self.problems
    }

    fn side(&mut self, key: &'static str, language: &str) -> Option<String> {
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
            format!("missing translation: no {language} text"),
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

    fn required(&mut self, key: &'static str) -> Option<()> {
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

    fn parsed<T: FromStr<Err: Display>>(&mut self, at: Range<usize>, text: &str) -> Option<T> {
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

    fn wrong<T>(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) -> Option<T> {
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

/// The values of a list, each with its place.
fn places<'t, 'i>(array: &'t [Spanned<DeValue<'i>>]) -> Vec<(&'t DeValue<'i>, Range<usize>)> {
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
