//! Parsing of content files, with the places of errors. Knows no kind of content.

use std::ops::Range;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::domain::{Body, Person, PersonId};

/// A content file: the name that errors show, and the whole text.
#[derive(Clone, Copy, Debug)]
pub struct ContentFile<'a> {
    /// Its name, as errors show it.
    pub name: &'a str,
    /// Its text, TOML.
    pub text: &'a str,
}

/// An error of a content file, with its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct ContentError {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The error and what to do, without the place.
    pub message: String,
}

impl ContentFile<'_> {
    pub(in crate::store) fn parse<T: DeserializeOwned>(self) -> Result<T, ContentError> {
        toml::from_str(self.text)
            .map_err(|error| self.error(&error.span().unwrap_or(0..0), error.message()))
    }

    /// An error at a place, in bytes of the text.
    pub(in crate::store) fn error(
        self,
        span: &Range<usize>,
        message: impl Into<String>,
    ) -> ContentError {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        ContentError {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before
                .get(line_start..)
                .map_or(1, |line| line.chars().count() + 1),
            message: message.into(),
        }
    }

    /// The person of an id in the file.
    pub(super) fn person(
        self,
        people: &[Person],
        id: &Spanned<String>,
    ) -> Result<PersonId, ContentError> {
        people
            .iter()
            .find(|person| person.id.as_str() == id.as_ref())
            .map(|person| person.id.clone())
            .ok_or_else(|| {
                self.error(
                    &id.span(),
                    format!(
                        "there is no person `{}`; add them to the people first",
                        id.as_ref()
                    ),
                )
            })
    }

    /// A text of a person; it can't be empty.
    pub(super) fn body(self, entry: BodyEntry) -> Result<Body, ContentError> {
        if entry.en.as_ref().trim().is_empty() {
            return Err(self.error(
                &entry.en.span(),
                "the text is empty; write something, or leave the whole entry out",
            ));
        }
        Ok(entry.into_body())
    }
}

/// A text in a content file. Without `zh`, `en` is shown in both languages, like a text that the
/// user types.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BodyEntry {
    en: Spanned<String>,
    zh: Option<String>,
}

impl BodyEntry {
    /// The text, even an empty one.
    pub(super) fn into_body(self) -> Body {
        Body {
            text: self.en.into_inner(),
            zh: self.zh,
        }
    }
}

/// The moment `minutes` before `now_millis`, in milliseconds since 1970-01-01 UTC.
pub(super) fn minutes_before(now_millis: i64, minutes: u32) -> i64 {
    now_millis.saturating_sub(i64::from(minutes) * 60_000)
}
