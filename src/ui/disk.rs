//! What is not on the disk yet: the bar at the top of the window, and the question before it closes.

use egui::{Align, Frame, Label, Layout, Margin, Panel, RichText, Role, Ui, UiBuilder};

use super::{Cx, kit, text};
use crate::app::{Behind, DiskIntent, Intent, Kept};
use crate::domain::Lang;
use crate::i18n::disk;
use crate::theme::{self, icons, space};

/// The bar: what is wrong, what waits, and the button to try again.
pub fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let Some(behind) = &cx.state.session.behind else { return };
    let palette = theme::palette(ui);
    let words = words(cx.lang, behind);
    let frame = Frame::new().fill(palette.tint(palette.amber)).inner_margin(Margin::symmetric(16, 8));
    Panel::top("disk bar").resizable(false).frame(frame).show(ui, |ui| {
        let alert = UiBuilder::new().accessibility_role(Role::Alert).accessibility_label(&words);
        ui.scope_builder(alert, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if kit::secondary_button_icon(ui, icons::ARROW_COUNTER_CLOCKWISE, disk::TRY_AGAIN.get(cx.lang)).clicked() {
                    out.push(Intent::Disk(DiskIntent::TryAgain));
                }
                ui.add_space(space::S);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    kit::icon(ui, icons::WARNING_CIRCLE, theme::size::ICON, palette.amber);
                    ui.add(Label::new(RichText::new(&words).font(theme::secondary()).color(palette.text)).wrap());
                });
            });
        });
    });
}

/// The question before the window closes over what waits.
pub fn close_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let Some(behind) = cx.state.session.behind.as_ref().filter(|_| cx.state.session.asks_to_close) else { return };
    let shown = kit::dialog(ui.ctx(), "close over changes", disk::CLOSE_TITLE.get(cx.lang), |ui| {
        text::body(ui, &words(cx.lang, behind));
        ui.add_space(space::M);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if kit::primary_button(ui, disk::TRY_AGAIN.get(cx.lang)).clicked() {
                out.push(Intent::Disk(DiskIntent::TryAgain));
            }
            if kit::secondary_button(ui, disk::KEEP_OPEN.get(cx.lang)).clicked() {
                out.push(Intent::Disk(DiskIntent::KeepOpen));
            }
            if kit::danger_button(ui, disk::CLOSE_ANYWAY.get(cx.lang)).clicked() {
                out.push(Intent::Disk(DiskIntent::CloseAnyway));
            }
        });
    });
    if shown.closed {
        out.push(Intent::Disk(DiskIntent::KeepOpen));
    }
}

fn words(lang: Lang, behind: &Behind) -> String {
    match (behind.kept, behind.changes) {
        (Kept::InMemory, 0) => disk::settings_wait(lang, &behind.trouble),
        (Kept::InMemory, changes) => disk::waiting(lang, &behind.trouble, changes),
        (Kept::InCopy, changes) => disk::temporary(lang, &behind.trouble, changes),
    }
}
