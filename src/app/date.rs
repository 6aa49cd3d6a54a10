//! Moving about: tabs, the day on the dial, the cells of the matrices, and the ways out that an
//! explanation offers.

use super::effect::Effect;
use super::settings;
use super::state::State;
use crate::domain::Day;

/// Turns the dial.
pub(super) fn set_day(state: &mut State, day: Day) -> Vec<Effect> {
    settings::set(state, |s| s.day = day.to_policy_date())
}
