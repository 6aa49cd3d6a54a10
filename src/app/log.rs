//! The log: records the verdicts on past taps and payments, and searches them.
//!
//! Asks the gate and decides nothing. The entry is written before anything else happens.

use super::types::link::TappedLink;
use super::types::log::LogIntent;
use super::types::time::Now;

use super::effect::{Effects, FileEffect};
use super::gate;
use super::state::State;
use crate::domain::{Act, Asked, Change, Data, LogEntry, MerchantId, WalletId};
use crate::links::Target;

/// The rule of an entry that the link safety check decided, followed by a colon and the id of the
/// flaw. Entries of older versions lack the flaw.
const LINK_SAFETY: &str = "link-safety";

/// The id of the link's flaw, if the link safety check decided an entry; empty in an entry of an
/// older version.
pub fn flaw_of(rule: &str) -> Option<&str> {
    let rest = rule.strip_prefix(LINK_SAFETY)?;
    if rest.is_empty() {
        Some("")
    } else {
        rest.strip_prefix(':')
    }
}

/// Carries out an intent about the log.
pub(super) fn update(state: &mut State, intent: LogIntent, fx: &mut Effects) {
    match intent {
        LogIntent::Filter(text) => state.session.log_filter = text,
        LogIntent::Export(format) => fx.push(FileEffect::ExportLog(format)),
    }
}

/// The entry for an act of the user on a link, with the verdict at this moment.
pub(super) fn link_entry(state: &State, act: Act, link: &TappedLink) -> LogEntry {
    let policy = &state.policy;
    let surface = link.context.surface;
    let answer = state.link_answer(surface, &link.found);
    let (host, address) = match &link.found.target {
        Target::Web(address) => (
            address.host_text().into_owned(),
            address.url.as_str().to_owned(),
        ),
        Target::TaoPassword(code) => (code.clone(), link.text.clone()),
        Target::Refused(text) => (String::new(), text.clone()),
    };
    let platform = policy
        .target_id(gate::policy_target(&link.found))
        .to_owned();
    let flaw = answer.flaw().filter(|_| answer.is_about_safety());
    let rule = flaw.map_or_else(
        || answer.policy.grounds.rule.to_owned(),
        |flaw| format!("{LINK_SAFETY}:{flaw}"),
    );
    let asked = Asked::Link {
        act,
        surface,
        switch: answer.question.switch,
        platform,
        host,
        address,
    };
    let verdict = [
        answer.effect.id(),
        &rule,
        answer.policy.grounds.certainty.id(),
    ];
    new_entry(state, asked, verdict)
}

/// The entry for a payment, with the verdict at this moment; `None` if the policy has no such
/// merchant or wallet.
pub(super) fn payment_entry(
    state: &State,
    merchant: &MerchantId,
    wallet: &WalletId,
) -> Option<LogEntry> {
    let when = state.circumstances();
    let (_, verdict) = gate::pay(&state.policy, when, merchant.as_str(), wallet.as_str())?;
    let asked = Asked::Pay {
        merchant: merchant.clone(),
        wallet: wallet.clone(),
    };
    let verdict = [
        verdict.answer.id(),
        verdict.grounds.rule,
        verdict.grounds.certainty.id(),
    ];
    Some(new_entry(state, asked, verdict))
}

/// Gives an entry its id and time, and writes it.
pub(super) fn add_entry(state: &mut State, entry: LogEntry, now: Now, fx: &mut Effects) {
    let entry = LogEntry {
        id: state.data.last_log_entry + 1,
        at_millis: now.millis,
        ..entry
    };
    state.commit(vec![Change::EntryLogged(entry)], fx);
}

/// The entries that contain `text` in any field, newest first; all of them for an empty text.
pub fn matching<'d>(data: &'d Data, text: &str) -> Vec<&'d LogEntry> {
    let sought = text.trim().to_lowercase();
    data.log
        .iter()
        .rev()
        .filter(|decision| sought.is_empty() || contains(decision, &sought))
        .collect()
}

fn contains(decision: &LogEntry, sought: &str) -> bool {
    let day = decision.day.to_string();
    let (first, second, third, fourth) = match &decision.asked {
        Asked::Link {
            surface,
            platform,
            host,
            address,
            ..
        } => (
            surface.id(),
            platform.as_str(),
            host.as_str(),
            address.as_str(),
        ),
        Asked::Pay { merchant, wallet } => (merchant.as_str(), wallet.as_str(), "", ""),
    };
    let words = [first, second, third, fourth, &day, decision.asked.act_id()];
    let answer = [
        decision.answer.as_str(),
        &decision.rule,
        &decision.certainty,
        &decision.policy,
        &decision.fingerprint,
    ];
    words
        .into_iter()
        .chain(answer)
        .any(|word| word.to_lowercase().contains(sought))
}

/// An entry without id and time. The verdict is effect or state, rule and certainty.
fn new_entry(state: &State, asked: Asked, verdict: [&str; 3]) -> LogEntry {
    let [answer, rule, certainty] = verdict.map(str::to_owned);
    LogEntry {
        id: 0,
        at_millis: 0,
        day: state.settings.day,
        asked,
        answer,
        rule,
        certainty,
        policy: state.policy.id().to_owned(),
        fingerprint: state.policy.fingerprint().to_owned(),
    }
}
