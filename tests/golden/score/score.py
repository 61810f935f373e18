#!/usr/bin/python3
"""Extraction quality of the built program, and the checks of its outputs on real rules.

    score.py --binary PATH            the table; exit 1 if something fell
    score.py --binary PATH -v         every fact that is missed (-) or too many (+) as well
    score.py --binary PATH --accept   take the figures as those to hold (expected.json)

The documents are read by read_corpus.py; --found DIR takes what it has found already. corpus/documents is compared with
corpus/gold (scorer.py), and so is corpus/check, whose documents no rule was written from (its misses are not shown);
F1 of all must not fall by more than 0.01 in either, what is told of the documents themselves (type, status,
municipality …) must not be right less often by more than one document, and tentative facts, where there are ten, must be
right clearly less often than the others. Where the reference data are ($ORGKARTA_SHARED, by default ../shared), its
documents are scored by its evaluate.py too. The outputs pass validate_facts.py and compare_json_db.py, and come out
the same from one job, from two again, and from eight.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import read_corpus  # noqa: E402
import scorer  # noqa: E402

ROOT = HERE.parent.parent.parent
CHECKS = ROOT / "tests" / "output"
EXPECTED = HERE / "expected.json"
MAY_FALL = 0.01
MUST_DIFFER = 0.3
ENOUGH = 10  # tentative facts: a share of fewer tells nothing
DOUBTED, SURE = 0.7, 0.9  # confidence below which facts must be right less often than from the other on
SURER = 0.05  # by how much
LEAST = {"all": 0.95, "municipality": 0.90, "units": 0.90, "parents": 0.90, "posts": 0.90, "goals": 0.90,
         "dates": 0.90, "amounts": 0.90, "changes": 0.90, "attributes": 0.90, "grounding": 0.90}
REAL_LEAST = {"all": 0.88, "posts": 0.80, "dates": 0.85, "attributes": 0.85, "grounding": 0.95}
TIME_LIMIT = 300
PYTHON = "/usr/bin/python3"


def table(title, rows):
    print(f"\n{title:16}{'hit':>6}{'extra':>7}{'missed':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for kind, (hit, extra, missed, p, r, f1) in rows.items():
        print(f"{kind:16}{hit:6}{extra:7}{missed:8}{p:8.3f}{r:8.3f}{f1:8.3f}")


def contents(folder):
    """All that a run wrote, but for the database's row on the run itself, which tells when it was."""
    dump = subprocess.run(["sqlite3", folder / "orgkarta.db", ".dump"], capture_output=True, check=True, text=True).stdout
    tables = [line for line in dump.splitlines() if not line.startswith("INSERT INTO runs ")]
    return {"orgkarta.db": tables, **{file.name: file.read_bytes() for file in folder.glob("*.jsonl")}}


class Runner:
    """What was found, and the checks of it; collects what fails."""

    def __init__(self, binary, folder):
        self.binary, self.folder, self.faults = binary, folder, []

    def expect(self, right, message):
        if not right:
            self.faults.append(message)

    def check(self, name, *command):
        done = subprocess.run([PYTHON, *map(str, command)], capture_output=True, text=True, timeout=TIME_LIMIT,
                              check=False)
        self.expect(done.returncode == 0, f"{name}: {(done.stdout + done.stderr)[-1500:]}")

    def check_outputs(self):
        """They are valid, and the same each time and from any number of jobs."""
        first = self.folder / "first"
        self.check("validate_facts", CHECKS / "validate_facts.py", "--inputs", self.folder / "in", first / "facts.jsonl")
        self.check("compare_json_db", CHECKS / "compare_json_db.py", first / "facts.jsonl", first / "orgkarta.db")
        wanted = contents(first)
        for jobs, name in ((1, "one job"), (2, "again"), (8, "eight jobs")):
            found = contents(read_corpus.run(self.binary, self.folder, name, jobs))
            for file in wanted.keys() | found.keys():
                self.expect(found.get(file) == wanted.get(file), f"{name}: {file} is not the same")
            shutil.rmtree(self.folder / name)


def by_name(lines):
    records = map(json.loads, lines)
    return {pathlib.PurePosixPath(record["document"]["path"]).stem: record for record in records}


def show(name, sign, kind, fact):
    told = {k: v for k, v in fact.items() if v is not None and v is not False and v != []
            and k not in ("evidence", "confidence")}
    print(f"{sign} {name} {kind}: {json.dumps(told, ensure_ascii=False)}")


def score_set(runner, name, shown):
    """Gold, found facts and scores of a set."""
    gold = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in read_corpus.sets()[name][1].glob("*.json")}
    found = by_name((runner.folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    scores = scorer.score(gold, found, shown)
    table(name, {kind: list(figures.values()) for kind, figures in scores.items()})
    return gold, found, {kind: round(figures["F1"], 4) for kind, figures in scores.items()}


def score_corpus(runner, verbose):
    shown = show if verbose else None
    gold, found, f1 = score_set(runner, "corpus", shown)
    calibration(runner, gold, found)
    documents = scorer.score_documents(gold, found, shown)
    print(f"\n{'documents':16}{'right':>6}{'of':>7}")
    for field, (right, total) in documents.items():
        print(f"{field:16}{right:6}{total:7}")
    return {"F1": f1, "check": score_set(runner, "check", None)[2],
            "documents": {field: right for field, (right, _) in documents.items()}}


def calibration(runner, gold, found):
    """How many facts are right at each confidence. Tentative ones must be wrong clearly more often, those
    of little confidence more often than those of much."""
    facts = [(fact["confidence"], fact.get("tentative", False), right) for fact, right in scorer.judged(gold, found)]

    def show_share(label, group):
        share = sum(group) / len(group) if group else 0.0
        if group:
            print(f"{label:16}{len(group):6}{sum(group):7}{share:8.2f}")
        return share

    print(f"\n{'confidence':16}{'facts':>6}{'right':>7}{'share':>8}")
    for tenth in range(10):
        show_share(f"from {tenth / 10:.1f}", [right for c, _, right in facts if min(int(c * 10 + 1e-6), 9) == tenth])
    low = [right for c, _, right in facts if c < DOUBTED]
    high = [right for c, _, right in facts if c >= SURE]
    if not low or not high:
        runner.expect(False, f"corpus: no facts below {DOUBTED} or none from {SURE} on")
    else:
        below, above = sum(low) / len(low), sum(high) / len(high)
        runner.expect(below <= above - SURER, f"corpus: {below:.2f} of the facts below {DOUBTED} are right and {above:.2f} of "
                      f"those from {SURE} on: expected at least {SURER} less")
    sure = show_share("not tentative", [right for _, doubted, right in facts if not doubted])
    tentative = [right for _, doubted, right in facts if doubted]
    doubtful = show_share("tentative", tentative)
    if len(tentative) < ENOUGH:
        print(f"only {len(tentative)} tentative facts: whether they are wrong more often is not checked")
        return
    runner.expect(doubtful <= sure - MUST_DIFFER, f"corpus: {doubtful:.2f} of the tentative facts are right and "
                  f"{sure:.2f} of the others: expected at least {MUST_DIFFER} less")


def hold(runner, scores):
    accepted = json.loads(EXPECTED.read_text())
    for field, right in scores["documents"].items():
        before = accepted["documents"].get(field, 0)
        runner.expect(right >= before - 1, f"corpus: {field} is right for {right} documents, was for {before}")
    for name, part in (("corpus", "F1"), ("check", "check")):
        for kind, f1 in scores[part].items():
            if abs(f1 - accepted[part][kind]) > 0.00005:
                print(f"  {name}, {kind}: F1 {accepted[part][kind]:.4f} -> {f1:.4f}")
        runner.expect(scores[part]["all"] >= accepted[part]["all"] - MAY_FALL,
                      f"{name}: F1 of all fell from {accepted[part]['all']:.3f} to {scores[part]['all']:.3f}")


def score_reference(runner, name, gold, least):
    done = subprocess.run([PYTHON, read_corpus.SHARED / "evaluate.py", gold, runner.folder / f"{name}.jsonl", "--json"],
                          capture_output=True, text=True, timeout=TIME_LIMIT, check=False)
    if done.returncode != 0:
        runner.faults.append(f"{name}: evaluate.py: {done.stderr[-500:]}")
        return
    scores = json.loads(done.stdout)
    table(name, {kind: [s[f] for f in ("hit", "extra", "missed", "precision", "recall", "f1")]
                 for kind, s in scores.items()})
    for kind, floor in least.items():
        if kind in scores and scores[kind]["hit"] + scores[kind]["missed"]:
            runner.expect(scores[kind]["f1"] >= floor, f"{name}: F1 of {kind} is {scores[kind]['f1']:.3f}, under {floor}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--found", type=pathlib.Path, metavar="DIR", help="what read_corpus.py wrote")
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    binary = args.binary.resolve()
    with tempfile.TemporaryDirectory(prefix="orgkarta-score-") as folder:
        runner = Runner(binary, args.found or read_corpus.read(binary, pathlib.Path(folder)))
        scores = score_corpus(runner, args.verbose)
        if args.accept:
            EXPECTED.write_text(json.dumps(scores, indent=1) + "\n")
            print(f"accepted: F1 of all {scores['F1']['all']:.4f}, of check {scores['check']['all']:.4f}")
            return 0
        hold(runner, scores)
        sets = read_corpus.sets()
        for name, least in (("seeds", LEAST), ("real", REAL_LEAST)):
            if name in sets:
                score_reference(runner, name, sets[name][1], least)
            else:
                print(f"{name}: skipped: the reference data are not there")
        runner.check_outputs()
    for fault in runner.faults:
        print(f"FAILED {fault}")
    return 1 if runner.faults else 0


if __name__ == "__main__":
    sys.exit(main())
