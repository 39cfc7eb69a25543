#!/usr/bin/env python3
"""Measures `urtext extract` beside floors in C, in turns in one run, and prints medians and ratios.

usage: run.py PAGES [--rounds N] [--tool PATH] [--hostile] [--values DIR] [--keep DIR]
  PAGES      folder of Markdown pages, read only
  --rounds   how often each command runs (default 7); one round before is not counted
  --tool     the tool (default: .build/release/urtext, which is built if --tool is left out)
  --values   folder of header values, given to the tool as it is
  --hostile  also one page of each shape of hostile.py, at 256 KiB and at 1 MiB
  --keep     scratch folder that is not removed
exit: 0 measured; 1 the results differ where they must not, or a hostile shape is over its bound; 2 cannot measure
"""
import argparse
import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import hostile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def build(work):
    """Compiles the floors; returns their folder."""
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "libxml-2.0"], check=True, capture_output=True, text=True
    ).stdout.split()
    libraries = {
        "measure": [], "floor_files": [], "floor_facts": [],
        "floor_tree": flags + ["-lcmark-gfm", "-lcmark-gfm-extensions"],
    }
    for name, options in libraries.items():
        subprocess.run(
            [os.environ.get("CC", "cc"), "-O3", "-o", f"{work}/{name}", f"{HERE}/{name}.c", *options], check=True)


class Bench:
    def __init__(self, work, rounds):
        self.work, self.rounds = work, rounds
        self.commands, self.preparations = {}, {}

    def add(self, name, command, preparation=None):
        self.commands[name], self.preparations[name] = command, preparation

    def once(self, command):
        """CPU seconds of user and system, peak MiB, exit status of the command and what it waited for."""
        read, write = os.pipe()
        subprocess.run(
            ["sh", "-c", f'exec "$0" "$1" 3>&{write}', f"{self.work}/measure", command], pass_fds=(write,),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        os.close(write)
        with os.fdopen(read) as stream:
            fields = stream.read().split()
        if len(fields) != 3:
            sys.exit(f"error: cannot measure {command}")
        return float(fields[0]), int(fields[1]) / 1024, int(fields[2])

    def run(self):
        """Runs every command once a round, the order turned each time. Returns for each its runs."""
        runs = {name: [] for name in self.commands}
        for round in range(-1, self.rounds):
            names = list(self.commands)
            for name in names if round % 2 else reversed(names):
                if self.preparations[name]:
                    self.preparations[name]()
                figures = self.once(self.commands[name])
                if round >= 0:
                    runs[name].append(figures)
        return runs


def median(runs, field):
    return statistics.median(run[field] for run in runs)


def ratio(runs, name, other):
    return statistics.median(a[0] / max(b[0], 1e-4) for a, b in zip(runs[name], runs[other]))


def digest(folder):
    total = hashlib.sha256()
    for path, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            with open(os.path.join(path, name), "rb") as file:
                total.update(name.encode() + b"\0" + hashlib.sha256(file.read()).digest())
    return total.hexdigest()


def measure(bench, tool, pages, values, work):
    size = sum(os.path.getsize(page) for page in pages)
    lists = {"all": pages, "half": pages[::2]}
    for name, paths in lists.items():
        with open(f"{work}/{name}.txt", "w", encoding="utf-8") as file:
            file.write("\n".join(paths) + "\n")
    options = f" --values '{values}'" if values else ""

    def extract(output, jobs, which="all", more=""):
        return f"exec '{tool}' extract --manifest {work}/{which}.txt --output {work}/{output} --jobs {jobs}{options}{more}"

    def fresh(output):
        return lambda: shutil.rmtree(f"{work}/{output}", ignore_errors=True)

    bench.add("stat", f"exec {work}/floor_files stat {work}/all.txt")
    bench.add("scan", f"exec {work}/floor_files scan {work}/all.txt")
    bench.add("facts", f"exec {work}/floor_facts {work}/all.txt")
    bench.add("tree", f"exec {work}/floor_tree {work}/all.txt")
    bench.add("start", f"exec '{tool}' --version")
    bench.add("extract", extract("one", 1), fresh("one"))
    bench.add("extract, 2 jobs", extract("two", 2), fresh("two"))
    bench.add("extract, half", extract("half", 1, "half"), fresh("half"))
    cached = extract("cached", 1, more=f" --cache {work}/cache")
    bench.add("nothing changed", cached)
    runs = bench.run()

    print(f"{len(pages)} pages, {size / 1e6:.1f} MB, medians of {bench.rounds} rounds\n")
    print("| what | CPU ms | ÷ facts | ÷ tree | peak MiB |\n|---|---:|---:|---:|---:|")
    for name in runs:
        print(
            f"| {name} | {median(runs[name], 0) * 1e3:.1f} | {ratio(runs, name, 'facts'):.2f} "
            f"| {ratio(runs, name, 'tree'):.3f} | {median(runs[name], 1):.1f} |")
    print(f"\ntree ÷ extract: {ratio(runs, 'tree', 'extract'):.2f}")
    print(f"2 jobs ÷ 1 job: {ratio(runs, 'extract, 2 jobs', 'extract'):.2f}")
    print(f"nothing changed ÷ stat: {ratio(runs, 'nothing changed', 'stat'):.2f}")
    print(f"nothing changed ÷ start: {ratio(runs, 'nothing changed', 'start'):.2f}")
    results = {digest(f"{work}/{name}") for name in ("one", "two", "cached")}
    print("1 job, 2 jobs, cache:", "the same bytes" if len(results) == 1 else "DIFFERENT BYTES")
    return len(results) == 1


def measure_hostile(bench, tool, work):
    print("\n| shape | CPU s, 256 KiB | CPU s, 1 MiB | growth | peak MiB |\n|---|---:|---:|---:|---:|")
    passed = True
    small, large = dict(hostile.pages(1 << 18)), dict(hostile.pages(1 << 20))
    for name in small:
        figures = []
        for data in (small[name], large[name]):
            page = f"{work}/{name}.md"
            with open(page, "wb") as file:
                file.write(data)
            shutil.rmtree(f"{work}/hostile", ignore_errors=True)
            figures.append(
                bench.once(f"ulimit -t 30; exec '{tool}' extract {page} --output {work}/hostile --jobs 1"))
        (first, _, _), (second, peak, status) = figures
        growth = second / max(first, 1e-3)
        is_over = (growth > 6 and second > 0.1) or peak > 64 or second > 10 or status > 125
        passed = passed and not is_over
        mark = " OVER" if is_over else ""
        print(f"| {name}{mark} | {first:.3f} | {second:.3f} | {growth:.1f} | {peak:.0f} |")
    return passed


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("pages")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--tool")
    parser.add_argument("--values")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    pages = sorted(
        os.path.join(path, name) for path, _, files in os.walk(os.path.abspath(arguments.pages))
        for name in files if name.endswith(".md"))
    if not pages:
        print(f"error: no page is below {arguments.pages}", file=sys.stderr)
        return 2
    tool = os.path.abspath(arguments.tool or f"{ROOT}/.build/release/urtext")
    if not arguments.tool:
        subprocess.run(["swift", "build", "-c", "release", "--product", "urtext", "--quiet"], cwd=ROOT, check=True)
    work = os.path.abspath(arguments.keep) if arguments.keep else tempfile.mkdtemp()
    os.makedirs(work, exist_ok=True)
    try:
        build(work)
        bench = Bench(work, arguments.rounds)
        values = os.path.abspath(arguments.values) if arguments.values else None
        passed = measure(bench, tool, pages, values, work)
        if arguments.hostile:
            passed = measure_hostile(bench, tool, work) and passed
    finally:
        if not arguments.keep:
            shutil.rmtree(work, ignore_errors=True)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
