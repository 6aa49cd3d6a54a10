//! Compiles rules into intervals: for every question without its date, all dates are cut where the
//! answer changes.
//!
//! Only this module decides which rule takes precedence. It works on checked rows and does not know
//! the text of the file.

use crate::domain::{Day, Precision, Surface, Switch};

use super::rows::LinkRule;
use super::scope::{TargetSet, Targets, link_rank, wallet_rank};
use super::tables::Tables;
use super::{Certainty, LinkEffect, SwitchNote, TargetIx, WalletState};

/// Rule or switch that an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A rule, by its row among the policy's link rules or wallet rules.
    Rule(u16),
    /// The user's switch at `on`, with the row of the first link rule that leaves the choice to the
    /// user.
    SwitchOn(u16),
    /// The user's switch at `off`.
    SwitchOff,
    /// No rule applies.
    Default,
}

/// Consecutive dates on which one rule gives one answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval<A> {
    /// First date; [`Day::MIN`] means no start.
    pub first: Day,
    /// Last date, inclusive; [`Day::MAX`] means no end.
    pub last: Day,
    /// Effect or state.
    pub answer: A,
    /// Strength of the evidence.
    pub certainty: Certainty,
    /// Rule or switch that gives the answer.
    pub origin: Origin,
    /// Whether the rule leaves the choice to the user; never for a wallet.
    pub user_choice: bool,
    /// Why the switch has no effect, if it is not at `default` and has none; never for a wallet.
    pub switch_note: Option<SwitchNote>,
    /// Precision of `first`: the rule's precision if the interval begins with the rule.
    pub precision: Precision,
    /// Row of the source.
    pub(super) source: u16,
}

/// Interval of a link question.
pub type LinkInterval = Interval<LinkEffect>;

/// Interval of a wallet question.
pub type PayInterval = Interval<WalletState>;

/// All intervals of one kind of question. Each question without its date has a slot, which covers
/// all dates.
#[derive(Clone, Debug, Default)]
pub(super) struct IntervalTable<A> {
    intervals: Vec<Interval<A>>,
    ends: Vec<u32>,
}

impl<A: Copy + PartialEq> IntervalTable<A> {
    /// The intervals of a slot, earliest first; empty for a slot that does not exist.
    pub(super) fn slot(&self, slot: usize) -> &[Interval<A>] {
        let end = self.ends.get(slot).map_or(0, |end| *end as usize);
        let start = slot
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .map_or(0, |end| *end as usize);
        self.intervals.get(start..end).unwrap_or_default()
    }

    /// The interval that contains `day`.
    pub(super) fn at(&self, slot: usize, day: Day) -> Option<&Interval<A>> {
        let intervals = self.slot(slot);
        intervals.get(
            intervals
                .partition_point(|interval| interval.first <= day)
                .wrapping_sub(1),
        )
    }

    /// Every interval of every slot.
    pub(super) fn all(&self) -> &[Interval<A>] {
        &self.intervals
    }

    fn push(&mut self, mut intervals: Vec<Interval<A>>) {
        self.intervals.append(&mut intervals);
        self.ends
            .push(u32::try_from(self.intervals.len()).unwrap_or(u32::MAX));
    }
}

/// The neighbours of the interval that contains `day` with the same answer, earliest first, without
/// that interval itself.
pub(super) fn same_answer<A: PartialEq>(
    intervals: &[Interval<A>],
    day: Day,
) -> impl Iterator<Item = &Interval<A>> {
    intervals
        .chunk_by(|a, b| a.answer == b.answer)
        .find(|run| run.last().is_some_and(|interval| day <= interval.last))
        .unwrap_or_default()
        .iter()
        .filter(move |interval| !(interval.first..=interval.last).contains(&day))
}

/// A rule with its dates and its rank.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    rule: u16,
    rank: u8,
    from: Day,
    until: Day,
}

/// Cuts all dates where the rule that answers changes: the one with the highest rank, then the
/// latest `from`, then the first in the file.
fn cut_days(candidates: &[Candidate]) -> Vec<(Day, Day, Option<u16>)> {
    let mut cuts: Vec<Day> = vec![Day::MIN];
    cuts.extend(candidates.iter().map(|c| c.from));
    cuts.extend(
        candidates
            .iter()
            .filter(|c| c.until < Day::MAX)
            .map(|c| c.until.next()),
    );
    cuts.sort_unstable();
    cuts.dedup();
    let mut segments: Vec<(Day, Day, Option<u16>)> = Vec::with_capacity(cuts.len());
    for (index, &first) in cuts.iter().enumerate() {
        let last = cuts.get(index + 1).map_or(Day::MAX, |next| next.previous());
        let in_force = candidates
            .iter()
            .filter(|c| c.from <= first && first <= c.until);
        let winner = in_force
            .max_by_key(|c| (c.rank, c.from, std::cmp::Reverse(c.rule)))
            .map(|c| c.rule);
        match segments.last_mut() {
            Some(before) if before.2 == winner => before.1 = last,
            Some(_) | None => segments.push((first, last, winner)),
        }
    }
    segments
}

/// Number of positions of a switch.
const SWITCHES: usize = Switch::ALL.len();

/// Slot of a link question without its date. `platforms` is the number of platforms: their slots
/// come first, then those of Tao passwords and of other web pages.
pub(super) fn link_slot(
    platforms: usize,
    target: TargetIx,
    surface: Surface,
    switch: Switch,
) -> usize {
    let row = match target {
        TargetIx::Platform(row) if usize::from(row.0) < platforms => usize::from(row.0),
        TargetIx::TaoPassword => platforms,
        // A platform of another policy is treated as a web page.
        TargetIx::Platform(_) | TargetIx::Web => platforms + 1,
    };
    (row * Surface::ALL.len() + surface.index()) * SWITCHES + switch.index()
}

/// Compiles the link rules.
pub(super) fn compile_link_rules(tables: &Tables) -> IntervalTable<LinkEffect> {
    let targets = Targets {
        platforms: tables.platforms.iter().collect(),
        groups: tables.groups.iter().collect(),
        tao_password: &tables.tao_password,
    };
    let scopes: Vec<TargetSet> = tables
        .link_rules
        .iter()
        .map(|rule| targets.of(rule))
        .collect();
    let mut table = IntervalTable {
        intervals: Vec::new(),
        ends: Vec::new(),
    };
    for target in tables.targets() {
        let is_home = tables
            .target_platform(target)
            .and_then(|row| tables.platforms.get(usize::from(row.0)))
            .is_some_and(|platform| platform.owner == tables.home.owner);
        for surface in Surface::ALL {
            let candidates = link_candidates(tables, &scopes, target, surface);
            let plain: Vec<LinkInterval> = cut_days(&candidates)
                .into_iter()
                .map(|segment| link_interval(tables, segment))
                .collect();
            for switch in Switch::ALL {
                table.push(apply_switch(tables, &plain, switch, surface, is_home));
            }
        }
    }
    table
}

fn link_candidates(
    tables: &Tables,
    scopes: &[TargetSet],
    target: TargetIx,
    surface: Surface,
) -> Vec<Candidate> {
    let rules = tables.link_rules.iter().zip(scopes).zip(0u16..);
    let applicable = rules.filter(|((rule, scope), _)| {
        (rule.surfaces.is_empty() || rule.surfaces.contains(&surface)) && scope.contains(target)
    });
    applicable
        .map(|((rule, _), index)| link_candidate(rule, index))
        .collect()
}

fn link_candidate(rule: &LinkRule, index: u16) -> Candidate {
    Candidate {
        rule: index,
        rank: link_rank(rule),
        from: rule.from.unwrap_or(Day::MIN),
        until: rule.until.unwrap_or(Day::MAX),
    }
}

/// Precision of an interval's first date: the rule's, if the interval begins with the rule.
fn precision_at(first: Day, from: Option<Day>, precision: Precision) -> Precision {
    if from == Some(first) {
        precision
    } else {
        Precision::Day
    }
}

fn link_interval(tables: &Tables, (first, last, winner): (Day, Day, Option<u16>)) -> LinkInterval {
    let rule = winner.and_then(|index| {
        tables
            .link_rules
            .get(usize::from(index))
            .map(|rule| (index, rule))
    });
    match rule {
        Some((index, rule)) => LinkInterval {
            first,
            last,
            answer: rule.effect,
            certainty: rule.certainty,
            origin: Origin::Rule(index),
            user_choice: rule.user_choice,
            switch_note: None,
            precision: precision_at(first, rule.from, rule.precision),
            source: tables.source_row(&rule.source),
        },
        None => LinkInterval {
            first,
            last,
            answer: LinkEffect::Open,
            certainty: Certainty::Assumption,
            origin: Origin::Default,
            user_choice: false,
            switch_note: None,
            precision: Precision::Day,
            source: tables.assumption_source_row(),
        },
    }
}

/// Applies a position of the switch to intervals. `is_home` says whether the link is to a platform
/// of the owner of the app.
fn apply_switch(
    tables: &Tables,
    plain: &[LinkInterval],
    switch: Switch,
    surface: Surface,
    is_home: bool,
) -> Vec<LinkInterval> {
    match switch {
        Switch::Default => plain.to_vec(),
        Switch::Off => plain
            .iter()
            .map(|interval| apply_switch_off(tables, *interval, is_home))
            .collect(),
        Switch::On => {
            let offered = Switch::On.exists_on(surface);
            // Once announced, the choice stays; the first rule that leaves it to the user announces
            // it.
            let mut announced = None;
            plain
                .iter()
                .map(|interval| apply_switch_on(tables, *interval, offered, &mut announced))
                .collect()
        }
    }
}

fn apply_switch_off(tables: &Tables, interval: LinkInterval, is_home: bool) -> LinkInterval {
    if is_home {
        return LinkInterval {
            switch_note: Some(SwitchNote::OwnLink),
            ..interval
        };
    }
    if interval.answer >= LinkEffect::CopyOnly {
        return LinkInterval {
            switch_note: Some(SwitchNote::StrictAlready),
            ..interval
        };
    }
    LinkInterval {
        answer: LinkEffect::CopyOnly,
        certainty: Certainty::Assumption,
        origin: Origin::SwitchOff,
        source: tables.assumption_source_row(),
        ..interval
    }
}

fn apply_switch_on(
    tables: &Tables,
    interval: LinkInterval,
    offered: bool,
    announced: &mut Option<u16>,
) -> LinkInterval {
    if let (true, None, Origin::Rule(rule)) = (interval.user_choice, *announced, interval.origin) {
        *announced = Some(rule);
    }
    if interval.answer.opens() {
        return LinkInterval {
            switch_note: Some(SwitchNote::OpensAnyway),
            ..interval
        };
    }
    match *announced {
        Some(rule) if interval.user_choice && offered => LinkInterval {
            answer: LinkEffect::Open,
            certainty: Certainty::Announced,
            origin: Origin::SwitchOn(rule),
            source: tables
                .link_rules
                .get(usize::from(rule))
                .map_or(interval.source, |rule| tables.source_row(&rule.source)),
            ..interval
        },
        Some(_) | None => LinkInterval {
            switch_note: Some(SwitchNote::NoChoiceYet),
            ..interval
        },
    }
}

/// Compiles the wallet rules, with a slot for every platform and wallet.
pub(super) fn compile_wallet_rules(tables: &Tables) -> IntervalTable<WalletState> {
    let mut table = IntervalTable {
        intervals: Vec::new(),
        ends: Vec::new(),
    };
    for merchant in &tables.platforms {
        for wallet in &tables.wallets {
            let rules = tables.wallet_rules.iter().zip(0u16..);
            let applicable = rules.filter(|(rule, _)| {
                (rule.merchants.is_empty() || rule.merchants.contains(&merchant.id))
                    && (rule.wallets.is_empty() || rule.wallets.contains(&wallet.id))
            });
            let candidates: Vec<Candidate> = applicable
                .map(|(rule, index)| Candidate {
                    rule: index,
                    rank: wallet_rank(rule),
                    from: rule.from.unwrap_or(Day::MIN),
                    until: rule.until.unwrap_or(Day::MAX),
                })
                .collect();
            table.push(
                cut_days(&candidates)
                    .into_iter()
                    .map(|segment| pay_interval(tables, segment))
                    .collect(),
            );
        }
    }
    table
}

fn pay_interval(tables: &Tables, (first, last, winner): (Day, Day, Option<u16>)) -> PayInterval {
    let rule = winner.and_then(|index| {
        tables
            .wallet_rules
            .get(usize::from(index))
            .map(|rule| (index, rule))
    });
    match rule {
        Some((index, rule)) => PayInterval {
            first,
            last,
            answer: rule.state,
            user_choice: false,
            switch_note: None,
            certainty: rule.certainty,
            origin: Origin::Rule(index),
            precision: precision_at(first, rule.from, rule.precision),
            source: tables.source_row(&rule.source),
        },
        None => unknown_interval(tables, first, last),
    }
}

/// Interval of a wallet question that no rule answers.
pub(super) fn unknown_interval(tables: &Tables, first: Day, last: Day) -> PayInterval {
    PayInterval {
        first,
        last,
        answer: WalletState::Unknown,
        user_choice: false,
        switch_note: None,
        certainty: Certainty::Assumption,
        origin: Origin::Default,
        precision: Precision::Day,
        source: tables.assumption_source_row(),
    }
}
