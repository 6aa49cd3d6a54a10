//! The state of a running window.

use super::types::cell::Subject;
use super::types::compare::PolicyChoice;
use super::types::what_if::WhatIf;
use std::sync::Arc;

use crate::domain::ledger::Ledger;
use crate::domain::{
    Catalogue, Change, ConversationId, ConversationKind, Data, Lang, Message, MessageId, PersonId,
    Settings, Surface, Switches, Text,
};
use crate::links::{Found, HostTable};
use crate::policy::Policy;

use super::effect::{Effects, StoreEffect};
use super::gate::{self, Circumstances, LinkAnswer};
use super::scans::Scans;
use super::session::Session;

/// Everything the window shows.
#[derive(Clone, Debug)]
pub struct State {
    /// Data kept in the database.
    pub data: Data,
    /// Orders and balances: what the store has written of them, never more.
    pub ledger: Ledger,
    /// Data kept in the settings file.
    pub settings: Settings,
    /// Data lost on exit.
    pub session: Session,
    /// Decides.
    pub policy: Arc<Policy>,
    /// The user's copy of the policy, with what can be undone.
    pub what_if: WhatIf,
    /// The hosts that the policy knows.
    pub hosts: HostTable,
    /// Mock pages and products.
    pub catalogue: Arc<Catalogue>,
    /// The links in the loaded texts.
    pub scans: Scans,
    /// Name of the profile, shown in Settings.
    pub profile: String,
    /// The data folder, shown in Settings.
    pub data_folder: String,
    /// The user's own state, untouched while a scenario is open.
    pub(super) own: Option<Box<State>>,
}

impl State {
    /// A state with loaded data under a policy.
    pub fn new(
        data: Data,
        settings: Settings,
        policy: Arc<Policy>,
        catalogue: Arc<Catalogue>,
    ) -> Self {
        let hosts = gate::host_table(&policy);
        let scans = Scans::of(&data, &hosts);
        Self {
            what_if: WhatIf::new(Arc::clone(&policy)),
            data,
            ledger: Ledger::default(),
            settings,
            session: Session::default(),
            policy,
            hosts,
            catalogue,
            scans,
            profile: String::new(),
            data_folder: String::new(),
            own: None,
        }
    }

    /// The language of the interface.
    pub fn lang(&self) -> Lang {
        self.settings.language
    }

    /// The user's own settings while a scenario is open.
    pub fn own_settings(&self) -> Option<&Settings> {
        self.own.as_ref().map(|own| &own.settings)
    }

    /// The day and the switches, for the gate.
    pub fn circumstances(&self) -> Circumstances {
        Circumstances::from(&self.settings)
    }

    /// The circumstances for cells, tables, timelines and comparisons: without the user's switches,
    /// unless the user applies them there.
    pub fn cell_circumstances(&self) -> Circumstances {
        Circumstances {
            day: self.settings.day,
            switches: if self.session.with_switches {
                self.settings.switches
            } else {
                Switches::default()
            },
        }
    }

    /// Judges a link on a surface, on the policy date, for this user.
    pub fn link_answer<'a>(&'a self, surface: Surface, found: &'a Found) -> LinkAnswer<'a> {
        gate::link_for(
            &self.policy,
            self.circumstances(),
            &self.settings.trusted_sites,
            surface,
            found,
        )
    }

    /// A policy that can be compared.
    pub fn policy_on(&self, which: PolicyChoice) -> Arc<Policy> {
        Arc::clone(match which {
            PolicyChoice::Original => self.what_if.original(),
            PolicyChoice::OpenInternet => Policy::open_internet(),
            PolicyChoice::InForce => &self.policy,
        })
    }

    /// Puts another policy in force. If it tells hosts apart in another way, every text is scanned
    /// again, and links judged with the old hosts are dropped.
    pub(super) fn follow_policy(&mut self, policy: Arc<Policy>) {
        let same_hosts = policy.host_suffixes().eq(self.policy.host_suffixes())
            && policy.shorteners() == self.policy.shorteners();
        self.policy = policy;
        if same_hosts {
            return;
        }
        self.hosts = gate::host_table(&self.policy);
        self.scans = Scans::of(&self.data, &self.hosts);
        let session = &mut self.session;
        session.page = None;
        for subject in [&mut session.why, &mut session.hover] {
            if matches!(subject, Some(Subject::Link(_))) {
                *subject = None;
            }
        }
    }

    /// Whether something covers the whole window and has the keyboard: what is behind it must
    /// not listen to keys.
    pub fn is_modal(&self) -> bool {
        let session = &self.session;
        session.dialog.is_some()
            || session.close_question.is_some()
            || !session.paying.unacknowledged.is_empty()
            || self.what_if.editor.is_some()
            || !self.settings.welcomed
    }

    /// A person's name; an unknown person's id.
    pub fn person_name<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.data
            .people
            .get(id)
            .map_or(id.as_str(), |p| p.name.get(self.lang()))
    }

    /// The conversation that a tab shows.
    pub fn selected(&self, kind: ConversationKind) -> Option<ConversationId> {
        let wanted = match kind {
            ConversationKind::Dm => &self.settings.chat,
            ConversationKind::Group => &self.settings.group,
        };
        let id = ConversationId(wanted.clone()?);
        self.data
            .conversations
            .get(&id)
            .filter(|c| c.kind == kind)
            .map(|c| c.id.clone())
    }

    /// Shows the newest conversation where none was looked at yet, so that nobody starts in front
    /// of an empty pane.
    pub fn choose_conversations(&mut self) {
        let newest = |kind: ConversationKind| {
            let of_kind = self.data.conversations.values().filter(|c| c.kind == kind);
            let newest = of_kind.max_by_key(|c| {
                self.data
                    .threads
                    .get(&c.id)
                    .and_then(|t| t.last())
                    .map(|m| m.id)
            });
            newest.map(|c| c.id.0.clone())
        };
        let (chat, group) = (
            newest(ConversationKind::Dm),
            newest(ConversationKind::Group),
        );
        self.settings.chat = self.settings.chat.take().or(chat);
        self.settings.group = self.settings.group.take().or(group);
    }

    /// A loaded message.
    pub fn message(&self, id: MessageId) -> Option<&Message> {
        self.data
            .threads
            .values()
            .flat_map(|t| &t.messages)
            .find(|m| m.id == id)
    }

    /// Applies changes to memory and passes the same list to the store: the only way to write.
    pub(super) fn commit(&mut self, changes: Vec<Change>, fx: &mut Effects) {
        for change in &changes {
            self.data.apply(change);
            self.scan(change);
        }
        if !changes.is_empty() {
            fx.push(StoreEffect::Write(changes));
        }
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
            Change::CommentAdded { comment, .. } => {
                self.scans
                    .add_comment(comment.id, &comment.body, &self.hosts)
            }
            Change::LinkReported(_) | Change::ReportWithdrawn(_) => {}
            Change::ConversationRead { .. }
            | Change::PostLiked { .. }
            | Change::PostUnliked { .. }
            | Change::EntryLogged(_) => {}
        }
    }
}

/// A text that is the same in both languages, such as a file name.
pub(super) fn verbatim(text: String) -> Text {
    Text {
        en: text.clone().into(),
        zh: text.into(),
    }
}
