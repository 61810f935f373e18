"""What the tests of exports have in common: a database of corpus/history, one that is hostile, and exports of both."""
import json
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

import jsonschema

try:
    import referencing
except ImportError:  # jsonschema before 4.18
    referencing = None

ROOT = pathlib.Path(__file__).resolve().parents[3]
CORPUS = ROOT / "corpus" / "history"
SCHEMAS = ROOT / "tests" / "schemas"

# Names as an attacker gives them: markup, quotes, escapes of DOT, JSON and Mermaid, formulas, line ends, marks of direction.
HOSTILE = ['"]; x -> y [label="', '<script>alert("1")</script> & &lt;b&gt;', "back\\slash \\N \\G \\", "a\nb\r\nc\td", "=1+2", "@SUM(A1)", "-2+3", "+1",
           '"`**markdown**`"', "#quot; #35; %% end", "]]> <!-- --> <![CDATA[", "', ''); DROP TABLE x; --", "‮rtl‬ ￿", "a,b;c|d", "click n1 \"x\"",
           "\uff1dcmd", "'", "end", " leading", "ÅÄÖ é 😀", "]", "{{}} (( )) >"]


def run(binary, *arguments, code=0):
    done = subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True, timeout=600, check=False)
    if done.returncode != code:
        raise AssertionError(f"{arguments}: exit {done.returncode}, expected {code}\n{done.stderr}")
    return done


def read_schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def faults(name, value):
    """What of a value is against a schema of tests/schemas; schemas that it refers to are read there and nowhere else."""
    schema = read_schema(name)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    others = [read_schema(path.name) for path in sorted(SCHEMAS.glob("*.schema.json"))]
    if referencing is None:
        validator = kind(schema, resolver=jsonschema.RefResolver.from_schema(schema, store={one["$id"]: one for one in others}))
    else:
        validator = kind(schema, registry=referencing.Registry().with_resources((one["$id"], referencing.Resource.from_contents(one)) for one in others))
    return [f"{list(e.path)}: {e.message[:200]}" for e in validator.iter_errors(value)]


class Databases:
    """Made once for all tests."""

    def __init__(self, binary):
        self.binary = binary
        self.folder = tempfile.TemporaryDirectory(prefix="orgkarta-export-")
        self.dir = pathlib.Path(self.folder.name)
        self.found = self.dir / "found"
        run(binary, "run", CORPUS / "documents", "--manifest", CORPUS / "manifest.csv", "--out", self.found, "--quiet")
        self.hostile = self.dir / "hostile"
        self.hostile.mkdir()
        shutil.copy(self.found / "orgkarta.db", self.hostile)
        self.spoil()

    def spoil(self):
        db = sqlite3.connect(self.hostile / "orgkarta.db")
        ids = [r[0] for r in db.execute("SELECT id FROM organisations WHERE municipality = '0581' ORDER BY id")]
        for n, id_ in enumerate(ids):
            name = HOSTILE[n % len(HOSTILE)]
            db.execute("UPDATE organisations SET name = ? WHERE id = ?", (name, id_))
            db.execute("UPDATE organisation_names SET name = ? WHERE organisation = ?", (name, id_))
        for n, (id_,) in enumerate(db.execute("SELECT id FROM persons ORDER BY id").fetchall()):
            db.execute("UPDATE persons SET name = ? WHERE id = ?", (HOSTILE[n % len(HOSTILE)], id_))
        db.execute("UPDATE documents SET url = 'javascript:alert(1)' WHERE path LIKE '0581_2011%'")
        db.execute("UPDATE documents SET url = 'https://example.se/a b\"<c>#d#e' WHERE path LIKE '0581_2012%'")
        db.commit()
        db.close()


class Test(unittest.TestCase):
    shared: Databases
    format = ""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="orgkarta-export-")
        self.addCleanup(scratch.cleanup)
        self.dir = pathlib.Path(scratch.name)
        self.db = sqlite3.connect(self.shared.found / "orgkarta.db")
        self.addCleanup(self.db.close)

    def export(self, *options, found=None, name="out"):
        out = self.dir / name
        run(self.shared.binary, "export", found or self.shared.found, "--format", self.format, "--out", out, *options)
        return out

    def column(self, sql, *values):
        return [row[0] for row in self.db.execute(sql, values)]

    def hostile_db(self):
        db = sqlite3.connect(self.shared.hostile / "orgkarta.db")
        self.addCleanup(db.close)
        return db


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def files(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()}
