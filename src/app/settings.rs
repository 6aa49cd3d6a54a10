//! The user's settings.

use super::effect::Effect;
use super::state::State;
use crate::domain::Settings;

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
