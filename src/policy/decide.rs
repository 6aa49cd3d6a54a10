//! Verdicts on single questions, and tables of verdicts for a date.
//!
//! A verdict costs an index and a binary search. It allocates nothing and can't fail.

use crate::domain::{Day, PlatformIx, Precision, Surface, Switch, Switches, Text, WalletIx};

use super::intervals::{Interval, LinkInterval, Origin, PayInterval, link_slot, same_answer};
use super::rows::{DEFAULT_RULE, LinkRule, USER, USER_SWITCH, WalletRule};
use super::{
    Certainty, Grounds, LinkEffect, LinkQuestion, LinkVerdict, Outcome, PayQuestion, PayVerdict,
    Policy, Question, Source, TargetIx, Verdict, builtin,
};

/// Row of the link matrix: a target and its verdicts on all surfaces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkRow<'p> {
    /// Target of the links.
    pub target: TargetIx,
    /// Verdicts in the order of [`Surface::ALL`].
    pub cells: [LinkVerdict<'p>; 3],
}

/// Row of the wallet matrix: a merchant and the verdicts on all wallets.
#[derive(Clone, Debug, PartialEq)]
pub struct PayRow<'p> {
    /// Merchant.
    pub merchant: PlatformIx,
    /// Verdicts in the order of [`Policy::wallets`].
    pub cells: Vec<PayVerdict<'p>>,
}

impl Policy {
    /// The verdict on a link.
    pub fn link(&self, question: &LinkQuestion) -> LinkVerdict<'_> {
        let slot = self.slot_of(question.surface, question.target, question.switch);
        // Every slot covers all dates, so the default is never used.
        self.links.at(slot, question.day).map_or_else(
            || self.open_by_default(),
            |interval| self.link_verdict(interval),
        )
    }

    /// The verdict on a wallet at a merchant.
    pub fn pay(&self, question: &PayQuestion) -> PayVerdict<'_> {
        let slot = self.pay_slot(question.merchant, question.wallet);
        let interval = slot
            .and_then(|slot| self.pays.at(slot, question.day))
            .unwrap_or(&self.unknown_pay);
        self.pay_verdict(interval)
    }

    /// The answers to one link question on all dates, earliest first, without gaps.
    pub fn link_intervals(
        &self,
        surface: Surface,
        target: TargetIx,
        switch: Switch,
    ) -> &[LinkInterval] {
        self.links.slot(self.slot_of(surface, target, switch))
    }

    /// The answers to one wallet question on all dates, earliest first, without gaps.
    pub fn pay_intervals(&self, merchant: PlatformIx, wallet: WalletIx) -> &[PayInterval] {
        match self.pay_slot(merchant, wallet) {
            Some(slot) => self.pays.slot(slot),
            None => std::slice::from_ref(&self.unknown_pay),
        }
    }

    /// The verdict on a question of either kind.
    pub fn verdict(&self, question: &Question) -> Verdict<'_, Outcome> {
        match question {
            Question::Link(question) => self.link(question).widen(),
            Question::Pay(question) => self.pay(question).widen(),
        }
    }

    /// The verdicts of the neighbouring periods with the same effect or state on other grounds,
    /// earliest first; without the period of the question's own date.
    pub fn same_effect(&self, question: &Question) -> Vec<Verdict<'_, Outcome>> {
        match question {
            Question::Link(q) => {
                same_answer(self.link_intervals(q.surface, q.target, q.switch), q.day)
                    .map(|interval| self.link_verdict(interval).widen())
                    .collect()
            }
            Question::Pay(q) => same_answer(self.pay_intervals(q.merchant, q.wallet), q.day)
                .map(|interval| self.pay_verdict(interval).widen())
                .collect(),
        }
    }

    /// The verdict of an interval of this policy.
    pub fn link_verdict(&self, interval: &LinkInterval) -> LinkVerdict<'_> {
        let rule = self.link_rule_of(interval).map(RuleHead::from);
        let head = match interval.origin {
            Origin::Rule(_) | Origin::Default => rule.unwrap_or(NO_LINK_RULE),
            Origin::SwitchOn(_) => RuleHead {
                id: USER_SWITCH,
                reason: &builtin::SWITCHED_ON,
                blocked_by: None,
                note: rule.and_then(|rule| rule.note),
            },
            Origin::SwitchOff => RuleHead {
                id: USER_SWITCH,
                reason: &builtin::SWITCHED_OFF,
                blocked_by: Some(USER),
                note: None,
            },
        };
        self.with_grounds(interval, head)
    }

    /// The verdict of an interval of this policy.
    pub fn pay_verdict(&self, interval: &PayInterval) -> PayVerdict<'_> {
        let rule = self.wallet_rule_of(interval).map(RuleHead::from);
        self.with_grounds(interval, rule.unwrap_or(NO_WALLET_RULE))
    }

    fn with_grounds<'p, A: Copy>(
        &'p self,
        interval: &Interval<A>,
        head: RuleHead<'p>,
    ) -> Verdict<'p, A> {
        Verdict {
            answer: interval.answer,
            grounds: Grounds {
                rule: head.id,
                certainty: interval.certainty,
                source: self.source_at(interval.source),
                blocked_by: head.blocked_by,
                since: (interval.first > Day::MIN).then_some(interval.first),
                until: (interval.last < Day::MAX).then_some(interval.last),
                precision: interval.precision,
                reason: head.reason,
                note: head.note,
                user_choice: interval.user_choice,
                switch_note: interval.switch_note,
            },
        }
    }

    /// The link rule of an interval: the one that answers, or for a switch at `on` the one that
    /// leaves the choice to the user.
    pub fn link_rule_of(&self, interval: &LinkInterval) -> Option<&LinkRule> {
        match interval.origin {
            Origin::Rule(row) | Origin::SwitchOn(row) => {
                self.tables.link_rules.get(usize::from(row))
            }
            Origin::SwitchOff | Origin::Default => None,
        }
    }

    /// The wallet rule of an interval.
    pub fn wallet_rule_of(&self, interval: &PayInterval) -> Option<&WalletRule> {
        match interval.origin {
            Origin::Rule(row) => self.tables.wallet_rules.get(usize::from(row)),
            Origin::SwitchOn(_) | Origin::SwitchOff | Origin::Default => None,
        }
    }

    /// The verdicts on every target and surface: platforms in the file's order, Tao passwords, web
    /// pages.
    pub fn link_matrix(&self, day: Day, switches: Switches) -> Vec<LinkRow<'_>> {
        let row = |target| LinkRow {
            target,
            cells: Surface::ALL.map(|surface| {
                self.link(&LinkQuestion {
                    day,
                    surface,
                    target,
                    switch: switches.of(surface),
                })
            }),
        };
        self.targets().map(row).collect()
    }

    /// The verdicts on every merchant and wallet, both in the file's order.
    pub fn wallet_matrix(&self, day: Day) -> Vec<PayRow<'_>> {
        let row = |&merchant| PayRow {
            merchant,
            cells: self
                .wallet_rows()
                .map(|wallet| {
                    self.pay(&PayQuestion {
                        day,
                        merchant,
                        wallet,
                    })
                })
                .collect(),
        };
        self.merchants().iter().map(row).collect()
    }

    fn slot_of(&self, surface: Surface, target: TargetIx, switch: Switch) -> usize {
        link_slot(self.tables.platforms.len(), target, surface, switch)
    }

    fn pay_slot(&self, merchant: PlatformIx, wallet: WalletIx) -> Option<usize> {
        let (merchant, wallet) = (usize::from(merchant.0), usize::from(wallet.0));
        let (merchants, wallets) = (self.tables.platforms.len(), self.tables.wallets.len());
        (merchant < merchants && wallet < wallets).then_some(merchant * wallets + wallet)
    }

    fn source_at(&self, row: u16) -> &Source {
        self.tables
            .sources
            .get(usize::from(row))
            .unwrap_or_else(|| self.tables.assumption_source())
    }

    /// The verdict for a slot without intervals, which does not exist.
    fn open_by_default(&self) -> LinkVerdict<'_> {
        let interval = Interval {
            first: Day::MIN,
            last: Day::MAX,
            answer: LinkEffect::Open,
            certainty: Certainty::Assumption,
            origin: Origin::Default,
            user_choice: false,
            switch_note: None,
            precision: Precision::Day,
            source: self.tables.assumption_source_row(),
        };
        self.link_verdict(&interval)
    }
}

/// Parts of a verdict that come from its rule.
#[derive(Clone, Copy)]
struct RuleHead<'p> {
    id: &'p str,
    reason: &'p Text,
    blocked_by: Option<&'p str>,
    note: Option<&'p Text>,
}

/// Parts for a link without a rule.
const NO_LINK_RULE: RuleHead<'static> = RuleHead {
    id: DEFAULT_RULE,
    reason: &builtin::NO_LINK_RULE,
    blocked_by: None,
    note: None,
};

/// Parts for a wallet without a rule.
const NO_WALLET_RULE: RuleHead<'static> = RuleHead {
    id: DEFAULT_RULE,
    reason: &builtin::NO_WALLET_RULE,
    blocked_by: None,
    note: None,
};

impl<'p> From<&'p LinkRule> for RuleHead<'p> {
    fn from(rule: &'p LinkRule) -> Self {
        Self {
            id: &rule.id,
            reason: &rule.reason,
            blocked_by: rule.blocked_by.as_deref(),
            note: rule.note.as_ref(),
        }
    }
}

impl<'p> From<&'p WalletRule> for RuleHead<'p> {
    fn from(rule: &'p WalletRule) -> Self {
        Self {
            id: &rule.id,
            reason: &rule.reason,
            blocked_by: rule.blocked_by.as_deref(),
            note: rule.note.as_ref(),
        }
    }
}
