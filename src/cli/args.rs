//! The arguments of the program: commands, options, and the words they accept.
//!
//! Nothing is done here; a wrong word is refused with the words that are right.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::domain::{Day, Lang, Surface, Switch};

/// Asks which links opened where, and which wallet a shop took, in the years of China's walled
/// gardens.
///
/// Exit status: 0 if it opens (also after a notice or a question) or can be paid, 2 if not, 1 if
/// the question or a file is wrong.
#[derive(Debug, Parser)]
#[command(name = "moongate-cli", version, max_term_width = 100)]
pub(super) struct Args {
    /// Ask this policy file; walled-gardens (unless said otherwise) and open-internet are built in.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    /// Language of text for people; JSON and CSV are the same in every language.
    #[arg(long, global = true, value_name = "LANG", default_value = "en", value_parser = languages())]
    pub(super) lang: Lang,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Say whether a link opens, why, and what would change that.
    Check(Check),
    /// Say whether a merchant takes a wallet, why, and what would change that.
    Pay(Pay),
    /// Print the table of a day: links by surface, or wallets by merchant.
    Matrix(Matrix),
    /// Say everything that is wrong with a policy file, with line and column.
    Lint(Lint),
    /// Print all of a rule: what it says, where it was read, and which answers it gives.
    Explain(Explain),
    /// List what changes between two days, or between two policies.
    Diff(Diff),
    /// Print the milestones, or how the answers about one platform go through the years.
    Timeline(Timeline),
    /// Count what becomes of the links of a file of any size: a list, a chat log, or a column of a
    /// CSV file.
    Audit(Audit),
    /// Write the policy out for another tool.
    Export(Export),
    /// Print the completions of a shell for this program.
    Completions(Completions),
}

/// `check`.
#[derive(Debug, ClapArgs)]
pub(super) struct Check {
    /// An address, with or without https://, or a text with one link in it.
    #[arg(value_name = "URL")]
    pub(super) address: String,
    /// Where the link stands.
    #[arg(long, value_name = "SURFACE", default_value = "dm", value_parser = surfaces())]
    pub(super) surface: Surface,
    #[command(flatten)]
    pub(super) day: OnDay,
    /// The user's switch for that surface; direct messages have no `on`.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// How to print the answer.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextOrJson,
}

/// `pay`.
#[derive(Debug, ClapArgs)]
pub(super) struct Pay {
    /// Id of a platform, such as eleme.
    pub(super) merchant: String,
    /// Id of a wallet, such as wechat-pay.
    #[arg(long)]
    pub(super) wallet: String,
    #[command(flatten)]
    pub(super) day: OnDay,
    /// How to print the answer.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextOrJson,
}

/// `matrix`.
#[derive(Debug, ClapArgs)]
pub(super) struct Matrix {
    /// Which table.
    #[arg(value_name = "TABLE")]
    pub(super) table: Which,
    #[command(flatten)]
    pub(super) day: OnDay,
    /// The user's switch on every surface that has this position.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// How to print the table; csv and json have a row for each cell.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// `lint`.
#[derive(Debug, ClapArgs)]
pub(super) struct Lint {
    /// The policy file.
    pub(super) file: PathBuf,
    /// How to print what was found.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextOrJson,
}

/// `explain`.
#[derive(Debug, ClapArgs)]
pub(super) struct Explain {
    /// Id of a link rule, a wallet rule or a milestone.
    pub(super) rule: String,
    /// How to print it.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextOrJson,
}

/// `diff`.
#[derive(Debug, ClapArgs)]
pub(super) struct Diff {
    /// The day before; one day is enough to compare two policies.
    #[arg(long, value_name = "YEAR-MONTH-DAY", required_unless_present_any = ["with", "date"])]
    pub(super) from: Option<Day>,
    /// The day after.
    #[arg(long, value_name = "YEAR-MONTH-DAY", required_unless_present_any = ["with", "date"])]
    pub(super) to: Option<Day>,
    /// One day for both sides, to compare two policies.
    #[arg(long, value_name = "YEAR-MONTH-DAY", conflicts_with_all = ["from", "to"], requires = "with")]
    pub(super) date: Option<Day>,
    /// The policy after, if it is another one: a file, or a built-in one by its name.
    #[arg(long, value_name = "FILE")]
    pub(super) with: Option<PathBuf>,
    /// The user's switch on every surface that has this position.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// How to print the differences.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// `timeline`.
#[derive(Debug, ClapArgs)]
pub(super) struct Timeline {
    /// Id of a platform, web or tao-password; without it, the milestones are printed.
    pub(super) platform: Option<String>,
    /// Links on this surface alone.
    #[arg(long, value_name = "SURFACE", value_parser = surfaces(), conflicts_with = "wallet", requires = "platform")]
    pub(super) surface: Option<Surface>,
    /// The user's switch for that surface.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// Paying at the platform with this wallet, instead of links.
    #[arg(long, requires = "platform")]
    pub(super) wallet: Option<String>,
    /// First day.
    #[arg(long, value_name = "YEAR-MONTH-DAY", default_value_t = Day::FIRST)]
    pub(super) from: Day,
    /// Last day.
    #[arg(long, value_name = "YEAR-MONTH-DAY", default_value_t = Day::LAST)]
    pub(super) to: Day,
    /// How to print it.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// `audit`.
#[derive(Debug, ClapArgs)]
pub(super) struct Audit {
    /// The file, in UTF-8; - is standard input.
    pub(super) file: PathBuf,
    /// Where the links stand.
    #[arg(long, value_name = "SURFACE", default_value = "dm", value_parser = surfaces())]
    pub(super) surface: Surface,
    #[command(flatten)]
    pub(super) day: OnDay,
    /// The user's switch for that surface; direct messages have no `on`.
    #[arg(long, value_name = "POSITION", default_value = "default", value_parser = switches())]
    pub(super) switch: Switch,
    /// The file is CSV with a heading; look in this column.
    #[arg(long, value_name = "COLUMN")]
    pub(super) csv: Option<String>,
    /// Print a row for each link instead of a table; as CSV, or with --format json as JSON lines.
    #[arg(long)]
    pub(super) rows: bool,
    /// How to print the table.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// `export`.
#[derive(Debug, ClapArgs)]
pub(super) struct Export {
    /// For which tool.
    #[arg(value_name = "LANGUAGE")]
    pub(super) to: ExportTo,
    /// The schema that the Cedar policies are valid under, instead of the policies.
    #[arg(long)]
    pub(super) schema: bool,
    /// The day of the tables in Markdown; the other exports hold all days.
    #[command(flatten)]
    pub(super) day: OnDay,
}

/// `completions`.
#[derive(Debug, ClapArgs)]
pub(super) struct Completions {
    /// The shell.
    pub(super) shell: clap_complete::Shell,
}

/// What a policy can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportTo {
    /// Policies that the Cedar policy engine validates and evaluates.
    Cedar,
    /// Everything in the file, for programs.
    Json,
    /// The tables of a day with their rules and sources, for a paper.
    Markdown,
    /// Tables of decisions and hosts, and a query that joins a table of links to its verdicts.
    Sql,
}

/// The day of a question.
#[derive(Debug, ClapArgs)]
pub(super) struct OnDay {
    /// The day of the policy; any date of the calendar.
    #[arg(long = "date", value_name = "YEAR-MONTH-DAY", default_value_t = Day::DEFAULT)]
    pub(super) date: Day,
}

/// Text for people, or JSON for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TextOrJson {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// How a table is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// Aligned, for people.
    Text,
    /// An object with a list of cells.
    Json,
    /// A line for each cell.
    Csv,
    /// A table for a paper.
    Markdown,
}

/// The two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Which {
    /// Surface by platform.
    Links,
    /// Merchant by wallet.
    Wallets,
}

/// A parser of one of `known`, which help and completions list.
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
