//! A choice of a few, all visible at once.

use egui::{
    AsIdSalt, CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::theme::{Palette, fonts, palette, radius, size};
use crate::ui::kit::paint;

const HEIGHT: f32 = 36.0;
const INSET: f32 = 3.0;
const PADDING: f32 = 14.0;

/// Shows `options` side by side and lets one be chosen, by click or with the arrow keys. `group`
/// names the whole choice. Returns whether `value` has changed.
pub fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: impl AsIdSalt,
    group: &str,
    options: &[(T, &str)],
    value: &mut T,
) -> bool {
    let id = ui.make_persistent_id(id);
    let builder = UiBuilder::new()
        .scope_id(id)
        .accessibility_role(Role::RadioGroup)
        .accessibility_label(group);
    ui.scope_builder(builder, |ui| choose(ui, id, options, value))
        .inner
}

fn choose<T: Copy + PartialEq>(ui: &mut Ui, id: Id, options: &[(T, &str)], value: &mut T) -> bool {
    let widths: Vec<f32> = options
        .iter()
        .map(|(_, word)| {
            let galley = ui.painter().layout_no_wrap(
                (*word).to_owned(),
                fonts::strong_for(word, size::SECONDARY),
                egui::Color32::PLACEHOLDER,
            );
            (galley.size().x + 2.0 * PADDING).max(48.0)
        })
        .collect();
    let total = vec2(widths.iter().sum::<f32>() + 2.0 * INSET, HEIGHT);
    let (track, _) = ui.allocate_exact_size(total, Sense::hover());
    ui.painter()
        .rect_filled(track, CornerRadius::same(radius::M + 1), palette(ui).raised);

    let chosen = options.iter().position(|(option, _)| option == value);
    let mut wanted = None;
    let mut left = track.left() + INSET;
    for (index, ((_, word), width)) in options.iter().zip(&widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, track.top()), vec2(*width, HEIGHT));
        left += width;
        // One stop for the Tab key: the chosen one, or the first if none is.
        let sense = if chosen.unwrap_or(0) == index {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let response = ui.interact(rect, id.with(index), sense);
        let selected = chosen == Some(index);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, *word)
        });
        draw(ui, &response, rect, selected, word);
        if response.clicked() {
            wanted = Some(index);
        }
        if let Some(next) = arrow(ui, &response, index, options.len()) {
            wanted = Some(next);
            ui.memory_mut(|memory| memory.request_focus(id.with(next)));
        }
    }
    match wanted.and_then(|index| options.get(index)) {
        Some((option, _)) if option != value => {
            *value = *option;
            true
        }
        Some(_) | None => false,
    }
}

/// Option that an arrow key selects from the focused one.
fn arrow(ui: &Ui, response: &Response, index: usize, count: usize) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (back, on) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (
            pressed(Key::ArrowLeft) || pressed(Key::ArrowUp),
            pressed(Key::ArrowRight) || pressed(Key::ArrowDown),
        )
    });
    match (back, on) {
        (true, _) => index.checked_sub(1),
        (false, true) => Some(index + 1).filter(|next| *next < count),
        (false, false) => None,
    }
}

fn draw(ui: &Ui, response: &Response, rect: Rect, selected: bool, word: &str) {
    let p = palette(ui);
    let pill = rect.shrink2(vec2(0.0, INSET));
    if selected {
        let line = Stroke::new(1.0, Palette::mix(p.hairline, p.outline, 0.3));
        let fill = if p.dark { p.pressed } else { p.surface };
        ui.painter().rect(
            pill,
            CornerRadius::same(radius::S),
            fill,
            line,
            StrokeKind::Inside,
        );
    }
    let color = if selected || response.hovered() {
        p.text
    } else {
        p.secondary
    };
    ui.painter().text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        word,
        fonts::strong_for(word, size::SECONDARY),
        color,
    );
    if response.has_focus() {
        paint::ring(ui, pill, radius::S);
    }
}
