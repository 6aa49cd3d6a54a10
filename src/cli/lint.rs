//! `lint`: all errors and warnings of a policy file.

use std::io::Write;

use serde_json::{Value, json};

use super::args::{Lint, TextOrJson};
use super::exit::{Exit, Failure};
use super::output::{emit, emit_json};
use super::policies;
use crate::domain::Lang;
use crate::i18n::cli;
use crate::policy::{Diagnostic, Severity};

/// Reads the file and prints its diagnostics. Exits with 0 if there are only warnings.
pub(super) fn run(lang: Lang, args: &Lint, out: &mut dyn Write) -> Result<Exit, Failure> {
    let (policy, found) = match policies::load(&args.file)? {
        Ok((policy, warnings)) => (Some(policy), warnings),
        Err(found) => (None, found),
    };
    match args.format {
        TextOrJson::Json => emit_json(
            out,
            &found.iter().map(diagnostic_json).collect::<Vec<Value>>(),
        )?,
        TextOrJson::Text => {
            for diagnostic in &found {
                emit(out, &format!("{diagnostic}\n\n"))?;
            }
            let passed = policy.as_ref().map_or_else(String::new, |policy| {
                let rules = policy.link_rules().len() + policy.wallet_rules().len();
                cli::lint_passed(
                    lang,
                    rules,
                    policy.expectations().len(),
                    policy.failed_expectations(),
                )
            });
            let count = |severity| {
                found
                    .iter()
                    .filter(|diagnostic| diagnostic.severity == severity)
                    .count()
            };
            let counts = cli::lint_counts(lang, count(Severity::Error), count(Severity::Warning));
            emit(out, &format!("{}: {counts}{passed}\n", args.file.display()))?;
        }
    }
    Ok(if policy.is_some() {
        Exit::Yes
    } else {
        Exit::Wrong
    })
}

fn diagnostic_json(diagnostic: &Diagnostic) -> Value {
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
