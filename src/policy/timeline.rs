//! Timelines: the stretches of days on which one question has one answer, with the milestones that
//! fall into each.
//!
//! Cut from the compiled bands, so a timeline can't say anything else than a decision.

use std::ops::RangeInclusive;

use crate::domain::{Day, PlatformIx, Surface, Switch, WalletIx};

use super::rows::Milestone;
use super::{LinkTarget, LinkVerdict, PayVerdict, Policy};

/// Some days in a row on which one rule answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch<'p, V> {
    /// First day, within the days that were asked for.
    pub first: Day,
    /// Last day, inclusive, within the days that were asked for.
    pub last: Day,
    /// The answer on these days; its `since` and `until` are not cut.
    pub verdict: V,
    /// The milestones of these days, earliest first.
    pub milestones: &'p [Milestone],
}

impl Policy {
    /// The days of the time bar.
    pub const DIAL: RangeInclusive<Day> = Day::FIRST..=Day::LAST;

    /// How the answer to one link question goes through `days`, earliest first, without a gap;
    /// empty for an empty range.
    pub fn link_timeline(
        &self,
        surface: Surface,
        target: LinkTarget,
        switch: Switch,
        days: &RangeInclusive<Day>,
    ) -> Vec<Stretch<'_, LinkVerdict<'_>>> {
        let bands = self.link_bands(surface, target, switch).iter();
        bands
            .filter_map(|band| self.stretch(band.first, band.last, self.link_verdict(band), days))
            .collect()
    }

    /// How the answer to one wallet question goes through `days`, earliest first, without a gap;
    /// empty for an empty range.
    pub fn pay_timeline(
        &self,
        merchant: PlatformIx,
        wallet: WalletIx,
        days: &RangeInclusive<Day>,
    ) -> Vec<Stretch<'_, PayVerdict<'_>>> {
        let bands = self.pay_bands(merchant, wallet).iter();
        bands
            .filter_map(|band| self.stretch(band.first, band.last, self.pay_verdict(band), days))
            .collect()
    }

    fn stretch<V>(
        &self,
        first: Day,
        last: Day,
        verdict: V,
        days: &RangeInclusive<Day>,
    ) -> Option<Stretch<'_, V>> {
        let (first, last) = (first.max(*days.start()), last.min(*days.end()));
        (first <= last).then(|| {
            let all = self.milestones();
            let (from, to) = (
                all.partition_point(|m| m.day < first),
                all.partition_point(|m| m.day <= last),
            );
            Stretch {
                first,
                last,
                verdict,
                milestones: all.get(from..to).unwrap_or_default(),
            }
        })
    }
}
