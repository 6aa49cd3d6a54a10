//! A policy as JSON: its tables and its compiled answers. `docs/policy-export.schema.json` is the
//! schema.
//!
//! Dates are texts such as `2021-09-28`. Every key is always there; an absent value is `null`.

use serde_json::{Value, json};

use crate::domain::{Day, Text};

use super::super::{LinkRule, Milestone, Platform, Policy, Source, WalletRule};
use super::regions;

/// Version of the format.
const FORMAT: u32 = 1;

/// The whole policy as one JSON value.
pub fn document(policy: &Policy) -> Value {
    let named = |id: &str, name: &Text| json!({ "id": id, "name": text(name) });
    let owned = |id: &str, name: &Text, owner: &str| json!({ "id": id, "name": text(name), "owner": owner });
    let surface =
        |surface: crate::domain::Surface| named(surface.id(), policy.surface_name(surface));
    json!({
        "format": FORMAT,
        "id": policy.id(),
        "fingerprint": policy.fingerprint(),
        "name": text(policy.name()),
        "about": text(policy.about()),
        "shorteners": policy.shorteners(),
        "sources": list(policy.sources(), source),
        "owners": list(policy.owners(), |owner| named(&owner.id, &owner.name)),
        "kinds": list(policy.kinds(), |kind| named(&kind.id, &kind.name)),
        "platforms": list(policy.platforms(), platform),
        "groups": list(policy.groups(), |g| json!({ "id": g.id, "name": text(&g.name), "platforms": g.platforms })),
        "surfaces": list(&crate::domain::Surface::ALL, |each| surface(*each)),
        "wallets": list(policy.wallets(), |wallet| owned(&wallet.id, &wallet.name, &wallet.owner)),
        "milestones": list(policy.milestones(), milestone),
        "link_rules": list(policy.link_rules(), link_rule),
        "wallet_rules": list(policy.wallet_rules(), wallet_rule),
        "link_decisions": list(&regions::links(policy), |region| link_decision(policy, region)),
        "wallet_decisions": list(&regions::pays(policy), |region| pay_decision(policy, region)),
    })
}

fn list<T>(rows: &[T], row: impl FnMut(&T) -> Value) -> Vec<Value> {
    rows.iter().map(row).collect()
}

fn text(text: &Text) -> Value {
    json!({ "en": text.en, "zh": text.zh })
}

fn day(day: Option<Day>) -> Value {
    day.map_or(Value::Null, |day| Value::String(day.to_string()))
}

fn source(source: &Source) -> Value {
    json!({
        "id": source.id,
        "title": source.title.en,
        "title_zh": source.title.zh,
        "outlet": source.outlet.en,
        "outlet_zh": source.outlet.zh,
        "date": source.date,
        "address": source.address,
    })
}

fn platform(platform: &Platform) -> Value {
    json!({
        "id": platform.id,
        "name": text(&platform.name),
        "kind": platform.kind,
        "owner": platform.owner,
        "hosts": platform.hosts,
    })
}

fn milestone(milestone: &Milestone) -> Value {
    json!({
        "id": milestone.id,
        "day": milestone.day.to_string(),
        "precision": milestone.precision.id(),
        "title": text(&milestone.title),
        "text": text(&milestone.text),
        "source": milestone.source,
        "certainty": milestone.certainty.id(),
    })
}

fn link_rule(rule: &LinkRule) -> Value {
    json!({
        "id": rule.id,
        "surfaces": list(&rule.surfaces, |surface| json!(surface.id())),
        "scope": { "by": rule.scope.key(), "ids": rule.scope.ids() },
        "tao_password": rule.tao_password,
        "what_if": rule.what_if,
        "from": day(rule.from),
        "until": day(rule.until),
        "precision": rule.precision.id(),
        "effect": rule.effect.id(),
        "certainty": rule.certainty.id(),
        "blocked_by": rule.blocked_by,
        "user_choice": rule.user_choice,
        "source": rule.source,
        "more_sources": rule.more_sources,
        "reason": text(&rule.reason),
        "note": rule.note.as_ref().map(text),
    })
}

fn wallet_rule(rule: &WalletRule) -> Value {
    json!({
        "id": rule.id,
        "merchants": rule.merchants,
        "wallets": rule.wallets,
        "what_if": rule.what_if,
        "from": day(rule.from),
        "until": day(rule.until),
        "precision": rule.precision.id(),
        "state": rule.state.id(),
        "certainty": rule.certainty.id(),
        "blocked_by": rule.blocked_by,
        "source": rule.source,
        "more_sources": rule.more_sources,
        "reason": text(&rule.reason),
        "note": rule.note.as_ref().map(text),
    })
}

fn link_decision(policy: &Policy, region: &regions::LinkRegion<'_>) -> Value {
    let verdict = region.verdict;
    json!({
        "surface": region.surface.id(),
        "target": policy.target_id(region.target),
        "switch": region.switch.id(),
        "from": day(region.days.from),
        "until": day(region.days.until),
        "effect": verdict.answer.id(),
        "rule": verdict.grounds.rule,
        "certainty": verdict.grounds.certainty.id(),
        "blocked_by": verdict.grounds.blocked_by,
        "source": verdict.grounds.source.id,
        "reason": text(verdict.grounds.reason),
    })
}

fn pay_decision(policy: &Policy, region: &regions::PayRegion<'_>) -> Value {
    let verdict = region.verdict;
    json!({
        "merchant": policy.platform(region.merchant).id,
        "wallet": policy.wallet(region.wallet).map(|wallet| wallet.id.as_str()),
        "from": day(region.days.from),
        "until": day(region.days.until),
        "state": verdict.answer.id(),
        "rule": verdict.grounds.rule,
        "certainty": verdict.grounds.certainty.id(),
        "blocked_by": verdict.grounds.blocked_by,
        "source": verdict.grounds.source.id,
        "reason": text(verdict.grounds.reason),
    })
}
