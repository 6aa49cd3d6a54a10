//! The result of an audit as a table, CSV or JSON, and its summary.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::app::gate::Circumstances;
use crate::audit::{Tally, Unreadable};
use crate::cli::args::TableFormat;
use crate::cli::exit::Failure;
use crate::cli::json;
use crate::cli::output::{Cx, emit, emit_json};
use crate::cli::table::{self, Cell, Table};
use crate::domain::{Lang, Surface, Text};
use crate::i18n::{chrome, cli, link, policy as words};
use crate::policy::LinkEffect;

/// A tally, with the question that was asked about every link.
pub(super) struct Report<'a> {
    pub(super) tally: &'a Tally,
    pub(super) when: Circumstances,
    pub(super) surface: Surface,
}

impl Report<'_> {
    /// Prints the counts.
    pub(super) fn print(
        &self,
        cx: &Cx,
        format: TableFormat,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        match format {
            TableFormat::Text => emit(out, &self.table(cx).text(cx.style)),
            TableFormat::Markdown => emit(out, &self.table(cx).markdown(cx.lang)),
            TableFormat::Csv => emit(out, &table::csv_text(&self.tally.counts(&cx.policy))?),
            TableFormat::Json => emit_json(out, &self.json(cx)),
        }
    }

    /// The table for people: the platforms and effects that occur.
    fn table(&self, cx: &Cx) -> Table {
        let (lang, tally) = (cx.lang, self.tally);
        let effects: Vec<LinkEffect> = LinkEffect::ALL
            .iter()
            .copied()
            .filter(|effect| tally.links_with(*effect) > 0)
            .collect();
        let title = cli::audit_of(
            lang,
            cx.policy.name().get(lang),
            chrome::surface_heading(self.surface).get(lang),
            &self.when.day.to_string(),
        );
        let heading = [&words::PLATFORM, &cli::LINKS].map(|word| word.get(lang).to_owned());
        let effect_names = effects
            .iter()
            .map(|effect| words::effect(*effect).get(lang).to_owned());
        let heading = heading.into_iter().chain(effect_names);
        let mut table = Table::new(title, heading.chain([cli::ASSUMED.get(lang).to_owned()]));
        let row = |name: &Text, links: u64, by_effect: Vec<u64>, assumed: u64| {
            let numbers = [links].into_iter().chain(by_effect).chain([assumed]);
            let cells = numbers.map(|number| Cell::plain(cli::number(number)));
            [Cell::plain(name.get(lang))]
                .into_iter()
                .chain(cells)
                .collect::<Vec<_>>()
        };
        let refused = link::NOT_AN_ADDRESS;
        for counted in tally.rows().iter().filter(|row| row.links() > 0) {
            let name = counted
                .target
                .map_or(&refused, |target| cx.policy.target_name(target));
            let by_effect = effects.iter().map(|effect| counted.links_with(*effect));
            table.row(row(
                name,
                counted.links(),
                by_effect.collect(),
                counted.assumed,
            ));
        }
        let by_effect = effects.iter().map(|effect| tally.links_with(*effect));
        table.row(row(
            &cli::TOTAL,
            tally.links(),
            by_effect.collect(),
            tally.assumed(),
        ));
        table
    }

    fn json(&self, cx: &Cx) -> Value {
        let (policy, tally) = (&*cx.policy, self.tally);
        let listed = tally
            .listed_unreadable()
            .iter()
            .map(|(line, why)| json!({ "line": line, "why": why.id() }));
        json!({
            "policy": json::policy(policy),
            "surface": self.surface.id(),
            "date": self.when.day,
            "switch": self.when.switches.of(self.surface).id(),
            "lines": tally.lines(),
            "lines_without_link": tally.lines_without_link(),
            "links": tally.links(),
            "assumed": tally.assumed(),
            "counts": tally.counts(policy),
            "unreadable": {
                "lines": tally.unreadable(),
                "first": listed.collect::<Vec<Value>>(),
            },
        })
    }
}

/// Prints on standard error what was read and what could not be read.
pub(super) fn print_summary(tally: &Tally, lang: Lang) {
    let mut lines = vec![cli::audit_summary(
        lang,
        tally.links(),
        tally.lines(),
        tally.lines_without_link(),
    )];
    if tally.unreadable() > 0 {
        lines.push(cli::unreadable_lines(lang, tally.unreadable()));
    }
    let listed = tally.listed_unreadable();
    lines.extend(
        listed
            .iter()
            .map(|(number, why)| cli::unreadable_line(lang, *number, reason(*why).get(lang))),
    );
    if tally.unreadable() > listed.len() as u64 {
        lines.push("  …".to_owned());
    }
    // The result itself is already printed; nobody may read standard error.
    let _unread = writeln!(io::stderr(), "{}", lines.join("\n"));
}

const fn reason(why: Unreadable) -> Text {
    match why {
        Unreadable::NotUtf8 => cli::NOT_UTF8,
        Unreadable::TooLong => cli::TOO_LONG,
        Unreadable::NoColumn => cli::NO_COLUMN,
    }
}
