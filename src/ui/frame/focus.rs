//! Moves the keyboard focus when a page or a dialog opens or closes: into it, and back to
//! what opened it.
//!
//! Only if the keyboard brought the user there; a pointer needs no focus.

use std::hash::{DefaultHasher, Hash, Hasher};

use egui::{Event, Id, Response, Ui};

use crate::app::Tour;
use crate::ui::context::Cx;

/// For how many passes a page that has opened waits for its first control.
const PASSES: u64 = 3;

/// Things that can be open: the hash of the page below, and whether a dialog is above it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    page: u64,
    dialog: bool,
}

/// The way to the place where the user is.
#[derive(Clone, Default)]
struct Trail {
    here: Option<Place>,
    /// The previous pages, with the control that was activated there.
    behind: Vec<(Place, Option<Id>)>,
    /// Whether the last activation came from the keyboard or from a screen reader.
    keyboard: bool,
    /// Control that gets the focus back, and since which pass; for two of them, since egui lets go of a
    /// dialog's layer one pass late.
    returns: Option<(Id, u64)>,
    /// The step of the tour: a guide who leads elsewhere keeps the focus where it is.
    step: Option<(usize, usize)>,
    /// The pass in which a place opened that still waits for its first control to take the focus.
    waits_since: Option<u64>,
}

/// The most places that are remembered.
const DEEPEST: usize = 16;

/// Looks where the user is, before anything is drawn.
pub fn follow(ui: &Ui, cx: &Cx<'_>) {
    let id = trail_id();
    let mut trail = ui
        .data(|data| data.get_temp::<Trail>(id))
        .unwrap_or_default();
    let pass = ui.ctx().cumulative_pass_nr();
    let place = place(cx);
    let step = cx
        .state
        .session
        .scenario
        .as_ref()
        .map(|open| &open.tour)
        .filter(|tour| tour.step().is_some())
        .map(Tour::place);
    if trail.step != step {
        trail = Trail {
            here: Some(place),
            step,
            keyboard: trail.keyboard,
            ..Trail::default()
        };
    }
    if trail.here != Some(place) {
        let focused = ui.memory(|memory| memory.focused());
        let before = trail.here.replace(place);
        match trail.behind.iter().position(|(known, _)| *known == place) {
            Some(at) => {
                let activated = trail.behind.get(at).and_then(|(_, activated)| *activated);
                trail.behind.truncate(at);
                trail.waits_since = None;
                trail.returns = activated
                    .filter(|_| trail.keyboard)
                    .map(|activated| (activated, pass));
            }
            None => {
                trail.behind.extend(before.map(|before| (before, focused)));
                if trail.behind.len() > DEEPEST {
                    trail.behind.remove(0);
                }
                trail.waits_since = (trail.keyboard && before.is_some()).then_some(pass);
                trail.returns = None;
            }
        }
    }
    if let Some((activated, since)) = trail.returns {
        ui.memory_mut(|memory| memory.request_focus(activated));
        trail.returns = trail.returns.filter(|_| pass == since);
        ui.ctx().request_repaint();
    }
    ui.input(|input| {
        for event in &input.events {
            if matches!(
                event,
                Event::Key { pressed: true, .. } | Event::AccessKitActionRequest(_)
            ) {
                trail.keyboard = true;
            } else if matches!(event, Event::PointerButton { .. } | Event::Touch { .. }) {
                trail.keyboard = false;
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(id, trail));
}

/// Gives the focus to the first control of a page that the keyboard has opened.
pub fn take_on_page(ui: &Ui, control: &Response) {
    take(ui, control, false);
}

/// The same for a dialog.
pub fn take_in_dialog(ui: &Ui, control: &Response) {
    take(ui, control, true);
}

fn take(ui: &Ui, control: &Response, dialog: bool) {
    let mut trail = ui
        .data(|data| data.get_temp::<Trail>(trail_id()))
        .unwrap_or_default();
    let here = trail.here.is_some_and(|here| here.dialog == dialog);
    let waits = trail
        .waits_since
        .is_some_and(|since| ui.ctx().cumulative_pass_nr() < since + PASSES);
    if here && waits {
        control.request_focus();
        trail.waits_since = None;
        ui.data_mut(|data| data.insert_temp(trail_id(), trail));
    }
}

fn trail_id() -> Id {
    Id::unique("focus trail")
}

/// The tab, and what is open in it. What merely changes inside a page is no other place.
fn place(cx: &Cx<'_>) -> Place {
    let session = &cx.state.session;
    let mut hasher = DefaultHasher::new();
    cx.state.settings.tab.id().hash(&mut hasher);
    session
        .page
        .as_ref()
        .map(|page| page.link.address())
        .hash(&mut hasher);
    if cx.state.settings.tab == crate::domain::Tab::Shops {
        format!("{:?}", session.shopping.page).hash(&mut hasher);
    }
    Place {
        page: hasher.finish(),
        dialog: session.dialog.is_some() || cx.state.what_if.editor.is_some(),
    }
}
