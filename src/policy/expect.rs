//! Checks the expectations of a policy file against the compiled policy.
//!
//! A failed expectation is an error, but a warning in a what-if policy, which differs from its
//! original on purpose.

use std::ops::Range;

use crate::domain::Day;

use super::diagnostic::Problem;
use super::rows::{Expectation, ExpectedOutcome};
use super::{Certainty, LinkQuestion, Outcome, PayQuestion, Policy, Question, Verdict};

/// Reports every expectation that fails. `places` has the place of each expectation.
pub(super) fn check_expectations(
    policy: &Policy,
    is_copy: bool,
    places: &[Range<usize>],
    problems: &mut Vec<Problem>,
) {
    for (index, expectation) in policy.expectations().iter().enumerate() {
        let Some((rule, differences)) = failure(policy, expectation) else {
            continue;
        };
        let at = places.get(index).cloned().unwrap_or_default();
        problems.push(if is_copy {
            let message = format!("this what-if policy differs from its original: {differences}");
            Problem::warning(at, message).help(format!(
                "the answer comes from `{rule}`; if you intended the change, nothing is wrong"
            ))
        } else {
            Problem::error(at, format!("the expectation fails: {differences}")).help(format!(
                "the answer comes from `{rule}`; change the rule or the expectation"
            ))
        });
    }
}

/// Number of expectations that fail.
pub(super) fn count_failures(policy: &Policy) -> usize {
    policy
        .expectations()
        .iter()
        .filter(|expectation| failure(policy, expectation).is_some())
        .count()
}

/// The rule that gives another answer than expected, and the differences; `None` if the expectation
/// holds.
fn failure<'p>(policy: &'p Policy, expectation: &Expectation) -> Option<(&'p str, String)> {
    // `check` has made sure that the ids exist.
    let (question, expected) = question(policy, expectation.day, &expectation.outcome)?;
    let verdict = policy.verdict(&question);
    let differences = differences(expectation, expected, &verdict);
    (!differences.is_empty()).then(|| (verdict.grounds.rule, differences.join("; ")))
}

/// The question of an expectation and the outcome that it expects.
fn question(policy: &Policy, day: Day, expected: &ExpectedOutcome) -> Option<(Question, Outcome)> {
    Some(match expected {
        ExpectedOutcome::Link {
            surface,
            target,
            switch,
            effect,
        } => {
            let question = LinkQuestion {
                day,
                surface: *surface,
                target: policy.target_by_id(target)?,
                switch: *switch,
            };
            (Question::Link(question), Outcome::Link(*effect))
        }
        ExpectedOutcome::Pay {
            merchant,
            wallet,
            state,
        } => {
            let question = PayQuestion {
                day,
                merchant: policy.platform_by_id(merchant)?,
                wallet: policy.wallet_by_id(wallet)?,
            };
            (Question::Pay(question), Outcome::Pay(*state))
        }
    })
}

/// Each difference between an expectation and a verdict, in words.
fn differences(
    expectation: &Expectation,
    expected: Outcome,
    verdict: &Verdict<'_, Outcome>,
) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, expected: Option<&str>, is: &str| {
        if let Some(expected) = expected
            && expected != is
        {
            found.push(format!("{what} `{expected}` expected, `{is}` found"));
        }
    };
    let grounds = &verdict.grounds;
    compare("answer", Some(expected.id()), verdict.answer.id());
    compare(
        "certainty",
        expectation.certainty.map(Certainty::id),
        grounds.certainty.id(),
    );
    compare("rule", expectation.rule.as_deref(), grounds.rule);
    compare(
        "blocked_by",
        expectation.blocked_by.as_deref(),
        grounds.blocked_by.unwrap_or("nobody"),
    );
    found
}
