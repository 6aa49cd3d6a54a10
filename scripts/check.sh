#!/usr/bin/env bash
# Checks what must hold before a change lands: format, lints, documentation, tests.
# Takes about half an hour for a first build on two cores, minutes later.
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

step "without features: no C code, no SQLite, no graphics"
dependencies=$(cargo tree --no-default-features -e normal,build --prefix none)
if grep -E '^(cc|cmake|eframe|egui|image|libsqlite3-sys|qrcode|rusqlite|wgpu) ' <<<"$dependencies"; then
  echo "the library without features must not depend on these" >&2
  exit 1
fi

step "lints, without features"
cargo clippy --lib --bins --no-default-features -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items

step "tests"
cargo test

step "done"
