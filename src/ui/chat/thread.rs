//! The messages of one conversation, the newest at the bottom, and the composer below.
//!
//! Rows outside the view keep their place with the height that they had when they were last drawn,
//! so a long thread costs what is visible.

use std::collections::HashMap;
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Align, CentralPanel, Frame, Id, Panel, ScrollArea, Ui, vec2};

use crate::app::Intent;
use crate::domain::{Conversation, ConversationKind, Message, MessageId, Thread};
use crate::i18n::{chat, date};
use crate::theme::{self, icons, margin, space};
use crate::ui::chat::bubble::bubble_ui;
use crate::ui::chat::{composer, conversations};
use crate::ui::context::Cx;
use crate::ui::kit;

/// The widest column that is comfortable to read, in points.
const READING: f32 = 720.0;

pub fn thread_ui(ui: &mut Ui, cx: &Cx<'_>, kind: ConversationKind) {
    let selected = cx
        .state
        .selected(kind)
        .and_then(|id| cx.state.data.conversations.get(&id));
    let Some(conversation) = selected else {
        conversations::nothing_selected_ui(ui, cx, kind);
        return;
    };
    header_ui(ui, cx, conversation);
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .inner_margin(margin(space::L, space::M))
        .fill(palette.surface);
    let height = composer::height(ui, cx, conversation) + frame.total_margin().sum().y;
    let panel = Panel::bottom("composer")
        .resizable(false)
        .exact_size(height)
        .frame(frame);
    panel.show(ui, |ui| composer::composer_ui(ui, cx, conversation));
    let fallback = Thread::default();
    let thread = cx
        .state
        .data
        .threads
        .get(&conversation.id)
        .unwrap_or(&fallback);
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        if thread.messages.is_empty() {
            kit::empty_state(
                ui,
                icons::CHAT_CIRCLE,
                chat::EMPTY_THREAD.get(cx.lang),
                None,
            );
        } else {
            messages_ui(ui, cx, conversation, thread);
        }
    });
}

fn header_ui(ui: &mut Ui, cx: &Cx<'_>, conversation: &Conversation) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .inner_margin(margin(space::L, space::M))
        .fill(palette.surface);
    Panel::top("thread-header")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            kit::title(ui, conversation.name.get(cx.lang));
            let about = match conversation.kind {
                ConversationKind::Group => chat::members(cx.lang, conversation.members.len() + 1),
                ConversationKind::Dm => {
                    let person = conversation
                        .members
                        .first()
                        .and_then(|id| cx.state.data.people.get(id));
                    person
                        .map(|p| p.about.get(cx.lang).to_owned())
                        .unwrap_or_default()
                }
            };
            kit::caption(ui, &about);
        });
}

/// Heights of rows by message, for one width and language; anything else that changes them makes
/// them be measured again when drawn.
#[derive(Clone, Default)]
struct Heights {
    key: (u32, u8, i32),
    rows: HashMap<MessageId, f32>,
    /// The first row before older ones were put in front of it: the view stays there.
    first: Option<MessageId>,
}

fn messages_ui(ui: &mut Ui, cx: &Cx<'_>, conversation: &Conversation, thread: &Thread) {
    let id = Id::unique(("thread-heights", conversation.id.as_str()));
    let heights: Arc<Mutex<Heights>> = ui.data_mut(|data| {
        data.get_temp_mut_or_default::<Arc<Mutex<Heights>>>(id)
            .clone()
    });
    let mut heights = heights.lock();
    let area = ScrollArea::vertical()
        .id_salt(("messages", conversation.id.as_str()))
        .auto_shrink(false)
        .stick_to_bottom(true);
    area.show(ui, |ui| {
        let width = ui.available_width().min(READING + 48.0);
        let key = (
            width.to_bits(),
            cx.lang as u8,
            cx.state.settings.day.days_since(crate::domain::Day::FIRST),
        );
        if heights.key != key {
            heights.key = key;
            heights.rows.clear();
        }
        // The column is placed by hand: a row that is too wide must not move the others.
        let room = ui.available_rect_before_wrap();
        let column = egui::Rect::from_min_size(
            room.min + vec2((room.width() - width) / 2.0 + 20.0, 0.0),
            vec2(width - 40.0, room.height()),
        );
        ui.scope_builder(egui::UiBuilder::new().max_rect(column), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::M);
            earlier_ui(ui, cx, conversation, thread);
            rows_ui(ui, cx, (conversation.kind, thread), &mut heights);
            ui.add_space(space::M);
        });
    });
}

fn earlier_ui(ui: &mut Ui, cx: &Cx<'_>, conversation: &Conversation, thread: &Thread) {
    if !thread.has_older {
        return;
    }
    ui.vertical_centered(|ui| {
        if cx.state.session.loading_older.is_some() {
            kit::caption(ui, chat::LOADING.get(cx.lang));
        } else if kit::quiet_button(ui, chat::EARLIER.get(cx.lang)).clicked() {
            cx.send(Intent::LoadOlder(conversation.id.clone()));
        }
    });
}

fn rows_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (kind, thread): (ConversationKind, &Thread),
    heights: &mut Heights,
) {
    let visible = ui.clip_rect().expand(200.0);
    let mut before: Option<&Message> = None;
    let first_now = thread.messages.first().map(|m| m.id);
    let anchor = heights
        .first
        .filter(|was| first_now.is_some_and(|now| now < *was));
    for message in &thread.messages {
        let top = ui.cursor().top();
        if anchor == Some(message.id) {
            ui.scroll_to_cursor(Some(Align::TOP));
        }
        let known = heights.rows.get(&message.id).copied();
        match known.filter(|height| top + height < visible.top() || top > visible.bottom()) {
            Some(height) => {
                ui.allocate_space(vec2(1.0, height));
            }
            None => {
                ui.push_id(message.id, |ui| row_ui(ui, cx, kind, (before, message)));
                heights.rows.insert(message.id, ui.cursor().top() - top);
            }
        }
        before = Some(message);
    }
    heights.first = first_now;
}

fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    kind: ConversationKind,
    (before, message): (Option<&Message>, &Message),
) {
    let date = cx.local(message.at_millis).date();
    let new_day = before.is_none_or(|earlier| cx.local(earlier.at_millis).date() != date);
    if new_day {
        ui.add_space(space::M);
        ui.vertical_centered(|ui| kit::caption(ui, &date::day_mark(cx.lang, date, cx.today())));
    }
    let first = new_day || before.is_none_or(|earlier| earlier.sender != message.sender);
    bubble_ui(ui, cx, message, (kind, first));
}
