//! Tapping a link: ask the gate, then show its page or hand it to the browser.

use super::decisions;
use super::effect::{Effect, Now};
use super::gate;
use super::session::{LinkPage, Notice, Subject, TappedLink};
use super::state::State;
use crate::domain::{Act, OpenIn, Text};

/// Taps a link. One that opens at once goes where the user has set; everything else gets its page.
pub(super) fn tap(state: &mut State, link: TappedLink, now: Now) -> Vec<Effect> {
    let logged = decisions::log_link(state, Act::Tap, &link, now);
    state.session.why = Some(Subject::Link(link.clone()));
    let page = LinkPage { link, continued: false };
    let opened = reach(state, &page);
    // With the browser as destination there is nothing to show in the app.
    state.session.page = if opened.is_none() { Some(page) } else { None };
    logged.into_iter().chain(opened).collect()
}

/// Goes past the notice or the question of the page.
pub(super) fn go_on(state: &mut State, now: Now) -> Vec<Effect> {
    let Some(mut page) = state.session.page.take() else { return Vec::new() };
    page.continued = true;
    let logged = decisions::log_link(state, Act::Continue, &page.link, now);
    let opened = reach(state, &page);
    state.session.page = if opened.is_none() { Some(page) } else { None };
    logged.into_iter().chain(opened).collect()
}

/// Opens the page's link in the browser, whatever the setting, if the gate lets it through.
pub(super) fn open_in_browser(state: &mut State, now: Now) -> Vec<Effect> {
    let Some(page) = state.session.page.clone() else { return Vec::new() };
    let logged = decisions::log_link(state, Act::Browser, &page.link, now);
    let answer = gate::link(&state.policy, state.circumstances(), page.link.spot.surface, &page.link.found);
    logged.into_iter().chain(gate::hand_off(&answer, &page.link.found, page.continued).map(Effect::OpenUrl)).collect()
}

/// The browser did not start: say so, and offer the address.
pub(super) fn browser_failed(state: &mut State, address: String, why: &str) -> Vec<Effect> {
    let text = Text {
        en: format!("The browser did not start ({why}). Copy the address and open it yourself").into(),
        zh: format!("浏览器未能启动（{why}）。请复制网址自行打开").into(),
    };
    state.session.tell_with_copy(Notice::Problem, text, Some(address));
    Vec::new()
}

fn reach(state: &State, page: &LinkPage) -> Option<Effect> {
    match state.settings.open_in {
        OpenIn::App => None,
        OpenIn::Browser => {
            let answer = gate::link(&state.policy, state.circumstances(), page.link.spot.surface, &page.link.found);
            gate::hand_off(&answer, &page.link.found, page.continued).map(Effect::OpenUrl)
        }
    }
}
