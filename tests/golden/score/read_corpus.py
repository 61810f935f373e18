#!/usr/bin/python3
"""Reads all documents with gold facts in one run, for the tests that look at what came of them: the rules are loaded once.

    read_corpus.py --binary PATH --out DIR     what ctest does before score.py and evaluate.py, which take DIR as --found

DIR/in holds a folder a set: `corpus` and `check` (corpus/check, whose documents no rule was written from), and where the reference
data are ($ORGKARTA_SHARED, by default ../shared) `seeds` and `real`. DIR/first is what the run wrote, DIR/SET.jsonl the facts of a set,
their paths as if it had been read by itself.
"""
import argparse
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
SHARED = pathlib.Path(os.environ.get("ORGKARTA_SHARED") or ROOT.parent / "shared")
# The rules of this repository, whatever the caller's environment says.
RULES = {**os.environ, "ORGKARTA_RULES": str(ROOT / "rules" / "sv")}
TIME_LIMIT = 300


def sets():
    """{name: (folder of documents, folder of gold)}"""
    corpus = ROOT / "corpus"
    found = {name: (folder / "documents", folder / "gold") for name, folder in (("corpus", corpus), ("check", corpus / "check"))}
    if (SHARED / "evaluate.py").is_file():
        found.update(seeds=(SHARED / "seeds", SHARED / "gold"), real=(SHARED / "real" / "documents", SHARED / "real" / "gold"))
    return found


def prepare(out):
    """Puts the sets side by side, and the corpus's manifest."""
    shutil.rmtree(out, ignore_errors=True)  # nothing of an earlier run may be taken for this one's
    for name, (documents, _) in sets().items():
        (out / "in" / name).mkdir(parents=True)
        for file in documents.iterdir():
            shutil.copyfile(file, out / "in" / name / file.name)
    with (ROOT / "corpus" / "manifest.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    with (out / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *([f"corpus/{path}", *rest] for path, *rest in rows)])


def run(binary, out, name, jobs):
    """Reads all of them into `out`/NAME; every document must be read."""
    done = subprocess.run([binary, "run", out / "in", "--out", out / name, "--manifest", out / "manifest.csv", "--jobs", str(jobs),
                           "--quiet"], env=RULES, capture_output=True, text=True, timeout=TIME_LIMIT, check=False)
    if done.returncode != 0:
        raise SystemExit(f"FAILED: {name}, {jobs} jobs: exit {done.returncode}: {done.stderr[-500:]}")
    return out / name


def split(out):
    """Writes the first run's facts set by set."""
    facts = {name: [] for name in sets()}
    for line in (out / "first" / "facts.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        name, _, record["document"]["path"] = record["document"]["path"].partition("/")
        facts[name].append(json.dumps(record, ensure_ascii=False) + "\n")
    for name, lines in facts.items():
        (out / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def read(binary, out):
    prepare(out)
    run(binary, out, "first", 2)
    split(out)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    args = parser.parse_args()
    read(args.binary.resolve(), args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
