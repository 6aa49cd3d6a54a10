//! Answers as JSON. The keys are a contract: they are always there, `null` where there is nothing
//! to say.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::app::gate::LinkAnswer;
use crate::domain::{Day, Precision, Text};
use crate::i18n::link;
use crate::links::Judgement;
use crate::policy::{Grounds, Policy, Question, Source, Way, WayOut};

/// Source of a claim.
#[derive(Serialize)]
pub(super) struct SourceJson<'a> {
    id: &'a str,
    title: &'a str,
    title_zh: &'a str,
    outlet: &'a str,
    outlet_zh: &'a str,
    date: &'a str,
    address: Option<&'a str>,
}

impl<'a> From<&'a Source> for SourceJson<'a> {
    fn from(source: &'a Source) -> Self {
        let Source {
            id,
            title,
            outlet,
            date,
            address,
        } = source;
        Self {
            id,
            title: &title.en,
            title_zh: &title.zh,
            outlet: &outlet.en,
            outlet_zh: &outlet.zh,
            date,
            address: address.as_deref(),
        }
    }
}

/// The grounds of a verdict, the same for links and wallets.
#[derive(Serialize)]
pub(super) struct GroundsJson<'a> {
    rule: &'a str,
    certainty: &'static str,
    source: SourceJson<'a>,
    blocked_by: Option<&'a str>,
    since: Option<Day>,
    /// `month` if the source of `since` names only the month; it is then the month's first day.
    since_precision: Precision,
    until: Option<Day>,
    same_effect: Vec<SameEffectJson<'a>>,
    reason: &'a Text,
    note: Option<&'a Text>,
}

/// A neighbouring period with the same effect or state on other grounds.
#[derive(Serialize)]
struct SameEffectJson<'a> {
    since: Option<Day>,
    since_precision: Precision,
    until: Option<Day>,
    rule: &'a str,
    certainty: &'static str,
    source: SourceJson<'a>,
}

impl<'a> SameEffectJson<'a> {
    fn new(grounds: &Grounds<'a>) -> Self {
        Self {
            since: grounds.since,
            since_precision: grounds.precision,
            until: grounds.until,
            rule: grounds.rule,
            certainty: grounds.certainty.id(),
            source: grounds.source.into(),
        }
    }
}

impl<'a> GroundsJson<'a> {
    /// The grounds of the verdict on `question`.
    pub(super) fn new(policy: &'a Policy, question: &Question, grounds: &Grounds<'a>) -> Self {
        let same_effect = policy.same_effect(question);
        Self {
            rule: grounds.rule,
            certainty: grounds.certainty.id(),
            source: grounds.source.into(),
            blocked_by: grounds.blocked_by,
            since: grounds.since,
            since_precision: grounds.precision,
            until: grounds.until,
            same_effect: same_effect
                .iter()
                .map(|verdict| SameEffectJson::new(&verdict.grounds))
                .collect(),
            reason: grounds.reason,
            note: grounds.note,
        }
    }
}

/// Judgement of the address itself, independent of the policy.
#[derive(Serialize)]
pub(super) struct SafetyJson {
    effect: &'static str,
    id: Option<&'static str>,
    reason: Option<Text>,
}

impl From<&LinkAnswer<'_>> for SafetyJson {
    fn from(answer: &LinkAnswer<'_>) -> Self {
        let (id, reason) = match answer.judgement {
            Judgement::Fine => (None, None),
            Judgement::Ask(reason) => (Some(reason.id()), Some(link::ask_reason(*reason))),
            Judgement::Stop(reason) => (Some(reason.id()), Some(link::stop_reason(reason))),
        };
        Self {
            effect: answer.safety().id(),
            id,
            reason,
        }
    }
}

/// The policy that answered: its id and the fingerprint of its text.
pub(super) fn policy(policy: &Policy) -> Value {
    json!({ "id": policy.id(), "fingerprint": policy.fingerprint() })
}

/// "What would change this?": each way with its result.
pub(super) fn ways(policy: &Policy, ways: &[WayOut]) -> Vec<Value> {
    ways.iter()
        .map(|way| Value::Object(way_out(policy, way)))
        .collect()
}

fn way_out(policy: &Policy, way: &WayOut) -> Map<String, Value> {
    let wallet_id = |row| policy.wallet(row).map(|wallet| wallet.id.as_str());
    let (kind, wheres): (&str, Vec<(&str, Value)>) = match way.way {
        Way::Switch(surface, to) => (
            "switch",
            vec![("surface", json!(surface.id())), ("switch", json!(to.id()))],
        ),
        Way::Surface(surface) => ("surface", vec![("surface", json!(surface.id()))]),
        Way::NextDay(day) => ("next_date", vec![("date", json!(day))]),
        Way::LastDay(day) => ("last_date", vec![("date", json!(day))]),
        Way::Wallet(row) => ("wallet", vec![("wallet", json!(wallet_id(row)))]),
        Way::Merchant(row) => (
            "merchant",
            vec![("merchant", json!(policy.platform(row).id))],
        ),
        Way::StricterDay(day) => ("stricter_date", vec![("date", json!(day))]),
    };
    let gives = [
        (way.outcome.key(), json!(way.outcome.id())),
        ("certainty", json!(way.certainty.id())),
    ];
    [("kind", json!(kind))]
        .into_iter()
        .chain(wheres)
        .chain(gives)
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}
