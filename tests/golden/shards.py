#!/usr/bin/env python3
"""`orgkarta run --shard` and `orgkarta merge`: whatever the number of shards, merged they are the run over all, byte for byte; what
cannot be merged is refused and named. Prints each failure and exits with 1.

    shards.py --binary BINARY [Shards.test_NAME]
"""
import argparse
import fcntl
import io
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "corpus" / "documents"
REGISTRY = ROOT / "tests" / "golden" / "registry"
FILES = ("facts.jsonl", "errors.jsonl", "changes.jsonl")
# The small rule set loads at once; where the language matters the test says so.
SMALL = {**os.environ, "ORGKARTA_RULES": str(ROOT / "tests" / "golden" / "rules")}
BINARY = ""
COUNT = 1000  # documents of the corpus at most: few where the binary is slow


def run(*arguments, env=None, stdin=None):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=600, check=False,
                          env=env or SMALL, input=stdin)


def text(word):
    return f"Kultur- och fritidsnämnden\n\nNämnden beslutade den 5 mars 2024 om {word}. Det sade ordförande Eva Ek.\n"


def archive(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in members:
            file.writestr(name, content)
    return out.getvalue()


def mix(folder):
    """Two INPUTs with all that makes names and shares hard."""
    first, second = folder / "first" / "in", folder / "second" / "in"
    for dir_ in (first, second):
        (dir_ / "deep").mkdir(parents=True)
        for i in range(12):
            (dir_ / f"{i}.txt").write_text(text(f"ärende {i} i {dir_.parent.name}"), encoding="utf-8")
    twice = [("a.txt", text("a")), ("a.txt", text("b")), ("b/c.txt", text("c")), ("a.txt#2", text("d"))]
    with zipfile.ZipFile(io.BytesIO(), "w"):
        import warnings
        warnings.simplefilter("ignore")  # of a name that stands twice
        (first / "m.zip").write_bytes(archive(twice))
        (second / "big.zip").write_bytes(archive([(f"{i}.txt", text(f"del {i}") * 40) for i in range(30)]))
    (first / "m.zip!a.txt").write_text(text("utanför"), encoding="utf-8")  # called as a member is
    (first / "m.zip!a.txt#2").write_text(text("utanför igen"), encoding="utf-8")
    (first / "m.zip b.txt").write_text(text("bredvid") * 50, encoding="utf-8")  # in order between archive and members
    (first / "lines.jsonl").write_text("".join(json.dumps({"path": p, "text": text(p)}) + "\n" for p in ("x", "y", "x")), encoding="utf-8")
    (first / "lines.jsonl!x").write_text(text("ej rad"), encoding="utf-8")
    (first / "broken.zip").write_bytes(archive([("a.txt", text("a")), ("b.txt", text("b"))])[:-30])
    (first / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing\n")
    (first / "empty.txt").write_bytes(b"")
    (first / "photo.png").write_bytes(b"x" * 5000)
    (first / "link.txt").symlink_to("0.txt")
    os.mkfifo(second / "deep" / "pipe.txt")
    (second / "deep" / "large.txt").write_text(text("stort") * 3000, encoding="utf-8")
    return first, second, first / "3.txt"  # the last is listed twice


class Shards(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-shards-")
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        self.one = self.dir / "one"
        self.merged = self.dir / "merged"
        self.inputs = self.dir / "in"

    def put(self, count=8):
        """Documents of the registry's two municipalities."""
        self.inputs.mkdir(exist_ok=True)
        for path in sorted(p for p in REGISTRY.rglob("*.txt"))[:count]:
            shutil.copy(path, self.inputs / f"{path.parent.name}-{path.name}")

    def read(self, inputs, out, *more, code=0, **options):
        done = run("run", *inputs, "--out", out, *more, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def shards(self, inputs, of, *more, code=(0, 1), only=None, **options):
        """The folders of a run in shards, in no order that would mean anything."""
        out = []
        for part in only or range(1, of + 1):
            folder = self.dir / f"shard-{of}-{part}"
            done = run("run", *inputs, "--shard", f"{part}/{of}", "--out", folder, *more, **options)
            self.assertIn(done.returncode, code, done.stderr)
            out.append(folder)
        random.Random(of).shuffle(out)
        return out

    def merge(self, folders, *more, out=None, code=0, env=None):
        done = run("merge", *folders, "--out", out or self.merged, *more, env=env)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def dump(self, out):
        done = run("dump", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def assert_same(self, one, other):
        for name in FILES:
            self.assertEqual((one / name).read_bytes(), (other / name).read_bytes(), name)
        self.assertEqual(self.dump(one), self.dump(other))
        with sqlite3.connect(f"file:{other}/orgkarta.db?mode=ro", uri=True) as db:
            self.assertEqual(db.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
            db.execute("SELECT document FROM text_search WHERE words MATCH 'nämnd*'").fetchall()

    def paths(self, out):
        with sqlite3.connect(f"file:{out}/orgkarta.db?mode=ro", uri=True) as db:
            return [row[0] for row in db.execute("SELECT path FROM documents ORDER BY path")]

    # The same as one run.

    def corpus(self):
        """A folder of documents from all over the corpus."""
        documents = sorted(DOCUMENTS.iterdir())
        self.inputs.mkdir()
        for document in documents[::-(-len(documents) // COUNT)]:
            shutil.copy(document, self.inputs)
        return [self.inputs]

    def test_the_corpus_in_one_two_and_seven(self):
        corpus = self.corpus()
        self.read(corpus, self.one)
        for of in (1, 2, 7):
            self.merge(self.shards(corpus, of), out=self.dir / f"m{of}")
            self.assert_same(self.one, self.dir / f"m{of}")

    def test_the_corpus_with_the_rules_of_the_language(self):
        language = {**os.environ}
        corpus = self.corpus()
        self.read(corpus, self.one, env=language)
        self.merge(self.shards(corpus, 3, env=language), env=language)
        self.assert_same(self.one, self.merged)
        done = run("verify", self.merged)
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_names_containers_and_what_cannot_be_read(self):
        inputs = mix(self.dir)
        self.read(inputs, self.one, code=1)
        for of in (1, 2, 7, 60):
            self.merge(self.shards(inputs, of), out=self.dir / f"m{of}", code=1)
            self.assert_same(self.one, self.dir / f"m{of}")
        paths = self.paths(self.one)
        for path in ("first/in/m.zip!a.txt", "first/in/m.zip!a.txt#2", "first/in/m.zip!a.txt#3", "first/in/lines.jsonl!x#3"):
            self.assertIn(path, paths)  # else this test would look at nothing

    def test_json_lines_on_standard_input(self):
        lines = "".join(json.dumps({"path": f"{i % 25}.txt", "text": text(f"rad {i}") * (1 + i % 5)}) + "\n" for i in range(40))
        lines += "no JSON\n"
        self.read(["-"], self.one, code=1, stdin=lines)
        folders = self.shards(["-"], 3, stdin=lines)
        self.merge(folders, code=1)
        self.assert_same(self.one, self.merged)
        self.assertTrue(all(len(self.paths(f)) > 5 for f in folders))
        whole = run("run", "-", "--out", "-", stdin=lines).stdout
        parts = [run("run", "-", "--out", "-", "--shard", f"{i}/3", stdin=lines).stdout for i in (1, 2, 3)]
        self.assertEqual(sorted(whole.splitlines()), sorted("".join(parts).splitlines()))

    def test_manifest_and_corrections_as_in_a_run(self):
        self.put()
        names = [p.name for p in sorted(self.inputs.iterdir())]
        manifest = self.dir / "m.csv"
        manifest.write_text("path,municipality\n" + "".join(f"{n},0581\n" for n in names), encoding="utf-8")
        self.read([self.inputs], self.one, "--manifest", manifest)
        with sqlite3.connect(self.one / "orgkarta.db") as db:
            ids = [row[0] for row in db.execute("SELECT id FROM organisations ORDER BY id LIMIT 2")]
        corrections = self.dir / "c.tsv"
        corrections.write_text("\t".join(("same", *ids)) + "\nrename\tse-0581-nothing\tX\n", encoding="utf-8")
        self.read([self.inputs], self.one, "--manifest", manifest, "--corrections", corrections, "--anew")
        shutil.rmtree(self.one)
        told = self.read([self.inputs], self.one, "--manifest", manifest, "--corrections", corrections)
        self.assertIn("1 of 2 corrections hold", told)
        folders = self.shards([self.inputs], 3, "--manifest", manifest)
        self.assertIn("1 of 2 corrections hold", self.merge(folders, "--corrections", corrections))
        self.assert_same(self.one, self.merged)

    def test_in_steps_and_again(self):
        self.put()
        self.read([self.inputs], self.one)
        a, b, c, d = self.shards([self.inputs], 4)
        self.merge([a, c], out=self.dir / "ac")
        self.merge([d, b], out=self.dir / "bd")
        self.assertNotIn("warning", self.merge([self.dir / "ac", self.dir / "bd"]))
        self.assert_same(self.one, self.merged)
        self.merge([a, b, c, d])
        self.assertEqual((self.merged / "changes.jsonl").read_bytes(), b"")
        self.assertIn("unchanged)", self.read([self.inputs], self.merged))
        with sqlite3.connect(self.merged / "orgkarta.db") as db:
            self.assertEqual(db.execute("SELECT count(*) FROM runs").fetchone(), (2,))

    def test_a_shard_is_brought_up_to_date(self):
        self.put()
        folders = self.shards([self.inputs], 2)
        (self.inputs / "new.txt").write_text(text("nytt"), encoding="utf-8")
        self.read([self.inputs], self.one)
        self.assertEqual(folders, self.shards([self.inputs], 2))
        self.merge(folders)
        self.assert_same(self.one, self.merged)

    def test_a_shard_is_whole_but_for_the_registry(self):
        self.put()
        (shard,) = self.shards([self.inputs], 2, only=(1,))
        done = run("verify", shard)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual((shard / "changes.jsonl").read_bytes(), b"")
        with sqlite3.connect(shard / "orgkarta.db") as db:
            self.assertEqual(db.execute("SELECT count(*) FROM organisations").fetchone(), (0,))
            self.assertGreater(db.execute("SELECT count(*) FROM text_search WHERE words MATCH 'kommun*'").fetchone()[0], 0)
        self.assertIn("unchanged)", self.read([self.inputs], shard, "--shard", "1/2"))
        self.read([self.inputs], self.one)
        self.assertNotIn("unchanged", self.read([self.inputs], shard))  # no longer a shard: nothing of it is built upon
        self.assert_same(self.one, shard)

    # Shares.

    def test_shares_are_about_equal_and_listed(self):
        done = run("run", DOCUMENTS, "--out", self.one, "--list")
        whole = [line.split("\t") for line in done.stdout.splitlines()]
        self.assertEqual([p for _, p in whole], sorted(p.name for p in DOCUMENTS.iterdir()))
        listed = []
        for part in range(1, 6):
            done = run("run", DOCUMENTS, "--out", self.one, "--list", "--shard", f"{part}/5")
            lines = [line.split("\t") for line in done.stdout.splitlines()]
            share = sum(int(size) + 4096 for size, _ in lines) / sum(int(size) + 4096 for size, _ in whole)
            self.assertAlmostEqual(share, 0.2, delta=0.02)
            listed += lines
        self.assertEqual(sorted(listed), sorted(whole))
        self.assertFalse(self.one.exists())

    def test_wrong_shards(self):
        self.put(1)
        for wrong in ("0/4", "5/4", "x", "1", "/4", "1/4/2", "-1/4", "1/0"):
            done = run("run", self.inputs, "--out", self.one, f"--shard={wrong}")
            self.assertEqual(done.returncode, 2)
            self.assertEqual(done.stderr, f'orgkarta: --shard "{wrong}": expected I/N, two whole numbers with I from 1 to N, as 3/8\n')
        for more, says in ((("--shard", "1/2", "--corrections", "c"), "give it to orgkarta merge"),
                           (("--give-up", "x"), "goes with --shard"), (("--list", "-"), "without INPUT -")):
            done = run("run", self.inputs, "--out", self.one, *more)
            self.assertEqual(done.returncode, 2)
            self.assertIn(says, done.stderr)
        self.assertFalse(self.one.exists())

    def test_inputs_that_are_given_up_are_told(self):
        self.put(3)
        (self.inputs / "photo.png").write_bytes(b"x")
        self.read([self.inputs], self.one, "--shard", "1/1", "--give-up", "killed 3 times", code=1)
        errors = [json.loads(line) for line in (self.one / "errors.jsonl").read_text().splitlines()]
        self.assertEqual([(e["outcome"], e["message"]) for e in errors], [("crash", "killed 3 times")] * 3)
        self.assertEqual((self.one / "facts.jsonl").read_bytes(), b"")
        self.merge([self.one], code=1)
        self.assertEqual((self.one / "errors.jsonl").read_bytes(), (self.merged / "errors.jsonl").read_bytes())
        self.assertEqual(self.paths(self.one), self.paths(self.merged))

    # What is not there.

    def test_missing_shards_are_told_and_the_rest_is_merged(self):
        self.put()
        self.shards([self.inputs], 4)
        here = [self.dir / f"shard-4-{part}" for part in (1, 2, 4)]
        self.assertIn(f'warning: of the inputs ["{self.inputs}"] the shard 3/4 is not among the DIRs', self.merge(here))
        self.assertEqual(self.paths(self.merged), sorted(sum(map(self.paths, here), [])))
        done = run("verify", self.merged)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("the shard 2/4 to 4/4 is", self.merge(here[:1]))
        self.merge(here[1:], out=self.dir / "step")
        self.assertIn("the shard 3/4 is", self.merge([here[0], self.dir / "step"]))
        halves = self.shards([self.inputs], 8, only=(5, 6))
        self.assertNotIn("warning", self.merge([*here, *halves]))
        self.assertIn("the shard 5/8 is", self.merge([*here, self.dir / "shard-8-6"]))

    def test_runs_over_different_inputs(self):
        self.put()
        halves = []
        for i, path in enumerate(sorted(self.inputs.iterdir())):
            halves.append(self.dir / f"half{i % 2}")
            halves[-1].mkdir(exist_ok=True)
            shutil.copy(path, halves[-1])
        self.read([self.inputs], self.one)
        found = [self.dir / "f0", self.dir / "f1"]
        for half, out in zip(halves, found):
            self.read([half], out)
        self.assertNotIn("warning", self.merge(found))
        self.assert_same(self.one, self.merged)
        done = run("verify", self.merged)
        self.assertIn("7 original files compared", done.stderr)

    # The same document twice.

    def test_the_same_document_stands_once(self):
        self.put()
        self.read([self.inputs], self.one)
        copy = self.dir / "copy"
        shutil.copytree(self.one, copy)
        second = self.shards([self.inputs], 2, only=(2,))
        self.merge([self.one, copy, *second])
        self.assert_same(self.one, self.merged)

    def test_one_that_was_read_comes_before_one_that_was_not(self):
        self.put(4)
        self.read([self.inputs], self.one)
        failed = self.dir / "failed"
        self.read([self.inputs], failed)
        with sqlite3.connect(failed / "orgkarta.db") as db:  # as if its reader had timed out there
            path, id_ = db.execute("SELECT path, id FROM documents ORDER BY path LIMIT 1").fetchone()
            db.execute("UPDATE documents SET outcome = 'timeout', stage = 'decode', message = 'x', text = NULL WHERE id = ?", (id_,))
            for table in ("units", "people", "posts", "dates", "amounts", "goals", "changes", "evidence", "individual_parts"):
                db.execute(f"DELETE FROM {table} WHERE document = ?", (id_,))
        lines = (failed / "facts.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        (failed / "facts.jsonl").write_text("".join(line for line in lines if f'"path":"{path}"' not in line), encoding="utf-8")
        self.mend(failed)
        for order in ([failed, self.one], [self.one, failed]):
            shutil.rmtree(self.merged, ignore_errors=True)
            self.merge(order)
            self.assert_same(self.one, self.merged)

    def mend(self, folder):
        """Lets a database that was changed by hand count as whole."""
        import hashlib
        with sqlite3.connect(folder / "orgkarta.db") as db:
            tables = json.loads(db.execute("SELECT value FROM properties WHERE name = 'rows'").fetchone()[0])
            rows = {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
            db.execute("UPDATE properties SET value = ? WHERE name = 'rows'", (json.dumps(rows, separators=(",", ":")),))
            sum_ = hashlib.sha256((folder / "facts.jsonl").read_bytes()).hexdigest()
            db.execute("UPDATE properties SET value = ? WHERE name = 'facts'", (sum_,))

    def test_other_bytes_under_one_path_are_refused(self):
        self.put(3)
        self.read([self.inputs], self.one)
        changed = sorted(self.inputs.iterdir())[1]
        changed.write_text(text("annat"), encoding="utf-8")
        self.read([self.inputs], self.dir / "two")
        self.assertRegex(self.merge([self.one, self.dir / "two"], code=2),
                         rf"{changed.name}: \S+one has bytes with SHA-256 \w{{64}}, \S+two bytes with SHA-256 \w{{64}}; leave one of them out")
        self.read([self.inputs], self.dir / "three", "--municipality", "0581")
        self.assertIn("the same bytes, read with", self.merge([self.dir / "two", self.dir / "three"], code=2))
        self.assert_untouched()

    # What is refused.

    def assert_untouched(self):
        """No outputs; a folder that was to get some may be there, with its lock."""
        there = [p.name for p in self.merged.iterdir()] if self.merged.exists() else []
        self.assertIn(there, ([], [".orgkarta.lock"]))

    def test_other_rules_versions_limits_and_inputs(self):
        self.put()
        a, b = sorted(self.shards([self.inputs], 2))
        rules = self.dir / "rules"
        shutil.copytree(SMALL["ORGKARTA_RULES"], rules)
        with open(next((rules / "lexicon").glob("*.tsv")), "a", encoding="utf-8") as file:
            file.write("# one line more\n")
        for name, more, says in (("rules", ("--rules", rules), r"other: was read with rules \w{12}, these are \w{12}; run it again"),
                                 ("size", ("--max-size", "1"), r"shard-2-1 and \S+other have other limits and options: \{.*\} and \{"),
                                 ("members", ("--max-members", "7"), "other limits of archives: .*max_members 100000.* and .*max_members 7,"),
                                 ("index", ("--no-text-index",), "other limits and options")):
            with self.subTest(name):
                self.read([self.inputs], self.dir / "other", "--shard", "2/2", "--anew", *more)
                self.assertRegex(self.merge([a, self.dir / "other"], code=2), says)
                self.assert_untouched()
        shutil.copytree(b, self.dir / "old")
        with sqlite3.connect(self.dir / "old" / "orgkarta.db") as db:
            db.execute("UPDATE properties SET value = '0.0.9' WHERE name = 'version'")
        self.assertIn("old: was written by version 0.0.9, this is ", self.merge([a, self.dir / "old"], code=2))
        (self.inputs / "zz.txt").write_text(text("nytt"), encoding="utf-8")
        self.read([self.inputs], b, "--shard", "2/2")
        self.assertRegex(self.merge([a, b], code=2), r"shard-2-1 and \S+shard-2-2: the inputs changed between these shards.*: 7 files .*and 8 with")
        self.assert_untouched()

    def test_missing_and_damaged_shards(self):
        self.put(4)
        a, b = sorted(self.shards([self.inputs], 2))

        def cut(path, size):
            path.write_bytes(path.read_bytes()[:size])

        def flip(folder):
            file = folder / "orgkarta.db"
            content = bytearray(file.read_bytes())
            content[3 * 4096:3 * 4096 + 64] = os.urandom(64)
            file.write_bytes(content)

        def drop_row(folder):
            with sqlite3.connect(folder / "orgkarta.db") as db:
                db.execute("DELETE FROM evidence WHERE id = (SELECT max(id) FROM evidence)")

        def swap(folder):
            file = folder / "facts.jsonl"
            file.write_text(file.read_text(encoding="utf-8").replace("kommun", "kommuN"), encoding="utf-8")

        for name, spoil, says in (
                ("no folder", shutil.rmtree, "bad: is no folder"),
                ("empty", lambda f: (f / "orgkarta.db").unlink(), "no orgkarta.db in this folder"),
                ("no facts", lambda f: (f / "facts.jsonl").unlink(), "bad/facts.jsonl: no such file"),
                ("cut facts", lambda f: cut(f / "facts.jsonl", -20), r"bad/facts.jsonl: (line 2: found|bytes with SHA-256)"),
                ("other facts", swap, r"bad/facts.jsonl: bytes with SHA-256 \w+, expected \w+, as the run wrote them"),
                ("cut database", lambda f: cut(f / "orgkarta.db", 9000), "bad/orgkarta.db"),
                ("flipped page", flip, "bad/orgkarta.db"),
                ("a row less", drop_row, "bad/orgkarta.db: has rows .*, expected as its run counted"),
                ("no database", lambda f: (f / "orgkarta.db").write_text("hello" * 1000), "is no SQLite database")):
            with self.subTest(name):
                bad = self.dir / "bad"
                shutil.rmtree(bad, ignore_errors=True)
                shutil.copytree(b, bad)
                spoil(bad)
                self.assertRegex(self.merge([a, bad], code=2), says)
                self.assert_untouched()

    def test_folders_given_wrongly(self):
        self.put(2)
        a, b = self.shards([self.inputs], 2)
        self.assertIn("is given twice", self.merge([a, b, a.parent / "." / a.name], code=2))
        self.assertIn("is the output folder", self.merge([a, b], out=b, code=2))

    def test_locks(self):
        self.put(2)
        a, b = self.shards([self.inputs], 2)
        self.merged.mkdir()
        for held in (a, self.merged):
            with open(held / ".orgkarta.lock", "w", encoding="ascii") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self.assertIn(f"another run holds {held}", self.merge([a, b], code=4))
        self.merge([a, b])

    def test_earlier_outputs_stay_if_a_merge_fails(self):
        self.put(4)
        a, b = self.shards([self.inputs], 2)
        self.merge([a, b])
        before = {p.name: p.read_bytes() for p in self.merged.iterdir()}
        (b / "facts.jsonl").write_bytes((b / "facts.jsonl").read_bytes() + b"more\n")
        self.merge([a, b], code=2)
        self.assertEqual(before, {p.name: p.read_bytes() for p in self.merged.iterdir()})


    def test_a_signal_ends_it_and_earlier_outputs_stay(self):
        self.put(4)
        a, b = self.shards([self.inputs], 2)
        self.merge([a])
        before = {p.name: p.read_bytes() for p in self.merged.iterdir()}
        held = lambda: signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # waits until the program looks
        process = subprocess.Popen([BINARY, "merge", a, b, "--out", self.merged], env=SMALL, stderr=subprocess.PIPE, text=True, preexec_fn=held)
        process.send_signal(signal.SIGTERM)
        told = process.communicate(timeout=60)[1]
        self.assertEqual((process.returncode, told),
                         (143, "orgkarta: stopped by a signal; the outputs of the run before are unchanged\n"))
        self.assertEqual(before, {p.name: p.read_bytes() for p in self.merged.iterdir()})


class ForgottenNames(unittest.TestCase):
    """A name that is forgotten anywhere does not come back by a merge. Needs the rules of the language, for people."""
    NAME = "Åsa Lundmark"

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-shards-")
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        inputs = self.dir / "in"
        inputs.mkdir()
        for year in (2021, 2022, 2023, 2024):
            (inputs / f"{year}.txt").write_text(
                f"Norrköpings kommun\n\nPublicerad {year}-03-01\n\nNy teknisk direktör\n\nTekniska kontoret leds av teknisk direktör"
                f" Åsa Lundmark. ÅSA LUNDMARKs uppdrag började {year}. Ekonomichef är Per Olsson.\n", encoding="utf-8")
        self.inputs = inputs
        # Whole runs over halves of the inputs: a shard has no registry that would tell who is meant.
        self.a, self.b = self.dir / "a", self.dir / "b"
        for years, out in ((("2021", "2023"), self.a), (("2022", "2024"), self.b)):
            half = self.dir / f"half-{out.name}"
            half.mkdir()
            for year in years:
                shutil.copy(inputs / f"{year}.txt", half)
            self.call("run", half, "--out", out)
        self.merged = self.dir / "merged"

    def call(self, *arguments, code=0):
        done = run(*arguments, env={**os.environ})
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def forget(self, folder):
        self.call("forget", folder, self.NAME, "--municipality", "0581", "--why", "asked for")

    def assert_gone(self, folder):
        for file in folder.iterdir():
            whole = file.read_bytes().decode("utf-8", "replace").casefold()
            self.assertFalse("lundmark" in whole, file)
        self.call("verify", folder)

    def test_forgotten_in_a_shard(self):
        self.forget(self.a)
        self.call("merge", self.a, self.b, "--out", self.merged)
        self.assert_gone(self.merged)
        one = self.dir / "one"
        one.mkdir()
        shutil.copy(self.a / ".orgkarta.forgotten", one)
        self.call("run", self.inputs, "--out", one)
        for name in FILES:
            self.assertEqual((one / name).read_bytes(), (self.merged / name).read_bytes(), name)
        self.assertEqual(run("dump", one).stdout, run("dump", self.merged).stdout)

    def test_forgotten_in_the_outputs(self):
        self.call("merge", self.a, self.b, "--out", self.merged)
        self.forget(self.merged)
        self.call("merge", self.b, self.a, "--out", self.merged)
        self.assert_gone(self.merged)

    def test_who_cannot_be_told_any_more_is_refused(self):
        self.forget(self.a)
        self.forget(self.b)
        self.assertIn("forgotten names under different keys", self.call("merge", self.a, self.b, "--out", self.merged, code=2))
        (self.b / ".orgkarta.forgotten").unlink()
        self.assertRegex(self.call("merge", self.a, self.b, "--out", self.merged, code=2), "b: its orgkarta.db knows names as forgotten")
        shutil.copy(self.a / ".orgkarta.forgotten", self.b)
        self.assertRegex(self.call("merge", self.a, self.b, "--out", self.merged, code=2), "b: its orgkarta.db knows names as forgotten")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--documents", type=int, default=COUNT)
    arguments, rest = parser.parse_known_args()
    COUNT = arguments.documents
    BINARY = arguments.binary
    unittest.main(argv=[sys.argv[0], *rest])
