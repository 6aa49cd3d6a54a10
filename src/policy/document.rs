//! Reads a policy file into rows, each with the places of its parts, and notes every problem of
//! form.
//!
//! Whether ids lead somewhere and rules agree is not looked at here; `check` does that.

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::domain::{Surface, Text};

use super::diagnostic::Problem;
use super::fields::{Fields, Spans};
use super::rows::{
    DEFAULT_ASSUMPTION_SOURCE, Expectation, HomeApp, LinkRule, Milestone, Owner, Platform,
    PlatformGroup, PlatformKind, TaoPassword, Wallet, WalletRule,
};
use super::{Source, expect_rows, readers, syntax};

/// The version of the shape that this program reads.
const FORMAT: i64 = 1;

/// A row and where it stands.
#[derive(Debug)]
pub(super) struct Parsed<T> {
    pub(super) value: T,
    pub(super) spans: Spans,
    /// Whether all of it could be read. If not, its ids and days are as they stand, and what is
    /// missing is filled in.
    pub(super) is_complete: bool,
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

/// Every id of the file with its places, also of rows that are otherwise broken, so that one
/// mistake is not reported twice.
pub(super) type Ids = HashMap<Section, Vec<(String, Range<usize>)>>;

/// A policy file, read.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) about: Text,
    pub(super) shorteners: Vec<String>,
    pub(super) assumption_source: String,
    pub(super) home: HomeApp,
    pub(super) tao_password: TaoPassword,
    pub(super) head: Spans,
    pub(super) home_spans: Spans,
    pub(super) tao_password_spans: Spans,
    /// Whether parts of the file could not be read at all, so that keys that are not here may still
    /// be there.
    pub(super) broken: bool,
    /// Whether ids that are not here may still be there.
    pub(super) lost_ids: bool,
    pub(super) ids: Ids,
    pub(super) sources: Vec<Parsed<Source>>,
    pub(super) owners: Vec<Parsed<Owner>>,
    pub(super) kinds: Vec<Parsed<PlatformKind>>,
    pub(super) platforms: Vec<Parsed<Platform>>,
    pub(super) groups: Vec<Parsed<PlatformGroup>>,
    pub(super) surfaces: Vec<Parsed<(Surface, Text)>>,
    pub(super) wallets: Vec<Parsed<Wallet>>,
    pub(super) milestones: Vec<Parsed<Milestone>>,
    pub(super) link_rules: Vec<Parsed<LinkRule>>,
    pub(super) wallet_rules: Vec<Parsed<WalletRule>>,
    pub(super) expectations: Vec<Parsed<Expectation>>,
}

/// Reads the whole file, as far as it can be read.
pub(super) fn read(text: &str, problems: &mut Vec<Problem>) -> Document {
    let repaired = syntax::blank_broken_statements(text, problems);
    let root =
        DeTable::parse(&repaired.text).unwrap_or_else(|_| toml::Spanned::new(0..0, DeTable::new()));
    let mut document = Document::default();
    let root = root.get_ref();
    // The head's own place is the top of the file: its table spans everything.
    let mut head = Fields::new(root, 0..0, "the head of the file", problems);
    document.read_head(&mut head);
    for section in SECTIONS {
        document.read_section(&mut head, section);
    }
    document.read_expect(&mut head);
    document.head = head.finish();
    if repaired.broken {
        // Something may be missing only because it stood in a broken statement.
        problems.retain(|problem| !problem.is_absence());
    }
    document.broken = repaired.broken;
    document.lost_ids = repaired.lost_ids;
    document
}

/// How a row of `[expect]` is read.
type ReadExpectation = fn(&mut Fields<'_, '_>) -> Expectation;

/// How one kind of row is read: its key, what it is called, and where it goes.
type Reader = fn(&mut Document, Fields<'_, '_>);

const SECTIONS: [(&str, &str, Reader); 11] = [
    ("source", "a source", |d, f| {
        keep(
            f,
            readers::source,
            &mut d.sources,
            Some((&mut d.ids, Section::Source)),
        )
    }),
    ("owner", "an owner", |d, f| {
        keep(
            f,
            readers::owner,
            &mut d.owners,
            Some((&mut d.ids, Section::Owner)),
        )
    }),
    ("kind", "a kind", |d, f| {
        keep(
            f,
            readers::kind,
            &mut d.kinds,
            Some((&mut d.ids, Section::Kind)),
        )
    }),
    ("platform", "a platform", |d, f| {
        keep(
            f,
            readers::platform,
            &mut d.platforms,
            Some((&mut d.ids, Section::Platform)),
        )
    }),
    ("group", "a group", |d, f| {
        keep(
            f,
            readers::group,
            &mut d.groups,
            Some((&mut d.ids, Section::Group)),
        )
    }),
    ("surface", "a surface", |d, f| {
        keep(
            f,
            readers::surface,
            &mut d.surfaces,
            Some((&mut d.ids, Section::Surface)),
        )
    }),
    ("wallet", "a wallet", |d, f| {
        keep(
            f,
            readers::wallet,
            &mut d.wallets,
            Some((&mut d.ids, Section::Wallet)),
        )
    }),
    ("milestone", "a milestone", |d, f| {
        keep(
            f,
            readers::milestone,
            &mut d.milestones,
            Some((&mut d.ids, Section::Milestone)),
        )
    }),
    ("link_rule", "a link rule", |d, f| {
        keep(
            f,
            readers::link_rule,
            &mut d.link_rules,
            Some((&mut d.ids, Section::LinkRule)),
        )
    }),
    ("wallet_rule", "a wallet rule", |d, f| {
        keep(
            f,
            readers::wallet_rule,
            &mut d.wallet_rules,
            Some((&mut d.ids, Section::WalletRule)),
        )
    }),
    ("expectation", "an expectation", |d, f| {
        keep(f, readers::expectation, &mut d.expectations, None)
    }),
];

impl Document {
    fn read_head(&mut self, head: &mut Fields<'_, '_>) {
        if let Some(format) = head.number("format")
            && format != FORMAT
        {
            let problem = Problem::error(
                head.span("format"),
                format!("format {format} is not known to this program"),
            );
            head.note(problem.help(format!("write `format = {FORMAT}`, or use a newer program")));
        }
        self.id = head.text("id").unwrap_or_default();
        self.name = head.bilingual("name").unwrap_or_default();
        self.about = head.bilingual("about").unwrap_or_default();
        self.shorteners = head.optional_list("shorteners").unwrap_or_default();
        self.assumption_source = head
            .optional_text("assumption_source")
            .unwrap_or_else(|| DEFAULT_ASSUMPTION_SOURCE.to_owned());
        if let Some((table, at)) = head.table("home") {
            let mut fields = Fields::new(table, at, "the table `home`", head.problems());
            self.home = readers::home(&mut fields);
            self.home_spans = fields.finish();
        }
        if let Some((table, at)) = head.table("tao_password") {
            let mut fields = Fields::new(table, at, "the table `tao_password`", head.problems());
            self.tao_password = readers::tao_password(&mut fields);
            self.tao_password_spans = fields.finish();
        }
    }

    /// Reads the rows of `[expect]`.
    fn read_expect(&mut self, head: &mut Fields<'_, '_>) {
        let Some((table, at)) = head.table("expect") else {
            return;
        };
        let mut expect = Fields::new(table, at, "the table `expect`", head.problems());
        for (list, read) in [
            (expect_rows::LINKS, readers::link_row as ReadExpectation),
            (expect_rows::PAYMENTS, readers::payment_row),
        ] {
            for (row, at) in expect.items(list.key) {
                if let Some(table) = list.table(row, at.clone(), expect.problems()) {
                    let fields = Fields::new(&table, at, "an expectation", expect.problems());
                    keep(fields, read, &mut self.expectations, None);
                }
            }
        }
        expect.finish();
    }

    fn read_section(
        &mut self,
        head: &mut Fields<'_, '_>,
        (key, what, reader): (&'static str, &'static str, Reader),
    ) {
        for (value, at) in head.rows(key) {
            match value {
                DeValue::Table(table) => {
                    reader(self, Fields::new(table, at, what, head.problems()))
                }
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

/// Reads one row and keeps it as far as it can be used; its id is remembered in any case.
fn keep<T, R: Into<Option<T>>>(
    mut fields: Fields<'_, '_>,
    read: fn(&mut Fields<'_, '_>) -> R,
    rows: &mut Vec<Parsed<T>>,
    ids: Option<(&mut Ids, Section)>,
) {
    if let Some((ids, section)) = ids
        && let Some(id) = fields.text("id")
    {
        ids.entry(section)
            .or_default()
            .push((id, fields.span("id")));
    }
    let before = fields.problems().len();
    let value = read(&mut fields).into();
    let is_complete = fields.problems().len() == before;
    let spans = fields.finish();
    if let Some(value) = value {
        rows.push(Parsed {
            value,
            spans,
            is_complete,
        });
    }
}
