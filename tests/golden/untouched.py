#!/usr/bin/env python3
"""Runs that need not do what was done: files that nobody touched are not opened, a run with nothing to do writes nothing, one that was
cut off is gone on with; and whatever happened between two runs, the outputs are those of one run over all. Prints each failure
and exits with 1.

    untouched.py --binary BINARY [--documents N] [Untouched.test_NAME]
"""
import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = sorted((ROOT / "corpus" / "history" / "documents").glob("0581*.txt"))[:12]
RULES = ROOT / "tests" / "golden" / "rules"  # they load at once
OUTPUTS = ("facts.jsonl", "errors.jsonl", "changes.jsonl", "orgkarta.db")
FINISHED = ".orgkarta.finished"
SECOND = 10**9
BINARY = ""
COUNT = 600  # documents of a run that is to be cut off: enough for a quick binary


class Untouched(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-untouched-")
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        self.inputs, self.out, self.rules = self.dir / "in", self.dir / "out", self.dir / "rules"
        self.inputs.mkdir()
        shutil.copytree(RULES, self.rules)
        for document in DOCUMENTS[:8]:
            shutil.copy(document, self.inputs)
        self.one, self.other = (self.inputs / d.name for d in DOCUMENTS[:2])
        time.sleep(0.15)  # their stamps are to be trusted at once

    def start(self, *arguments, out=None):
        env = {**os.environ, "ORGKARTA_RULES": str(self.rules)}
        return subprocess.Popen([BINARY, "run", self.inputs, "--out", out or self.out, *arguments], env=env,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run_it(self, *arguments, out=None, code=0):
        process = self.start(*arguments, out=out)
        told = process.communicate(timeout=120)[1]
        self.assertEqual(process.returncode, code, told)
        return told

    def stamps(self):
        return {name: (state.st_mtime_ns, state.st_ino) for name in OUTPUTS for state in [(self.out / name).stat()]}

    def opened(self):
        """The inputs that a run opens, as strace tells."""
        log = self.dir / "log"
        command = ["strace", "-f", "-qq", "-e", "trace=open,openat", "-o", log, BINARY, "run", self.inputs, "--out", self.out]
        # A sanitizer cannot look for leaks in what is traced.
        environment = {**os.environ, "ORGKARTA_RULES": str(self.rules), "ASAN_OPTIONS": "detect_leaks=0"}
        subprocess.run(command, check=True, capture_output=True, env=environment)
        return {p.name for p in self.inputs.rglob("*") if f'/{p.name}"' in log.read_text(errors="replace")} - {""}

    def assert_idle(self, code=0):
        """A run that writes nothing."""
        before = self.stamps()
        told = self.run_it(code=code)
        self.assertEqual(before, self.stamps())
        return told

    def assert_as_one_run(self, code=0):
        one = self.dir / "one"
        shutil.rmtree(one, ignore_errors=True)
        self.run_it(out=one, code=code)
        for name in ("facts.jsonl", "errors.jsonl"):
            self.assertEqual((one / name).read_bytes(), (self.out / name).read_bytes(), name)
        dumps = [subprocess.run([BINARY, "dump", out], capture_output=True, check=True).stdout for out in (one, self.out)]
        self.assertEqual(*dumps)

    def settle(self, code=0):
        """A run, and another that has nothing to do but to take up stamps and to empty changes.jsonl."""
        self.run_it(code=code)
        time.sleep(0.15)
        self.run_it(code=code)
        self.run_it(code=code)

    def after(self, *, unchanged, code=0):
        """What a run tells after something happened; its outputs are those of one run, and the next one is idle."""
        told = self.run_it(code=code)
        self.assertIn(f"({unchanged} unchanged)", told)
        self.assert_as_one_run(code)
        time.sleep(0.15)
        self.run_it(code=code)
        self.run_it(code=code)
        self.assert_idle(code)

    def test_nothing_to_do_writes_nothing(self):
        first = self.run_it()
        self.run_it()  # changes.jsonl becomes empty
        self.assertEqual((self.out / "changes.jsonl").read_bytes(), b"")
        told = self.assert_idle()
        self.assertIn("8 documents (8 unchanged), ", told)
        self.assertEqual(first.split("documents, ")[1].rsplit(",", 1)[0], told.split("unchanged), ")[1].rsplit(",", 1)[0])

    def test_the_table_is_the_same(self):
        table = [self.run_it("--summary").split("\n", 1)[1] for _ in range(3)]
        self.assertEqual(table[0], table[2])

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed")
    def test_only_what_changed_is_opened(self):
        self.settle()
        self.assertEqual(self.opened(), set())
        self.one.write_text("Socialnämnden sammanträdde.\n")
        self.assertEqual(self.opened(), {self.one.name})

    def test_changed(self):
        self.settle()
        self.one.write_text(self.one.read_text() + "\nDet sade ordförande Eva Ek.\n")
        self.after(unchanged=7)

    def test_changed_with_the_same_size_and_time(self):
        self.settle()
        state, text = self.one.stat(), self.one.read_text()
        self.one.write_text(text.replace("20", "19"))
        os.utime(self.one, ns=(state.st_atime_ns, state.st_mtime_ns))
        self.assertEqual(self.one.stat().st_size, state.st_size)
        self.after(unchanged=7)

    def test_touched_but_the_same(self):
        self.settle()
        os.utime(self.one)
        self.assertIn("(8 unchanged)", self.run_it())
        self.assert_as_one_run()
        self.after(unchanged=8)

    def test_replaced_by_one_of_the_same_time(self):
        self.settle()
        state, new = self.one.stat(), self.dir / "new"
        new.write_bytes(self.one.read_bytes().replace(b"20", b"19"))
        os.utime(new, ns=(state.st_atime_ns, state.st_mtime_ns))
        new.rename(self.one)
        self.after(unchanged=7)

    def test_two_that_changed_names(self):
        self.settle()
        self.one.rename(self.dir / "third")
        self.other.rename(self.one)
        (self.dir / "third").rename(self.other)
        self.after(unchanged=6)

    def test_removed_and_added(self):
        self.settle()
        self.one.unlink()
        self.after(unchanged=7)
        shutil.copy(DOCUMENTS[9], self.inputs)
        self.after(unchanged=7)

    def test_clock_set_back(self):
        """A change that bears a time long before the first run."""
        self.settle()
        self.one.write_text("Socialnämnden sammanträdde den 5 mars 2021.\n")
        os.utime(self.one, ns=(0, 946684800 * SECOND))
        self.after(unchanged=7)

    def test_of_the_future_is_never_trusted(self):
        later = time.time_ns() + 3600 * SECOND
        os.utime(self.one, ns=(later, later))
        self.settle()
        with_stamps = self.stamps()
        self.assertIn("(8 unchanged)", self.run_it())
        self.assertNotEqual(with_stamps, self.stamps())  # it was looked at
        self.assert_as_one_run()

    def test_written_again_at_once(self):
        """Within the same tick of the clock as far as that can be had: whatever the stamps say, the last bytes count."""
        for number in range(20):
            self.one.write_text(f"Socialnämnden beslutade den {number % 9 + 1} mars 2021.\n")
            self.run_it()
            self.one.write_text(f"Socialnämnden beslutade den {number % 9 + 1} april 21.\n")
            self.run_it()
            text = (self.out / "facts.jsonl").read_text()
            self.assertIn("april 21", text)
            self.assertNotIn(f"den {number % 9 + 1} mars 2021", text.split(self.one.name)[1].split("\n")[0])

    def test_a_folder_of_outputs_that_was_copied(self):
        self.settle()
        moved = self.dir / "moved"
        shutil.copytree(self.out, moved)
        self.assertIn("(8 unchanged)", self.run_it(out=moved))
        self.out = moved
        self.assert_as_one_run()
        self.run_it()
        self.assert_idle()

    def test_a_note_that_is_not_whole(self):
        self.settle()
        note = self.out / ".orgkarta.state"
        whole = note.read_bytes()
        for spoilt in (b"", whole[:-5], whole.replace(b"facts", b"fists"), None):
            note.unlink() if spoilt is None else note.write_bytes(spoilt)
            self.assertIn("(8 unchanged)", self.run_it())
            self.assert_as_one_run()
            self.run_it()
            self.assert_idle()

    def test_outputs_that_somebody_touched(self):
        self.settle()
        for name in ("facts.jsonl", "errors.jsonl"):
            with open(self.out / name, "ab") as file:
                file.write(b"{}\n")
            self.run_it()
            self.assert_as_one_run()
        (self.out / "facts.jsonl").unlink()
        self.run_it()
        self.assert_as_one_run()

    def test_other_rules_and_options_read_all(self):
        self.settle()
        with open(next((self.rules / "lexicon").glob("*.tsv")), "a", encoding="utf-8") as file:
            file.write("# one line more\n")
        self.assertNotIn("unchanged", self.run_it())
        self.assert_as_one_run()
        self.assertNotIn("unchanged", self.run_it("--anew"))
        self.run_it()
        self.assertNotIn("unchanged", self.run_it("--max-size", "1"))

    def test_other_hints(self):
        self.settle()
        manifest = self.dir / "manifest.csv"
        manifest.write_text(f"path,published\n{self.one.name},2001-02-03\n")
        self.assertIn("(7 unchanged)", self.run_it("--manifest", manifest))
        self.run_it("--manifest", manifest)
        before = self.stamps()
        self.assertIn("(8 unchanged)", self.run_it("--manifest", manifest))
        self.assertEqual(before, self.stamps())
        manifest.write_text(f"path,published\n{self.one.name},2001-02-04\n")
        self.assertIn("(7 unchanged)", self.run_it("--manifest", manifest))

    def test_a_manifest_that_warns_warns_each_time(self):
        manifest = self.dir / "manifest.csv"
        manifest.write_text("path,published\nnone.txt,2001-02-03\n")
        for _ in range(3):
            self.assertIn('no input has the path "none.txt"', self.run_it("--manifest", manifest))

    def test_check_bytes_opens_all(self):
        self.settle()
        before = self.stamps()
        self.assertIn("(8 unchanged)", self.run_it("--check-bytes"))
        self.assertNotEqual(before, self.stamps())

    def test_containers(self):
        box = self.inputs / "box.zip"
        with zipfile.ZipFile(box, "w") as archive:
            for document in DOCUMENTS[8:10]:
                archive.write(document, document.name)
        (self.inputs / "box.zip!no.txt").write_text("Nämnden sammanträdde.\n")  # looks as if it lay in there
        time.sleep(0.15)
        self.settle()
        (self.inputs / "box.zip!no.txt").unlink()
        self.after(unchanged=10)
        self.one.unlink()
        self.after(unchanged=9)
        with zipfile.ZipFile(box, "a") as archive:
            archive.write(DOCUMENTS[10], DOCUMENTS[10].name)
        self.run_it()
        self.assert_as_one_run()

    def test_what_cannot_be_read_is_told_each_time(self):
        (self.inputs / "empty.txt").write_bytes(b"")
        (self.inputs / "broken.docx").write_bytes(b"PK\x03\x04 no more")
        (self.inputs / "picture.png").write_bytes(b"\x89PNG")
        (self.inputs / "link.txt").symlink_to(self.one)
        time.sleep(0.15)
        self.settle(code=1)
        errors = (self.out / "errors.jsonl").read_bytes()
        self.assertEqual(errors.count(b"\n"), 2)
        self.assertIn("2 errors, 1 skipped, 1 unsupported", self.assert_idle(code=1))
        self.one.write_text("Socialnämnden sammanträdde.\n")
        self.run_it(code=1)
        self.assertEqual(errors, (self.out / "errors.jsonl").read_bytes())
        self.assert_as_one_run(code=1)

    def many(self, count):
        """Enough documents for a run to be cut off."""
        for number in range(count):
            text = DOCUMENTS[number % len(DOCUMENTS)].read_text() * 20
            (self.inputs / f"m{number:04}.txt").write_text(f"Nummer {number}.\n{text}")

    def cut_off(self, how, seconds=20):
        """A run that is ended when it has finished something; what it has."""
        process = self.start()
        finished, end = self.out / FINISHED, time.monotonic() + seconds
        while time.monotonic() < end and process.poll() is None:
            if finished.exists() and finished.stat().st_size > 500_000:
                break
            time.sleep(0.005)
        process.send_signal(how)
        told = process.communicate(timeout=60)[1]
        self.assertNotEqual(process.returncode, 0, told)
        return finished.read_bytes()

    def test_what_was_cut_off_is_gone_on_with(self):
        self.many(COUNT)
        for how in (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL):
            was = self.cut_off(how)
        self.assertGreater(len(was), 500_000)
        self.assertNotIn("unchanged", self.run_it())
        self.assertFalse((self.out / FINISHED).exists())
        self.assert_as_one_run()

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed")
    def test_what_was_finished_is_not_opened(self):
        self.many(COUNT)
        self.cut_off(signal.SIGKILL)
        self.cut_off(signal.SIGKILL)  # stamps are to be trusted now
        opened = self.opened()
        log = (self.dir / "log").read_text(errors="replace")
        self.assertTrue(opened)
        read = [p.name for p in self.inputs.iterdir() if log.count(f'/{p.name}"') > 1]  # once to see whether it is an archive
        self.assertLess(len(read), COUNT)

    def test_what_is_not_whole_is_done_again(self):
        self.many(COUNT // 2)
        was = self.cut_off(signal.SIGKILL)
        for spoilt in (was[:-100], was[:len(was) // 2] + b"\0" * 50 + was[len(was) // 2 + 50:], was[:40], b"x" + was[1:], b""):
            (self.out / FINISHED).write_bytes(spoilt)
            self.run_it()
            self.assertFalse((self.out / FINISHED).exists())
            self.assert_as_one_run()
            shutil.rmtree(self.out)
            self.out.mkdir()

    def test_what_changed_since_it_was_finished(self):
        self.many(COUNT // 2)
        was = self.cut_off(signal.SIGKILL)
        for path in list(self.inputs.iterdir())[::3]:
            path.write_text(path.read_text() + "\nDet sade ordförande Eva Ek.\n")
        self.run_it()
        self.assert_as_one_run()
        shutil.rmtree(self.out)
        self.out.mkdir()
        (self.out / FINISHED).write_bytes(was)
        with open(next((self.rules / "lexicon").glob("titles*.tsv")), "a", encoding="utf-8") as file:
            file.write("# one line more\n")
        self.run_it()
        self.assert_as_one_run()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--documents", type=int, default=COUNT)
    arguments, rest = parser.parse_known_args()
    COUNT = arguments.documents
    BINARY = str(pathlib.Path(arguments.binary).resolve())
    unittest.main(argv=[sys.argv[0], *rest])
