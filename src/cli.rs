//! The command line program: asks the same policy as the window, for scripts, automatic checks and
//! use without a display.
//!
//! Reads files and writes to standard output and standard error; decides nothing itself. Questions
//! about links and wallets go through `app::gate`.

mod args;
mod audit;
mod check;
mod diff;
mod exit;
mod explain;
mod export;
mod json;
mod lint;
mod matrix;
mod output;
mod page;
mod pay;
mod policies;
mod table;
mod terminal;
mod timeline;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::i18n::usage;
use args::{Args, Command};
use exit::{Exit, Failure};
use output::{Cx, written};
use terminal::Style;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let lang = usage::requested_lang(std::env::args_os());
            // If this cannot be written, there is no other place to report it.
            let _unread = match usage::usage_error(lang, &error) {
                Some(text) => write!(io::stderr(), "{text}"),
                None => error.print(),
            };
            return if error.use_stderr() {
                Exit::Wrong.into()
            } else {
                Exit::Yes.into()
            };
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let lang = args.lang;
    let done = run_command(args, &mut out).and_then(|exit| written(out.flush()).map(|()| exit));
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => {
            let _unread = writeln!(io::stderr(), "{}", failure.text(lang));
            Exit::Wrong.into()
        }
    }
}

fn run_command(args: Args, out: &mut dyn Write) -> Result<Exit, Failure> {
    let Args {
        policy,
        lang,
        command,
    } = args;
    let cx = || {
        Ok(Cx {
            policy: policies::load_or_built_in(policy.as_deref())?,
            lang,
            style: Style::of_stdout(),
        })
    };
    match command {
        Command::Check(args) => check::run(&cx()?, &args, out),
        Command::Pay(args) => pay::run(&cx()?, &args, out),
        Command::Matrix(args) => matrix::run(&cx()?, &args, out),
        Command::Lint(args) => lint::run(lang, &args, out),
        Command::Explain(args) => explain::run(&cx()?, &args, out),
        Command::Diff(args) => diff::run(&cx()?, &args, out),
        Command::Timeline(args) => timeline::run(&cx()?, &args, out),
        Command::Audit(args) => audit::run(&cx()?, &args, out),
        Command::Export(args) => export::run(&cx()?, &args, out),
        Command::Completions(args) => print_completions(args.shell, out),
    }
}

fn print_completions(shell: clap_complete::Shell, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "moongate-cli", &mut script);
    written(out.write_all(&script)).map(|()| Exit::Yes)
}
