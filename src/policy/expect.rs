//! ExpectedOutcome a compiled policy every question that its own file has an answer for, and notes where it
//! answers otherwise.
//!
//! Changes nothing. A file whose expectations fail is not loaded, unless it is a copy: that departs
//! from its original on purpose.

use std::ops::Range;

use crate::domain::Day;

use super::diagnostic::Problem;
use super::rows::{Expectation, ExpectedOutcome};
use super::{Certainty, LinkQuestion, PayQuestion, Policy};

/// The answer, as far as an expectation can speak of it.
struct Answer<'p> {
    word: &'static str,
    wanted: &'static str,
    rule: &'p str,
    certainty: Certainty,
    blocked_by: Option<&'p str>,
}

/// Notes every expectation that does not hold; `places` are those of the expectations, in their
/// order. For a copy it is a warning.
pub(super) fn check(
    policy: &Policy,
    is_copy: bool,
    places: &[Range<usize>],
    problems: &mut Vec<Problem>,
) {
    for (index, expectation) in policy.expectations().iter().enumerate() {
        let Some((rule, differences)) = departure(policy, expectation) else {
            continue;
        };
        let at = places.get(index).cloned().unwrap_or_default();
        problems.push(if is_copy {
            Problem::warning(
                at,
                format!("this copy departs from what its original expects: {differences}"),
            )
            .help(format!(
                "the answer comes from `{rule}`; nothing is wrong if you meant it"
            ))
        } else {
            Problem::error(at, format!("the expectation fails: {differences}")).help(format!(
                "the answer comes from `{rule}`; change the rule or the expectation"
            ))
        });
    }
}

/// How many expectations a policy does not meet; none, unless it is a copy.
pub(super) fn departures(policy: &Policy) -> usize {
    policy
        .expectations()
        .iter()
        .filter(|expectation| departure(policy, expectation).is_some())
        .count()
}

/// The rule that answers otherwise than expected, and in what; `None` if the expectation holds.
fn departure<'p>(policy: &'p Policy, expectation: &Expectation) -> Option<(&'p str, String)> {
    // Checked before: what it asks about exists.
    let answer = answer(policy, expectation.day, &expectation.asks)?;
    let differences = differences(expectation, &answer);
    (!differences.is_empty()).then(|| (answer.rule, differences.join("; ")))
}

fn answer<'p>(policy: &'p Policy, day: Day, asks: &ExpectedOutcome) -> Option<Answer<'p>> {
    Some(match asks {
        ExpectedOutcome::Link {
            surface,
            target,
            switch,
            effect,
        } => {
            let target = policy.target_by_id(target)?;
            let verdict = policy.link(&LinkQuestion {
                day,
                surface: *surface,
                target,
                switch: *switch,
            });
            Answer {
                word: verdict.answer.id(),
                wanted: effect.id(),
                rule: verdict.grounds.rule,
                certainty: verdict.grounds.certainty,
                blocked_by: verdict.grounds.blocked_by,
            }
        }
        ExpectedOutcome::Pay {
            merchant,
            wallet,
            state,
        } => {
            let (merchant, wallet) = (
                policy.platform_by_id(merchant)?,
                policy.wallet_by_id(wallet)?,
            );
            let verdict = policy.pay(&PayQuestion {
                day,
                merchant,
                wallet,
            });
            Answer {
                word: verdict.answer.id(),
                wanted: state.id(),
                rule: verdict.grounds.rule,
                certainty: verdict.grounds.certainty,
                blocked_by: verdict.grounds.blocked_by,
            }
        }
    })
}

fn differences(expectation: &Expectation, answer: &Answer<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, wanted: Option<&str>, is: &str| {
        if let Some(wanted) = wanted
            && wanted != is
        {
            found.push(format!("{what} `{wanted}` expected, `{is}` found"));
        }
    };
    compare("answer", Some(answer.wanted), answer.word);
    compare(
        "certainty",
        expectation.certainty.map(Certainty::id),
        answer.certainty.id(),
    );
    compare("rule", expectation.rule.as_deref(), answer.rule);
    compare(
        "blocked_by",
        expectation.blocked_by.as_deref(),
        answer.blocked_by.unwrap_or("nobody"),
    );
    found
}
