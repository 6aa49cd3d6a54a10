//! The user's settings.

use super::effect::{Effects, StoreEffect};
use super::state::State;
use crate::domain::Settings;

/// Changes the settings, and saves them if they differ.
pub(super) fn change_settings(
    state: &mut State,
    fx: &mut Effects,
    change: impl FnOnce(&mut Settings),
) {
    let before = state.settings.clone();
    change(&mut state.settings);
    if state.settings != before {
        fx.push(StoreEffect::SaveSettings);
    }
}

/// Sets the zoom factor, limited to the allowed range; a number that is not finite is ignored.
pub(super) fn set_zoom(state: &mut State, zoom: f32, fx: &mut Effects) {
    if zoom.is_finite() {
        change_settings(state, fx, |s| {
            s.zoom = zoom.clamp(*Settings::ZOOM.start(), *Settings::ZOOM.end());
        });
    }
}
