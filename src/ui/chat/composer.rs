//! The field for a new message: Enter sends, Shift+Enter starts a new line, and an Enter that confirms an
//! input method's candidate does neither.

use egui::{Event, Id, ImeEvent, Key, KeyboardShortcut, Modifiers, Response, TextEdit, Ui};

use crate::app::Intent;
use crate::domain::Conversation;
use crate::i18n::chat;
use crate::theme::{self, icons, margin, space};
use crate::ui::context::Cx;
use crate::ui::kit;

/// A longer text scrolls inside the field.
const MAX_ROWS: f32 = 6.0;
/// Room between the field's edge and its text, above and below together.
const FIELD_MARGIN: f32 = 18.0;
/// Room that the button beside the field takes at most.
const BUTTON_WIDTH: f32 = 132.0;

/// Height of the composer, in points: as high as the draft, between one line and a few.
pub fn height(ui: &Ui, cx: &Cx<'_>, conversation: &Conversation) -> f32 {
    let row = ui
        .text_style_height(&egui::TextStyle::Body)
        .max(theme::size::BODY * 1.4);
    let draft = cx
        .state
        .session
        .drafts
        .get(&conversation.id)
        .map_or("", String::as_str);
    // What is longer than any field that is shown need not be laid out to know that.
    let text = if draft.len() > 4_000 {
        f32::INFINITY
    } else {
        let width = (ui.available_width() - BUTTON_WIDTH - 56.0).max(40.0);
        ui.painter()
            .layout(
                draft.to_owned(),
                theme::body(),
                egui::Color32::PLACEHOLDER,
                width,
            )
            .size()
            .y
    };
    (text.clamp(row, row * MAX_ROWS) + FIELD_MARGIN).max(theme::area::TARGET + 8.0)
}

pub fn composer_ui(ui: &mut Ui, cx: &Cx<'_>, conversation: &Conversation) {
    let mut draft = cx
        .state
        .session
        .drafts
        .get(&conversation.id)
        .cloned()
        .unwrap_or_default();
    let empty = draft.trim().is_empty();
    let mut send = false;
    // The field comes first for the Tab key, so the room that it leaves to the button is known from
    // the pass before.
    let id = Id::unique("width of the send button");
    let known = ui
        .data(|data| data.get_temp::<f32>(id))
        .unwrap_or(BUTTON_WIDTH);
    let room = ui.max_rect();
    ui.expand_to_include_rect(room);
    let left = room.with_max_x(room.right() - known - ui.spacing().item_spacing.x);
    ui.scope_builder(
        egui::UiBuilder::new()
            .max_rect(left)
            .layout(egui::Layout::top_down(egui::Align::Min)),
        |ui| {
            let field = text_ui(ui, cx, &conversation.id, &mut draft);
            if field.changed() {
                cx.send(Intent::EditDraft(conversation.id.clone(), draft.clone()));
            }
            if field.has_focus() && enter_pressed(ui, field.id) {
                send = true;
                field.request_focus();
            }
        },
    );
    let corner = egui::UiBuilder::new()
        .max_rect(room)
        .layout(egui::Layout::right_to_left(egui::Align::Max));
    let width = ui.scope_builder(corner, |ui| {
        send |= send_button_ui(ui, cx, empty);
        ui.min_rect().width()
    });
    if (width.inner - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, width.inner));
        ui.ctx()
            .request_discard("the width of the send button has changed");
    }
    if send {
        cx.send(Intent::EditDraft(conversation.id.clone(), draft));
        cx.send(Intent::SendDraft(conversation.id.clone()));
    }
}

fn text_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    id: &crate::domain::ConversationId,
    draft: &mut String,
) -> Response {
    let newline = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
    let width = ui.available_width();
    let edit = TextEdit::multiline(draft)
        .id_salt(("draft", id.as_str()))
        .hint_text(chat::WRITE.get(cx.lang))
        .return_key(newline)
        .desired_rows(1)
        .desired_width(width)
        .margin(margin(space::M, space::S))
        .font(theme::body());
    let field = |ui: &mut Ui| kit::named_text_edit(ui, edit, chat::MESSAGE.get(cx.lang));
    egui::ScrollArea::vertical()
        .id_salt(("draft-scroll", id.as_str()))
        .auto_shrink(false)
        .min_scrolled_height(0.0)
        .show(ui, field)
        .inner
}

fn send_button_ui(ui: &mut Ui, cx: &Cx<'_>, empty: bool) -> bool {
    if empty {
        kit::disabled_button(ui, chat::SEND.get(cx.lang), chat::SEND_EMPTY.get(cx.lang));
        return false;
    }
    kit::primary_button_icon(ui, icons::PAPER_PLANE_TILT, chat::SEND.get(cx.lang))
        .on_hover_text(chat::SEND_HINT.get(cx.lang))
        .clicked()
}

/// Time after an input-method event during which an Enter still belongs to it, in seconds; some
/// systems send it a frame later.
const CONFIRM_SECONDS: f64 = 0.05;

/// State of the input method of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Composing {
    /// Whether it shows candidates.
    open: bool,
    /// When it last did something, in seconds since the window opened.
    touched: Option<f64>,
}

/// Whether Enter was pressed to send: without Shift, and not to confirm a candidate of an input
/// method.
fn enter_pressed(ui: &Ui, field: Id) -> bool {
    let composing_id = field.with("composing");
    let before: Composing = ui.data(|data| data.get_temp(composing_id).unwrap_or_default());
    let (now, enter, time) = ui.input(|input| {
        let mut now = before;
        for event in &input.events {
            if let Event::Ime(ime) = event {
                let open = matches!(ime, ImeEvent::Preedit { text, .. } if !text.is_empty());
                now = Composing {
                    open,
                    touched: Some(input.time),
                };
            }
        }
        (
            now,
            input.key_pressed(Key::Enter) && !input.modifiers.shift,
            input.time,
        )
    });
    if now != before {
        ui.data_mut(|data| data.insert_temp(composing_id, now));
    }
    let confirms = before.open
        || now.open
        || now
            .touched
            .is_some_and(|touched| time - touched < CONFIRM_SECONDS);
    enter && !confirms
}
