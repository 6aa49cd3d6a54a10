//! What-if policy outside of the Policy tab: the banner on every page, the editor of a cell, and the
//! buttons that lead to it.

use egui::{Frame, Label, Panel, Response, RichText, ScrollArea, Ui};

use crate::app::what_if::{CellEdit, Refusal, WhatIfIntent, about};
use crate::app::{Cell, Intent};
use crate::i18n::{chrome, policy, what_if};
use crate::policy::{DatedPolicy, Diff, LinkEffect, Outcome, WalletState};
use crate::theme::{fonts, icons, margin, palette, space};
use crate::ui::context::Cx;
use crate::ui::frame::focus;
use crate::ui::kit;

/// Below this width, in points, saving is an icon without its word, so that the strip stays one
/// line.
const NARROW: f32 = 760.0;

/// The strip below the time bar while the app follows a copy.
pub fn banner_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let state = cx.state;
    if !state.what_if.is_active(&state.policy) && !state.what_if.can_redo() {
        return;
    }
    let p = palette(ui);
    let frame = Frame::new()
        .fill(p.tint(p.violet))
        .inner_margin(margin(space::L, space::XS));
    Panel::top("what if")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            let narrow = ui.available_width() < NARROW;
            ui.horizontal_wrapped(|ui| {
                kit::icon(ui, icons::FLASK, 18.0, p.violet);
                let words = if state.what_if.is_active(&state.policy) {
                    what_if::BANNER
                } else {
                    what_if::ORIGINAL_RESTORED
                };
                let label = RichText::new(words.get(cx.lang))
                    .font(fonts::secondary())
                    .color(p.text);
                ui.add(Label::new(label))
                    .on_hover_text(what_if::BANNER_TIP.get(cx.lang));
                kit::caption(ui, &what_if::changed_cells(cx.lang, changed_cells(cx)));
                steps_ui(ui, cx, false);
                crate::ui::scenario::save_button_ui(ui, cx, narrow);
            });
        });
}

/// Undo, redo and reset; where there is nothing to do, `all` shows the button disabled with the
/// reason, else it is left out.
pub fn steps_ui(ui: &mut Ui, cx: &Cx<'_>, all: bool) {
    let what_if = &cx.state.what_if;
    let buttons = [
        (
            what_if.can_undo(),
            icons::ARROW_U_UP_LEFT,
            what_if::UNDO,
            what_if::NOTHING_TO_UNDO,
            WhatIfIntent::Undo,
        ),
        (
            what_if.can_redo(),
            icons::ARROW_U_UP_RIGHT,
            what_if::REDO,
            what_if::NOTHING_TO_REDO,
            WhatIfIntent::Redo,
        ),
        (
            what_if.is_active(&cx.state.policy),
            icons::ARROW_COUNTER_CLOCKWISE,
            what_if::RESET_ALL,
            what_if::NOTHING_TO_RESET,
            WhatIfIntent::ResetAll,
        ),
    ];
    for (can, icon, word, why_not, intent) in buttons {
        if !can && all {
            kit::disabled_button(ui, word.get(cx.lang), why_not.get(cx.lang));
        } else if can && kit::quiet_button_icon(ui, icon, word.get(cx.lang)).clicked() {
            cx.send(Intent::WhatIf(intent));
        }
    }
}

/// Number of cells of both matrices that differ from the original on the policy date.
fn changed_cells(cx: &Cx<'_>) -> usize {
    let day = cx.state.settings.day;
    let (before, after) = (
        DatedPolicy {
            policy: cx.state.what_if.original(),
            day,
        },
        DatedPolicy {
            policy: &cx.state.policy,
            day,
        },
    );
    let diff = Diff::between(before, after, cx.state.cell_circumstances().switches);
    diff.links.len() + diff.wallets.len()
}

/// "Change…", and "Put back" where there is something to put back.
pub fn change_ui(ui: &mut Ui, cx: &Cx<'_>, cell: &Cell) {
    ui.horizontal_wrapped(|ui| {
        if kit::secondary_button_icon(ui, icons::FLASK, what_if::CHANGE.get(cx.lang)).clicked() {
            cx.send(Intent::WhatIf(WhatIfIntent::EditCell(cell.clone())));
        }
        let changed = !cx.state.policy.what_if_rules(about(cell)).is_empty();
        if changed
            && kit::quiet_button_icon(
                ui,
                icons::ARROW_COUNTER_CLOCKWISE,
                what_if::RESTORE.get(cx.lang),
            )
            .clicked()
        {
            cx.send(Intent::WhatIf(WhatIfIntent::ResetCell(cell.clone())));
        }
    });
}

/// The editor of a cell over the window.
pub fn editor_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(edit) = &cx.state.what_if.editor else {
        return;
    };
    let shown = kit::dialog(
        ui.ctx(),
        "change a cell",
        what_if::CHANGE_TITLE.get(cx.lang),
        |ui| edit_ui(ui, cx, edit),
    );
    if shown.closed {
        cx.send(Intent::WhatIf(WhatIfIntent::CloseEdit));
    }
}

fn edit_ui(ui: &mut Ui, cx: &Cx<'_>, edit: &CellEdit) {
    kit::strong(ui, &crate::ui::policy::names::cell_title(cx, &edit.cell));
    kit::secondary(ui, what_if::CHANGE_HINT.get(cx.lang));
    ui.add_space(space::S);
    let mut changed = edit.clone();
    ScrollArea::vertical()
        .id_salt("answers")
        .max_height(320.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for says in answers(&edit.cell) {
                let row = answer_ui(ui, cx, says, says == edit.says);
                if says == edit.says {
                    focus::take_in_dialog(ui, &row);
                }
                if row.clicked() {
                    changed.says = says;
                }
            }
        });
    ui.add_space(space::S);
    let mut submitted = false;
    let (first, last) = (changed.from.clone(), changed.until.clone());
    for (id, day, words) in [
        ("from", &mut changed.from, what_if::FROM_DAY),
        ("until", &mut changed.until, what_if::UNTIL_DAY),
    ] {
        kit::caption(ui, words.get(cx.lang));
        let field = kit::text_field(ui, ("what-if", id), day, words.get(cx.lang));
        submitted |= kit::submitted(ui, &field);
        ui.add_space(space::XS);
    }
    let why_not = changed.days().err().map(|refusal| match refusal {
        Refusal::From => what_if::BAD_FROM,
        Refusal::Until => what_if::BAD_UNTIL,
    });
    let why_not = why_not.as_ref().map(|words| words.get(cx.lang));
    kit::field_problem(ui, &format!("{first}{last}"), why_not);
    if changed != *edit {
        cx.send(Intent::WhatIf(WhatIfIntent::SetEdit(changed)));
    }
    ui.add_space(space::S);
    match kit::decide(
        ui,
        what_if::APPLY.get(cx.lang),
        why_not,
        chrome::CANCEL.get(cx.lang),
        submitted,
    )
    .0
    {
        Some(kit::Choice::Do) => cx.send(Intent::WhatIf(WhatIfIntent::ApplyEdit)),
        Some(kit::Choice::Cancel) => cx.send(Intent::WhatIf(WhatIfIntent::CloseEdit)),
        None => {}
    }
}

/// Everything that a cell can be made to say. A question comes from the look of a link, never from
/// a rule.
fn answers(cell: &Cell) -> Vec<Outcome> {
    match cell {
        Cell::Link(..) => LinkEffect::ALL
            .iter()
            .filter(|effect| **effect != LinkEffect::Ask)
            .map(|effect| Outcome::Link(*effect))
            .collect(),
        Cell::Pay(..) => WalletState::ALL
            .iter()
            .map(|state| Outcome::Pay(*state))
            .collect(),
    }
}

/// An answer to choose.
fn answer_ui(ui: &mut Ui, cx: &Cx<'_>, says: Outcome, chosen: bool) -> Response {
    let (word, sentence) = (policy::outcome(says), policy::outcome_sentence(says));
    let word = word.get(cx.lang);
    kit::list_row(ui, chosen, 40.0, word, |ui| {
        match says {
            Outcome::Link(effect) => kit::effect_chip(ui, effect, None, word),
            Outcome::Pay(state) => kit::state_chip(ui, state, None, word),
        };
        let sentence = RichText::new(sentence.get(cx.lang))
            .font(fonts::caption())
            .color(palette(ui).secondary);
        ui.add(Label::new(sentence).truncate());
    })
}

/// Ctrl+Z and Ctrl+Y step back and forth, unless a field has the keyboard, where they belong to its
/// text, or a dialog hides the rules.
pub fn keys(ui: &Ui, cx: &Cx<'_>) {
    use egui::{Key, KeyboardShortcut, Modifiers};
    if ui.ctx().text_edit_focused() || cx.state.is_modal() {
        return;
    }
    let redo = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    let (undo, again) = (
        KeyboardShortcut::new(Modifiers::COMMAND, Key::Z),
        KeyboardShortcut::new(Modifiers::COMMAND, Key::Y),
    );
    let pressed = |shortcut| ui.input_mut(|input| input.consume_shortcut(shortcut));
    // The one with Shift first: a plain shortcut would take it too.
    let (redo, undo) = (pressed(&redo) | pressed(&again), pressed(&undo));
    if redo && cx.state.what_if.can_redo() {
        cx.send(Intent::WhatIf(WhatIfIntent::Redo));
    } else if undo && cx.state.what_if.can_undo() {
        cx.send(Intent::WhatIf(WhatIfIntent::Undo));
    }
}
