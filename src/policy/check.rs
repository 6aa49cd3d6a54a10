//! Checks that need all rows of a file: unknown and duplicate ids, hosts of two platforms, reversed
//! dates, missing sections.
//!
//! Checks single rows only; `conflicts`, `expect` and `warn` check the rules together.

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

/// Reports every error between the rows of a file.
pub(super) fn check_document(document: &Document, problems: &mut Vec<Problem>) {
    let mut checker = Checker {
        document,
        first: HashMap::new(),
        problems,
    };
    checker.check_ids();
    checker.check_head();
    document
        .sources
        .iter()
        .for_each(|row| checker.check_source(row));
    document
        .platforms
        .iter()
        .for_each(|row| checker.check_platform(row));
    for row in &document.groups {
        checker.check_known_each(
            Section::Platform,
            &row.value.platforms,
            &row.spans,
            "platforms",
        );
    }
    document.wallets.iter().for_each(|row| {
        checker.check_known(Section::Owner, &row.value.owner, row.spans.key("owner"))
    });
    document
        .milestones
        .iter()
        .for_each(|row| checker.check_milestone(row));
    document
        .link_rules
        .iter()
        .for_each(|row| checker.check_link_rule(row));
    document
        .wallet_rules
        .iter()
        .for_each(|row| checker.check_wallet_rule(row));
    document
        .expectations
        .iter()
        .for_each(|row| checker.check_expectation(row));
    checker.check_hosts();
    if document.lost_ids {
        problems.retain(|problem| !problem.is_absence());
    }
    if !document.broken {
        conflicts::check_conflicts(document, problems);
    }
}

struct Checker<'d, 'p> {
    document: &'d Document,
    /// First place of every id.
    first: HashMap<(Section, &'d str), Range<usize>>,
    problems: &'p mut Vec<Problem>,
}

impl<'d> Checker<'d, '_> {
    fn add_problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Checks that every id is well formed, not reserved and unique. No link rule and wallet rule
    /// may share an id, since a verdict names either.
    fn check_ids(&mut self) {
        let mut rules: HashMap<&str, Range<usize>> = HashMap::new();
        let document = self.document;
        for section in Section::ALL {
            let ids = document
                .ids
                .get(&section)
                .map(Vec::as_slice)
                .unwrap_or_default();
            if ids.len() > usize::from(u16::MAX) {
                self.add_problem(Problem::error(
                    0..0,
                    format!(
                        "the file has more than {} rows of [[{}]]",
                        u16::MAX,
                        section.key()
                    ),
                ));
            }
            for (id, at) in ids {
                self.check_id(id, at);
                let is_rule = matches!(section, Section::LinkRule | Section::WalletRule);
                let before = if is_rule {
                    rules.get(id.as_str()).cloned()
                } else {
                    self.first.get(&(section, id.as_str())).cloned()
                };
                match before {
                    Some(before) => self.add_problem(
                        Problem::error(
                            at.clone(),
                            format!(
                                "the {} `{}` is defined twice",
                                section.noun(),
                                shortened(id)
                            ),
                        )
                        .also(before, "first defined here")
                        .help("give one of them another id, or remove it"),
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

    fn check_id(&mut self, id: &str, at: &Range<usize>) {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if RESERVED_IDS.contains(&id) {
            let problem = Problem::error(at.clone(), format!("the id `{id}` is reserved"));
            self.add_problem(problem.help(format!(
                "choose another id; the reserved ids are {}",
                RESERVED_IDS.join(", ")
            )));
        } else if !id.bytes().all(plain) || id.starts_with('-') {
            let problem =
                Problem::error(at.clone(), format!("`{}` is not a valid id", shortened(id)));
            self.add_problem(problem.help(
                "use lower-case letters a to z, digits and hyphens; do not begin with a hyphen",
            ));
        }
    }

    fn check_head(&mut self) {
        let document = self.document;
        self.check_home_and_sources();
        for surface in Surface::ALL {
            if !self.first.contains_key(&(Section::Surface, surface.id())) {
                let problem =
                    Problem::error(0..0, format!("the surface `{}` is missing", surface.id()));
                self.add_problem(
                    problem
                        .help("add a [[surface]] for each of dm, group and moments")
                        .absence(),
                );
            }
        }
        for (index, host) in document.shorteners.iter().enumerate() {
            self.check_host(host, document.head.item("shorteners", index));
        }
    }

    fn check_home_and_sources(&mut self) {
        let document = self.document;
        if let Some(at) = document.home_spans.given("owner") {
            self.check_known(Section::Owner, &document.home.owner, at);
        }
        if let Some(at) = document.tao_password_spans.given("platform") {
            self.check_known(Section::Platform, &document.tao_password.platform, at);
        }
        let source = document.assumption_source.as_str();
        if let Some(at) = document.head.given("assumption_source") {
            self.check_known(Section::Source, source, at);
        } else if !self.first.contains_key(&(Section::Source, source)) {
            let problem = Problem::error(0..0, format!("the source `{source}` is missing"));
            self.add_problem(
                problem
                    .help(format!(
                        "add a [[source]] with id = \"{source}\", or set `assumption_source` to the id of another source: assumptions cite it"
                    ))
                    .absence(),
            );
        }
    }

    fn check_source(&mut self, row: &'d Parsed<Source>) {
        let Source { date, address, .. } = &row.value;
        if !date.is_empty() && !is_source_date(date) {
            let problem = Problem::error(
                row.spans.key("date"),
                format!("`{}` is not a valid date of a source", shortened(date)),
            );
            self.add_problem(
                problem.help("write \"2021-09-28\", \"2021-09\", \"2021\" or \"undated\""),
            );
        }
        if let Some(address) = address
            && !(address.starts_with("https://")
                && address.len() > 8
                && !address.contains(char::is_whitespace))
        {
            let problem = Problem::error(
                row.spans.key("address"),
                "the address of a source must be a URL that begins with https://",
            );
            self.add_problem(problem.help("write the whole URL, or remove `address`"));
        }
    }

    fn check_platform(&mut self, row: &'d Parsed<Platform>) {
        self.check_known(Section::Kind, &row.value.kind, row.spans.key("kind"));
        self.check_known(Section::Owner, &row.value.owner, row.spans.key("owner"));
    }

    fn check_hosts(&mut self) {
        let document = self.document;
        let mut claimed: HashMap<&str, (&str, Range<usize>)> = HashMap::new();
        for row in &document.platforms {
            for (index, host) in row.value.hosts.iter().enumerate() {
                let at = row.spans.item("hosts", index);
                self.check_host(host, at.clone());
                let earlier = claimed.insert(host, (&row.value.id, at.clone()));
                if let Some((owner, before)) = earlier {
                    let problem = Problem::error(
                        at,
                        format!(
                            "the host suffix `{}` belongs to two platforms",
                            shortened(host)
                        ),
                    );
                    self.add_problem(
                        problem
                            .also(before, format!("first listed for `{owner}`"))
                            .help("list it for one platform only"),
                    );
                }
            }
        }
    }

    fn check_host(&mut self, host: &str, at: Range<usize>) {
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
            let problem = Problem::error(
                at,
                format!("`{}` is not a valid host suffix", shortened(host)),
            );
            self.add_problem(problem.help("write a host in lower case, such as taobao.com, without scheme, wildcard, port or path"));
        }
    }

    fn check_milestone(&mut self, row: &'d Parsed<Milestone>) {
        self.check_known(Section::Source, &row.value.source, row.spans.key("source"));
        if !row.value.day.is_policy_date() {
            let problem = Problem::error(
                row.spans.key("day"),
                format!("{} is outside the time bar", row.value.day),
            );
            self.add_problem(problem.help(format!(
                "choose a date from {} to {}",
                Day::FIRST,
                Day::LAST
            )));
        }
    }

    fn check_link_rule(&mut self, row: &'d Parsed<LinkRule>) {
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
                self.check_known(section, id, row.spans.item(key, index));
            }
        }
        self.check_days(rule.from, rule.until, &row.spans);
        self.check_sources(
            &rule.source,
            &rule.more_sources,
            rule.blocked_by.as_deref(),
            &row.spans,
        );
    }

    fn check_wallet_rule(&mut self, row: &'d Parsed<WalletRule>) {
        let rule = &row.value;
        self.check_known_each(Section::Platform, &rule.merchants, &row.spans, "merchants");
        self.check_known_each(Section::Wallet, &rule.wallets, &row.spans, "wallets");
        self.check_days(rule.from, rule.until, &row.spans);
        self.check_sources(
            &rule.source,
            &rule.more_sources,
            rule.blocked_by.as_deref(),
            &row.spans,
        );
    }

    fn check_sources(
        &mut self,
        source: &str,
        more: &[String],
        blocked_by: Option<&str>,
        spans: &Spans,
    ) {
        self.check_known(Section::Source, source, spans.key("source"));
        self.check_known_each(Section::Source, more, spans, "more_sources");
        if let Some(owner) = blocked_by {
            self.check_known(Section::Owner, owner, spans.key("blocked_by"));
        }
    }

    fn check_days(&mut self, from: Option<Day>, until: Option<Day>, spans: &Spans) {
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let problem = Problem::error(
                spans.key("until"),
                format!("`until` {until} is before `from` {from}"),
            );
            self.add_problem(
                problem
                    .also(spans.key("from"), "the rule begins here")
                    .help("`until` is the last day of the rule, so it can't be before `from`"),
            );
        }
    }

    fn check_expectation(&mut self, row: &'d Parsed<Expectation>) {
        match &row.value.outcome {
            ExpectedOutcome::Link { target, .. } => {
                if target != WEB && target != TAO_PASSWORD {
                    let at = row.spans.key_or("platform", "link");
                    self.check_known(Section::Platform, target, at);
                }
            }
            ExpectedOutcome::Pay {
                merchant, wallet, ..
            } => {
                self.check_known(
                    Section::Platform,
                    merchant,
                    row.spans.key_or("merchant", "pay"),
                );
                self.check_known(Section::Wallet, wallet, row.spans.key_or("wallet", "pay"));
            }
        }
    }

    fn check_known_each(&mut self, section: Section, ids: &[String], spans: &Spans, key: &str) {
        for (index, id) in ids.iter().enumerate() {
            self.check_known(section, id, spans.item(key, index));
        }
    }

    /// Reports `id` if no row has it. An empty id was reported when it was read.
    fn check_known(&mut self, section: Section, id: &str, at: Range<usize>) {
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
        let help = match nearest_id(id, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "add it under [[{}]], or use an id from there",
                section.key()
            ),
        };
        self.add_problem(
            Problem::error(at, format!("unknown {noun} `{}`", shortened(id)))
                .help(help)
                .absence(),
        );
    }
}

/// The known id closest to `id`. Sorts first, so that the same file always gets the same help.
fn nearest_id<'k>(id: &str, mut known: Vec<&'k str>) -> Option<&'k str> {
    known.sort_unstable();
    nearest(id, &known)
}

/// Whether a text is like `2021-09-28`, `2021-09`, `2021` or `undated`.
fn is_source_date(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    text == UNDATED || whole.parse::<Day>().is_ok()
}
