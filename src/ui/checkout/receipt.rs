//! A receipt as a narrow card, and the buttons that save it as a file.

use crate::ui::shop::parts::amount_row;
use egui::{
    Align, CornerRadius, Frame, Layout, Margin, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use crate::app::Content;
use crate::app::Intent;
use crate::app::NewFile;
use crate::app::WalletIntent;
use crate::domain::Order;
use crate::domain::ledger::Entry;
use crate::i18n::checkout;
use crate::i18n::chrome;
use crate::theme;
use crate::theme::icons;
use crate::ui::checkout::picture;
use crate::ui::checkout::picture::Picture;
use crate::ui::checkout::receipt_lines::{Line, as_text, lines, modules};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::kit::words;

/// How wide a receipt is.
const WIDTH: f32 = 340.0;

/// The receipt as a card, and the buttons that keep it as a file.
pub fn receipt_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order, entry: &Entry, out: &mut Vec<Intent>) {
    let lines = lines(cx, order, entry);
    let p = theme::palette(ui);
    let side = ((ui.available_width() - WIDTH - 40.0) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.add_space(side);
        ui.vertical(|ui| {
            let frame = Frame::new()
                .fill(p.surface)
                .stroke(Stroke::new(1.0, p.hairline))
                .corner_radius(CornerRadius::same(4));
            frame
                .inner_margin(Margin::symmetric(20, 18))
                .show(ui, |ui| {
                    ui.set_width(WIDTH.min(ui.available_width()));
                    ui.spacing_mut().item_spacing.y = 3.0;
                    for line in &lines {
                        line_ui(ui, line);
                    }
                });
            ui.horizontal_wrapped(|ui| {
                let name = entry.number().to_lowercase();
                if kit::secondary_button_icon(ui, icons::IMAGE, checkout::SAVE_PICTURE.get(cx.lang))
                    .clicked()
                {
                    let Picture {
                        width,
                        height,
                        rgba,
                    } = picture::paint(&lines);
                    let content = Content::Picture {
                        width,
                        height,
                        rgba,
                    };
                    out.push(Intent::Wallet(WalletIntent::SaveFile(NewFile {
                        name: format!("receipt-{name}.png"),
                        content,
                    })));
                }
                if kit::secondary_button_icon(
                    ui,
                    icons::FILE_TEXT,
                    checkout::SAVE_TEXT.get(cx.lang),
                )
                .clicked()
                {
                    let content = Content::Bytes(as_text(&lines).into_bytes());
                    out.push(Intent::Wallet(WalletIntent::SaveFile(NewFile {
                        name: format!("receipt-{name}.txt"),
                        content,
                    })));
                }
                let rule = entry.permit.as_ref().map(|permit| &permit.rule);
                let rule = rule.filter(|rule| cx.state.policy.wallet_rule(rule).is_some());
                if let Some(rule) = rule
                    && kit::quiet_button(ui, chrome::SHOW_RULE.get(cx.lang)).clicked()
                {
                    out.push(Intent::ShowRule(rule.clone()));
                }
            });
        });
    });
}

fn line_ui(ui: &mut Ui, line: &Line) {
    let p = theme::palette(ui);
    match line {
        Line::Title(words) => {
            ui.vertical_centered(|ui| {
                ui.label(RichText::new(words).font(theme::strong_for(words, theme::size::TITLE)))
            });
        }
        Line::Note(words) => {
            ui.vertical_centered(|ui| words::caption(ui, words));
        }
        Line::Pair(name, value, true) => amount_row(ui, name, value, true),
        Line::Pair(name, value, false) => pair_ui(ui, name, value),
        Line::Dots => {
            let (rect, _) =
                ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
            kit::paint::dotted_rule(
                ui.painter(),
                rect.left(),
                rect.right(),
                rect.center().y,
                p.outline,
            );
        }
        Line::Code(words) => code_ui(ui, words),
    }
}

/// The value has all the room that it needs; the name is cut if there is not enough for both.
fn pair_ui(ui: &mut Ui, name: &str, value: &str) {
    let p = theme::palette(ui);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 19.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            words::one_line(
                ui,
                RichText::new(value)
                    .font(theme::figures(theme::size::CAPTION + 0.5))
                    .color(p.text),
            );
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                words::one_line(
                    ui,
                    RichText::new(name)
                        .font(theme::caption())
                        .color(p.secondary),
                );
            });
        },
    );
}

fn code_ui(ui: &mut Ui, words: &str) {
    let Some((side, dark)) = modules(words) else {
        return;
    };
    ui.add_space(6.0);
    ui.vertical_centered(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(132.0, 132.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
        // Scanners want dark on light, whatever the theme.
        ui.painter().rect_filled(rect, 4.0, theme::LIGHT.surface);
        // Modules of whole pixels, or the code blurs.
        let scale = ui.ctx().pixels_per_point();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a code has less than two hundred modules a side"
        )]
        let unit = (rect.width() * scale / side as f32).floor().max(1.0) / scale;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a code has less than two hundred modules a side"
        )]
        let first =
            ((rect.center() - vec2(unit, unit) * side as f32 / 2.0) * scale).round() / scale;
        for (place, _) in dark.iter().enumerate().filter(|(_, dark)| **dark) {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a code has less than two hundred modules a side"
            )]
            let at = vec2((place % side) as f32, (place / side) as f32) * unit;
            let module = egui::Rect::from_min_size(first + at, vec2(unit, unit));
            ui.painter().rect_filled(module, 0.0, theme::LIGHT.text);
        }
    });
    ui.add_space(4.0);
}
