"""What the scripts of this folder share: their arguments, a line for each row, and what the program's processes may hold."""
import argparse
import os
import pathlib
import resource
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]


def arguments(about, rows):
    """The program's path, and the rows that are asked for: all, if none is named."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("rows", nargs="*", metavar="ROW")
    args = parser.parse_args()
    if unknown := [row for row in args.rows if row not in rows]:
        parser.error(f"no such row: {' '.join(unknown)}; there are {' '.join(rows)}")
    return str(pathlib.Path(args.binary).resolve()), args.rows or list(rows)


def report(row, what, told=""):
    """Prints what is wrong with a row or, if nothing is, what is told of it; 1 if something is wrong."""
    print(f"{'FAILED' if what else 'ok':6} {row:15} {what or told}", flush=True)
    return 1 if what else 0


def of_other_generator(folder, names, ending):
    """[(file, row)] as the reference data's own generator makes them; none where those are not."""
    generator = pathlib.Path(os.environ.get("ORGKARTA_SHARED", ROOT.parent / "shared")) / "faults" / "gen_bad.py"
    if not generator.is_file():
        print(f"skipped: {len(names)} files of another generator, {generator} is not there")
        return []
    subprocess.run([sys.executable, generator, folder], check=True, capture_output=True)
    return [(folder / f"{name}{ending}", row) for name, row in names.items()]


def result(binary, wrong, megabytes):
    """The script's exit code, or a message that says that a child held too much. A build with AddressSanitizer keeps what was freed
    for a while, and a guard around every object: it may hold twice as much."""
    sanitizer = b"__asan_init" in pathlib.Path(binary).read_bytes()
    allowed = 2 * megabytes if sanitizer else megabytes
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"most memory: {most} MB")
    if most > allowed:
        return f"FAILED: a process held {most} MB, expected at most {allowed}"
    return 1 if wrong else 0
