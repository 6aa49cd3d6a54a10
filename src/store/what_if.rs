//! Files of the what-if policy, next to the settings: the text in force, and a draft with errors.
//!
//! Checks no text. Files are replaced atomically; one that is not text or can't be used is set
//! aside, never deleted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{SetAside, StoreError};
use super::files::{replace_file, set_file_aside, sync_folder};
use crate::domain::Damage;

/// Paths of the what-if policy made of one policy.
#[derive(Clone, Debug)]
pub struct WhatIfFiles {
    copy: PathBuf,
    draft: PathBuf,
}

/// Saved texts of the what-if policy.
#[derive(Debug, Default)]
pub struct SavedWhatIf {
    /// The text in force, if it is not the original.
    pub copy: Option<String>,
    /// A draft with errors.
    pub draft: Option<String>,
    /// Files that are not text.
    pub set_aside: Vec<SetAside>,
}

impl WhatIfFiles {
    /// Paths next to the settings. `of` is the fingerprint of the original policy; `None` for the
    /// shipped one, so that the files are used after an update of the program, too.
    pub fn beside(settings: &Path, of: Option<&str>) -> Self {
        let stem = of.map_or_else(|| "what-if".to_owned(), |of| format!("what-if-{of}"));
        Self {
            copy: settings.with_file_name(format!("{stem}.toml")),
            draft: settings.with_file_name(format!("{stem}.draft.toml")),
        }
    }

    /// Reads the saved texts.
    pub fn load(&self) -> SavedWhatIf {
        let mut kept = SavedWhatIf::default();
        kept.copy = read(&self.copy, &mut kept.set_aside);
        kept.draft = read(&self.draft, &mut kept.set_aside);
        kept
    }

    /// Renames the file of the text in force, since the text can't be used and the next one would
    /// replace it.
    pub fn set_copy_aside(&self, why: Damage) -> SetAside {
        set_file_aside(&self.copy, why)
    }

    /// Writes both texts, each atomically, or deletes the file of one that is `None`. Deletes last,
    /// since a text may move from one file to the other.
    ///
    /// # Errors
    /// An error of the file system; [`StoreError::ReadOnly`] if there is a file that could neither
    /// be read nor set aside.
    pub fn save(&self, copy: Option<&str>, draft: Option<&str>) -> Result<(), StoreError> {
        if draft.is_some() {
            put(&self.draft, draft)?;
            put(&self.copy, copy)
        } else {
            put(&self.copy, copy)?;
            put(&self.draft, draft)
        }
    }
}

fn read(path: &Path, aside: &mut Vec<SetAside>) -> Option<String> {
    let why = match fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => return Some(text),
        Ok(Err(error)) => Damage::Other(error.to_string()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => Damage::Other(error.to_string()),
    };
    aside.push(set_file_aside(path, why));
    None
}

fn put(path: &Path, text: Option<&str>) -> Result<(), StoreError> {
    let failed = |action| move |error| StoreError::io(action, path, error);
    match fs::read_to_string(path) {
        Ok(before) if Some(before.as_str()) == text => return Ok(()),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if text.is_none() {
                return Ok(());
            }
        }
        // It could not be set aside when it was read, so it is not replaced.
        Err(_) => {
            return Err(StoreError::ReadOnly {
                path: path.to_owned(),
            });
        }
    }
    match text {
        Some(text) => replace_file(path, text),
        None => {
            fs::remove_file(path).map_err(failed("remove"))?;
            path.parent()
                .map_or(Ok(()), sync_folder)
                .map_err(failed("write the folder of"))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn both_texts_are_kept_and_taken_away_each_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("deep/settings.toml");
        let files = WhatIfFiles::beside(&settings, None);
        assert!(
            files.save(None, None).is_ok(),
            "nothing to take away is no error"
        );
        files.save(Some("规则 = 1\n"), Some("rule = = 2")).unwrap();
        let kept = files.load();
        assert_eq!(
            (kept.copy.as_deref(), kept.draft.as_deref()),
            (Some("规则 = 1\n"), Some("rule = = 2"))
        );
        assert!(
            WhatIfFiles::beside(&settings, Some("0123"))
                .load()
                .copy
                .is_none(),
            "the copy of another policy is another one"
        );
        files.save(Some("规则 = 1\n"), None).unwrap();
        assert!(files.load().draft.is_none());
        files.save(None, None).unwrap();
        assert_eq!(
            fs::read_dir(settings.parent().unwrap()).unwrap().count(),
            0,
            "nothing stays behind"
        );
    }

    #[test]
    fn a_text_on_its_way_from_one_file_to_the_other_is_never_in_neither() {
        let folder = tempfile::tempdir().unwrap();
        let files = WhatIfFiles::beside(&folder.path().join("settings.toml"), None);
        files.save(Some("the only text"), None).unwrap();
        fs::create_dir(folder.path().join("what-if.draft.toml")).unwrap();
        assert!(files.save(None, Some("the only text")).is_err());
        assert_eq!(
            fs::read_to_string(folder.path().join("what-if.toml")).unwrap(),
            "the only text"
        );

        let folder = tempfile::tempdir().unwrap();
        let files = WhatIfFiles::beside(&folder.path().join("settings.toml"), None);
        files.save(None, Some("the only text")).unwrap();
        fs::create_dir(folder.path().join("what-if.toml")).unwrap();
        assert!(files.save(Some("the only text"), None).is_err());
        assert_eq!(
            fs::read_to_string(folder.path().join("what-if.draft.toml")).unwrap(),
            "the only text"
        );
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_a_new_one_can_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let files = WhatIfFiles::beside(&folder.path().join("settings.toml"), None);
        fs::write(folder.path().join("what-if.toml"), [0xff, 0xfe]).unwrap();
        let kept = files.load();
        assert!(kept.copy.is_none());
        let aside = kept.set_aside.first().unwrap();
        assert_eq!(fs::read(&aside.kept_as).unwrap(), [0xff, 0xfe]);
        files.save(Some("a = 1"), None).unwrap();
        assert_eq!(files.load().copy.as_deref(), Some("a = 1"));
    }
}
