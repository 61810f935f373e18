#!/usr/bin/env python3
"""How long a run takes over documents made for it, beside other programs on the same texts, in one go: medians, ratios, peak memory.

    peers.py --binary orgkarta --programs build/ci/tests/bench --mb 10 --out DIR [--rounds 5]

DIR gets the documents (make_input.py) and RESULT.md. What is not installed is skipped, and why is told. Slow programs get the first
texts only; their speed is told for these.
"""
import argparse
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MOST_PATTERN = 2000  # bytes: longer ones are words of a lexicon, of which others make automata too large to keep
MOST_PATTERNS = 50
CHRONO = """
const chrono = require("chrono-node"), fs = require("fs");
let found = 0;
for (const path of fs.readFileSync(0, "utf8").split("\\n")) if (path) found += chrono.parse(fs.readFileSync(path, "utf8")).length;
console.log(found);
"""
DATEPARSER = """
import sys
from dateparser.search import search_dates
print(sum(len(search_dates(open(path.strip(), encoding="utf-8").read(), languages=["sv"]) or ()) for path in sys.stdin))
"""


def first_line(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).split("\n")[0].strip()


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{model[1] if model else platform.machine()}, {os.cpu_count()} processors, {platform.system()} {platform.release()}"


class Measured:
    """A program's rounds: seconds of the clock, peak memory in MB."""

    def __init__(self, command, stdin="", before=None, rounds=5, ok=(0, 1)):
        self.seconds, self.memory = [], 0.0
        for _ in range(rounds):
            if before:
                before()
            with tempfile.TemporaryFile("w+") as given:
                given.write(stdin)
                given.seek(0)
                start = time.monotonic()
                process = subprocess.Popen([str(c) for c in command], stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            self.seconds.append(time.monotonic() - start)
            self.memory = max(self.memory, usage.ru_maxrss / 1024)
            if process.returncode not in ok:
                raise RuntimeError(f"{command[0]}: exit {process.returncode}")
        self.median = statistics.median(self.seconds)


class Bench:
    def __init__(self, arguments):
        self.a, self.rows, self.notes = arguments, [], []
        self.input, self.scratch = arguments.out / "input", arguments.out / "found"
        self.texts = []

    def add(self, name, megabytes, measured):
        self.rows.append((name, megabytes, measured))
        print(f"{name}: {measured.median:.3f} s, {megabytes / measured.median:.2f} MB/s, {measured.memory:.0f} MB", flush=True)

    def skip(self, name, why):
        self.notes.append(f"{name}: skipped, {why}")
        print(self.notes[-1], flush=True)

    def make_input(self):
        shutil.rmtree(self.input, ignore_errors=True)
        subprocess.run([sys.executable, HERE / "make_input.py", self.input, "--mb", str(self.a.mb)], check=True)
        self.texts = sorted((self.input / "txt").rglob("*.txt"))

    def run(self, form, jobs, *, again=False):
        command = (self.a.binary, "run", self.input / form, "--out", self.scratch, "--jobs", jobs, "--quiet")
        before = None if again else lambda: shutil.rmtree(self.scratch, ignore_errors=True)
        return Measured(command, before=before, rounds=self.a.rounds)

    def orgkarta(self):
        subprocess.run([self.a.binary, "rules", "list"], stdout=subprocess.DEVNULL, check=True)  # compiles them, once
        for form in ("txt", "html", "pdf"):
            self.add(f"orgkarta, {form}, 2 jobs", self.a.mb, self.run(form, 2))
        self.add("orgkarta, txt, 1 job", self.a.mb, self.run("txt", 1))
        self.run("txt", 2)
        self.add("orgkarta, txt, nothing changed", self.a.mb, self.run("txt", 2, again=True))
        self.add("find -printf on the same", self.a.mb,
                 Measured(("find", self.input / "txt", "-type", "f", "-printf", "%s %T@ %p\n"), rounds=self.a.rounds))

    def one_pass(self):
        program = self.a.programs / "bench_one_pass"
        if not program.exists():
            return self.skip("one pass of RE2", f"{program} is not built")
        return self.add("one pass of ten literals (RE2)", self.a.mb,
                        Measured((program, self.input / "txt", HERE / "ten_literals.txt"), rounds=self.a.rounds))

    def part(self, megabytes):
        """The first texts of so many MB, and their size."""
        size, chosen = 0, []
        for path in self.texts:
            if size >= megabytes * 1e6:
                break
            chosen.append(path)
            size += path.stat().st_size
        return "".join(f"{p}\n" for p in chosen), size / 1e6

    def ripgrep(self):
        program = self.a.programs / "bench_patterns"
        if not shutil.which("rg") or not program.exists():
            return self.skip("ripgrep", "rg is not installed (Debian: ripgrep)" if program.exists() else f"{program} is not built")
        lines = subprocess.run([program, ROOT / "rules" / "sv"], capture_output=True, text=True, check=True).stdout.splitlines()
        # Names of groups may stand once in what ripgrep makes one pattern of.
        short = [re.sub(r"\(\?P<\w+>", "(?:", line) for line in lines if len(line.encode()) <= MOST_PATTERN]
        file = self.a.out / "patterns.txt"
        chosen = []
        for pattern in short:  # those that its syntax knows
            if len(chosen) < MOST_PATTERNS and subprocess.run(["rg", "-q", "-e", pattern, os.devnull], capture_output=True, check=False).returncode != 2:
                chosen.append(pattern)
        file.write_text("\n".join(chosen) + "\n", encoding="utf-8")
        self.notes.append(f"ripgrep gets {len(chosen)} of the {len(lines)} mention rules, those with short patterns; orgkarta works with all, "
                          "and with relations")
        command = ("rg", "-o", "-j1", "--no-filename", "--dfa-size-limit", "1G", "--regex-size-limit", "1G", "-f", file)
        texts, megabytes = self.part(min(self.a.mb, 1))
        return self.add(f"ripgrep, {len(chosen)} patterns of the rules", megabytes, Measured((*command, *texts.split()), rounds=self.a.rounds))

    def chrono(self):
        folder = self.a.out / "chrono"
        folder.mkdir(exist_ok=True)
        if not shutil.which("npm"):
            return self.skip("chrono-node", "npm is not installed")
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", folder, "chrono-node@2"], capture_output=True, text=True,
                              check=False, timeout=120)
        if done.returncode != 0:
            return self.skip("chrono-node", "npm cannot install it: " + (done.stderr.strip().split("\n") or [""])[0])
        (folder / "dates.cjs").write_text(CHRONO)
        texts, megabytes = self.part(min(self.a.mb, 10))
        return self.add("chrono-node, dates alone", megabytes, Measured(("node", folder / "dates.cjs"), texts, rounds=self.a.rounds))

    def dateparser(self):
        python = "/usr/bin/python3"
        if subprocess.run([python, "-c", "import dateparser"], capture_output=True, check=False).returncode != 0:
            return self.skip("dateparser", "it is not installed (Debian: python3-dateparser)")
        texts, megabytes = self.part(0.1)
        return self.add("dateparser, dates alone", megabytes, Measured((python, "-W", "ignore", "-c", DATEPARSER), texts, rounds=self.a.rounds))

    def versions(self):
        asked = ((self.a.binary, "--version"), ("rg", "--version"), ("node", "--version"))
        told = [first_line(*c) if "orgkarta" in str(c[0]) else f"{pathlib.Path(c[0]).name} {first_line(*c)}" for c in asked if shutil.which(str(c[0]))]
        told.append(first_line("dpkg-query", "-W", "-f", "${Package} ${Version}\n", "libre2-9"))
        return "; ".join(t for t in told if t)

    def report(self):
        yardstick = next((mb / m.median for name, mb, m in self.rows if "RE2" in name), None)
        lines = [f"# A run beside others, {self.a.mb:g} MB of text", "", f"{machine()}; load before: {self.load}", "",
                 self.versions(), "",
                 f"{len(self.texts)} documents, medians of {self.a.rounds} rounds by the clock; MB are megabytes of text, the same in all forms.", "",
                 "| | s | MB/s | of one pass | peak MB |", "|---|---|---|---|---|"]
        for name, mb, m in self.rows:
            part = f" ({mb:.1f} MB)" if mb < self.a.mb * 0.95 else ""
            ratio = f"{mb / m.median / yardstick:.4f}" if yardstick else ""
            lines.append(f"| {name}{part} | {m.median:.3f} | {mb / m.median:.2f} | {ratio} | {m.memory:.0f} |")
        by_name = {name: m.median for name, _, m in self.rows}
        one, two = by_name["orgkarta, txt, 1 job"], by_name["orgkarta, txt, 2 jobs"]
        nothing, find = by_name["orgkarta, txt, nothing changed"], by_name["find -printf on the same"]
        lines += ["", f"Two jobs are {one / two:.2f} times as fast as one. A run with nothing to do takes {nothing / find:.1f} times as long as find, "
                  f"{nothing / two:.3f} of a run over all."]
        (self.a.out / "RESULT.md").write_text("\n".join(lines + [""] + [f"- {n}" for n in self.notes]).rstrip() + "\n", encoding="utf-8")

    def all(self):
        self.load = pathlib.Path("/proc/loadavg").read_text().split()[0]
        self.make_input()
        for step in (self.orgkarta, self.one_pass, self.ripgrep, self.chrono, self.dateparser):
            step()
        self.report()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--mb", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    arguments.binary = arguments.binary.resolve()
    Bench(arguments).all()
    print((arguments.out / "RESULT.md").read_text())


if __name__ == "__main__":
    main()
