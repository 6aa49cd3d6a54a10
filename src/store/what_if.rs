//! The user's copy of the rules, beside the settings: the text in force, and a text with errors
//! that is still being written.
//!
//! Keeps texts and judges none. Replaced as a whole or not at all; a file that is no text, or whose
//! text somebody finds unusable, is set aside, never deleted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{SetAside, StoreError};
use super::files::{replace_file, set_file_aside, sync_folder};

/// Where the copy of one policy lies.
#[derive(Clone, Debug)]
pub struct WhatIfFiles {
    copy: PathBuf,
    draft: PathBuf,
}

/// What was kept.
#[derive(Debug, Default)]
pub struct KeptWhatIf {
    /// The text that was in force, if it was another one than at the start.
    pub copy: Option<String>,
    /// A text with errors, which was not in force.
    pub draft: Option<String>,
    /// Files that could not be read as text.
    pub set_aside: Vec<SetAside>,
}

impl WhatIfFiles {
    /// Beside the settings at `settings`. `of` is the fingerprint of the policy that was copied;
    /// `None` for the shipped one, whose copy outlives a new version of the program.
    pub fn beside(settings: &Path, of: Option<&str>) -> Self {
        let stem = of.map_or_else(|| "what-if".to_owned(), |of| format!("what-if-{of}"));
        Self {
            copy: settings.with_file_name(format!("{stem}.toml")),
            draft: settings.with_file_name(format!("{stem}.draft.toml")),
        }
    }

    /// Reads what was kept.
    pub fn load(&self) -> KeptWhatIf {
        let mut kept = KeptWhatIf::default();
        kept.copy = read(&self.copy, &mut kept.set_aside);
        kept.draft = read(&self.draft, &mut kept.set_aside);
        kept
    }

    /// Moves the copy to another name, since its text can't be used: what is kept next would take
    /// its place.
    pub fn set_copy_aside(&self, why: String) -> SetAside {
        match set_file_aside(&self.copy, why) {
            Ok(aside) | Err(aside) => aside,
        }
    }

    /// Writes both texts, or takes away the file of one that is `None`: after a crash at any moment
    /// each file holds what it held before or this. What is taken away goes last, since its text
    /// may be on the way from one file to the other.
    ///
    /// # Errors
    /// Whatever the file system says; [`StoreError::ReadOnly`] if a file is there that could be
    /// neither read nor set aside.
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
        Ok(Err(error)) => error.to_string(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => error.to_string(),
    };
    aside.push(match set_file_aside(path, why) {
        Ok(aside) | Err(aside) => aside,
    });
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
        // It could not be set aside when it was read, so it is not overwritten either.
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
