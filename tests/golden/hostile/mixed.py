#!/usr/bin/env python3
"""Good documents of all forms with hostile ones strewn among them: exactly the hostile ones may be told of in errors.jsonl, each
with one of its outcomes, and the line of facts of each good one must be that of a run without the hostile ones, byte for byte.

    mixed.py --binary PATH [--documents N]

One in twenty is hostile: the rows of pdf.py, words.py and hostile.py in turn, but for those that take seconds by themselves, which
stand there once, behind the others. A row that a run opens as an archive (Z11) is left out. The good ones are those of corpus/forms and corpus/documents, in turn.
"""
import argparse
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import hostile  # noqa: E402
import pdf  # noqa: E402
import rows  # noqa: E402
import words  # noqa: E402

FORMS = ("txt", "html", "docx", "odt", "pdf", "eml")
EVERY = 20
SECONDS = 900
ONCE = {"P03", "P05", "P09", "P10", "H06"} | set(pdf.HEAVY)


def hostile_files():
    """(name, bytes, outcomes) of all rows that a reader refuses or reads in part."""
    found = []
    for name, (make, outcomes, _, _) in pdf.ROWS.items():
        found.append((f"{name}.pdf", make, outcomes))
    for name, (ending, make, outcome, _, _) in words.ROWS.items():
        found.append((f"{name}{ending}", make, {outcome}))
    for name, (make, outcome, _, _) in hostile.ROWS.items():
        found.append((f"{name}.html", lambda make=make: make().encode(), {outcome}))
    return [(name, make(), outcomes) for name, make, outcomes in found if outcomes != {"ok"} and name != "Z11.docx"]


def good_files():
    """(name, bytes) of documents that are read, without end."""
    paths = [p for form in FORMS for p in sorted((rows.ROOT / "corpus" / "forms" / form).glob(f"*.{form}"))]
    paths += sorted((rows.ROOT / "corpus" / "documents").glob("*.txt"))
    for path in itertools.cycle(paths):
        yield path.suffix, path.read_bytes()


def fill(folder, count):
    """Writes the documents; gives the outcomes of the hostile ones by path."""
    expected = {}
    bad = hostile_files()
    often = [row for row in bad if row[0].split(".")[0] not in ONCE]
    turn = itertools.chain(often, [row for row in bad if row not in often], itertools.cycle(often))
    good = good_files()
    for number in range(count):
        place = folder / f"{number // 500:02}"
        place.mkdir(exist_ok=True)
        if number % EVERY != EVERY // 2:
            ending, content = next(good)
            (place / f"{number:05}{ending}").write_bytes(content)
            continue
        name, content, outcomes = next(turn)
        path = place / f"{number:05}_{name}"
        path.write_bytes(content)
        expected[str(path.relative_to(folder))] = outcomes
    return expected


def run(binary, inputs, out):
    done = subprocess.run([binary, "run", inputs, "--out", out, "--quiet", "--no-text-index"], capture_output=True, check=False,
                          timeout=SECONDS, env={**os.environ, "ORGKARTA_RULES": str(rows.ROOT / "rules" / "sv")})
    if done.returncode not in (0, 1):
        raise SystemExit(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    lines = {json.loads(line)["document"]["path"]: line for line in (out / "facts.jsonl").read_text(encoding="utf-8").splitlines()}
    told = {e["path"]: e["outcome"] for e in map(json.loads, (out / "errors.jsonl").read_text(encoding="utf-8").splitlines())}
    return lines, told


def faults(expected, mixed, told, alone):
    for path in sorted(expected.keys() | told.keys()):
        wanted = expected.get(path, {"ok"} if path not in expected else set())
        if told.get(path, "ok") not in wanted:
            yield f"{path}: {told.get(path, 'ok')}, expected {' or '.join(sorted(wanted))}"
    for path, line in alone.items():
        if mixed.get(path) != line:
            yield f"{path}: its facts differ from those of a run without the hostile ones"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--documents", type=int, default=5000)
    args = parser.parse_args()
    binary = str(pathlib.Path(args.binary).resolve())
    with tempfile.TemporaryDirectory(prefix="orgkarta-mixed-") as name:
        folder = pathlib.Path(name)
        inputs = folder / "in"
        inputs.mkdir()
        expected = fill(inputs, args.documents)
        mixed, told = run(binary, inputs, folder / "mixed")
        for path in expected:
            (inputs / path).unlink()
        alone, told_alone = run(binary, inputs, folder / "alone")
    wrong = [f"{path}: {outcome} among good ones alone" for path, outcome in told_alone.items()]
    wrong += faults(expected, mixed, told, alone)
    read = {path.split("!")[0] for path in alone}  # of a mail, its attachments too
    if len(read) != args.documents - len(expected):
        wrong.append(f"{len(read)} good documents are read, expected {args.documents - len(expected)}")
    for line in wrong[:20]:
        print(line)
    print(f"{args.documents} documents, {len(expected)} of them hostile: {len(told)} told of in errors.jsonl, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
