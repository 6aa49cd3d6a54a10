//! Compiles rules into bands: for every question without its day, the days of history cut where the
//! answer changes.
//!
//! Which rule wins is decided here and nowhere else. Works on checked rows only and knows nothing
//! of the file's text.

use crate::domain::{Day, Precision, Surface, Switch};

use super::reach::{Reach, Realm, link_rank, wallet_rank};
use super::rows::LinkRule;
use super::tables::Tables;
use super::{Certainty, LinkEffect, SwitchNote, WalletState};

/// The rule or switch that an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A rule: its row among the policy's link rules or wallet rules.
    Rule(u16),
    /// The user's switch at `on`; the row of the link rule that first left the choice to the user.
    SwitchOn(u16),
    /// The user's switch at `off`.
    SwitchOff,
    /// No rule speaks of the question.
    Default,
}

/// Consecutive days on which one rule answers one question with one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band<A> {
    /// First day; [`Day::MIN`]: no start.
    pub first: Day,
    /// Last day, inclusive; [`Day::MAX`]: no end.
    pub last: Day,
    /// What happens.
    pub answer: A,
    /// Strength of the evidence.
    pub certainty: Certainty,
    /// The rule or switch behind it.
    pub origin: Origin,
    /// Whether the rule of those days leaves the choice to the user; never for a wallet.
    pub user_choice: bool,
    /// Why the switch has no effect, if it is not at `default` and has none; never for a wallet.
    pub switch_note: Option<SwitchNote>,
    /// How exactly `first` is known: the rule's precision if the band begins where the rule does.
    pub precision: Precision,
    /// Row of the source.
    pub(super) source: u16,
}

/// Days on which one rule answers a link question.
pub type LinkBand = Band<LinkEffect>;

/// Days on which one rule answers a wallet question.
pub type PayBand = Band<WalletState>;

/// All bands of one sort, cut into slots; every slot covers all days.
#[derive(Clone, Debug, Default)]
pub(super) struct BandTable<A> {
    bands: Vec<Band<A>>,
    ends: Vec<u32>,
}

impl<A: Copy + PartialEq> BandTable<A> {
    /// The bands of a slot, earliest first; empty for a slot that does not exist.
    pub(super) fn slot(&self, slot: usize) -> &[Band<A>] {
        let end = self.ends.get(slot).map_or(0, |end| *end as usize);
        let start = slot
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .map_or(0, |end| *end as usize);
        self.bands.get(start..end).unwrap_or_default()
    }

    /// The band that holds `day`.
    pub(super) fn at(&self, slot: usize, day: Day) -> Option<&Band<A>> {
        let bands = self.slot(slot);
        bands.get(
            bands
                .partition_point(|band| band.first <= day)
                .wrapping_sub(1),
        )
    }

    /// Every band of every slot.
    pub(super) fn all(&self) -> &[Band<A>] {
        &self.bands
    }

    fn push(&mut self, mut bands: Vec<Band<A>>) {
        self.bands.append(&mut bands);
        self.ends
            .push(u32::try_from(self.bands.len()).unwrap_or(u32::MAX));
    }
}

/// The bands next to the one that holds `day`, as far as they have the same answer; without that
/// band itself, earliest first.
pub(super) fn same_answer<A: PartialEq>(
    bands: &[Band<A>],
    day: Day,
) -> impl Iterator<Item = &Band<A>> {
    bands
        .chunk_by(|a, b| a.answer == b.answer)
        .find(|run| run.last().is_some_and(|band| day <= band.last))
        .unwrap_or_default()
        .iter()
        .filter(move |band| !(band.first..=band.last).contains(&day))
}

/// A rule that speaks of the slot at hand, with its place in the order of who wins.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    rule: u16,
    rank: u8,
    from: Day,
    until: Day,
}

/// Cuts all days where the winner changes: the highest rank, then the latest `from`, then the first
/// in the file.
fn segments(candidates: &[Candidate]) -> Vec<(Day, Day, Option<u16>)> {
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
        let holding = candidates
            .iter()
            .filter(|c| c.from <= first && first <= c.until);
        let winner = holding
            .max_by_key(|c| (c.rank, c.from, std::cmp::Reverse(c.rule)))
            .map(|c| c.rule);
        match segments.last_mut() {
            Some(before) if before.2 == winner => before.1 = last,
            Some(_) | None => segments.push((first, last, winner)),
        }
    }
    segments
}

/// How many positions a switch has.
const SWITCHES: usize = Switch::ALL.len();

/// The slot of a link question without its day; targets are the platforms in file order, then Tao
/// passwords, then web pages.
pub(super) const fn link_slot(target: usize, surface: Surface, switch: Switch) -> usize {
    (target * Surface::ALL.len() + surface.index()) * SWITCHES + switch.index()
}

/// Compiles the link rules.
pub(super) fn link_bands(tables: &Tables) -> BandTable<LinkEffect> {
    let platforms = tables.platforms.len();
    let realm = Realm {
        platforms: tables.platforms.iter().collect(),
        groups: tables.groups.iter().collect(),
    };
    let reaches: Vec<Reach> = tables
        .link_rules
        .iter()
        .map(|rule| realm.reach(rule))
        .collect();
    let tao = tables
        .platforms
        .iter()
        .position(|p| p.id == tables.tao_password.platform);
    let mut table = BandTable {
        bands: Vec::new(),
        ends: Vec::new(),
    };
    for target in 0..platforms + 2 {
        let (seat, tao_password) = if target == platforms {
            (tao, true)
        } else {
            (Some(target), false)
        };
        // A web page sits right behind the platforms in the scopes of rules, where the Tao password
        // has no seat of its own.
        let seat = if target == platforms + 1 {
            Some(platforms)
        } else {
            seat
        };
        let own = seat
            .and_then(|seat| tables.platforms.get(seat))
            .is_some_and(|p| p.owner == tables.home.owner);
        for surface in Surface::ALL {
            let candidates = link_candidates(tables, &reaches, seat, tao_password, surface);
            let plain: Vec<LinkBand> = segments(&candidates)
                .into_iter()
                .map(|segment| plain_link(tables, segment))
                .collect();
            for switch in Switch::ALL {
                table.push(switched(tables, &plain, switch, surface, own));
            }
        }
    }
    table
}

fn link_candidates(
    tables: &Tables,
    reaches: &[Reach],
    seat: Option<usize>,
    tao_password: bool,
    surface: Surface,
) -> Vec<Candidate> {
    let rules = tables.link_rules.iter().zip(reaches).zip(0u16..);
    let speaking = rules.filter(|((rule, reach), _)| {
        rule.tao_password == tao_password
            && (rule.surfaces.is_empty() || rule.surfaces.contains(&surface))
            && reach.holds(seat)
    });
    speaking
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

/// The precision of a band's first day: the rule's, if the band begins where the rule does.
fn precision_at(first: Day, from: Option<Day>, precision: Precision) -> Precision {
    if from == Some(first) {
        precision
    } else {
        Precision::Day
    }
}

fn plain_link(tables: &Tables, (first, last, winner): (Day, Day, Option<u16>)) -> LinkBand {
    let rule = winner.and_then(|index| {
        tables
            .link_rules
            .get(usize::from(index))
            .map(|rule| (index, rule))
    });
    match rule {
        Some((index, rule)) => LinkBand {
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
        None => LinkBand {
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

/// The bands as the user's switch changes them; `own`: the link is the platform's own.
fn switched(
    tables: &Tables,
    plain: &[LinkBand],
    switch: Switch,
    surface: Surface,
    own: bool,
) -> Vec<LinkBand> {
    match switch {
        Switch::Default => plain.to_vec(),
        Switch::Off => plain
            .iter()
            .map(|band| switched_off(tables, *band, own))
            .collect(),
        Switch::On => {
            let offered = Switch::On.exists_on(surface);
            // The choice was announced once and stays; what announced it is the first rule that
            // left it to the user.
            let mut announced = None;
            plain
                .iter()
                .map(|band| switched_on(tables, *band, offered, &mut announced))
                .collect()
        }
    }
}

fn switched_off(tables: &Tables, band: LinkBand, own: bool) -> LinkBand {
    if own {
        return LinkBand {
            switch_note: Some(SwitchNote::OwnLink),
            ..band
        };
    }
    if band.answer >= LinkEffect::CopyOnly {
        return LinkBand {
            switch_note: Some(SwitchNote::StrictAlready),
            ..band
        };
    }
    LinkBand {
        answer: LinkEffect::CopyOnly,
        certainty: Certainty::Assumption,
        origin: Origin::SwitchOff,
        source: tables.assumption_source_row(),
        ..band
    }
}

fn switched_on(
    tables: &Tables,
    band: LinkBand,
    offered: bool,
    announced: &mut Option<u16>,
) -> LinkBand {
    if let (true, None, Origin::Rule(rule)) = (band.user_choice, *announced, band.origin) {
        *announced = Some(rule);
    }
    if band.answer.opens() {
        return LinkBand {
            switch_note: Some(SwitchNote::OpensAnyway),
            ..band
        };
    }
    match *announced {
        Some(rule) if band.user_choice && offered => LinkBand {
            answer: LinkEffect::Open,
            certainty: Certainty::Announced,
            origin: Origin::SwitchOn(rule),
            source: tables
                .link_rules
                .get(usize::from(rule))
                .map_or(band.source, |rule| tables.source_row(&rule.source)),
            ..band
        },
        Some(_) | None => LinkBand {
            switch_note: Some(SwitchNote::NoChoiceYet),
            ..band
        },
    }
}

/// Compiles the wallet rules: a slot for every platform and wallet.
pub(super) fn pay_bands(tables: &Tables) -> BandTable<WalletState> {
    let mut table = BandTable {
        bands: Vec::new(),
        ends: Vec::new(),
    };
    for merchant in &tables.platforms {
        for wallet in &tables.wallets {
            let rules = tables.wallet_rules.iter().zip(0u16..);
            let speaking = rules.filter(|(rule, _)| {
                (rule.merchants.is_empty() || rule.merchants.contains(&merchant.id))
                    && (rule.wallets.is_empty() || rule.wallets.contains(&wallet.id))
            });
            let candidates: Vec<Candidate> = speaking
                .map(|(rule, index)| Candidate {
                    rule: index,
                    rank: wallet_rank(rule),
                    from: rule.from.unwrap_or(Day::MIN),
                    until: rule.until.unwrap_or(Day::MAX),
                })
                .collect();
            table.push(
                segments(&candidates)
                    .into_iter()
                    .map(|segment| plain_pay(tables, segment))
                    .collect(),
            );
        }
    }
    table
}

fn plain_pay(tables: &Tables, (first, last, winner): (Day, Day, Option<u16>)) -> PayBand {
    let rule = winner.and_then(|index| {
        tables
            .wallet_rules
            .get(usize::from(index))
            .map(|rule| (index, rule))
    });
    match rule {
        Some((index, rule)) => PayBand {
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
        None => unknown_pay(tables, first, last),
    }
}

/// The answer about a wallet of which no rule speaks.
pub(super) fn unknown_pay(tables: &Tables, first: Day, last: Day) -> PayBand {
    PayBand {
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
