//! `export`: the policy for other tools.

use std::io::Write;

use super::args::{Export, ExportTo};
use super::exit::{Exit, Failure};
use super::output::{Cx, emit, emit_json};
use crate::domain::Switches;
use crate::i18n::{cli, policy as words};
use crate::policy::export::{cedar, json, markdown, sql};

/// Prints the policy in another language.
pub(super) fn run(cx: &Cx, args: &Export, out: &mut dyn Write) -> Result<Exit, Failure> {
    if args.schema && args.to != ExportTo::Cedar {
        return Err(Failure::Question(cli::SCHEMA_OF_CEDAR));
    }
    let policy = &*cx.policy;
    match args.to {
        ExportTo::Cedar if args.schema => emit(out, &cedar::schema(policy))?,
        ExportTo::Cedar => emit(out, &cedar::policies(policy))?,
        ExportTo::Json => emit_json(out, &json::document(policy))?,
        ExportTo::Markdown => emit(
            out,
            &markdown::tables(
                policy,
                args.day.date,
                Switches::default(),
                (&words::HEADINGS, cx.lang),
            ),
        )?,
        ExportTo::Sql => emit(out, &sql::script(policy))?,
    }
    Ok(Exit::Yes)
}
