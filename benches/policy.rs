//! Time per verdict, compared with the `cedar-policy` crate on the same questions.
//!
//! `cargo bench --bench policy` prints medians over several rounds and their ratio. It checks first
//! that both sides give the same answers, and asserts nothing about time, since machines are noisy.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops when it can't be set up"
)]

use std::hint::black_box;
use std::str::FromStr;
use std::time::{Duration, Instant};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, RestrictedExpression,
};
use moongate::domain::{Day, Surface, Switch};
use moongate::policy::export::cedar;
use moongate::policy::{LinkQuestion, Policy, TargetIx};

/// Questions per round.
const QUESTIONS: usize = 10_000;

/// Rounds per side; the median counts.
const ROUNDS: usize = 7;

fn main() {
    let policy = Policy::shipped();
    let questions = questions(policy);
    let policies = PolicySet::from_str(&cedar::policies(policy)).expect("the exported policies");
    let requests: Vec<Request> = questions
        .iter()
        .map(|question| request(policy, question))
        .collect();
    let (authorizer, entities) = (Authorizer::new(), Entities::empty());

    // All questions are about links; policies for wallets would make Cedar slower.
    let links = PolicySet::from_policies(
        policies
            .policies()
            .filter(|one| one.annotation("effect").is_some())
            .cloned(),
    )
    .expect("a part of a policy set");
    let agree = questions.iter().zip(&requests).all(|(question, request)| {
        let allowed = authorizer
            .is_authorized(request, &links, &entities)
            .decision()
            == Decision::Allow;
        allowed == policy.link(question).answer.opens()
    });
    assert!(agree, "Cedar and Moongate must agree before they are timed");

    let ours = median(|| {
        questions
            .iter()
            .map(|question| black_box(policy.link(black_box(question))).answer as usize)
            .sum()
    });
    let theirs = median(|| {
        let allowed = requests.iter().filter(|request| {
            authorizer
                .is_authorized(black_box(request), &links, &entities)
                .decision()
                == Decision::Allow
        });
        allowed.count()
    });
    let (ours, theirs) = (nanos(ours), nanos(theirs));
    println!(
        "{QUESTIONS} link questions, {} rules, {} Cedar policies",
        policy.link_rules().len(),
        links.policies().count()
    );
    println!("moongate      {ours:>10.1} ns per verdict");
    println!("cedar-policy  {theirs:>10.1} ns per verdict");
    println!("ratio         {:>10.0} ×", theirs / ours);
}

/// The same questions in every run, spread over days, surfaces, targets and switches.
fn questions(policy: &Policy) -> Vec<LinkQuestion> {
    let targets: Vec<TargetIx> = policy.targets().collect();
    let mut state = 1_u64;
    let mut roll = |sides: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % sides
    };
    let question = |_| {
        let surface = Surface::ALL[roll(Surface::ALL.len())];
        let switch = Switch::ALL[roll(Switch::ALL.len())];
        LinkQuestion {
            day: Day::FIRST.plus_days(i64::try_from(roll(5844)).unwrap_or(0)),
            surface,
            target: targets[roll(targets.len())],
            switch: if switch.exists_on(surface) {
                switch
            } else {
                Switch::Default
            },
        }
    };
    (0..QUESTIONS).map(question).collect()
}

/// The question as a request to Cedar. Requests are made beforehand, so that only the answer is
/// measured.
fn request(policy: &Policy, question: &LinkQuestion) -> Request {
    let uid = |text: &str| EntityUid::from_str(text).expect("an entity");
    let context = Context::from_pairs([
        (
            "day".to_owned(),
            RestrictedExpression::new_long(cedar::day_number(question.day)),
        ),
        (
            "switch".to_owned(),
            RestrictedExpression::new_string(question.switch.id().to_owned()),
        ),
    ]);
    Request::new(
        uid(&format!("Surface::\"{}\"", question.surface.id())),
        uid("Action::\"open\""),
        uid(&format!(
            "Target::\"{}\"",
            policy.target_id(question.target)
        )),
        context.expect("a context"),
        None,
    )
    .expect("a request")
}

fn median(mut round: impl FnMut() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(round());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[ROUNDS / 2]
}

#[allow(clippy::cast_precision_loss, reason = "ten thousand is small")]
fn nanos(round: Duration) -> f64 {
    round.as_nanos() as f64 / QUESTIONS as f64
}
