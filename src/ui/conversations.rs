//! The list of chats or groups: search on top, then a row a conversation, the newest first.

use egui::{Align2, FontId, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Cx, kit};
use crate::app::Intent;
use crate::domain::{Conversation, ConversationKind, Message, Thread};
use crate::i18n::{chat, time};
use crate::theme::{self, icons};

const ROW_HEIGHT: f32 = 68.0;

pub fn list_ui(ui: &mut Ui, cx: &Cx<'_>, kind: ConversationKind, out: &mut Vec<Intent>) {
    let palette = theme::palette(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, palette.surface);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), (1.0, palette.hairline));
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.set_max_width(ui.available_width() - 12.0);
        let mut search = cx.state.session.search.clone();
        if kit::search_field(ui, "conversation-search", &mut search, chat::SEARCH.get(cx.lang)).changed() {
            out.push(Intent::Search(search));
        }
    });
    ui.add_space(8.0);
    let rows = rows(cx, kind);
    if rows.is_empty() {
        kit::empty_state(ui, icons::MAGNIFYING_GLASS, chat::NO_MATCH.get(cx.lang), None);
        return;
    }
    let selected = cx.state.selected(kind);
    ScrollArea::vertical().id_salt(("conversation-rows", kind)).auto_shrink(false).show(ui, |ui| {
        for (conversation, thread) in rows {
            let is_selected = selected.as_ref() == Some(&conversation.id);
            if row_ui(ui, cx, conversation, thread, is_selected).clicked() {
                out.push(Intent::OpenConversation(conversation.id.clone()));
            }
        }
    });
}

/// The conversations of this kind that match the search, the newest first.
fn rows<'a>(cx: &Cx<'a>, kind: ConversationKind) -> Vec<(&'a Conversation, Option<&'a Thread>)> {
    let data = &cx.state.data;
    let wanted = cx.state.session.search.trim().to_lowercase();
    let matches = |conversation: &Conversation, thread: Option<&Thread>| {
        let last = thread.and_then(Thread::last).map(|m| m.body.get(cx.lang).to_lowercase()).unwrap_or_default();
        wanted.is_empty() || conversation.name.get(cx.lang).to_lowercase().contains(&wanted) || last.contains(&wanted)
    };
    let mut rows: Vec<_> = data
        .conversations
        .values()
        .filter(|c| c.kind == kind)
        .map(|c| (c, data.threads.get(&c.id)))
        .filter(|(c, t)| matches(c, *t))
        .collect();
    rows.sort_by_key(|(_, thread)| std::cmp::Reverse(thread.and_then(Thread::last).map(|m| m.id)));
    rows
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, conversation: &Conversation, thread: Option<&Thread>, selected: bool) -> Response {
    let palette = theme::palette(ui);
    let name = conversation.name.get(cx.lang);
    let unread = thread.map_or(0, |t| t.unread);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, chat::row(cx.lang, name, unread)));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = if selected { Some(palette.raised) } else { response.hovered().then_some(palette.ground) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    if selected {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0.0, palette.accent);
    }
    let avatar = Rect::from_min_size(rect.min + vec2(14.0, 12.0), vec2(44.0, 44.0));
    kit::paint_avatar(ui, avatar, name, conversation.id.as_str());
    let text = Rect::from_min_max(pos2(avatar.right() + 12.0, rect.top()), pos2(rect.right() - 14.0, rect.bottom()));
    row_text(ui, cx, text, name, thread.and_then(Thread::last), unread);
    theme::focus_ring(ui, &response, 0.0);
    response
}

fn row_text(ui: &Ui, cx: &Cx<'_>, rect: Rect, name: &str, last: Option<&Message>, unread: u32) {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let when = last.map(|m| time::row_time(cx.lang, cx.local(m.at_millis), cx.today())).unwrap_or_default();
    let caption = FontId::new(theme::size::CAPTION, theme::regular());
    let time_rect = painter.text(pos2(rect.right(), rect.top() + 23.0), Align2::RIGHT_CENTER, when, caption.clone(), palette.secondary);
    let name_width = time_rect.left() - rect.left() - 8.0;
    let name_font = FontId::new(theme::size::BODY, theme::semibold());
    paint_line(ui, pos2(rect.left(), rect.top() + 23.0), name_width, name, name_font, palette.text);
    let mut right = rect.right();
    if unread > 0 {
        let galley = painter.layout_no_wrap(unread.to_string(), FontId::new(11.0, theme::semibold()), palette.on_accent);
        let size = vec2((galley.size().x + 10.0).max(18.0), 18.0);
        let pill = Rect::from_min_size(pos2(rect.right() - size.x, rect.top() + 36.0), size);
        painter.rect_filled(pill, 9.0, palette.danger);
        painter.galley(pill.center() - galley.size() / 2.0, galley, palette.on_accent);
        right = pill.left() - 8.0;
    }
    if let Some(last) = last {
        let text = preview(cx, last);
        let font = FontId::new(theme::size::SECONDARY, theme::regular());
        paint_line(ui, pos2(rect.left(), rect.top() + 45.0), right - rect.left(), &text, font, palette.secondary);
    }
}

fn preview(cx: &Cx<'_>, message: &Message) -> String {
    let text = crate::links::escape_hidden(message.body.get(cx.lang)).replace('\n', " ");
    if message.sender.is_me() { format!("{}: {text}", chat::YOU.get(cx.lang)) } else { text }
}

/// One line of text, its middle at `left_centre`, cut with "…" at `width`.
fn paint_line(ui: &Ui, left_centre: egui::Pos2, width: f32, text: &str, font: FontId, colour: egui::Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(8.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(left_centre - vec2(0.0, galley.size().y / 2.0), galley, colour);
}

/// What stands beside the list as long as nothing is selected.
pub fn nothing_selected_ui(ui: &mut Ui, cx: &Cx<'_>, kind: ConversationKind) {
    let (icon, words) = match kind {
        ConversationKind::Dm => (icons::CHAT_CIRCLE, chat::PICK_CHAT),
        ConversationKind::Group => (icons::USERS_THREE, chat::PICK_GROUP),
    };
    kit::empty_state(ui, icon, words.get(cx.lang), None);
}
