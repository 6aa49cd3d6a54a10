//! `explain`: all of a rule or a milestone.

use std::io::Write;

use serde_json::{Value, json};

use super::args::{Explain, TextOrJson};
use super::exit::{Exit, Failure};
use super::json::SourceJson;
use super::output::{Cx, emit, emit_json};
use super::page::Page;
use super::policies;
use crate::domain::{Day, Precision, Surface, Switch, Text};
use crate::i18n::{chrome, cli, policy as words};
use crate::policy::{
    Certainty, LinkRule, Milestone, Origin, Outcome, Policy, Scope, WEB, WalletRule,
};

/// Prints everything that goes by the id; a rule and a milestone may share one.
pub(super) fn run(cx: &Cx, args: &Explain, out: &mut dyn Write) -> Result<Exit, Failure> {
    let policy = &*cx.policy;
    let link_rule = policy.link_rule(&args.rule);
    let wallet_rule = policy.wallet_rule(&args.rule);
    let milestone = policy
        .milestones()
        .iter()
        .find(|milestone| milestone.id == args.rule);
    if link_rule.is_none() && wallet_rule.is_none() && milestone.is_none() {
        return Err(policies::unknown(&args.rule, &cli::noun::RULE, ids(policy)));
    }
    match args.format {
        TextOrJson::Json => {
            let found = [
                link_rule.map(|rule| link_json(policy, rule)),
                wallet_rule.map(|rule| wallet_json(policy, rule)),
                milestone.map(|milestone| milestone_json(policy, milestone)),
            ];
            emit_json(out, &found.into_iter().flatten().collect::<Vec<Value>>())?;
        }
        TextOrJson::Text => {
            let pages = [
                link_rule.map(|rule| link_text(cx, rule)),
                wallet_rule.map(|rule| wallet_text(cx, rule)),
                milestone.map(|milestone| milestone_text(cx, milestone)),
            ];
            emit(
                out,
                &pages
                    .into_iter()
                    .flatten()
                    .collect::<Vec<String>>()
                    .join("\n"),
            )?;
        }
    }
    Ok(Exit::Yes)
}

fn ids(policy: &Policy) -> Vec<&str> {
    let links = policy.link_rules().iter().map(|rule| rule.id.as_str());
    let wallets = policy.wallet_rules().iter().map(|rule| rule.id.as_str());
    links
        .chain(wallets)
        .chain(
            policy
                .milestones()
                .iter()
                .map(|milestone| milestone.id.as_str()),
        )
        .collect()
}

/// Days on which a rule gives the answer to one question.
struct Decides<'a> {
    /// Subject of a query: a surface and a platform, or a merchant and a wallet.
    about: (&'a str, &'a str),
    first: Option<Day>,
    last: Option<Day>,
}

impl Decides<'_> {
    fn json(&self, keys: (&str, &str)) -> Value {
        json!({ keys.0: self.about.0, keys.1: self.about.1, "from": self.first, "until": self.last })
    }
}

fn inner_days(first: Day, last: Day) -> (Option<Day>, Option<Day>) {
    (
        (first > Day::MIN).then_some(first),
        (last < Day::MAX).then_some(last),
    )
}

/// The answers that a link rule gives while no switch is touched.
fn link_decides<'a>(policy: &'a Policy, rule: &LinkRule) -> Vec<Decides<'a>> {
    let mut all = Vec::new();
    for target in policy.targets() {
        for surface in Surface::ALL {
            for band in policy.link_intervals(surface, target, Switch::Default) {
                if policy
                    .link_rule_of(band)
                    .is_some_and(|winner| winner.id == rule.id)
                    && matches!(band.origin, Origin::Rule(_))
                {
                    let (first, last) = inner_days(band.first, band.last);
                    all.push(Decides {
                        about: (surface.id(), policy.target_id(target)),
                        first,
                        last,
                    });
                }
            }
        }
    }
    all
}

fn wallet_decides<'a>(policy: &'a Policy, rule: &WalletRule) -> Vec<Decides<'a>> {
    let mut all = Vec::new();
    for merchant in policy.platform_rows() {
        for (row, wallet) in policy.wallet_rows().zip(policy.wallets()) {
            for band in policy.pay_intervals(merchant, row) {
                if policy
                    .wallet_rule_of(band)
                    .is_some_and(|winner| winner.id == rule.id)
                {
                    let (first, last) = inner_days(band.first, band.last);
                    all.push(Decides {
                        about: (&policy.platform(merchant).id, &wallet.id),
                        first,
                        last,
                    });
                }
            }
        }
    }
    all
}

fn sources<'a>(policy: &'a Policy, first: &str, more: &[String]) -> Vec<SourceJson<'a>> {
    let ids = [first].into_iter().chain(more.iter().map(String::as_str));
    ids.filter_map(|id| policy.source(id))
        .map(SourceJson::from)
        .collect()
}

fn link_json(policy: &Policy, rule: &LinkRule) -> Value {
    json!({
        "type": "link_rule",
        "id": rule.id,
        "surfaces": if rule.surfaces.is_empty() { Surface::ALL.to_vec() } else { rule.surfaces.clone() },
        "scope": { "by": rule.scope.key(), "ids": rule.scope.ids() },
        "tao_password": rule.tao_password,
        "from": rule.from,
        "precision": rule.precision,
        "until": rule.until,
        "effect": rule.effect.id(),
        "certainty": rule.certainty.id(),
        "blocked_by": rule.blocked_by,
        "user_choice": rule.user_choice,
        "sources": sources(policy, &rule.source, &rule.more_sources),
        "reason": rule.reason,
        "note": rule.note,
        "decides": link_decides(policy, rule).iter().map(|cell| cell.json(("surface", "platform"))).collect::<Vec<_>>(),
    })
}

fn wallet_json(policy: &Policy, rule: &WalletRule) -> Value {
    json!({
        "type": "wallet_rule",
        "id": rule.id,
        "merchants": rule.merchants,
        "wallets": rule.wallets,
        "from": rule.from,
        "precision": rule.precision,
        "until": rule.until,
        "state": rule.state.id(),
        "certainty": rule.certainty.id(),
        "blocked_by": rule.blocked_by,
        "sources": sources(policy, &rule.source, &rule.more_sources),
        "reason": rule.reason,
        "note": rule.note,
        "decides": wallet_decides(policy, rule).iter().map(|cell| cell.json(("merchant", "wallet"))).collect::<Vec<_>>(),
    })
}

fn milestone_json(policy: &Policy, milestone: &Milestone) -> Value {
    json!({
        "type": "milestone",
        "id": milestone.id,
        "date": milestone.day,
        "precision": milestone.precision,
        "title": milestone.title,
        "text": milestone.text,
        "certainty": milestone.certainty.id(),
        "sources": sources(policy, &milestone.source, &[]),
    })
}

/// Common parts of link rules and wallet rules.
struct RuleGrounds<'a> {
    from: Option<Day>,
    precision: Precision,
    until: Option<Day>,
    certainty: Certainty,
    blocked_by: Option<&'a str>,
    /// The state, of a rule about wallets.
    outcome: Outcome,
    source: &'a str,
    more_sources: &'a [String],
    reason: &'a Text,
    note: Option<&'a Text>,
}

impl<'a> From<&'a LinkRule> for RuleGrounds<'a> {
    fn from(rule: &'a LinkRule) -> Self {
        Self {
            from: rule.from,
            precision: rule.precision,
            until: rule.until,
            certainty: rule.certainty,
            blocked_by: rule.blocked_by.as_deref(),
            outcome: Outcome::Link(rule.effect),
            source: &rule.source,
            more_sources: &rule.more_sources,
            reason: &rule.reason,
            note: rule.note.as_ref(),
        }
    }
}

impl<'a> From<&'a WalletRule> for RuleGrounds<'a> {
    fn from(rule: &'a WalletRule) -> Self {
        Self {
            from: rule.from,
            precision: rule.precision,
            until: rule.until,
            certainty: rule.certainty,
            blocked_by: rule.blocked_by.as_deref(),
            outcome: Outcome::Pay(rule.state),
            source: &rule.source,
            more_sources: &rule.more_sources,
            reason: &rule.reason,
            note: rule.note.as_ref(),
        }
    }
}

fn grounds(page: &mut Page<'_>, cx: &Cx, grounds: &RuleGrounds<'_>) {
    let from = grounds.from.map(|day| grounds.precision.show(day));
    let until = grounds.until.map(|day| day.to_string());
    page.field(&cli::DATE, words::period(cx.lang, from, until));
    page.certainty(grounds.certainty);
    if let Some(id) = grounds.blocked_by {
        page.field(
            &words::owner_label(grounds.outcome),
            cx.policy
                .owner_name(id)
                .map_or(id, |name| name.get(cx.lang)),
        );
    }
    both_languages(page, &cli::WHY, grounds.reason);
    if let Some(note) = grounds.note {
        both_languages(page, &chrome::NOTE, note);
    }
    if let Some(source) = cx.policy.source(grounds.source) {
        page.source(&cli::SOURCE, source);
    }
    for source in grounds
        .more_sources
        .iter()
        .filter_map(|id| cx.policy.source(id))
    {
        page.source(&cli::ALSO, source);
    }
}

/// Shows both languages, because a reader of a rule may want to translate or change it.
fn both_languages(page: &mut Page<'_>, label: &Text, text: &Text) {
    page.field(label, text.en.as_ref());
    page.field(&Text::default(), text.zh.as_ref());
}

fn link_text(cx: &Cx, rule: &LinkRule) -> String {
    let lang = cx.lang;
    let mut page = Page::new(cx);
    page.heading(&format!("{}: {}", cli::LINK_RULE.get(lang), rule.id));
    page.gap();
    page.field(&cli::SCOPE, scope(cx, rule));
    let surfaces: Vec<&str> = rule.surfaces.iter().map(|surface| surface.id()).collect();
    page.field(
        &cli::SURFACE,
        if surfaces.is_empty() {
            cli::ALL_SURFACES.get(lang).to_owned()
        } else {
            surfaces.join(", ")
        },
    );
    page.field(
        &cli::EFFECT,
        cli::aside(lang, words::effect(rule.effect).get(lang), rule.effect.id()),
    );
    if rule.user_choice {
        page.worded(&cli::SWITCH, &words::USER_CHOICE);
    }
    grounds(&mut page, cx, &rule.into());
    decides(&mut page, cx, &link_decides(&cx.policy, rule));
    page.into_text()
}

fn wallet_text(cx: &Cx, rule: &WalletRule) -> String {
    let lang = cx.lang;
    let mut page = Page::new(cx);
    page.heading(&format!("{}: {}", cli::WALLET_RULE.get(lang), rule.id));
    page.gap();
    let or_all = |ids: &[String], all: &Text| {
        if ids.is_empty() {
            all.get(lang).to_owned()
        } else {
            ids.join(", ")
        }
    };
    page.field(&cli::MERCHANT, or_all(&rule.merchants, &cli::ALL_MERCHANTS));
    page.field(&cli::WALLET, or_all(&rule.wallets, &cli::ALL_WALLETS));
    page.field(
        &cli::STATE,
        cli::aside(lang, words::state(rule.state).get(lang), rule.state.id()),
    );
    grounds(&mut page, cx, &rule.into());
    decides(&mut page, cx, &wallet_decides(&cx.policy, rule));
    page.into_text()
}

fn milestone_text(cx: &Cx, milestone: &Milestone) -> String {
    let mut page = Page::new(cx);
    page.heading(&format!(
        "{}: {}",
        cli::MILESTONE.get(cx.lang),
        milestone.id
    ));
    page.gap();
    page.field(&cli::DATE, milestone.precision.show(milestone.day));
    page.certainty(milestone.certainty);
    both_languages(&mut page, &cli::TITLE, &milestone.title);
    both_languages(&mut page, &cli::TEXT, &milestone.text);
    if let Some(source) = cx.policy.source(&milestone.source) {
        page.source(&cli::SOURCE, source);
    }
    page.into_text()
}

/// Scope of a link rule, with the members of a group, a kind or an owner.
fn scope(cx: &Cx, rule: &LinkRule) -> String {
    let ids = match &rule.scope {
        Scope::Any => words::ANY.get(cx.lang).to_owned(),
        Scope::Owners(ids) | Scope::Kinds(ids) | Scope::Groups(ids) => {
            format!(
                "{}: {}",
                rule.scope.key().unwrap_or_default(),
                ids.join(", ")
            )
        }
        Scope::Platforms(ids) => {
            let name = |id: &String| {
                if id == WEB {
                    words::WEB_PAGE.get(cx.lang).to_owned()
                } else {
                    id.clone()
                }
            };
            ids.iter().map(name).collect::<Vec<_>>().join(", ")
        }
    };
    if rule.tao_password {
        format!("{}, {ids}", words::TAO_PASSWORD.get(cx.lang))
    } else {
        ids
    }
}

/// The answers that the rule gives, those of the same days together.
fn decides(page: &mut Page<'_>, cx: &Cx, cells: &[Decides<'_>]) {
    if cells.is_empty() {
        page.worded(&cli::DECIDES, &cli::DECIDES_NOTHING);
        return;
    }
    let mut groups: Vec<(&Decides<'_>, Vec<&str>)> = Vec::new();
    for cell in cells {
        let same = |known: &Decides<'_>| {
            (known.first, known.last, known.about.0) == (cell.first, cell.last, cell.about.0)
        };
        match groups.iter_mut().find(|(known, _)| same(known)) {
            Some((_, members)) => members.push(cell.about.1),
            None => groups.push((cell, vec![cell.about.1])),
        }
    }
    for (number, (cell, members)) in groups.iter().enumerate() {
        let days = words::period(
            cx.lang,
            cell.first.map(|day| day.to_string()),
            cell.last.map(|day| day.to_string()),
        );
        let label = if number == 0 {
            cli::DECIDES
        } else {
            Text::default()
        };
        page.field(
            &label,
            format!("{}, {days}: {}", cell.about.0, members.join(", ")),
        );
    }
}
