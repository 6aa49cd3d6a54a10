//! Any bytes as a policy file: loaded or refused, never a crash; what loads answers questions and
//! writes exports.
//!
//! Run with `cargo fuzz run policy fuzz/corpus/policy tests/lint`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use moongate::domain::{Day, Lang, Surface, Switch, Switches};
use moongate::policy::export::{cedar, json, markdown, sql};
use moongate::policy::{LinkQuestion, Outcome, Policy};

fuzz_target!(|text: &str| {
    let policy = match Policy::load("fuzz.toml", text) {
        Ok((policy, _warnings)) => policy,
        Err(errors) => {
            assert!(errors.iter().all(|error| error.line >= 1 && error.column >= 1 && !error.rendered.is_empty()));
            return;
        }
    };
    for target in policy.targets() {
        for surface in Surface::ALL {
            for switch in Switch::ALL {
                let question = LinkQuestion { day: Day::DEFAULT, surface, target, switch };
                let opens = policy.link(&question).effect.opens();
                for way in policy.change_link(&question, Switches::default()) {
                    if let Some(Outcome::Link(effect, _)) = way.outcome {
                        assert_ne!(effect.opens(), opens, "a way out leads to the other outcome");
                    }
                }
            }
        }
    }
    let _texts = (cedar::policies(&policy), cedar::schema(&policy), sql::script(&policy), json::document(&policy));
    let _table = markdown::tables(&policy, Day::DEFAULT, Switches::default(), Lang::Zh);
});
