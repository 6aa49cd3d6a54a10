//! A loaded policy: compiled by `load`, asked through shared references, never changed.

use std::sync::LazyLock;

use crate::domain::{Day, PlatformIx, Surface, Text, WalletIx, fingerprint};

use super::document::Document;
use super::intervals::{self, IntervalTable, PayInterval};
use super::rows::{
    Expectation, HomeApp, LinkRule, Milestone, Owner, Platform, PlatformGroup, PlatformKind,
    TAO_PASSWORD, TaoPassword, WEB, Wallet, WalletRule,
};
use super::tables::Tables;
use super::{LinkEffect, Source, TargetIx, WalletState, builtin};

/// The compiled rules of one file. A verdict costs an index and a binary search, without
/// allocation.
#[derive(Clone, Debug)]
pub struct Policy {
    pub(super) tables: Tables,
    pub(super) links: IntervalTable<LinkEffect>,
    pub(super) pays: IntervalTable<WalletState>,
    pub(super) unknown_pay: PayInterval,
    text: Box<str>,
    fingerprint: String,
}

/// Platform for a row that the policy does not have.
static UNKNOWN_PLATFORM: LazyLock<Platform> = LazyLock::new(|| Platform {
    id: "unknown".to_owned(),
    name: builtin::UNKNOWN_PLATFORM.clone(),
    kind: "unknown".to_owned(),
    owner: "unknown".to_owned(),
    hosts: Vec::new(),
});

impl Policy {
    /// Whether some rule is a what-if rule, which makes this a what-if policy.
    pub fn has_what_if(&self) -> bool {
        self.link_rules().iter().any(|rule| rule.what_if)
            || self.wallet_rules().iter().any(|rule| rule.what_if)
    }

    pub(super) fn compile(document: Document, text: &str) -> Self {
        let tables = Tables::new(document);
        Self {
            links: intervals::compile_link_rules(&tables),
            pays: intervals::compile_wallet_rules(&tables),
            unknown_pay: intervals::unknown_interval(&tables, Day::MIN, Day::MAX),
            tables,
            text: text.into(),
            fingerprint: fingerprint(text),
        }
    }

    /// Id of the policy, such as `walled-gardens`.
    pub fn id(&self) -> &str {
        &self.tables.id
    }

    /// Name of the policy.
    pub fn name(&self) -> &Text {
        &self.tables.name
    }

    /// Description of the policy in a sentence or two.
    pub fn about(&self) -> &Text {
        &self.tables.about
    }

    /// The TOML text that it was compiled from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Hash of the text in sixteen hexadecimal digits, to identify it in logs; no protection
    /// against forgery.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Hosts of generic link shorteners, whose destination is unknown.
    pub fn shorteners(&self) -> &[String] {
        &self.tables.shorteners
    }

    /// The app that shows the links.
    pub fn home(&self) -> &HomeApp {
        &self.tables.home
    }

    /// Form of Tao passwords, and the platform whose app reads them.
    pub fn tao_password(&self) -> &TaoPassword {
        &self.tables.tao_password
    }

    /// The source that defaults, assumptions and the user's switches cite.
    pub fn assumption_source(&self) -> &Source {
        self.tables.assumption_source()
    }

    /// Sources, in the file's order.
    pub fn sources(&self) -> &[Source] {
        &self.tables.sources
    }

    /// Companies, in the file's order.
    pub fn owners(&self) -> &[Owner] {
        &self.tables.owners
    }

    /// Kinds of platforms, in the file's order.
    pub fn kinds(&self) -> &[PlatformKind] {
        &self.tables.kinds
    }

    /// Platforms, in the file's order; a [`PlatformIx`] counts them.
    pub fn platforms(&self) -> &[Platform] {
        &self.tables.platforms
    }

    /// Every platform's row, in the file's order.
    pub fn platform_rows(&self) -> impl Iterator<Item = PlatformIx> + use<> {
        (0u16..).take(self.tables.platforms.len()).map(PlatformIx)
    }

    /// Named sets of platforms, in the file's order.
    pub fn groups(&self) -> &[PlatformGroup] {
        &self.tables.groups
    }

    /// Wallets, in the file's order; a [`WalletIx`] counts them.
    pub fn wallets(&self) -> &[Wallet] {
        &self.tables.wallets
    }

    /// Every wallet's row, in the file's order.
    pub fn wallet_rows(&self) -> impl Iterator<Item = WalletIx> + use<> {
        (0u16..).take(self.tables.wallets.len()).map(WalletIx)
    }

    /// Milestones, earliest first.
    pub fn milestones(&self) -> &[Milestone] {
        &self.tables.milestones
    }

    /// Link rules, in the file's order.
    pub fn link_rules(&self) -> &[LinkRule] {
        &self.tables.link_rules
    }

    /// Wallet rules, in the file's order.
    pub fn wallet_rules(&self) -> &[WalletRule] {
        &self.tables.wallet_rules
    }

    /// Expectations, in the file's order. All of them hold, unless this is a what-if policy.
    pub fn expectations(&self) -> &[Expectation] {
        &self.tables.expectations
    }

    /// The platforms that some wallet rule names, in the file's order.
    pub fn merchants(&self) -> &[PlatformIx] {
        &self.tables.merchants
    }

    /// The name of a surface.
    pub fn surface_name(&self, surface: Surface) -> &Text {
        &self.tables.surface_names[surface.index()]
    }

    /// A platform; one named "Unknown platform" for a row of another policy.
    pub fn platform(&self, row: PlatformIx) -> &Platform {
        self.tables
            .platforms
            .get(usize::from(row.0))
            .unwrap_or(&UNKNOWN_PLATFORM)
    }

    /// The row of a platform.
    pub fn platform_by_id(&self, id: &str) -> Option<PlatformIx> {
        self.tables.platform_row(id)
    }

    /// The owner of a platform.
    pub fn owner_of(&self, row: PlatformIx) -> Option<&Owner> {
        let id = &self.platform(row).owner;
        self.tables.owners.iter().find(|owner| owner.id == *id)
    }

    /// The name of an owner or of `user`, by id.
    pub fn owner_name(&self, id: &str) -> Option<&Text> {
        self.tables.owner_name(id)
    }

    /// A kind of platform by id.
    pub fn kind(&self, id: &str) -> Option<&PlatformKind> {
        self.tables.kinds.iter().find(|kind| kind.id == id)
    }

    /// A wallet; `None` for a row of another policy.
    pub fn wallet(&self, row: WalletIx) -> Option<&Wallet> {
        self.tables.wallets.get(usize::from(row.0))
    }

    /// The row of a wallet.
    pub fn wallet_by_id(&self, id: &str) -> Option<WalletIx> {
        self.tables.wallet_row(id)
    }

    /// A source by id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.tables.sources.iter().find(|source| source.id == id)
    }

    /// A link rule by id.
    pub fn link_rule(&self, id: &str) -> Option<&LinkRule> {
        self.tables.link_rules.iter().find(|rule| rule.id == id)
    }

    /// A wallet rule by id.
    pub fn wallet_rule(&self, id: &str) -> Option<&WalletRule> {
        self.tables.wallet_rules.iter().find(|rule| rule.id == id)
    }

    /// Every host suffix with its platform, in the file's order.
    pub fn host_suffixes(&self) -> impl Iterator<Item = (&str, PlatformIx)> {
        let rows = self.tables.platforms.iter().zip(0u16..);
        rows.flat_map(|(platform, row)| {
            platform
                .hosts
                .iter()
                .map(move |host| (host.as_str(), PlatformIx(row)))
        })
    }

    /// All targets of links: platforms in the file's order, Tao passwords, web pages.
    pub fn targets(&self) -> impl Iterator<Item = TargetIx> + use<> {
        self.tables.targets()
    }

    /// The id of a target: of a platform, `tao-password` or `web`.
    pub fn target_id(&self, target: TargetIx) -> &str {
        match target {
            TargetIx::Platform(row) => &self.platform(row).id,
            TargetIx::TaoPassword => TAO_PASSWORD,
            TargetIx::Web => WEB,
        }
    }

    /// The target with an id: of a platform, `tao-password` or `web`.
    pub fn target_by_id(&self, id: &str) -> Option<TargetIx> {
        match id {
            TAO_PASSWORD => Some(TargetIx::TaoPassword),
            WEB => Some(TargetIx::Web),
            _ => self.platform_by_id(id).map(TargetIx::Platform),
        }
    }

    /// The name of a target.
    pub fn target_name(&self, target: TargetIx) -> &Text {
        match target {
            TargetIx::Platform(row) => &self.platform(row).name,
            TargetIx::TaoPassword => &builtin::TAO_NAME,
            TargetIx::Web => &builtin::WEB_NAME,
        }
    }

    /// The platform of a target; for a Tao password the one whose app reads it.
    pub fn target_platform(&self, target: TargetIx) -> Option<PlatformIx> {
        self.tables.target_platform(target)
    }
}
