//! The options of the window program.

use std::path::PathBuf;

use clap::Parser;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::domain::{Day, DayError, Lang, Tab};

/// A mock chat-and-shopping super app that shows how platform walls work. `moongate-cli` answers
/// the same questions without a window.
#[derive(Clone, Debug, Default, Parser)]
#[command(name = "moongate", version)]
pub struct Options {
    /// The policy date, 2011-01-01 to 2026-12-31.
    #[arg(long, value_name = "YEAR-MONTH-DAY", value_parser = policy_date)]
    pub date: Option<Day>,
    /// The language: en or zh.
    #[arg(long, value_name = "LANGUAGE", value_parser = languages())]
    pub lang: Option<Lang>,
    /// The tab to start with: chats, groups, moments, shops, wallet, policy or settings.
    #[arg(long, value_name = "NAME", value_parser = tabs(), ignore_case = true)]
    pub tab: Option<Tab>,
    /// A policy file to use instead of the built-in one.
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// A scenario to open; the user's own data stays untouched.
    #[arg(value_name = "FILE.scenario.toml", conflicts_with = "scenario")]
    pub file: Option<PathBuf>,
    /// The same, as an option.
    #[arg(long, value_name = "FILE")]
    pub scenario: Option<PathBuf>,
    /// The profile, with its own settings and history; a new name creates a profile.
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
}

fn policy_date(text: &str) -> Result<Day, DayError> {
    let day: Day = text.parse()?;
    if day.is_policy_date() {
        Ok(day)
    } else {
        Err(DayError::NotAPolicyDate(day))
    }
}

fn languages() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.map(Lang::id)).try_map(|id| id.parse::<Lang>())
}

fn tabs() -> impl TypedValueParser<Value = Tab> {
    PossibleValuesParser::new(Tab::ALL.map(Tab::id))
        .try_map(|id| id.to_ascii_lowercase().parse::<Tab>())
}
