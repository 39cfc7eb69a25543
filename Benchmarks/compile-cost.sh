#!/usr/bin/env bash
# What a debug build pays for the generated module, in ratio to an empty file that imports the same runtime.
#
#   Benchmarks/compile-cost.sh [ROUNDS] [LIMIT]
#
# Prints seconds of processor time, the least of ROUNDS (5) each, for -Onone alone, and as SwiftPM calls the compiler for
# a debug build (with debug information, for tests, in batches). Ends with 1 when the first ratio is above LIMIT (10).
# Processor time, so that other work on the machine matters little.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5}
limit=${2:-10}

swift build --quiet --target SSPIRuntime >/dev/null
modules=$PWD/.build/debug/Modules
[ -e "$modules/SSPIRuntime.swiftmodule" ] || {
    echo "error: $modules/SSPIRuntime.swiftmodule is missing; the layout of .build changed" >&2
    exit 1
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo 'import SSPIRuntime' >"$folder/empty.swift"
mapfile -t generated < <(find Generated -name '*.swift' | LC_ALL=C sort)
settings=(-swift-version 6 -Onone -strict-memory-safety -enable-upcoming-feature ExistentialAny
    -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature InternalImportsByDefault
    -parse-as-library -module-name SSPIInterface -I "$modules")

# The least processor time of compiling the files, in milliseconds.
cost() { # MODE FILES…
    local mode=$1 least=999999999 spent
    shift
    for _ in $(seq "$rounds"); do
        rm -rf "$folder/objects"
        mkdir "$folder/objects"
        files=()
        for file in "$@"; do files+=("$(realpath "$file")"); done
        spent=$(
            cd "$folder/objects"
            TIMEFORMAT='%U %S'
            { time swiftc "${settings[@]}" $mode -c "${files[@]}" 2>messages; } 2>&1 |
                awk '{ printf "%d", ($1 + $2) * 1000 }'
        )
        [ ! -s "$folder/objects/messages" ] || { cat "$folder/objects/messages" >&2; exit 1; }
        [ "$spent" -lt "$least" ] && least=$spent
    done
    echo "$least"
}

report() { # NAME MODE
    local empty full
    empty=$(cost "$2" "$folder/empty.swift")
    full=$(cost "$2" "${generated[@]}")
    awk -v name="$1" -v empty="$empty" -v full="$full" 'BEGIN {
        printf "%-14s empty %.2f s, generated %.2f s, ratio %.1f\n", name, empty / 1000, full / 1000, full / empty }'
    ratio=$(awk -v empty="$empty" -v full="$full" 'BEGIN { printf "%.2f", full / empty }')
}

echo "${#generated[@]} files, $(cat "${generated[@]}" | wc -l) lines"
report '-Onone' '-whole-module-optimization'
first=$ratio
report 'debug build' '-g -enable-testing -enable-batch-mode -j2'
awk -v ratio="$first" -v limit="$limit" 'BEGIN { exit !(ratio > limit) }' || exit 0
echo "error: the generated module costs $first times an empty file, the limit is $limit" >&2
exit 1
