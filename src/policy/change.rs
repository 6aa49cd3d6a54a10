//! "What would change this?": the nearest ways to the other outcome, cheapest first, each verified
//! by deciding again.
//!
//! Offers nothing that does not work; where nothing works, the list is empty.

use crate::domain::{Day, PlatformIx, Surface, Switch, Switches};

use super::rows::USER;
use super::{LinkQuestion, PayQuestion, Policy, Question, Way, WayOut};

/// How many other merchants are offered.
const MERCHANTS: usize = 3;

impl Policy {
    /// What would change the answer to a question of either kind.
    pub fn what_would_change(&self, question: &Question, switches: Switches) -> Vec<WayOut> {
        match question {
            Question::Link(question) => self.change_link(question, switches),
            Question::Pay(question) => self.change_pay(question),
        }
    }

    /// The ways from a link that does not open to one that does, or the other way round: the
    /// surface's own switch; the other surfaces that day, each with its switch out of `switches`;
    /// the next and the last day on the dial at which it differs; and, for a link that an owner
    /// blocks, that owner's approval. The question's own switch is the one in the question.
    pub fn change_link(&self, question: &LinkQuestion, switches: Switches) -> Vec<WayOut> {
        let now = self.link(question);
        let opens = now.answer.opens();
        let mut ways = Vec::new();
        let mut offer = |way: Way, question: LinkQuestion| {
            let then = self.link(&question);
            let differs = then.answer.opens() != opens;
            if differs {
                ways.push(WayOut {
                    way,
                    outcome: Some((then.answer.into(), then.grounds.certainty)),
                });
            }
            differs
        };
        let positions = Switch::ALL
            .into_iter()
            .filter(|s| *s != question.switch && s.exists_on(question.surface));
        // The first position that works is enough: a second one would be the same deed again.
        let _found = positions.into_iter().any(|switch| {
            offer(
                Way::Switch(question.surface, switch),
                LinkQuestion {
                    switch,
                    ..*question
                },
            )
        });
        for surface in Surface::ALL
            .into_iter()
            .filter(|surface| *surface != question.surface)
        {
            offer(
                Way::Surface(surface),
                LinkQuestion {
                    surface,
                    switch: switches.of(surface),
                    ..*question
                },
            );
        }
        let bands = self.link_bands(question.surface, question.target, question.switch);
        let spans = bands
            .iter()
            .map(|band| (band.first, band.last, band.answer.opens()));
        let (next, last) = nearest_days(spans, question.day, opens);
        if let Some(day) = next {
            offer(Way::NextDay(day), LinkQuestion { day, ..*question });
        }
        if let Some(day) = last {
            offer(Way::LastDay(day), LinkQuestion { day, ..*question });
        }
        if !opens {
            ways.extend(self.approval(now.grounds.blocked_by));
        }
        ways
    }

    /// The ways from a wallet that is not taken to one that is, or the other way round: other
    /// wallets at the merchant; a few other merchants, those of the same owner first; the next and
    /// the last day on the dial at which it differs; and, for a wallet that waits for an owner,
    /// that owner's approval.
    pub fn change_pay(&self, question: &PayQuestion) -> Vec<WayOut> {
        let now = self.pay(question);
        let can_pay = now.answer.can_pay();
        let offer = |way: Way, question: PayQuestion| {
            let then = self.pay(&question);
            let differs = then.answer.can_pay() != can_pay;
            differs.then_some(WayOut {
                way,
                outcome: Some((then.answer.into(), then.grounds.certainty)),
            })
        };
        let mut ways: Vec<WayOut> = Vec::new();
        let wallets = self
            .wallet_rows()
            .filter(|wallet| *wallet != question.wallet);
        ways.extend(wallets.filter_map(|wallet| {
            offer(
                Way::Wallet(wallet),
                PayQuestion {
                    wallet,
                    ..*question
                },
            )
        }));
        let merchants = self.merchants_near(question.merchant);
        let merchants = merchants.filter_map(|merchant| {
            offer(
                Way::Merchant(merchant),
                PayQuestion {
                    merchant,
                    ..*question
                },
            )
        });
        ways.extend(merchants.take(MERCHANTS));
        let bands = self.pay_bands(question.merchant, question.wallet);
        let spans = bands
            .iter()
            .map(|band| (band.first, band.last, band.answer.can_pay()));
        let (next, last) = nearest_days(spans, question.day, can_pay);
        ways.extend(
            next.and_then(|day| offer(Way::NextDay(day), PayQuestion { day, ..*question })),
        );
        ways.extend(
            last.and_then(|day| offer(Way::LastDay(day), PayQuestion { day, ..*question })),
        );
        if !can_pay {
            ways.extend(self.approval(now.grounds.blocked_by));
        }
        ways
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

    fn approval(&self, blocked_by: Option<&str>) -> Option<WayOut> {
        let owner = blocked_by
            .filter(|owner| *owner != USER)
            .and_then(|owner| self.owner_by_id(owner))?;
        Some(WayOut {
            way: Way::Approval(owner),
            outcome: None,
        })
    }
}

/// The first day after and the last day before `day`, on the dial, at which the outcome is not
/// `now`.
fn nearest_days(
    spans: impl Iterator<Item = (Day, Day, bool)>,
    day: Day,
    now: bool,
) -> (Option<Day>, Option<Day>) {
    let (mut next, mut last) = (None, None);
    for (from, until, outcome) in spans {
        // The part of the span that the dial has.
        let (from, until) = (from.max(Day::FIRST), until.min(Day::LAST));
        if outcome == now || from > until {
            continue;
        }
        if until < day {
            last = Some(until);
        } else if from > day && next.is_none() {
            next = Some(from);
        }
    }
    (next, last)
}
