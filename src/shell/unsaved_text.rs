//! The unsaved changes as a text, for a disk that can't be written or a damaged file. They stay
//! unsaved.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::base::Shell;
use super::files;
use crate::app::{Content, Event, NewFile, State};
use crate::domain::{Change, Lang};
use crate::i18n::unsaved::{self, Unsaved};

/// Name of the file.
const NAME: &str = "not-saved.txt";

impl Shell {
    /// Saves the unsaved changes in the first folder that can be written: the one for exports, the
    /// user's home, or the system's for temporary files.
    pub(super) fn save_unwritten(&self, state: &State) -> Event {
        let (changes, rules) = self.waiting.unwritten();
        let text = text(changes, rules.as_deref(), state);
        let file = NewFile {
            name: NAME.to_owned(),
            content: Content::Bytes(text.clone().into_bytes()),
        };
        let first = files::save(self.open_folder(), file);
        if matches!(first, Event::FileSaved(_)) {
            return first;
        }
        let elsewhere = std::env::home_dir()
            .into_iter()
            .chain([std::env::temp_dir()])
            .filter(|folder| folder.is_dir());
        let written = elsewhere.filter_map(|folder| write(&folder, &text)).next();
        written.map_or(first, |path| Event::FileSaved(path.display().to_string()))
    }
}

fn write(folder: &Path, text: &str) -> Option<PathBuf> {
    files::write(folder, &format!("moongate-{NAME}"), text.as_bytes()).ok()
}

/// The text of the user's messages, posts and rules in order, and the number of other changes.
fn text(changes: &[Change], rules: Option<&str>, state: &State) -> String {
    let lang = state.lang();
    let mut text = format!("{}\n", unsaved::unsaved_heading(lang, &state.profile));
    let mut others = 0_usize;
    for change in changes {
        let (what, at_millis, words) = match change {
            Change::MessageAdded(message) => {
                let conversation = state.data.conversations.get(&message.conversation);
                let name = conversation.map_or(message.conversation.as_str(), |conversation| {
                    conversation.name.get(lang)
                });
                (
                    Unsaved::Message(name),
                    message.at_millis,
                    message.body.get(lang),
                )
            }
            Change::PostAdded(post) => (Unsaved::Post, post.at_millis, post.body.get(lang)),
            Change::CommentAdded { comment, .. } => {
                (Unsaved::Comment, comment.at_millis, comment.body.get(lang))
            }
            Change::LinkReported(report) => {
                (Unsaved::Report, report.at_millis, report.address.as_str())
            }
            Change::ConversationRead { .. }
            | Change::PostLiked { .. }
            | Change::PostUnliked { .. }
            | Change::ReportWithdrawn(_)
            | Change::EntryLogged(_) => {
                others += 1;
                continue;
            }
        };
        entry(&mut text, lang, &what, at_millis, words);
    }
    if others > 0 {
        text.push_str(&format!("\n{}\n", unsaved::unsaved_others(lang, others)));
    }
    if let Some(rules) = rules {
        text.push_str(&format!(
            "\n## {}\n\n{rules}\n",
            unsaved::unsaved(lang, &Unsaved::Rules)
        ));
    }
    text
}

fn entry(text: &mut String, lang: Lang, what: &Unsaved<'_>, at_millis: i64, words: &str) {
    let at = jiff::Timestamp::from_millisecond(at_millis).unwrap_or_default();
    // Writing to a string can't fail.
    let _ = write!(
        text,
        "\n## {}, {at:.0}\n\n{words}\n",
        unsaved::unsaved(lang, what)
    );
}
