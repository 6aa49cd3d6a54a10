//! The options of the window program.

use std::path::PathBuf;

use clap::Parser;

use crate::domain::{Day, Lang, Tab};

/// A mock chat-and-shopping super app that shows how platform walls work. `moongate-cli` answers
/// the same questions without a window.
#[derive(Clone, Debug, Default, Parser)]
#[command(name = "moongate", version)]
pub struct Options {
    /// The day on the dial, 2011-01-01 to 2026-12-31.
    #[arg(long, value_name = "YEAR-MONTH-DAY", value_parser = policy_date)]
    pub date: Option<Day>,
    /// The language: en or zh.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub lang: Option<Lang>,
    /// The tab to start with: chats, groups, moments, shops, wallet, policy or settings.
    #[arg(long, value_name = "NAME", value_parser = tab)]
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
    /// The profile, with settings and history of its own; a new name makes a new profile.
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
}

fn policy_date(text: &str) -> Result<Day, String> {
    let day: Day = text
        .parse()
        .map_err(|error: crate::domain::DayError| error.to_string())?;
    if day.is_policy_date() {
        Ok(day)
    } else {
        Err(format!(
            "`{text}` is not on the dial; use a date from {} to {}",
            Day::FIRST,
            Day::LAST
        ))
    }
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::ALL
        .into_iter()
        .find(|lang| lang.id() == text)
        .ok_or_else(|| format!("`{text}` is not a language; use en or zh"))
}

fn tab(text: &str) -> Result<Tab, String> {
    text.parse()
}
