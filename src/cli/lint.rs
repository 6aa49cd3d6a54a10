//! `lint`: everything that is wrong with a policy file.

use std::io::Write;

use serde_json::{Value, json};

use super::args::{Lint, TextOrJson};
use super::exit::{Exit, Failure};
use super::{emit, emit_json, policies};
use crate::policy::{Diagnostic, Severity};

/// Reads the file and prints what was found. Warnings alone are no failure.
pub(super) fn run(args: &Lint, out: &mut dyn Write) -> Result<Exit, Failure> {
    let (policy, found) = match policies::load(&args.file)? {
        Ok((policy, warnings)) => (Some(policy), warnings),
        Err(found) => (None, found),
    };
    match args.format {
        TextOrJson::Json => emit_json(out, &found.iter().map(diagnostic).collect::<Vec<Value>>())?,
        TextOrJson::Text => {
            for diagnostic in &found {
                emit(out, &format!("{diagnostic}\n\n"))?;
            }
            let held = policy.as_ref().map_or_else(String::new, |policy| {
                let rules = policy.link_rules().len() + policy.wallet_rules().len();
                let (all, departed) = (policy.expectations().len(), policy.departures());
                match departed {
                    0 => format!("; {rules} rules, {all} expectations hold"),
                    _ => format!(
                        "; {rules} rules, a copy that departs from {departed} of {all} expectations"
                    ),
                }
            });
            emit(
                out,
                &format!("{}: {}{held}\n", args.file.display(), summary(&found)),
            )?;
        }
    }
    Ok(if policy.is_some() {
        Exit::Yes
    } else {
        Exit::Wrong
    })
}

fn summary(found: &[Diagnostic]) -> String {
    let count = |severity| {
        found
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    };
    let several =
        |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    format!(
        "{}, {}",
        several(count(Severity::Error), "error"),
        several(count(Severity::Warning), "warning")
    )
}

fn diagnostic(diagnostic: &Diagnostic) -> Value {
    let Diagnostic {
        severity,
        file,
        line,
        column,
        message,
        help,
        rendered: _,
    } = diagnostic;
    json!({ "severity": severity.id(), "file": file, "line": line, "column": column, "message": message, "help": help })
}
