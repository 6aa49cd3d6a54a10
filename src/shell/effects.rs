//! Dispatch: every effect to the code that carries it out.

use std::path::Path;

use super::base::Shell;
use super::{browser, error, files, ledger, log, statement};
use crate::app::{
    Content, Effect, Event, Failure, FileEffect, LedgerEffect, ListFormat, NewFile, OutsideEffect,
    ScenarioEffect, ScenarioEvent, State, StoreEffect,
};
use crate::domain::{ConversationId, MessageId, SaveErrorKind};

/// Number of older messages that are loaded at a time.
const OLDER_MESSAGES: usize = 200;

impl Shell {
    /// Carries out effects in their order, and returns the events that answer them at once.
    pub fn run(&mut self, effects: impl IntoIterator<Item = Effect>, state: &State) -> Vec<Event> {
        let effects = effects.into_iter();
        effects
            .flat_map(|effect| self.run_effect(effect, state))
            .collect()
    }

    fn run_effect(&mut self, effect: Effect, state: &State) -> Vec<Event> {
        match effect {
            Effect::Store(effect) => self.run_store(effect, state),
            Effect::Ledger(effect) => self.run_ledger(effect, state),
            Effect::Scenario(effect) => self.run_scenario(effect, state).into_iter().collect(),
            Effect::File(effect) => self.run_file(effect, state),
            Effect::Outside(effect) => {
                self.run_outside(effect);
                Vec::new()
            }
        }
    }

    fn run_store(&mut self, effect: StoreEffect, state: &State) -> Vec<Event> {
        match effect {
            StoreEffect::Write(changes) => self.write(changes).into_iter().collect(),
            StoreEffect::SaveSettings => {
                self.unsaved_settings = true;
                Vec::new()
            }
            StoreEffect::SaveWhatIf(snapshot) => self.save_what_if(snapshot).into_iter().collect(),
            StoreEffect::Flush => self.flush(state),
            StoreEffect::PrepareClose => self.prepare_close(state),
            StoreEffect::LoadOlderMessages {
                conversation,
                before,
            } => vec![self.load_older_messages(conversation, before)],
            StoreEffect::ResetContent => self.reset_content(),
        }
    }

    fn run_ledger(&mut self, effect: LedgerEffect, state: &State) -> Vec<Event> {
        let event = match effect {
            LedgerEffect::Execute {
                commands,
                time,
                purpose,
            } => return self.execute(state, &commands, time, purpose),
            LedgerEffect::Load => ledger::load(&self.store),
            LedgerEffect::LoadSpending => ledger::load_spending(&self.store),
            LedgerEffect::LoadReceipts(order) => ledger::load_receipts(&self.store, order),
            LedgerEffect::LoadOrder(id) => ledger::load_order(&self.store, id),
            LedgerEffect::LoadOlderOrders(before) => ledger::load_older_orders(&self.store, before),
            LedgerEffect::LoadOlderEntries(before) => {
                ledger::load_older_entries(&self.store, before)
            }
        };
        vec![event]
    }

    fn run_scenario(&mut self, effect: ScenarioEffect, state: &State) -> Option<Event> {
        match effect {
            ScenarioEffect::Open(file) => Some(
                self.refuse_to_switch()
                    .unwrap_or_else(|| self.open_scenario(file, state)),
            ),
            ScenarioEffect::Enter(before) => self.enter_scenario(&before),
            ScenarioEffect::Flush => Some(
                self.refuse_to_switch()
                    .unwrap_or(Event::Scenario(ScenarioEvent::Flushed)),
            ),
            ScenarioEffect::Leave(left) => self.leave_scenario(&left),
            ScenarioEffect::Save(draft) => Some(self.save_scenario(&draft, state)),
        }
    }

    fn run_file(&mut self, effect: FileEffect, state: &State) -> Vec<Event> {
        match effect {
            FileEffect::Save(file) => vec![files::save(self.open_folder(), file)],
            FileEffect::SaveStatement(format) => vec![self.save_statement(format)],
            FileEffect::SaveUnwritten => vec![self.save_unwritten(state)],
            FileEffect::ExportLog(format) => self.export_log(format),
        }
    }

    fn run_outside(&mut self, effect: OutsideEffect) {
        match effect {
            OutsideEffect::OpenUrl(handoff) => browser::open_url(handoff, self.event_sender()),
            OutsideEffect::CopyText(text) => self.clipboard.push(text),
            OutsideEffect::ShowDataFolder => {
                browser::show_folder(self.open_folder().to_owned(), self.event_sender());
            }
            OutsideEffect::StartTimer(millis, timer) => self.start_timer(millis, timer),
            OutsideEffect::CloseWindow => self.closing = true,
            OutsideEffect::LeaveProfile => self.leaving = true,
            OutsideEffect::KillProgram => self.kill_program(),
        }
    }

    fn load_older_messages(&self, conversation: ConversationId, before: MessageId) -> Event {
        match self.store.older(&conversation, before, OLDER_MESSAGES) {
            Ok(messages) => Event::OlderMessagesLoaded {
                has_older: messages.len() == OLDER_MESSAGES,
                conversation,
                messages,
            },
            Err(error) => error::store_failed(&error),
        }
    }

    fn save_statement(&self, format: ListFormat) -> Event {
        let entries = match statement::entries(&self.store) {
            Ok(entries) => entries,
            Err(error) => return error::store_failed(&error),
        };
        let name = statement::file_name(format);
        match statement::formatted(&entries, format) {
            Ok(bytes) => files::save(
                self.open_folder(),
                NewFile {
                    name: name.to_owned(),
                    content: Content::Bytes(bytes),
                },
            ),
            Err(why) => error::file_failed(Path::new(name), SaveErrorKind::Other(why)),
        }
    }

    /// Exports the log. The export reads the store, so unsaved changes are written first.
    fn export_log(&mut self, format: ListFormat) -> Vec<Event> {
        match self.flush_changes() {
            Ok(event) => {
                let exported = log::export(&self.store, format, self.open_folder(), Self::now());
                event.into_iter().chain([exported]).collect()
            }
            Err(error) => vec![Event::StoreFailed(Failure::File(error))],
        }
    }

    fn reset_content(&mut self) -> Vec<Event> {
        match self.reset_store().and_then(|()| self.store.load()) {
            Ok(data) => {
                let saved = self.discard_unsaved();
                let reset = Event::ContentReset(Box::new(data));
                let loaded = ledger::load(&self.store);
                saved.into_iter().chain([reset, loaded]).collect()
            }
            Err(error) => vec![error::store_failed(&error)],
        }
    }
}
