//! Judges any text as one address: `cargo fuzz run judge`.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use moongate::links::HostTable;
use moongate::{Policy, gate};

#[path = "../../tests/library/links/invariants.rs"]
#[allow(dead_code, reason = "the other target uses the rest")]
mod invariants;

static HOSTS: LazyLock<HostTable> = LazyLock::new(|| gate::host_table(Policy::shipped()));

fuzz_target!(|text: &str| invariants::check_judging(text, &HOSTS));
