//! The settings file of a profile: TOML, replaced as a whole or not at all.
//!
//! Forgiving when it reads (one bad value costs that value only, a file that is not TOML is set
//! aside) and careful when it writes: comments, order and unknown keys stay. Decides nothing about
//! what settings mean.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::{Table, Value};
use toml_edit::DocumentMut;

use super::document;
use super::error::{SetAside, StoreError};
use super::files::{replace_file, set_file_aside};
use crate::domain::{SettingError, Settings, Surface, WindowSize};

/// The file that settings were read from, with everything else that it holds.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    /// The file as it was read or written last: comments and unknown keys are written back.
    document: DocumentMut,
    /// A file that could be neither read nor set aside is not overwritten either.
    blocked: bool,
    /// Whether its folder was there: if it vanishes, a new one would stand in the way when it comes
    /// back.
    has_folder: bool,
}

/// What reading the settings gave. There are always settings; the rest is for messages.
#[derive(Debug)]
pub struct LoadedSettings {
    /// The settings, with defaults where the file had nothing usable.
    pub settings: Settings,
    /// For saving them again.
    pub file: SettingsFile,
    /// The damaged file, if there was one.
    pub set_aside: Option<SetAside>,
    /// Values that could not be used.
    pub fallbacks: Vec<Fallback>,
}

/// A value in the file that could not be used; its default took its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// The key, such as `zoom` or `switches.dm`.
    pub key: String,
    /// What the file said.
    pub value: String,
    /// What is wrong with it.
    pub why: SettingError,
}

impl SettingsFile {
    /// Reads the settings of a profile that another window works on, and touches nothing: what
    /// can't be understood is left at its default.
    pub fn peek(path: &Path) -> Settings {
        let table = fs::read(path).ok().and_then(|bytes| parse(bytes).ok());
        table.map_or_else(Settings::default, |(table, _)| understand(&table).0)
    }

    /// Reads the settings at `path`. A missing file gives the defaults; so does a damaged one,
    /// after it was set aside.
    pub fn load(path: &Path) -> LoadedSettings {
        let has_folder = path.parent().is_some_and(Path::is_dir);
        let file = |document, blocked| SettingsFile {
            path: path.to_owned(),
            document,
            blocked,
            has_folder,
        };
        let defaults = |blocked, set_aside| LoadedSettings {
            settings: Settings::default(),
            file: file(DocumentMut::new(), blocked),
            set_aside,
            fallbacks: Vec::new(),
        };
        let damaged = |result: Result<SetAside, SetAside>| match result {
            Ok(moved) => defaults(false, Some(moved)),
            Err(stayed) => defaults(true, Some(stayed)),
        };
        let (table, document) = match fs::read(path).map(parse) {
            Ok(Ok(parsed)) => parsed,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return defaults(false, None),
            Ok(Err(why)) => return damaged(set_file_aside(path, why)),
            Err(e) => return damaged(set_file_aside(path, e.to_string())),
        };
        let (settings, fallbacks) = understand(&table);
        LoadedSettings {
            settings,
            file: file(document, false),
            set_aside: None,
            fallbacks,
        }
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether its folder is still there, for what is written beside it.
    ///
    /// # Errors
    /// [`StoreError::Vanished`].
    pub fn still_there(&self) -> Result<(), StoreError> {
        let vanished = self.has_folder && !self.path.parent().is_some_and(Path::is_dir);
        if vanished {
            Err(StoreError::Vanished {
                path: self.path.clone(),
            })
        } else {
            Ok(())
        }
    }

    /// Writes the settings: after a crash at any moment the file holds either the old ones or
    /// these.
    ///
    /// # Errors
    /// Whatever the file system says; the old file is then still there.
    pub fn save(&mut self, settings: &Settings) -> Result<(), StoreError> {
        if self.blocked {
            return Err(StoreError::ReadOnly {
                path: self.path.clone(),
            });
        }
        self.still_there()?;
        let mut document = self.document.clone();
        document::update(document.as_table_mut(), &as_table(settings, &self.path)?);
        for (key, absent) in [
            ("chat", settings.chat.is_none()),
            ("group", settings.group.is_none()),
        ] {
            if absent {
                document.remove(key);
            }
        }
        replace_file(&self.path, &document.to_string())?;
        self.document = document;
        self.has_folder = true;
        Ok(())
    }
}

/// The values of a settings file, and its text with everything else that it holds.
fn parse(bytes: Vec<u8>) -> Result<(Table, DocumentMut), String> {
    let text = String::from_utf8(bytes).map_err(|e| e.to_string())?;
    let failed = |error: String| error.trim_end().to_owned();
    let table = text.parse::<Table>().map_err(|e| failed(e.to_string()))?;
    let document = text
        .parse::<DocumentMut>()
        .map_err(|e| failed(e.to_string()))?;
    Ok((table, document))
}

fn as_table(settings: &Settings, path: &Path) -> Result<Table, StoreError> {
    Table::try_from(settings).map_err(|e| StoreError::io("write", path, io::Error::other(e)))
}

/// Takes over one value at a time, so that a bad one costs nothing but itself.
fn understand(table: &Table) -> (Settings, Vec<Fallback>) {
    let mut settings = Settings::default();
    let mut fallbacks = Vec::new();
    let known = Table::try_from(&settings).unwrap_or_default();
    for (key, value) in table {
        match (known.get(key), value) {
            (Some(Value::Table(known_inside)), Value::Table(inside)) => {
                for (inner, value) in inside.iter().filter(|(k, _)| known_inside.contains_key(*k)) {
                    take_over(&mut settings, &[key, inner], value, &mut fallbacks);
                }
            }
            _ => take_over(&mut settings, &[key], value, &mut fallbacks),
        }
    }
    (settings, fallbacks)
}

fn take_over(settings: &mut Settings, key: &[&str], value: &Value, fallbacks: &mut Vec<Fallback>) {
    let wrapped = key.iter().rev().fold(value.clone(), |inner, k| {
        Value::Table(Table::from_iter([((*k).to_owned(), inner)]))
    });
    let mut candidate = Table::try_from(&*settings).unwrap_or_default();
    if let Value::Table(wrapped) = wrapped {
        merge(&mut candidate, wrapped);
    }
    let tried = candidate
        .try_into::<Settings>()
        .map_err(|e| SettingError::Format(e.message().to_owned()));
    match tried.and_then(in_range) {
        Ok(better) => *settings = better,
        Err(why) => fallbacks.push(Fallback {
            key: key.join("."),
            value: value.to_string(),
            why,
        }),
    }
}

/// What the types alone do not say.
fn in_range(settings: Settings) -> Result<Settings, SettingError> {
    if !Settings::ZOOM.contains(&settings.zoom) {
        return Err(SettingError::Zoom);
    }
    if !settings.day.is_policy_date() {
        return Err(SettingError::Day);
    }
    let WindowSize { width, height } = settings.window;
    if !WindowSize::SIDE.contains(&width) || !WindowSize::SIDE.contains(&height) {
        return Err(SettingError::WindowSide);
    }
    if let Some(surface) = Surface::ALL
        .into_iter()
        .find(|s| !settings.switches.of(*s).exists_on(*s))
    {
        return Err(SettingError::Switch(surface));
    }
    Ok(settings)
}

/// Puts the values of `newer` over those of `table`, table by table.
pub(super) fn merge(table: &mut Table, newer: Table) {
    for (key, value) in newer {
        match (table.get_mut(&key), value) {
            (Some(Value::Table(inside)), Value::Table(value)) => merge(inside, value),
            (_, value) => {
                table.insert(key, value);
            }
        }
    }
}
