//! Buttons. One primary button a page; everything else is secondary or quiet.

use egui::{
    Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::theme::{Palette, area, fonts, palette, radius, size, space};
use crate::ui::kit::paint;

/// Emphasis of a button.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Danger,
    Disabled,
}

struct Look {
    fill: Color32,
    line: Color32,
    text: Color32,
}

impl Kind {
    fn look(self, p: &Palette, response: &Response) -> Look {
        let pressed = response.is_pointer_button_down_on();
        let hovered = response.hovered() || pressed;
        let none = Color32::TRANSPARENT;
        let wash = |rest: Color32| match (pressed, hovered) {
            (true, _) => p.pressed,
            (false, true) => p.raised,
            (false, false) => rest,
        };
        match self {
            Self::Primary => {
                let fill = if hovered { p.accent_hover } else { p.accent };
                Look {
                    fill,
                    line: none,
                    text: p.on_accent,
                }
            }
            Self::Secondary => {
                let line = if hovered {
                    p.outline
                } else {
                    Palette::mix(p.hairline, p.outline, 0.35)
                };
                Look {
                    fill: wash(p.surface),
                    line,
                    text: p.text,
                }
            }
            Self::Quiet => Look {
                fill: wash(none),
                line: none,
                text: p.accent,
            },
            Self::Danger => {
                let fill = if hovered {
                    p.tint_hover(p.danger)
                } else {
                    p.tint(p.danger)
                };
                Look {
                    fill,
                    line: none,
                    text: p.danger,
                }
            }
            Self::Disabled => Look {
                fill: p.raised,
                line: none,
                text: p.secondary,
            },
        }
    }
}

/// The one button that a page is for.
pub fn primary_button(ui: &mut Ui, label: &str) -> Response {
    button(ui, Kind::Primary, "", label)
}

/// [`primary_button`] with an icon before its word.
pub fn primary_button_icon(ui: &mut Ui, icon: &str, label: &str) -> Response {
    button(ui, Kind::Primary, icon, label)
}

/// A button beside the primary one, or one of many equals.
pub fn secondary_button(ui: &mut Ui, label: &str) -> Response {
    button(ui, Kind::Secondary, "", label)
}

/// [`secondary_button`] with an icon before its word.
pub fn secondary_button_icon(ui: &mut Ui, icon: &str, label: &str) -> Response {
    button(ui, Kind::Secondary, icon, label)
}

/// A button that looks like a word: for what is seldom needed.
pub fn quiet_button(ui: &mut Ui, label: &str) -> Response {
    button(ui, Kind::Quiet, "", label)
}

/// [`quiet_button`] with an icon before its word.
pub fn quiet_button_icon(ui: &mut Ui, icon: &str, label: &str) -> Response {
    button(ui, Kind::Quiet, icon, label)
}

/// A button that destroys something.
pub fn danger_button(ui: &mut Ui, label: &str) -> Response {
    button(ui, Kind::Danger, "", label)
}

/// A button that can't be used now. It can still be reached with the keyboard, and says `why` to
/// everybody who asks.
pub fn disabled_button(ui: &mut Ui, label: &str, why: &str) -> Response {
    let response = button(ui, Kind::Disabled, "", label);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(why));
    if response.has_focus() {
        response.show_tooltip_text(why);
    }
    response.on_hover_text(why)
}

/// An icon that can be clicked; its name is its tooltip.
pub fn icon_button(ui: &mut Ui, icon: &str, accessible_name: &str) -> Response {
    draw_icon(ui, icon, accessible_name, None)
}

/// [`icon_button`] that is on or off.
pub fn icon_toggle(ui: &mut Ui, icon: &str, accessible_name: &str, on: bool) -> Response {
    draw_icon(ui, icon, accessible_name, Some(on))
}

fn button(ui: &mut Ui, kind: Kind, icon: &str, label: &str) -> Response {
    let icon_size = 18.0;
    let icon_width = if icon.is_empty() {
        0.0
    } else {
        icon_size + 6.0
    };
    let padding = if kind == Kind::Quiet { space::S } else { 14.0 };
    // Buttons in a column may be as long as a sentence.
    let room = if ui.layout().is_vertical() {
        ui.available_width() - 2.0 * padding - icon_width
    } else {
        f32::INFINITY
    };
    let font = fonts::strong_for(label, size::SECONDARY);
    let galley = ui
        .painter()
        .layout(label.to_owned(), font, Color32::PLACEHOLDER, room.max(48.0));
    let content = vec2(icon_width + galley.size().x, galley.size().y);
    let desired = vec2(
        content.x + 2.0 * padding,
        (content.y + 12.0).max(area::TARGET),
    );
    let sense = if kind == Kind::Disabled {
        Sense::focusable_noninteractive()
    } else {
        Sense::click()
    };
    let (rect, response) = ui.allocate_at_least(desired, sense);
    let enabled = ui.is_enabled() && kind != Kind::Disabled;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
    if ui.is_rect_visible(rect) {
        let look = kind.look(palette(ui), &response);
        let painter = ui.painter();
        let corner = CornerRadius::same(radius::M);
        painter.rect(
            rect,
            corner,
            look.fill,
            Stroke::new(1.0, look.line),
            StrokeKind::Inside,
        );
        let left = rect.center().x - content.x / 2.0;
        if !icon.is_empty() {
            paint::icon(
                painter,
                pos2(left + icon_size / 2.0, rect.center().y),
                icon,
                icon_size,
                look.text,
            );
        }
        painter.galley(
            pos2(left + icon_width, rect.center().y - content.y / 2.0),
            galley,
            look.text,
        );
        paint::focus_ring(ui, &response, radius::M);
    }
    response
}

fn draw_icon(ui: &mut Ui, icon: &str, accessible_name: &str, on: Option<bool>) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(area::TARGET), Sense::click());
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(Role::Button, ui.is_enabled(), on, accessible_name),
        None => WidgetInfo::labeled(Role::Button, ui.is_enabled(), accessible_name),
    });
    if ui.is_rect_visible(rect) {
        let p = palette(ui);
        let selected = on == Some(true);
        let fill = match (
            response.is_pointer_button_down_on(),
            response.hovered(),
            selected,
        ) {
            (true, _, _) => p.pressed,
            (false, true, _) => p.raised,
            (false, false, true) => p.mine,
            (false, false, false) => Color32::TRANSPARENT,
        };
        ui.painter()
            .rect_filled(rect, CornerRadius::same(radius::M), fill);
        let color = match (selected, response.hovered()) {
            (true, _) => p.accent,
            (false, true) => p.text,
            (false, false) => p.secondary,
        };
        paint::icon(ui.painter(), rect.center(), icon, size::ICON, color);
        paint::focus_ring(ui, &response, radius::M);
    }
    response.on_hover_text(accessible_name)
}

/// An icon button that is faint until something points at it, but always there for the keyboard and
/// for screen readers.
pub fn ghost_icon_button(ui: &mut Ui, icon: &str, name: &str, near: bool) -> Response {
    let palette = palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(area::TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if near || response.hovered() || response.has_focus() {
        if response.hovered() {
            ui.painter().rect_filled(rect, radius::M, palette.raised);
        }
        paint::icon(ui.painter(), rect.center(), icon, 18.0, palette.secondary);
    }
    paint::focus_ring(ui, &response, radius::M);
    response
}
