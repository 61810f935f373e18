#!/usr/bin/python3
"""Writes rules/sv/record.tsv: how often each rule was right in the documents of the corpus.

    scripts/record_rules.py BINARY

A rule has a part in every fact that names it as evidence; the fact is right if corpus/gold has it. From this
comes how sure a rule is (pipeline/rules/track_record.h). corpus/check takes no part: it measures.
"""
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "golden" / "score"))
import scorer  # noqa: E402

RULES = ROOT / "rules" / "sv"
CORPUS = ROOT / "corpus"
HEAD = """# How often each rule was right in corpus/documents: rule, right facts, wrong facts.
# Written by scripts/record_rules.py; write it anew when rules come, go or change.
"""


def run(binary, folder):
    """The corpus's facts, read with the rules alone: a record of rules that are gone would be refused."""
    rules = folder / "rules"
    shutil.copytree(RULES, rules, ignore=shutil.ignore_patterns("record.tsv"))
    out = folder / "out"
    subprocess.run([binary, "run", CORPUS / "documents", "--out", out, "--rules", rules, "--quiet",
                    "--manifest", CORPUS / "manifest.csv"], check=True, env={**os.environ, "ORGKARTA_RULES": ""})
    with open(out / "facts.jsonl", encoding="utf-8") as lines:
        records = list(map(json.loads, lines))
    listed = subprocess.run([binary, "rules", "list", rules], check=True, capture_output=True, text=True).stdout
    return {pathlib.PurePosixPath(r["document"]["path"]).stem: r for r in records}, listed


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    counts = collections.defaultdict(lambda: [0, 0])
    with tempfile.TemporaryDirectory() as folder:
        records, listed = run(sys.argv[1], pathlib.Path(folder))
    gold = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in (CORPUS / "gold").glob("*.json")}
    for fact, right in scorer.judged(gold, records):
        for rule in {evidence["rule"] for evidence in fact["evidence"]}:
            counts[rule][0 if right else 1] += 1
    known = {word for line in listed.splitlines() for word in line.split()[:1]}
    lines = [f"{rule}\t{right}\t{wrong}\n" for rule, (right, wrong) in sorted(counts.items()) if rule in known]
    (RULES / "record.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} rules have a record, {len(known) - len(lines)} have none")


if __name__ == "__main__":
    main()
