#!/usr/bin/python3
"""What reading PDFs costs, beside the bare library and pdftotext, in one run with the same number of jobs.

    bench_forms.py --binary PATH [--bare PATH] [--files N] [--jobs N]

Makes files of ten pages from the texts of corpus/forms in a temporary folder, and times `orgkarta run` on them (text, facts and
outputs), bench_poppler_text (the pages' text alone; passed over without --bare), and pdftotext, a process a file. Prints wall and
processor time of each, the best of five rounds that take turns, and how often the bare library's it is.
"""
import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts" / "forms"))
import markup  # noqa: E402
import to_cairo  # noqa: E402

PAGES, ROUNDS, DOCUMENTS, DISTINCT = 10, 5, 12, 20
FONTS = ("Liberation Serif", "Liberation Sans", "DejaVu Serif")


def make(folder, count):
    """`count` files, each of other documents one behind the other, cut after ten pages; after the first ones copies that differ in
    a comment at their end."""
    sources = [markup.read(s.stem, s.read_text(encoding="utf-8")) for s in sorted((ROOT / "corpus/forms/sources").glob("*.form"))]
    for number in range(min(count, DISTINCT)):
        chosen = [sources[(number + i * (1 + number // len(sources))) % len(sources)] for i in range(DOCUMENTS)]
        blocks = [block for document in chosen for block in document.blocks]
        settings = {"font": FONTS[number % len(FONTS)], "size": "13", "softened": "yes"}
        document = markup.Document(f"{number:03}", blocks, settings, chosen[0].head, "Justerandes sign\tSida {page} ({pages})")
        whole, cut = folder / "whole.pdf", folder / "files" / f"{number:03}.pdf"
        to_cairo.draw(document, str(whole), PAGES, "pdf")
        subprocess.run(["qpdf", whole, "--pages", ".", f"1-{PAGES}", "--", cut], check=True)
        for copy in range(number + DISTINCT, count, DISTINCT):
            (folder / "files" / f"{copy:03}.pdf").write_bytes(cut.read_bytes() + b"%% %d\n" % copy)


def timed(command, out=None, **options):
    """Wall and processor seconds of one round, into an empty folder `out`."""
    if out:
        shutil.rmtree(out, ignore_errors=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def best(rounds):
    """The least wall and the least processor seconds of several rounds."""
    return min(wall for wall, _ in rounds), min(used for _, used in rounds)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--bare")
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="orgkarta-bench-") as name:
        folder = pathlib.Path(name)
        files = folder / "files"
        files.mkdir()
        make(folder, args.files)
        rules = {**os.environ, "ORGKARTA_RULES": str(ROOT / "rules" / "sv")}
        each = f"ls {files}/*.pdf | xargs -P {args.jobs} -I% pdftotext % /dev/null"
        out = folder / "out"
        run = [args.binary, "run", files, "--out", out, "--quiet", "--jobs", str(args.jobs)]
        commands = {"orgkarta run": lambda: timed(run, out, env=rules)}
        if args.bare:
            commands["bare Poppler"] = lambda: timed([args.bare, files, str(args.jobs)])
        commands["pdftotext a file"] = lambda: timed(["sh", "-c", each])
        rounds = [{what: command() for what, command in commands.items()} for _ in range(ROUNDS)]
    found = {what: best([took[what] for took in rounds]) for what in commands}
    yardstick = found.get("bare Poppler") or found["pdftotext a file"]
    print(f"{args.files} files of {PAGES} pages, {args.jobs} jobs{'':10}{'wall s':>8}{'ratio':>7}{'CPU s':>8}{'ratio':>7}")
    for what, (wall, used) in found.items():
        print(f"{what:38}{wall:8.2f}{wall / yardstick[0]:7.2f}{used:8.2f}{used / yardstick[1]:7.2f}")


if __name__ == "__main__":
    main()
