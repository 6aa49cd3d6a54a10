//! How far an audit has come, on one line of a terminal that is written over and over and wiped at
//! the end.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::domain::Lang;
use crate::i18n::cli;

const SHOWN_EVERY: Duration = Duration::from_millis(200);

/// Progress on standard error; silent where that is no terminal.
pub(super) struct Progress {
    lang: Lang,
    size: Option<u64>,
    on: bool,
    started: Instant,
    shown: Option<Instant>,
    width: usize,
}

impl Progress {
    /// Starts the clock. `size` of the whole file in bytes, if known; `quiet` says nothing
    /// anywhere.
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

    /// After some lines: how many there were in all, and how many bytes.
    pub(super) fn tick(&mut self, lines: u64, bytes: u64) {
        if !self.on {
            return;
        }
        let now = Instant::now();
        if now.duration_since(self.shown.unwrap_or(self.started)) < SHOWN_EVERY {
            return;
        }
        self.shown = Some(now);
        let millis = u64::try_from(now.duration_since(self.started).as_millis())
            .unwrap_or(u64::MAX)
            .max(1);
        let a_second = lines.saturating_mul(1000) / millis;
        let percent = self
            .size
            .filter(|size| *size > 0)
            .map(|size| (bytes.saturating_mul(100) / size).min(100));
        self.show(&cli::progress(self.lang, lines, a_second, percent));
    }

    /// Wipes the line.
    pub(super) fn finish(&mut self) {
        if self.shown.is_some() {
            self.show("");
            self.show("");
        }
    }

    fn show(&mut self, text: &str) {
        let width = text.chars().count();
        let wipe = " ".repeat(self.width.saturating_sub(width));
        // Progress that can't be shown is no reason to stop.
        let _unseen = write!(io::stderr(), "\r{text}{wipe}").and_then(|()| io::stderr().flush());
        self.width = width;
    }
}
