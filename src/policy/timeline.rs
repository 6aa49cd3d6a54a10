//! Timelines: the periods in which one question has one answer, with the milestones that
//! fall into each.
//!
//! Cut from the compiled intervals, so a timeline can't say anything else than a decision.

use std::ops::RangeInclusive;

use crate::domain::{Day, PlatformIx, Surface, Switch, WalletIx};

use super::rows::Milestone;
use super::{LinkEffect, Outcome, Policy, Question, TargetIx, Verdict, WalletState};

/// Consecutive days on which one rule answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Period<'p, A> {
    /// First day, within the days that were asked for.
    pub first: Day,
    /// Last day, inclusive, within the days that were asked for.
    pub last: Day,
    /// The verdict on these days; its `since` and `until` are not cut.
    pub verdict: Verdict<'p, A>,
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

    /// How the answer to one wallet question goes through `days`, earliest first, without a gap;
    /// empty for an empty range.
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

    /// The verdicts on one question through `days`, whatever day it names.
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
                .filter_map(|(held, verdict)| self.period(held, verdict, days))
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
                .filter_map(|(held, verdict)| self.period(held, verdict, days))
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
