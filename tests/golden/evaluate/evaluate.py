#!/usr/bin/python3
"""Whether `orgkarta evaluate` counts right: against other scorers, and against itself.

    evaluate.py --binary PATH [--copies N]

The program's facts (../score/read_corpus.py; --found DIR takes what it has found already), and N copies spoilt at random
(spoil.py), are evaluated against their gold facts. For each the figures of the kinds must be those of ../score/scorer.py, and what --against, --by,
--relaxed and -v tell must add up. Where the reference data are ($ORGKARTA_SHARED, by default ../shared),
every figure and every finding must also be those of its evaluate.py, there on its own documents as well.
"""
import argparse
import collections
import contextlib
import functools
import importlib.util
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "score")]
import read_corpus  # noqa: E402
import scorer  # noqa: E402
from spoil import spoil  # noqa: E402

ROOT = HERE.parent.parent.parent
FIGURES = ("hit", "extra", "missed", "precision", "recall", "f1")
TIME_LIMIT = 300


class Reference:
    """The reference's evaluate.py, run in this process."""

    def __init__(self, file):
        spec = importlib.util.spec_from_file_location("reference_evaluate", file)
        self.module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.module)
        self.module.label = lambda kind, item: ""  # labels are written otherwise, and may hold line ends

    def run(self, *arguments):
        out = io.StringIO()
        old, sys.argv = sys.argv, ["evaluate.py", *map(str, arguments)]
        try:
            with contextlib.redirect_stdout(out):
                self.module.main()
        finally:
            sys.argv = old
        return out.getvalue()

    def figures(self, *arguments):
        return json.loads(self.run(*arguments, "--json"))

    def findings(self, *arguments):
        """How many findings of each sort each document has: {(document, sign, kind): count}."""
        counts, document = collections.Counter(), None
        for line in self.run(*arguments, "-v").splitlines():
            if line.startswith("kind  "):
                break
            if line.startswith("  ") and line[2:3] in "-+~!":
                counts[document, line[2], line[4:].split(":")[0] if line[2] != "!" else ""] += 1
            else:
                document = line
        return counts


class Checker:
    def __init__(self, binary, folder):
        self.binary, self.folder, self.faults, self.compared = binary, folder, [], 0
        self.rules = folder / "rules"  # of the real lexicons those that are asked
        (self.rules / "lexicon").mkdir(parents=True)
        for lexicon in (ROOT / "rules" / "sv" / "lexicon").glob("body_key_*.tsv"):
            shutil.copy(lexicon, self.rules / "lexicon")
        file = read_corpus.SHARED / "evaluate.py"
        self.reference = Reference(file) if file.is_file() else None

    def expect(self, right, message):
        if not right:
            self.faults.append(message)

    def program(self, *arguments):
        done = subprocess.run([self.binary, *map(str, arguments)], capture_output=True, text=True,
                              timeout=TIME_LIMIT, check=False)
        if done.returncode != 0:
            raise SystemExit(f"orgkarta {' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

    @functools.lru_cache(maxsize=4)  # --against is asked of the same facts again and again
    def evaluate(self, *arguments):
        return json.loads(self.program("evaluate", *arguments, "--json", "--rules", self.rules))

    def check(self, name, gold, facts, base, *options):
        """All checks of one facts.jsonl; `base` is the one that --against is given."""
        plain = self.evaluate(gold, facts, *options)
        if self.reference:
            self.same_as_reference(name, gold, facts, plain, *options)
        if not options:
            self.same_as_scorer(name, gold, facts, plain)
        full = self.evaluate(gold, facts, "--against", base, "--by", "type", "--relaxed", "-v", *options)
        for row, figures in plain.items():
            self.expect(all(full[row][f] == figures[f] for f in FIGURES), f"{name}: {row} differs with more options")
        self.adds_up(name, plain, full, self.evaluate(gold, base, *options))
        self.compared += 1

    def same_as_reference(self, name, gold, facts, plain, *options):
        wanted = self.reference.figures(gold, facts, *options)
        self.expect(plain == wanted, f"{name}: {plain} is not the reference's {wanted}")
        counts = collections.Counter()
        signs = {"missed": "-", "extra": "+", "fault": "~", "no_facts": "!"}
        for finding in self.evaluate(gold, facts, "-v", *options)["findings"]:
            counts[finding["document"], signs[finding["what"]], finding.get("kind", "")] += 1
        wanted = self.reference.findings(gold, facts, *options)
        self.expect(counts == wanted, f"{name}: findings: {(counts - wanted) or (wanted - counts)}")

    def same_as_scorer(self, name, gold, facts, plain):
        golden = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in gold.glob("*.json")}
        records = map(json.loads, facts.read_text(encoding="utf-8").splitlines())
        found = {pathlib.PurePosixPath(record["document"]["path"]).stem: record for record in records}
        for kind, figures in scorer.score(golden, found).items():
            told = plain.get(kind) or dict.fromkeys(FIGURES, 0)
            self.expect([told[f] for f in FIGURES] == list(figures.values()), f"{name}: {kind}: {told}, not {figures}")

    def adds_up(self, name, plain, full, before):
        changes = collections.Counter((d["kind"], d["what"]) for d in full["differences"])
        found = collections.Counter((f["kind"], f["what"]) for f in full["findings"] if "kind" in f)
        for kind in scorer.KINDS:
            if kind not in plain:
                continue
            now, old = plain[kind], before[kind]
            parts = [rows[kind] for rows in full["by_type"].values() if kind in rows]
            self.expect(all(full[kind]["before"][f] == old[f] for f in FIGURES), f"{name}: {kind}: before")
            self.expect(changes[kind, "gained"] - changes[kind, "lost"] == now["hit"] - old["hit"]
                        and changes[kind, "new"] - changes[kind, "gone"] == now["extra"] - old["extra"],
                        f"{name}: {kind}: gains and losses do not add up")
            self.expect(all(sum(part[f] for part in parts) == now[f] for f in FIGURES[:3]),
                        f"{name}: {kind}: groups do not add up")
            self.expect(all(found[kind, what] == now[what] for what in ("missed", "extra")),
                        f"{name}: {kind}: the list has other numbers than the table")
            near = full[kind]["relaxed"]
            self.expect(near["hit"] >= now["hit"] and near["extra"] <= now["extra"]
                        and near["hit"] + near["missed"] == now["hit"] + now["missed"],
                        f"{name}: {kind}: relaxed figures are no looser")

    def some_of(self, base, gold, every):
        """The facts of the first of every so many documents, and a folder of their gold facts."""
        some, lines = self.folder / "some", base.read_text(encoding="utf-8").splitlines()[::every]
        some.mkdir()
        for line in lines:
            path = pathlib.PurePosixPath(json.loads(line)["document"]["path"])
            shutil.copy(gold / f"{path.stem}.json", some)
        (self.folder / "some.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return self.folder / "some.jsonl", some

    def check_set(self, name, base, gold, copies):
        self.check(name, gold, base, base)
        if name == "corpus":  # a hundred times the facts of the other sets
            base, gold = self.some_of(base, gold, every=8)
        records = [json.loads(line) for line in base.read_text(encoding="utf-8").splitlines()]
        for seed in range(copies):
            spoilt = self.folder / f"{name}-{seed}.jsonl"
            lines = spoil(records, seed, share=(0.05, 0.25, 0.6)[seed % 3])
            spoilt.write_text("".join(json.dumps(r, ensure_ascii=seed % 2 == 0) + "\n" for r in lines), encoding="utf-8")
            self.check(f"{name}, copy {seed}", gold, spoilt, base, *(["--all"] if seed % 4 == 3 else []))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--found", type=pathlib.Path, metavar="DIR", help="what read_corpus.py wrote")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="orgkarta-evaluate-") as folder:
        folder, binary = pathlib.Path(folder), args.binary.resolve()
        found = args.found or read_corpus.read(binary, folder / "found")
        checker = Checker(binary, folder)
        for name, (_, gold) in read_corpus.sets().items():
            if name != "check":
                checker.check_set(name, found / f"{name}.jsonl", gold, args.copies)
        if not checker.reference:
            print("reference data: skipped: not there")
    for fault in checker.faults[:40]:
        print(f"FAILED {fault}")
    print(f"{checker.compared} evaluations compared, {len(checker.faults)} faults"
          + (", each with the reference's evaluate.py" if checker.reference else ""))
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
