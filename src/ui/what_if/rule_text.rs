//! The text of the rules, to be edited, with what is wrong with it beside it.
//!
//! Typed text goes to `update`, which uses it if it has no errors; nothing is judged
//! here.

use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{Frame, Id, Margin, RichText, ScrollArea, TextEdit, Ui, UiBuilder};

use crate::app::Intent;
use crate::app::what_if::WhatIfIntent;
use crate::i18n::what_if;
use crate::policy::{Diagnostic, Severity};
use crate::theme::{area, fonts, icons, margin, palette, size, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::what_if::{editor as what_if_ui, gutter};

/// Width of the problems where there is room beside the text, and the least room for both.
const PROBLEMS: f32 = 280.0;
const BOTH: f32 = 640.0;
/// The most problems that are listed.
const MOST: usize = 200;

/// Draws the section.
pub fn rule_text_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal_wrapped(|ui| what_if_ui::steps_ui(ui, cx, true));
    let room = ui.available_rect_before_wrap();
    let goto = ui.scope_id().with("go to line");
    let (problems, editor) = if room.width() < BOTH {
        let above = room.with_max_y(room.top() + 160.0);
        (above, room.with_min_y(above.bottom() + space::S))
    } else {
        let left = room.with_max_x(room.right() - PROBLEMS - space::L);
        (room.with_min_x(left.right() + space::L), left)
    };
    // The text first: a click on a problem reaches it one frame later, when the click no longer
    // takes the keyboard from it.
    ui.scope_builder(UiBuilder::new().max_rect(editor), |ui| {
        editor_ui(ui, cx, goto)
    });
    ui.scope_builder(UiBuilder::new().max_rect(problems), |ui| {
        problems_ui(ui, cx, goto)
    });
}

fn editor_ui(ui: &mut Ui, cx: &Cx<'_>, goto: Id) {
    let p = palette(ui);
    let in_force = cx.state.policy.text();
    let mut typed = cx
        .state
        .what_if
        .draft
        .clone()
        .unwrap_or_else(|| in_force.to_owned());
    let id = ui.scope_id().with("rule text");
    let wanted = ui.data_mut(|data| data.remove_temp::<(usize, usize)>(goto));
    if let Some((line, column)) = wanted {
        put_cursor(ui, id, offset(&typed, line, column));
    }
    let width = gutter::width(&typed);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a gutter of a hundred points would be one for ten figures"
    )]
    let margin = Margin {
        left: (width.min(112.0) + 12.0) as i8,
        ..margin(space::M, space::M)
    };
    ScrollArea::both()
        .id_salt("rule text")
        .auto_shrink(false)
        .show(ui, |ui| {
            let edit = TextEdit::multiline(&mut typed)
                .id(id)
                .text_color(p.text)
                .frame(Frame::new().fill(p.surface).inner_margin(margin))
                .code_editor()
                .font(fonts::address(size::SECONDARY))
                .desired_width(f32::INFINITY);
            let shown = edit.show(ui);
            let response = shown
                .response
                .response
                .clone()
                .accessible_name(what_if::RULE_TEXT.get(cx.lang));
            if let (Some(_), Some(range)) = (wanted, shown.cursor_range) {
                let place = shown
                    .galley
                    .pos_from_cursor(range.primary)
                    .translate(shown.galley_pos.to_vec2());
                ui.scroll_to_rect(
                    place.expand2(egui::vec2(0.0, 80.0)),
                    Some(egui::Align::Center),
                );
            }
            let row = shown
                .cursor_range
                .map(|range| shown.galley.layout_from_cursor(range.primary).row);
            gutter::gutter_ui(
                ui,
                (&shown.galley, shown.galley_pos),
                (row, width),
                &cx.state.what_if.problems,
            );
            if response.changed() {
                cx.send(Intent::WhatIf(WhatIfIntent::EditText(typed)));
            }
        });
}

/// Puts the keyboard and the cursor to a place of the text.
fn put_cursor(ui: &Ui, id: Id, at: usize) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state
        .cursor
        .set_char_range(Some(CCursorRange::one(CCursor::new(at))));
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// Number of characters before a line and column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(|line| line.chars().count())
        .sum();
    before + column.saturating_sub(1)
}

fn problems_ui(ui: &mut Ui, cx: &Cx<'_>, goto: Id) {
    let what_if = &cx.state.what_if;
    ScrollArea::vertical()
        .id_salt("problems")
        .auto_shrink(false)
        .show(ui, |ui| {
            kit::section_title(ui, what_if::PROBLEMS.get(cx.lang));
            ui.add_space(space::XS);
            if what_if.draft.is_some() {
                kit::banner(
                    ui,
                    kit::Tone::Bad,
                    icons::WARNING,
                    what_if::NOT_APPLIED.get(cx.lang),
                    |ui| {
                        if kit::quiet_button(ui, what_if::RESTORE_VALID_TEXT.get(cx.lang)).clicked()
                        {
                            cx.send(Intent::WhatIf(WhatIfIntent::DiscardDraft));
                        }
                    },
                );
            } else {
                kit::secondary(ui, what_if::NO_ERRORS.get(cx.lang));
            }
            ui.add_space(space::S);
            // Errors first: only they keep the text from being followed.
            for severity in [Severity::Error, Severity::Warning] {
                for problem in what_if
                    .problems
                    .iter()
                    .filter(|problem| problem.severity == severity)
                    .take(MOST)
                {
                    problem_ui(ui, cx, problem, goto);
                }
            }
        });
}

/// A problem as a button to its place.
fn problem_ui(ui: &mut Ui, cx: &Cx<'_>, problem: &Diagnostic, goto: Id) {
    let p = palette(ui);
    let place = what_if::place(cx.lang, problem.line, problem.column);
    let label = format!(
        "{}, {place}: {}",
        what_if::severity(problem.severity).get(cx.lang),
        problem.message
    );
    let (icon, color) = match problem.severity {
        Severity::Error => (icons::X_CIRCLE, p.danger),
        Severity::Warning => (icons::WARNING_CIRCLE, p.amber),
    };
    let row = kit::list_row(ui, false, area::TARGET, &label, |ui| {
        kit::icon(ui, icon, 16.0, color);
        kit::secondary(ui, &place);
    });
    if row.clicked() {
        ui.data_mut(|data| data.insert_temp(goto, (problem.line, problem.column)));
        ui.ctx().request_repaint();
    }
    ui.add(
        egui::Label::new(
            RichText::new(&problem.message)
                .font(fonts::secondary())
                .color(p.text),
        )
        .wrap(),
    );
    if let Some(help) = &problem.help {
        kit::caption(ui, help);
    }
    ui.add_space(space::XS);
}
