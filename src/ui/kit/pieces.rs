//! Small pieces that several views share and that know nothing of a particular page.

use egui::{Label, Response, RichText, Role, Sense, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::theme;
use crate::theme::icons;
use crate::ui::kit;
use crate::ui::kit::words;

/// A caption with an icon before it, which a screen reader does not read out.
pub fn caption_with_icon(ui: &mut Ui, icon: &str, words: &str) {
    let colour = theme::palette(ui).secondary;
    let text = RichText::new(format!("{icon} {words}"))
        .font(theme::caption())
        .color(colour);
    let response = ui.add(Label::new(text).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// A line of body text with an icon before it; the text wraps beside the icon.
pub fn line_with_icon(ui: &mut Ui, icon: &str, words: &str) {
    let palette = theme::palette(ui);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(24.0, 22.0), Sense::hover());
        kit::paint::icon(ui.painter(), rect.center(), icon, 20.0, palette.accent);
        words::body(ui, words);
    });
}

/// A button as wide as there is room: what it does, and at its right what that gives.
pub fn action_row(ui: &mut Ui, icon: &str, words: &str, outcome: &str) -> Response {
    let palette = theme::palette(ui);
    let width = ui.available_width();
    let text_width = (width - 48.0).max(40.0);
    let label = ui.painter().layout(
        words.to_owned(),
        theme::secondary(),
        palette.text,
        text_width,
    );
    let below = ui.painter().layout(
        outcome.to_owned(),
        theme::caption(),
        palette.secondary,
        text_width,
    );
    let height = label.size().y + below.size().y + 16.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(outcome));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let fill = if response.hovered() {
            palette.raised
        } else {
            palette.surface
        };
        ui.painter().rect(
            rect,
            8.0,
            fill,
            (1.0, palette.hairline),
            egui::StrokeKind::Inside,
        );
        kit::paint::icon(
            ui.painter(),
            rect.left_center() + vec2(18.0, 0.0),
            icon,
            18.0,
            palette.accent,
        );
        let left = rect.left() + 36.0;
        let below_at = pos2(left, rect.top() + 8.0 + label.size().y);
        ui.painter()
            .galley(pos2(left, rect.top() + 8.0), label, palette.text);
        ui.painter().galley(below_at, below, palette.secondary);
        kit::focus_ring(ui, &response, theme::radius::M);
    }
    response
}

/// A row of a list of people, groups or places.
pub fn target_row(ui: &mut Ui, name: &str, id: &str) -> Response {
    kit::list_row(ui, false, 48.0, name, |ui| {
        kit::avatar(ui, name, id, 32.0);
        ui.add_space(theme::space::S);
        ui.add(Label::new(RichText::new(name).font(theme::body())).truncate());
    })
}

/// A platform's monogram with its name, in one centred line.
pub fn monogram_line(ui: &mut Ui, name: &str) {
    let palette = theme::palette(ui);
    ui.label(
        RichText::new(name)
            .font(theme::strong_for(name, theme::size::SECONDARY))
            .color(palette.secondary),
    );
}

/// An icon button that is faint until something points at it, but always there for the keyboard and
/// for screen readers.
pub fn ghost_icon_button(ui: &mut Ui, icon: &str, name: &str, near: bool) -> Response {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(theme::area::TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if near || response.hovered() || response.has_focus() {
        if response.hovered() {
            ui.painter()
                .rect_filled(rect, theme::radius::M, palette.raised);
        }
        kit::paint::icon(ui.painter(), rect.center(), icon, 18.0, palette.secondary);
    }
    kit::focus_ring(ui, &response, theme::radius::M);
    response
}

/// A text field with an accessible name.
pub fn named_text_edit(ui: &mut Ui, edit: TextEdit<'_>, name: &str) -> Response {
    ui.add(edit).accessible_name(name)
}

/// A hairline with room around it.
pub fn rule(ui: &mut Ui) {
    ui.add_space(theme::space::M);
    kit::hairline(ui);
    ui.add_space(theme::space::M);
}

/// The picture of a good: its icon on the storefront's colour.
pub fn product_picture(ui: &mut Ui, icon: &str, hue: u16, size: Vec2, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let picture = theme::palette(ui).picture(f32::from(hue));
    ui.painter()
        .rect_filled(rect, theme::radius::L, picture.ground);
    let icon = icons::by_name(icon).unwrap_or(icons::TAG);
    kit::paint::icon(
        ui.painter(),
        rect.center(),
        icon,
        size.min_elem() * 0.42,
        picture.line,
    );
    response
}
