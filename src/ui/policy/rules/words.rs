//! Rules put into words, and the search in those words.
//!
//! Only names and dates; what a rule decides is not judged here.

use crate::domain::{Precision, Surface};
use crate::i18n::{chrome, date, policy};
use crate::policy::Outcome;
use crate::policy::{LinkRule, Scope, TAO_PASSWORD, WalletRule};
use crate::ui::context::Cx;
use crate::ui::policy::rules::card::Card;

/// The link rules in the policy's order.
pub fn link_cards<'a>(cx: &Cx<'a>) -> Vec<Card<'a>> {
    let card = |rule: &'a LinkRule| Card {
        id: &rule.id,
        says: Outcome::Link(rule.effect),
        certainty: rule.certainty,
        user_choice: rule.user_choice,
        scope: format!(
            "{} · {}",
            link_scope(cx, rule),
            surfaces(cx, &rule.surfaces)
        ),
        period: period(cx, rule.from, rule.until, rule.precision),
        blocked_by: rule.blocked_by.as_deref(),
        reason: &rule.reason,
        note: rule.note.as_ref(),
        sources: sources(&rule.source, &rule.more_sources),
    };
    cx.state.policy.link_rules().iter().map(card).collect()
}

/// The wallet rules in the policy's order.
pub fn wallet_cards<'a>(cx: &Cx<'a>) -> Vec<Card<'a>> {
    let card = |rule: &'a WalletRule| Card {
        id: &rule.id,
        says: Outcome::Pay(rule.state),
        certainty: rule.certainty,
        user_choice: false,
        scope: wallet_scope(cx, rule),
        period: period(cx, rule.from, rule.until, rule.precision),
        blocked_by: rule.blocked_by.as_deref(),
        reason: &rule.reason,
        note: rule.note.as_ref(),
        sources: sources(&rule.source, &rule.more_sources),
    };
    cx.state.policy.wallet_rules().iter().map(card).collect()
}

fn sources<'a>(main: &'a str, more: &'a [String]) -> Vec<&'a str> {
    std::iter::once(main)
        .chain(more.iter().map(String::as_str))
        .collect()
}

fn period(
    cx: &Cx<'_>,
    from: Option<crate::domain::Day>,
    until: Option<crate::domain::Day>,
    precision: Precision,
) -> String {
    let from = from.map(|day| date::known_day(cx.lang, day, precision));
    policy::period(cx.lang, from, until.map(|day| date::long_day(cx.lang, day)))
}

fn surfaces(cx: &Cx<'_>, surfaces: &[Surface]) -> String {
    let all = surfaces.is_empty()
        || Surface::ALL
            .iter()
            .all(|surface| surfaces.contains(surface));
    let texts: Vec<_> = surfaces
        .iter()
        .map(|surface| chrome::surface_heading(*surface))
        .collect();
    let names: Vec<&str> = texts.iter().map(|text| text.get(cx.lang)).collect();
    if all {
        policy::EVERYWHERE.get(cx.lang).to_owned()
    } else {
        policy::list(cx.lang, &names)
    }
}

fn link_scope(cx: &Cx<'_>, rule: &LinkRule) -> String {
    if rule.tao_password {
        return policy::TAO_PASSWORD.get(cx.lang).to_owned();
    }
    let names: Vec<&str> = rule
        .scope
        .ids()
        .iter()
        .map(|id| scope_name(cx, &rule.scope, id))
        .collect();
    if names.is_empty() {
        policy::ANY_LINK.get(cx.lang).to_owned()
    } else {
        policy::list(cx.lang, &names)
    }
}

/// The name of one id of a scope, or the id itself.
fn scope_name<'a>(cx: &Cx<'a>, scope: &Scope, id: &'a str) -> &'a str {
    let rules = &cx.state.policy;
    let name = match scope {
        Scope::Any => None,
        Scope::Owners(_) => rules.owner_name(id),
        Scope::Kinds(_) => rules.kind(id).map(|kind| &kind.name),
        Scope::Groups(_) => rules
            .groups()
            .iter()
            .find(|group| group.id == id)
            .map(|group| &group.name),
        Scope::Platforms(_) => rules
            .target_by_id(id)
            .filter(|_| id != TAO_PASSWORD)
            .map(|target| rules.target_name(target)),
    };
    name.map_or(id, |name| name.get(cx.lang))
}

fn wallet_scope(cx: &Cx<'_>, rule: &WalletRule) -> String {
    let rules = &cx.state.policy;
    let merchant = |id: &'_ String| {
        rules
            .platform_by_id(id)
            .map(|row| rules.platform(row).name.get(cx.lang))
    };
    let wallet = |id: &'_ String| {
        rules
            .wallet_by_id(id)
            .and_then(|row| rules.wallet(row))
            .map(|wallet| wallet.name.get(cx.lang))
    };
    let merchants: Vec<&str> = rule.merchants.iter().filter_map(merchant).collect();
    let wallets: Vec<&str> = rule.wallets.iter().filter_map(wallet).collect();
    let merchants = if merchants.is_empty() {
        policy::ANY_MERCHANT.get(cx.lang).to_owned()
    } else {
        policy::list(cx.lang, &merchants)
    };
    let wallets = if wallets.is_empty() {
        policy::ANY_WALLET.get(cx.lang).to_owned()
    } else {
        policy::list(cx.lang, &wallets)
    };
    format!("{wallets} · {merchants}")
}

/// Words that a rule must all have, in any order and letter case.
pub struct CardFilter {
    words: Vec<String>,
}

impl CardFilter {
    /// Takes a search text apart.
    pub fn new(text: &str) -> Self {
        Self {
            words: text.split_whitespace().map(str::to_lowercase).collect(),
        }
    }

    /// Whether a card has all the words, in what it shows or in its id.
    pub fn matches(&self, cx: &Cx<'_>, card: &Card<'_>) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let said = match card.says {
            Outcome::Link(effect) => policy::effect(effect),
            Outcome::Pay(state) => policy::state(state),
        };
        let certainty = policy::certainty(card.certainty);
        let blocked_by = card
            .blocked_by
            .and_then(|id| cx.state.policy.owner_name(id))
            .map_or("", |name| name.get(cx.lang));
        let mut all = [
            card.id,
            &card.scope,
            &card.period,
            said.get(cx.lang),
            certainty.get(cx.lang),
            blocked_by,
            card.reason.get(cx.lang),
            card.note.map_or("", |note| note.get(cx.lang)),
        ]
        .join("\n");
        for source in card
            .sources
            .iter()
            .filter_map(|id| cx.state.policy.source(id))
        {
            all = [
                &all,
                source.title.get(cx.lang),
                source.outlet.get(cx.lang),
                source.published(cx.lang),
            ]
            .join("\n");
        }
        let all = all.to_lowercase();
        self.words.iter().all(|word| all.contains(word))
    }
}
