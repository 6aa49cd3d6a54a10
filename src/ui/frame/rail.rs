//! The rail at the left: one button a tab, with its icon and its word.

use egui::{Frame, Panel, Ui};

use crate::app::Intent;
use crate::domain::{ConversationKind, Tab};
use crate::i18n::chrome;
use crate::theme::{self, area, icons, space};
use crate::ui::context::Cx;
use crate::ui::{art, kit};

pub fn rail_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let frame = Frame::new().fill(theme::palette(ui).surface);
    Panel::left("rail")
        .resizable(false)
        .exact_size(area::RAIL)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.vertical_centered(|ui| {
                ui.add_space(space::M);
                art::mark(ui, 36.0);
                ui.add_space(space::S);
                for tab in Tab::ALL {
                    if tab == Tab::Settings {
                        ui.add_space((ui.available_height() - 58.0 - space::M).max(0.0));
                    }
                    tab_ui(ui, cx, tab);
                }
            });
        });
}

fn tab_ui(ui: &mut Ui, cx: &Cx<'_>, tab: Tab) {
    let word = chrome::tab(tab);
    let word = word.get(cx.lang);
    let unread = unread(cx, tab);
    // The accessible name is the bare word: others rely on it. The unread count is in the
    // tooltip and in the list.
    let mut item = kit::rail_item(
        ui,
        icon(tab),
        word,
        cx.state.settings.tab == tab,
        unread > 0,
    );
    if unread > 0 {
        item = item.on_hover_text(chrome::tab_with_unread(cx.lang, word, unread));
    }
    if item.clicked() {
        cx.send(Intent::ShowTab(tab));
    }
}

fn unread(cx: &Cx<'_>, tab: Tab) -> u32 {
    let of = |kind: ConversationKind| {
        let data = &cx.state.data;
        let conversations = data.conversations.values().filter(|c| c.kind == kind);
        conversations
            .filter_map(|c| data.threads.get(&c.id))
            .map(|t| t.unread)
            .sum()
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
        Tab::Moments => icons::IMAGES,
        Tab::Shops => icons::STOREFRONT,
        Tab::Wallet => icons::WALLET,
        Tab::Policy => icons::SCALES,
        Tab::Settings => icons::GEAR,
    }
}
