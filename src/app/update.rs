//! The one verb: from a state and a wish to a new state and what the outside must do.

use super::effect::Effect;
use super::navigation;
use super::profile;
use super::state::State;
use super::types::dialog::Dialog;
use super::types::intent::Intent;
use super::types::notice::Notice;
use super::types::time::Now;
use super::{
    chat, checkout, date, ledger, link, log, moments, safety, scenario, settings, shop, unsaved,
    wallet, what_if,
};
use crate::domain::Text;

/// Carries out one intent. Each arm is one call; what a feature does stands in its own file.
pub fn update(state: &mut State, intent: Intent, now: Now) -> Vec<Effect> {
    match intent {
        Intent::ShowTab(tab) => navigation::show_tab(state, tab),
        Intent::SetDay(day) => date::set_day(state, day),
        Intent::OpenConversation(id) => chat::open(state, id),
        Intent::Search(text) => quiet(|| state.session.search = text),
        Intent::EditDraft(id, text) => quiet(|| drop(state.session.drafts.insert(id, text))),
        Intent::SendDraft(id) => chat::send_draft(state, &id, now),
        Intent::LoadOlder(id) => chat::load_older(state, id),
        Intent::AskForward(what) => quiet(|| state.session.dialog = Some(Dialog::Forward(what))),
        Intent::Forward(what, target) => chat::forward(state, what, target, now),
        Intent::AskPost => quiet(|| state.session.dialog = Some(Dialog::Compose)),
        Intent::EditPost(post) => quiet(|| state.session.post = post),
        Intent::PublishPost => moments::publish(state, now),
        Intent::ToggleLike(id) => moments::toggle_like(state, id),
        Intent::EditComment(id, text) => quiet(|| drop(state.session.comments.insert(id, text))),
        Intent::SendComment(id) => moments::send_comment(state, id, now),
        Intent::TapLink(link) => link::tap(state, link, now),
        Intent::Continue => link::go_on(state, now),
        Intent::ClosePage => quiet(|| state.session.page = None),
        Intent::OpenPageInBrowser => link::open_in_browser(state, now),
        Intent::Copy(text) => copy(state, text),
        Intent::Explain(subject) => navigation::explain(state, subject),
        Intent::Hover(subject) => quiet(|| state.session.hover = subject),
        Intent::Take(subject, way) => navigation::take(state, &subject, way),
        Intent::ToggleWhyPanel => settings::set(state, |s| s.why_panel = !s.why_panel),
        Intent::FloatWhyPanel(floats) => quiet(|| state.session.why_floats = floats),
        Intent::ShowPolicy(section) => navigation::show_section(state, section),
        Intent::Compare(comparison) => quiet(|| state.session.comparison = comparison),
        Intent::WhatIf(intent) => what_if::carry_out(state, intent),
        Intent::SelectCell(cell) => navigation::select_cell(state, cell),
        Intent::ShowRule(rule) => navigation::show_rule(state, rule),
        Intent::SetSwitch(surface, switch) => {
            settings::set(state, |s| s.switches.set(surface, switch))
        }
        Intent::SetLanguage(language) => settings::set(state, |s| s.language = language),
        Intent::SetTheme(theme) => settings::set(state, |s| s.theme = theme),
        Intent::SetZoom(zoom) => settings::set_zoom(state, zoom),
        Intent::SetOpenIn(place) => settings::set(state, |s| s.open_in = place),
        Intent::WindowResized(size) => settings::set(state, |s| s.window = size),
        Intent::Welcome => settings::set(state, |s| s.welcomed = true),
        Intent::CloseDialog => quiet(|| state.session.dialog = None),
        Intent::AskReset => quiet(|| state.session.dialog = Some(Dialog::Reset)),
        Intent::ResetDemo => profile::reset(state),
        Intent::ShowDataFolder => vec![Effect::ShowDataFolder],
        Intent::Safety(intent) => safety::carry_out(state, intent, now),
        Intent::Scenario(intent) => scenario::update(state, intent),
        Intent::Shop(intent) => shop::update(state, intent, now),
        Intent::Checkout(intent) => checkout::update(state, intent, now),
        Intent::Wallet(intent) => wallet::update(state, intent, now),
        Intent::Ledger(report) => ledger::replies::reported(state, report, now),
        Intent::Log(intent) => log::update(state, intent),
        Intent::Dismiss(id) => quiet(|| state.session.toasts.retain(|t| t.id != id)),
        Intent::OlderLoaded {
            conversation,
            messages,
            has_older,
        } => chat::older_loaded(state, &conversation, messages, has_older),
        Intent::DataReplaced(data) => profile::data_replaced(state, *data),
        Intent::BrowserFailed { address, why } => link::browser_failed(state, address, &why),
        Intent::StoreFailed(why) => quiet(|| state.session.tell(Notice::Problem, why)),
        Intent::Disk(intent) => unsaved::update(state, intent),
    }
}

/// For what changes the session only.
fn quiet(change: impl FnOnce()) -> Vec<Effect> {
    change();
    Vec::new()
}

fn copy(state: &mut State, text: String) -> Vec<Effect> {
    state
        .session
        .tell(Notice::Done, Text::new("Copied", "已复制"));
    vec![Effect::CopyText(text)]
}
