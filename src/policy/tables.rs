//! Tables of a loaded policy with look-ups by id.
//!
//! Holds checked rows only. Looking up an unknown id returns `None` or a default, and never panics.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::{PlatformIx, Surface, Text, WalletIx};

use super::builtin;
use super::document::{Document, Parsed};
use super::rows::{
    DEFAULT_ASSUMPTION_SOURCE, Expectation, HomeApp, LinkRule, Milestone, Owner, Platform,
    PlatformGroup, PlatformKind, TaoPassword, USER, Wallet, WalletRule,
};
use super::verdict::{Source, TargetIx, UNDATED};

/// The source of assumptions in a policy without sources.
static NO_SOURCE: LazyLock<Source> = LazyLock::new(|| Source {
    id: DEFAULT_ASSUMPTION_SOURCE.to_owned(),
    title: builtin::OWN_TITLE.clone(),
    outlet: builtin::PROGRAM_NAME.clone(),
    date: UNDATED.to_owned(),
    address: None,
});

/// Content of a policy file.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) about: Text,
    pub(super) shorteners: Vec<String>,
    pub(super) home: HomeApp,
    pub(super) tao_password: TaoPassword,
    assumption_source: String,
    pub(super) sources: Vec<Source>,
    pub(super) owners: Vec<Owner>,
    pub(super) kinds: Vec<PlatformKind>,
    pub(super) platforms: Vec<Platform>,
    pub(super) groups: Vec<PlatformGroup>,
    pub(super) surface_names: [Text; 3],
    pub(super) wallets: Vec<Wallet>,
    pub(super) milestones: Vec<Milestone>,
    pub(super) link_rules: Vec<LinkRule>,
    pub(super) wallet_rules: Vec<WalletRule>,
    pub(super) expectations: Vec<Expectation>,
    pub(super) merchants: Vec<PlatformIx>,
    source_rows: HashMap<String, u16>,
    platform_rows: HashMap<String, u16>,
}

impl Tables {
    /// The tables of a file that passed every check.
    pub(super) fn new(document: Document) -> Self {
        let sources = values(document.sources);
        let platforms = values(document.platforms);
        let wallet_rules = values(document.wallet_rules);
        let mut milestones = values(document.milestones);
        milestones.sort_by_key(|m: &Milestone| m.day);
        let mut surface_names = Surface::ALL.map(builtin::surface_name);
        for row in document.surfaces {
            let (surface, name) = row.value;
            surface_names[surface.index()] = name;
        }
        Self {
            id: document.id,
            name: document.name,
            about: document.about,
            shorteners: document.shorteners,
            home: document.home,
            tao_password: document.tao_password,
            assumption_source: document.assumption_source,
            source_rows: rows_by_id(sources.iter().map(|s: &Source| &s.id)),
            platform_rows: rows_by_id(platforms.iter().map(|p: &Platform| &p.id)),
            merchants: merchants(&platforms, &wallet_rules),
            sources,
            owners: values(document.owners),
            kinds: values(document.kinds),
            platforms,
            groups: values(document.groups),
            surface_names,
            wallets: values(document.wallets),
            milestones,
            link_rules: values(document.link_rules),
            wallet_rules,
            expectations: values(document.expectations),
        }
    }

    /// The row of a source; the first one for an unknown id.
    pub(super) fn source_row(&self, id: &str) -> u16 {
        self.source_rows.get(id).copied().unwrap_or(0)
    }

    /// Every target of a link: the platforms, Tao passwords, other web pages.
    pub(super) fn targets(&self) -> impl Iterator<Item = TargetIx> + use<> {
        (0u16..)
            .take(self.platforms.len())
            .map(|row| TargetIx::Platform(PlatformIx(row)))
            .chain([TargetIx::TaoPassword, TargetIx::Web])
    }

    /// The platform of a target; for a Tao password the one whose app reads it.
    pub(super) fn target_platform(&self, target: TargetIx) -> Option<PlatformIx> {
        match target {
            TargetIx::Platform(row) => Some(row),
            TargetIx::TaoPassword => self.platform_row(&self.tao_password.platform),
            TargetIx::Web => None,
        }
    }

    /// The row of a platform.
    pub(super) fn platform_row(&self, id: &str) -> Option<PlatformIx> {
        self.platform_rows.get(id).copied().map(PlatformIx)
    }

    /// The row of a wallet.
    pub(super) fn wallet_row(&self, id: &str) -> Option<WalletIx> {
        position(&self.wallets, |wallet| wallet.id == id).map(WalletIx)
    }

    /// The row of the source that assumptions cite.
    pub(super) fn assumption_source_row(&self) -> u16 {
        self.source_row(&self.assumption_source)
    }

    /// The source that assumptions cite.
    pub(super) fn assumption_source(&self) -> &Source {
        self.sources
            .get(usize::from(self.assumption_source_row()))
            .unwrap_or(&NO_SOURCE)
    }

    /// The name of an owner or of the user.
    pub(super) fn owner_name(&self, id: &str) -> Option<&Text> {
        if id == USER {
            return Some(&builtin::USER_NAME);
        }
        self.owners
            .iter()
            .find(|owner| owner.id == id)
            .map(|owner| &owner.name)
    }
}

fn values<T>(rows: Vec<Parsed<T>>) -> Vec<T> {
    rows.into_iter().map(|row| row.value).collect()
}

fn rows_by_id<'a>(ids: impl Iterator<Item = &'a String>) -> HashMap<String, u16> {
    ids.zip(0u16..).map(|(id, row)| (id.clone(), row)).collect()
}

fn position<T>(rows: &[T], test: impl Fn(&T) -> bool) -> Option<u16> {
    rows.iter()
        .position(test)
        .and_then(|row| u16::try_from(row).ok())
}

/// The platforms that some wallet rule names, in the file's order.
fn merchants(platforms: &[Platform], rules: &[WalletRule]) -> Vec<PlatformIx> {
    let named = |id: &String| rules.iter().any(|rule| rule.merchants.contains(id));
    platforms
        .iter()
        .zip(0u16..)
        .filter(|(platform, _)| named(&platform.id))
        .map(|(_, row)| PlatformIx(row))
        .collect()
}
