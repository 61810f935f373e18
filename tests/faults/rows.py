"""Rows of the catalogue: named, run one by one or all, counted."""
import contextlib
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RULES = ROOT / "tests" / "golden" / "rules"  # small: what is tested here does not hang on the language
ROWS = {}
TEXT = "Kultur- och fritidsnämnden\n\nNämnden beslutade den 5 mars 2024.\n"


class Skip(Exception):
    """A row that this machine cannot make, and why."""


def row(name, title):
    def keep(function):
        assert name not in ROWS, name
        ROWS[name] = (title, function)
        return function
    return keep


class World:
    """A folder with inputs, outputs and a cache of its own, and the program."""

    def __init__(self, binary, folder, sanitized=False):
        self.binary, self.dir, self.sanitized = binary, pathlib.Path(folder), sanitized
        self.input, self.out = self.dir / "in", self.dir / "out"
        self.input.mkdir()
        self.env = {**os.environ, "ORGKARTA_RULES": str(RULES), "XDG_CACHE_HOME": str(self.dir / "cache")}

    def document(self, name="a.txt", text=TEXT):
        path = self.input / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def start(self, *arguments, before=(), **options):
        options.setdefault("env", self.env)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        return subprocess.Popen([*before, self.binary, *map(str, arguments)], **options)

    def call(self, *arguments, code=None, says=None, **options):
        """Runs to the end. `code`: the exit code that must be; `says`: a pattern that standard error must hold."""
        process = self.start(*arguments, **options)
        out, err = process.communicate(timeout=120)
        told = (err or b"").decode(errors="replace")
        if code is not None:
            codes = code if isinstance(code, tuple) else (code,)
            assert process.returncode in codes, f"exit {process.returncode}, expected {code}: {told}"
        if says is not None:
            assert re.search(says, told), f"standard error does not say {says!r}: {told}"
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def run(self, *more, code=0, says=None, **options):
        return self.call("run", self.input, "--out", self.out, *more, code=code, says=says, **options)

    def files(self):
        """The outputs' bytes: what a run that fails must leave as it was."""
        return {p.name: p.read_bytes() for p in self.out.iterdir() if p.is_file()} if self.out.exists() else {}

    def told(self):
        """The outputs that tell of documents alone, and the database without its account of runs."""
        return {name: (self.out / name).read_bytes() for name in ("facts.jsonl", "errors.jsonl")} | {"dump": self.dump()}

    def dump(self):
        return self.call("dump", self.out, code=0).stdout

    def ask(self, sql):
        with contextlib.closing(sqlite3.connect(f"file:{self.out}/orgkarta.db?mode=ro", uri=True)) as db:
            return db.execute(sql).fetchall()

    def outcomes(self):
        return dict(self.ask("SELECT path, outcome FROM documents"))

    def unchanged(self, before):
        after = self.files()
        assert after == before, f"changed: {[n for n in before.keys() | after.keys() if before.get(n) != after.get(n)]}"

    def temporary(self):
        return [p.name for p in self.out.iterdir() if p.name.endswith(".tmp")] if self.out.exists() else []

    def as_nobody(self):
        """What stands before a command that is to run as an ordinary user, in a world that this user may enter."""
        if os.geteuid() != 0:
            return []
        if not shutil.which("setpriv"):
            raise Skip("no setpriv to become an ordinary user")
        probe = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "test", "-x", self.binary])
        if probe.returncode != 0:
            raise Skip("an ordinary user may not enter the build folder")
        for path in [self.dir, *self.dir.rglob("*")]:
            os.chown(path, 65534, 65534)
        return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def need(program):
    if not shutil.which(program):
        raise Skip(f"{program} is not installed")


@contextlib.contextmanager
def small_disk(folder, options):
    """A file system of a few pages over a folder."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True)
    if mounted.returncode != 0:
        raise Skip("no file system may be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def run_rows(binary, names, sanitized):
    """Runs the rows, prints what became of each and the counts; returns whether none failed."""
    unknown = [n for n in names if n not in ROWS]
    if unknown:
        sys.exit(f"no such row: {' '.join(unknown)}")
    passed = failed = skipped = 0
    for name in names or sorted(ROWS):
        title, function = ROWS[name]
        with tempfile.TemporaryDirectory(prefix="orgkarta-row-") as folder:
            try:
                function(World(binary, folder, sanitized))
                passed += 1
                print(f"{name} passed   {title}")
            except Skip as reason:
                skipped += 1
                print(f"{name} skipped  {title}: {reason}")
            except Exception:  # whatever it is, the others are run
                failed += 1
                print(f"{name} FAILED   {title}\n{traceback.format_exc()}")
            subprocess.run(["chmod", "-R", "u+rwX", folder], check=False)
        sys.stdout.flush()
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed == 0
