#!/usr/bin/env python3
"""What an analyst says against the linking wins, stays from run to run, and is told by `orgkarta why`. Prints each failure and
exits with 1.

    corrections.py --binary BINARY [Corrections.test_NAME]
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "tests" / "golden" / "registry" / "motala"
# The small rule set loads at once; what is tested here does not hang on the language.
SMALL = {**os.environ, "ORGKARTA_RULES": str(ROOT / "tests" / "golden" / "rules")}
BINARY = ""


def run(*arguments, env=None):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False, env=env or SMALL)


class Corrections(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-corrections-")
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        self.file = self.dir / "corrections.tsv"

    def read(self, *lines, out="out", code=0, env=None):
        self.file.write_text("# what we know\n" + "".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
        done = run("run", DOCUMENTS, "--out", self.dir / out, "--municipality", "0581", "--corrections", self.file,
                   env=env)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def rows(self, sql, out="out"):
        done = run("query", self.dir / out, sql, "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return [tuple(row.values()) for row in json.loads(done.stdout)]

    def dump(self, out="out"):
        return run("dump", self.dir / out).stdout

    def ids(self):
        return {row[0] for row in self.rows("SELECT id FROM organisations WHERE municipality = '0581'")}

    def mentions(self, organisation):
        return self.rows("SELECT d.path || '#' || u.fact FROM organisation_units o JOIN units u ON u.id = o.unit"
                         f" JOIN documents d ON d.id = u.document WHERE o.organisation = '{organisation}' ORDER BY 1")

    def why(self, a, b):
        done = run("why", self.dir / "out", a, b, "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def two(self):
        """Two bodies that the linking keeps apart, each of several documents."""
        self.read()
        rows = self.rows("SELECT id FROM organisations WHERE municipality = '0581' AND kind <> 'municipality'"
                         " ORDER BY documents DESC, id LIMIT 2")
        self.assertEqual(len(rows), 2)
        return rows[0][0], rows[1][0]

    def test_same_run_twice_same_bytes_and_documents_not_read_again(self):
        a, b = self.two()
        before = self.ids()
        told = self.read(("same", a, b))
        self.assertIn("unchanged)", told)
        self.assertIn("1 of 1 corrections hold", told)
        gone = before - self.ids()
        self.assertEqual(len(gone & {a, b}), 1, gone)
        first = self.dump()
        self.read(("same", a, b))  # one of the ids is no more
        self.assertEqual(first, self.dump())
        self.read(("same", a, b), out="fresh")
        self.assertEqual(first, self.dump("fresh"))
        self.assertEqual((self.dir / "out" / "facts.jsonl").read_bytes(), (self.dir / "fresh" / "facts.jsonl").read_bytes())

    def test_why_names_the_line(self):
        a, b = self.two()
        mentions = [self.mentions(i)[0][0] for i in (a, b)]
        self.read(("same", a, b))
        told = self.why(*mentions)
        self.assertTrue(told["one"])
        self.assertIn("joined by corrections line 2", [s["text"] for s in told["steps"]])
        self.read(("different", a, b))
        told = self.why(a, b)
        self.assertFalse(told["one"])
        self.assertIn("kept apart by corrections line 2", [s["text"] for s in told["steps"]])

    def test_without_corrections_all_is_as_before(self):
        a, b = self.two()
        before = self.dump()
        self.read(("same", a, b))
        self.assertNotEqual(before, self.dump())
        self.read()
        self.assertEqual(before, self.dump())

    def test_a_mention_leaves_and_comes_back(self):
        a, _ = self.two()
        mention = self.mentions(a)[0][0]
        self.read(("different", mention, a))
        self.assertNotIn((mention,), self.mentions(a))
        self.assertTrue(self.mentions(a))
        self.read(("different", mention, a), ("same", mention, a))
        self.assertEqual(["refused"], [r[0] for r in self.rows("SELECT state FROM corrections WHERE kind = 'same'")])

    def test_a_name(self):
        self.read()
        a = "se-0581-kommunstyrelsen"
        self.read(("rename", a, "Kontoret för allt"))
        self.assertEqual(self.rows(f"SELECT name FROM organisations WHERE id = '{a}'"), [("Kontoret för allt",)])
        self.assertIn("Kontoret för allt", run("org", self.dir / "out", "0581").stdout)

    def test_people(self):  # the small rules find none
        self.read(env=os.environ)
        people = [r[0] for r in self.rows("SELECT id FROM persons ORDER BY id LIMIT 2")]
        self.read(("same", *people), env=os.environ)
        left = [r[0] for r in self.rows("SELECT id FROM persons")]
        self.assertEqual(len(set(people) & set(left)), 1)
        self.assertIn("joined by corrections line 2", json.dumps(self.why(*[(set(people) & set(left)).pop()] * 2)))

    def test_what_names_nothing_is_told_and_kept(self):
        a, _ = self.two()
        told = self.read(("same", a, "se-0581-finns-inte"), ("rename", a, "Kontoret"))
        self.assertIn("corrections.tsv:2: \"se-0581-finns-inte\" names nothing", told)
        self.assertIn("1 of 2 corrections hold", told)
        self.assertEqual(self.rows("SELECT line, state FROM corrections ORDER BY line"), [(2, "unknown"), (3, "holds")])

    def test_bad_lines_touch_nothing(self):
        a, b = self.two()
        before = {p.name: p.read_bytes() for p in (self.dir / "out").iterdir()}
        told = self.read(("sane", a, b), ("same", a), ("rename", a, ""), code=2)
        for part in (":2: found \"sane\", expected", ":3: found 2 cells, expected", ":4: found an empty cell, expected"):
            self.assertIn("corrections.tsv" + part, told)
        self.assertEqual(before, {p.name: p.read_bytes() for p in (self.dir / "out").iterdir()})
        done = run("run", DOCUMENTS, "--out", "-", "--corrections", self.file)
        self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    known, rest = parser.parse_known_args()
    BINARY = known.binary
    unittest.main(argv=[sys.argv[0], *rest])
