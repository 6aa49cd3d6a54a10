//! The item pointed at: by the pointer, or by the keyboard's focus, whichever was used last. A
//! pointer that only rests somewhere while the keyboard is used points at nothing.

use egui::{Event, Id, Pos2, Response, Ui};

use crate::app::{Intent, Subject, TappedLink};
use crate::ui::context::Cx;

/// The last pointing device, updated once per pass.
#[derive(Clone, Copy, Default)]
struct Lead {
    pass: u64,
    focused: Option<Id>,
    /// Position of the resting pointer while the keyboard is in use.
    rests: Option<Pos2>,
}

/// Whether a thing is pointed at.
pub fn is_pointed(ui: &Ui, response: &Response) -> bool {
    if keyboard_leads(ui) {
        response.has_focus()
    } else {
        response.hovered()
    }
}

fn keyboard_leads(ui: &Ui) -> bool {
    let id = Id::unique("who points");
    let pass = ui.ctx().cumulative_pass_nr();
    let known = ui
        .data(|data| data.get_temp::<Lead>(id))
        .unwrap_or_default();
    if known.pass == pass {
        return known.rests.is_some();
    }
    let focused = ui.memory(|memory| memory.focused());
    let (key, pointer) = ui.input(|input| {
        let key = input
            .events
            .iter()
            .any(|event| matches!(event, Event::Key { pressed: true, .. }));
        (key, input.pointer.latest_pos())
    });
    // Without a pointer there is only the keyboard.
    let here = pointer.unwrap_or(Pos2::ZERO);
    let keyboard = key || pointer.is_none() || (focused != known.focused && focused.is_some());
    let rests = if keyboard {
        Some(here)
    } else {
        known.rests.filter(|rests| *rests == here)
    };
    ui.data_mut(|data| {
        data.insert_temp(
            id,
            Lead {
                pass,
                focused,
                rests,
            },
        )
    });
    rests.is_some()
}

/// Explains a link in the Why panel as long as the pointer or the keyboard is on it.
pub fn point_at(ui: &Ui, cx: &Cx<'_>, link: TappedLink) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(Id::unique("pointed-at"), pass));
    let subject = Subject::Link(link);
    if cx.state.session.hover.as_ref() != Some(&subject) {
        cx.send(Intent::Hover(Some(subject)));
    }
}

/// Goes back to what was last tapped or selected once nothing is pointed at any more.
pub fn leave_link(ui: &Ui, cx: &Cx<'_>) {
    let pass = ui.ctx().cumulative_pass_nr();
    let pointed = ui.data(|data| data.get_temp::<u64>(Id::unique("pointed-at"))) == Some(pass);
    if !pointed && matches!(cx.state.session.hover, Some(Subject::Link(_))) {
        cx.send(Intent::Hover(None));
    }
}
