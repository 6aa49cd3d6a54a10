//! Reads a policy file into rows, each with the places of its parts, and notes every problem of form.
//!
//! Whether ids lead somewhere and rules agree is not looked at here; `check` does that.

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::domain::{Precision, Surface, Text};

use super::diagnostic::Problem;
use super::fields::{Fields, Spots};
use super::rows::{
    Asks, Expectation, Group, Kind, LinkRule, Milestone, Owner, Platform, Scope, TAO_PASSWORD, Wallet, WalletRule,
};
use super::{Effect, Source};

/// The version of the shape that this program reads.
const FORMAT: i64 = 1;

/// A row and where it stands.
#[derive(Debug)]
pub(super) struct Row<T> {
    pub(super) value: T,
    pub(super) spots: Spots,
}

/// Sections whose rows have ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Section {
    Source,
    Owner,
    Kind,
    Platform,
    Group,
    Surface,
    Wallet,
    Milestone,
    LinkRule,
    WalletRule,
}

impl Section {
    /// Every one, in the order in which a file names them.
    pub(super) const ALL: [Self; 10] = [
        Self::Source,
        Self::Owner,
        Self::Kind,
        Self::Platform,
        Self::Group,
        Self::Surface,
        Self::Wallet,
        Self::Milestone,
        Self::LinkRule,
        Self::WalletRule,
    ];

    /// Its name in double brackets.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::LinkRule => "link_rule",
            Self::WalletRule => "wallet_rule",
            Self::Source
            | Self::Owner
            | Self::Kind
            | Self::Platform
            | Self::Group
            | Self::Surface
            | Self::Wallet
            | Self::Milestone => self.noun(),
        }
    }

    /// What a row of it is called in messages.
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Owner => "owner",
            Self::Kind => "kind",
            Self::Platform => "platform",
            Self::Group => "group",
            Self::Surface => "surface",
            Self::Wallet => "wallet",
            Self::Milestone => "milestone",
            Self::LinkRule => "link rule",
            Self::WalletRule => "wallet rule",
        }
    }
}

/// Every id of the file with its places, also of rows that are otherwise broken, so that one mistake is not reported twice.
pub(super) type Ids = HashMap<Section, Vec<(String, Range<usize>)>>;

/// A policy file, read.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) about: Text,
    pub(super) shorteners: Vec<String>,
    pub(super) head: Spots,
    pub(super) ids: Ids,
    pub(super) sources: Vec<Row<Source>>,
    pub(super) owners: Vec<Row<Owner>>,
    pub(super) kinds: Vec<Row<Kind>>,
    pub(super) platforms: Vec<Row<Platform>>,
    pub(super) groups: Vec<Row<Group>>,
    pub(super) surfaces: Vec<Row<(Surface, Text)>>,
    pub(super) wallets: Vec<Row<Wallet>>,
    pub(super) milestones: Vec<Row<Milestone>>,
    pub(super) link_rules: Vec<Row<LinkRule>>,
    pub(super) wallet_rules: Vec<Row<WalletRule>>,
    pub(super) expectations: Vec<Row<Expectation>>,
}

/// Reads the whole file, as far as it can be read.
pub(super) fn read(text: &str, problems: &mut Vec<Problem>) -> Document {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        problems.push(Problem::error(at, format!("not TOML: {}", error.message())));
    }
    let mut document = Document::default();
    let root = root.get_ref();
    // The head's own place is the top of the file: its table spans everything.
    let mut head = Fields::new(root, 0..0, "the head of the file", problems);
    document.read_head(&mut head);
    for section in SECTIONS {
        document.read_section(&mut head, section);
    }
    document.head = head.finish();
    document
}

/// How one kind of row is read: its key, what it is called, and where it goes.
type Reader = fn(&mut Document, Fields<'_, '_>);

const SECTIONS: [(&str, &str, Reader); 11] = [
    ("source", "a source", |d, f| keep(f, source, &mut d.sources, Some((&mut d.ids, Section::Source)))),
    ("owner", "an owner", |d, f| keep(f, owner, &mut d.owners, Some((&mut d.ids, Section::Owner)))),
    ("kind", "a kind", |d, f| keep(f, kind, &mut d.kinds, Some((&mut d.ids, Section::Kind)))),
    ("platform", "a platform", |d, f| keep(f, platform, &mut d.platforms, Some((&mut d.ids, Section::Platform)))),
    ("group", "a group", |d, f| keep(f, group, &mut d.groups, Some((&mut d.ids, Section::Group)))),
    ("surface", "a surface", |d, f| keep(f, surface, &mut d.surfaces, Some((&mut d.ids, Section::Surface)))),
    ("wallet", "a wallet", |d, f| keep(f, wallet, &mut d.wallets, Some((&mut d.ids, Section::Wallet)))),
    ("milestone", "a milestone", |d, f| keep(f, milestone, &mut d.milestones, Some((&mut d.ids, Section::Milestone)))),
    ("link_rule", "a link rule", |d, f| keep(f, link_rule, &mut d.link_rules, Some((&mut d.ids, Section::LinkRule)))),
    ("wallet_rule", "a wallet rule", |d, f| keep(f, wallet_rule, &mut d.wallet_rules, Some((&mut d.ids, Section::WalletRule)))),
    ("expectation", "an expectation", |d, f| keep(f, expectation, &mut d.expectations, None)),
];

impl Document {
    fn read_head(&mut self, head: &mut Fields<'_, '_>) {
        if let Some(format) = head.number("format")
            && format != FORMAT
        {
            let problem = Problem::error(head.spot("format"), format!("format {format} is not known to this program"));
            head.note(problem.help(format!("write `format = {FORMAT}`, or use a newer program")));
        }
        self.id = head.text("id").unwrap_or_default();
        self.name = head.bilingual("name").unwrap_or_default();
        self.about = head.bilingual("about").unwrap_or_default();
        self.shorteners = head.optional_list("shorteners").unwrap_or_default();
    }

    fn read_section(&mut self, head: &mut Fields<'_, '_>, (key, what, reader): (&'static str, &'static str, Reader)) {
        for (value, at) in head.rows(key) {
            match value {
                DeValue::Table(table) => reader(self, Fields::new(table, at, what, head.problems())),
                DeValue::String(_)
                | DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_)
                | DeValue::Array(_) => {
                    let problem = Problem::error(at, format!("{what} must be a table"));
                    head.note(problem.help(format!("begin each one with a line `[[{key}]]`")));
                }
            }
        }
    }
}

/// Reads one row and keeps it if nothing that it needs is missing; its id is remembered in any case.
fn keep<T>(
    mut fields: Fields<'_, '_>,
    read: fn(&mut Fields<'_, '_>) -> Option<T>,
    rows: &mut Vec<Row<T>>,
    ids: Option<(&mut Ids, Section)>,
) {
    if let Some((ids, section)) = ids
        && let Some(id) = fields.text("id")
    {
        ids.entry(section).or_default().push((id, fields.spot("id")));
    }
    let value = read(&mut fields);
    let spots = fields.finish();
    if let Some(value) = value {
        rows.push(Row { value, spots });
    }
}

/// The id, which `keep` has complained about already if it is missing.
fn id(fields: &mut Fields<'_, '_>) -> Option<String> {
    fields.optional_text("id")
}

fn source(f: &mut Fields<'_, '_>) -> Option<Source> {
    let (id, title, outlet, date) = (id(f), f.text("title"), f.text("outlet"), f.text("date"));
    let address = f.optional_text("address");
    Some(Source { id: id?, title: title?, outlet: outlet?, date: date?, address })
}

fn owner(f: &mut Fields<'_, '_>) -> Option<Owner> {
    let (id, name) = (id(f), f.bilingual("name"));
    Some(Owner { id: id?, name: name? })
}

fn kind(f: &mut Fields<'_, '_>) -> Option<Kind> {
    let (id, name) = (id(f), f.bilingual("name"));
    Some(Kind { id: id?, name: name? })
}

fn platform(f: &mut Fields<'_, '_>) -> Option<Platform> {
    let (id, name, kind, owner, hosts) = (id(f), f.bilingual("name"), f.text("kind"), f.text("owner"), f.list("hosts"));
    Some(Platform { id: id?, name: name?, kind: kind?, owner: owner?, hosts: hosts? })
}

fn group(f: &mut Fields<'_, '_>) -> Option<Group> {
    let (id, name, platforms) = (id(f), f.bilingual("name"), f.list("platforms"));
    Some(Group { id: id?, name: name?, platforms: platforms? })
}

fn surface(f: &mut Fields<'_, '_>) -> Option<(Surface, Text)> {
    let (surface, name) = (f.optional_word("id"), f.bilingual("name"));
    Some((surface?, name?))
}

fn wallet(f: &mut Fields<'_, '_>) -> Option<Wallet> {
    let (id, name, owner) = (id(f), f.bilingual("name"), f.text("owner"));
    Some(Wallet { id: id?, name: name?, owner: owner? })
}

fn milestone(f: &mut Fields<'_, '_>) -> Option<Milestone> {
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

fn link_rule(f: &mut Fields<'_, '_>) -> Option<LinkRule> {
    let (id, surfaces, scope, tao_password) = (id(f), f.some_words("surfaces"), scope(f), form(f));
    let (from, until, precision) = (f.optional_day("from"), f.optional_day("until"), precision(f));
    let (effect, certainty, blocked_by) = (effect(f), f.word("certainty"), f.optional_text("blocked_by"));
    let user_choice = f.flag("user_choice");
    let (source, more_sources) = (f.text("source"), f.optional_list("more_sources"));
    let (reason, note) = (f.bilingual("reason"), f.optional_bilingual("note"));
    Some(LinkRule {
        id: id?,
        surfaces: surfaces.unwrap_or_default(),
        scope: scope?,
        tao_password: tao_password?,
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

fn wallet_rule(f: &mut Fields<'_, '_>) -> Option<WalletRule> {
    let (id, merchants, wallets) = (id(f), f.some_list("merchants"), f.some_list("wallets"));
    let (from, until, precision) = (f.optional_day("from"), f.optional_day("until"), precision(f));
    let (state, certainty, blocked_by) = (f.word("state"), f.word("certainty"), f.optional_text("blocked_by"));
    let (source, more_sources) = (f.text("source"), f.optional_list("more_sources"));
    let (reason, note) = (f.bilingual("reason"), f.optional_bilingual("note"));
    Some(WalletRule {
        id: id?,
        merchants: merchants.unwrap_or_default(),
        wallets: wallets.unwrap_or_default(),
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

fn expectation(f: &mut Fields<'_, '_>) -> Option<Expectation> {
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

fn link_question(mut f: Fields<'_, '_>) -> Option<(Surface, String, crate::domain::Switch)> {
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

/// The scope of a link rule: at most one of the four keys.
fn scope(f: &mut Fields<'_, '_>) -> Option<Scope> {
    let kinds: [(&str, fn(Vec<String>) -> Scope); 4] =
        [("platforms", Scope::Platforms), ("groups", Scope::Groups), ("kinds", Scope::Kinds), ("owners", Scope::Owners)];
    let mut found: Option<(&str, Scope)> = None;
    for (key, make) in kinds {
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
