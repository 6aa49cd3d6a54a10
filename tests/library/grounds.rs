//! Verdicts agree with their sources: for all cells, all switch positions and all dates on which a
//! verdict changes, no verdict names a rule, certainty or source outside its period, and every way
//! to a better result has the stated effect.

use std::collections::BTreeSet;

use moongate::domain::{Day, Surface, Switch, Switches};
use moongate::policy::{
    LinkEffect, LinkQuestion, Outcome, PayQuestion, Policy, Question, Verdict, WalletState, Way,
};

/// The dates on which any verdict changes, the date before each, and 1,000 others.
fn dates(policy: &Policy) -> Vec<Day> {
    let links = policy.targets().flat_map(|target| {
        Surface::ALL.into_iter().flat_map(move |surface| {
            let bands = Switch::ALL
                .into_iter()
                .flat_map(move |switch| policy.link_intervals(surface, target, switch));
            bands.map(|band| band.first)
        })
    });
    let pays = policy.platform_rows().flat_map(|merchant| {
        policy
            .wallet_rows()
            .flat_map(move |wallet| policy.pay_intervals(merchant, wallet))
            .map(|band| band.first)
    });
    let mut dates: BTreeSet<Day> = links
        .chain(pays)
        .filter(|day| *day > Day::MIN)
        .flat_map(|day| [day, day.previous()])
        .collect();
    dates.extend([Day::FIRST, Day::LAST]);
    let length = i64::from(Day::LAST.days_since(Day::FIRST));
    // 2,741 is prime, so the remainders are a thousand different dates.
    dates.extend((0..1_000).map(|n| Day::FIRST.plus_days(n * 2_741 % length)));
    dates
        .into_iter()
        .filter(|day| day.is_policy_date())
        .collect()
}

/// All questions about links but for their date, with the switches of the user who asks.
fn link_questions(policy: &Policy) -> Vec<(LinkQuestion, Switches)> {
    let mut questions = Vec::new();
    for target in policy.targets() {
        for surface in Surface::ALL {
            for switch in Switch::ALL {
                if switch.exists_on(surface) {
                    let mut switches = Switches::default();
                    switches.set(surface, switch);
                    let day = Day::DEFAULT;
                    let question = LinkQuestion {
                        day,
                        surface,
                        target,
                        switch,
                    };
                    questions.push((question, switches));
                }
            }
        }
    }
    questions
}

fn pay_questions(policy: &Policy) -> Vec<PayQuestion> {
    let merchants = policy.platform_rows();
    merchants
        .flat_map(|merchant| {
            policy.wallet_rows().map(move |wallet| PayQuestion {
                day: Day::DEFAULT,
                merchant,
                wallet,
            })
        })
        .collect()
}

fn at(question: &Question, day: Day) -> Question {
    match *question {
        Question::Link(q) => Question::Link(LinkQuestion { day, ..q }),
        Question::Pay(q) => Question::Pay(PayQuestion { day, ..q }),
    }
}

/// The days of a rule, its certainty and its source; `None` for a switch and for no rule.
fn rule<'p>(
    policy: &'p Policy,
    id: &str,
) -> Option<(
    Option<Day>,
    Option<Day>,
    moongate::policy::Certainty,
    &'p str,
)> {
    let link = policy
        .link_rule(id)
        .map(|r| (r.from, r.until, r.certainty, r.source.as_str()));
    link.or_else(|| {
        policy
            .wallet_rule(id)
            .map(|r| (r.from, r.until, r.certainty, r.source.as_str()))
    })
}

/// Checks a verdict against the rule that it names and against the verdicts at the edges of its
/// period.
fn check_grounds(policy: &Policy, question: &Question, day: Day, verdict: &Verdict<'_, Outcome>) {
    let grounds = &verdict.grounds;
    let (first, last) = (
        grounds.since.unwrap_or(Day::MIN),
        grounds.until.unwrap_or(Day::MAX),
    );
    let what = || format!("{:?}: {verdict:?}", at(question, day));
    assert!((first..=last).contains(&day), "{}", what());
    if let Some((from, until, certainty, source)) = rule(policy, grounds.rule) {
        assert!(from.is_none_or(|from| from <= first), "{}", what());
        assert!(until.is_none_or(|until| last <= until), "{}", what());
        assert_eq!(grounds.certainty, certainty, "{}", what());
        assert_eq!(grounds.source.id, source, "{}", what());
    }
    for edge in [grounds.since, grounds.until].into_iter().flatten() {
        let there = policy.verdict(&at(question, edge));
        assert_eq!(there, *verdict, "{}", what());
    }
    let outside = [
        grounds.since.map(Day::previous),
        grounds.until.map(Day::next),
    ];
    for day in outside.into_iter().flatten() {
        let there = policy.verdict(&at(question, day));
        assert_ne!(there, *verdict, "{}", what());
    }
}

/// Checks that the neighbouring periods adjoin, have the same answer, and leave none out.
fn check_same_effect(policy: &Policy, question: &Question, verdict: &Verdict<'_, Outcome>) {
    let mut run = policy.same_effect(question);
    let place = run.partition_point(|other| other.grounds.since < verdict.grounds.since);
    run.insert(place, *verdict);
    for pair in run.windows(2) {
        assert_eq!(pair[0].answer, pair[1].answer, "{question:?}");
        assert_eq!(
            pair[0].grounds.until.map(Day::next),
            pair[1].grounds.since,
            "{question:?}"
        );
    }
    let before = run[0].grounds.since.map(Day::previous);
    let after = run[run.len() - 1].grounds.until.map(Day::next);
    for day in [before, after].into_iter().flatten() {
        let there = policy.verdict(&at(question, day));
        assert_ne!(there.answer, verdict.answer, "{question:?}");
    }
}

#[test]
fn no_verdict_names_grounds_outside_their_period() {
    let policy = Policy::shipped();
    let links = link_questions(policy)
        .into_iter()
        .map(|(question, _)| Question::Link(question));
    let pays = pay_questions(policy).into_iter().map(Question::Pay);
    let dates = dates(policy);
    for question in links.chain(pays) {
        let mut known: Option<Verdict<'_, Outcome>> = None;
        for &day in &dates {
            let verdict = policy.verdict(&at(&question, day));
            if known != Some(verdict) {
                check_grounds(policy, &question, day, &verdict);
                check_same_effect(policy, &at(&question, day), &verdict);
                known = Some(verdict);
            }
            let grounds = verdict.grounds;
            assert!(grounds.since.is_none_or(|since| since <= day));
            assert!(grounds.until.is_none_or(|until| day <= until));
        }
    }
}

/// How strict an outcome is, deliberately repeated here.
fn strictness(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Link(effect) => LinkEffect::ALL.iter().position(|e| *e == effect).unwrap(),
        Outcome::Pay(WalletState::Accepted) => 0,
        Outcome::Pay(WalletState::Partial) => 1,
        Outcome::Pay(WalletState::Trial) => 2,
        Outcome::Pay(_) => 3,
    }
}

fn is_usable(outcome: Outcome) -> bool {
    outcome.works() || outcome == Outcome::Link(LinkEffect::CopyOnly)
}

/// The question that is left once a way has been taken.
fn take(question: &Question, switches: Switches, way: Way) -> Question {
    match (*question, way) {
        (_, Way::NextDay(day) | Way::LastDay(day) | Way::StricterDay(day)) => at(question, day),
        (Question::Link(q), Way::Switch(surface, switch)) => Question::Link(LinkQuestion {
            surface,
            switch,
            ..q
        }),
        (Question::Link(q), Way::Surface(surface)) => Question::Link(LinkQuestion {
            surface,
            switch: switches.of(surface),
            ..q
        }),
        (Question::Pay(q), Way::Wallet(wallet)) => Question::Pay(PayQuestion { wallet, ..q }),
        (Question::Pay(q), Way::Merchant(merchant)) => Question::Pay(PayQuestion { merchant, ..q }),
        (question, way) => panic!("{way:?} is offered for {question:?}"),
    }
}

/// Checks that every way gives what it says, and that none is missing: no single step of the same
/// kind leads to something better than the best that is offered.
fn check_ways(policy: &Policy, question: &Question, switches: Switches, steps: &[Question]) {
    let now = policy.verdict(question).answer;
    let ways = policy.what_would_change(question, switches);
    let mut best = strictness(now);
    for way in &ways {
        let then = policy.verdict(&take(question, switches, way.way));
        assert_eq!(
            (then.answer, then.grounds.certainty),
            (way.outcome, way.certainty),
            "{question:?} {way:?}"
        );
        if matches!(way.way, Way::StricterDay(_)) {
            assert!(now.works() && strictness(way.outcome) > strictness(now));
        } else {
            assert!(is_usable(way.outcome), "{question:?} {way:?}");
            assert!(strictness(way.outcome) < strictness(now), "{question:?}");
            best = best.min(strictness(way.outcome));
        }
    }
    let reachable = steps
        .iter()
        .map(|step| policy.verdict(step).answer)
        .filter(|outcome| is_usable(*outcome))
        .map(strictness)
        .min();
    assert!(
        reachable.is_none_or(|reachable| best <= reachable),
        "{question:?}: {ways:?}"
    );
}

/// The first and the last date of every period, which reach all that any date reaches.
fn edges(periods: impl Iterator<Item = (Day, Day)>) -> Vec<Day> {
    periods
        .flat_map(|(first, last)| [first.max(Day::FIRST), last.min(Day::LAST)])
        .filter(|day| day.is_policy_date())
        .collect()
}

#[test]
fn every_way_gives_what_it_says_and_the_best_is_offered() {
    let policy = Policy::shipped();
    let dates = dates(policy);
    for (question, switches) in link_questions(policy) {
        let bands = policy.link_intervals(question.surface, question.target, question.switch);
        let edges = edges(bands.iter().map(|band| (band.first, band.last)));
        for &day in &dates {
            let question = LinkQuestion { day, ..question };
            let mut steps: Vec<Question> = Vec::new();
            for surface in Surface::ALL {
                let switch = switches.of(surface);
                steps.push(Question::Link(LinkQuestion {
                    surface,
                    switch,
                    ..question
                }));
            }
            for switch in Switch::ALL {
                if switch.exists_on(question.surface) {
                    steps.push(Question::Link(LinkQuestion { switch, ..question }));
                }
            }
            steps.extend(edges.iter().map(|day| {
                Question::Link(LinkQuestion {
                    day: *day,
                    ..question
                })
            }));
            check_ways(policy, &Question::Link(question), switches, &steps);
        }
    }
    for question in pay_questions(policy) {
        let bands = policy.pay_intervals(question.merchant, question.wallet);
        let edges = edges(bands.iter().map(|band| (band.first, band.last)));
        for &day in &dates {
            let question = PayQuestion { day, ..question };
            let wallets = policy
                .wallet_rows()
                .map(|wallet| PayQuestion { wallet, ..question });
            let days = edges.iter().map(|day| PayQuestion {
                day: *day,
                ..question
            });
            let steps: Vec<Question> = wallets.chain(days).map(Question::Pay).collect();
            check_ways(
                policy,
                &Question::Pay(question),
                Switches::default(),
                &steps,
            );
        }
    }
}

fn ways(policy: &Policy, target: &str, surface: Surface, day: &str) -> Vec<(Way, Outcome)> {
    let question = LinkQuestion {
        day: day.parse().unwrap(),
        surface,
        target: policy.target_by_id(target).unwrap(),
        switch: Switch::Default,
    };
    policy
        .change_link(&question, Switches::default(), LinkEffect::Open)
        .into_iter()
        .map(|way| (way.way, way.outcome))
        .collect()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_copied_link_is_offered_a_switch_a_surface_and_dates() {
    let open = Outcome::Link(LinkEffect::Open);
    let notice = Outcome::Link(LinkEffect::Notice);
    assert_eq!(
        ways(Policy::shipped(), "taobao", Surface::Group, "2021-09-28"),
        [
            (Way::Switch(Surface::Group, Switch::On), open),
            (Way::Surface(Surface::Dm), notice),
            (Way::NextDay(day("2021-11-30")), open),
            (Way::LastDay(day("2013-11-21")), open),
        ]
    );
}

#[test]
fn a_notice_page_names_the_date_without_one() {
    assert_eq!(
        ways(Policy::shipped(), "taobao", Surface::Dm, "2021-09-28")[0],
        (
            Way::NextDay(day("2021-11-29")),
            Outcome::Link(LinkEffect::Open)
        )
    );
}

#[test]
fn a_link_that_opens_names_the_date_on_which_it_becomes_stricter() {
    assert_eq!(
        ways(Policy::shipped(), "taobao", Surface::Dm, "2012-01-01"),
        [(
            Way::StricterDay(day("2013-11-22")),
            Outcome::Link(LinkEffect::AppRedirect)
        )]
    );
}

#[test]
fn a_suspicious_link_is_never_said_to_open_without_a_question() {
    let policy = Policy::shipped();
    for (question, switches) in link_questions(policy) {
        for way in policy.change_link(&question, switches, LinkEffect::Ask) {
            let really = matches!(way.outcome, Outcome::Link(effect) if effect >= LinkEffect::Ask);
            assert!(really, "{question:?} {way:?}");
        }
        assert!(
            policy
                .change_link(&question, switches, LinkEffect::HardStop)
                .is_empty()
        );
    }
}
