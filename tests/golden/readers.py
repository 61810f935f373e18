#!/usr/bin/env python3
"""Documents that end their reader, in thousands and in run after run. The PDF files here are lines that tell a reader made for
tests (mock/mock_pdf.cc) what to do; it stands where the program expects its own. Prints each failure and exits with 1.

    readers.py BINARY MOCK [--documents N] [Readers.test_…]
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = {**os.environ, "ORGKARTA_RULES": str(ROOT / "tests" / "golden" / "rules")}
BINARY = MOCK = ""
DOCUMENTS = 1000
DEATHS = {"segv": "crash", "abort": "crash", "exit": "crash", "kill": "oom", "oom": "oom", "garbage": "crash"}
MARK = "not tried again after"


class Readers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-readers-")
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        (self.dir / "bin").mkdir()
        self.program = self.dir / "bin" / "orgkarta"
        shutil.copy(BINARY, self.program)
        shutil.copy(MOCK, self.dir / "bin" / "orgkarta-pdf")
        self.input, self.out = self.dir / "in", self.dir / "out"
        self.input.mkdir()

    def document(self, name, command):
        (self.input / name).write_text(f"%PDF mock {command}\n")

    def run_all(self, *options, code=1):
        """One run; what errors.jsonl says, by path."""
        done = subprocess.run([self.program, "run", self.input, "--out", self.out, *options], capture_output=True, env=RULES,
                              timeout=600, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        lines = (self.out / "errors.jsonl").read_text().splitlines()
        return {error["path"]: error for error in map(json.loads, lines)}

    def ask(self, sql):
        with sqlite3.connect(f"file:{self.out}/orgkarta.db?mode=ro", uri=True) as database:
            return database.execute(sql).fetchall()

    def change(self, sql):
        with sqlite3.connect(self.out / "orgkarta.db") as database:
            database.execute(sql)
        database.close()

    def attempts(self):
        return dict(self.ask("SELECT path, attempts FROM documents"))

    def test_every_tenth_document_ends_its_reader(self):
        expected = {}
        for i in range(DOCUMENTS):
            command = list(DEATHS)[i // 10 % len(DEATHS)] if i % 10 == 9 else f"text This is document number{i} and all is well with it"
            expected[f"{i:05}.pdf"] = DEATHS.get(command, "ok")
            self.document(f"{i:05}.pdf", command)
        start = time.monotonic()
        self.run_all("--no-text-index")
        seconds = time.monotonic() - start
        print(f"{DOCUMENTS} documents, {DOCUMENTS // 10} of them deadly: {seconds:.1f} s", flush=True)
        self.assertEqual(expected, dict(self.ask("SELECT path, outcome FROM documents")))
        counts = json.loads(self.ask("SELECT counts FROM runs")[0][0])
        self.assertEqual(counts.get("ok"), DOCUMENTS - DOCUMENTS // 10)
        self.assertEqual(sum(counts.values()), DOCUMENTS)
        for path, text in self.ask("SELECT path, text FROM documents WHERE outcome = 'ok'"):
            self.assertIn(f"number{int(path[:5])} ", text)
        self.assertLess(seconds, 30 + DOCUMENTS * 0.02)

    def test_what_ends_its_reader_three_times_is_not_tried_again(self):
        self.document("bad.pdf", "segv")
        self.document("good.pdf", "text all is well")
        first = None
        for n in (1, 2, 3):
            error = self.run_all()["bad.pdf"]
            self.assertEqual(error["message"], (first or error)["message"])
            self.assertEqual(self.attempts(), {"bad.pdf": n, "good.pdf": 0})
            first = error
        for _ in range(2):
            error = self.run_all()["bad.pdf"]
            self.assertEqual(error["outcome"], "crash")
            self.assertEqual(error["message"], f"{MARK} 3 runs: {first['message']}; --retry-failed tries it, and so do "
                                               "another version and other limits")
            self.assertEqual(self.attempts(), {"bad.pdf": 3, "good.pdf": 0})
        self.assertNotIn(MARK, self.run_all("--retry-failed")["bad.pdf"]["message"])
        self.assertIn(f"{MARK} 4 runs", self.run_all()["bad.pdf"]["message"])

    def test_it_is_not_tried_indeed(self):
        self.document("bad.pdf", "hang")
        self.run_all()
        self.change("UPDATE documents SET attempts = 3")
        start = time.monotonic()
        self.assertEqual(self.run_all()["bad.pdf"]["outcome"], "timeout")
        self.assertLess(time.monotonic() - start, 15)  # its reader would hang twice, for ten seconds each

    def quarantined(self):
        self.document("bad.pdf", "abort")
        self.run_all()
        self.change("UPDATE documents SET attempts = 3")
        self.assertIn(MARK, self.run_all()["bad.pdf"]["message"])

    def test_what_succeeds_is_forgotten(self):
        self.quarantined()
        self.document("bad.pdf", "text better now")
        self.assertEqual(self.run_all(code=0), {})
        self.assertEqual(self.attempts(), {"bad.pdf": 0})

    def test_the_same_bytes_elsewhere_are_the_same_document(self):
        self.quarantined()
        (self.input / "bad.pdf").rename(self.input / "moved.pdf")
        self.assertIn(MARK, self.run_all()["moved.pdf"]["message"])
        shutil.copy(self.input / "moved.pdf", self.input / "another.pdf")
        self.assertIn(MARK, self.run_all()["another.pdf"]["message"])

    def test_other_limits_and_versions_try_again(self):
        self.quarantined()
        for option in (["--ocr"], [], ["--max-size", "65"], []):
            self.assertNotIn(MARK, self.run_all(*option)["bad.pdf"]["message"])
        self.change("UPDATE documents SET attempts = 3")
        self.change("UPDATE runs SET version = '0.0.9'")
        self.assertNotIn(MARK, self.run_all()["bad.pdf"]["message"])
        self.assertEqual(self.attempts(), {"bad.pdf": 1})

    def test_an_older_database_tells_nothing_and_stops_nothing(self):
        self.quarantined()
        database = self.out / "orgkarta.db"
        whole = database.read_bytes()
        database.write_bytes(whole[:60] + b"\0\0\0\x02" + whole[64:])
        self.assertNotIn(MARK, self.run_all()["bad.pdf"]["message"])
        self.assertEqual(self.attempts(), {"bad.pdf": 1})

    def test_the_run_tells_what_readers_are_cut_off_from(self):
        self.document("good.pdf", "text all is well")
        self.run_all(code=0)
        isolation, readers = map(json.loads, self.ask("SELECT isolation, readers FROM runs")[0])
        self.assertEqual(set(isolation), {"files", "system_calls", "network"})
        self.assertEqual(readers["ocr"], False)
        self.assertGreater(readers["wall_ms"], 0)


if __name__ == "__main__":
    if "--documents" in sys.argv:
        at = sys.argv.index("--documents")
        DOCUMENTS = int(sys.argv[at + 1])
        del sys.argv[at:at + 2]
    BINARY, MOCK = (str(pathlib.Path(sys.argv.pop(1)).resolve()) for _ in range(2))
    unittest.main(verbosity=1)
