#!/usr/bin/env python3
"""PDFs that are broken, huge, locked, or meant to do harm, each beside a good one: each must end in one of its outcomes, within its
time, and the good one must be read.

    pdf.py --binary PATH [ROW…]

The rows are those of the catalogue of bad inputs (P01 to P12), made here, and the files of corpus/forms/special. Those of HEAVY are
read one a run, the others in one, as most of its time goes into loading the rules; if that run fails as a whole, they are read one
a run as well, which tells whose fault it is. Limits of time are hang limits of a run. Memory is what the largest of the program's
processes held. A build without the reader passes all rows over, and says so, until forms/expected.json has a figure of it.
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.append(str(ROOT / "scripts" / "forms"))
import pdf_file  # noqa: E402
import rows  # noqa: E402

REAL, SMALL = ROOT / "rules" / "sv", ROOT / "tests" / "golden" / "rules"
SPECIAL = ROOT / "corpus" / "forms" / "special"
SECONDS = 60
MEGABYTES = 1200
WORDS = "vatten väg skola bibliotek park hamn torg brygga äng å gata hus skog stig bro tak mur port källa kulle".split()
GOOD = ["Socialnämnden beslutade den 24 september 2024 att anta planen.", "SLUT"]


def whole(content=None, others=None, resources=b"", packed=False, trailer=b""):
    return pdf_file.write(pdf_file.pages([pdf_file.text(GOOD) if content is None else content], resources, others, packed), trailer)


def noise(size):
    """Bytes without a pattern, the same each time."""
    state, out = 12345, bytearray()
    while len(out) < size:
        state = (state * 1103515245 + 12345) % (1 << 31)
        out.append(state >> 16 & 255)
    return bytes(out)


def nested_forms(levels, each):
    """Forms that draw each other: each ** levels drawings."""
    others = {}
    for level in range(levels):
        below = 1000 + level + 1
        body = b"/X Do " * each if level + 1 < levels else pdf_file.text(["x"])
        resources = b"/XObject << /X %d 0 R >>" % below if level + 1 < levels else b"/Font << /F1 3 0 R >>"
        others[1000 + level] = pdf_file.stream(
            body, b" /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << " + resources + b" >>")
    return whole(b"/X Do ", others, b"/XObject << /X 1000 0 R >>")


def scattered(words):
    parts = b"".join(b"1 0 0 1 %d %d Tm (x) Tj\n" % (i * 7919 % 560, i * 104729 % 800) for i in range(words))
    return whole(b"BT /F1 4 Tf\n" + parts + b"ET\n", packed=True)


def page_loop():
    objects = pdf_file.pages([pdf_file.text(GOOD)])
    objects[2] = b"<< /Type /Pages /Kids [2 0 R 10 0 R] /Count 2 >>"
    return pdf_file.write(objects)


def page_count():
    objects = pdf_file.pages([pdf_file.text(GOOD)])
    objects[2] = b"<< /Type /Pages /Kids [10 0 R] /Count 2000000000 >>"
    return pdf_file.write(objects)


def table_loop():
    plain = whole()
    return whole(trailer=b"/Prev %d" % plain.index(b"xref\n0"))


def picture():
    others = {1000: pdf_file.stream(b"\0" * 1_000_000, b" /Type /XObject /Subtype /Image /Width 1000 /Height 1000 "
                                    b"/ColorSpace /DeviceGray /BitsPerComponent 8", True)}
    return whole(b"q 595 0 0 842 0 0 cm /I Do Q", others, b"/XObject << /I 1000 0 R >>")


def sheet(number):
    """A page whose lines are unlike those of the others, so that none is taken for a running head; some pages have a line more."""
    lines = [" ".join(WORDS[(number * 7 + line * 3 + i * (number % 5 + 1)) % len(WORDS)] for i in range(4 + (number + line) % 5))
             for line in range(6)]
    return pdf_file.text(lines + ["Här antog nämnden planen."] * (number in (99, 1499)))


def poisoned(count, poison):
    """Pages with their numbers, of which one draws forms without end."""
    levels = {1000 + i: pdf_file.stream(b"/X Do " * 10, b" /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << "
                                        b"/XObject << /X %d 0 R >> >>" % (1001 + i)) for i in range(14)}
    levels[1014] = pdf_file.stream(pdf_file.text(["x"]), b" /Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                                   b"/Resources << /Font << /F1 3 0 R >> >>")
    contents = [b"/X Do " if i + 1 == poison else sheet(i) for i in range(count)]
    return pdf_file.write(pdf_file.pages(contents, b"/XObject << /X 1000 0 R >>", levels))


def pages(count):
    return pdf_file.write(pdf_file.pages([sheet(i) for i in range(count)]))


def deceiving():
    """A font whose codes stand for ESC, a bidi override and markup."""
    table = (b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
             b"5 beginbfchar <41> <001B> <42> <202E> <43> <003C007300630072006900700074003E> <44> <0000> <45> <009B> endbfchar endcmap")
    others = {1000: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 1001 0 R >>",
              1001: pdf_file.stream(table)}
    objects = pdf_file.pages([b"BT /F2 12 Tf 72 700 Td (xABCDEx) Tj ET\n" + pdf_file.text(GOOD)], others=others)
    objects[10] = objects[10].replace(b"/F1 3 0 R", b"/F1 3 0 R /F2 1000 0 R")
    return pdf_file.write(objects)


def special(name):
    return lambda: (SPECIAL / f"{name}.pdf").read_bytes()


# name: (file, outcomes, kept, never)
ROWS = {
    "P00": (whole, {"ok"}, "SLUT", None),
    "P01_truncated": (lambda: whole()[:320], {"corrupt"}, None, None),
    "P01_garbage": (lambda: b"%PDF-1.7\n" + noise(200_000), {"corrupt"}, None, None),
    "P01_zero": (lambda: b"", {"empty"}, None, None),
    "P01_html": (lambda: b"<!doctype html><p>SLUT</p>", {"ok"}, "SLUT", None),
    "P02_forms6": (lambda: nested_forms(6, 10), {"ok", "timeout"}, None, None),
    "P02_forms15": (lambda: nested_forms(15, 10), {"timeout", "oom"}, None, None),
    "P03": (lambda: whole(b"q " * 5_000_000 + pdf_file.text(GOOD), packed=True), {"ok"}, "SLUT", None),
    "P04": (lambda: whole(pdf_file.text(GOOD) * 500_000, packed=True), {"timeout", "oom", "too_large"}, None, None),
    "P05": (lambda: scattered(100_000), {"ok", "timeout"}, None, None),
    "P06_page_loop": (page_loop, {"partial"}, "SLUT", None),
    "P06_page_count": (page_count, {"corrupt"}, None, None),
    "P06_table_loop": (table_loop, {"ok"}, "SLUT", None),
    "P07": (lambda: whole(b"[" * 1_000_000), {"corrupt"}, None, None),
    "P08": (picture, {"no_text_layer"}, None, None),
    "P09": (lambda: poisoned(100, 51), {"partial"}, "Här antog nämnden planen", None),
    "P10": (lambda: pages(5000), {"ok"}, "Här antog nämnden planen", None),
    "P11": (deceiving, {"ok"}, "SLUT", "\x1b"),
    "P12_user": (special("user_password"), {"encrypted"}, None, None),
    "P12_owner": (special("owner_password"), {"ok"}, "Kristoffer Aldén", None),
    "scanned": (special("scanned"), {"no_text_layer"}, None, None),
    "truncated": (special("truncated"), {"corrupt"}, None, None),
    "broken_page": (special("broken_page"), {"partial"}, "Kristoffer Aldén", None),
}
# What takes seconds by itself.
HEAVY = ("P02_forms6", "P02_forms15", "P03", "P04", "P05", "P09", "P10")
# Nothing of these is ever read, so the rules do not matter.
WITHOUT_TEXT = ("P02_forms6", "P02_forms15", "P03", "P04")


def run(binary, folder, out, rules=REAL, seconds=SECONDS):
    done = subprocess.run([binary, "run", folder, "--out", out, "--no-text-index"], capture_output=True,
                          env={**os.environ, "ORGKARTA_RULES": str(rules)}, timeout=seconds, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-300:]}")
    errors = [json.loads(line) for line in (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    records = [json.loads(line) for line in (out / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    return {r["document"]["path"]: r for r in records}, {e["path"]: e for e in errors}


def check_run(binary, together):
    """Of each row what is wrong with it, and its outcome; all are read in one run."""
    with tempfile.TemporaryDirectory(prefix="orgkarta-hostile-") as folder:
        for row in together:
            inputs = pathlib.Path(folder) / "in" / row
            inputs.mkdir(parents=True)
            (inputs / "bad.pdf").write_bytes(ROWS[row][0]())
            (inputs / "good.pdf").write_bytes(whole())
        try:
            found = run(binary, pathlib.Path(folder) / "in", pathlib.Path(folder) / "out",
                        SMALL if set(together) <= set(WITHOUT_TEXT) else REAL, SECONDS if len(together) == 1 else 2 * SECONDS)
        except (subprocess.TimeoutExpired, RuntimeError) as error:
            if len(together) == 1:
                return {together[0]: (str(error), "none")}
            print(f"all in one run: {error}; now one a run", flush=True)
            return {row: check_run(binary, [row])[row] for row in together}
        return {row: check(row, *found) for row in together}


def check(row, records, errors):
    """What is wrong with a row, and its outcome."""
    _, outcomes, kept, never = ROWS[row]
    bad, good = f"{row}/bad.pdf", records.get(f"{row}/good.pdf", {"document": {"text": ""}})
    error = errors.get(bad)
    outcome = error["outcome"] if error else "ok" if bad in records else "unsupported"
    said = json.dumps(records.get(bad, {}), ensure_ascii=False)
    if "SLUT" not in good["document"]["text"]:
        return "the good file beside it was not read", outcome
    if outcome not in outcomes:
        return f"outcome {outcome} ({error['message'] if error else ''}), expected {' or '.join(sorted(outcomes))}", outcome
    if kept and outcome in ("ok", "partial") and kept not in said:
        return f"{kept!r} is not in its text", outcome
    if never and (never in said or json.dumps(never)[1:-1] in said):
        return f"{never!r} was read", outcome
    return "", f"{outcome} {error['message'][:90] if error else ''}"


def is_read(binary):
    """Whether this build reads PDFs."""
    with tempfile.TemporaryDirectory(prefix="orgkarta-hostile-") as folder:
        file = pathlib.Path(folder) / "a.pdf"
        file.write_bytes(whole())
        return bool(run(binary, file, pathlib.Path(folder) / "out", SMALL)[0])


def main():
    binary, asked = rows.arguments(__doc__, ROWS)
    expected = ROOT / "tests/golden/forms/expected.json"
    if not is_read(binary) and "pdf" not in (json.loads(expected.read_text()) if expected.is_file() else {}):
        print(f"skipped: {len(asked)} rows: this build does not read PDF")
        return 0
    light = [row for row in asked if row not in HEAVY]
    runs = [[row] for row in asked if row in HEAVY] + [light] * bool(light)
    wrong = 0
    with concurrent.futures.ThreadPoolExecutor(2) as threads:
        for found in threads.map(lambda together: check_run(binary, together), runs):
            wrong += sum(rows.report(row, *told) for row, told in found.items())
    return rows.result(binary, wrong, MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
