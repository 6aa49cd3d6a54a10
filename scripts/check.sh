#!/usr/bin/env bash
# Everything that must hold before a change lands: format, lints, documentation, tests. About half an hour from nothing on two cores, minutes later on.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TERM_COLOR=never CARGO_INCREMENTAL=0

step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }

step "tools and libraries of the system"
bash scripts/setup.sh

step "format"
cargo fmt --check

step "lints, all targets"
cargo clippy --all-targets -- -D warnings

step "the library alone"
cargo check --lib --no-default-features

step "lints, without the window"
cargo clippy --lib --bins --no-default-features -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items

step "tests"
cargo test

step "done"
