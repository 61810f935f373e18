#!/usr/bin/env python3
"""Asks every named query of the documents in documents/ and compares the rows with expected/.

    queries.py --binary PATH             all lines of cases.tsv
    queries.py --binary PATH NAME...     those of these queries
    queries.py --binary PATH --accept    write what comes now as what is expected; read the difference

A line of cases.tsv is a query and its parameters (shell quoting); its rows stand in expected/NAME.txt, those of
several lines one below the other. Every query must be asked, and every answer have rows. Nothing may depend
on the day on which the test runs, or on the number of threads that read the documents.
"""
import argparse
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
QUERIES = HERE.parent.parent.parent / "output" / "queries"
TIME_LIMIT = 120


def make_database(binary, folder, jobs):
    command = [binary, "run", HERE / "documents", "--manifest", HERE / "manifest.csv", "--out", folder,
               "--jobs", str(jobs), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT)
    if done.returncode != 1:  # one document is empty
        sys.exit(f"run: exit {done.returncode}, expected 1\n{done.stderr}")


def read_cases():
    for line in (HERE / "cases.tsv").read_text().splitlines():
        name, _, parameters = line.partition("\t")
        yield name, parameters


def ask(binary, folder, name, parameters):
    """What the query answers, under a line that says what was asked."""
    done = subprocess.run([binary, "query", folder, name, *shlex.split(parameters)], capture_output=True,
                          text=True, timeout=TIME_LIMIT)
    if done.returncode != 0 or done.stderr:
        return None, f"{name} {parameters}: exit {done.returncode}: {done.stderr.strip()}"
    if len(done.stdout.splitlines()) < 3:
        return None, f"{name} {parameters}: no rows"
    return f"$ {name} {parameters}".rstrip() + f"\n{done.stdout}", None


def answers(binary, folder, wanted):
    """{query: text}, and what went wrong."""
    texts, faults = {}, []
    for name, parameters in read_cases():
        if wanted and name not in wanted:
            continue
        text, fault = ask(binary, folder, name, parameters)
        if fault:
            faults.append(fault)
        else:
            texts[name] = texts[name] + "\n" + text if name in texts else text
    return texts, faults


def unasked(wanted):
    named = {file.stem for file in QUERIES.glob("*.sql")}
    asked = {name for name, _ in read_cases()}
    return [f"{name}: not in cases.tsv" for name in sorted(named - asked)] if not wanted else []


def differences(texts):
    for name, found in texts.items():
        file = HERE / "expected" / f"{name}.txt"
        expected = file.read_text() if file.is_file() else ""
        if expected == found:
            continue
        yield f"{name}: not as in {file.name}"
        for want, got in zip(expected.splitlines() + [""] * 100, found.splitlines() + ["(nothing)"]):
            if want != got:
                yield f"  expected: {want}\n  found:    {got}"
                break


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("query", nargs="*")
    args = parser.parse_args()
    binary = args.binary.resolve()
    with tempfile.TemporaryDirectory(prefix="orgkarta-queries-") as name:
        folder = pathlib.Path(name) / "found"
        make_database(binary, folder, jobs=2)
        texts, faults = answers(binary, folder, args.query)
    faults += unasked(args.query)
    if args.accept:
        (HERE / "expected").mkdir(exist_ok=True)
        for query, text in texts.items():
            (HERE / "expected" / f"{query}.txt").write_text(text)
    else:
        faults += differences(texts)
    print(*faults, f"{len(texts)} queries, {'failed' if faults else 'all as expected'}", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
