//! One message: bubble, link cards, sender, time, and the button to forward it.

use egui::{Align, Frame, Layout, Rect, Ui, vec2};

use crate::app::{Forwardable, Intent, LinkContext};
use crate::domain::{ConversationKind, Message};
use crate::i18n::{chat, date};
use crate::theme::{self, icons, margin, space};
use crate::ui::chat::rich_text::{Written, written_ui};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::link::card::link_card_ui;

/// The part of the column that a bubble may fill.
const WIDEST: f32 = 0.68;
const AVATAR: f32 = 36.0;

/// Draws one message; `first` says that it is the first of a run by the same sender.
pub fn bubble_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    message: &Message,
    (kind, first): (ConversationKind, bool),
) {
    let mine = message.sender.is_me();
    ui.add_space(if first { 10.0 } else { 3.0 });
    let layout = if mine {
        Layout::right_to_left(Align::TOP)
    } else {
        Layout::left_to_right(Align::TOP)
    };
    ui.with_layout(layout, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let room = ui.available_width();
        let widest = (room * WIDEST).max((room - 96.0).min(300.0));
        if mine {
            ui.add_space(space::XS);
        } else {
            if first {
                kit::avatar(
                    ui,
                    cx.state.person_name(&message.sender),
                    message.sender.as_str(),
                    AVATAR,
                );
            } else {
                ui.allocate_exact_size(vec2(AVATAR, 1.0), egui::Sense::hover());
            }
        }
        let align = if mine { Align::Max } else { Align::Min };
        let response =
            ui.allocate_ui_with_layout(vec2(widest, 0.0), Layout::top_down(align), |ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                if first && !mine && kind == ConversationKind::Group {
                    kit::caption(ui, cx.state.person_name(&message.sender));
                }
                content_ui(ui, cx, message, (kind, widest));
            });
        beside_ui(ui, cx, message, response.response.rect);
    });
}

fn content_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    message: &Message,
    (kind, widest): (ConversationKind, f32),
) {
    let palette = theme::palette(ui);
    let mine = message.sender.is_me();
    let context = LinkContext {
        surface: kind.surface(),
        by_user: mine,
    };
    let written = Written {
        text: message.body.get(cx.lang),
        found: cx.state.scans.in_message(message.id, cx.lang),
        context,
    };
    if let Some(from) = &message.forwarded_from {
        kit::caption_with_icon(
            ui,
            icons::ARROW_BEND_UP_RIGHT,
            &chat::forwarded_from(cx.lang, cx.state.person_name(from)),
        );
    }
    if !written.is_one_link() {
        let (fill, stroke) = if mine {
            (palette.mine, palette.mine)
        } else {
            (palette.surface, palette.hairline)
        };
        let frame = Frame::new()
            .fill(fill)
            .stroke((1.0, stroke))
            .corner_radius(12.0)
            .inner_margin(margin(space::M, space::S));
        frame.show(ui, |ui| written_ui(ui, cx, &written, widest - 26.0));
    }
    for found in written.found {
        link_card_ui(ui, cx, (&written, found), widest.min(420.0));
    }
}

/// Time and forward button beside the bubble: quiet until the pointer or the keyboard is there, but
/// always reachable.
fn beside_ui(ui: &mut Ui, cx: &Cx<'_>, message: &Message, bubble: Rect) {
    let palette = theme::palette(ui);
    let row = Rect::from_x_y_ranges(ui.max_rect().x_range(), bubble.y_range());
    let near = ui.rect_contains_pointer(row);
    let name = chat::forward_what(cx.lang, message.body.get(cx.lang));
    let button = kit::ghost_icon_button(ui, icons::SHARE_FAT, &name, near);
    if button.clicked() {
        cx.send(Intent::AskForward(Forwardable::Message(message.id)));
    }
    if near || button.has_focus() {
        let clock = date::clock(cx.local(message.at_millis));
        let at = if message.sender.is_me() {
            button.rect.left_center() - vec2(6.0, 0.0)
        } else {
            button.rect.right_center() + vec2(6.0, 0.0)
        };
        let align = if message.sender.is_me() {
            egui::Align2::RIGHT_CENTER
        } else {
            egui::Align2::LEFT_CENTER
        };
        ui.painter()
            .text(at, align, clock, theme::caption(), palette.secondary);
    }
}
