"""Reads reference pages on several workers of Ray, and makes one specification of what they state.

    python distributed.py --urtext ../../.build/debug/urtext --manifest pages.txt --output spec --workers 2

Each worker reads shards of the pages; claims travel through Ray's object store and are merged two by two, in whatever
order they arrive; the driver reconciles what is left. Which page is in which shard follows from its path alone, and
merging is union, so the specification is that of `urtext extract` on the same pages, byte for byte.

The workers need the program and the pages at the same paths as the driver, e.g. on a shared disk.
"""

import argparse
import itertools
import os
import pathlib
import subprocess
import sys
import tempfile

import ray


def run(*command):
    """Runs a command; what it says goes to standard error, and a failure ends the job."""
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {result.returncode}:\n{result.stderr}")


@ray.remote(num_cpus=1)
class Worker:
    """A process that reads and merges, wherever Ray puts it."""

    def __init__(self, urtext, folder):
        self.urtext = urtext
        # Paths are part of what pages state: all workers name them as the driver does.
        os.chdir(folder)

    def read(self, manifest, shard, count):
        """The claims of one shard."""
        with tempfile.TemporaryDirectory() as scratch:
            output = pathlib.Path(scratch) / "claims"
            shard = f"{shard}/{count}"
            run(self.urtext, "read", "--manifest", manifest, "--shard", shard, "--jobs", "1", "--output", str(output))
            return output.read_bytes()

    def merge(self, left, right):
        """The union of two sets of claims."""
        with tempfile.TemporaryDirectory() as scratch:
            paths = [pathlib.Path(scratch) / name for name in ("left", "right", "both")]
            paths[0].write_bytes(left)
            paths[1].write_bytes(right)
            run(self.urtext, "merge", str(paths[0]), str(paths[1]), "--output", str(paths[2]))
            return paths[2].read_bytes()

    def process(self):
        return os.getpid()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--urtext", required=True, help="the program")
    parser.add_argument("--manifest", required=True, help="a file that names pages or folders, one a line")
    parser.add_argument("--output", required=True, help="folder of the specification")
    parser.add_argument("--workers", type=int, default=2, help="processors that Ray may use on this machine")
    parser.add_argument("--shards", type=int, default=8, help="parts that the pages are cut into")
    parser.add_argument("--address", help="an existing cluster, e.g. auto; otherwise one is started here")
    parser.add_argument("rest", nargs="*", help="options of urtext reconcile, behind --")
    options = parser.parse_args()

    urtext = str(pathlib.Path(options.urtext).resolve())
    manifest = str(pathlib.Path(options.manifest).resolve())
    settings = {"include_dashboard": False, "log_to_driver": False, "logging_level": "ERROR"}
    if options.address:
        ray.init(address=options.address, **settings)
    else:
        ray.init(num_cpus=options.workers, object_store_memory=256 << 20, **settings)
    workers = [Worker.remote(urtext, os.getcwd()) for _ in range(options.workers)]
    turn = itertools.cycle(workers)
    pending = [next(turn).read.remote(manifest, number, options.shards) for number in range(1, options.shards + 1)]
    while len(pending) > 1:
        ready, pending = ray.wait(pending, num_returns=2)
        pending.append(next(turn).merge.remote(*ready))
    with tempfile.TemporaryDirectory() as scratch:
        claims = pathlib.Path(scratch) / "all.claims"
        claims.write_bytes(ray.get(pending[0]))
        result = subprocess.run([urtext, "reconcile", str(claims), "--output", options.output] + options.rest)
    processes = set(ray.get([worker.process.remote() for worker in workers]))
    print(f"{options.shards} shards, read by {len(processes)} workers")
    ray.shutdown()
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
