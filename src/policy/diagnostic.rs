//! Diagnostics: errors and warnings about a policy file with place, message and help, as values and
//! as text with an excerpt of the file.
//!
//! Turns byte ranges of a text into lines, columns and carets, without colours; knows no rules.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::domain::id_enum;

id_enum! {
    /// Severity of a diagnostic.
    #[derive(PartialOrd, Ord)]
    pub enum Severity: "a severity" {
        /// The file can't be loaded.
        Error = "error",
        /// The file can be loaded, but is probably not as intended.
        Warning = "warning",
    }
}

/// Error or warning about a policy file. Its `Display` is [`Self::rendered`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// Name of the file, as given to `load`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Message: lower case, no full stop, words of the file in backticks.
    pub message: String,
    /// The fix.
    pub help: Option<String>,
    /// Message, excerpt of the file with a caret, and help, in several lines without a newline at
    /// the end.
    pub rendered: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rendered)
    }
}

/// Diagnostic while the file is being checked, with byte ranges instead of lines.
#[derive(Debug)]
pub(super) struct Problem {
    severity: Severity,
    message: String,
    at: Range<usize>,
    label: String,
    also: Vec<(Range<usize>, String)>,
    help: Option<String>,
    absence: bool,
}

impl Problem {
    /// An error at a place.
    pub(super) fn error(at: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            at,
            label: String::new(),
            also: Vec::new(),
            help: None,
            absence: false,
        }
    }

    /// A warning at a place.
    pub(super) fn warning(at: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(at, message)
        }
    }

    /// Adds a label to the caret.
    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds how to fix it.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place with a label.
    pub(super) fn also(mut self, at: Range<usize>, label: impl Into<String>) -> Self {
        self.also.push((at, label.into()));
        self
    }

    /// Marks it as a problem about something missing.
    pub(super) fn absence(mut self) -> Self {
        self.absence = true;
        self
    }

    /// Whether the problem is about something missing.
    pub(super) fn is_absence(&self) -> bool {
        self.absence
    }

    /// Whether it is an error.
    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Turns problems into diagnostics in the order of the file.
pub(super) fn diagnose(file: &str, text: &str, mut problems: Vec<Problem>) -> Vec<Diagnostic> {
    problems.sort_by_key(|p| (p.at.start, p.severity));
    let lines = Lines::new(text);
    problems
        .into_iter()
        .map(|problem| to_diagnostic(file, &lines, problem))
        .collect()
}

fn to_diagnostic(file: &str, lines: &Lines<'_>, problem: Problem) -> Diagnostic {
    let (line, column) = lines.place(problem.at.start);
    let rendered = render(file, lines, &problem);
    let Problem {
        severity,
        message,
        help,
        ..
    } = problem;
    Diagnostic {
        severity,
        file: file.to_owned(),
        line,
        column,
        message,
        help,
        rendered,
    }
}

fn render(file: &str, lines: &Lines<'_>, problem: &Problem) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(problem.message.as_str()));
    group = group.element(excerpt(
        file,
        lines,
        &problem.at,
        &problem.label,
        AnnotationKind::Primary,
    ));
    for (at, label) in &problem.also {
        group = group.element(excerpt(file, lines, at, label, AnnotationKind::Context));
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::plain().render(&[group])
}

/// The line of `at` with a caret. The renderer gets only this line, so a thousand problems do not
/// make it read the file a thousand times.
fn excerpt<'a>(
    file: &'a str,
    lines: &Lines<'a>,
    at: &Range<usize>,
    label: &'a str,
    kind: AnnotationKind,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (number, line) = lines.line(at.start);
    let start = line.start;
    let from = lines.boundary(at.start).clamp(start, line.end) - start;
    let to = lines.boundary(at.end).clamp(start + from, line.end) - start;
    let label = (!label.is_empty()).then_some(label);
    let annotation = kind.span(from..to).label(label);
    Snippet::source(&lines.text[line])
        .path(file)
        .line_start(number)
        .annotation(annotation)
}

/// Text with the starts of its lines.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self { text, starts }
    }

    /// Number (from 1) and bytes, without the line end, of the line that contains byte `at`.
    fn line(&self, at: usize) -> (usize, Range<usize>) {
        let number = self.starts.partition_point(|&start| start <= at);
        let start = self
            .starts
            .get(number.wrapping_sub(1))
            .copied()
            .unwrap_or(0);
        let end = self
            .starts
            .get(number)
            .map_or(self.text.len(), |next| next - 1);
        // Lines may end with CRLF.
        let end = if self.text[start..end].ends_with('\r') {
            end - 1
        } else {
            end
        };
        (number, start..end)
    }

    /// Line and column of byte `at`, both from 1; the column counts characters.
    fn place(&self, at: usize) -> (usize, usize) {
        let (number, line) = self.line(at);
        let upto = self.boundary(at).clamp(line.start, line.end);
        (number, self.text[line.start..upto].chars().count() + 1)
    }

    /// The character boundary at or before byte `at`.
    fn boundary(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }
}
