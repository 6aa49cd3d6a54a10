//! The arguments of the program: commands, options, and the words they accept.
//!
//! Nothing is done here; a wrong word is refused with the words that are right.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::domain::{Day, Lang, Surface, Switch};

/// Evaluates the policy: which links open where, and which wallets a merchant accepts, in the
/// years of China's walled gardens.
///
/// Exit status: 0 if the link opens (also after a notice or a prompt) or the wallet can be used, 2
/// if not, 1 if an argument or a file is not valid.
#[derive(Debug, Parser)]
#[command(name = "moongate-cli", version, max_term_width = 100)]
pub(super) struct Args {
    /// Policy file, or a built-in policy: walled-gardens (default) or open-internet.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    /// Language of the text output; JSON and CSV are the same in every language.
    #[arg(long, global = true, value_name = "LANG", default_value = "en", value_parser = languages())]
    pub(super) lang: Lang,
    /// Command to run.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Commands of the program.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show whether a link opens, why, and what would change that.
    Check(Check),
    /// Show whether a merchant accepts a wallet, why, and what would change that.
    Pay(Pay),
    /// Print a table for one date: links by surface, or wallets by merchant.
    Matrix(Matrix),
    /// Check a policy file and list all errors and warnings with line and column.
    Lint(Lint),
    /// Print a rule in full: its text, its sources, and the verdicts it decides.
    Explain(Explain),
    /// List the differences between two dates, or between two policies.
    Diff(Diff),
    /// Print the milestones, or the verdicts for one platform over the years.
    Timeline(Timeline),
    /// Count the effects for all links of a file of any size: a list, a chat log, or a column of a
    /// CSV file.
    Audit(Audit),
    /// Export the policy for another tool.
    Export(Export),
    /// Print shell completions for this program.
    Completions(Completions),
}

/// Arguments of `check`.
#[derive(Debug, ClapArgs)]
pub(super) struct Check {
    /// Address, with or without https://, or a text that contains one link.
    #[arg(value_name = "URL")]
    pub(super) address: String,
    /// Surface on which the link is shown.
    #[arg(long, value_name = "SURFACE", default_value = "dm", value_parser = surfaces())]
    pub(super) surface: Surface,
    #[command(flatten)]
    pub(super) day: OnDay,
    /// Switch of the user for that surface; direct messages have no `on`.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextOrJson,
}

/// Arguments of `pay`.
#[derive(Debug, ClapArgs)]
pub(super) struct Pay {
    /// Id of a platform, such as eleme.
    pub(super) merchant: String,
    /// Id of a wallet, such as wechat-pay.
    #[arg(long)]
    pub(super) wallet: String,
    #[command(flatten)]
    pub(super) day: OnDay,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextOrJson,
}

/// Arguments of `matrix`.
#[derive(Debug, ClapArgs)]
pub(super) struct Matrix {
    /// Table to print.
    #[arg(value_name = "TABLE")]
    pub(super) table: Which,
    #[command(flatten)]
    pub(super) day: OnDay,
    /// Switch of the user on every surface that has this position.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// Output format; csv and json have one row per cell.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// Arguments of `lint`.
#[derive(Debug, ClapArgs)]
pub(super) struct Lint {
    /// Policy file to check.
    pub(super) file: PathBuf,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextOrJson,
}

/// Arguments of `explain`.
#[derive(Debug, ClapArgs)]
pub(super) struct Explain {
    /// Id of a link rule, a wallet rule or a milestone.
    pub(super) rule: String,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextOrJson,
}

/// Arguments of `diff`.
#[derive(Debug, ClapArgs)]
pub(super) struct Diff {
    /// First date of the comparison; one date is enough to compare two policies.
    #[arg(long, value_name = "YEAR-MONTH-DAY", required_unless_present_any = ["with", "date"])]
    pub(super) from: Option<Day>,
    /// Second date of the comparison.
    #[arg(long, value_name = "YEAR-MONTH-DAY", required_unless_present_any = ["with", "date"])]
    pub(super) to: Option<Day>,
    /// One date for both sides, to compare two policies.
    #[arg(long, value_name = "YEAR-MONTH-DAY", conflicts_with_all = ["from", "to"], requires = "with")]
    pub(super) date: Option<Day>,
    /// Second policy: a file, or the name of a built-in one. Default: the same policy.
    #[arg(long, value_name = "FILE")]
    pub(super) with: Option<PathBuf>,
    /// Switch of the user on every surface that has this position.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// Arguments of `timeline`.
#[derive(Debug, ClapArgs)]
pub(super) struct Timeline {
    /// Id of a platform, web or tao-password; without it, prints the milestones.
    pub(super) platform: Option<String>,
    /// Only links on this surface.
    #[arg(long, value_name = "SURFACE", value_parser = surfaces(), conflicts_with = "wallet", requires = "platform")]
    pub(super) surface: Option<Surface>,
    /// Switch of the user for that surface.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// Payments at the platform with this wallet, instead of links.
    #[arg(long, requires = "platform")]
    pub(super) wallet: Option<String>,
    /// First date.
    #[arg(long, value_name = "YEAR-MONTH-DAY", default_value_t = Day::FIRST)]
    pub(super) from: Day,
    /// Last date.
    #[arg(long, value_name = "YEAR-MONTH-DAY", default_value_t = Day::LAST)]
    pub(super) to: Day,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// Arguments of `audit`.
#[derive(Debug, ClapArgs)]
pub(super) struct Audit {
    /// File in UTF-8; - is standard input.
    pub(super) file: PathBuf,
    /// Surface on which the links are shown.
    #[arg(long, value_name = "SURFACE", default_value = "dm", value_parser = surfaces())]
    pub(super) surface: Surface,
    #[command(flatten)]
    pub(super) day: OnDay,
    /// Switch of the user for that surface; direct messages have no `on`.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// Read a CSV file with a header row and check this column.
    #[arg(long, value_name = "COLUMN")]
    pub(super) csv: Option<String>,
    /// Print one row per link instead of a table, as CSV, or as JSON lines with --format json.
    #[arg(long)]
    pub(super) rows: bool,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// Arguments of `export`.
#[derive(Debug, ClapArgs)]
pub(super) struct Export {
    /// Export format.
    #[arg(value_name = "LANGUAGE")]
    pub(super) to: ExportTo,
    /// Print the Cedar schema instead of the policies.
    #[arg(long)]
    pub(super) schema: bool,
    /// Date of the tables in Markdown; the other exports contain all dates.
    #[command(flatten)]
    pub(super) day: OnDay,
}

/// Arguments of `completions`.
#[derive(Debug, ClapArgs)]
pub(super) struct Completions {
    /// Shell to print completions for.
    pub(super) shell: clap_complete::Shell,
}

/// Formats in which a policy can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportTo {
    /// Policies for the Cedar policy engine.
    Cedar,
    /// The complete policy, for programs.
    Json,
    /// The tables for one date with their rules and sources, for a paper.
    Markdown,
    /// Tables of verdicts and hosts, and a query that joins a table of links with its verdicts.
    Sql,
}

/// Date for which a command evaluates the policy.
#[derive(Debug, ClapArgs)]
pub(super) struct OnDay {
    /// Policy date; any calendar date.
    #[arg(long = "date", value_name = "YEAR-MONTH-DAY", default_value_t = Day::DEFAULT)]
    pub(super) date: Day,
}

/// Output as text or JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TextOrJson {
    /// Text for people.
    Text,
    /// JSON for programs.
    Json,
}

/// Output format of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// Aligned text for people.
    Text,
    /// Object with a list of cells.
    Json,
    /// One line per cell.
    Csv,
    /// Table for a paper.
    Markdown,
}

/// The tables that can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Which {
    /// Effect of links, by platform and surface.
    Links,
    /// States of wallets, by merchant and wallet.
    Wallets,
}

/// Parser for one of the `known` values, which help and completions list.
fn one_of<T>(known: impl IntoIterator<Item = &'static str>) -> impl TypedValueParser<Value = T>
where
    T: FromStr + Clone + Send + Sync + 'static,
    T::Err: Into<Box<dyn std::error::Error + Send + Sync + 'static>>,
{
    PossibleValuesParser::new(known).try_map(|word| word.parse())
}

fn surfaces() -> impl TypedValueParser<Value = Surface> {
    one_of(Surface::ALL.map(Surface::id))
}

fn switches() -> impl TypedValueParser<Value = Switch> {
    one_of(Switch::ALL.map(Switch::id))
}

fn languages() -> impl TypedValueParser<Value = Lang> {
    one_of(Lang::ALL.map(Lang::id))
}
