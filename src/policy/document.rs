//! Parses a policy file into rows with the places of their values, and reports every problem with
//! the form.
//!
//! `check` then checks ids and rules.

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

/// The version of the file format that this program reads.
const FORMAT: i64 = 1;

/// A row and the places of its values.
#[derive(Debug)]
pub(super) struct Parsed<T> {
    pub(super) value: T,
    pub(super) spans: Spans,
    /// Whether it was read without a problem. If not, missing and wrong values are defaults.
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
    /// All sections in the usual order of a file.
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

    /// Its key, which a file writes in double brackets.
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

    /// Name of one of its rows in messages.
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

/// Every id of the file with its places, including ids of incomplete rows, so that one mistake is
/// not reported twice.
pub(super) type Ids = HashMap<Section, Vec<(String, Range<usize>)>>;

/// A parsed policy file.
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
    /// Whether some statement was not valid TOML, so that the file may have keys that are not here.
    pub(super) broken: bool,
    /// Whether such a statement may have defined an id.
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

/// Parses a whole file, as far as it is valid TOML.
pub(super) fn read_document(text: &str, problems: &mut Vec<Problem>) -> Document {
    let repaired = syntax::blank_broken_statements(text, problems);
    let root =
        DeTable::parse(&repaired.text).unwrap_or_else(|_| toml::Spanned::new(0..0, DeTable::new()));
    let mut document = Document::default();
    let root = root.get_ref();
    // The table of the head spans the whole file; its place is the top.
    let mut head = Fields::new(root, 0..0, "the top of the file", problems);
    document.read_head(&mut head);
    for section in SECTIONS {
        document.read_section(&mut head, section);
    }
    document.read_expect(&mut head);
    document.head = head.finish();
    if repaired.broken {
        // A key may be missing only because its statement was blanked.
        problems.retain(|problem| !problem.is_absence());
    }
    document.broken = repaired.broken;
    document.lost_ids = repaired.lost_ids;
    document
}

/// Reads a row of `[expect]`.
type ReadExpectation = fn(&mut Fields<'_, '_>) -> Expectation;

/// Reads a row of one section into the document.
type Reader = fn(&mut Document, Fields<'_, '_>);

const SECTIONS: [(&str, &str, Reader); 11] = [
    ("source", "a source", |d, f| {
        read_row(
            f,
            readers::read_source,
            &mut d.sources,
            Some((&mut d.ids, Section::Source)),
        )
    }),
    ("owner", "an owner", |d, f| {
        read_row(
            f,
            readers::read_owner,
            &mut d.owners,
            Some((&mut d.ids, Section::Owner)),
        )
    }),
    ("kind", "a kind", |d, f| {
        read_row(
            f,
            readers::read_kind,
            &mut d.kinds,
            Some((&mut d.ids, Section::Kind)),
        )
    }),
    ("platform", "a platform", |d, f| {
        read_row(
            f,
            readers::read_platform,
            &mut d.platforms,
            Some((&mut d.ids, Section::Platform)),
        )
    }),
    ("group", "a group", |d, f| {
        read_row(
            f,
            readers::read_group,
            &mut d.groups,
            Some((&mut d.ids, Section::Group)),
        )
    }),
    ("surface", "a surface", |d, f| {
        read_row(
            f,
            readers::read_surface,
            &mut d.surfaces,
            Some((&mut d.ids, Section::Surface)),
        )
    }),
    ("wallet", "a wallet", |d, f| {
        read_row(
            f,
            readers::read_wallet,
            &mut d.wallets,
            Some((&mut d.ids, Section::Wallet)),
        )
    }),
    ("milestone", "a milestone", |d, f| {
        read_row(
            f,
            readers::read_milestone,
            &mut d.milestones,
            Some((&mut d.ids, Section::Milestone)),
        )
    }),
    ("link_rule", "a link rule", |d, f| {
        read_row(
            f,
            readers::read_link_rule,
            &mut d.link_rules,
            Some((&mut d.ids, Section::LinkRule)),
        )
    }),
    ("wallet_rule", "a wallet rule", |d, f| {
        read_row(
            f,
            readers::read_wallet_rule,
            &mut d.wallet_rules,
            Some((&mut d.ids, Section::WalletRule)),
        )
    }),
    ("expectation", "an expectation", |d, f| {
        read_row(f, readers::read_expectation, &mut d.expectations, None)
    }),
];

impl Document {
    fn read_head(&mut self, head: &mut Fields<'_, '_>) {
        if let Some(format) = head.number("format")
            && format != FORMAT
        {
            let problem = Problem::error(
                head.span("format"),
                format!("this program does not know format {format}"),
            );
            head.add_problem(problem.help(format!(
                "write `format = {FORMAT}`, or use a newer version of the program"
            )));
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
            self.home = readers::read_home(&mut fields);
            self.home_spans = fields.finish();
        }
        if let Some((table, at)) = head.table("tao_password") {
            let mut fields = Fields::new(table, at, "the table `tao_password`", head.problems());
            self.tao_password = readers::read_tao_password(&mut fields);
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
            (
                expect_rows::LINKS,
                readers::read_link_row as ReadExpectation,
            ),
            (expect_rows::PAYMENTS, readers::read_payment_row),
        ] {
            for (row, at) in expect.items(list.key) {
                if let Some(table) = list.to_table(row, at.clone(), expect.problems()) {
                    let fields = Fields::new(&table, at, "an expectation", expect.problems());
                    read_row(fields, read, &mut self.expectations, None);
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
                    head.add_problem(
                        problem.help(format!("begin each one with a line `[[{key}]]`")),
                    );
                }
            }
        }
    }
}

/// Reads one row into `rows`, and its id into `ids` even if the row can't be used.
fn read_row<T, R: Into<Option<T>>>(
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
