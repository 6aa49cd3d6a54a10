//! The ledger without a store, for tests that compare both.

use super::command::Command;
use super::decide::decide;
use super::entry::{LedgerChange, Payment, PaymentState, Timestamp};
use super::error::CommandError;
use super::loaded::Ledger;
use super::permit::PermitFn;
use super::records::Records;

impl Ledger {
    /// Executes a command in memory alone. All of the ledger must be loaded.
    ///
    /// # Errors
    /// As [`decide()`]; then nothing has changed.
    pub fn execute(
        &mut self,
        command: &Command,
        time: Timestamp,
        ask_permit: &PermitFn<'_>,
    ) -> Result<Vec<LedgerChange>, CommandError> {
        let changes = decide(command, &self.records(command), time, ask_permit)?;
        changes.iter().for_each(|change| self.apply(change));
        Ok(changes)
    }

    fn records(&self, command: &Command) -> Records {
        let needs = command.required_records();
        let payment = needs.key.as_ref().and_then(|key| self.payments.get(key));
        let captured = |p: &&Payment| {
            needs.captured && Some(p.order) == needs.order && p.state == PaymentState::Captured
        };
        let order = needs.order.or(payment.map(|payment| payment.order));
        Records {
            order: order.and_then(|id| self.orders.get(&id)).cloned(),
            payment: payment.cloned(),
            captured: self.payments.values().find(captured).cloned(),
            entry: needs
                .key
                .and_then(|key| self.entries.iter().find(|entry| entry.key == key))
                .cloned(),
            balances: self
                .balances
                .iter()
                .map(|((account, _), balance)| (account.clone(), *balance))
                .collect(),
            last_order: self.last_order,
            last_entry: self.last_entry,
        }
    }
}
