#!/usr/bin/env python3
"""`orgkarta verify` says that all holds of what a run wrote, and tells each way in which a copy of it is spoilt. Prints each
failure and exits with 1.

    verify.py --binary BINARY [Verify.test_NAME]
"""
import argparse
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = ""


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)


class Verify(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-verify-")
        cls.addClassCleanup(folder.cleanup)
        cls.dir = pathlib.Path(folder.name)
        cls.inputs = cls.dir / "in"
        shutil.copytree(ROOT / "corpus" / "history" / "documents", cls.inputs, ignore=lambda _, names: sorted(names)[12:])
        (cls.inputs / "empty.txt").write_bytes(b"")
        done = run("run", cls.inputs, "--out", cls.dir / "whole", "--municipality", "0581")
        assert done.returncode == 1, done.stderr  # one file is empty

    def setUp(self):
        self.out = self.dir / "spoilt"
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.dir / "whole", self.out)

    def told(self, code=1):
        done = run("verify", self.out)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        for line in done.stdout.splitlines():
            self.assertRegex(line, r"^[^:]+: .*found .*, expected ")
        return done.stdout

    def sql(self, script):
        with sqlite3.connect(self.out / "orgkarta.db") as db:
            db.executescript(script)

    def test_all_holds(self):
        before = {p.name: p.read_bytes() for p in self.out.iterdir()}
        self.assertEqual(self.told(0), "")
        self.assertEqual(before, {p.name: p.read_bytes() for p in self.out.iterdir()})
        done = run("run", self.inputs, "--out", self.out, "--municipality", "0581")  # upon the earlier run
        self.assertIn("unchanged", done.stderr)
        self.assertEqual(self.told(0), "")

    def test_any_byte_of_facts(self):
        file = self.out / "facts.jsonl"
        whole = file.read_bytes()
        for at in range(3, len(whole), len(whole) // 40):
            file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
            self.assertIn("facts.jsonl: ", self.told())

    def test_a_value_is_told_with_its_place(self):
        file = self.out / "facts.jsonl"
        lines = file.read_text(encoding="utf-8").split("\n")
        lines[1] = re.sub(r'"kind":"(board|committee|office|council)"', '"kind":"unit"', lines[1], count=1)
        file.write_text("\n".join(lines), encoding="utf-8")
        self.assertRegex(self.told(), r"facts\.jsonl: line 2 \S+ /units/\d+/kind: found \"unit\", expected \"\w+\", as")

    def test_lines_lost_cut_and_doubled(self):
        file = self.out / "facts.jsonl"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(lines[:3] + lines[4:]), encoding="utf-8")
        self.assertIn("found no line", self.told())
        file.write_text("".join(lines + lines[-1:]), encoding="utf-8")
        self.assertIn("expected a path behind that of the line before", self.told())
        file.write_text("".join(lines)[:-100], encoding="utf-8")
        self.assertIn("cut off", self.told())
        file.unlink()
        self.assertIn("facts.jsonl: found no such file", self.told())

    def test_a_row_of_any_table(self):
        with sqlite3.connect(self.out / "orgkarta.db") as db:
            tables = [name for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%'"
                                                   " AND name NOT LIKE 'sqlite%' AND name NOT IN ('runs', 'files')")]
            filled = [t for t in tables if db.execute(f"SELECT count(*) FROM {t}").fetchone()[0]]
        self.assertGreater(len(filled), 15)
        for table in filled:
            self.setUp()
            with sqlite3.connect(self.out / "orgkarta.db") as db:
                key = db.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk = 1").fetchone()[0]
                db.execute(f"DELETE FROM {table} WHERE {key} = (SELECT max({key}) FROM {table})")
            self.assertIn(table, self.told(), table)

    def test_a_quote_elsewhere(self):
        self.sql("UPDATE evidence SET start = start + 1, end = end + 1 WHERE id = (SELECT min(id) FROM evidence WHERE document = 1 AND ordinal = 1)")
        told = self.told()
        self.assertRegex(told, r"orgkarta\.db: \S+ \w+ \d+:\d+: found quote \"")
        self.assertRegex(told, r"facts\.jsonl: line 1 \S+ /\w+/\d+/evidence/\d+/(end|start): ")
        self.setUp()
        self.sql("UPDATE evidence SET end = 100000000 WHERE id = 1")
        self.assertIn("a passage outside the text", self.told())

    def test_another_text(self):
        self.sql("UPDATE documents SET text = replace(text, 'nämnd', 'namnd') WHERE id = 1")
        self.assertIn("facts.jsonl: line 1", self.told())

    def test_other_databases(self):
        file = self.out / "orgkarta.db"
        whole = file.read_bytes()
        for spoilt in (b"", b"no database", whole[:50000], whole[:-5000], whole[:8192] + b"\xaa" * 20000 + whole[28192:]):
            file.write_bytes(spoilt)
            self.assertIn("orgkarta.db: ", self.told())
        file.unlink()
        self.assertIn("orgkarta.db: ", self.told())
        sqlite3.connect(file).execute("CREATE TABLE t (a)").connection.commit()
        self.assertIn("another program", self.told())
        file.write_bytes(whole)
        self.sql("PRAGMA user_version = 99")
        self.assertIn("version 99", self.told())

    def test_a_table_that_is_not_there(self):
        self.sql("DROP VIEW IF EXISTS goals_tree; DROP TABLE goals")
        self.assertIn("orgkarta.db: ", self.told())

    def test_errors_and_outcomes(self):
        (self.out / "errors.jsonl").write_text("")
        self.assertIn("errors.jsonl: empty.txt: found no line", self.told())
        self.sql("UPDATE documents SET outcome = 'corrupt' WHERE path = 'empty.txt'")
        self.assertIn("outcome corrupt: found 1 rows, expected 0 rows", self.told())

    def test_an_original_that_is_another(self):
        name = min(p.name for p in self.inputs.iterdir())
        file = self.inputs / name
        whole = file.read_bytes()
        self.addCleanup(file.write_bytes, whole)
        file.write_bytes(whole + b" ")
        self.assertIn(f"{name}: {file}: found bytes with SHA-256", self.told())
        file.unlink()  # it may lie elsewhere: that is no fault
        self.assertEqual(self.told(0), "")

    def test_no_folder_of_a_run(self):
        for place in (self.dir / "nowhere", self.inputs):
            self.assertEqual(run("verify", place).returncode, 2)
        self.assertFalse((self.inputs / ".orgkarta.lock").exists())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    known, rest = parser.parse_known_args()
    BINARY = known.binary
    unittest.main(argv=[sys.argv[0], *rest])
