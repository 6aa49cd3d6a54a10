//! Containers: cards, banners, and the message for an empty page.

use egui::{
    Align, CornerRadius, Frame, InnerResponse, Label, Layout, RichText, Sense, Stroke, Ui,
    UiBuilder, pos2, vec2,
};

use crate::theme::{Palette, fonts, margin, palette, radius, size, space};
use crate::ui::kit::{Tone, button, paint, text};

/// Groups what belongs together, on its own surface.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let p = palette(ui);
    Frame::new()
        .fill(p.surface)
        .stroke(Stroke::new(1.0, p.hairline))
        .corner_radius(CornerRadius::same(radius::M))
        .inner_margin(margin(space::L, space::L))
        .show(ui, contents)
}

/// A sentence that concerns the whole page, with what can be done about it below.
pub fn banner<R>(
    ui: &mut Ui,
    tone: Tone,
    icon: &str,
    text: &str,
    actions: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let p = palette(ui);
    let color = tone.color(p);
    let frame = Frame::new()
        .fill(Palette::mix(p.surface, p.tint(color), 0.6))
        .stroke(Stroke::new(1.0, Palette::mix(p.tint(color), color, 0.25)))
        .corner_radius(CornerRadius::same(radius::M))
        .inner_margin(margin(space::M, space::M));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(size::ICON, size::ICON), Sense::hover());
            paint::icon(ui.painter(), rect.center(), icon, size::ICON, color);
            ui.add_space(space::XS);
            ui.vertical(|ui| {
                ui.add(
                    Label::new(RichText::new(text).font(fonts::secondary()).color(p.text)).wrap(),
                );
                // Where there is nothing to do, the row takes no space.
                ui.spacing_mut().interact_size.y = 0.0;
                ui.horizontal_wrapped(actions).inner
            })
            .inner
        })
        .inner
    })
}

/// The place where nothing is yet: a drawing, a sentence and, if there is something to do, its
/// button. Returns whether the button was clicked.
pub fn empty_state(ui: &mut Ui, icon: &str, sentence: &str, button_label: Option<&str>) -> bool {
    let room = ui.available_size();
    let height = if button_label.is_some() { 232.0 } else { 184.0 };
    let top = ((room.y - height) * 0.45).max(space::L);
    let layout = Layout::top_down(Align::Center);
    ui.scope_builder(UiBuilder::new().layout(layout), |ui| {
        ui.add_space(top);
        gate_drawing(ui, icon);
        ui.add_space(space::S);
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(320.0));
            ui.add(
                Label::new(
                    RichText::new(sentence)
                        .font(fonts::body())
                        .color(palette(ui).secondary),
                )
                .wrap(),
            );
        });
        let Some(label) = button_label else {
            return false;
        };
        ui.add_space(space::S);
        button::secondary_button(ui, label).clicked()
    })
    .inner
}

/// A round gate in a wall with `icon` in its opening, in hairlines.
fn gate_drawing(ui: &mut Ui, icon: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(176.0, 96.0), Sense::hover());
    let p = palette(ui);
    let painter = ui.painter();
    let line = Stroke::new(1.5, Palette::mix(p.hairline, p.outline, 0.5));
    let center = pos2(rect.center().x, rect.bottom() - 44.0);
    painter.circle_filled(center, 40.0, p.raised);
    painter.circle_stroke(center, 40.0, line);
    painter.hline(
        rect.left() + 8.0..=center.x - 26.0,
        rect.bottom() - 12.0,
        line,
    );
    painter.hline(
        center.x + 26.0..=rect.right() - 8.0,
        rect.bottom() - 12.0,
        line,
    );
    painter.hline(
        rect.left() + 28.0..=center.x - 44.0,
        rect.bottom() - 62.0,
        Stroke::new(1.0, p.hairline),
    );
    painter.hline(
        center.x + 44.0..=rect.right() - 28.0,
        rect.bottom() - 62.0,
        Stroke::new(1.0, p.hairline),
    );
    paint::icon(painter, center, icon, 32.0, p.secondary);
}

/// A line of one pixel across.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter()
        .hline(rect.x_range(), rect.center().y, paint::hair(ui));
}

/// A hairline with room around it.
pub fn rule(ui: &mut Ui) {
    ui.add_space(space::M);
    hairline(ui);
    ui.add_space(space::M);
}

/// A card with a title.
pub fn section(ui: &mut Ui, title: &str, content: impl FnOnce(&mut Ui)) {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        text::title(ui, title);
        ui.add_space(space::S);
        content(ui);
    });
    ui.add_space(space::M);
}
