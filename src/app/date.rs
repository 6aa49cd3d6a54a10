//! The policy date.

use super::effect::Effects;
use super::settings::change_settings;
use super::state::State;
use crate::domain::Day;

/// Sets the policy date, limited to the range of the time bar.
pub(super) fn set_date(state: &mut State, day: Day, fx: &mut Effects) {
    change_settings(state, fx, |s| s.day = day.to_policy_date());
}
