//! The whole window: what is drawn where, and the keys that work everywhere.

use std::cell::RefCell;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::app::{Intent, State};
use crate::domain::{ConversationKind, Tab};
use crate::theme;
use crate::ui::chat::{conversations, thread};
use crate::ui::checkout::unacknowledged_ui;
use crate::ui::context::{Cx, Moment};
use crate::ui::date::time_bar_ui;
use crate::ui::frame::{dialogs, focus, pointing, rail, toasts, welcome};
use crate::ui::link::page::link_page_ui;
use crate::ui::moments::moments_ui;
use crate::ui::policy::policy_ui;
use crate::ui::settings::settings_ui;
use crate::ui::shop::shops_ui;
use crate::ui::wallet::wallet_ui;
use crate::ui::what_if::editor as what_if;
use crate::ui::why::panel as why_panel;
use crate::ui::{scenario, tour, unsaved};

/// The whole window.
///
/// Returns what the user did, in order.
pub fn window_ui(ui: &mut Ui, state: &State, moment: &Moment<'_>) -> Vec<Intent> {
    let intents = RefCell::default();
    let cx = Cx {
        state,
        lang: state.lang(),
        moment,
        intents: &intents,
    };
    focus::follow(ui, &cx);
    keys(ui, &cx);
    what_if::keys(ui, &cx);
    let palette = theme::palette(ui);
    rail::rail_ui(ui, &cx);
    unsaved::bar_ui(ui, &cx);
    scenario::banner_ui(ui, &cx);
    time_bar_ui(ui, &cx);
    what_if::banner_ui(ui, &cx);
    if !state.session.policy_errors.is_empty() {
        why_panel::policy_errors_ui(ui, &cx);
    }
    why_panel::why_panel_ui(ui, &cx);
    tour::tour_ui(ui, &cx);
    CentralPanel::default()
        .frame(Frame::new().fill(palette.ground))
        .show(ui, |ui| {
            if state.session.page.is_some() {
                link_page_ui(ui, &cx)
            } else {
                tab_ui(ui, &cx)
            }
        });
    dialogs::dialogs_ui(ui, &cx);
    what_if::editor_ui(ui, &cx);
    toasts::toasts_ui(ui, &cx);
    if state.settings.welcomed {
        unacknowledged_ui(ui, &cx);
    }
    if !state.settings.welcomed {
        welcome::welcome_ui(ui, &cx);
    }
    scenario::drop_ui(ui, &cx);
    unsaved::close_ui(ui, &cx);
    pointing::leave_link(ui, &cx);
    intents.into_inner()
}

fn tab_ui(ui: &mut Ui, cx: &Cx<'_>) {
    match cx.state.settings.tab {
        Tab::Chats => conversations_ui(ui, cx, ConversationKind::Dm),
        Tab::Groups => conversations_ui(ui, cx, ConversationKind::Group),
        Tab::Moments => moments_ui(ui, cx),
        Tab::Shops => shops_ui(ui, cx),
        Tab::Wallet => wallet_ui(ui, cx),
        Tab::Policy => policy_ui(ui, cx),
        Tab::Settings => settings_ui(ui, cx),
    }
}

fn conversations_ui(ui: &mut Ui, cx: &Cx<'_>, kind: ConversationKind) {
    let width = if ui.available_width() < 640.0 {
        200.0
    } else {
        280.0
    };
    Panel::left(("conversations", kind))
        .resizable(false)
        .exact_size(width)
        .frame(Frame::new())
        .show(ui, |ui| {
            conversations::list_ui(ui, cx, kind);
        });
    CentralPanel::default()
        .frame(Frame::new())
        .show(ui, |ui| thread::thread_ui(ui, cx, kind));
}

/// Keys that work everywhere: zoom, and Escape out of a page.
fn keys(ui: &Ui, cx: &Cx<'_>) {
    use egui::{Key, KeyboardShortcut, Modifiers};
    let pressed = |key| {
        ui.input_mut(|input| {
            input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key))
        })
    };
    let zoom = cx.state.settings.zoom;
    if pressed(Key::Plus) || pressed(Key::Equals) {
        cx.send(Intent::SetZoom(zoom + 0.1));
    }
    if pressed(Key::Minus) {
        cx.send(Intent::SetZoom(zoom - 0.1));
    }
    if pressed(Key::Num0) {
        cx.send(Intent::SetZoom(1.0));
    }
    why_panel::escape(ui, cx);
    let page_alone = cx.state.session.page.is_some() && !cx.state.is_modal();
    if page_alone && ui.input(|input| input.key_pressed(Key::Escape)) {
        cx.send(Intent::ClosePage);
    }
}
