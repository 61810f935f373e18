#!/usr/bin/env python3
"""Lets the N-th call of the system, or the N-th allocation, fail: for N = 1, 2, … until a run has fewer; once, and from then on.
After each: the exit code and the message, the earlier outputs or the new ones whole, and a clean run that ends as if nothing
had been. Prints the points and what they came to.

    sweep.py --binary PATH [--step N] [--calls CALL,...] [--allocations LIBRARY]

A failing close() is left out: strace would not close at all, which no system does. LIBRARY is what tests/faults/failing_malloc.c is built to. --step 7 tries every seventh point.
"""
import argparse
import collections
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from rows import TEXT, World, need  # noqa: E402

CALLS = {"openat": "EMFILE", "read": "EIO", "pread64": "EIO", "write": "ENOSPC", "pwrite64": "ENOSPC", "fsync": "EIO",
         "fdatasync": "EIO", "rename": "EIO", "mkdir": "EACCES", "unlink": "EACCES", "ftruncate": "EIO", "flock": "ENOLCK",
         "fcntl": "EIO", "newfstatat": "EIO", "lseek": "EIO", "clone3": "EAGAIN",
         "getdents64": "EIO", "socketpair": "EMFILE", "pipe2": "EMFILE"}
MOST = 20_000  # points of one call: there never are so many


class Sweep:
    def __init__(self, world, step):
        self.world, self.step = world, step
        self.seen, self.wrong = collections.Counter(), []
        for i in range(3):
            world.document(f"{i}.txt", TEXT.replace("5 mars", f"{i + 1} mars"))
        world.run()
        self.old = world.told()
        world.document("3.txt", TEXT.replace("5 mars", "9 april"))
        world.run()
        self.new = world.told()

    def begin(self):
        """The state that every point begins with: an earlier run, and a document more."""
        (self.world.input / "3.txt").unlink()
        self.world.run()
        self.world.document("3.txt", TEXT.replace("5 mars", "9 april"))

    def judge(self, point, process):
        """What became of one point; whatever went wrong is kept."""
        said = process.stderr.decode(errors="replace")
        told = self.world.told()
        if process.returncode < 0 or process.returncode >= 128:
            self.wrong.append(f"{point}: ended by a signal ({process.returncode}) {said}")
        elif process.returncode == 0 and told != self.new:
            self.wrong.append(f"{point}: exit 0, and not what a run comes to")
        elif process.returncode != 0 and not said.strip() and not point.startswith("write"):  # the message is written too
            self.wrong.append(f"{point}: exit {process.returncode} without a word")
        elif process.returncode == 1 and not told["errors.jsonl"]:
            self.wrong.append(f"{point}: exit 1 without an error told")
        elif process.returncode > 1 and any(told[name] not in (self.old[name], self.new[name]) for name in told):
            self.wrong.append(f"{point}: outputs are torn")
        self.seen[process.returncode] += 1
        self.world.run()
        if self.world.told() != self.new:
            self.wrong.append(f"{point}: the next run does not come to the same")

    def calls(self, call, error):
        log = self.world.dir / "trace"
        for onwards in ("", "+"):
            for n in range(1, MOST, self.step):
                self.begin()
                process = self.world.call("run", self.world.input, "--out", self.world.out, "--jobs", "1", before=[
                    "strace", "-f", "-qq", "-o", log, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={n}{onwards}"])
                if "(INJECTED)" not in log.read_text(errors="replace"):
                    break
                self.judge(f"{call} {n}{onwards} {error}", process)

    def allocations(self, library):
        for onwards in ("", "+"):
            n = 1
            while n < 10**9:
                self.begin()
                log = self.world.dir / "failed"
                log.unlink(missing_ok=True)
                env = {**self.world.env, "LD_PRELOAD": library, "FAIL_AT": str(n), "FAIL_ON": onwards, "FAIL_LOG": str(log)}
                process = self.world.call("run", self.world.input, "--out", self.world.out, "--jobs", "1", env=env)
                if not log.exists():
                    break
                self.judge(f"allocation {n}{onwards}", process)
                n += max(self.step, n // 20)  # the many that loading rules makes are much alike


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--calls", default=",".join(CALLS))
    parser.add_argument("--allocations")
    arguments = parser.parse_args()
    need("strace")
    with tempfile.TemporaryDirectory(prefix="orgkarta-sweep-") as folder:
        sweep = Sweep(World(str(pathlib.Path(arguments.binary).resolve()), folder), arguments.step)
        for call in filter(None, arguments.calls.split(",")):
            before = sum(sweep.seen.values())
            sweep.calls(call, CALLS[call])
            print(f"{call:12} {sum(sweep.seen.values()) - before:5} points")
            sys.stdout.flush()
        if arguments.allocations:
            before = sum(sweep.seen.values())
            sweep.allocations(str(pathlib.Path(arguments.allocations).resolve()))
            print(f"{'allocation':12} {sum(sweep.seen.values()) - before:5} points")
    print("exit codes: " + ", ".join(f"{code}: {n}" for code, n in sorted(sweep.seen.items())))
    for wrong in sweep.wrong:
        print(f"WRONG {wrong}")
    print(f"{sum(sweep.seen.values()) - len(sweep.wrong)} passed, {len(sweep.wrong)} failed")
    return 1 if sweep.wrong or not sweep.seen else 0


if __name__ == "__main__":
    sys.exit(main())
