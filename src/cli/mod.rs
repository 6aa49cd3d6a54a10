//! The command line program: asks the same policy as the window, for scripts, automatic checks and people without a screen.
//!
//! Reads files, and writes to standard output and standard error; decides nothing itself. Every question goes through `app::gate`.

mod args;
mod check;
mod exit;
mod explain;
mod json;
mod lint;
mod matrix;
mod page;
mod pay;
mod policies;
mod terminal;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use crate::domain::Lang;
use crate::policy::Policy;
use args::{Args, Command};
use exit::{Exit, Failure};
use terminal::Style;

/// What every command has at hand.
struct Cx {
    /// The policy that is asked.
    policy: Arc<Policy>,
    /// The language of text for people.
    lang: Lang,
    /// Colours and width of text for people.
    style: Style,
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Nobody is left to tell if this can't be written.
            let _unheard = error.print();
            return if error.use_stderr() { Exit::Wrong.into() } else { Exit::Yes.into() };
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = command(args, &mut out).and_then(|exit| written(out.flush()).map(|()| exit));
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => {
            let _unheard = writeln!(io::stderr(), "{failure}");
            Exit::Wrong.into()
        }
    }
}

fn command(args: Args, out: &mut dyn Write) -> Result<Exit, Failure> {
    let (lang, style) = (args.lang, Style::of_stdout());
    if let Command::Lint(lint) = &args.command {
        return lint::run(lint, out);
    }
    let cx = Cx { policy: policies::load_or_shipped(args.policy.as_deref())?, lang, style };
    match args.command {
        Command::Check(check) => check::run(&cx, &check, out),
        Command::Pay(pay) => pay::run(&cx, &pay, out),
        Command::Matrix(matrix) => matrix::run(&cx, &matrix, out),
        Command::Explain(explain) => explain::run(&cx, &explain, out),
        Command::Lint(lint) => lint::run(&lint, out),
    }
}

/// The outcome of writing: a reader that has gone away, such as `head`, is nothing to complain about.
fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes a whole text.
fn emit(out: &mut dyn Write, text: &str) -> Result<(), Failure> {
    written(out.write_all(text.as_bytes()))
}

/// Writes a value as indented JSON with a line end.
fn emit_json(out: &mut dyn Write, value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Output(error.into()))?;
    emit(out, &format!("{text}\n"))
}

/// Rows with a heading as CSV.
fn csv_text(rows: &[impl serde::Serialize]) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let unwritten = |error: csv::Error| Failure::Output(io::Error::other(error));
    for row in rows {
        writer.serialize(row).map_err(unwritten)?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::Output(error.into_error()))?;
    String::from_utf8(bytes).map_err(|error| Failure::Output(io::Error::other(error)))
}
