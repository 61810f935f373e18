#!/usr/bin/python3
"""Reads corpus/forms in one run, for all tests that look at what came of it: the rules are loaded once.

    read_forms.py --binary PATH --out DIR     what ctest does before forms.py and places.py, which take DIR as --found
"""
import argparse
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
CORPUS = ROOT / "corpus" / "forms"
FORMS = ("txt", "html", "docx", "odt", "rtf", "pdf", "warc", "eml", "jsonl", "zip")
RULES = {**os.environ, "ORGKARTA_RULES": str(ROOT / "rules" / "sv")}
TIME_LIMIT = 600


def read(binary, forms, out):
    """Reads these forms with the real rules; a folder each, beside which stand others that are no forms."""
    with tempfile.TemporaryDirectory(prefix="orgkarta-forms-") as folder:
        for form in forms:
            shutil.copytree(CORPUS / form, pathlib.Path(folder) / form)
        done = subprocess.run([binary, "run", folder, "--out", out, "--quiet", "--no-text-index"], env=RULES, capture_output=True,
                              text=True, timeout=TIME_LIMIT, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"FAILED: exit {done.returncode}: {done.stderr[-500:]}")


def by_form(file, path_of):
    found = collections.defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        holder = path_of(told)
        form, _, holder["path"] = holder["path"].partition("/")
        if form not in FORMS:
            raise SystemExit(f"FAILED: {file.name} tells of {form!r}, which is no form")
        found[form].append(told)
    return found


def found_in(out):
    """Of each form the records, and the inputs that failed; their paths within the form's folder."""
    return by_form(out / "facts.jsonl", lambda record: record["document"]), by_form(out / "errors.jsonl", lambda error: error)


def found(binary, forms, out):
    """The same of what stands in `out` or, if that is None, of a run of its own."""
    if out:
        return found_in(pathlib.Path(out))
    with tempfile.TemporaryDirectory(prefix="orgkarta-found-") as folder:
        read(binary, forms, folder)
        return found_in(pathlib.Path(folder))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    shutil.rmtree(args.out, ignore_errors=True)  # nothing of an earlier run may be taken for this one's
    read(args.binary, FORMS, args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
