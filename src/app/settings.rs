//! The user's settings.

use super::effect::Effect;
use super::scenario;
use super::session::Notice;
use super::state::State;
use crate::domain::{Data, Settings, Text};

/// Changes the settings and saves them, if that changes anything.
pub(super) fn set(state: &mut State, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
    let before = state.settings.clone();
    change(&mut state.settings);
    if state.settings == before {
        Vec::new()
    } else {
        vec![Effect::SaveSettings]
    }
}

/// Sets the zoom factor, held inside what settings offer; nonsense is left alone.
pub(super) fn set_zoom(state: &mut State, zoom: f32) -> Vec<Effect> {
    if !zoom.is_finite() {
        return Vec::new();
    }
    set(state, |s| {
        s.zoom = zoom.clamp(*Settings::ZOOM.start(), *Settings::ZOOM.end())
    })
}

/// Asks the store to put the demo content back.
pub(super) fn reset(state: &mut State) -> Vec<Effect> {
    state.session.dialog = None;
    let mut effects = scenario::restart(state);
    effects.extend([Effect::ResetDemo, Effect::SaveSettings]);
    effects
}

/// The store has put the demo content back.
pub(super) fn data_replaced(state: &mut State, data: Data) -> Vec<Effect> {
    state.replace_data(data);
    state.session.tell(
        Notice::Done,
        Text::new(
            "The demo content is back as on the first day",
            "演示内容已恢复到最初的样子",
        ),
    );
    Vec::new()
}
