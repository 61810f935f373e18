#!/usr/bin/env python3
"""The whole way from a sentence to its facts, with the real rules.

    facts.py --binary PATH             all cases
    facts.py --binary PATH WORD…       those whose text has one of the words
    facts.py --binary PATH --show …    what comes of them, to write the next case from

Each line of *.jsonl beside this file is a case: {"text", "expect": {KIND: [fact, …]}}, and perhaps what an input
says of itself ("published", "municipality", "url"). Of a kind that stands in `expect` the text must give exactly
these facts, in any order; {"document": {FIELD: value, …}} is of the document itself (its municipality by code, the parts on
individuals by their texts). A fact has at least the fields that are written, where `section` is that of its main passage. References (parent, unit, from,
to, units, decided_by, target) are by the name or the text of what they point at.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE.parent.parent.parent / "rules" / "sv"
KINDS = ("units", "posts", "goals", "dates", "amounts", "changes")
REFERENCES = {"parent", "unit", "from", "to", "units", "decided_by", "target"}
NOT_SHOWN = ("id", "evidence", "confidence", "field", "text")
TIME_LIMIT = 120


def read_cases():
    for file in sorted(HERE.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield f"{file.name}:{number}", json.loads(line)


def run(binary, cases):
    """The records of all cases, in their order."""
    lines = [json.dumps({"path": place, **{k: v for k, v in case.items() if k not in ("expect", "pattern", "about")}}) for place, case in cases]
    done = subprocess.run([binary, "run", "-", "--out", "-", "--quiet"], input="\n".join(lines), capture_output=True,
                          text=True, timeout=TIME_LIMIT, env={**os.environ, "ORGKARTA_RULES": str(RULES)}, check=False)
    if done.returncode != 0:
        sys.exit(f"{binary}: exit {done.returncode}: {done.stderr}")
    return {record["document"]["path"]: record for record in map(json.loads, done.stdout.splitlines())}


def names_by_id(record):
    """What each id may be called."""
    names = {u["id"]: [u["name"], *u["aliases"]] for u in record["units"]}
    names.update({f["id"]: [f["text"]] for kind in ("goals", "amounts") for f in record[kind]})
    return names


def same_value(field, wanted, got, names):
    if field not in REFERENCES or wanted is None or got is None:
        return wanted == got or (wanted is False and got is None)
    if isinstance(wanted, list):
        return len(wanted) == len(got) and all(any(w in names.get(g, [g]) for g in got) for w in wanted)
    return wanted in names.get(got, [got])


def same_fact(wanted, got, names):
    got = {**got, "section": got["evidence"][0].get("section")}
    return all(same_value(field, value, got.get(field), names) for field, value in wanted.items())


def readable(fact, names):
    told = {k: v for k, v in fact.items() if v is not None and v is not False and v != [] and (k not in NOT_SHOWN or k == "text")}
    for field in REFERENCES & told.keys():
        ids = told[field] if isinstance(told[field], list) else [told[field]]
        shown = [names.get(i, [i])[0] for i in ids]
        told[field] = shown if isinstance(told[field], list) else shown[0]
    return json.dumps(told, ensure_ascii=False)


def document_faults(wanted, document):
    parts = [document["text"][p["start"]:p["end"]] for p in document.get("individuals", [])]
    got = {**document, "municipality": (document["municipality"] or {}).get("code"), "individuals": parts}
    for field, value in wanted.items():
        if got[field] != value:
            yield f"  {field}: expected {value!r}, got {got[field]!r}"


def faults(case, record):
    names = names_by_id(record)
    yield from document_faults(case["expect"].get("document", {}), record["document"])
    for kind, wanted in case["expect"].items():
        if kind == "document":
            continue
        rest = [f for f in record[kind] if not f.get("tentative")]
        for fact in wanted:
            partner = next((f for f in rest if same_fact(fact, f, names)), None)
            if partner is None:
                yield f"  missed in {kind}: {json.dumps(fact, ensure_ascii=False)}"
            else:
                rest.remove(partner)
        for fact in rest:
            yield f"  too many in {kind}: {readable(fact, names)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("word", nargs="*")
    args = parser.parse_args()
    cases = [(place, case) for place, case in read_cases()
             if not args.word or any(word in case["text"] for word in args.word)]
    records = run(str(args.binary.resolve()), cases)
    failed = 0
    for place, case in cases:
        record = records.get(place)
        shown = list(faults(case, record)) if record else ["  no facts at all"]
        failed += bool(shown)
        if shown:
            print(f"FAILED {place} {case['text']!r}", *shown, sep="\n")
        if args.show and record:
            print(f"{place} {case['text']!r}")
            for kind in KINDS:
                for fact in record[kind]:
                    print(f"    {kind}: {readable(fact, names_by_id(record))}")
    print(f"{len(cases)} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
