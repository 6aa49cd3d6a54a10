//! The entry points of the app: one line per intent or event. The features have the rest.

use super::effect::{Effects, OutsideEffect};
use super::settings::{change_settings, set_zoom};
use super::state::State;
use super::types::dialog::Dialog;
use super::types::event::Event;
use super::types::intent::Intent;
use super::types::notice::Notice;
use super::types::time::{Now, Timer};
use super::{
    chat, checkout, date, ledger, link, log, moments, navigation, profile, safety, scenario, shop,
    unsaved, wallet, what_if,
};

/// Carries out an intent of the user.
pub fn update(state: &mut State, intent: Intent, now: Now, fx: &mut Effects) {
    match intent {
        Intent::ShowTab(tab) => navigation::show_tab(state, tab, fx),
        Intent::SetDay(day) => date::set_date(state, day, fx),
        Intent::OpenConversation(id) => chat::open_conversation(state, id, fx),
        Intent::Search(text) => state.session.search = text,
        Intent::EditDraft(id, text) => drop(state.session.drafts.insert(id, text)),
        Intent::SendDraft(id) => chat::send_draft(state, &id, now, fx),
        Intent::LoadOlder(id) => chat::load_older(state, id, fx),
        Intent::AskForward(what) => state.session.dialog = Some(Dialog::Forward(what)),
        Intent::Forward(what, target) => chat::forward(state, (what, target), now, fx),
        Intent::AskPost => state.session.dialog = Some(Dialog::Compose),
        Intent::EditPost(post) => state.session.post = post,
        Intent::PublishPost => moments::publish_draft(state, now, fx),
        Intent::ToggleLike(id) => moments::toggle_like(state, id, fx),
        Intent::EditComment(id, text) => drop(state.session.comments.insert(id, text)),
        Intent::SendComment(id) => moments::send_comment(state, id, now, fx),
        Intent::TapLink(link) => link::tap_link(state, link, now, fx),
        Intent::Continue => link::continue_to_page(state, now, fx),
        Intent::ClosePage => state.session.page = None,
        Intent::OpenPageInBrowser => link::open_in_browser(state, now, fx),
        Intent::Copy(text) => copy_text(state, text, fx),
        Intent::Explain(subject) => navigation::explain(state, subject, fx),
        Intent::Hover(subject) => state.session.hover = subject,
        Intent::TakeWayOut(subject, way) => navigation::take_way_out(state, &subject, way, fx),
        Intent::ToggleWhyPanel => change_settings(state, fx, |s| s.why_panel = !s.why_panel),
        Intent::FloatWhyPanel(floats) => state.session.why_floats = floats,
        Intent::ShowPolicy(section) => navigation::show_section(state, section),
        Intent::ApplySwitches(apply) => state.session.with_switches = apply,
        Intent::Compare(comparison) => state.session.comparison = comparison,
        Intent::WhatIf(intent) => what_if::update(state, intent, fx),
        Intent::SelectCell(cell) => navigation::select_cell(state, cell, fx),
        Intent::ShowRule(rule) => navigation::show_rule(state, rule, fx),
        Intent::SetSwitch(surface, switch) => {
            change_settings(state, fx, |s| s.switches.set(surface, switch));
        }
        Intent::SetLanguage(lang) => change_settings(state, fx, |s| s.language = lang),
        Intent::SetTheme(theme) => change_settings(state, fx, |s| s.theme = theme),
        Intent::SetZoom(zoom) => set_zoom(state, zoom, fx),
        Intent::SetOpenIn(place) => change_settings(state, fx, |s| s.open_in = place),
        Intent::ResizeWindow(size) => change_settings(state, fx, |s| s.window = size),
        Intent::CloseWelcome => change_settings(state, fx, |s| s.welcomed = true),
        Intent::CloseDialog => state.session.dialog = None,
        Intent::AskReset => state.session.dialog = Some(Dialog::Reset),
        Intent::ResetDemo => profile::reset_content(state, fx),
        Intent::ShowDataFolder => fx.push(OutsideEffect::ShowDataFolder),
        Intent::Safety(intent) => safety::update(state, intent, now, fx),
        Intent::Scenario(intent) => scenario::update(state, intent, fx),
        Intent::Shop(intent) => shop::update(state, intent, now, fx),
        Intent::Checkout(intent) => checkout::update(state, intent, now, fx),
        Intent::Wallet(intent) => wallet::update(state, intent, now, fx),
        Intent::Log(intent) => log::update(state, intent, fx),
        Intent::Unsaved(intent) => unsaved::update(state, intent, fx),
        Intent::Dismiss(id) => state.session.toasts.retain(|toast| toast.id != id),
    }
}

/// Handles an event from the shell.
pub fn on_event(state: &mut State, event: Event, now: Now, fx: &mut Effects) {
    match event {
        Event::OlderMessagesLoaded {
            conversation,
            messages,
            has_older,
        } => chat::on_older_loaded(state, &conversation, messages, has_older),
        Event::ContentReset(data) => profile::on_content_reset(state, *data),
        Event::ProfileReopened(reopened) => profile::on_reopened(state, *reopened, fx),
        Event::LogExported(count, path) => {
            state.session.notify(Notice::LogExported(count, path));
        }
        Event::FileSaved(path) => state.session.notify(Notice::FileSaved(path)),
        Event::BrowserFailed { address, why } => link::on_browser_failed(state, address, why),
        Event::StoreFailed(why) => state.session.notify(Notice::Failed(why)),
        Event::TimerEnded(Timer::WalletReply(key)) => {
            checkout::on_wallet_reply(state, &key, now, fx);
        }
        Event::TimerEnded(Timer::SaveWhatIf) => what_if::save_typed(state, fx),
        Event::Ledger(event) => ledger::replies::on_event(state, event, now, fx),
        Event::Scenario(event) => scenario::on_event(state, event, fx),
        Event::Unsaved(event) => unsaved::on_event(state, event, fx),
    }
}

fn copy_text(state: &mut State, text: String, fx: &mut Effects) {
    state.session.notify(Notice::Copied);
    fx.push(OutsideEffect::CopyText(text));
}
