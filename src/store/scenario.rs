//! Scenarios: one TOML file with a policy, a date, switches, a language, a tab, demo content and a
//! tour.
//!
//! Reads and writes the file, and knows the paths of its data; checks no policy and opens no
//! database. Unknown keys of a newer version are written back when the file is saved; a newer
//! format is refused.

mod content;
mod lenient;

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use toml::{Spanned, Table};

use super::demo::{ContentError, ContentFile};
use super::error::StoreError;
use super::files::{create_file, replace_file};
use super::home::ProfilePaths;
use super::seed::Seed;
use super::settings::merge;
use crate::domain::tour::Step;
use crate::domain::{
    Data, Day, Lang, ScenarioFileError, ScenarioFileErrorKind, Settings, Surface, Switches, Tab,
    Text, fingerprint,
};

use lenient::lenient;

pub use content::Content;

/// Version of the format.
pub const FORMAT: i64 = 1;

/// Ending of the name of a scenario file.
pub const ENDING: &str = ".scenario.toml";

/// Maximum size of a file, in bytes.
const MAX_FILE_BYTES: u64 = 256 << 20;

/// Maximum number in the name of a scenario file.
const MAX_NUMBER: u32 = 10_000;

/// Content of a scenario file.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name.
    pub name: Text,
    /// The policy in use.
    pub policy: ScenarioPolicy,
    /// The policy date.
    pub date: Day,
    /// The user's switches.
    pub switches: Switches,
    /// Language of the interface; `None`: that of the user.
    pub language: Option<Lang>,
    /// The tab that it starts with.
    pub tab: Tab,
    /// People, conversations and posts; `None`: those that ship with the program.
    pub content: Option<Content>,
    /// The steps of its tour.
    pub tour: Vec<Step>,
    /// The file as it was read, with keys that this version does not know.
    pub kept: Table,
}

/// The policy of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioPolicy {
    /// Its id.
    pub id: String,
    /// The fingerprint of its text, to tell whether a built-in policy has changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Its whole text, if it is not built into the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Number of lines before the text, for error messages.
    #[serde(skip)]
    pub lines_before: usize,
    /// Line and column of its id, for error messages.
    #[serde(skip)]
    pub place: (usize, usize),
}

/// The file without its content.
#[derive(Deserialize)]
struct Head {
    name: Text,
    policy: PolicyEntry,
    date: Spanned<Day>,
    switches: Option<Spanned<Switches>>,
    language: Option<Lang>,
    #[serde(default)]
    tab: Tab,
    #[serde(default)]
    tour: Vec<Spanned<Step>>,
}

#[derive(Deserialize)]
struct PolicyEntry {
    id: Spanned<String>,
    fingerprint: Option<String>,
    text: Option<Spanned<String>>,
}

/// The keys that are read first.
#[derive(Deserialize)]
struct Version {
    format: Option<Spanned<i64>>,
    policy: Option<IgnoredAny>,
    link_rule: Option<Spanned<IgnoredAny>>,
}

impl Scenario {
    /// Reads the text of a scenario file; `file` is the name that errors show.
    ///
    /// # Errors
    /// The first error, with line and column: not TOML, no format or a newer one, a missing part,
    /// an unknown word, or contradictory content.
    pub fn read(file: &str, text: &str) -> Result<Self, ContentError> {
        let file = ContentFile { name: file, text };
        check_version(file)?;
        let head: Head = lenient(file)?;
        check_head(file, &head)?;
        Ok(Self {
            name: head.name,
            policy: policy(file, head.policy),
            date: head.date.into_inner(),
            switches: head.switches.map(Spanned::into_inner).unwrap_or_default(),
            language: head.language,
            tab: head.tab,
            content: Content::read(file)?,
            tour: head.tour.into_iter().map(Spanned::into_inner).collect(),
            kept: file.parse()?,
        })
    }

    /// Reads a scenario file. Returns its fingerprint, too.
    ///
    /// # Errors
    /// [`ScenarioFileError`] if the file can't be read or its content is wrong.
    pub fn open(path: &Path) -> Result<(Self, String), ScenarioFileError> {
        let name = path.display().to_string();
        let failed = |kind| ScenarioFileError {
            file: name.clone(),
            kind,
        };
        let unreadable =
            |error: io::Error| failed(ScenarioFileErrorKind::Unreadable(error.to_string()));
        let metadata = fs::metadata(path).map_err(unreadable)?;
        if metadata.is_dir() {
            return Err(failed(ScenarioFileErrorKind::Folder));
        }
        if !metadata.is_file() {
            return Err(failed(ScenarioFileErrorKind::NotAFile));
        }
        if metadata.len() > MAX_FILE_BYTES {
            return Err(failed(ScenarioFileErrorKind::TooLarge));
        }
        let bytes = fs::read(path).map_err(unreadable)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            failed(not_utf8(&String::from_utf8_lossy(valid)))
        })?;
        let scenario = Self::read(&name, &text).map_err(file_error)?;
        Ok((scenario, fingerprint(&text)))
    }

    /// The name of the tour that is built into the program, as errors show it.
    pub const SHIPPED_NAME: &'static str = "walls.scenario.toml";

    /// The tour that is built into the program, and its fingerprint.
    ///
    /// # Errors
    /// As for [`Scenario::open`]; a test holds that there are none.
    pub fn shipped() -> Result<(Self, String), ScenarioFileError> {
        const TEXT: &str = include_str!("../../assets/scenarios/walls.scenario.toml");
        let scenario = Self::read(Self::SHIPPED_NAME, TEXT).map_err(file_error)?;
        Ok((scenario, fingerprint(TEXT)))
    }

    /// The text of the scenario file, with its unknown keys.
    ///
    /// # Errors
    /// [`StoreError::Io`] if a value cannot be written as TOML; there is no such value.
    pub fn text(&self) -> Result<String, StoreError> {
        let failed = |error: toml::ser::Error| {
            StoreError::io("write", Path::new("the scenario"), io::Error::other(error))
        };
        let written = Written {
            format: FORMAT,
            name: &self.name,
            date: self.date,
            language: self.language,
            tab: self.tab,
            tour: &self.tour,
            policy: &self.policy,
            switches: self.switches,
            content: self.content.as_ref(),
        };
        let mut table = self.kept.clone();
        // Removes the text of a policy that is built in, and content that is left out.
        if let Some(policy) = table.get_mut("policy").and_then(toml::Value::as_table_mut) {
            policy.remove("text");
            policy.remove("fingerprint");
        }
        let before = ["content", "tour"].map(|key| (key, table.remove(key)));
        merge(&mut table, Table::try_from(&written).map_err(failed)?);
        for (key, before) in before {
            if let (Some(before), Some(now)) = (before, table.get_mut(key)) {
                content::keep_unknown(&before, now);
            }
        }
        toml::to_string_pretty(&in_order(table)).map_err(failed)
    }

    /// Replaces the file at `path` atomically. Returns its fingerprint.
    ///
    /// # Errors
    /// An error of the file system.
    /// An error of the file system.
    pub fn replace(&self, path: &Path) -> Result<String, StoreError> {
        let text = self.text()?;
        replace_file(path, &text)?;
        Ok(fingerprint(&text))
    }

    /// Writes the scenario to a new file; `false` if there is a file of that name.
    ///
    /// # Errors
    /// An error of the file system.
    pub fn create(&self, path: &Path) -> Result<bool, StoreError> {
        create_file(path, &self.text()?)
    }

    /// Fingerprint of the text at `path`; `None` if it can't be read.
    pub fn fingerprint_at(path: &Path) -> Option<String> {
        fs::read_to_string(path).ok().map(|text| fingerprint(&text))
    }

    /// Content of a new database for this scenario, with times counted back from `now_millis`.
    ///
    /// # Errors
    /// [`StoreError::Seed`] if the built-in content is wrong; a test holds that it is not.
    pub fn seed(&self, now_millis: i64) -> Result<Seed, StoreError> {
        match &self.content {
            Some(content) => content
                .seed(now_millis)
                .map_err(|error| StoreError::Seed(error.to_string())),
            None => Seed::demo(now_millis),
        }
    }

    /// Sets the date, switches, language and tab of the scenario; keeps the other settings.
    pub fn apply_to(&self, settings: &mut Settings) {
        settings.day = self.date;
        settings.switches = self.switches;
        settings.language = self.language.unwrap_or(settings.language);
        settings.tab = self.tab;
    }

    /// The content of a profile for a scenario, with times counted back from `now_millis`.
    pub fn content_of(data: &Data, now_millis: i64) -> Content {
        Content::of(data, now_millis)
    }
}

/// The known keys of the file in the order of writing: plain values first, as in TOML.
#[derive(Serialize)]
struct Written<'a> {
    format: i64,
    date: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Lang>,
    tab: Tab,
    name: &'a Text,
    tour: &'a [Step],
    policy: &'a ScenarioPolicy,
    switches: Switches,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<&'a Content>,
}

/// Paths of the data of a scenario, below a profile.
pub fn space(profile_data: &Path, fingerprint: &str) -> ProfilePaths {
    let folder = profile_data.join("scenarios").join(fingerprint);
    ProfilePaths {
        name: fingerprint.to_owned(),
        settings: folder.join("settings.toml"),
        database: folder.join("moongate.sqlite"),
    }
}

/// Free paths for a new scenario in `folder`, made of its name; the first is the best.
pub fn free_paths(folder: &Path, name: &str) -> impl Iterator<Item = PathBuf> {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '-' {
                c
            } else {
                ' '
            }
        })
        .collect();
    let stem: Vec<_> = plain.split_whitespace().collect();
    let stem = if stem.is_empty() {
        "scenario".to_owned()
    } else {
        stem.join("-").to_lowercase().chars().take(60).collect()
    };
    let named = move |number: u32| match number {
        1 => folder.join(format!("{stem}{ENDING}")),
        _ => folder.join(format!("{stem}-{number}{ENDING}")),
    };
    (1..MAX_NUMBER)
        .map(named)
        .filter(|path| path.symlink_metadata().is_err())
}

/// The error at the first byte after `valid`.
fn not_utf8(valid: &str) -> ScenarioFileErrorKind {
    let line_start = valid.rfind('\n').map_or(0, |newline| newline + 1);
    ScenarioFileErrorKind::NotUtf8 {
        line: valid.matches('\n').count() + 1,
        column: valid
            .get(line_start..)
            .map_or(1, |line| line.chars().count() + 1),
    }
}

fn file_error(error: ContentError) -> ScenarioFileError {
    let ContentError {
        file,
        line,
        column,
        message,
    } = error;
    ScenarioFileError {
        file,
        kind: ScenarioFileErrorKind::Content {
            line,
            column,
            message,
        },
    }
}

fn check_version(file: ContentFile<'_>) -> Result<(), ContentError> {
    let Version {
        format,
        policy,
        link_rule,
    } = file.parse()?;
    let Some(format) = format else {
        return Err(file.error(&(0..0), "this is no scenario: `format = 1` is missing"));
    };
    if let (None, Some(rules)) = (policy, link_rule) {
        let message = "these are the rules of a policy, no scenario; start the program with `--policy` and this file";
        return Err(file.error(&rules.span(), message));
    }
    match *format.as_ref() {
        FORMAT => Ok(()),
        newer if newer > FORMAT => {
            let message = format!(
                "this scenario was written by a newer version (its format is {newer}, this program knows {FORMAT}); use that version"
            );
            Err(file.error(&format.span(), message))
        }
        older => Err(file.error(
            &format.span(),
            format!("there is no format {older}; write `format = 1`"),
        )),
    }
}

fn check_head(file: ContentFile<'_>, head: &Head) -> Result<(), ContentError> {
    if !head.date.as_ref().is_policy_date() {
        let message = format!(
            "this is not a policy date; use one from {} to {}",
            Day::FIRST,
            Day::LAST
        );
        return Err(file.error(&head.date.span(), message));
    }
    if let Some((step, why)) = head
        .tour
        .iter()
        .find_map(|step| step.as_ref().check().err().map(|why| (step, why)))
    {
        return Err(file.error(&step.span(), why));
    }
    let Some(switches) = &head.switches else {
        return Ok(());
    };
    match Surface::ALL
        .into_iter()
        .find(|surface| !switches.as_ref().of(*surface).exists_on(*surface))
    {
        Some(surface) => Err(file.error(
            &switches.span(),
            format!("the switch `{}` has no such position", surface.id()),
        )),
        None => Ok(()),
    }
}

fn policy(file: ContentFile<'_>, entry: PolicyEntry) -> ScenarioPolicy {
    let lines_before = entry.text.as_ref().map_or(0, |text| {
        let before = file
            .text
            .get(..text.span().start)
            .unwrap_or_default()
            .matches('\n')
            .count();
        let opening = file.text.get(text.span()).unwrap_or_default();
        // The text of a string in three quotes begins on the next line.
        before
            + usize::from(
                ["'''\n", "\"\"\"\n", "'''\r\n", "\"\"\"\r\n"]
                    .iter()
                    .any(|quotes| opening.starts_with(quotes)),
            )
    });
    let place = file.error(&entry.id.span(), "");
    ScenarioPolicy {
        id: entry.id.into_inner(),
        fingerprint: entry.fingerprint,
        text: entry.text.map(Spanned::into_inner),
        lines_before,
        place: (place.line, place.column),
    }
}

/// Sorts plain values before tables, so that an unknown key does not become part of a table.
fn in_order(table: Table) -> Table {
    let (tables, values): (Vec<_>, Vec<_>) =
        table.into_iter().partition(|(_, value)| is_table(value));
    values.into_iter().chain(tables).collect()
}

fn is_table(value: &toml::Value) -> bool {
    value.is_table()
        || value
            .as_array()
            .is_some_and(|array| array.iter().any(toml::Value::is_table))
}
