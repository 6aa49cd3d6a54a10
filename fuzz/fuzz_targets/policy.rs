//! Loads any bytes as a policy file: they are loaded or refused, and a loaded policy answers
//! questions and writes every export.
//!
//! Run with `cargo fuzz run policy fuzz/corpus/policy tests/lint`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use moongate::domain::{Day, Lang, Surface, Switch, Switches};
use moongate::i18n::policy::HEADINGS;
use moongate::policy::export::{cedar, json, markdown, sql};
use moongate::policy::{LinkEffect, LinkQuestion, Outcome, Policy};

fuzz_target!(|text: &str| {
    let policy =
        match Policy::load("fuzz.toml", text) {
            Ok((policy, _warnings)) => policy,
            Err(errors) => {
                assert!(errors.iter().all(|error| error.line >= 1
                    && error.column >= 1
                    && !error.rendered.is_empty()));
                return;
            }
        };
    for target in policy.targets() {
        for surface in Surface::ALL {
            for switch in Switch::ALL {
                let question = LinkQuestion {
                    day: Day::DEFAULT,
                    surface,
                    target,
                    switch,
                };
                let effect = policy.link(&question).answer;
                for way in policy.change_link(&question, Switches::default(), LinkEffect::Open) {
                    if let Outcome::Link(other) = way.outcome {
                        assert_ne!(other, effect, "a way out leads to another effect");
                    }
                }
            }
        }
    }
    let _texts = (
        cedar::policies(&policy),
        cedar::schema(&policy),
        sql::script(&policy),
        json::document(&policy),
    );
    let _table = markdown::tables(
        &policy,
        Day::DEFAULT,
        Switches::default(),
        (&HEADINGS, Lang::Zh),
    );
});
