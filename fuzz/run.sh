#!/usr/bin/env bash
# Runs each target for so many seconds under libFuzzer, which follows the coverage: fuzz/run.sh SECONDS [TARGET…]
# Stable Rust does; a C++ compiler is needed for libFuzzer itself, which comes with its crate. What is found is written
# to target/fuzz/failed, what is worth going on with to target/fuzz/corpus.
set -euo pipefail
cd "$(dirname "$0")"

seconds=$1
shift
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then targets=(policy expression compiled answers); fi

if ! command -v c++ >/dev/null; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt-get update && apt-get install --yes --no-install-recommends g++
    else
        echo "fuzz: a C++ compiler is needed (c++ on the path)" >&2
        exit 1
    fi
fi

# What cargo-fuzz passes for “no sanitizer”: the code has no unsafe block for one to watch over.
flags='build.rustflags=["--cfg=fuzzing", "-Cpasses=sancov-module", "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters", "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares"]'
# With a target of its own, build scripts go without the flags.
host=$(rustc -vV | sed -n 's/^host: //p')
built=../target/fuzz
export CARGO_TARGET_DIR=$built
cargo build --release --locked --features guided --bin guided --target "$host" --config "${flags//$'\n'/}"
cargo build --release --locked --bin round

mkdir -p "$built/failed"
status=0
summary=
for target in "${targets[@]}"; do
    corpus=$built/corpus/$target
    mkdir -p "$corpus" "found/$target"
    "$built/release/round" --target "$target" --write-seeds "$corpus"
    log=$built/$target.log
    echo "fuzz: $target for $seconds s"
    # Of memory this is the net below the limit of 100 MB for each execution, of time that below 1 s.
    TARGET=$target "$built/$host/release/guided" "$corpus" "found/$target" -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=2048 -max_len=1000000 -len_control=20 -print_final_stats=1 -artifact_prefix="$built/failed/$target-" \
        >"$log" 2>&1 || { status=1; grep -a -A3 'panicked at\|ERROR: libFuzzer\|Test unit written' "$log" || tail -20 "$log"; }
    summary+=$(printf '%-12s %s executions' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")")$'\n'
done
printf '%s' "$summary"
exit $status
