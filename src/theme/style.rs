//! Style of egui, for the few widgets that `ui/kit` does not draw.
//!
//! Uses only values of `palette`, `metrics` and `fonts`.

use egui::style::{
    HandleShape, NumericColorSpace, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets,
};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Visuals,
    vec2,
};

use super::fonts;
use super::metrics::{radius, size};
use super::palette::Palette;

/// The style of one theme.
pub(super) fn style(p: &Palette) -> Style {
    let mut style = Style {
        visuals: visuals(p),
        animation_time: 0.12,
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Small, fonts::caption()),
        (TextStyle::Body, fonts::body()),
        (TextStyle::Button, fonts::strong(size::SECONDARY)),
        (TextStyle::Heading, fonts::title()),
        (
            TextStyle::Monospace,
            FontId::new(size::SECONDARY, FontFamily::Monospace),
        ),
    ]
    .into();
    style.drag_value_text_style = TextStyle::Body;
    set_spacing(&mut style);
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.35;
    style.interaction.show_tooltips_only_when_still = true;
    style.compact_menu_style = false;
    #[cfg(debug_assertions)]
    {
        // Text of 1.45 line height does not end on whole points; drawing rounds to pixels anyway.
        style.debug.show_unaligned = false;
    }
    style
}

fn set_spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(8);
    spacing.button_padding = vec2(12.0, 6.0);
    spacing.interact_size = vec2(32.0, 32.0);
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 8.0;
    spacing.indent = 16.0;
    spacing.combo_width = 120.0;
    spacing.slider_rail_height = 4.0;
    spacing.tooltip_width = 320.0;
    spacing.menu_width = 280.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        handle_min_length: 32.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        // In the colours of widgets, which are fainter than text.
        foreground_color: false,
        ..ScrollStyle::floating()
    };
    spacing.scroll.fade.strength = 0.0;
}

fn visuals(p: &Palette) -> Visuals {
    let base = if p.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    Visuals {
        override_text_color: None,
        weak_text_color: Some(p.secondary),
        widgets: widgets(p),
        selection: Selection {
            bg_fill: Palette::mix(p.surface, p.accent, if p.dark { 0.35 } else { 0.25 }),
            stroke: Stroke::new(1.0, p.text),
        },
        hyperlink_color: p.accent,
        faint_bg_color: p.raised,
        extreme_bg_color: p.surface,
        text_edit_bg_color: Some(p.surface),
        code_bg_color: p.raised,
        warn_fg_color: p.amber,
        error_fg_color: p.danger,
        window_corner_radius: CornerRadius::same(radius::L),
        window_shadow: shadow(p),
        window_fill: p.surface,
        window_stroke: Stroke::new(1.0, p.hairline),
        menu_corner_radius: CornerRadius::same(radius::M),
        panel_fill: p.ground,
        popup_shadow: shadow(p),
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(2.0, p.accent),
            ..TextCursorStyle::default()
        },
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        numeric_color_space: NumericColorSpace::GammaByte,
        disabled_alpha: 0.6,
        ..base
    }
}

/// The shadow under menus, dialogs and tooltips.
pub fn shadow(p: &Palette) -> Shadow {
    Shadow {
        offset: [0, 6],
        blur: 24,
        spread: 0,
        color: p.shadow,
    }
}

fn widgets(p: &Palette) -> Widgets {
    // `weak` is the background of buttons, the other fill that of slider rails and check boxes.
    let look = |weak: Color32, line: Color32| WidgetVisuals {
        bg_fill: Palette::mix(p.pressed, p.outline, 0.35),
        weak_bg_fill: weak,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: CornerRadius::same(radius::M),
        fg_stroke: Stroke::new(1.5, p.text),
        expansion: 0.0,
    };
    let line = Palette::mix(p.hairline, p.outline, 0.35);
    Widgets {
        noninteractive: WidgetVisuals {
            bg_fill: p.surface,
            fg_stroke: Stroke::new(1.0, p.text),
            ..look(p.surface, p.hairline)
        },
        inactive: look(p.surface, line),
        hovered: look(p.raised, p.outline),
        active: look(p.pressed, p.accent),
        open: look(p.raised, line),
    }
}
