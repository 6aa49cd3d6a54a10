//! The list of chats or groups: search on top, then a row a conversation, the newest first.

use egui::{Align2, Rect, Response, ScrollArea, Ui, pos2, vec2};

use crate::app::Intent;
use crate::domain::{Conversation, ConversationKind, Message, Thread};
use crate::i18n::{chat, date};
use crate::theme::{self, icons, margin, space};
use crate::ui::context::Cx;
use crate::ui::kit;

pub fn list_ui(ui: &mut Ui, cx: &Cx<'_>, kind: ConversationKind) {
    let palette = theme::palette(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, palette.surface);
    ui.painter()
        .vline(rect.right() - 0.5, rect.y_range(), (1.0, palette.hairline));
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::Frame::new()
        .inner_margin(margin(space::M, space::M))
        .show(ui, |ui| {
            let mut search = cx.state.session.search.clone();
            if kit::search_field(
                ui,
                "conversation-search",
                &mut search,
                chat::SEARCH.get(cx.lang),
            )
            .changed()
            {
                cx.send(Intent::Search(search));
            }
        });
    let rows = rows(cx, kind);
    if rows.is_empty() {
        kit::empty_state(
            ui,
            icons::MAGNIFYING_GLASS,
            chat::NO_MATCH.get(cx.lang),
            None,
        );
        return;
    }
    let selected = cx.state.selected(kind);
    ScrollArea::vertical()
        .id_salt(("conversation-rows", kind))
        .auto_shrink(false)
        .show(ui, |ui| {
            for (conversation, thread) in rows {
                let is_selected = selected.as_ref() == Some(&conversation.id);
                if row_ui(ui, cx, (conversation, thread), is_selected).clicked() {
                    cx.send(Intent::OpenConversation(conversation.id.clone()));
                }
            }
        });
}

/// The conversations of this kind that match the search, the newest first.
fn rows<'a>(cx: &Cx<'a>, kind: ConversationKind) -> Vec<(&'a Conversation, Option<&'a Thread>)> {
    let data = &cx.state.data;
    let wanted = cx.state.session.search.trim().to_lowercase();
    let matches = |conversation: &Conversation, thread: Option<&Thread>| {
        let last = thread
            .and_then(Thread::last)
            .map(|m| m.body.get(cx.lang).to_lowercase())
            .unwrap_or_default();
        wanted.is_empty()
            || conversation
                .name
                .get(cx.lang)
                .to_lowercase()
                .contains(&wanted)
            || last.contains(&wanted)
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

fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (conversation, thread): (&Conversation, Option<&Thread>),
    selected: bool,
) -> Response {
    let name = conversation.name.get(cx.lang);
    let unread = thread.map_or(0, |t| t.unread);
    let spoken = chat::row(cx.lang, name, unread);
    kit::list_row(ui, selected, theme::area::ROW, &spoken, |ui| {
        kit::avatar(ui, name, portrait_id(conversation), theme::area::AVATAR);
        ui.add_space(space::XS);
        let rect = ui.available_rect_before_wrap();
        row_text(ui, cx, rect, name, thread.and_then(Thread::last), unread);
    })
}

/// The id behind an avatar's colour: a chat looks like its person everywhere.
fn portrait_id(conversation: &Conversation) -> &str {
    match (conversation.kind, conversation.members.first()) {
        (ConversationKind::Dm, Some(person)) => person.as_str(),
        (ConversationKind::Dm | ConversationKind::Group, _) => conversation.id.as_str(),
    }
}

fn row_text(ui: &Ui, cx: &Cx<'_>, rect: Rect, name: &str, last: Option<&Message>, unread: u32) {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let (first_line, second_line) = (rect.center().y - 11.0, rect.center().y + 12.0);
    let when = last
        .map(|m| date::row_time(cx.lang, cx.local(m.at_millis), cx.today()))
        .unwrap_or_default();
    let time_rect = painter.text(
        pos2(rect.right(), first_line),
        Align2::RIGHT_CENTER,
        when,
        theme::caption(),
        palette.secondary,
    );
    let name_width = time_rect.left() - rect.left() - space::S;
    let strong = theme::strong_for(name, theme::size::BODY);
    kit::paint::line(
        painter,
        pos2(rect.left(), first_line),
        name,
        strong,
        palette.text,
        name_width,
    );
    let mut right = rect.right();
    if unread > 0 {
        let galley =
            painter.layout_no_wrap(unread.to_string(), theme::strong(11.0), palette.surface);
        let size = vec2((galley.size().x + 10.0).max(18.0), 18.0);
        let pill = Rect::from_center_size(pos2(rect.right() - size.x / 2.0, second_line), size);
        painter.rect_filled(pill, theme::radius::FULL, palette.danger);
        painter.galley(pill.center() - galley.size() / 2.0, galley, palette.surface);
        right = pill.left() - space::S;
    }
    if let Some(last) = last {
        let at = pos2(rect.left(), second_line);
        kit::paint::line(
            painter,
            at,
            &preview(cx, last),
            theme::secondary(),
            palette.secondary,
            right - rect.left(),
        );
    }
}

fn preview(cx: &Cx<'_>, message: &Message) -> String {
    let text = crate::links::escape_hidden(message.body.get(cx.lang)).replace('\n', " ");
    if message.sender.is_me() {
        format!("{}: {text}", chat::YOU.get(cx.lang))
    } else {
        text
    }
}

/// The text beside the list while nothing is selected.
pub fn nothing_selected_ui(ui: &mut Ui, cx: &Cx<'_>, kind: ConversationKind) {
    let (icon, words) = match kind {
        ConversationKind::Dm => (icons::CHAT_CIRCLE, chat::PICK_CHAT),
        ConversationKind::Group => (icons::USERS_THREE, chat::PICK_GROUP),
    };
    kit::empty_state(ui, icon, words.get(cx.lang), None);
}
