//! Errors that need the whole file: ids that lead nowhere or come twice, hosts claimed twice,
//! reversed days, missing sections.
//!
//! Looks at rows only; what rules add up to is looked at by `ties`, `expect` and `warn`.

use std::collections::HashMap;
use std::ops::Range;

use crate::domain::{Day, Surface};

use super::diagnostic::Problem;
use super::document::{Document, Parsed, Section};
use super::fields::Spans;
use super::rows::{
    Expectation, ExpectedOutcome, LinkRule, Milestone, Platform, RESERVED_IDS, Scope, TAO_PASSWORD,
    WEB, WalletRule,
};
use super::spelling::{nearest, shortened};
use super::verdict::UNDATED;
use super::{Source, conflicts};

/// Notes every error between the rows of a file.
pub(super) fn check(document: &Document, problems: &mut Vec<Problem>) {
    let mut checker = Checker {
        document,
        first: HashMap::new(),
        problems,
    };
    checker.ids();
    checker.head();
    document.sources.iter().for_each(|row| checker.source(row));
    document
        .platforms
        .iter()
        .for_each(|row| checker.platform(row));
    for row in &document.groups {
        checker.known_each(
            Section::Platform,
            &row.value.platforms,
            &row.spans,
            "platforms",
        );
    }
    document
        .wallets
        .iter()
        .for_each(|row| checker.known(Section::Owner, &row.value.owner, row.spans.key("owner")));
    document
        .milestones
        .iter()
        .for_each(|row| checker.milestone(row));
    document
        .link_rules
        .iter()
        .for_each(|row| checker.link_rule(row));
    document
        .wallet_rules
        .iter()
        .for_each(|row| checker.wallet_rule(row));
    document
        .expectations
        .iter()
        .for_each(|row| checker.expectation(row));
    checker.hosts();
    if document.lost_ids {
        problems.retain(|problem| !problem.is_absence());
    }
    if !document.broken {
        conflicts::check_conflicts(document, problems);
    }
}

struct Checker<'d, 'p> {
    document: &'d Document,
    /// The first place of every id.
    first: HashMap<(Section, &'d str), Range<usize>>,
    problems: &'p mut Vec<Problem>,
}

impl<'d> Checker<'d, '_> {
    fn note(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Form, reservation and uniqueness of every id; link rules and wallet rules share one space,
    /// since answers name either.
    fn ids(&mut self) {
        let mut rules: HashMap<&str, Range<usize>> = HashMap::new();
        let document = self.document;
        for section in Section::ALL {
            let ids = document
                .ids
                .get(&section)
                .map(Vec::as_slice)
                .unwrap_or_default();
            if ids.len() > usize::from(u16::MAX) {
                self.note(Problem::error(
                    0..0,
                    format!("more than {} rows of one sort", u16::MAX),
                ));
            }
            for (id, at) in ids {
                self.form(section, id, at);
                let is_rule = matches!(section, Section::LinkRule | Section::WalletRule);
                let before = if is_rule {
                    rules.get(id.as_str()).cloned()
                } else {
                    self.first.get(&(section, id.as_str())).cloned()
                };
                match before {
                    Some(before) => self.note(
                        Problem::error(
                            at.clone(),
                            format!(
                                "the {} `{}` is defined twice",
                                section.noun(),
                                shortened(id)
                            ),
                        )
                        .also(before, "first defined here")
                        .help("give one of them another id, or take it out"),
                    ),
                    None => {
                        self.first.insert((section, id), at.clone());
                        if is_rule {
                            rules.insert(id, at.clone());
                        }
                    }
                }
            }
        }
    }

    fn form(&mut self, section: Section, id: &str, at: &Range<usize>) {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if RESERVED_IDS.contains(&id) {
            let problem = Problem::error(at.clone(), format!("the id `{id}` is reserved"));
            self.note(problem.help(format!(
                "choose another; reserved are {}",
                RESERVED_IDS.join(", ")
            )));
        } else if !id.bytes().all(plain) || id.starts_with('-') {
            let problem = Problem::error(
                at.clone(),
                format!(
                    "`{}` can't be the id of a {}",
                    shortened(id),
                    section.noun()
                ),
            );
            self.note(problem.help("an id is made of small letters a to z, digits and hyphens"));
        }
    }

    fn head(&mut self) {
        let document = self.document;
        self.particulars();
        for surface in Surface::ALL {
            if !self.first.contains_key(&(Section::Surface, surface.id())) {
                let problem = Problem::error(0..0, format!("missing surface `{}`", surface.id()));
                self.note(
                    problem
                        .help("a policy names all three: dm, group and moments")
                        .absence(),
                );
            }
        }
        for (index, host) in document.shorteners.iter().enumerate() {
            self.host(host, document.head.item("shorteners", index));
        }
    }

    fn particulars(&mut self) {
        let document = self.document;
        if let Some(at) = document.home_spans.given("owner") {
            self.known(Section::Owner, &document.home.owner, at);
        }
        if let Some(at) = document.tao_password_spans.given("platform") {
            self.known(Section::Platform, &document.tao_password.platform, at);
        }
        let source = document.assumption_source.as_str();
        if let Some(at) = document.head.given("assumption_source") {
            self.known(Section::Source, source, at);
        } else if !self.first.contains_key(&(Section::Source, source)) {
            let problem = Problem::error(0..0, format!("missing source `{source}`"));
            self.note(
                problem
                    .help(format!(
                        "add a [[source]] with id = \"{source}\": defaults and assumptions cite it"
                    ))
                    .absence(),
            );
        }
    }

    fn source(&mut self, row: &'d Parsed<Source>) {
        let Source { date, address, .. } = &row.value;
        if !date.is_empty() && !is_source_date(date) {
            let problem = Problem::error(
                row.spans.key("date"),
                format!("`{}` is not the date of a source", shortened(date)),
            );
            self.note(problem.help("write \"2021-09-28\", \"2021-09\", \"2021\" or \"undated\""));
        }
        if let Some(address) = address
            && !(address.starts_with("https://")
                && address.len() > 8
                && !address.contains(char::is_whitespace))
        {
            let problem = Problem::error(
                row.spans.key("address"),
                "the address of a source must begin with https://",
            );
            self.note(problem.help("write the whole address, or leave the key out"));
        }
    }

    fn platform(&mut self, row: &'d Parsed<Platform>) {
        self.known(Section::Kind, &row.value.kind, row.spans.key("kind"));
        self.known(Section::Owner, &row.value.owner, row.spans.key("owner"));
    }

    fn hosts(&mut self) {
        let document = self.document;
        let mut claimed: HashMap<&str, (&str, Range<usize>)> = HashMap::new();
        for row in &document.platforms {
            for (index, host) in row.value.hosts.iter().enumerate() {
                let at = row.spans.item("hosts", index);
                self.host(host, at.clone());
                let earlier = claimed.insert(host, (&row.value.id, at.clone()));
                if let Some((owner, before)) = earlier {
                    let problem = Problem::error(
                        at,
                        format!("the host suffix `{}` is claimed twice", shortened(host)),
                    );
                    self.note(
                        problem
                            .also(before, format!("first claimed by `{owner}`"))
                            .help("a host belongs to one platform"),
                    );
                }
            }
        }
    }

    fn host(&mut self, host: &str, at: Range<usize>) {
        let label = |label: &str| {
            let plain =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            !label.is_empty()
                && label.len() <= 63
                && label.bytes().all(plain)
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        if host.len() > 253 || !host.contains('.') || !host.split('.').all(label) {
            let problem = Problem::error(at, format!("`{}` is not a host suffix", shortened(host)));
            self.note(problem.help("write a bare host in small letters, such as taobao.com: no scheme, star, port or path"));
        }
    }

    fn milestone(&mut self, row: &'d Parsed<Milestone>) {
        self.known(Section::Source, &row.value.source, row.spans.key("source"));
        if !row.value.day.is_policy_date() {
            let problem = Problem::error(
                row.spans.key("day"),
                format!("{} is not on the time bar", row.value.day),
            );
            self.note(problem.help(format!(
                "the time bar goes from {} to {}",
                Day::FIRST,
                Day::LAST
            )));
        }
    }

    fn link_rule(&mut self, row: &'d Parsed<LinkRule>) {
        let rule = &row.value;
        let section = match rule.scope {
            Scope::Any | Scope::Platforms(_) => Section::Platform,
            Scope::Owners(_) => Section::Owner,
            Scope::Kinds(_) => Section::Kind,
            Scope::Groups(_) => Section::Group,
        };
        if let Some(key) = rule.scope.key() {
            for (index, id) in rule.scope.ids().iter().enumerate() {
                if section == Section::Platform && id == WEB {
                    continue;
                }
                self.known(section, id, row.spans.item(key, index));
            }
        }
        self.days(rule.from, rule.until, &row.spans);
        self.cited(
            &rule.source,
            &rule.more_sources,
            rule.blocked_by.as_deref(),
            &row.spans,
        );
    }

    fn wallet_rule(&mut self, row: &'d Parsed<WalletRule>) {
        let rule = &row.value;
        self.known_each(Section::Platform, &rule.merchants, &row.spans, "merchants");
        self.known_each(Section::Wallet, &rule.wallets, &row.spans, "wallets");
        self.days(rule.from, rule.until, &row.spans);
        self.cited(
            &rule.source,
            &rule.more_sources,
            rule.blocked_by.as_deref(),
            &row.spans,
        );
    }

    fn cited(&mut self, source: &str, more: &[String], blocked_by: Option<&str>, spans: &Spans) {
        self.known(Section::Source, source, spans.key("source"));
        self.known_each(Section::Source, more, spans, "more_sources");
        if let Some(owner) = blocked_by {
            self.known(Section::Owner, owner, spans.key("blocked_by"));
        }
    }

    fn days(&mut self, from: Option<Day>, until: Option<Day>, spans: &Spans) {
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let problem = Problem::error(
                spans.key("until"),
                format!("the rule ends on {until}, before it begins on {from}"),
            );
            self.note(
                problem
                    .also(spans.key("from"), "begins here")
                    .help("`until` is the last day on which the rule holds"),
            );
        }
    }

    fn expectation(&mut self, row: &'d Parsed<Expectation>) {
        match &row.value.asks {
            ExpectedOutcome::Link { target, .. } => {
                if target != WEB && target != TAO_PASSWORD {
                    let at = row.spans.key_or("platform", "link");
                    self.known(Section::Platform, target, at);
                }
            }
            ExpectedOutcome::Pay {
                merchant, wallet, ..
            } => {
                self.known(
                    Section::Platform,
                    merchant,
                    row.spans.key_or("merchant", "pay"),
                );
                self.known(Section::Wallet, wallet, row.spans.key_or("wallet", "pay"));
            }
        }
    }

    fn known_each(&mut self, section: Section, ids: &[String], spans: &Spans, key: &str) {
        for (index, id) in ids.iter().enumerate() {
            self.known(section, id, spans.item(key, index));
        }
    }

    /// An empty id has been complained about where it was read.
    fn known(&mut self, section: Section, id: &str, at: Range<usize>) {
        if id.is_empty() || self.first.contains_key(&(section, id)) {
            return;
        }
        let noun = section.noun();
        let known: Vec<&str> = self
            .first
            .keys()
            .filter(|(other, _)| *other == section)
            .map(|(_, id)| *id)
            .collect();
        let help = match nearest_of(id, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "define it under [[{}]], or use the id of one that is there",
                section.key()
            ),
        };
        self.note(
            Problem::error(at, format!("unknown {noun} `{}`", shortened(id)))
                .help(help)
                .absence(),
        );
    }
}

/// The nearest id; sorted first, so that the same file always gets the same advice.
fn nearest_of<'k>(id: &str, mut known: Vec<&'k str>) -> Option<&'k str> {
    known.sort_unstable();
    nearest(id, &known)
}

/// `2021-09-28`, `2021-09`, `2021` or `undated`.
fn is_source_date(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    text == UNDATED || whole.parse::<Day>().is_ok()
}
