#!/usr/bin/env bash
# Runs check.sh, then the slow checks: benchmarks compile, long random tests, fuzzing, other systems.
# Stops at the first failure and says what it skips. Takes about half an hour longer than check.sh.
# The numbers of kills, programs and taps can be set: MOONGATE_KILLS=100 scripts/check-all.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TERM_COLOR=never CARGO_INCREMENTAL=0
export MOONGATE_KILLS=${MOONGATE_KILLS:-1000}
export MOONGATE_PROGRAMS=${MOONGATE_PROGRAMS:-100000}
export MOONGATE_TAPS=${MOONGATE_TAPS:-100000}
fuzz_seconds=${MOONGATE_FUZZ_SECONDS:-60}

skipped=()
skip() {
  printf '\n== SKIPPED: %s\n' "$1"
  skipped+=("$1")
}

# Runs a command as a named step and prints its seconds.
step() {
  local name=$1 start=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@" || { printf '\n== FAILED: %s (%s s)\n' "$name" "$((SECONDS - start))" >&2; exit 1; }
  printf '== %s: %s s\n' "$name" "$((SECONDS - start))"
}

# Runs the tests with a name; fails if there is none.
long_test() {
  cargo test --test library "$1" -- --nocapture | tee /dev/stderr |
    grep '^test result: ok\. [1-9]' >/dev/null
}

# Fuzzes a target for a while; new inputs go to a temporary folder.
fuzz() {
  local target=$1 corpus=$2 new
  new=$(mktemp -d)
  cargo +nightly fuzz run "$target" "$new" "$corpus" -- -max_total_time="$fuzz_seconds" -verbosity=0 &&
    rm -r "$new"
}

# Whether C code can be compiled for a target: SQLite is.
compiles_c() {
  case $1 in
    *-windows-gnu) command -v "${1%%-*}-w64-mingw32-gcc" >/dev/null ;;
    *-windows-msvc) [[ $(uname -s) == MINGW* || $(uname -s) == MSYS* ]] ;;
    *-apple-darwin) [ "$(uname -s)" = Darwin ] ;;
  esac
}

# check.sh runs the random tests with their small default numbers.
step "check.sh" env -u MOONGATE_KILLS -u MOONGATE_PROGRAMS -u MOONGATE_TAPS bash scripts/check.sh

step "benchmarks compile" cargo bench --no-run
step "fuzz targets compile" cargo check --manifest-path fuzz/Cargo.toml --locked

step "$MOONGATE_KILLS kills" long_test killed
step "$MOONGATE_PROGRAMS random programs" long_test random_programs
step "$MOONGATE_TAPS taps" long_test taps

if ! cargo +nightly --version >/dev/null 2>&1; then
  skip "fuzzing: no nightly toolchain (rustup toolchain install nightly)"
elif ! cargo fuzz --version >/dev/null 2>&1; then
  skip "fuzzing: no cargo-fuzz (cargo install cargo-fuzz)"
else
  step "fuzz find" fuzz find fuzz/corpus/find
  step "fuzz judge" fuzz judge fuzz/corpus/judge
  step "fuzz policy" fuzz policy tests/lint
fi

host=$(rustc -vV | sed -n 's/^host: //p')
installed=$(rustup target list --installed 2>/dev/null || echo "$host")
for system in pc-windows apple-darwin; do
  targets=$(grep -e "$system" <<<"$installed" | grep -vx "$host" || true)
  [ -n "$targets" ] || skip "$system: no such target is installed (rustup target add)"
  for target in $targets; do
    if compiles_c "$target"; then
      step "check for $target" cargo check --all-targets --target "$target"
    else
      skip "$target with the window: no C compiler for it"
      step "check for $target, without features" cargo check --lib --bins --no-default-features --target "$target"
    fi
  done
done

printf '\n== done (%s s)\n' "$SECONDS"
if [ "${#skipped[@]}" -gt 0 ]; then
  printf 'skipped: %s\n' "${skipped[@]}"
fi
