//! What is pointed at: by the pointer, or by the keyboard's focus, whichever was used last. A
//! pointer that only rests somewhere while the keyboard is used points at nothing.

use egui::{Event, Id, Pos2, Response, Ui};

/// Who pointed last, found out once a pass.
#[derive(Clone, Copy, Default)]
struct Lead {
    pass: u64,
    focused: Option<Id>,
    /// Where the pointer rests while the keyboard leads.
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
