#!/usr/bin/env python3
"""`orgkarta forget`: after it no file of the folder holds the name, all places still hold, and no later run brings it back.
Prints each failure and exits with 1.

    forget.py --binary BINARY [Forget.test_NAME]
"""
import argparse
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

BINARY = ""
DOCUMENTS = {
    "2022.txt": "Norrköpings kommun\n\nPublicerad 2022-03-01\n\nNy teknisk direktör\n\nTekniska kontoret leds av teknisk direktör"
                " Åsa Lundmark. Åsa Lundmarks uppdrag börjar den 1 april 2022. Ekonomichef är Per Olsson.\n",
    "2023.txt": "Norrköpings kommun\n\nPublicerad 2023-03-01\n\nKontakt\n\nTeknisk direktör: ÅSA LUNDMARK\nLundmark, Åsa svarar på"
                " frågor.\n",
    "other.txt": "Linköpings kommun\n\nPublicerad 2023-03-01\n\nNy skolchef\n\nUtbildningsförvaltningen leds av skolchef Åsa"
                 " Lundmark.\n",
}


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)


class Forget(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-forget-")
        cls.addClassCleanup(folder.cleanup)
        cls.dir = pathlib.Path(folder.name)
        cls.inputs = cls.dir / "in"
        cls.inputs.mkdir()
        for name, text in DOCUMENTS.items():
            (cls.inputs / name).write_text(text, encoding="utf-8")
        cls.whole = cls.dir / "whole"
        assert run("run", cls.inputs, "--out", cls.whole).returncode == 0

    def setUp(self):
        self.out = self.dir / "out"
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.whole, self.out)

    def forget(self, person="Åsa Lundmark", code=0, municipality="0581"):
        done = run("forget", self.out, person, "--municipality", municipality, "--why", "asked for")
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def read(self, *more):
        done = run("run", self.inputs, "--out", self.out, *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stderr

    def assert_gone(self):
        """From the municipality's documents; the namesake elsewhere stays."""
        for file in self.out.iterdir():
            whole = file.read_bytes().decode("utf-8", "replace").casefold()
            for form in ("lundmark, åsa", "0581-person-asa-lundmark"):
                self.assertFalse(form in whole, f"{form} in {file}")
        for line in (self.out / "facts.jsonl").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)["document"]
            here = document["municipality"]["code"] == "0581"
            self.assertEqual("lundmark" in line.casefold(), not here, document["path"])
            text = DOCUMENTS[document["path"]].split()
            if here:
                self.assertIn("█████████", document["text"])
                self.assertNotIn("Lundmark", document["text"])
            self.assertEqual(len(" ".join(text)), len(" ".join(document["text"].split())))
        done = run("verify", self.out)
        self.assertEqual(done.returncode, 0, done.stdout)

    def dump(self):
        return run("dump", self.out).stdout

    def test_gone_and_does_not_come_back(self):
        self.assertIn("overwritten in 2 documents", self.forget())
        self.assert_gone()
        dumps, facts = {self.dump()}, {(self.out / "facts.jsonl").read_bytes()}
        for more in ((), ("--anew",)):
            self.read(*more)
            self.assert_gone()
            dumps.add(self.dump())
            facts.add((self.out / "facts.jsonl").read_bytes())
        self.assertEqual([len(dumps), len(facts)], [1, 1])

    def test_nothing_is_left_in_search_or_free_pages(self):
        names = ("Per Olsson",)
        self.assertTrue(b"Olsson" in (self.out / "orgkarta.db").read_bytes())
        self.forget(*names)
        for file in self.out.iterdir():
            self.assertFalse(b"olsson" in file.read_bytes().lower(), file)
        with sqlite3.connect(self.out / "orgkarta.db") as db:
            self.assertEqual(db.execute("SELECT count(*) FROM documents_fts WHERE documents_fts MATCH 'olsson'").fetchone(), (0,))
            self.assertEqual(db.execute("SELECT count(*) FROM documents_fts WHERE documents_fts MATCH 'ekonomichef'").fetchone(), (1,))
            for index in ("documents_fts", "goals_fts", "units_fts", "organisations_fts", "persons_fts"):
                db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
                db.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '{index}', 'row')")
                words = {word for (word,) in db.execute("SELECT term FROM temp.words")}
                db.execute("DROP TABLE temp.words")
                self.assertNotIn("olsson", words, index)
            day, why, municipality, size = db.execute("SELECT day, why, municipality, length(hash) FROM forgotten").fetchone()
            self.assertEqual((why, municipality, size), ("asked for", "0581", 64))
            self.assertRegex(day, r"^\d{4}-\d\d-\d\d$")

    def test_a_new_document_is_masked_too(self):
        self.forget()
        new = self.inputs / "2024.txt"
        self.addCleanup(new.unlink)
        self.addCleanup(DOCUMENTS.pop, "2024.txt")
        DOCUMENTS["2024.txt"] = DOCUMENTS["2022.txt"].replace("2022", "2024")
        new.write_text(DOCUMENTS["2024.txt"], encoding="utf-8")
        self.assertIn("unchanged", self.read())
        self.assert_gone()

    def test_passages_lead_to_the_same_bytes_of_the_file(self):
        def sources():
            lines = map(json.loads, (self.out / "facts.jsonl").read_text(encoding="utf-8").splitlines())
            return {(line["document"]["path"], kind, fact["id"], i): (e["start"], e["end"], e["source"])
                    for line in lines for kind in ("units", "posts", "dates") for fact in line[kind]
                    for i, e in enumerate(fact["evidence"])}
        before = sources()
        self.assertTrue(before)
        self.forget()
        self.assertEqual(before, sources())
        self.read("--anew")
        self.assertEqual(before, sources())

    def test_who_is_not_there_or_is_several_touches_nothing(self):
        before = {p.name: p.read_bytes() for p in self.out.iterdir()}
        self.assertIn("no person of that id or name", self.forget("Bengt Utterström", 2))
        done = run("forget", self.out, "Åsa Lundmark", "--why", "asked for")
        self.assertEqual(done.returncode, 2)
        self.assertIn("se-0580-person-asa-lundmark", done.stderr)
        self.assertEqual(before, {p.name: p.read_bytes() for p in self.out.iterdir()})

    def test_what_ended_half_way_is_done_by_the_next_run(self):
        self.forget()
        for name in ("orgkarta.db", "facts.jsonl"):
            shutil.copy(self.whole / name, self.out)
        done = run("verify", self.out)
        self.assertIn("a name that is to be forgotten", done.stdout)
        self.assertNotIn("unchanged", self.read())
        self.assert_gone()

    def test_without_the_key_no_run(self):
        self.forget()
        (self.out / ".orgkarta.forgotten").unlink()
        done = run("run", self.inputs, "--out", self.out)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn(".orgkarta.forgotten: lacks names", done.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    known, rest = parser.parse_known_args()
    BINARY = known.binary
    unittest.main(argv=[sys.argv[0], *rest])
