//! Text that is not TOML: finds every place where it breaks, and blanks the broken statements so
//! that the rest can still be judged.
//!
//! Blanked bytes become spaces, so that every place in the rest keeps its line and column. Guesses
//! only where a statement begins.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::DeTable;

use super::diagnostic::Problem;

/// How many broken statements are looked for; a file with more is no policy gone wrong but
/// something else.
const MOST: usize = 40;

/// A text with its broken statements taken out.
pub(super) struct Repaired<'t> {
    /// The text, as long as it was.
    pub(super) text: Cow<'t, str>,
    /// Whether anything was taken out.
    pub(super) broken: bool,
    /// Whether an id may have been defined in what was taken out.
    pub(super) lost_ids: bool,
}

/// The text without its broken statements, each of which is noted.
pub(super) fn blank_broken_statements<'t>(
    text: &'t str,
    problems: &mut Vec<Problem>,
) -> Repaired<'t> {
    let mut repaired = Repaired {
        text: Cow::Borrowed(text),
        broken: false,
        lost_ids: false,
    };
    for _ in 0..MOST {
        let Err(error) = DeTable::parse(&repaired.text) else {
            return repaired;
        };
        let at = error.span().unwrap_or(0..0);
        let problem = Problem::error(at.clone(), format!("not TOML: {}", error.message()));
        problems.push(
            problem
                .help("a statement is `key = value`: texts and days in quotes, lists in brackets"),
        );
        let statement = statement(text, at.start);
        let broken = &repaired.text[statement.clone()];
        if broken.trim().is_empty() {
            break;
        }
        repaired.broken = true;
        repaired.lost_ids |= may_define(broken);
        repaired.text = Cow::Owned(blanked(&repaired.text, statement));
    }
    Repaired {
        text: Cow::Owned(String::new()),
        broken: true,
        lost_ids: true,
    }
}

/// Whether a statement may be the beginning of a row, or give it its id.
fn may_define(statement: &str) -> bool {
    let names_id = |(at, _): (usize, &str)| {
        let (before, after) = (&statement[..at], &statement[at + 2..]);
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            && after.trim_start().starts_with('=')
    };
    statement.starts_with('[')
        || statement.contains("\n[")
        || statement.match_indices("id").any(names_id)
}

/// The lines of the statement that is broken at byte `at`. An error at the beginning of a line
/// means that the statement before has not ended.
fn statement(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let unfinished = text[line..at].trim().is_empty() && begins_statement(&text[line..]);
    let within = if unfinished {
        line
    } else {
        text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
    };
    let starts = || std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
    let is_start = |start: &usize| begins_statement(&text[*start..]);
    let begin = starts()
        .take_while(|start| *start < within)
        .filter(is_start)
        .last()
        .unwrap_or(0);
    let end = starts()
        .find(|start| *start >= within && is_start(start))
        .unwrap_or(text.len());
    begin..end
}

/// Whether a line begins a new statement: a header or a key at its very beginning, not the rest of
/// a list.
fn begins_statement(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    let key = line.split('=').next().unwrap_or_default().trim_end();
    let is_key = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\''));
    line.starts_with('[') || (is_key && key.len() < line.len())
}

fn blanked(text: &str, range: Range<usize>) -> String {
    let blank = text[range.clone()]
        .bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    text[..range.start]
        .chars()
        .chain(blank)
        .chain(text[range.end..].chars())
        .collect()
}
