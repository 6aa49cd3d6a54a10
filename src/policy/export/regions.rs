//! The verdicts of a policy as flat rows: a question without its date, the dates, and the verdict.
//!
//! Neighbouring intervals with the same verdict are one row.

use crate::domain::{Day, PlatformIx, Surface, Switch, WalletIx};

use super::super::{LinkVerdict, PayVerdict, Policy, TargetIx};

/// Verdict on a link question on a range of dates.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinkRegion<'p> {
    pub(super) surface: Surface,
    pub(super) target: TargetIx,
    pub(super) switch: Switch,
    pub(super) days: DateRange,
    pub(super) verdict: LinkVerdict<'p>,
}

/// Verdict on a wallet question on a range of dates.
#[derive(Clone, Copy, Debug)]
pub(super) struct PayRegion<'p> {
    pub(super) merchant: PlatformIx,
    pub(super) wallet: WalletIx,
    pub(super) days: DateRange,
    pub(super) verdict: PayVerdict<'p>,
}

/// Range of dates; `None` means no start or no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct DateRange {
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
}

impl DateRange {
    fn new(first: Day, last: Day) -> Self {
        Self {
            from: (first > Day::MIN).then_some(first),
            until: (last < Day::MAX).then_some(last),
        }
    }
}

/// All verdicts on links by target in the policy's order, surface, switch and date, without
/// positions that a surface does not have.
pub(super) fn links(policy: &Policy) -> Vec<LinkRegion<'_>> {
    let mut regions = Vec::new();
    for target in policy.targets() {
        for surface in Surface::ALL {
            for switch in Switch::ALL
                .into_iter()
                .filter(|switch| switch.exists_on(surface))
            {
                let intervals = policy.link_intervals(surface, target, switch);
                let same = |a: &LinkVerdict<'_>, b: &LinkVerdict<'_>| {
                    (
                        a.answer,
                        a.grounds.rule,
                        a.grounds.certainty,
                        a.grounds.blocked_by,
                        &a.grounds.source.id,
                    ) == (
                        b.answer,
                        b.grounds.rule,
                        b.grounds.certainty,
                        b.grounds.blocked_by,
                        &b.grounds.source.id,
                    )
                };
                let answers = intervals
                    .iter()
                    .map(|interval| (interval.first, interval.last, policy.link_verdict(interval)));
                let joined = join(answers, same).into_iter();
                regions.extend(joined.map(|(days, verdict)| LinkRegion {
                    surface,
                    target,
                    switch,
                    days,
                    verdict,
                }));
            }
        }
    }
    regions
}

/// All verdicts on wallets at the platforms that some wallet rule names, by merchant and wallet in
/// the policy's order, and date.
pub(super) fn pays(policy: &Policy) -> Vec<PayRegion<'_>> {
    let mut regions = Vec::new();
    for &merchant in policy.merchants() {
        for wallet in policy.wallet_rows() {
            let same = |a: &PayVerdict<'_>, b: &PayVerdict<'_>| {
                (
                    a.answer,
                    a.grounds.rule,
                    a.grounds.certainty,
                    a.grounds.blocked_by,
                ) == (
                    b.answer,
                    b.grounds.rule,
                    b.grounds.certainty,
                    b.grounds.blocked_by,
                )
            };
            let intervals = policy.pay_intervals(merchant, wallet);
            let answers = intervals
                .iter()
                .map(|interval| (interval.first, interval.last, policy.pay_verdict(interval)));
            let joined = join(answers, same).into_iter();
            regions.extend(joined.map(|(days, verdict)| PayRegion {
                merchant,
                wallet,
                days,
                verdict,
            }));
        }
    }
    regions
}

fn join<V: Copy>(
    answers: impl Iterator<Item = (Day, Day, V)>,
    same: impl Fn(&V, &V) -> bool,
) -> Vec<(DateRange, V)> {
    let mut joined: Vec<(Day, Day, V)> = Vec::new();
    for (first, last, answer) in answers {
        match joined.last_mut() {
            Some((_, end, before)) if same(before, &answer) => *end = last,
            Some(_) | None => joined.push((first, last, answer)),
        }
    }
    joined
        .into_iter()
        .map(|(first, last, answer)| (DateRange::new(first, last), answer))
        .collect()
}
