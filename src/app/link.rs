//! Tapping a link: the gate decides whether its page is shown or the browser opens it.

use super::effect::{Effects, OutsideEffect};
use super::gate::{self, Handoff};
use super::log;
use super::safety::trust;
use super::state::State;
use super::types::cell::Subject;
use super::types::link::{LinkPage, TappedLink};
use super::types::notice::Notice;
use super::types::time::Now;
use crate::domain::{Act, OpenIn};

/// Time after opening an address in which opening it again counts as the second click of a double
/// click.
const DOUBLE_CLICK_MILLIS: i64 = 1_000;

/// Taps a link. If the gate lets it open at once, it opens where the user has set; else its page
/// is shown.
pub(super) fn tap_link(state: &mut State, link: TappedLink, now: Now, fx: &mut Effects) {
    let entry = log::link_entry(state, Act::Tap, &link);
    log::add_entry(state, entry, now, fx);
    state.session.why = Some(Subject::Link(link.clone()));
    state.session.remember_site = false;
    let page = LinkPage {
        link,
        continued: false,
    };
    open_link(state, page, now, fx);
}

/// Continues past the notice or the question of the page.
pub(super) fn continue_to_page(state: &mut State, now: Now, fx: &mut Effects) {
    let Some(mut page) = state.session.page.take() else {
        return;
    };
    page.continued = true;
    let entry = log::link_entry(state, Act::Continue, &page.link);
    log::add_entry(state, entry, now, fx);
    trust::remember_site(state, &page, fx);
    open_link(state, page, now, fx);
}

/// Opens the link of the page in the browser, whatever the setting, if the gate allows it.
pub(super) fn open_in_browser(state: &mut State, now: Now, fx: &mut Effects) {
    let Some(page) = state.session.page.clone() else {
        return;
    };
    let entry = log::link_entry(state, Act::Browser, &page.link);
    log::add_entry(state, entry, now, fx);
    if let Some(handoff) = hand_off(state, &page) {
        send_to_browser(state, handoff, now, fx);
    }
}

/// Tells the user that the browser did not start, and offers the address to copy.
pub(super) fn on_browser_failed(state: &mut State, address: String, why: String) {
    // The next click is a retry, not the second one of a double click.
    state.session.handed_off = None;
    state.session.notify(Notice::BrowserFailed { address, why });
}

/// Opens a link in the browser if the user has set that and the gate allows it; else shows its
/// page.
fn open_link(state: &mut State, page: LinkPage, now: Now, fx: &mut Effects) {
    let handoff = match state.settings.open_in {
        OpenIn::App => None,
        OpenIn::Browser => hand_off(state, &page),
    };
    match handoff {
        Some(handoff) => {
            state.session.page = None;
            send_to_browser(state, handoff, now, fx);
        }
        None => state.session.page = Some(page),
    }
}

/// Asks the gate to let the link of a page through to the browser.
fn hand_off(state: &State, page: &LinkPage) -> Option<Handoff> {
    let answer = state.link_answer(page.link.context.surface, &page.link.found);
    gate::hand_off(&answer, &page.link.found, page.continued)
}

/// Sends an address to the browser, once per double click.
fn send_to_browser(state: &mut State, handoff: Handoff, now: Now, fx: &mut Effects) {
    let last = state.session.handed_off.as_ref();
    let again = last.is_some_and(|(before, at)| {
        *before == handoff
            && (0..DOUBLE_CLICK_MILLIS).contains(&now.millis.saturating_sub(at.millis))
    });
    if !again {
        state.session.handed_off = Some((handoff.clone(), now));
        fx.push(OutsideEffect::OpenUrl(handoff));
    }
}
