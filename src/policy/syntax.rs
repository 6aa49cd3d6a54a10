//! Text that is not valid TOML: reports each syntax error and blanks its statement, so that the
//! rest can still be checked.
//!
//! Blanked bytes become spaces, so that everything else keeps its line and column. Where a
//! statement begins is a guess.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::DeTable;

use super::diagnostic::Problem;

/// Maximum number of syntax errors that are reported; a file with more is probably not a policy.
const MAX_SYNTAX_ERRORS: usize = 40;

/// A text whose broken statements are blanked.
pub(super) struct Repaired<'t> {
    /// The text, of the same length as before.
    pub(super) text: Cow<'t, str>,
    /// Whether any statement was blanked.
    pub(super) broken: bool,
    /// Whether a blanked statement may have defined an id.
    pub(super) lost_ids: bool,
}

/// Blanks the broken statements of a text and reports each.
pub(super) fn blank_broken_statements<'t>(
    text: &'t str,
    problems: &mut Vec<Problem>,
) -> Repaired<'t> {
    let mut repaired = Repaired {
        text: Cow::Borrowed(text),
        broken: false,
        lost_ids: false,
    };
    for _ in 0..MAX_SYNTAX_ERRORS {
        let Err(error) = DeTable::parse(&repaired.text) else {
            return repaired;
        };
        let at = error.span().unwrap_or(0..0);
        let problem = Problem::error(at.clone(), format!("not valid TOML: {}", error.message()));
        problems.push(
            problem
                .help("write `key = value`, with texts and dates in quotes and lists in brackets"),
        );
        let statement = statement(text, at.start);
        let broken = &repaired.text[statement.clone()];
        if broken.trim().is_empty() {
            break;
        }
        repaired.broken = true;
        repaired.lost_ids |= may_define_id(broken);
        repaired.text = Cow::Owned(blank(&repaired.text, statement));
    }
    Repaired {
        text: Cow::Owned(String::new()),
        broken: true,
        lost_ids: true,
    }
}

/// Whether a statement may begin a row or set its id.
fn may_define_id(statement: &str) -> bool {
    let names_id = |(at, _): (usize, &str)| {
        let (before, after) = (&statement[..at], &statement[at + 2..]);
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            && after.trim_start().starts_with('=')
    };
    statement.starts_with('[')
        || statement.contains("\n[")
        || statement.match_indices("id").any(names_id)
}

/// The lines of the statement that has an error at byte `at`. An error at the beginning of a line
/// means that the statement before it has no end.
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

/// Whether a line begins a new statement: with a header or a key, not with the rest of a list.
fn begins_statement(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    let key = line.split('=').next().unwrap_or_default().trim_end();
    let is_key = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\''));
    line.starts_with('[') || (is_key && key.len() < line.len())
}

fn blank(text: &str, range: Range<usize>) -> String {
    let blank = text[range.clone()]
        .bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    text[..range.start]
        .chars()
        .chain(blank)
        .chain(text[range.end..].chars())
        .collect()
}
