//! The settings file of a profile: TOML, replaced atomically.
//!
//! A bad value is replaced by its default, a file that is not TOML is set aside. Writing keeps
//! comments, order and unknown keys. Knows no meaning of a setting.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::{Table, Value};
use toml_edit::DocumentMut;

use super::document;
use super::error::{SetAside, StoreError};
use super::files::{replace_file, set_file_aside};
use crate::domain::{Damage, SettingError, Settings, Surface, WindowSize};

/// A settings file with its text.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    /// Its text when it was last read or written, with comments and unknown keys.
    document: DocumentMut,
    /// Whether the file could neither be read nor set aside, so that it must not be replaced.
    blocked: bool,
    /// Whether its folder existed. A folder that has vanished is not created: it may come back.
    has_folder: bool,
}

/// Result of reading the settings.
#[derive(Debug)]
pub struct LoadedSettings {
    /// The settings, with defaults for missing and bad values.
    pub settings: Settings,
    /// The file.
    pub file: SettingsFile,
    /// The damaged file, if there was one.
    pub set_aside: Option<SetAside>,
    /// Values that could not be used.
    pub fallbacks: Vec<Fallback>,
}

/// A value in the file that can't be used, so that its default is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// The key, such as `zoom` or `switches.dm`.
    pub key: String,
    /// The value in the file.
    pub value: String,
    /// The problem.
    pub why: SettingError,
}

impl SettingsFile {
    /// Reads the settings of a profile that another window uses, with defaults for bad values.
    /// Changes no file.
    pub fn peek(path: &Path) -> Settings {
        let table = fs::read(path).ok().and_then(|bytes| parse(bytes).ok());
        table.map_or_else(Settings::default, |(table, _)| read_values(&table).0)
    }

    /// Reads the settings at `path`. A missing file gives the defaults, and so does a damaged one,
    /// which is set aside.
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
        let damaged = |aside: SetAside| defaults(aside.not_moved.is_some(), Some(aside));
        let (table, document) = match fs::read(path).map(parse) {
            Ok(Ok(parsed)) => parsed,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return defaults(false, None),
            Ok(Err(why)) => return damaged(set_file_aside(path, Damage::Other(why))),
            Err(e) => return damaged(set_file_aside(path, Damage::Other(e.to_string()))),
        };
        let (settings, fallbacks) = read_values(&table);
        LoadedSettings {
            settings,
            file: file(document, false),
            set_aside: None,
            fallbacks,
        }
    }

    /// Path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Checks that its folder still exists, before a file is written next to it.
    ///
    /// # Errors
    /// [`StoreError::Vanished`].
    pub fn check_folder(&self) -> Result<(), StoreError> {
        let vanished = self.has_folder && !self.path.parent().is_some_and(Path::is_dir);
        if vanished {
            Err(StoreError::Vanished {
                path: self.path.clone(),
            })
        } else {
            Ok(())
        }
    }

    /// Writes the settings atomically.
    ///
    /// # Errors
    /// An error of the file system; the old file is unchanged then.
    pub fn save(&mut self, settings: &Settings) -> Result<(), StoreError> {
        if self.blocked {
            return Err(StoreError::ReadOnly {
                path: self.path.clone(),
            });
        }
        self.check_folder()?;
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

/// The values of a settings file, and its document.
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

/// Reads the values one by one, so that a bad one affects no other.
fn read_values(table: &Table) -> (Settings, Vec<Fallback>) {
    let mut settings = Settings::default();
    let mut fallbacks = Vec::new();
    let known = Table::try_from(&settings).unwrap_or_default();
    for (key, value) in table {
        match (known.get(key), value) {
            (Some(Value::Table(known_inside)), Value::Table(inside)) => {
                for (inner, value) in inside.iter().filter(|(k, _)| known_inside.contains_key(*k)) {
                    set_value(&mut settings, &[key, inner], value, &mut fallbacks);
                }
            }
            _ => set_value(&mut settings, &[key], value, &mut fallbacks),
        }
    }
    (settings, fallbacks)
}

fn set_value(settings: &mut Settings, key: &[&str], value: &Value, fallbacks: &mut Vec<Fallback>) {
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

/// Checks the ranges of the values.
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

/// Replaces the values of `table` by those of `newer`, table by table.
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
