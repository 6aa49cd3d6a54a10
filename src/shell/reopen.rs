//! Reopening the selected profile in place of the temporary one.

use super::base::Shell;
use super::error::set_aside_notice;
use super::temporary_profile::TemporaryProfile;
use crate::app::{Event, Notice, ProfileFiles, Reopened, State};
use crate::store::{LoadedSettings, SettingsFile};

impl Shell {
    /// Opens the selected profile, if a temporary one is in use and it can be opened now.
    pub(super) fn reopen(&mut self, state: &State) -> Option<Event> {
        let temporary = self.waiting.temporary_profile.as_mut()?;
        let opened = match temporary.open_selected(Self::now().millis) {
            Ok(opened) => opened,
            Err(error) => {
                temporary.set_error(&error);
                return None;
            }
        };
        let mut temporary = self.waiting.temporary_profile.take()?;
        let left = std::mem::replace(&mut self.store, opened.store);
        let saved = temporary.save_as_profile(&left);
        let set_aside = opened.set_aside.iter().map(set_aside_notice);
        let mut notes: Vec<Notice> = set_aside.chain(saved).collect();
        let files = self.reopen_files(&temporary, state, &mut notes);
        let reopened = Reopened {
            data: *opened.data,
            ledger: *opened.ledger,
            unacknowledged: opened.unacknowledged,
            data_folder: self.data_folder.display().to_string(),
            files,
            notes,
        };
        Some(Event::ProfileReopened(Box::new(reopened)))
    }

    /// Switches to the files of the selected profile. Returns their content, if they have changed
    /// since the temporary profile was made.
    fn reopen_files(
        &mut self,
        temporary: &TemporaryProfile,
        state: &State,
        notes: &mut Vec<Notice>,
    ) -> Option<ProfileFiles> {
        let unchanged = temporary.files_unchanged();
        let LoadedSettings {
            settings,
            file,
            set_aside,
            fallbacks: _,
        } = SettingsFile::load(temporary.selected_settings());
        self.settings = file;
        notes.extend(set_aside.iter().map(set_aside_notice));
        if unchanged {
            return None;
        }
        let saved = self.saved_what_if(state.what_if.original());
        notes.extend(saved.set_aside.iter().map(set_aside_notice));
        Some(ProfileFiles {
            settings,
            what_if: saved.copy,
            draft: saved.draft,
        })
    }
}
