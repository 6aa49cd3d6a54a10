//! Timelines: the periods in which one question has one answer, with the milestones in each.
//!
//! Made from the compiled intervals, so a timeline always agrees with the verdicts.

use std::ops::RangeInclusive;

use crate::domain::{Day, PlatformIx, Surface, Switch, WalletIx};

use super::rows::Milestone;
use super::{LinkEffect, Outcome, Policy, Question, TargetIx, Verdict, WalletState};

/// Consecutive dates on which one rule answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Period<'p, A> {
    /// First date within the requested range.
    pub first: Day,
    /// Last date within the requested range, inclusive.
    pub last: Day,
    /// The verdict on these dates; its `since` and `until` may be outside the range.
    pub verdict: Verdict<'p, A>,
    /// The milestones on these dates, earliest first.
    pub milestones: &'p [Milestone],
}

impl Policy {
    /// The dates of the time bar.
    pub const DATES: RangeInclusive<Day> = Day::FIRST..=Day::LAST;

    /// The periods of one link question within `days`, earliest first, without gaps; empty for an
    /// empty range.
    pub fn link_timeline(
        &self,
        surface: Surface,
        target: TargetIx,
        switch: Switch,
        days: &RangeInclusive<Day>,
    ) -> Vec<Period<'_, LinkEffect>> {
        let intervals = self.link_intervals(surface, target, switch).iter();
        intervals
            .filter_map(|interval| {
                self.period(
                    (interval.first, interval.last),
                    self.link_verdict(interval),
                    days,
                )
            })
            .collect()
    }

    /// The periods of one wallet question within `days`, earliest first, without gaps; empty for an
    /// empty range.
    pub fn pay_timeline(
        &self,
        merchant: PlatformIx,
        wallet: WalletIx,
        days: &RangeInclusive<Day>,
    ) -> Vec<Period<'_, WalletState>> {
        let intervals = self.pay_intervals(merchant, wallet).iter();
        intervals
            .filter_map(|interval| {
                self.period(
                    (interval.first, interval.last),
                    self.pay_verdict(interval),
                    days,
                )
            })
            .collect()
    }

    /// The periods of one question within `days`; its own date does not matter.
    pub fn timeline(
        &self,
        question: &Question,
        days: &RangeInclusive<Day>,
    ) -> Vec<Period<'_, Outcome>> {
        match question {
            Question::Link(q) => self
                .link_intervals(q.surface, q.target, q.switch)
                .iter()
                .map(|interval| {
                    (
                        (interval.first, interval.last),
                        self.link_verdict(interval).widen(),
                    )
                })
                .filter_map(|(interval_days, verdict)| self.period(interval_days, verdict, days))
                .collect(),
            Question::Pay(q) => self
                .pay_intervals(q.merchant, q.wallet)
                .iter()
                .map(|interval| {
                    (
                        (interval.first, interval.last),
                        self.pay_verdict(interval).widen(),
                    )
                })
                .filter_map(|(interval_days, verdict)| self.period(interval_days, verdict, days))
                .collect(),
        }
    }

    fn period<'p, A>(
        &'p self,
        (first, last): (Day, Day),
        verdict: Verdict<'p, A>,
        days: &RangeInclusive<Day>,
    ) -> Option<Period<'p, A>> {
        let (first, last) = (first.max(*days.start()), last.min(*days.end()));
        (first <= last).then(|| {
            let all = self.milestones();
            let (from, to) = (
                all.partition_point(|m| m.day < first),
                all.partition_point(|m| m.day <= last),
            );
            Period {
                first,
                last,
                verdict,
                milestones: all.get(from..to).unwrap_or_default(),
            }
        })
    }
}
