//! The rail at the left: one button a tab, with its icon and its word.

use egui::{Align2, FontId, Frame, Panel, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::{Cx, art};
use crate::app::Intent;
use crate::domain::{ConversationKind, Tab};
use crate::i18n::chrome;
use crate::theme::{self, icons};

const WIDTH: f32 = 72.0;
const BUTTON: Vec2 = vec2(64.0, 58.0);

pub fn rail_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.raised);
    Panel::left("rail").resizable(false).exact_size(WIDTH).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.vertical_centered(|ui| {
            ui.add_space(14.0);
            art::mark(ui, 36.0, chrome::APP_NAME.get(cx.lang));
            ui.add_space(10.0);
            for tab in Tab::ALL {
                if tab == Tab::Settings {
                    ui.add_space((ui.available_height() - BUTTON.y - 12.0).max(0.0));
                }
                if tab_button(ui, cx, tab).clicked() {
                    out.push(Intent::ShowTab(tab));
                }
            }
        });
    });
}

fn tab_button(ui: &mut Ui, cx: &Cx<'_>, tab: Tab) -> Response {
    let palette = theme::palette(ui);
    let selected = cx.state.settings.tab == tab;
    let (rect, response) = ui.allocate_exact_size(BUTTON, Sense::click());
    let word = chrome::tab(tab);
    let word = word.get(cx.lang);
    // The accessible name is the bare word: it is a contract, and the unread count is told as the description.
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, selected, word));
    if ui.is_rect_visible(rect) {
        let colour = if selected { palette.accent } else { palette.secondary };
        if selected || response.hovered() {
            let fill = if selected { palette.surface } else { palette.hairline };
            ui.painter().rect_filled(rect.shrink2(vec2(2.0, 1.0)), 10.0, fill);
        }
        let icon_at = rect.center_top() + vec2(0.0, 20.0);
        ui.painter().text(icon_at, Align2::CENTER_CENTER, icon(tab), FontId::new(24.0, theme::icon_family()), colour);
        let word_at = rect.center_top() + vec2(0.0, 43.0);
        ui.painter().text(word_at, Align2::CENTER_CENTER, word, FontId::new(theme::size::CAPTION, theme::regular()), colour);
        unread_dot(ui, rect, unread(cx, tab));
        theme::focus_ring(ui, &response, 10.0);
    }
    let unread = unread(cx, tab);
    if unread > 0 { response.on_hover_text(chrome::tab_with_unread(cx.lang, word, unread)) } else { response }
}

fn unread_dot(ui: &Ui, rect: Rect, count: u32) {
    if count == 0 {
        return;
    }
    let palette = theme::palette(ui);
    let text = if count > 99 { "99+".to_owned() } else { count.to_string() };
    let centre = rect.center_top() + vec2(16.0, 12.0);
    let galley = ui.painter().layout_no_wrap(text, FontId::new(11.0, theme::semibold()), palette.on_accent);
    let size = vec2((galley.size().x + 9.0).max(17.0), 17.0);
    ui.painter().rect_filled(Rect::from_center_size(centre, size), 9.0, palette.danger);
    ui.painter().galley(centre - galley.size() / 2.0, galley, palette.on_accent);
}

fn unread(cx: &Cx<'_>, tab: Tab) -> u32 {
    let of = |kind: ConversationKind| {
        let data = &cx.state.data;
        let conversations = data.conversations.values().filter(|c| c.kind == kind);
        conversations.filter_map(|c| data.threads.get(&c.id)).map(|t| t.unread).sum()
    };
    match tab {
        Tab::Chats => of(ConversationKind::Dm),
        Tab::Groups => of(ConversationKind::Group),
        Tab::Moments | Tab::Shops | Tab::Wallet | Tab::Policy | Tab::Settings => 0,
    }
}

const fn icon(tab: Tab) -> &'static str {
    match tab {
        Tab::Chats => icons::CHAT_CIRCLE,
        Tab::Groups => icons::USERS_THREE,
        Tab::Moments => icons::APERTURE,
        Tab::Shops => icons::STOREFRONT,
        Tab::Wallet => icons::WALLET,
        Tab::Policy => icons::SCALES,
        Tab::Settings => icons::GEAR,
    }
}
