//! Reads one row of each section: which keys it has, which of them it needs, and what they may hold.
//!
//! Answers `None` for a row that can't be used; what is wrong with it has been noted then.

use crate::domain::{Precision, Surface, Switch, Text};

use super::diagnostic::Problem;
use super::fields::Fields;
use super::rows::{
    Asks, Expectation, Group, Kind, LinkRule, Milestone, Owner, Platform, Scope, TAO_PASSWORD, Wallet, WalletRule,
};
use super::{Effect, Source};

/// The id, which `keep` has complained about already if it is missing.
fn id(fields: &mut Fields<'_, '_>) -> Option<String> {
    fields.optional_text("id")
}

pub(super) fn source(f: &mut Fields<'_, '_>) -> Option<Source> {
    let (id, title, outlet, date) = (id(f), f.text("title"), f.text("outlet"), f.text("date"));
    let address = f.optional_text("address");
    Some(Source { id: id?, title: title?, outlet: outlet?, date: date?, address })
}

pub(super) fn owner(f: &mut Fields<'_, '_>) -> Option<Owner> {
    let (id, name) = (id(f), f.bilingual("name"));
    Some(Owner { id: id?, name: name? })
}

pub(super) fn kind(f: &mut Fields<'_, '_>) -> Option<Kind> {
    let (id, name) = (id(f), f.bilingual("name"));
    Some(Kind { id: id?, name: name? })
}

pub(super) fn platform(f: &mut Fields<'_, '_>) -> Option<Platform> {
    let (id, name, kind, owner, hosts) = (id(f), f.bilingual("name"), f.text("kind"), f.text("owner"), f.list("hosts"));
    Some(Platform { id: id?, name: name?, kind: kind?, owner: owner?, hosts: hosts? })
}

pub(super) fn group(f: &mut Fields<'_, '_>) -> Option<Group> {
    let (id, name, platforms) = (id(f), f.bilingual("name"), f.list("platforms"));
    Some(Group { id: id?, name: name?, platforms: platforms? })
}

pub(super) fn surface(f: &mut Fields<'_, '_>) -> Option<(Surface, Text)> {
    let (surface, name) = (f.optional_word("id"), f.bilingual("name"));
    Some((surface?, name?))
}

pub(super) fn wallet(f: &mut Fields<'_, '_>) -> Option<Wallet> {
    let (id, name, owner) = (id(f), f.bilingual("name"), f.text("owner"));
    Some(Wallet { id: id?, name: name?, owner: owner? })
}

pub(super) fn milestone(f: &mut Fields<'_, '_>) -> Option<Milestone> {
    let (id, day, precision) = (id(f), f.day("day"), precision(f));
    let (title, text) = (f.bilingual("title"), f.bilingual("text"));
    let (source, certainty) = (f.text("source"), f.word("certainty"));
    Some(Milestone {
        id: id?,
        day: day?,
        precision: precision?,
        title: title?,
        text: text?,
        source: source?,
        certainty: certainty?,
    })
}

pub(super) fn link_rule(f: &mut Fields<'_, '_>) -> Option<LinkRule> {
    let (id, surfaces, scope, tao_password) = (id(f), f.some_words("surfaces"), scope(f), form(f));
    let (from, until, precision) = (f.optional_day("from"), f.optional_day("until"), precision(f));
    let (effect, certainty, blocked_by) = (effect(f), f.word("certainty"), f.optional_text("blocked_by"));
    let (user_choice, what_if) = (f.flag("user_choice"), f.flag("what_if"));
    let (source, more_sources) = (f.text("source"), f.optional_list("more_sources"));
    let (reason, note) = (f.bilingual("reason"), f.optional_bilingual("note"));
    Some(LinkRule {
        id: id?,
        surfaces: surfaces.unwrap_or_default(),
        scope: scope?,
        tao_password: tao_password?,
        what_if,
        from,
        until,
        precision: precision?,
        effect: effect?,
        certainty: certainty?,
        blocked_by,
        user_choice,
        source: source?,
        more_sources: more_sources.unwrap_or_default(),
        reason: reason?,
        note,
    })
}

pub(super) fn wallet_rule(f: &mut Fields<'_, '_>) -> Option<WalletRule> {
    let (id, merchants, wallets) = (id(f), f.some_list("merchants"), f.some_list("wallets"));
    let (from, until, precision) = (f.optional_day("from"), f.optional_day("until"), precision(f));
    let what_if = f.flag("what_if");
    let (state, certainty, blocked_by) = (f.word("state"), f.word("certainty"), f.optional_text("blocked_by"));
    let (source, more_sources) = (f.text("source"), f.optional_list("more_sources"));
    let (reason, note) = (f.bilingual("reason"), f.optional_bilingual("note"));
    Some(WalletRule {
        id: id?,
        merchants: merchants.unwrap_or_default(),
        wallets: wallets.unwrap_or_default(),
        what_if,
        from,
        until,
        precision: precision?,
        state: state?,
        certainty: certainty?,
        blocked_by,
        source: source?,
        more_sources: more_sources.unwrap_or_default(),
        reason: reason?,
        note,
    })
}

pub(super) fn expectation(f: &mut Fields<'_, '_>) -> Option<Expectation> {
    let day = f.day("day");
    let asks = match (f.table("link"), f.table("pay")) {
        (Some((table, at)), None) => {
            let effect = effect(f);
            let inner = link_question(Fields::new(table, at, "the link of an expectation", f.problems()));
            inner.zip(effect).map(|((surface, target, switch), effect)| Asks::Link { surface, target, switch, effect })
        }
        (None, Some((table, at))) => {
            let state = f.word("state");
            let inner = pay_question(Fields::new(table, at, "the payment of an expectation", f.problems()));
            inner.zip(state).map(|((merchant, wallet), state)| Asks::Pay { merchant, wallet, state })
        }
        (None, None) | (Some(_), Some(_)) => {
            ["effect", "state"].into_iter().for_each(|key| f.pass(key));
            let problem = Problem::error(f.spot("day"), "an expectation asks either for a `link` or for a `pay`");
            f.note(
                problem.help("write link = { surface = \"…\", platform = \"…\" } or pay = { merchant = \"…\", wallet = \"…\" }"),
            );
            None
        }
    };
    let (certainty, rule, blocked_by) = (f.optional_word("certainty"), f.optional_text("rule"), f.optional_text("blocked_by"));
    Some(Expectation { day: day?, asks: asks?, certainty, rule, blocked_by })
}

fn link_question(mut f: Fields<'_, '_>) -> Option<(Surface, String, Switch)> {
    let (surface, switch) = (f.word("surface"), f.optional_word("switch"));
    let platform = f.optional_text("platform");
    let target = if form(&mut f)? {
        Some(TAO_PASSWORD.to_owned())
    } else if platform.is_none() {
        f.text("platform")
    } else {
        platform
    };
    f.finish();
    Some((surface?, target?, switch.unwrap_or_default()))
}

fn pay_question(mut f: Fields<'_, '_>) -> Option<(String, String)> {
    let (merchant, wallet) = (f.text("merchant"), f.text("wallet"));
    f.finish();
    Some((merchant?, wallet?))
}

/// An effect that a policy may have.
fn effect(f: &mut Fields<'_, '_>) -> Option<Effect> {
    let effect = f.word("effect")?;
    if effect == Effect::Ask {
        let problem = Problem::error(f.spot("effect"), "`ask` is never a policy's effect");
        f.note(problem.help("a question before opening comes from the link itself; use notice or copy_only"));
        return None;
    }
    Some(effect)
}

fn precision(f: &mut Fields<'_, '_>) -> Option<Precision> {
    let Some(word) = f.optional_text("precision") else { return Some(Precision::Day) };
    match word.as_str() {
        "day" => Some(Precision::Day),
        "month" => Some(Precision::Month),
        other => {
            let problem = Problem::error(f.spot("precision"), format!("`{other}` is not a precision"));
            f.note(problem.help("use day or month"));
            None
        }
    }
}

fn form(f: &mut Fields<'_, '_>) -> Option<bool> {
    let Some(word) = f.optional_text("form") else { return Some(false) };
    if word == TAO_PASSWORD {
        return Some(true);
    }
    let problem = Problem::error(f.spot("form"), format!("`{word}` is not a form of link"));
    f.note(problem.help(format!("the only form is {TAO_PASSWORD}; leave the key out for addresses")));
    None
}

/// Makes a scope of ids.
type MakeScope = fn(Vec<String>) -> Scope;

/// The scope of a link rule: at most one of the four keys.
fn scope(f: &mut Fields<'_, '_>) -> Option<Scope> {
    const KINDS: [(&str, MakeScope); 4] =
        [("platforms", Scope::Platforms), ("groups", Scope::Groups), ("kinds", Scope::Kinds), ("owners", Scope::Owners)];
    let mut found: Option<(&str, Scope)> = None;
    for (key, make) in KINDS {
        let Some(ids) = f.some_list(key) else { continue };
        if let Some((first, _)) = &found {
            let problem = Problem::error(f.spot(key), format!("a link rule can't have both `{first}` and `{key}`"));
            f.note(problem.also(f.spot(first), "").help("keep one, or make two rules"));
            return None;
        }
        found = Some((key, make(ids)));
    }
    Some(found.map_or(Scope::Any, |(_, scope)| scope))
}
