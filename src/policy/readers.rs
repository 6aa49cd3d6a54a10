//! Reads one row of each section: which keys it has, which of them it needs, and what they may
//! hold.
//!
//! A row with something wrong is read all the same, with what is missing filled in, so that the
//! rest of it can be looked at; what is wrong has been noted then. `None` only where nothing is
//! left to look at.

use std::str::FromStr;

use crate::domain::{Day, Precision, Surface, Switch, TaoPasswordForm, Text, currency_sign};

use super::diagnostic::Problem;
use super::fields::Fields;
use super::rows::{
    Expectation, ExpectedOutcome, HomeApp, LinkRule, Milestone, Owner, Platform, PlatformGroup,
    PlatformKind, Scope, TAO_PASSWORD, TaoPassword, Wallet, WalletRule,
};
use super::{Certainty, LinkEffect, Source, WalletState};

/// Greatest opening balance of a wallet, in hundredths of a yuan.
const MAX_OPENING_BALANCE: i64 = 100_000_000;

/// The id, which `keep` has complained about already if it is missing.
fn id(fields: &mut Fields<'_, '_>) -> String {
    fields.optional_text("id").unwrap_or_default()
}

/// A text that must be there; empty if it is not.
fn text(fields: &mut Fields<'_, '_>, key: &'static str) -> String {
    fields.text(key).unwrap_or_default()
}

fn bilingual(fields: &mut Fields<'_, '_>, key: &'static str) -> Text {
    fields.bilingual(key).unwrap_or_default()
}

fn list(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<String> {
    fields.list(key).unwrap_or_default()
}

fn certainty(fields: &mut Fields<'_, '_>) -> Certainty {
    fields.word("certainty").unwrap_or(Certainty::Assumption)
}

pub(super) fn source(f: &mut Fields<'_, '_>) -> Source {
    let (id, title, outlet) = (
        id(f),
        f.either("title").unwrap_or_default(),
        f.either("outlet").unwrap_or_default(),
    );
    Source {
        id,
        title,
        outlet,
        date: text(f, "date"),
        address: f.optional_text("address"),
    }
}

pub(super) fn owner(f: &mut Fields<'_, '_>) -> Owner {
    Owner {
        id: id(f),
        name: bilingual(f, "name"),
    }
}

pub(super) fn kind(f: &mut Fields<'_, '_>) -> PlatformKind {
    PlatformKind {
        id: id(f),
        name: bilingual(f, "name"),
    }
}

pub(super) fn platform(f: &mut Fields<'_, '_>) -> Platform {
    let (id, name, kind, owner) = (
        id(f),
        bilingual(f, "name"),
        text(f, "kind"),
        text(f, "owner"),
    );
    Platform {
        id,
        name,
        kind,
        owner,
        hosts: list(f, "hosts"),
    }
}

pub(super) fn group(f: &mut Fields<'_, '_>) -> PlatformGroup {
    PlatformGroup {
        id: id(f),
        name: bilingual(f, "name"),
        platforms: list(f, "platforms"),
    }
}

pub(super) fn surface(f: &mut Fields<'_, '_>) -> Option<(Surface, Text)> {
    let (surface, name) = (f.optional_word("id"), bilingual(f, "name"));
    Some((surface?, name))
}

pub(super) fn wallet(f: &mut Fields<'_, '_>) -> Wallet {
    let (id, name, owner) = (id(f), bilingual(f, "name"), text(f, "owner"));
    Wallet {
        id,
        name,
        owner,
        opening_balance: opening_balance(f),
    }
}

fn opening_balance(f: &mut Fields<'_, '_>) -> i64 {
    const KEY: &str = "opening_balance";
    let fen = f.optional_number(KEY).unwrap_or(0);
    if !(0..=MAX_OPENING_BALANCE).contains(&fen) {
        let problem = Problem::error(f.span(KEY), format!("{fen} is not an opening balance"));
        f.note(problem.help(format!(
            "write hundredths of a yuan, from 0 to {MAX_OPENING_BALANCE}: 288800 is ¥ 2,888.00"
        )));
    }
    fen
}

/// The table `[home]`.
pub(super) fn home(f: &mut Fields<'_, '_>) -> HomeApp {
    let default = HomeApp::default();
    let (owner, app) = (f.optional_text("owner"), f.optional_bilingual("app"));
    HomeApp {
        owner: owner.unwrap_or(default.owner),
        app: app.unwrap_or(default.app),
    }
}

/// The table `[tao_password]`.
pub(super) fn tao_password(f: &mut Fields<'_, '_>) -> TaoPassword {
    let default = TaoPassword::default();
    let (platform, length) = (f.optional_text("platform"), f.optional_number("length"));
    let length = length.map_or(Some(default.form.length()), |length| {
        usize::try_from(length)
            .ok()
            .filter(|length| (1..=TaoPasswordForm::MAX_LENGTH).contains(length))
    });
    if length.is_none() {
        let problem = Problem::error(f.span("length"), "a Tao password can't have this length");
        f.note(problem.help(format!(
            "write a number from 1 to {}, the letters and digits between the signs",
            TaoPasswordForm::MAX_LENGTH
        )));
    }
    let signs = f.optional_text("signs").unwrap_or_default();
    if let Some(other) = signs.chars().find(|c| currency_sign(*c).is_none()) {
        let problem = Problem::error(
            f.span("signs"),
            format!("`{}` is not a currency sign", other.escape_debug()),
        );
        f.note(problem.help(
            "write currency signs without anything between them, such as \"¥$€\"; leave `signs` out for all of them",
        ));
    }
    TaoPassword {
        platform: platform.unwrap_or(default.platform),
        form: TaoPasswordForm::new(&signs, length.unwrap_or_default()),
    }
}

pub(super) fn milestone(f: &mut Fields<'_, '_>) -> Milestone {
    let (id, day, precision) = (id(f), f.day("day"), precision(f));
    let (title, words) = (bilingual(f, "title"), bilingual(f, "text"));
    let (source, certainty) = (text(f, "source"), certainty(f));
    Milestone {
        id,
        day: day.unwrap_or(Day::DEFAULT),
        precision,
        title,
        text: words,
        source,
        certainty,
    }
}

pub(super) fn link_rule(f: &mut Fields<'_, '_>) -> LinkRule {
    let (id, surfaces, scope, tao_password) = (id(f), f.some_words("surfaces"), scope(f), form(f));
    let (from, until, precision) = (
        f.optional_day("from"),
        f.optional_day("until"),
        precision(f),
    );
    let (effect, certainty, blocked_by) = (effect(f), certainty(f), f.optional_text("blocked_by"));
    let (user_choice, what_if) = (f.flag("user_choice"), f.flag("what_if"));
    let (source, more_sources) = (text(f, "source"), f.optional_list("more_sources"));
    let (reason, note) = (bilingual(f, "reason"), f.optional_bilingual("note"));
    LinkRule {
        id,
        surfaces: surfaces.unwrap_or_default(),
        scope,
        tao_password,
        what_if,
        from,
        until,
        precision,
        effect: effect.unwrap_or(LinkEffect::Open),
        certainty,
        blocked_by,
        user_choice,
        source,
        more_sources: more_sources.unwrap_or_default(),
        reason,
        note,
    }
}

pub(super) fn wallet_rule(f: &mut Fields<'_, '_>) -> WalletRule {
    let (id, merchants, wallets) = (id(f), f.some_list("merchants"), f.some_list("wallets"));
    let (from, until, precision) = (
        f.optional_day("from"),
        f.optional_day("until"),
        precision(f),
    );
    let what_if = f.flag("what_if");
    let (state, certainty, blocked_by) =
        (f.word("state"), certainty(f), f.optional_text("blocked_by"));
    let (source, more_sources) = (text(f, "source"), f.optional_list("more_sources"));
    let (reason, note) = (bilingual(f, "reason"), f.optional_bilingual("note"));
    WalletRule {
        id,
        merchants: merchants.unwrap_or_default(),
        wallets: wallets.unwrap_or_default(),
        what_if,
        from,
        until,
        precision,
        state: state.unwrap_or(WalletState::Unknown),
        certainty,
        blocked_by,
        source,
        more_sources: more_sources.unwrap_or_default(),
        reason,
        note,
    }
}

pub(super) fn expectation(f: &mut Fields<'_, '_>) -> Option<Expectation> {
    let day = f.day("day");
    let asks = match (f.table("link"), f.table("pay")) {
        (Some((table, at)), None) => {
            let effect = effect(f).unwrap_or(LinkEffect::Open);
            let question = Fields::new(table, at, "the link of an expectation", f.problems());
            let (surface, target, switch) = link_question(question);
            Some(ExpectedOutcome::Link {
                surface,
                target,
                switch,
                effect,
            })
        }
        (None, Some((table, at))) => {
            let state = f.word("state").unwrap_or(WalletState::Unknown);
            let (merchant, wallet) = pay_question(Fields::new(
                table,
                at,
                "the payment of an expectation",
                f.problems(),
            ));
            Some(ExpectedOutcome::Pay {
                merchant,
                wallet,
                state,
            })
        }
        (None, None) | (Some(_), Some(_)) => {
            ["effect", "state"].into_iter().for_each(|key| f.pass(key));
            let problem = Problem::error(
                f.span("day"),
                "an expectation asks either for a `link` or for a `pay`",
            );
            f.note(
                problem.help("write link = { surface = \"…\", platform = \"…\" } or pay = { merchant = \"…\", wallet = \"…\" }"),
            );
            None
        }
    };
    if asks.is_none() {
        ["certainty", "rule", "blocked_by"]
            .into_iter()
            .for_each(|key| f.pass(key));
    }
    asks.map(|asks| expected(f, day, asks))
}

/// An expectation about a link, as a row of `[expect]`.
pub(super) fn link_row(f: &mut Fields<'_, '_>) -> Expectation {
    let (day, surface, target) = (f.day("day"), f.word("surface"), text(f, "platform"));
    let (switch, effect) = (f.optional_word("switch"), effect(f));
    let asks = ExpectedOutcome::Link {
        surface: surface.unwrap_or(Surface::Dm),
        target,
        switch: switch.unwrap_or_default(),
        effect: effect.unwrap_or(LinkEffect::Open),
    };
    expected(f, day, asks)
}

/// An expectation about a payment, as a row of `[expect]`.
pub(super) fn payment_row(f: &mut Fields<'_, '_>) -> Expectation {
    let (day, merchant, wallet) = (f.day("day"), text(f, "merchant"), text(f, "wallet"));
    let state = f.word("state");
    let asks = ExpectedOutcome::Pay {
        merchant,
        wallet,
        state: state.unwrap_or(WalletState::Unknown),
    };
    expected(f, day, asks)
}

/// The rest of an expectation: what is checked only where it is given.
fn expected(f: &mut Fields<'_, '_>, day: Option<Day>, asks: ExpectedOutcome) -> Expectation {
    Expectation {
        day: day.unwrap_or(Day::DEFAULT),
        asks,
        certainty: f.optional_word("certainty"),
        rule: f.optional_text("rule"),
        blocked_by: f.optional_text("blocked_by"),
    }
}

fn link_question(mut f: Fields<'_, '_>) -> (Surface, String, Switch) {
    let (surface, switch) = (f.word("surface"), f.optional_word("switch"));
    let platform = f.optional_text("platform");
    let target = if form(&mut f) {
        TAO_PASSWORD.to_owned()
    } else {
        platform.unwrap_or_else(|| text(&mut f, "platform"))
    };
    f.finish();
    (
        surface.unwrap_or(Surface::Dm),
        target,
        switch.unwrap_or_default(),
    )
}

fn pay_question(mut f: Fields<'_, '_>) -> (String, String) {
    let question = (text(&mut f, "merchant"), text(&mut f, "wallet"));
    f.finish();
    question
}

/// An effect that a policy may have: every one but the question before opening.
struct RuleEffect(LinkEffect);

impl FromStr for RuleEffect {
    type Err = String;

    fn from_str(id: &str) -> Result<Self, String> {
        if id == LinkEffect::Ask.id() {
            let why =
                "a question before opening comes from the link itself; use notice or copy_only";
            return Err(format!("`{id}` is never a policy's effect; {why}"));
        }
        id.parse().map(Self).map_err(|_unknown: String| {
            let usable = LinkEffect::ALL
                .iter()
                .filter(|effect| **effect != LinkEffect::Ask)
                .map(|effect| effect.id());
            format!(
                "`{id}` is not an effect; use one of {}",
                usable.collect::<Vec<_>>().join(", ")
            )
        })
    }
}

fn effect(f: &mut Fields<'_, '_>) -> Option<LinkEffect> {
    f.word("effect").map(|RuleEffect(effect)| effect)
}

fn precision(f: &mut Fields<'_, '_>) -> Precision {
    let Some(word) = f.optional_text("precision") else {
        return Precision::Day;
    };
    match word.as_str() {
        "day" => Precision::Day,
        "month" => Precision::Month,
        other => {
            let problem =
                Problem::error(f.span("precision"), format!("`{other}` is not a precision"));
            f.note(problem.help("use day or month"));
            Precision::Day
        }
    }
}

/// Whether it speaks of Tao passwords.
fn form(f: &mut Fields<'_, '_>) -> bool {
    let Some(word) = f.optional_text("form") else {
        return false;
    };
    if word == TAO_PASSWORD {
        return true;
    }
    let problem = Problem::error(f.span("form"), format!("`{word}` is not a form of link"));
    f.note(problem.help(format!(
        "the only form is {TAO_PASSWORD}; leave the key out for addresses"
    )));
    false
}

/// Makes a scope of ids.
type MakeScope = fn(Vec<String>) -> Scope;

/// The scope of a link rule: at most one of the four keys.
fn scope(f: &mut Fields<'_, '_>) -> Scope {
    const KINDS: [(&str, MakeScope); 4] = [
        ("platforms", Scope::Platforms),
        ("groups", Scope::Groups),
        ("kinds", Scope::Kinds),
        ("owners", Scope::Owners),
    ];
    let mut found: Option<(&str, Scope)> = None;
    for (key, make) in KINDS {
        let Some(ids) = f.some_list(key) else {
            continue;
        };
        if let Some((first, _)) = &found {
            let problem = Problem::error(
                f.span(key),
                format!("a link rule can't have both `{first}` and `{key}`"),
            );
            f.note(
                problem
                    .also(f.span(first), "")
                    .help("keep one, or make two rules"),
            );
            continue;
        }
        found = Some((key, make(ids)));
    }
    found.map_or(Scope::Any, |(_, scope)| scope)
}
