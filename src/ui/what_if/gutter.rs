//! Line numbers beside a text that is being edited: only the lines in sight are counted out and
//! drawn, however long the text is.

use std::collections::BTreeMap;

use egui::{Align2, Color32, Galley, Pos2, Rect, Stroke, Ui, pos2};

use crate::policy::{Diagnostic, Severity};
use crate::theme::{fonts, palette, size};

/// Width of a figure in the gutter, and of the space around the numbers, in points.
const FIGURE: f32 = 8.0;
const AROUND: f32 = 20.0;

/// Width of the gutter of a text, in points.
pub fn width(text: &str) -> f32 {
    let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let figures = lines.ilog10() + 1;
    AROUND + FIGURE * f32::from(u16::try_from(figures).unwrap_or(u16::MAX))
}

/// Draws the gutter at the left edge of what is in sight, over text that was scrolled below it.
/// `at` is where the text begins.
pub fn gutter_ui(
    ui: &Ui,
    (galley, at): (&Galley, Pos2),
    (cursor_row, width): (Option<usize>, f32),
    problems: &[Diagnostic],
) {
    let p = palette(ui);
    let clip = ui.clip_rect();
    let strip = clip.with_max_x(clip.left() + width);
    let painter = ui.painter();
    painter.rect_filled(strip, 0.0, p.raised);
    painter.vline(strip.right(), strip.y_range(), Stroke::new(1.0, p.hairline));
    let bad = lines_with_problems(problems);
    let current = cursor_row.map(|row| line_of(galley, row));
    for (line, row) in lines_in_sight(galley, at, clip) {
        let severity = bad.get(&line);
        let color = match severity {
            Some(Severity::Error) => p.danger,
            Some(Severity::Warning) => p.amber,
            None if current == Some(line) => p.text,
            None => p.secondary,
        };
        let place = pos2(strip.right() - 8.0, row.center().y);
        painter.text(
            place,
            Align2::RIGHT_CENTER,
            line,
            fonts::address(size::CAPTION),
            color,
        );
        if severity.is_some() {
            mark(
                ui,
                Rect::from_min_max(
                    pos2(strip.left(), row.top()),
                    pos2(strip.left() + 3.0, row.bottom()),
                ),
                color,
            );
        }
    }
}

/// A line with a problem is marked by more than colour.
fn mark(ui: &Ui, edge: Rect, color: Color32) {
    ui.painter().rect_filled(edge, 0.0, color);
}

/// The worst problem of each line.
fn lines_with_problems(problems: &[Diagnostic]) -> BTreeMap<usize, Severity> {
    let mut lines = BTreeMap::new();
    for problem in problems {
        let worst = lines.entry(problem.line).or_insert(problem.severity);
        if problem.severity == Severity::Error {
            *worst = Severity::Error;
        }
    }
    lines
}

/// The number of the line, from 1, that a row of the galley belongs to; a long line may take
/// several rows.
fn line_of(galley: &Galley, row: usize) -> usize {
    galley
        .rows
        .iter()
        .take(row)
        .filter(|row| row.ends_with_newline)
        .count()
        + 1
}

/// The lines whose first row is in sight, with where that row is.
fn lines_in_sight<'g>(
    galley: &'g Galley,
    at: Pos2,
    clip: Rect,
) -> impl Iterator<Item = (usize, Rect)> + 'g {
    let place = move |index: usize| {
        galley
            .rows
            .get(index)
            .map(|row| row.rect().translate(at.to_vec2()))
    };
    // Rows are sorted from top to bottom, so a binary search finds the first visible one.
    let first = galley
        .rows
        .partition_point(|row| row.rect().bottom() + at.y < clip.top());
    let mut line = line_of(galley, first);
    let mut begins = first == 0
        || galley
            .rows
            .get(first - 1)
            .is_some_and(|row| row.ends_with_newline);
    (first..galley.rows.len())
        .map_while(move |index| {
            place(index)
                .filter(|rect| rect.top() <= clip.bottom())
                .map(|rect| (index, rect))
        })
        .filter_map(move |(index, rect)| {
            let shown = begins.then_some((line, rect));
            begins = galley
                .rows
                .get(index)
                .is_some_and(|row| row.ends_with_newline);
            line += usize::from(begins);
            shown
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use egui::{Color32, FontId, vec2};

    use super::*;

    fn with_galley(text: &str, wrap: f32, look: impl Fn(&Galley)) {
        let mut output = egui::Context::default().run_ui(egui::RawInput::default(), |ui| {
            let galley = ui.fonts_mut(|fonts| {
                fonts.layout(
                    text.to_owned(),
                    FontId::monospace(13.0),
                    Color32::BLACK,
                    wrap,
                )
            });
            look(&galley);
        });
        // Nobody draws it.
        output.textures_delta.clear();
    }

    #[test]
    fn only_lines_in_sight_are_numbered_and_a_wrapped_line_once() {
        let text: String = (1..=5_000)
            .map(|line| format!("line {line} {}\n", "long ".repeat(line % 3 * 20)))
            .collect();
        with_galley(&text, 300.0, |galley| {
            assert!(galley.rows.len() > 6_000, "some lines are wrapped");
            let height = galley.rect.height();
            for top in [0.0, height / 3.0, height / 2.0, height - 400.0] {
                let at = pos2(0.0, -top);
                let shown: Vec<_> = lines_in_sight(
                    galley,
                    at,
                    Rect::from_min_size(Pos2::ZERO, vec2(300.0, 400.0)),
                )
                .collect();
                assert!(shown.len() > 3 && shown.len() < 40, "{} lines", shown.len());
                for (line, rect) in &shown {
                    let row = galley
                        .rows
                        .iter()
                        .find(|row| row.rect().translate(at.to_vec2()) == *rect)
                        .unwrap();
                    let start: String = row.row.glyphs.iter().map(|glyph| glyph.chr).collect();
                    assert!(
                        *line == 5_001 || start.starts_with(&format!("line {line} ")),
                        "{line}: {start}"
                    );
                }
            }
        });
    }

    #[test]
    fn an_empty_text_has_one_line() {
        with_galley("", 300.0, |galley| {
            let all = Rect::from_min_size(Pos2::ZERO, vec2(300.0, 400.0));
            assert_eq!(
                lines_in_sight(galley, Pos2::ZERO, all)
                    .map(|(line, _)| line)
                    .collect::<Vec<_>>(),
                [1]
            );
        });
    }
}
