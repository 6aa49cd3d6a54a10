//! Errors of the store and the system as events.

use std::io;
use std::path::{Path, PathBuf};

use crate::app::{Event, Failure, Notice};
use crate::domain::{SaveError, SaveErrorKind};
use crate::store::{SetAside, StoreError};

/// The error of a store without its source.
pub fn save_error(error: &StoreError) -> SaveError {
    let at = |path: &PathBuf, fault| SaveError {
        path: path.display().to_string(),
        fault,
    };
    match error {
        StoreError::InUse { path } => at(path, SaveErrorKind::InUse),
        StoreError::Newer { path, found, known } => at(
            path,
            SaveErrorKind::Newer {
                found: *found,
                known: *known,
            },
        ),
        StoreError::Damaged { path, why } => at(path, SaveErrorKind::Damaged(why.clone())),
        StoreError::ReadOnly { path } => at(path, SaveErrorKind::ReadOnly),
        StoreError::Full { path } => at(path, SaveErrorKind::Full),
        StoreError::Vanished { path } => at(path, SaveErrorKind::Vanished),
        StoreError::Io { path, source, .. } => at(path, SaveErrorKind::Other(source.to_string())),
        StoreError::Database { path, source } => at(path, SaveErrorKind::Other(source.to_string())),
        StoreError::ProfileName { name, .. } => SaveError {
            path: name.clone(),
            fault: SaveErrorKind::Other(error.to_string()),
        },
        StoreError::NoHome | StoreError::OldSqlite { .. } | StoreError::Seed(_) => SaveError {
            path: "moongate".to_owned(),
            fault: SaveErrorKind::Other(error.to_string()),
        },
    }
}

/// The event for an error of the store.
pub(super) fn store_failed(error: &StoreError) -> Event {
    Event::StoreFailed(Failure::Store(save_error(error)))
}

/// The event for a file that was not saved.
pub(super) fn file_failed(path: &Path, fault: SaveErrorKind) -> Event {
    Event::StoreFailed(Failure::File(SaveError {
        path: path.display().to_string(),
        fault,
    }))
}

/// The event for a file that was not saved because of an error of the system.
pub(super) fn file_failed_by_system(path: &Path, error: &io::Error) -> Event {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Event::StoreFailed(Failure::FileExists(path.display().to_string()));
    }
    let is = |kinds: &[io::ErrorKind]| kinds.contains(&error.kind());
    let fault = if is(&[io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded]) {
        SaveErrorKind::Full
    } else if is(&[
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::ReadOnlyFilesystem,
    ]) {
        SaveErrorKind::ReadOnly
    } else if is(&[io::ErrorKind::NotFound]) {
        SaveErrorKind::Vanished
    } else {
        SaveErrorKind::Other(error.to_string())
    };
    file_failed(path, fault)
}

/// The notice about a damaged file.
pub fn set_aside_notice(aside: &SetAside) -> Notice {
    let SetAside {
        kept_as,
        why,
        not_moved,
        ..
    } = aside;
    let (path, why) = (kept_as.display().to_string(), why.clone());
    match not_moved.clone() {
        Some(error) => Notice::FileNotSetAside { path, why, error },
        None => Notice::FileSetAside { kept_as: path, why },
    }
}
