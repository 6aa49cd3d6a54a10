//! Errors of the store, and their kinds by the codes of SQLite and the file system.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::domain::{Damage, ProfileNameError};

/// Reason why something could not be read or written. Nothing was half-written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program works on this profile.
    #[error("the profile is open in another window; close it there, or start with another profile")]
    InUse {
        /// The database.
        path: PathBuf,
    },
    /// The file was written by a newer version of the program, and was left as it is.
    #[error("`{}` was written by a newer version (its format is {found}, this program knows {known}); it was left as it is", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The newest format that this program knows.
        known: i64,
    },
    /// The file is damaged; the next start sets it aside and keeps what can be read.
    #[error("`{}` is damaged: {why}; start the program again, it then keeps what can be read", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The damage.
        why: Damage,
    },
    /// The file or its folder can't be written.
    #[error("`{}` can't be written; check the permissions of the folder, then try again", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("no space is left for `{}`; free some, then try again", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The file was removed, or another one put in its place, while the program was running.
    #[error("`{}` is no longer there; put its folder back, then try again", path.display())]
    Vanished {
        /// The file.
        path: PathBuf,
    },
    /// Some other failure of the file system.
    #[error("can't {action} `{}`: {source}", path.display())]
    Io {
        /// The action, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// A profile can't have this name.
    #[error("`{name}` can't be the name of a profile: {why:?}")]
    ProfileName {
        /// The name.
        name: String,
        /// The problem.
        why: ProfileNameError,
    },
    /// The system names no folder for the user's files.
    #[error("this system names no folder for the user's files; set MOONGATE_HOME to one")]
    NoHome,
    /// The SQLite in this program is too old to be trusted with WAL.
    #[error("the SQLite in this program is {found}; 3.51.3 or newer is needed")]
    OldSqlite {
        /// Its version.
        found: &'static str,
    },
    /// The demo content can't be read.
    #[error("the demo content can't be read: {0}")]
    Seed(String),
    /// Some other failure of SQLite.
    #[error("the database `{}` failed: {source}", path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// The error of SQLite.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// The error for an error of the file system.
    pub(super) fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        let kind = source.kind();
        if matches!(
            kind,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
        ) {
            return Self::Full { path };
        }
        if matches!(
            kind,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
        ) {
            return Self::ReadOnly { path };
        }
        Self::Io {
            action,
            path,
            source,
        }
    }

    /// The error for an error of SQLite. What this program never writes (a wrong type, a text that
    /// is not valid UTF-8) counts as damage.
    pub(super) fn sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let owned = path.to_owned();
        let damaged = matches!(
            source,
            rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::Utf8Error(..)
        );
        if damaged {
            return Self::Damaged {
                path: owned,
                why: Damage::Other(source.to_string()),
            };
        }
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged {
                path: owned,
                why: Damage::Other(source.to_string()),
            },
            Some(ErrorCode::DiskFull) => Self::Full { path: owned },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { path: owned }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::InUse { path: owned }
            }
            _ => Self::Database {
                path: owned,
                source,
            },
        }
    }
}

/// A damaged file that was set aside, for one notice to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its original path.
    pub original: PathBuf,
    /// Its path now.
    pub kept_as: PathBuf,
    /// The damage.
    pub why: Damage,
    /// The error of renaming it, if it still has its name.
    pub not_moved: Option<String>,
    /// A text file with everything that could be read from it, if anything could.
    pub export: Option<PathBuf>,
}
