//! Decisions: the answer to one question, and tables of answers for a day.
//!
//! A decision is a look-up and a binary search; it allocates nothing and can't fail.

use crate::domain::{Day, PlatformIx, Surface, Switch, Switches, WalletIx};

use super::bands::{LinkBand, MadeBy, PayBand, link_slot};
use super::rows::{DEFAULT_RULE, LinkRule, USER, USER_SWITCH, WalletRule};
use super::{
    LinkQuestion, LinkTarget, LinkVerdict, PayQuestion, PayVerdict, Policy, Source, builtin,
};

/// A row of the link matrix: one target, and its verdict on each surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkRow<'p> {
    /// What the links lead to.
    pub target: LinkTarget,
    /// The verdicts, in the order of [`Surface::ALL`].
    pub cells: [LinkVerdict<'p>; 3],
}

/// A row of the wallet matrix: one merchant, and the verdict on each wallet.
#[derive(Clone, Debug, PartialEq)]
pub struct PayRow<'p> {
    /// The merchant.
    pub merchant: PlatformIx,
    /// The verdicts, in the order of [`Policy::wallets`].
    pub cells: Vec<PayVerdict<'p>>,
}

impl Policy {
    /// What a link does.
    pub fn link(&self, question: &LinkQuestion) -> LinkVerdict<'_> {
        let slot = self.slot_of(question.surface, question.target, question.switch);
        // Every slot covers all days; the web page's row stands in for a platform of another
        // policy.
        self.links
            .at(slot, question.day)
            .map_or_else(|| self.open_by_default(), |band| self.link_verdict(band))
    }

    /// Whether a wallet is taken.
    pub fn pay(&self, question: &PayQuestion) -> PayVerdict<'_> {
        let slot = self.pay_slot(question.merchant, question.wallet);
        let band = slot
            .and_then(|slot| self.pays.at(slot, question.day))
            .unwrap_or(&self.unknown_pay);
        self.pay_verdict(band)
    }

    /// The answers of all days to one link question, earliest first, without a gap; neighbours
    /// differ in what made them.
    pub fn link_bands(&self, surface: Surface, target: LinkTarget, switch: Switch) -> &[LinkBand] {
        self.links.slot(self.slot_of(surface, target, switch))
    }

    /// The answers of all days to one wallet question, earliest first, without a gap; neighbours
    /// differ in what made them.
    pub fn pay_bands(&self, merchant: PlatformIx, wallet: WalletIx) -> &[PayBand] {
        match self.pay_slot(merchant, wallet) {
            Some(slot) => self.pays.slot(slot),
            None => std::slice::from_ref(&self.unknown_pay),
        }
    }

    /// The verdict that holds on the days of a band of this policy.
    pub fn link_verdict(&self, band: &LinkBand) -> LinkVerdict<'_> {
        let (rule, reason, blocked_by, note) = match band.made_by {
            MadeBy::Rule(row) => match self.tables.link_rules.get(usize::from(row)) {
                Some(rule) => (
                    rule.id.as_str(),
                    &rule.reason,
                    rule.blocked_by.as_deref(),
                    rule.note.as_ref(),
                ),
                None => (DEFAULT_RULE, &builtin::NO_LINK_RULE, None, None),
            },
            MadeBy::SwitchOn(row) => {
                let note = self
                    .tables
                    .link_rules
                    .get(usize::from(row))
                    .and_then(|rule| rule.note.as_ref());
                (USER_SWITCH, &builtin::SWITCHED_ON, None, note)
            }
            MadeBy::SwitchOff => (USER_SWITCH, &builtin::SWITCHED_OFF, Some(USER), None),
            MadeBy::Default => (DEFAULT_RULE, &builtin::NO_LINK_RULE, None, None),
        };
        LinkVerdict {
            effect: band.effect,
            rule,
            certainty: band.certainty,
            source: self.source_at(band.source),
            blocked_by,
            since: band.run.since,
            until: band.run.until,
            precision: band.run.precision,
            reason,
            note,
            user_choice: band.user_choice,
            switch_note: band.switch_note,
        }
    }

    /// The verdict that holds on the days of a band of this policy.
    pub fn pay_verdict(&self, band: &PayBand) -> PayVerdict<'_> {
        let (rule, reason, blocked_by, note) = match self.wallet_rule_of(band) {
            Some(rule) => (
                rule.id.as_str(),
                &rule.reason,
                rule.blocked_by.as_deref(),
                rule.note.as_ref(),
            ),
            None => (DEFAULT_RULE, &builtin::NO_WALLET_RULE, None, None),
        };
        PayVerdict {
            state: band.state,
            rule,
            certainty: band.certainty,
            source: self.source_at(band.source),
            blocked_by,
            since: band.run.since,
            until: band.run.until,
            precision: band.run.precision,
            reason,
            note,
        }
    }

    /// The link rule behind a band: the one that answers, or for a switch at `on` the one that left
    /// the choice to the user.
    pub fn link_rule_of(&self, band: &LinkBand) -> Option<&LinkRule> {
        match band.made_by {
            MadeBy::Rule(row) | MadeBy::SwitchOn(row) => {
                self.tables.link_rules.get(usize::from(row))
            }
            MadeBy::SwitchOff | MadeBy::Default => None,
        }
    }

    /// The wallet rule behind a band.
    pub fn wallet_rule_of(&self, band: &PayBand) -> Option<&WalletRule> {
        match band.made_by {
            MadeBy::Rule(row) => self.tables.wallet_rules.get(usize::from(row)),
            MadeBy::SwitchOn(_) | MadeBy::SwitchOff | MadeBy::Default => None,
        }
    }

    /// The verdicts on every target and surface: the platforms in the file's order, Tao passwords,
    /// web pages.
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

    fn slot_of(&self, surface: Surface, target: LinkTarget, switch: Switch) -> usize {
        let platforms = self.tables.platforms.len();
        let row = match target {
            LinkTarget::Platform(row) if usize::from(row.0) < platforms => usize::from(row.0),
            LinkTarget::TaoPassword => platforms,
            LinkTarget::Platform(_) | LinkTarget::Web => platforms + 1,
        };
        link_slot(row, surface, switch)
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
            .unwrap_or_else(|| self.tables.own_source())
    }

    /// The answer to a question that no slot holds; no question reaches it.
    fn open_by_default(&self) -> LinkVerdict<'_> {
        LinkVerdict {
            effect: super::LinkEffect::Open,
            rule: DEFAULT_RULE,
            certainty: super::Certainty::Assumption,
            source: self.tables.own_source(),
            blocked_by: None,
            since: None,
            until: None,
            precision: crate::domain::Precision::Day,
            reason: &builtin::NO_LINK_RULE,
            note: None,
            user_choice: false,
            switch_note: None,
        }
    }
}
