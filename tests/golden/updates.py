#!/usr/bin/env python3
"""Runs into a folder that holds an earlier run: what comes of it is what one run over the same documents gives, and
changes.jsonl tells the difference. Prints each failure and exits with 1.

    updates.py --binary BINARY [Updates.test_NAME]
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus" / "history"
MUNICIPALITIES = ("0136", "0581")  # enough documents for links, few enough to read again and again
# The small rule set loads at once; what is tested here does not hang on the language.
SMALL = {**os.environ, "ORGKARTA_RULES": str(ROOT / "tests" / "golden" / "rules")}
BINARY = ""


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False, env=SMALL)


class Updates(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-updates-")
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        self.inputs = self.dir / "in"
        self.inputs.mkdir()
        self.out = self.dir / "out"
        self.documents = sorted(p for p in (CORPUS / "documents").iterdir() if p.name.startswith(MUNICIPALITIES))

    def put(self, *documents):
        for document in documents:
            shutil.copy(document, self.inputs)

    def manifest(self, change=lambda row: row):
        """A row for each document; those of Haninge tell no municipality: the small rules know one only."""
        rows = (CORPUS / "manifest.csv").read_text(encoding="utf-8").splitlines()
        here = {p.name for p in self.inputs.iterdir()}
        rows = [rows[0], *(change(r.replace(",0136,", ",,")) for r in rows[1:] if r.split(",")[0] in here)]
        path = self.dir / "manifest.csv"
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return path

    def read(self, out=None, *more, manifest=None):
        done = run("run", self.inputs, "--manifest", manifest or self.manifest(), "--out", out or self.out, *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stderr

    def dump(self, out=None):
        done = run("dump", out or self.out)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def feed(self):
        return [json.loads(line) for line in (self.out / "changes.jsonl").read_text(encoding="utf-8").splitlines()]

    def assert_as_one_run(self):
        one = self.dir / "one"
        shutil.rmtree(one, ignore_errors=True)
        self.read(one)
        self.assertEqual((one / "facts.jsonl").read_bytes(), (self.out / "facts.jsonl").read_bytes())
        self.assertEqual(self.dump(one), self.dump())
        with sqlite3.connect(self.out / "orgkarta.db") as db:
            self.assertEqual(db.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
            for index in ("units_fts", "goals_fts", "documents_fts", "organisations_fts", "persons_fts"):
                db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # with what the rows hold

    def test_batches_in_any_order_are_one_run(self):
        chance = random.Random(290)
        for _ in range(2):
            shutil.rmtree(self.out, ignore_errors=True)
            for old in self.inputs.iterdir():
                old.unlink()
            documents = chance.sample(self.documents, len(self.documents))
            cuts = sorted(chance.sample(range(1, len(documents)), 2))
            for begin, end in zip([0, *cuts], [*cuts, len(documents)]):
                self.put(*documents[begin:end])
                self.read()
            self.assert_as_one_run()

    def test_nothing_new_is_no_change(self):
        self.put(*self.documents[:8])
        self.read()
        before = self.dump()
        self.assertTrue(self.feed())
        self.assertIn("(8 unchanged)", self.read())
        self.assertEqual(self.feed(), [])
        self.assertEqual(before, self.dump())

    def test_a_changed_and_a_deleted_document(self):
        self.put(*self.documents[:8])
        self.read()
        changed = self.inputs / self.documents[2].name
        changed.write_text(changed.read_text(encoding="utf-8") + "\nDet sade ordförande Eva Ek.\n",
                           encoding="utf-8")
        (self.inputs / self.documents[0].name).unlink()
        self.assertIn("(6 unchanged)", self.read())
        self.assert_as_one_run()
        added = [s["id"] for s in self.feed() if s["change"] == "added" and s["statement"] == "person"]
        self.assertEqual(["eva-ek"], [i.rsplit("-person-")[-1] for i in added])
        gone = [s for s in self.feed() if s["change"] == "withdrawn"]
        self.assertTrue(gone)
        self.assertTrue(all(s["after"] is None and s["before"] for s in gone))

    def test_the_feed_leads_from_one_state_to_the_next(self):
        state = {}
        for end in (5, 12, 12, 9, 20):
            for old in self.inputs.iterdir():
                old.unlink()
            self.put(*self.documents[:end])
            self.read()
            for line in self.feed():
                key = (line["statement"], line["id"])
                self.assertEqual(state.get(key), line["before"], key)
                state[key] = line["after"]
                if line["after"] is None:
                    del state[key]
        with sqlite3.connect(self.out / "orgkarta.db") as db:
            for kind, table in (("organisation", "organisations"), ("person", "persons"), ("event", "events")):
                ids = {row[0] for row in db.execute(f"SELECT id FROM {table}")}
                self.assertEqual(ids, {i for k, i in state if k == kind})

    def test_another_manifest_row_is_read_again(self):
        self.put(*self.documents[:3])
        self.read()
        name = self.documents[1].name
        other = self.manifest(lambda row: row.replace(",20", ",19", 1) if row.startswith(name) else row)
        self.assertIn("(2 unchanged)", self.read(manifest=other))

    def test_anew_other_limits_and_other_rules_read_all(self):
        self.put(*self.documents[:2])
        self.read()
        self.assertNotIn("unchanged", self.read(None, "--anew"))
        self.assertNotIn("unchanged", self.read(None, "--max-size", "1"))
        self.assertIn("(2 unchanged)", self.read(None, "--max-size", "1"))
        rules = self.dir / "rules"
        shutil.copytree(SMALL["ORGKARTA_RULES"], rules)
        with open(next((rules / "lexicon").glob("*.tsv")), "a", encoding="utf-8") as file:
            file.write("# one line more\n")
        self.assertNotIn("unchanged", self.read(None, "--max-size", "1", "--rules", rules))

    def test_what_is_there_cannot_be_used(self):
        self.put(*self.documents[:2])
        self.read()
        good = self.dump()
        # A database that is spoilt is left alone: tests/faults, D08.
        for spoil in (lambda db: (self.out / "facts.jsonl").unlink(), lambda db: db.unlink()):
            spoil(self.out / "orgkarta.db")
            self.assertNotIn("unchanged", self.read())
            self.assertEqual(good, self.dump())

    def test_words_of_a_changed_document_are_found(self):
        self.put(*self.documents[:3])
        self.read()
        changed = self.inputs / self.documents[0].name
        changed.write_text("Haninge kommun\n\nOrdet kvastskaft finns bara här.\n", encoding="utf-8")
        self.read()
        with sqlite3.connect(self.out / "orgkarta.db") as db:
            found = db.execute("SELECT document FROM text_search WHERE words MATCH 'kvastskaft'").fetchall()
            self.assertEqual(found, [(changed.name,)])
            db.execute("INSERT INTO documents_fts (documents_fts) VALUES ('integrity-check')")
            db.execute("INSERT INTO units_fts (units_fts) VALUES ('integrity-check')")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    arguments, rest = parser.parse_known_args()
    BINARY = arguments.binary
    unittest.main(argv=[sys.argv[0], *rest])
