#!/usr/bin/env python3
"""Runs the built program on cases that are folders of data, and compares all that it says and writes.

    run.py --binary PATH                all cases
    run.py --binary PATH NAME...        these
    run.py --binary PATH --accept ...   write what it does now as what is expected

A case is cases/NAME/ with
    cmd             the arguments, one line (shell quoting); {out} is the folder for outputs
    in/             copied to the working folder of the run, which starts empty otherwise
    documents       optional: a folder beside this file; what a run over it finds, with the rules of rules/sv,
                    stands as found/ there
    setup.sh        optional: run there before (bash); makes what a folder of data cannot hold
    stdin           optional: standard input
    expected/exit, stdout, stderr       what must come of it; no stdout or stderr file: none
    expected/out/FILE                   files of {out} that are compared byte for byte

The rules are the small set in rules/ beside this file, so that cases about the program do not change with
the language. Times, the project's path and the working folder are replaced by names before comparing.
"""
import argparse
import atexit
import functools
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CASES = HERE / "cases"
COMPARED = ("facts.jsonl", "errors.jsonl", "*.svg")
TIME_LIMIT = 120


def neutral(text, work):
    """The text without what differs from run to run or from machine to machine."""
    text = text.replace(str(work), "{work}").replace(str(ROOT), "{root}")
    return re.sub(r"\b\d+\.\d s\b", "{time} s", text)


@functools.lru_cache(maxsize=None)
def found_in(folder, binary):
    """The outputs of a run over a folder of documents, made once and removed at the end."""
    made = tempfile.TemporaryDirectory(prefix="orgkarta-golden-")
    atexit.register(made.cleanup)
    out = pathlib.Path(made.name) / "found"
    subprocess.run([binary, "run", str(folder), "--out", str(out), "--rules", str(ROOT / "rules/sv"), "--quiet"],
                   check=True, timeout=TIME_LIMIT)
    return out


def set_up(case, work, binary):
    if (case / "in").is_dir():
        shutil.copytree(case / "in", work, dirs_exist_ok=True)
    if (case / "documents").is_file():
        shutil.copytree(found_in(HERE / (case / "documents").read_text().strip(), binary), work / "found")
    if (case / "setup.sh").is_file():
        subprocess.run(["bash", "-eu", str(case / "setup.sh")], cwd=work, check=True,
                       env={**os.environ, "ROOT": str(ROOT), "ORGKARTA": binary}, timeout=TIME_LIMIT)


def run_case(case, binary):
    """What came of the case: {name: bytes}, the names as under expected/."""
    with tempfile.TemporaryDirectory(prefix="orgkarta-golden-") as name:
        work = pathlib.Path(name).resolve()
        set_up(case, work, binary)
        line = (case / "cmd").read_text().replace("{out}", "out")
        stdin = (case / "stdin").read_bytes() if (case / "stdin").is_file() else b""
        environment = {**os.environ, "ORGKARTA_RULES": str(HERE / "rules"), "LC_ALL": "C"}
        done = subprocess.run([binary, *shlex.split(line)], cwd=work, input=stdin, capture_output=True,
                              env=environment, timeout=TIME_LIMIT)
        result = {"exit": f"{done.returncode}\n".encode()}
        for stream, found in (("stdout", done.stdout), ("stderr", done.stderr)):
            if found:
                result[stream] = neutral(found.decode("utf-8"), work).encode()
        for file in COMPARED:
            for found in sorted((work / "out").glob(file)):
                result[f"out/{found.name}"] = found.read_bytes()
        return result


def expected_of(case):
    folder = case / "expected"
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def accept(case, result):
    shutil.rmtree(case / "expected", ignore_errors=True)
    for name, content in result.items():
        file = case / "expected" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def differences(expected, found):
    for name in sorted(expected.keys() | found.keys()):
        want, got = expected.get(name, b"").decode(), found.get(name, b"").decode()
        if want == got:
            continue
        yield f"  {name}:"
        want, got = want.splitlines(), got.splitlines()
        for i in range(max(len(want), len(got))):
            w, g = (lines[i] if i < len(lines) else None for lines in (want, got))
            if w != g:
                yield f"    line {i + 1}, expected: {w}"
                yield f"    line {i + 1}, found:    {g}"
                break


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("case", nargs="*")
    args = parser.parse_args()
    binary = str(args.binary.resolve())
    names = args.case or sorted(p.name for p in CASES.iterdir() if (p / "cmd").is_file())
    failed = 0
    for name in names:
        case = CASES / name
        result = run_case(case, binary)
        if args.accept:
            accept(case, result)
            continue
        shown = list(differences(expected_of(case), result))
        if shown:
            failed += 1
            print(f"FAILED {name}", *shown, sep="\n")
    print(f"{len(names)} cases, {failed} failed" if not args.accept else f"{len(names)} cases accepted")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
