//! The state of a running window.

use std::sync::Arc;

use crate::domain::{Catalogue, Change, ConversationId, Data, Lang, Message, MessageId, PersonId, Settings, Surface, Text};
use crate::links::{Found, HostTable};
use crate::policy::Policy;

use super::effect::Effect;
use super::gate::{self, Circumstances, LinkAnswer};
use super::scans::Scans;
use super::session::Session;

/// Everything the window shows.
#[derive(Clone, Debug)]
pub struct State {
    /// What survives a restart in the database.
    pub data: Data,
    /// What survives a restart in the settings file.
    pub settings: Settings,
    /// What does not survive.
    pub session: Session,
    /// Decides.
    pub policy: Arc<Policy>,
    /// The hosts that the policy knows.
    pub hosts: HostTable,
    /// Mock pages and goods.
    pub catalogue: Arc<Catalogue>,
    /// The links in the loaded texts.
    pub scans: Scans,
    /// Name of the profile, shown in Settings.
    pub profile: String,
    /// Where the data lies, shown in Settings.
    pub data_folder: String,
}

impl State {
    /// A state with loaded data under a policy.
    pub fn new(data: Data, settings: Settings, policy: Arc<Policy>, catalogue: Arc<Catalogue>) -> Self {
        let hosts = gate::host_table(&policy);
        let scans = Scans::of(&data, &hosts);
        Self {
            data,
            settings,
            session: Session::default(),
            policy,
            hosts,
            catalogue,
            scans,
            profile: String::new(),
            data_folder: String::new(),
        }
    }

    /// The language of the interface.
    pub fn lang(&self) -> Lang {
        self.settings.language
    }

    /// The day and the switches, for the gate.
    pub fn circumstances(&self) -> Circumstances {
        Circumstances::from(&self.settings)
    }

    /// What becomes of a link on a surface, today, for this user.
    pub fn link_answer<'a>(&'a self, surface: Surface, found: &'a Found) -> LinkAnswer<'a> {
        gate::link_for(&self.policy, self.circumstances(), &self.settings.trusted_sites, surface, found)
    }

    /// A person's name; an unknown person's id.
    pub fn person_name<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.data.people.get(id).map_or(id.as_str(), |p| p.name.get(self.lang()))
    }

    /// The conversation that a tab shows.
    pub fn selected(&self, kind: crate::domain::ConversationKind) -> Option<ConversationId> {
        use crate::domain::ConversationKind::{Dm, Group};
        let wanted = match kind {
            Dm => &self.settings.chat,
            Group => &self.settings.group,
        };
        let id = ConversationId(wanted.clone()?);
        self.data.conversations.get(&id).filter(|c| c.kind == kind).map(|c| c.id.clone())
    }

    /// A loaded message.
    pub fn message(&self, id: MessageId) -> Option<&Message> {
        self.data.threads.values().flat_map(|t| &t.messages).find(|m| m.id == id)
    }

    /// Applies changes to memory and passes the same list to the store: the only way to write.
    pub(super) fn commit(&mut self, changes: Vec<Change>) -> Vec<Effect> {
        for change in &changes {
            self.data.apply(change);
            self.scan(change);
        }
        if changes.is_empty() { Vec::new() } else { vec![Effect::Write(changes)] }
    }

    /// Replaces everything that the database holds.
    pub(super) fn replace_data(&mut self, data: Data) {
        self.scans = Scans::of(&data, &self.hosts);
        self.data = data;
        self.session.page = None;
        self.session.why = None;
        self.session.hover = None;
    }

    fn scan(&mut self, change: &Change) {
        match change {
            Change::MessageAdded(message) => self.scans.add_message(message, &self.hosts),
            Change::PostAdded(post) => self.scans.add_post(post.id, &post.body, &self.hosts),
            Change::CommentAdded { comment, .. } => self.scans.add_comment(comment.id, &comment.body, &self.hosts),
            Change::LinkReported(_) | Change::ReportWithdrawn(_) => {}
            Change::ConversationRead { .. } | Change::PostLiked { .. } | Change::PostUnliked { .. } => {}
        }
    }
}

/// A text that is the same in both languages, such as a file name.
pub(super) fn verbatim(text: String) -> Text {
    Text { en: text.clone().into(), zh: text.into() }
}
