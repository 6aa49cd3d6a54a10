//! Views: functions from the state to pixels and intents. A view changes nothing and decides
//! nothing; it asks the gate in order to show.

pub mod art;
mod bubble;
mod checkout;
mod composer;
mod conversations;
mod dialogs;
mod disk;
mod focus;
mod host;
pub mod kit;
mod link_card;
mod link_page;
mod matrix;
mod meaning;
mod mock_page;
mod moments;
mod page_parts;
mod pieces;
mod pointing;
mod policy_tab;
pub mod profile_page;
mod rail;
mod rich_text;
mod rules_list;
mod scenario;
mod settings_safety;
mod settings_tab;
mod shops_tab;
#[cfg(test)]
mod stage;
mod text;
mod thread;
mod time_bar;
mod toasts;
mod tour;
mod verdict;
mod wallet_tab;
mod ways_out;
mod welcome;
mod what_if;
mod why_panel;

use egui::{CentralPanel, Frame, Id, Panel, Ui};

use self::meaning::Meaning;
use crate::app::{Intent, State, Subject, TappedLink};
use crate::domain::{ConversationKind, Lang, Tab};
use crate::theme;

/// The real time of a frame, which comes in from the shell.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// Milliseconds since 1970-01-01 UTC.
    pub now_millis: i64,
    /// The user's time zone.
    pub zone: &'a jiff::tz::TimeZone,
}

/// What every view may read.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The state to show.
    pub state: &'a State,
    /// The language to show it in.
    pub lang: Lang,
    /// The real time.
    pub moment: &'a Moment<'a>,
}

impl Cx<'_> {
    /// A moment on the user's clock.
    fn local(&self, at_millis: i64) -> jiff::civil::DateTime {
        jiff::Timestamp::from_millisecond(at_millis)
            .unwrap_or_default()
            .to_zoned(self.moment.zone.clone())
            .datetime()
    }

    /// Today on the user's clock.
    fn today(&self) -> jiff::civil::Date {
        self.local(self.moment.now_millis).date()
    }
}

/// The whole window.
pub fn window_ui(ui: &mut Ui, state: &State, moment: &Moment<'_>, out: &mut Vec<Intent>) {
    let cx = Cx {
        state,
        lang: state.lang(),
        moment,
    };
    focus::follow(ui, &cx);
    keys(ui, &cx, out);
    what_if::keys(ui, &cx, out);
    let palette = theme::palette(ui);
    rail::rail_ui(ui, &cx, out);
    disk::bar_ui(ui, &cx, out);
    scenario::banner_ui(ui, &cx, out);
    time_bar::time_bar_ui(ui, &cx, out);
    what_if::banner_ui(ui, &cx, out);
    if !state.session.policy_errors.is_empty() {
        why_panel::policy_errors_ui(ui, &cx);
    }
    why_panel::why_panel_ui(ui, &cx, out);
    tour::tour_ui(ui, &cx, out);
    CentralPanel::default()
        .frame(Frame::new().fill(palette.ground))
        .show(ui, |ui| {
            if state.session.page.is_some() {
                link_page::link_page_ui(ui, &cx, out)
            } else {
                tab_ui(ui, &cx, out)
            }
        });
    dialogs::dialogs_ui(ui, &cx, out);
    what_if::editor_ui(ui, &cx, out);
    toasts::toasts_ui(ui, &cx, out);
    if state.settings.welcomed {
        checkout::untold_ui(ui, &cx, out);
    }
    if !state.settings.welcomed {
        welcome::welcome_ui(ui, &cx, out);
    }
    scenario::drop_ui(ui, &cx);
    disk::close_ui(ui, &cx, out);
    leave_link(ui, &cx, out);
}

/// Explains a link in the Why panel as long as the pointer or the keyboard is on it.
fn point_at(ui: &Ui, cx: &Cx<'_>, link: TappedLink, out: &mut Vec<Intent>) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(Id::unique("pointed-at"), pass));
    let subject = Subject::Link(link);
    if cx.state.session.hover.as_ref() != Some(&subject) {
        out.push(Intent::Hover(Some(subject)));
    }
}

/// Goes back to what was last tapped or selected once nothing is pointed at any more.
fn leave_link(ui: &Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let pass = ui.ctx().cumulative_pass_nr();
    let pointed = ui.data(|data| data.get_temp::<u64>(Id::unique("pointed-at"))) == Some(pass);
    if !pointed && matches!(cx.state.session.hover, Some(Subject::Link(_))) {
        out.push(Intent::Hover(None));
    }
}

fn tab_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    match cx.state.settings.tab {
        Tab::Chats => conversations_ui(ui, cx, ConversationKind::Dm, out),
        Tab::Groups => conversations_ui(ui, cx, ConversationKind::Group, out),
        Tab::Moments => moments::moments_ui(ui, cx, out),
        Tab::Shops => shops_tab::shops_ui(ui, cx, out),
        Tab::Wallet => wallet_tab::wallet_ui(ui, cx, out),
        Tab::Policy => policy_tab::policy_ui(ui, cx, out),
        Tab::Settings => settings_tab::settings_ui(ui, cx, out),
    }
}

fn conversations_ui(ui: &mut Ui, cx: &Cx<'_>, kind: ConversationKind, out: &mut Vec<Intent>) {
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
            conversations::list_ui(ui, cx, kind, out);
        });
    CentralPanel::default()
        .frame(Frame::new())
        .show(ui, |ui| thread::thread_ui(ui, cx, kind, out));
}

/// Keys that work everywhere: zoom, and Escape out of a page.
fn keys(ui: &Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    use egui::{Key, KeyboardShortcut, Modifiers};
    let pressed = |key| {
        ui.input_mut(|input| {
            input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key))
        })
    };
    let zoom = cx.state.settings.zoom;
    if pressed(Key::Plus) || pressed(Key::Equals) {
        out.push(Intent::SetZoom(zoom + 0.1));
    }
    if pressed(Key::Minus) {
        out.push(Intent::SetZoom(zoom - 0.1));
    }
    if pressed(Key::Num0) {
        out.push(Intent::SetZoom(1.0));
    }
    why_panel::escape(ui, cx, out);
    let page_alone = cx.state.session.page.is_some() && !cx.state.is_modal();
    if page_alone && ui.input(|input| input.key_pressed(Key::Escape)) {
        out.push(Intent::ClosePage);
    }
}
