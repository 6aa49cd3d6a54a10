//! Paths of a user's files: the folders of the system, or one folder of the user's choice, and the
//! profiles below them.
//!
//! Creates and writes nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::files::is_locked;
use crate::domain::ProfileNameError;

/// The folders of all profiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// For settings.
    pub config: PathBuf,
    /// For databases.
    pub data: PathBuf,
}

/// Paths of the files of one profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfilePaths {
    /// The profile's name.
    pub name: String,
    /// The settings file.
    pub settings: PathBuf,
    /// The database.
    pub database: PathBuf,
}

impl ProfilePaths {
    /// The folder of the profile's database and of its exports.
    pub fn data_folder(&self) -> &Path {
        self.database.parent().unwrap_or(&self.database)
    }
}

impl Home {
    /// The environment variable with one folder for everything.
    pub const VARIABLE: &'static str = "MOONGATE_HOME";
    /// The profile used when none is named.
    pub const DEFAULT_PROFILE: &'static str = "default";
    /// Maximum length of a profile's name, in characters.
    pub const MAX_PROFILE_NAME_CHARS: usize = 40;

    /// The folder in `MOONGATE_HOME`, or the folders that the system has for programs.
    ///
    /// # Errors
    /// [`StoreError::NoHome`] if the system has none.
    pub fn find() -> Result<Self, StoreError> {
        if let Some(folder) = std::env::var_os(Self::VARIABLE).filter(|v| !v.is_empty()) {
            let folder = PathBuf::from(folder);
            return Ok(Self::below(&std::path::absolute(&folder).unwrap_or(folder)));
        }
        let folders =
            directories::ProjectDirs::from("", "", "moongate").ok_or(StoreError::NoHome)?;
        Ok(Self {
            config: folders.config_dir().to_owned(),
            data: folders.data_dir().to_owned(),
        })
    }

    /// Everything below one folder.
    pub fn below(folder: &Path) -> Self {
        Self {
            config: folder.join("config"),
            data: folder.join("data"),
        }
    }

    /// Names of the existing profiles, sorted; always includes the default one.
    pub fn profiles(&self) -> Vec<String> {
        let mut names = BTreeSet::from([Self::DEFAULT_PROFILE.to_owned()]);
        for folder in [&self.data, &self.config] {
            let Ok(entries) = folder.join("profiles").read_dir() else {
                continue;
            };
            names.extend(
                entries
                    .flatten()
                    .filter(|entry| entry.path().is_dir())
                    .filter_map(|entry| entry.file_name().into_string().ok())
                    .filter(|name| check_name(name).is_ok()),
            );
        }
        names.into_iter().collect()
    }

    /// Names of the existing profiles that no window uses at this moment, sorted.
    pub fn free_profiles(&self) -> Vec<String> {
        let free = |name: &String| {
            self.profile(name)
                .is_ok_and(|paths| !is_locked(&paths.database))
        };
        self.profiles().into_iter().filter(free).collect()
    }

    /// Paths of the profile `name`, whether it exists or not.
    ///
    /// # Errors
    /// [`StoreError::ProfileName`] if no profile can have that name.
    pub fn profile(&self, name: &str) -> Result<ProfilePaths, StoreError> {
        check_name(name).map_err(|why| StoreError::ProfileName {
            name: name.to_owned(),
            why,
        })?;
        Ok(ProfilePaths {
            name: name.to_owned(),
            settings: self
                .config
                .join("profiles")
                .join(name)
                .join("settings.toml"),
            database: self
                .data
                .join("profiles")
                .join(name)
                .join("moongate.sqlite"),
        })
    }
}

/// Checks that a name can be a folder on every system.
fn check_name(name: &str) -> Result<(), ProfileNameError> {
    if name.is_empty() {
        return Err(ProfileNameError::Empty);
    }
    if name.chars().count() > Home::MAX_PROFILE_NAME_CHARS {
        return Err(ProfileNameError::TooLong(Home::MAX_PROFILE_NAME_CHARS));
    }
    if name.starts_with(' ') || name.ends_with(' ') {
        return Err(ProfileNameError::OuterSpace);
    }
    if !name
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
    {
        return Err(ProfileNameError::Character);
    }
    if is_device(name) {
        return Err(ProfileNameError::Device);
    }
    Ok(())
}

/// Whether Windows reserves the name for a device, in any folder.
fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |prefix: &str| {
        name.strip_prefix(prefix)
            .is_some_and(|n| n.chars().count() == 1 && n.chars().all(char::is_numeric))
    };
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn names_that_could_leave_the_folder_or_upset_a_system_are_refused() {
        let long = "x".repeat(41);
        let home = Home::below(Path::new("/somewhere"));
        for name in [
            "",
            "..",
            ".",
            "a/b",
            "a\\b",
            "a:b",
            "tab\t",
            " a",
            "a ",
            "CON",
            "nul",
            "com1",
            "é\u{301}",
            "a\u{202e}b",
            "😀",
            &long,
        ] {
            assert!(
                matches!(home.profile(name), Err(StoreError::ProfileName { .. })),
                "{name:?}"
            );
        }
        for name in [
            "default",
            "Li Lei",
            "小明",
            "demo-2_b",
            "コン",
            "company",
            &"名".repeat(40),
        ] {
            let paths = home.profile(name).expect("a good name");
            assert!(
                paths.database.starts_with(&home.data) && paths.settings.starts_with(&home.config),
                "{name}"
            );
        }
    }

    #[test]
    fn profiles_are_found_and_the_default_one_is_always_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::below(folder.path());
        assert_eq!(home.profiles(), ["default"]);
        std::fs::create_dir_all(home.data.join("profiles/小明")).expect("a folder");
        std::fs::create_dir_all(home.config.join("profiles/anna")).expect("a folder");
        std::fs::create_dir_all(home.data.join("profiles/.hidden")).expect("a folder");
        std::fs::write(home.data.join("profiles/file"), "").expect("a file");
        assert_eq!(home.profiles(), ["anna", "default", "小明"]);
    }
}
