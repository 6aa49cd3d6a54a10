//! The policy engine, asked from outside: what a file means, what it must not contain, and what would change an answer.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a failed assertion is how a test speaks")]

use moongate::policy::Policy;

#[test]
fn the_shipped_policy_loads_clean() {
    match Policy::load(Policy::SHIPPED_NAME, Policy::SHIPPED_TEXT) {
        Ok((policy, warnings)) => {
            let words: Vec<_> = warnings.iter().map(ToString::to_string).collect();
            assert!(words.is_empty(), "{}", words.join("\n\n"));
            assert_eq!(policy.fingerprint(), Policy::shipped().fingerprint());
        }
        Err(errors) => {
            let words: Vec<_> = errors.iter().map(ToString::to_string).collect();
            panic!("{}", words.join("\n\n"));
        }
    }
}
