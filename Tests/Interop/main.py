#!/usr/bin/env python3
"""Runs the core against other people's programs, and keeps the table of docs/interoperability.md.

usage: main.py SSPI HTTP-SERVER HTTP-CLIENT TABLE    (the built programs, and the document)

Everything listens on the loopback and lives in a temporary folder. With URTEXT_RECORD=1 the table is written.
"""

import os
import sys

from bench import SEEN, Bench
from realm import Realm

BEGIN, END = "<!-- made by make test-integration -->\n", "<!-- end -->"


def table():
    lines = ["| package | our side | the other side | protection | seen |", "| --- | --- | --- | --- | --- |"]
    for row in sorted(SEEN):
        seen = "; ".join(what if holds else f"NOT {what}" for what, holds in SEEN[row])
        lines.append("| " + " | ".join([*row, seen]) + " |")
    return "\n" + "\n".join(lines) + "\n\n"


def main():
    if len(sys.argv) != 5:
        raise SystemExit(__doc__)
    tool, server, client, document = sys.argv[1:]
    # Nothing of whoever runs this takes part.
    for name in ("KRB5CCNAME", "KRB5_KTNAME", "NTLM_USER_FILE", "http_proxy", "https_proxy", "all_proxy"):
        os.environ.pop(name, None)
        os.environ.pop(name.upper(), None)
    bench = Bench(tool)
    try:
        realm = Realm(bench)
        import gss
        import pages
        import samba
        import squid

        gss.run(bench, realm)
        samba.run(bench)
        pages.run(bench, realm, server, client)
        squid.run(bench, realm)
    finally:
        bench.close()
    failures = [what for seen in SEEN.values() for what, holds in seen if not holds]
    print(f"{sum(len(seen) for seen in SEEN.values())} observations, {len(failures)} failed")
    with open(document) as file:
        text = file.read()
    start = text.index(BEGIN) + len(BEGIN)
    stop = text.index(END, start)
    if os.environ.get("URTEXT_RECORD"):
        with open(document, "w") as file:
            file.write(text[:start] + table() + text[stop:])
        print(f"{document} was written")
    elif not failures and text[start:stop] != table():
        print(f"{document} is out of date: run make test-integration with URTEXT_RECORD=1", file=sys.stderr)
        raise SystemExit(1)
    raise SystemExit(1 if failures else 0)


main()
