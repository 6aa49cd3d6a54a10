//! The decision log: writes down what the gate answered when the user acted upon it, and looks
//! through what was written down.
//!
//! Asks the gate and decides nothing. Whatever comes of the act, the entry is written first.

use super::types::link::TappedLink;
use super::types::log::LogIntent;
use super::types::notice::Notice;
use super::types::time::Now;
use std::collections::BTreeSet;

use super::effect::Effect;
use super::gate::{self, Circumstances};
use super::state::State;
use crate::domain::{Act, Asked, Change, Data, LogEntry, MerchantId, Text, WalletId};
use crate::links::Target;
use crate::policy::Policy;

/// The rule of an entry where the link's own look, not the policy, decided; behind a colon stands
/// what is wrong with it. Entries of older versions lack that.
const LINK_SAFETY: &str = "link-safety";

/// What is wrong with the link, if an entry's rule says that the link itself decided; empty in an
/// entry of an older version.
pub fn flaw_of(rule: &str) -> Option<&str> {
    let rest = rule.strip_prefix(LINK_SAFETY)?;
    if rest.is_empty() {
        Some("")
    } else {
        rest.strip_prefix(':')
    }
}

/// Carries out a wish about the log.
pub(super) fn update(state: &mut State, intent: LogIntent) -> Vec<Effect> {
    match intent {
        LogIntent::Filter(text) => state.session.log_filter = text,
        LogIntent::Export(format) => return vec![Effect::ExportLog(format)],
        LogIntent::Exported(count, path) => {
            let decisions = if count == 1 {
                "decision was"
            } else {
                "decisions were"
            };
            let text = Text {
                en: format!("{count} {decisions} written to {path}").into(),
                zh: format!("已将 {count} 条决定写入 {path}").into(),
            };
            state.session.tell_with_copy(Notice::Done, text, Some(path));
        }
    }
    Vec::new()
}

/// Logs what the user does with a link, with the answer that stands at this moment.
pub(super) fn log_link(state: &mut State, act: Act, link: &TappedLink, now: Now) -> Vec<Effect> {
    let decision = of_link(
        &state.policy,
        state.circumstances(),
        &state.settings.trusted_sites,
        act,
        link,
    );
    log(state, decision, now)
}

/// Logs that the user pays, with the answer that stands at this moment; nothing if the policy knows
/// no such merchant or wallet.
pub(super) fn log_payment(
    state: &mut State,
    merchant: &MerchantId,
    wallet: &WalletId,
    now: Now,
) -> Vec<Effect> {
    match of_payment(&state.policy, state.circumstances(), merchant, wallet) {
        Some(decision) => log(state, decision, now),
        None => Vec::new(),
    }
}

/// The entry for an act on a link; its id and its time are given when it is logged.
pub fn of_link(
    policy: &Policy,
    when: Circumstances,
    trusted: &BTreeSet<String>,
    act: Act,
    link: &TappedLink,
) -> LogEntry {
    let surface = link.context.surface;
    let answer = gate::link_for(policy, when, trusted, surface, &link.found);
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
        || answer.policy.rule.to_owned(),
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
    entry(
        policy,
        when,
        asked,
        [answer.effect.id(), &rule, answer.policy.certainty.id()],
    )
}

/// The entry for paying at a merchant with a wallet; `None` if the policy does not know one of
/// them.
pub fn of_payment(
    policy: &Policy,
    when: Circumstances,
    merchant: &MerchantId,
    wallet: &WalletId,
) -> Option<LogEntry> {
    let (_, verdict) = gate::pay(policy, when, merchant.as_str(), wallet.as_str())?;
    let asked = Asked::Pay {
        merchant: merchant.clone(),
        wallet: wallet.clone(),
    };
    Some(entry(
        policy,
        when,
        asked,
        [verdict.state.id(), verdict.rule, verdict.certainty.id()],
    ))
}

/// The entries that hold `text` in any of their words, newest first; all of them for an empty text.
pub fn matching<'d>(data: &'d Data, text: &str) -> Vec<&'d LogEntry> {
    let sought = text.trim().to_lowercase();
    data.log
        .iter()
        .rev()
        .filter(|decision| sought.is_empty() || holds(decision, &sought))
        .collect()
}

fn holds(decision: &LogEntry, sought: &str) -> bool {
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

fn log(state: &mut State, decision: LogEntry, now: Now) -> Vec<Effect> {
    let decision = LogEntry {
        id: state.data.last_log_entry + 1,
        at_millis: now.millis,
        ..decision
    };
    state.commit(vec![Change::EntryLogged(decision)])
}

/// An entry without id and time; `said` is answer, rule and certainty.
fn entry(policy: &Policy, when: Circumstances, asked: Asked, said: [&str; 3]) -> LogEntry {
    let [answer, rule, certainty] = said.map(str::to_owned);
    let (policy, fingerprint) = (policy.id().to_owned(), policy.fingerprint().to_owned());
    LogEntry {
        id: 0,
        at_millis: 0,
        day: when.day,
        asked,
        answer,
        rule,
        certainty,
        policy,
        fingerprint,
    }
}
