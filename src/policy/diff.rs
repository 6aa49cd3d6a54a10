//! Differences between two dates or two policies: the cells whose effect or state changes, with
//! both verdicts.
//!
//! Compares by id, since two policies have different rows. A change of the rule, source or
//! certainty alone is no difference.

use crate::domain::{Day, Surface, Switches, Text};

use super::{CellRef, LinkQuestion, Outcome, PayQuestion, Policy, TargetIx, Verdict};

/// All cells that change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff<'p> {
    /// Cells of the link matrix, row by row.
    pub links: Vec<CellChange<'p>>,
    /// Cells of the wallet matrix, row by row.
    pub wallets: Vec<CellChange<'p>>,
}

/// Cell of either matrix that changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellChange<'p> {
    /// Cell, by ids.
    pub cell: CellRef<'p>,
    /// Name of the target or of the merchant.
    pub row_name: &'p Text,
    /// Name of the wallet; `None` in the link matrix, whose columns are surfaces.
    pub wallet_name: Option<&'p Text>,
    /// Verdict before; `None` if that policy does not have the row or the wallet.
    pub before: Option<Verdict<'p, Outcome>>,
    /// Verdict after; `None` if that policy does not have the row or the wallet.
    pub after: Option<Verdict<'p, Outcome>>,
}

impl CellChange<'_> {
    fn differs(&self) -> bool {
        self.before.map(|verdict| verdict.answer) != self.after.map(|verdict| verdict.answer)
    }
}

/// Policy on a date, one side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct DatedPolicy<'p> {
    /// Policy.
    pub policy: &'p Policy,
    /// Date.
    pub day: Day,
}

#[cfg(feature = "testing")]
impl Policy {
    /// The differences between two dates.
    pub fn diff(&self, from: Day, to: Day, switches: Switches) -> Diff<'_> {
        Diff::between(
            DatedPolicy {
                policy: self,
                day: from,
            },
            DatedPolicy {
                policy: self,
                day: to,
            },
            switches,
        )
    }
}

impl<'p> Diff<'p> {
    /// The differences between two sides. Rows are in the order of `before`, followed by rows that
    /// only `after` has.
    pub fn between(before: DatedPolicy<'p>, after: DatedPolicy<'p>, switches: Switches) -> Self {
        let mut links = Vec::new();
        for (target, row_name) in merged(before.targets(), after.targets()) {
            links.extend(Surface::ALL.map(|surface| CellChange {
                cell: CellRef::Link(surface, target),
                row_name,
                wallet_name: None,
                before: before.link(target, surface, switches),
                after: after.link(target, surface, switches),
            }));
        }
        let columns = merged(before.wallets(), after.wallets());
        let mut wallets = Vec::new();
        for (merchant, row_name) in merged(before.merchants(), after.merchants()) {
            wallets.extend(columns.iter().map(|&(wallet, wallet_name)| CellChange {
                cell: CellRef::Pay(merchant, wallet),
                row_name,
                wallet_name: Some(wallet_name),
                before: before.pay(merchant, wallet),
                after: after.pay(merchant, wallet),
            }));
        }
        links.retain(CellChange::differs);
        wallets.retain(CellChange::differs);
        Self { links, wallets }
    }

    /// Whether there are no differences.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty() && self.wallets.is_empty()
    }
}

/// Id and name.
type Named<'p> = (&'p str, &'p Text);

impl<'p> DatedPolicy<'p> {
    fn targets(self) -> Vec<Named<'p>> {
        let policy = self.policy;
        let mut platforms: Vec<Named<'p>> = policy
            .platforms()
            .iter()
            .map(|p| (p.id.as_str(), &p.name))
            .collect();
        platforms.extend(
            [TargetIx::TaoPassword, TargetIx::Web]
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

    fn link(
        self,
        target: &str,
        surface: Surface,
        switches: Switches,
    ) -> Option<Verdict<'p, Outcome>> {
        let question = LinkQuestion {
            day: self.day,
            surface,
            target: self.policy.target_by_id(target)?,
            switch: switches.of(surface),
        };
        Some(self.policy.link(&question).widen())
    }

    fn pay(self, merchant: &str, wallet: &str) -> Option<Verdict<'p, Outcome>> {
        let question = PayQuestion {
            day: self.day,
            merchant: self.policy.platform_by_id(merchant)?,
            wallet: self.policy.wallet_by_id(wallet)?,
        };
        Some(self.policy.pay(&question).widen())
    }
}

/// The first list, followed by what only the second has.
fn merged<'p>(mut first: Vec<Named<'p>>, second: Vec<Named<'p>>) -> Vec<Named<'p>> {
    let known: std::collections::HashSet<&str> = first.iter().map(|(id, _)| *id).collect();
    first.extend(second.into_iter().filter(|(id, _)| !known.contains(id)));
    first
}
