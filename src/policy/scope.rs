//! Targets that a link rule applies to, and the order of precedence of rules.
//!
//! Works on rows before any date is looked at. An id that no row has matches nothing.

use super::TargetIx;
use super::rows::{LinkRule, Platform, PlatformGroup, Scope, TaoPassword, WEB, WalletRule};
use crate::domain::PlatformIx;

/// Greater than the rank of every rule that is no what-if rule.
const WHAT_IF_RANK: u8 = 16;

/// Rank of a link rule: by its scope first, then by whether it names surfaces. Every what-if rule
/// ranks above all other rules.
pub(super) fn link_rank(rule: &LinkRule) -> u8 {
    u8::from(rule.what_if) * WHAT_IF_RANK
        + rule.scope.rank() * 2
        + u8::from(!rule.surfaces.is_empty())
}

/// Rank of a wallet rule: by whether it names merchants first, then by whether it names wallets.
/// Every what-if rule ranks above all other rules.
pub(super) fn wallet_rank(rule: &WalletRule) -> u8 {
    u8::from(rule.what_if) * WHAT_IF_RANK
        + u8::from(!rule.merchants.is_empty()) * 2
        + u8::from(!rule.wallets.is_empty())
}

/// Platforms and groups that scopes refer to.
pub(super) struct Targets<'a> {
    /// Platforms in the order of their rows.
    pub(super) platforms: Vec<&'a Platform>,
    /// Groups of platforms.
    pub(super) groups: Vec<&'a PlatformGroup>,
    /// The platform whose app reads Tao passwords.
    pub(super) tao_password: &'a TaoPassword,
}

impl Targets<'_> {
    /// The targets that `rule` applies to.
    pub(super) fn of(&self, rule: &LinkRule) -> TargetSet {
        if !rule.tao_password && rule.scope == Scope::Any {
            return TargetSet::AllButTaoPasswords;
        }
        let named: Vec<_> = match &rule.scope {
            Scope::Groups(ids) => self.groups.iter().filter(|g| ids.contains(&g.id)).collect(),
            Scope::Any | Scope::Owners(_) | Scope::Kinds(_) | Scope::Platforms(_) => Vec::new(),
        };
        let includes = |platform: &Platform| match &rule.scope {
            Scope::Any => true,
            Scope::Owners(ids) => ids.contains(&platform.owner),
            Scope::Kinds(ids) => ids.contains(&platform.kind),
            Scope::Groups(_) => named.iter().any(|g| g.platforms.contains(&platform.id)),
            Scope::Platforms(ids) => ids.contains(&platform.id),
        };
        let rows = self.platforms.iter().zip(0u16..);
        let included = rows.filter(|(platform, _)| includes(platform));
        if rule.tao_password {
            let mut readers = included.filter(|(p, _)| p.id == self.tao_password.platform);
            let applies = rule.scope == Scope::Any || readers.next().is_some();
            return TargetSet::These(Vec::from_iter(applies.then_some(TargetIx::TaoPassword)));
        }
        let mut targets: Vec<TargetIx> = included
            .map(|(_, row)| TargetIx::Platform(PlatformIx(row)))
            .collect();
        if matches!(&rule.scope, Scope::Platforms(ids) if ids.iter().any(|id| id == WEB)) {
            targets.push(TargetIx::Web);
        }
        TargetSet::These(targets)
    }
}

/// Targets that a link rule applies to.
#[derive(Debug)]
pub(super) enum TargetSet {
    /// Every platform and other web pages.
    AllButTaoPasswords,
    /// These, in ascending order.
    These(Vec<TargetIx>),
}

impl TargetSet {
    /// Whether it contains `target`.
    pub(super) fn contains(&self, target: TargetIx) -> bool {
        match self {
            Self::AllButTaoPasswords => target != TargetIx::TaoPassword,
            Self::These(targets) => targets.binary_search(&target).is_ok(),
        }
    }

    /// Whether both contain some target.
    pub(super) fn intersects(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::AllButTaoPasswords, Self::AllButTaoPasswords) => true,
            (Self::AllButTaoPasswords, Self::These(targets))
            | (Self::These(targets), Self::AllButTaoPasswords) => targets
                .iter()
                .any(|target| self.contains(*target) && other.contains(*target)),
            (Self::These(ours), Self::These(_)) => {
                ours.iter().any(|target| other.contains(*target))
            }
        }
    }
}
