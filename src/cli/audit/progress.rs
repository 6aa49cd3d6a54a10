//! Progress of an audit, on one line of a terminal that is rewritten and cleared at the end.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::audit::Progress;
use crate::domain::Lang;
use crate::i18n::cli;

const UPDATE_INTERVAL: Duration = Duration::from_millis(200);

/// A line on standard error; nothing is written if that is no terminal.
pub(super) struct ProgressLine {
    lang: Lang,
    size: Option<u64>,
    on: bool,
    started: Instant,
    shown: Option<Instant>,
    width: usize,
}

impl ProgressLine {
    /// Starts the clock. `size`: bytes of the whole file, if known; `quiet`: nothing is written.
    pub(super) fn new(lang: Lang, size: Option<u64>, quiet: bool) -> Self {
        let on = !quiet && io::stderr().is_terminal();
        Self {
            lang,
            size,
            on,
            started: Instant::now(),
            shown: None,
            width: 0,
        }
    }

    /// Shows the progress, unless it was shown a moment ago.
    pub(super) fn update(&mut self, progress: Progress) {
        if !self.on {
            return;
        }
        let now = Instant::now();
        if now.duration_since(self.shown.unwrap_or(self.started)) < UPDATE_INTERVAL {
            return;
        }
        self.shown = Some(now);
        let Progress { lines, bytes } = progress;
        let millis = u64::try_from(now.duration_since(self.started).as_millis())
            .unwrap_or(u64::MAX)
            .max(1);
        let per_second = lines.saturating_mul(1000) / millis;
        let percent = self
            .size
            .filter(|size| *size > 0)
            .map(|size| (bytes.saturating_mul(100) / size).min(100));
        self.write(&cli::progress(self.lang, lines, per_second, percent));
    }

    /// Clears the line.
    pub(super) fn clear(&mut self) {
        if self.shown.is_some() {
            self.write("");
            self.write("");
        }
    }

    fn write(&mut self, text: &str) {
        let width = text.chars().count();
        let blanks = " ".repeat(self.width.saturating_sub(width));
        // A failure to show progress does not end the audit.
        let _unseen = write!(io::stderr(), "\r{text}{blanks}").and_then(|()| io::stderr().flush());
        self.width = width;
    }
}
