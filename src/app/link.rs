//! Tapping a link: ask the gate, then show its page or hand it to the browser.

use super::effect::Effect;
use super::safety::trust;
use super::state::State;
use super::types::cell::Subject;
use super::types::link::{LinkPage, TappedLink};
use super::types::notice::Notice;
use super::types::time::Now;
use super::{gate, log};
use crate::domain::{Act, OpenIn, Text};

/// How long after a hand-off another one of the same address is a second click and no second wish,
/// in milliseconds.
const DOUBLE_CLICK_MILLIS: i64 = 1_000;

/// Taps a link. One that opens at once goes where the user has set; everything else gets its page.
pub(super) fn tap(state: &mut State, link: TappedLink, now: Now) -> Vec<Effect> {
    let mut effects = log::log_link(state, Act::Tap, &link, now);
    state.session.why = Some(Subject::Link(link.clone()));
    state.session.remember_site = false;
    effects.extend(show(
        state,
        LinkPage {
            link,
            continued: false,
        },
        now,
    ));
    effects
}

/// Goes past the notice or the question of the page.
pub(super) fn go_on(state: &mut State, now: Now) -> Vec<Effect> {
    let Some(mut page) = state.session.page.take() else {
        return Vec::new();
    };
    page.continued = true;
    let mut effects = log::log_link(state, Act::Continue, &page.link, now);
    effects.extend(trust::remember(state, &page));
    effects.extend(show(state, page, now));
    effects
}

/// Opens the page's link in the browser, whatever the setting, if the gate lets it through.
pub(super) fn open_in_browser(state: &mut State, now: Now) -> Vec<Effect> {
    let Some(page) = state.session.page.clone() else {
        return Vec::new();
    };
    let mut effects = log::log_link(state, Act::Browser, &page.link, now);
    effects.extend(hand_off(state, &page, now).into_iter().flatten());
    effects
}

/// The browser did not start: say so, and offer the address.
pub(super) fn browser_failed(state: &mut State, address: String, why: &str) -> Vec<Effect> {
    let text = Text {
        en: format!("The browser did not start ({why}). Copy the address and open it yourself")
            .into(),
        zh: format!("浏览器未能启动（{why}）。请复制网址自行打开").into(),
    };
    // Whoever tries again does not click twice.
    state.session.handed_off = None;
    state
        .session
        .tell_with_copy(Notice::Problem, text, Some(address));
    Vec::new()
}

/// Goes to the browser if the user has set that and the gate lets the link through; the page stays
/// in the app otherwise.
fn show(state: &mut State, page: LinkPage, now: Now) -> Vec<Effect> {
    let handed_off = match state.settings.open_in {
        OpenIn::App => None,
        OpenIn::Browser => hand_off(state, &page, now),
    };
    // With the browser as destination there is nothing to show in the app.
    state.session.page = if handed_off.is_none() {
        Some(page)
    } else {
        None
    };
    handed_off.into_iter().flatten().collect()
}

/// The hand-off of a page's link; `None` if the gate refuses it, `Some(None)` if it has just gone
/// out and this is the second of two clicks.
fn hand_off(state: &mut State, page: &LinkPage, now: Now) -> Option<Option<Effect>> {
    let answer = state.link_answer(page.link.context.surface, &page.link.found);
    let handoff = gate::hand_off(&answer, &page.link.found, page.continued)?;
    let again = state
        .session
        .handed_off
        .as_ref()
        .is_some_and(|(before, at)| {
            *before == handoff
                && (0..DOUBLE_CLICK_MILLIS).contains(&now.millis.saturating_sub(at.millis))
        });
    if again {
        return Some(None);
    }
    state.session.handed_off = Some((handoff.clone(), now));
    Some(Some(Effect::OpenUrl(handoff)))
}
