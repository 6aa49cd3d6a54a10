//! The pad for the demo PIN, for mouse and keyboard. The page shows the PIN: this is a mock.

use egui::{
    Align2, CornerRadius, Event, Key, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::app::{CheckoutIntent, DEMO_PIN, Intent};
use crate::i18n::checkout;
use crate::theme::{self, icons, radius, space};
use crate::ui::context::Cx;
use crate::ui::kit;

const KEYS: [[char; 3]; 4] = [
    ['1', '2', '3'],
    ['4', '5', '6'],
    ['7', '8', '9'],
    [' ', '0', '<'],
];

pub fn pin_ui(ui: &mut Ui, cx: &Cx<'_>) {
    typed(ui, cx);
    kit::title(ui, checkout::PIN.get(cx.lang));
    kit::secondary(ui, &checkout::pin_hint(cx.lang, DEMO_PIN));
    ui.add_space(space::XS);
    dots_ui(ui, cx);
    if cx.state.session.paying.wrong_pin {
        kit::chip(
            ui,
            kit::Tone::Bad,
            icons::WARNING_CIRCLE,
            checkout::WRONG_PIN.get(cx.lang),
        );
    }
    ui.add_space(space::XS);
    let wide = ((ui.available_width() - 12.0) / 3.0).min(96.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for row in KEYS {
            ui.horizontal(|ui| {
                for key in row {
                    key_ui(ui, cx, key, wide);
                }
            });
        }
    });
}

/// Digits typed while no field has the keyboard.
fn typed(ui: &Ui, cx: &Cx<'_>) {
    if ui.ctx().text_edit_focused() || cx.state.is_modal() {
        return;
    }
    ui.input(|input| {
        for event in &input.events {
            if let Event::Text(digits) = event {
                cx.send_all(
                    digits
                        .chars()
                        .filter(char::is_ascii_digit)
                        .map(|d| Intent::Checkout(CheckoutIntent::TypeDigit(d))),
                );
            }
        }
        if input.key_pressed(Key::Backspace) {
            cx.send(Intent::Checkout(CheckoutIntent::DeleteDigit));
        }
    });
}

fn dots_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let p = theme::palette(ui);
    let typed = cx.state.session.paying.pin.len();
    let (rect, response) = ui.allocate_exact_size(vec2(40.0 * 4.0, 44.0), Sense::hover());
    let words = checkout::pin_dots(cx.lang, typed, DEMO_PIN.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let mut x = rect.left();
    for place in 0..DEMO_PIN.len() {
        let cell = egui::Rect::from_min_size(egui::pos2(x, rect.top()), vec2(34.0, 44.0));
        let line = if place == typed {
            Stroke::new(2.0, p.accent)
        } else {
            Stroke::new(1.0, p.outline)
        };
        ui.painter().rect(
            cell,
            CornerRadius::same(radius::M),
            p.surface,
            line,
            StrokeKind::Inside,
        );
        if place < typed {
            ui.painter().circle_filled(cell.center(), 5.0, p.text);
        }
        x += 40.0;
    }
}

fn key_ui(ui: &mut Ui, cx: &Cx<'_>, key: char, wide: f32) {
    let p = theme::palette(ui);
    let sense = if key == ' ' {
        Sense::hover()
    } else {
        Sense::click()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(wide, 40.0), sense);
    if key == ' ' {
        return;
    }
    let name = if key == '<' {
        checkout::ERASE.get(cx.lang).to_owned()
    } else {
        key.to_string()
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let fill = match (response.is_pointer_button_down_on(), response.hovered()) {
        (true, _) => p.pressed,
        (false, true) => p.raised,
        (false, false) => p.ground,
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(radius::M),
        fill,
        Stroke::new(1.0, p.hairline),
        StrokeKind::Inside,
    );
    if key == '<' {
        kit::paint::icon(
            ui.painter(),
            rect.center(),
            icons::BACKSPACE,
            20.0,
            p.secondary,
        );
    } else {
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            key,
            theme::strong_figures(17.0),
            p.text,
        );
    }
    kit::focus_ring(ui, &response, radius::M);
    if response.clicked() {
        cx.send(Intent::Checkout(if key == '<' {
            CheckoutIntent::DeleteDigit
        } else {
            CheckoutIntent::TypeDigit(key)
        }));
    }
}
