#!/usr/bin/env python3
"""Pages that are broken, huge, or meant to do harm, one a run, and texts in odd charsets (text_rows.py): each must end in its
outcome, within its limits.

    hostile.py --binary PATH [ROW…]

A row makes a page and says the outcome, what of its text is kept, what must not be, and what no fact may hold. Limits of time
are hang limits, far above what a run takes; memory is what the largest of the program's processes held. Where the reference data
are ($ORGKARTA_SHARED, by default ../shared), the pages of their own generator go through the same rows.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import rows  # noqa: E402
import text_rows  # noqa: E402

RULES = {**os.environ, "ORGKARTA_RULES": str(rows.ROOT / "tests" / "golden" / "rules")}
TOP = "<!doctype html><body>"
SECONDS = 30
MEGABYTES = 600
DEEP = 100_000
REFERENCES = "&aring;&notanentity;&#0;&#xD800;&#x110000;&#128;&#38;lt;script&#62;"

# name: (page, outcome, kept, never)
ROWS = {
    "H01": (lambda: TOP + "<div>" * DEEP + "SLUT", "partial", "SLUT", None),
    "H02": (lambda: TOP + "".join(f"<font size={i}>" for i in range(DEEP // 2)) + "<div>" * DEEP + "<p>SLUT",
            "partial", "SLUT", None),
    "H03": (lambda: TOP + "<a><div>" * (DEEP // 2) + "</a>" * (DEEP // 2) + "SLUT", "partial", "SLUT", None),
    "H04": (lambda: TOP + "<table><tr><td>" * (DEEP // 2) + "SLUT", "partial", "SLUT", None),
    "H05": (lambda: TOP + "<p " + " ".join(f"a{i}=x" for i in range(DEEP)) + ">SLUT", "ok", "SLUT", None),
    "H06": (lambda: TOP + "<ul>" + "".join(f"<li>punkt {i}" for i in range(1_000_000)) + "</ul>SLUT",
            "partial", "punkt 399000", None),
    "H06_50000": (lambda: TOP + "<ul>" + "".join(f"<li>punkt {i}" for i in range(50_000)) + "</ul>SLUT",
                  "ok", "SLUT", None),
    "H07": (lambda: TOP + REFERENCES * DEEP + "SLUT", "ok", "\u20ac&lt;script>", "<script>"),
    "H08": (lambda: TOP + "<!--" + "-" * 20_000_000 + "SLUT", "empty", None, "SLUT"),
    "H09": (lambda: "<!doctype html><body>A\0B<scr\0ipt>x</scr\0ipt><p>SLUT", "ok", "SLUT", "\0"),
    "H10": (lambda: TOP + "FORE<script>" + "x" * 1_000_000 + "<p>SLUT", "ok", "FORE", "SLUT"),
    "H10_textarea": (lambda: TOP + "FORE<textarea>x<p>SLUT", "ok", "FORE", None),
    "H10_plaintext": (lambda: TOP + "FORE<plaintext>x<p>SLUT", "ok", "FORE", None),
    "H10_template": (lambda: TOP + "FORE<template>x<p>SLUT", "ok", "FORE", None),
    "H11": (lambda: "%PDF-1.4 not html", "corrupt", None, None),
    "H12": (lambda: TOP + "<h1>404</h1>Sidan kunde inte hittas", "ok", "404", None),
    "H06_hidden": (lambda: TOP + "<p class=hidden>x</p>" * 150_000 + "SLUT", "ok", "SLUT", None),
    "H06_tabs": (lambda: TOP + "<div role=tab>a</div><button aria-expanded=false></button>" * 100_000 + "SLUT", "ok", "SLUT", None),
    "H06_copies": (lambda: TOP + "<div class=visible-xs>samma ord en gång till</div>" * 150_000 + "SLUT", "ok", "SLUT", None),
    "H13": (lambda: TOP + "<div><p><b>" * DEEP + "SLUT", "partial", "SLUT", None),
}
# What the other generator calls its pages; it makes the first four less deep.
SHARED = {"H01_deep_div": "H01", "H03_a_div": "H03", "H04_table": "H04", "H05_attrs": "H05", "H06_li": "H06_50000",
          "H07_ent": "H07", "H08_comment": "H08", "H09_nul": "H09", "H10_unclosed_script": "H10", "H11_not_html": "H11",
          "H12_soft404": "H12"}


def run(binary, *arguments, small_stack=False):
    """The program's exit, stdout and stderr; a stack of 256 KB if `small_stack`."""
    def limit():
        resource.setrlimit(resource.RLIMIT_STACK, (256 << 10, 256 << 10))
    return subprocess.run([binary, *map(str, arguments)], capture_output=True, env=RULES, timeout=SECONDS, check=False,
                          preexec_fn=limit if small_stack else None)


def outcome_and_facts(binary, page, folder, small_stack):
    done = run(binary, "run", page, "--out", folder, "--no-text-index", small_stack=small_stack)
    if done.returncode not in (0, 1):
        return f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:200]}", []
    errors = [json.loads(line) for line in (folder / "errors.jsonl").read_text().splitlines()]
    documents = [json.loads(line) for line in (folder / "facts.jsonl").read_text().splitlines()]
    if errors:
        return errors[0]["outcome"], documents
    return "ok" if documents else "unsupported" if b"1 unsupported" in done.stderr else "nothing", documents


def check(binary, page, row):
    """What is wrong with a page's run; empty if nothing is."""
    _, outcome, kept, never = ROWS[row]
    with tempfile.TemporaryDirectory(prefix="orgkarta-hostile-") as out:
        try:
            found, documents = outcome_and_facts(binary, page, pathlib.Path(out) / "out", row == "H13")
            text = run(binary, "text", page).stdout.decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            return f"not done in {SECONDS} s"
    said = json.dumps(documents, ensure_ascii=False)
    if found != outcome:
        return f"outcome {found}, expected {outcome}"
    if kept and kept not in text:
        return f"{kept!r} is not in its text"
    if never and (never in text or never in said):
        return f"{never!r} was read"
    return ""


def main():
    binary, asked = rows.arguments(__doc__, ROWS)
    wrong, all_of_them = 0, asked == list(ROWS)
    with tempfile.TemporaryDirectory(prefix="orgkarta-hostile-") as folder:
        others = rows.of_other_generator(pathlib.Path(folder) / "shared", SHARED, ".html") if all_of_them else []
        for row in asked:
            page = pathlib.Path(folder) / f"{row}.html"
            page.write_text(ROWS[row][0](), encoding="utf-8")
            wrong += rows.report(row, check(binary, page, row))
        wrong += sum(rows.report(row, check(binary, page, row), page.name) for page, row in others)
    if all_of_them:
        wrong += text_rows.check_all(binary)
    return rows.result(binary, wrong, MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
