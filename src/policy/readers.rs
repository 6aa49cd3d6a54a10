//! Reads one row of each section: its keys, the required ones among them, and their values.
//!
//! A row with a problem is read with defaults for what is missing or wrong, so that the rest of it
//! can be checked. `None` means that nothing is left to check.

use std::str::FromStr;

use crate::domain::{
    Day, Precision, Surface, Switch, TaoPasswordForm, Text, UnknownId, currency_sign,
};

use super::diagnostic::Problem;
use super::fields::Fields;
use super::rows::{
    Expectation, ExpectedOutcome, HomeApp, LinkRule, Milestone, Owner, Platform, PlatformGroup,
    PlatformKind, Scope, TAO_PASSWORD, TaoPassword, Wallet, WalletRule,
};
use super::{Certainty, LinkEffect, Source, WalletState};

/// Greatest opening balance of a wallet, in hundredths of a yuan.
const MAX_OPENING_BALANCE: i64 = 100_000_000;

/// The id; `document` reports a missing one.
fn read_id(fields: &mut Fields<'_, '_>) -> String {
    fields.optional_text("id").unwrap_or_default()
}

/// A required text; empty if it is missing.
fn read_text(fields: &mut Fields<'_, '_>, key: &'static str) -> String {
    fields.text(key).unwrap_or_default()
}

fn read_bilingual(fields: &mut Fields<'_, '_>, key: &'static str) -> Text {
    fields.bilingual(key).unwrap_or_default()
}

fn read_list(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<String> {
    fields.list(key).unwrap_or_default()
}

fn read_certainty(fields: &mut Fields<'_, '_>) -> Certainty {
    fields.word("certainty").unwrap_or(Certainty::Assumption)
}

pub(super) fn read_source(f: &mut Fields<'_, '_>) -> Source {
    let (id, title, outlet) = (
        read_id(f),
        f.either("title").unwrap_or_default(),
        f.either("outlet").unwrap_or_default(),
    );
    Source {
        id,
        title,
        outlet,
        date: read_text(f, "date"),
        address: f.optional_text("address"),
    }
}

pub(super) fn read_owner(f: &mut Fields<'_, '_>) -> Owner {
    Owner {
        id: read_id(f),
        name: read_bilingual(f, "name"),
    }
}

pub(super) fn read_kind(f: &mut Fields<'_, '_>) -> PlatformKind {
    PlatformKind {
        id: read_id(f),
        name: read_bilingual(f, "name"),
    }
}

pub(super) fn read_platform(f: &mut Fields<'_, '_>) -> Platform {
    let (id, name, kind, owner) = (
        read_id(f),
        read_bilingual(f, "name"),
        read_text(f, "kind"),
        read_text(f, "owner"),
    );
    Platform {
        id,
        name,
        kind,
        owner,
        hosts: read_list(f, "hosts"),
    }
}

pub(super) fn read_group(f: &mut Fields<'_, '_>) -> PlatformGroup {
    PlatformGroup {
        id: read_id(f),
        name: read_bilingual(f, "name"),
        platforms: read_list(f, "platforms"),
    }
}

pub(super) fn read_surface(f: &mut Fields<'_, '_>) -> Option<(Surface, Text)> {
    let (surface, name) = (f.optional_word("id"), read_bilingual(f, "name"));
    Some((surface?, name))
}

pub(super) fn read_wallet(f: &mut Fields<'_, '_>) -> Wallet {
    let (id, name, owner) = (read_id(f), read_bilingual(f, "name"), read_text(f, "owner"));
    Wallet {
        id,
        name,
        owner,
        opening_balance: read_opening_balance(f),
    }
}

fn read_opening_balance(f: &mut Fields<'_, '_>) -> i64 {
    const KEY: &str = "opening_balance";
    let fen = f.optional_number(KEY).unwrap_or(0);
    if !(0..=MAX_OPENING_BALANCE).contains(&fen) {
        let problem = Problem::error(f.span(KEY), format!("{fen} is not a valid opening balance"));
        f.add_problem(problem.help(format!(
            "write hundredths of a yuan from 0 to {MAX_OPENING_BALANCE}, such as 288800 for ¥ 2,888.00"
        )));
    }
    fen
}

/// Reads the table `[home]`.
pub(super) fn read_home(f: &mut Fields<'_, '_>) -> HomeApp {
    let default = HomeApp::default();
    let (owner, app) = (f.optional_text("owner"), f.optional_bilingual("app"));
    HomeApp {
        owner: owner.unwrap_or(default.owner),
        app: app.unwrap_or(default.app),
    }
}

/// Reads the table `[tao_password]`.
pub(super) fn read_tao_password(f: &mut Fields<'_, '_>) -> TaoPassword {
    let default = TaoPassword::default();
    let (platform, length) = (f.optional_text("platform"), f.optional_number("length"));
    let length = length.map_or(Some(default.form.length()), |length| {
        usize::try_from(length)
            .ok()
            .filter(|length| (1..=TaoPasswordForm::MAX_LENGTH).contains(length))
    });
    if length.is_none() {
        let problem = Problem::error(f.span("length"), "a Tao password can't have this length");
        f.add_problem(problem.help(format!(
            "write the number of letters and digits between the signs, from 1 to {}",
            TaoPasswordForm::MAX_LENGTH
        )));
    }
    let signs = f.optional_text("signs").unwrap_or_default();
    if let Some(other) = signs.chars().find(|c| currency_sign(*c).is_none()) {
        let problem = Problem::error(
            f.span("signs"),
            format!("`{}` is not a currency sign", other.escape_debug()),
        );
        f.add_problem(problem.help(
            "write only currency signs, such as \"¥$€\", or remove `signs` to accept all of them",
        ));
    }
    TaoPassword {
        platform: platform.unwrap_or(default.platform),
        form: TaoPasswordForm::new(&signs, length.unwrap_or_default()),
    }
}

pub(super) fn read_milestone(f: &mut Fields<'_, '_>) -> Milestone {
    let (id, day, precision) = (read_id(f), f.day("day"), read_precision(f));
    let (title, words) = (read_bilingual(f, "title"), read_bilingual(f, "text"));
    let (source, certainty) = (read_text(f, "source"), read_certainty(f));
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

pub(super) fn read_link_rule(f: &mut Fields<'_, '_>) -> LinkRule {
    let (id, surfaces, scope, tao_password) = (
        read_id(f),
        f.some_words("surfaces"),
        read_scope(f),
        read_form(f),
    );
    let (from, until, precision) = (
        f.optional_day("from"),
        f.optional_day("until"),
        read_precision(f),
    );
    let (effect, certainty, blocked_by) = (
        read_effect(f),
        read_certainty(f),
        f.optional_text("blocked_by"),
    );
    let (user_choice, what_if) = (f.flag("user_choice"), f.flag("what_if"));
    let (source, more_sources) = (read_text(f, "source"), f.optional_list("more_sources"));
    let (reason, note) = (read_bilingual(f, "reason"), f.optional_bilingual("note"));
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

pub(super) fn read_wallet_rule(f: &mut Fields<'_, '_>) -> WalletRule {
    let (id, merchants, wallets) = (read_id(f), f.some_list("merchants"), f.some_list("wallets"));
    let (from, until, precision) = (
        f.optional_day("from"),
        f.optional_day("until"),
        read_precision(f),
    );
    let what_if = f.flag("what_if");
    let (state, certainty, blocked_by) = (
        f.word("state"),
        read_certainty(f),
        f.optional_text("blocked_by"),
    );
    let (source, more_sources) = (read_text(f, "source"), f.optional_list("more_sources"));
    let (reason, note) = (read_bilingual(f, "reason"), f.optional_bilingual("note"));
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

pub(super) fn read_expectation(f: &mut Fields<'_, '_>) -> Option<Expectation> {
    let day = f.day("day");
    let outcome = match (f.table("link"), f.table("pay")) {
        (Some((table, at)), None) => {
            let effect = read_effect(f).unwrap_or(LinkEffect::Open);
            let question = Fields::new(table, at, "the link of an expectation", f.problems());
            let (surface, target, switch) = read_link_question(question);
            Some(ExpectedOutcome::Link {
                surface,
                target,
                switch,
                effect,
            })
        }
        (None, Some((table, at))) => {
            let state = f.word("state").unwrap_or(WalletState::Unknown);
            let (merchant, wallet) = read_pay_question(Fields::new(
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
            ["effect", "state"].into_iter().for_each(|key| f.skip(key));
            let problem = Problem::error(
                f.span("day"),
                "an expectation must have either `link` or `pay`",
            );
            f.add_problem(
                problem.help("write link = { surface = \"…\", platform = \"…\" } or pay = { merchant = \"…\", wallet = \"…\" }"),
            );
            None
        }
    };
    if outcome.is_none() {
        ["certainty", "rule", "blocked_by"]
            .into_iter()
            .for_each(|key| f.skip(key));
    }
    outcome.map(|outcome| read_grounds(f, day, outcome))
}

/// Reads an expectation about a link, as a row of `[expect]`.
pub(super) fn read_link_row(f: &mut Fields<'_, '_>) -> Expectation {
    let (day, surface, target) = (f.day("day"), f.word("surface"), read_text(f, "platform"));
    let (switch, effect) = (f.optional_word("switch"), read_effect(f));
    let outcome = ExpectedOutcome::Link {
        surface: surface.unwrap_or(Surface::Dm),
        target,
        switch: switch.unwrap_or_default(),
        effect: effect.unwrap_or(LinkEffect::Open),
    };
    read_grounds(f, day, outcome)
}

/// Reads an expectation about a payment, as a row of `[expect]`.
pub(super) fn read_payment_row(f: &mut Fields<'_, '_>) -> Expectation {
    let (day, merchant, wallet) = (
        f.day("day"),
        read_text(f, "merchant"),
        read_text(f, "wallet"),
    );
    let state = f.word("state");
    let outcome = ExpectedOutcome::Pay {
        merchant,
        wallet,
        state: state.unwrap_or(WalletState::Unknown),
    };
    read_grounds(f, day, outcome)
}

/// Reads the optional keys of an expectation, which are compared only if they are there.
fn read_grounds(f: &mut Fields<'_, '_>, day: Option<Day>, outcome: ExpectedOutcome) -> Expectation {
    Expectation {
        day: day.unwrap_or(Day::DEFAULT),
        outcome,
        certainty: f.optional_word("certainty"),
        rule: f.optional_text("rule"),
        blocked_by: f.optional_text("blocked_by"),
    }
}

fn read_link_question(mut f: Fields<'_, '_>) -> (Surface, String, Switch) {
    let (surface, switch) = (f.word("surface"), f.optional_word("switch"));
    let platform = f.optional_text("platform");
    let target = if read_form(&mut f) {
        TAO_PASSWORD.to_owned()
    } else {
        platform.unwrap_or_else(|| read_text(&mut f, "platform"))
    };
    f.finish();
    (
        surface.unwrap_or(Surface::Dm),
        target,
        switch.unwrap_or_default(),
    )
}

fn read_pay_question(mut f: Fields<'_, '_>) -> (String, String) {
    let question = (read_text(&mut f, "merchant"), read_text(&mut f, "wallet"));
    f.finish();
    question
}

/// An effect that a rule may have: any but `ask`.
struct RuleEffect(LinkEffect);

impl FromStr for RuleEffect {
    type Err = String;

    fn from_str(id: &str) -> Result<Self, String> {
        if id == LinkEffect::Ask.id() {
            let why = "only the safety check of a link sets it; use notice or copy_only";
            return Err(format!("`{id}` can't be the effect of a rule: {why}"));
        }
        LinkEffect::from_id(id).map(Self).ok_or_else(|| {
            let effects = LinkEffect::ALL.into_iter().map(LinkEffect::id);
            let usable = effects.filter(|effect| *effect != LinkEffect::Ask.id());
            UnknownId::new(id, "an effect", usable).to_string()
        })
    }
}

fn read_effect(f: &mut Fields<'_, '_>) -> Option<LinkEffect> {
    f.word("effect").map(|RuleEffect(effect)| effect)
}

fn read_precision(f: &mut Fields<'_, '_>) -> Precision {
    f.optional_word("precision").unwrap_or_default()
}

/// Whether the row is about Tao passwords.
fn read_form(f: &mut Fields<'_, '_>) -> bool {
    let Some(word) = f.optional_text("form") else {
        return false;
    };
    if word == TAO_PASSWORD {
        return true;
    }
    let problem = Problem::error(f.span("form"), format!("`{word}` is not a form of a link"));
    f.add_problem(problem.help(format!(
        "write {TAO_PASSWORD}, or remove `form` for a rule about URLs"
    )));
    false
}

/// Makes a scope out of ids.
type MakeScope = fn(Vec<String>) -> Scope;

/// Reads the scope of a link rule: at most one of its four keys.
fn read_scope(f: &mut Fields<'_, '_>) -> Scope {
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
            f.add_problem(
                problem
                    .also(f.span(first), "")
                    .help("keep one of them, or write two rules"),
            );
            continue;
        }
        found = Some((key, make(ids)));
    }
    found.map_or(Scope::Any, |(_, scope)| scope)
}
