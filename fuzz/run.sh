#!/usr/bin/env bash
# Runs each target for so many seconds under libFuzzer, which follows the coverage: fuzz/run.sh SECONDS [TARGET…]
# Stable Rust does; a C++ compiler is needed for libFuzzer itself, which comes with its crate. What is found is written
# to target/fuzz/failed, what is worth going on with to target/fuzz/corpus. As many targets run at once as there are
# processors.
set -euo pipefail
cd "$(dirname "$0")"

seconds=$1
shift
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then targets=(policy expression compiled answers link file); fi

built=../target/fuzz
export CARGO_TARGET_DIR=$built
# With a target of its own, build scripts go without the flags for coverage.
host=$(rustc -vV | sed -n 's/^host: //p')

build() {
    if ! command -v c++ >/dev/null; then
        if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
            apt-get update && apt-get install --yes --no-install-recommends g++
        else
            echo "fuzz: a C++ compiler is needed (c++ on the path)" >&2
            exit 1
        fi
    fi
    # What cargo-fuzz passes for “no sanitizer”: the code has no unsafe block for one to watch over.
    local flags='build.rustflags=["--cfg=fuzzing", "-Cpasses=sancov-module", "-Cllvm-args=-sanitizer-coverage-level=4",
        "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters", "-Cllvm-args=-sanitizer-coverage-pc-table",
        "-Cllvm-args=-sanitizer-coverage-trace-compares"]'
    cargo build --release --locked --features guided --bin guided --target "$host" --config "${flags//$'\n'/}"
    cargo build --release --locked --bin round
}

# Of memory there is a net here below the limit of 100 MB for each execution, of time below that of 1 s.
run() {
    local target=$1 corpus=$built/corpus/$1 log=$built/$1.log failed=0
    mkdir -p "$corpus" "found/$target" "$built/failed"
    "$built/release/round" --target "$target" --write-seeds "$corpus"
    echo "fuzz: $target for $seconds s"
    TARGET=$target "$built/$host/release/guided" "$corpus" "found/$target" -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=2048 -max_len=1000000 -len_control=20 -print_final_stats=1 -artifact_prefix="$built/failed/$target-" \
        >"$log" 2>&1 || failed=1
    if [ $failed = 1 ]; then
        echo "fuzz: $target FAILED; more in target/fuzz/$target.log"
        grep -a -A1 'panicked at\|ERROR: libFuzzer\|Test unit written' "$log" || tail -n 20 "$log"
    fi
    return $failed
}

if [ "${FUZZ_STEP:-}" = run ]; then
    run "${targets[0]}"
    exit
fi
build
status=0
printf '%s\n' "${targets[@]}" | FUZZ_STEP=run xargs -P "$(nproc)" -I{} "./$(basename "$0")" "$seconds" {} || status=1
for target in "${targets[@]}"; do
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$built/$target.log")
    printf '%-12s %s executions\n' "$target" "${executions:-no}"
done
exit $status
