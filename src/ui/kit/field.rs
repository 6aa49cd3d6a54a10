//! Fields that text is typed into.

use egui::{
    Align2, AsIdSalt, CornerRadius, EventFilter, Frame, Id, Key, Margin, Modifiers, Response,
    Sense, Stroke, StrokeKind, TextEdit, Ui, Vec2, vec2,
};

use crate::theme::{area, fonts, icons, margin, palette, radius, space};
use crate::ui::kit::paint;

/// One line of text. `name` is its accessible name and, while it is empty, its hint.
pub fn text_field(ui: &mut Ui, id: impl AsIdSalt, text: &mut String, name: &str) -> Response {
    let id = ui.make_persistent_id(id);
    framed(ui, 1, |ui| {
        ui.add(
            TextEdit::singleline(text)
                .id(id)
                .frame(Frame::NONE)
                .hint_text(name)
                .desired_width(f32::INFINITY)
                .align(Align2::LEFT_CENTER),
        )
    })
    .accessible_name(name)
}

/// Whether Return was pressed in a field of one line, and not to confirm a candidate of an input
/// method. The field keeps the keyboard.
pub fn submitted(ui: &Ui, field: &Response) -> bool {
    let enter = ui.input(|input| {
        let composes = input
            .events
            .iter()
            .any(|event| matches!(event, egui::Event::Ime(_)));
        input.key_pressed(Key::Enter) && !composes
    });
    let submitted = enter && field.lost_focus();
    if submitted {
        field.request_focus();
    }
    submitted
}

/// Error below a field; quieter while nothing was typed.
pub fn field_problem(ui: &mut Ui, typed: &str, problem: Option<&str>) {
    let Some(problem) = problem else { return };
    let p = palette(ui);
    let color = if typed.trim().is_empty() {
        p.secondary
    } else {
        p.danger
    };
    ui.add(
        egui::Label::new(
            egui::RichText::new(problem)
                .font(fonts::caption())
                .color(color),
        )
        .wrap(),
    );
}

/// Several lines of text, `rows` high when empty. `name` is its accessible name and, while it is
/// empty, its hint.
pub fn text_area(
    ui: &mut Ui,
    id: impl AsIdSalt,
    text: &mut String,
    name: &str,
    rows: usize,
) -> Response {
    let id = ui.make_persistent_id(id);
    framed(ui, 4, |ui| {
        let edit = TextEdit::multiline(text)
            .id(id)
            .frame(Frame::NONE)
            .hint_text(name);
        ui.add(edit.desired_width(f32::INFINITY).desired_rows(rows))
    })
    .accessible_name(name)
}

/// A field to search with, emptied by Escape or by the cross at its end. `name` is its accessible
/// name and its hint.
pub fn search_field(ui: &mut Ui, id: impl AsIdSalt, text: &mut String, name: &str) -> Response {
    let id = ui.make_persistent_id(id);
    let p = palette(ui);
    let corner = CornerRadius::same(radius::M);
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let escaped = had_focus
        && !text.is_empty()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let shown = Frame::new()
        .fill(p.raised)
        .corner_radius(corner)
        .inner_margin(margin(space::S, 0.0))
        .show(ui, |ui| {
            ui.horizontal(|ui| search_contents(ui, id, text, name))
                .inner
        });
    let (response, crossed) = shown.inner;
    let mut response = response.accessible_name(name);
    if escaped || crossed {
        text.clear();
        response.mark_changed();
        response.request_focus();
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            shown.response.rect,
            corner,
            Stroke::new(2.0, p.accent),
            StrokeKind::Inside,
        );
    }
    response
}

/// The icon, the text and the cross; the latter is for the mouse only, since Escape does the same.
fn search_contents(ui: &mut Ui, id: Id, text: &mut String, name: &str) -> (Response, bool) {
    let p = palette(ui);
    ui.set_min_height(34.0);
    ui.spacing_mut().item_spacing.x = space::XS;
    let (icon, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
    paint::icon(
        ui.painter(),
        icon.center(),
        icons::MAGNIFYING_GLASS,
        18.0,
        p.secondary,
    );
    let room = ui.available_width() - if text.is_empty() { 0.0 } else { 28.0 };
    // Escape first empties the field; in an empty field it leaves it, as everywhere.
    let keys = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: !text.is_empty(),
        tab: false,
    };
    let edit = TextEdit::singleline(text)
        .id(id)
        .frame(Frame::NONE)
        .hint_text(name)
        .event_filter(keys);
    let response = ui.add(
        edit.font(fonts::secondary())
            .desired_width(room)
            .align(Align2::LEFT_CENTER),
    );
    if text.is_empty() {
        return (response, false);
    }
    let (rect, cross) = ui.allocate_exact_size(vec2(20.0, area::TARGET), Sense::CLICK);
    let color = if cross.hovered() { p.text } else { p.secondary };
    paint::icon(ui.painter(), rect.center(), icons::X_CIRCLE, 18.0, color);
    (response, cross.clicked())
}

/// The frame around a field: a line that turns into the accent while the field has the keyboard.
fn framed(ui: &mut Ui, above_and_below: i8, field: impl FnOnce(&mut Ui) -> Response) -> Response {
    let p = palette(ui);
    let corner = CornerRadius::same(radius::M);
    let shown = Frame::new()
        .fill(p.surface)
        .corner_radius(corner)
        .inner_margin(Margin::symmetric(6, above_and_below))
        .show(ui, field);
    let response = shown.inner;
    let stroke = match (response.has_focus(), response.hovered()) {
        (true, _) => Stroke::new(2.0, p.accent),
        (false, true) => Stroke::new(1.0, p.secondary),
        (false, false) => Stroke::new(1.0, p.outline),
    };
    ui.painter()
        .rect_stroke(shown.response.rect, corner, stroke, StrokeKind::Inside);
    response
}

/// A text field with an accessible name.
pub fn named_text_edit(ui: &mut Ui, edit: TextEdit<'_>, name: &str) -> Response {
    ui.add(edit).accessible_name(name)
}
