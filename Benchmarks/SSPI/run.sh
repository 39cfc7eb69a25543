#!/usr/bin/env bash
# Measures the protocol core beside other implementations, in turns in one run, and prints medians and ratios.
# usage: run.sh [ROUNDS] [SECONDS-A-FIGURE]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-5} seconds=${2:-1}
swift build -c release --quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/gss" peers/gss.c -lgssapi_krb5
cc -O2 -o "$work/sasl" peers/sasl.c -lsasl2
export SASL_DB=$work/sasldb
printf 'Sekr1t-Pass' | PATH=$PATH:/usr/sbin saslpasswd2 -p -c -f "$SASL_DB" -u server.test alice
printf 'TESTDOM:alice:Sekr1t-Pass\n' >"$work/users"
export NTLM_USER_FILE=$work/users LM_COMPAT_LEVEL=3
for ((round = 0; round < rounds; round++)); do
    .build/release/SSPIBenchmark "$seconds" | sed 's/^/ours\t/' >>"$work/figures"
    "$work/gss" "$seconds" | sed 's/^/theirs\t/' >>"$work/figures"
    "$work/sasl" "$seconds" | sed 's/^/theirs\t/' >>"$work/figures"
done
awk -F '\t' '
    { value[$1 "\t" $2 "\t" ++count[$1 "\t" $2]] = $3; names[$2] = 1 }
    function median(key,   n, i, j, t, v) {
        n = count[key]
        if (!n) return 0
        for (i = 1; i <= n; i++) v[i] = value[key "\t" i]
        for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] < v[j - 1]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
        return v[int((n + 1) / 2)]
    }
    END {
        printf "| figure, per CPU-second | ours | theirs | ratio |\n|---|---:|---:|---:|\n"
        for (name in names) {
            a = median("ours\t" name); b = median("theirs\t" name)
            if (b) printf "| %s | %d | %d | %.1f |\n", name, a, b, a / b
            else printf "| %s | %d | | |\n", name, a
        }
    }' "$work/figures" | { read -r head; read -r line; printf '%s\n%s\n' "$head" "$line"; LC_ALL=C sort; }

# Memory that is asked for once more for every message would show as a difference.
if command -v valgrind >/dev/null; then
    for count in 100 1100; do
        valgrind --log-file="$work/heap.$count" .build/release/SSPIBenchmark seals "$count"
        sed -n 's/.*total heap usage: \([0-9,]*\) allocs.*/\1/p' "$work/heap.$count" | tr -d , >"$work/allocs.$count"
    done
    printf '\nheap allocations for 1,000 more sealed messages: %d\n' \
        $(($(cat "$work/allocs.1100") - $(cat "$work/allocs.100")))
else
    printf '\nvalgrind is not installed; heap allocations are not counted\n'
fi
