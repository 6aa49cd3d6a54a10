//! "What would change this?": the ways to a better result, cheapest first, each verified by asking
//! the policy again.
//!
//! A better result is less strict and can be used: the link opens or can be copied, the wallet can
//! pay. Nothing else is offered; where nothing is better, the list is empty or names only the date
//! on which the result becomes stricter.

use std::ops::RangeInclusive;

use crate::domain::{Day, PlatformIx, Surface, Switch, Switches};

use super::{
    Certainty, LinkEffect, LinkQuestion, Outcome, PayQuestion, Policy, Question, WalletState, Way,
    WayOut,
};

/// Maximum number of other merchants that are offered.
const MAX_MERCHANTS: usize = 3;

impl Policy {
    /// The ways to a better result for a question of either kind.
    pub fn what_would_change(&self, question: &Question, switches: Switches) -> Vec<WayOut> {
        match question {
            Question::Link(question) => self.change_link(question, switches, LinkEffect::Open),
            Question::Pay(question) => self.change_pay(question),
        }
    }

    /// The ways to a better effect: another position of the surface's switch; the other surfaces on
    /// that date, with their positions in `switches`; the nearest later and earlier date with each
    /// better effect. For a link that opens, also the next date on which it becomes stricter.
    ///
    /// `safety` is the effect set by the link safety check, which no way can improve on. The
    /// position of the surface's own switch is the one in the question.
    pub fn change_link(
        &self,
        question: &LinkQuestion,
        switches: Switches,
        safety: LinkEffect,
    ) -> Vec<WayOut> {
        let ask = |question: &LinkQuestion| {
            let verdict = self.link(question);
            (verdict.answer.max(safety).into(), verdict.grounds.certainty)
        };
        let mut ways = Ways::new(ask(question).0);
        let positions = Switch::ALL
            .into_iter()
            .filter(|s| *s != question.switch && s.exists_on(question.surface));
        let best = positions
            .map(|switch| {
                (
                    switch,
                    ask(&LinkQuestion {
                        switch,
                        ..*question
                    }),
                )
            })
            .min_by_key(|(_, (outcome, _))| strictness(*outcome));
        if let Some((switch, answer)) = best {
            ways.offer(Way::Switch(question.surface, switch), answer);
        }
        for surface in Surface::ALL {
            if surface != question.surface {
                let switch = switches.of(surface);
                ways.offer(
                    Way::Surface(surface),
                    ask(&LinkQuestion {
                        surface,
                        switch,
                        ..*question
                    }),
                );
            }
        }
        let intervals = self.link_intervals(question.surface, question.target, question.switch);
        let periods = intervals.iter().map(|interval| {
            (
                interval.first..=interval.last,
                interval.answer.max(safety).into(),
            )
        });
        ways.offer_dates(periods, question.day, |day| {
            ask(&LinkQuestion { day, ..*question })
        });
        ways.found
    }

    /// The ways to a better state: other wallets at the merchant; a few other merchants, those of
    /// the same owner first; the nearest later and earlier date with each better state. For a
    /// wallet that can pay, also the next date on which its state becomes worse.
    pub fn change_pay(&self, question: &PayQuestion) -> Vec<WayOut> {
        let ask = |question: &PayQuestion| {
            let verdict = self.pay(question);
            (verdict.answer.into(), verdict.grounds.certainty)
        };
        let mut ways = Ways::new(ask(question).0);
        for wallet in self.wallet_rows() {
            if wallet != question.wallet {
                ways.offer(
                    Way::Wallet(wallet),
                    ask(&PayQuestion {
                        wallet,
                        ..*question
                    }),
                );
            }
        }
        let before_merchants = ways.found.len();
        for merchant in self.merchants_near(question.merchant) {
            if ways.found.len() < before_merchants + MAX_MERCHANTS {
                ways.offer(
                    Way::Merchant(merchant),
                    ask(&PayQuestion {
                        merchant,
                        ..*question
                    }),
                );
            }
        }
        let intervals = self.pay_intervals(question.merchant, question.wallet);
        let periods = intervals
            .iter()
            .map(|interval| (interval.first..=interval.last, interval.answer.into()));
        ways.offer_dates(periods, question.day, |day| {
            ask(&PayQuestion { day, ..*question })
        });
        ways.found
    }

    /// Every other merchant, those of the same owner first, otherwise in the file's order.
    fn merchants_near(&self, merchant: PlatformIx) -> impl Iterator<Item = PlatformIx> {
        let owner = &self.platform(merchant).owner;
        let others = move |near: bool| {
            let others = self
                .merchants()
                .iter()
                .copied()
                .filter(move |other| *other != merchant);
            others.filter(move |other| (self.platform(*other).owner == *owner) == near)
        };
        others(true).chain(others(false))
    }
}

/// An outcome with its certainty.
type Answer = (Outcome, Certainty);

/// The ways that have been found to lead to something better than `now`.
struct Ways {
    now: Outcome,
    found: Vec<WayOut>,
}

impl Ways {
    fn new(now: Outcome) -> Self {
        Self {
            now,
            found: Vec::new(),
        }
    }

    fn push(&mut self, way: Way, (outcome, certainty): Answer) {
        self.found.push(WayOut {
            way,
            outcome,
            certainty,
        });
    }

    /// Adds a way if its outcome is better.
    fn offer(&mut self, way: Way, answer: Answer) {
        if is_better(answer.0, self.now) {
            self.push(way, answer);
        }
    }

    /// Adds the nearest later and earlier date with each better outcome and, if the outcome can be
    /// used now, the next date on which it is stricter.
    fn offer_dates(
        &mut self,
        periods: impl Iterator<Item = (RangeInclusive<Day>, Outcome)>,
        today: Day,
        ask: impl Fn(Day) -> Answer,
    ) {
        let (mut later, mut earlier, mut stricter) = (Vec::new(), Vec::new(), None);
        for (days, outcome) in periods {
            // The part of the period that the time bar has.
            let (first, last) = (
                *days.start().max(Policy::DATES.start()),
                *days.end().min(Policy::DATES.end()),
            );
            if first > last {
                continue;
            }
            let is_known = |days: &[(Day, Outcome)]| days.iter().any(|(_, o)| *o == outcome);
            if first > today {
                if is_better(outcome, self.now) && !is_known(&later) {
                    later.push((first, outcome));
                } else if strictness(outcome) > strictness(self.now) && stricter.is_none() {
                    stricter = Some(first);
                }
            } else if last < today && is_better(outcome, self.now) {
                earlier.retain(|(_, known)| *known != outcome);
                earlier.push((last, outcome));
            }
        }
        for (day, _) in later {
            self.push(Way::NextDay(day), ask(day));
        }
        for (day, _) in earlier.into_iter().rev() {
            self.push(Way::LastDay(day), ask(day));
        }
        if let (true, Some(day)) = (self.now.works(), stricter) {
            self.push(Way::StricterDay(day), ask(day));
        }
    }
}

/// Whether an outcome is less strict than another one and can be used.
fn is_better(outcome: Outcome, than: Outcome) -> bool {
    let usable = match outcome {
        Outcome::Link(effect) => effect <= LinkEffect::CopyOnly,
        Outcome::Pay(state) => state.can_pay(),
    };
    usable && strictness(outcome) < strictness(than)
}

/// Strictness of an outcome, to compare it with another one of the same kind. All wallet states
/// that cannot pay are equally strict.
fn strictness(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Link(effect) => effect as u8,
        Outcome::Pay(WalletState::Accepted) => 0,
        Outcome::Pay(WalletState::Partial) => 1,
        Outcome::Pay(WalletState::Trial) => 2,
        Outcome::Pay(
            WalletState::Pending
            | WalletState::Preparing
            | WalletState::NotAccepted
            | WalletState::Unknown,
        ) => 3,
    }
}
