//! Differences: the cells whose answer changes between two days, or between two policies, with the
//! verdicts behind both sides.
//!
//! Compares by id, since two policies count their rows differently. A cell counts as changed when
//! its effect or state changes; another rule, source or certainty alone is no change of what a user
//! meets.

use crate::domain::{Day, Surface, Switches, Text};

use super::{LinkQuestion, LinkTarget, LinkVerdict, PayQuestion, PayVerdict, Policy};

/// Every cell that changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff<'p> {
    /// Cells of the link matrix, row by row.
    pub links: Vec<LinkChange<'p>>,
    /// Cells of the wallet matrix, row by row.
    pub wallets: Vec<PayChange<'p>>,
}

/// A cell of the link matrix that changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkChange<'p> {
    /// Id of the target: a platform's, `tao-password` or `web`.
    pub target: &'p str,
    /// Name of the target.
    pub name: &'p Text,
    /// The surface.
    pub surface: Surface,
    /// The answer before; `None` if the policy before does not know the platform.
    pub before: Option<LinkVerdict<'p>>,
    /// The answer after; `None` if the policy after does not know the platform.
    pub after: Option<LinkVerdict<'p>>,
}

/// A cell of the wallet matrix that changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PayChange<'p> {
    /// Id of the merchant.
    pub merchant: &'p str,
    /// Name of the merchant.
    pub merchant_name: &'p Text,
    /// Id of the wallet.
    pub wallet: &'p str,
    /// Name of the wallet.
    pub wallet_name: &'p Text,
    /// The answer before; `None` if the policy before does not know the merchant or the wallet.
    pub before: Option<PayVerdict<'p>>,
    /// The answer after; `None` if the policy after does not know the merchant or the wallet.
    pub after: Option<PayVerdict<'p>>,
}

/// A policy on a day: one of the two sides of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'p> {
    /// The policy.
    pub policy: &'p Policy,
    /// The day.
    pub day: Day,
}

impl Policy {
    /// What changes from one day to another.
    pub fn diff(&self, from: Day, to: Day, switches: Switches) -> Diff<'_> {
        Diff::between(
            Side {
                policy: self,
                day: from,
            },
            Side {
                policy: self,
                day: to,
            },
            switches,
        )
    }
}

impl<'p> Diff<'p> {
    /// What changes from one side to the other. Rows come in the order of `before`, then what only
    /// `after` knows.
    pub fn between(before: Side<'p>, after: Side<'p>, switches: Switches) -> Self {
        let targets = merged(before.targets(), after.targets());
        let links = targets.into_iter().flat_map(|(target, name)| {
            Surface::ALL.into_iter().map(move |surface| LinkChange {
                target,
                name,
                surface,
                before: before.link(target, surface, switches),
                after: after.link(target, surface, switches),
            })
        });
        let merchants = merged(before.merchants(), after.merchants());
        let wallets = merged(before.wallets(), after.wallets());
        let wallets = merchants.into_iter().flat_map(|(merchant, merchant_name)| {
            wallets
                .clone()
                .into_iter()
                .map(move |(wallet, wallet_name)| PayChange {
                    merchant,
                    merchant_name,
                    wallet,
                    wallet_name,
                    before: before.pay(merchant, wallet),
                    after: after.pay(merchant, wallet),
                })
        });
        Self {
            links: links
                .filter(|cell| cell.before.map(|v| v.effect) != cell.after.map(|v| v.effect))
                .collect(),
            wallets: wallets
                .filter(|cell| cell.before.map(|v| v.state) != cell.after.map(|v| v.state))
                .collect(),
        }
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty() && self.wallets.is_empty()
    }
}

/// An id with its name.
type Named<'p> = (&'p str, &'p Text);

impl<'p> Side<'p> {
    fn targets(self) -> Vec<Named<'p>> {
        let policy = self.policy;
        let mut platforms: Vec<Named<'p>> = policy
            .platforms()
            .iter()
            .map(|p| (p.id.as_str(), &p.name))
            .collect();
        platforms.extend(
            [LinkTarget::TaoPassword, LinkTarget::Web]
                .map(|t| (policy.target_id(t), policy.target_name(t))),
        );
        platforms
    }

    fn merchants(self) -> Vec<Named<'p>> {
        let rows = self
            .policy
            .merchants()
            .iter()
            .map(|row| self.policy.platform(*row));
        rows.map(|platform| (platform.id.as_str(), &platform.name))
            .collect()
    }

    fn wallets(self) -> Vec<Named<'p>> {
        self.policy
            .wallets()
            .iter()
            .map(|wallet| (wallet.id.as_str(), &wallet.name))
            .collect()
    }

    fn link(self, target: &str, surface: Surface, switches: Switches) -> Option<LinkVerdict<'p>> {
        let target = self.policy.target_by_id(target)?;
        Some(self.policy.link(&LinkQuestion {
            day: self.day,
            surface,
            target,
            switch: switches.of(surface),
        }))
    }

    fn pay(self, merchant: &str, wallet: &str) -> Option<PayVerdict<'p>> {
        let (merchant, wallet) = (
            self.policy.platform_by_id(merchant)?,
            self.policy.wallet_by_id(wallet)?,
        );
        Some(self.policy.pay(&PayQuestion {
            day: self.day,
            merchant,
            wallet,
        }))
    }
}

/// The first list, and behind it what only the second has.
fn merged<'p>(mut first: Vec<Named<'p>>, second: Vec<Named<'p>>) -> Vec<Named<'p>> {
    let known: std::collections::HashSet<&str> = first.iter().map(|(id, _)| *id).collect();
    first.extend(second.into_iter().filter(|(id, _)| !known.contains(id)));
    first
}
