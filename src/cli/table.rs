//! Tables: aligned text for people, Markdown for papers, CSV for programs.
//!
//! An answer in a table is always followed by how sure it is, so that no assumption looks like
//! history.

use std::io;

use serde::Serialize;

use super::exit::Failure;
use super::page::{certainty_tone, effect_tone, state_tone};
use super::terminal::{Grid, Style, Tone};
use crate::domain::Lang;
use crate::i18n::{cli, policy as words};
use crate::policy::export::markdown;
use crate::policy::{Outcome, Verdict};

/// A table for people.
#[derive(Debug)]
pub(super) struct Table {
    title: String,
    heading: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

/// A cell: a word, and how sure it is where it is an answer.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    word: (String, Tone),
    certainty: Option<(String, Tone)>,
}

impl Cell {
    /// An ordinary text.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self {
            word: (text.into(), Tone::Plain),
            certainty: None,
        }
    }

    /// Something beside the point.
    pub(super) fn quiet(text: impl Into<String>) -> Self {
        Self {
            word: (text.into(), Tone::Quiet),
            certainty: None,
        }
    }

    /// The answer of a verdict of either kind with its certainty.
    pub(super) fn verdict<A: Copy + Into<Outcome>>(lang: Lang, verdict: &Verdict<'_, A>) -> Self {
        let outcome = verdict.answer.into();
        let tone = match outcome {
            Outcome::Link(effect) => effect_tone(effect),
            Outcome::Pay(state) => state_tone(state),
        };
        Self {
            word: (words::outcome(outcome).get(lang).to_owned(), tone),
            certainty: Some(certainty(lang, verdict.grounds.certainty)),
        }
    }
}

fn certainty(lang: Lang, certainty: crate::policy::Certainty) -> (String, Tone) {
    (
        words::certainty(certainty).get(lang).to_owned(),
        certainty_tone(certainty),
    )
}

impl Table {
    /// A table without rows.
    pub(super) fn new(title: impl Into<String>, heading: impl IntoIterator<Item = String>) -> Self {
        Self {
            title: title.into(),
            heading: heading.into_iter().collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Whether there are no rows.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as aligned text below its title.
    pub(super) fn text(&self, style: Style) -> String {
        // A column of answers is set as two, so that the certainties line up as well.
        let count = self.heading.len();
        let answers: Vec<bool> = (0..count)
            .map(|column| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .any(|cell| cell.certainty.is_some())
            })
            .collect();
        let split = |text: &String, answer: &bool| [Some(text.clone()), answer.then(String::new)];
        let mut grid = Grid::with_heading(
            self.heading
                .iter()
                .zip(&answers)
                .flat_map(|(text, answer)| split(text, answer))
                .flatten(),
        );
        for row in &self.rows {
            let cells = row.iter().zip(&answers).flat_map(|(cell, answer)| {
                let blank = || (String::new(), Tone::Plain);
                [
                    Some(cell.word.clone()),
                    answer.then(|| cell.certainty.clone().unwrap_or_else(blank)),
                ]
            });
            grid.row(cells.flatten().collect());
        }
        format!(
            "{}\n\n{}",
            style.paint(Tone::Strong, &self.title),
            grid.text(style)
        )
    }

    /// The table in Markdown below its title.
    pub(super) fn markdown(&self, lang: Lang) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = format!("{}\n\n", markdown::escape(&self.title));
        text.push_str(&line(
            self.heading
                .iter()
                .map(|cell| markdown::escape(cell))
                .collect(),
        ));
        text.push_str(&line(vec!["---".to_owned(); self.heading.len()]));
        for row in &self.rows {
            let words = row.iter().map(|cell| {
                let word = markdown::escape(&cell.word.0);
                cell.certainty
                    .as_ref()
                    .map(|(certainty, _)| cli::aside(lang, &word, certainty))
                    .unwrap_or(word)
            });
            text.push_str(&line(words.collect()));
        }
        text
    }
}

/// Rows with a heading as CSV.
pub(super) fn csv_text(rows: &[impl Serialize]) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer
            .serialize(row)
            .map_err(|error| Failure::Output(io::Error::other(error)))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Failure::Output(error.into_error()))?;
    String::from_utf8(bytes).map_err(|error| Failure::Output(io::Error::other(error)))
}
