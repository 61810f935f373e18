"""The folder of an export: what it may hold, and that the same database gives the same bytes."""
import fcntl
import os
import resource
import signal
import subprocess

import common

FORMATS = ("popolo", "csv", "org-jsonld", "ftm", "annotations", "dot", "mermaid", "graphml", "datasette")


class Folder(common.Test):
    """What is not about one form."""

    def test_same_bytes(self):
        for self.format in FORMATS:
            day = ("--municipality", "0581") if self.format in ("dot", "mermaid", "graphml") else ()
            first = common.files(self.export(*day, name=self.format))
            again = common.files(self.export(*day, name=self.format))  # in its place
            self.assertEqual(first, again, self.format)
            self.assertIn("README.md", first)
            self.assertFalse([name for name in first if name.endswith(".tmp")])

    def refused(self, out, *words):
        before = common.files(out)
        done = common.run(self.shared.binary, "export", self.shared.found, "--format", "popolo", "--out", out, code=2)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertEqual(common.files(out), before)

    def test_what_is_no_export_stays(self):
        out = self.dir / "mine"
        out.mkdir()
        (out / "README.md").write_text("# Mine\n", encoding="utf-8")
        self.refused(out, "not empty")
        self.refused(self.shared.found, "not empty")

    def test_an_export_in_another_form_stays(self):
        self.format = "csv"
        self.refused(self.export(), "another form")

    def test_what_a_stopped_export_left_is_no_hindrance(self):
        out = self.dir / "out"
        out.mkdir()
        for name in ("README.md.tmp", "popolo.json.tmp"):
            (out / name).touch()
        self.format = "popolo"
        self.assertEqual(set(common.files(self.export())), {"README.md", "popolo.json"})

    def test_nothing_of_the_lock_stays(self):
        self.format = "mermaid"
        out = self.export("--municipality", "0581")
        self.assertEqual(set(common.files(out)), {"README.md", "organisation.mmd"})

    def test_one_export_at_a_time(self):
        self.format = "popolo"
        out = self.export()
        before = common.files(out)
        folder = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
        self.addCleanup(os.close, folder)
        fcntl.flock(folder, fcntl.LOCK_EX)
        done = common.run(self.shared.binary, "export", self.shared.found, "--format", "popolo", "--out", out, code=4)
        self.assertIn("another export holds", done.stderr)
        self.assertEqual(common.files(out), before)

    def test_a_full_disk_leaves_the_export_before(self):
        self.format = "csv"
        out = self.export()
        before = common.files(out)

        def full():  # after 8 kB a write fails, as on a full disk
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

        command = [self.shared.binary, "export", self.shared.found, "--format", "csv", "--municipality", "0581", "--out", out]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, preexec_fn=full)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("cannot write", done.stderr)
        self.assertEqual(common.files(out), before)

    def test_a_folder_that_cannot_be_made(self):
        (self.dir / "file").touch()
        done = common.run(self.shared.binary, "export", self.shared.found, "--format", "popolo", "--out", self.dir / "file" / "x", code=3)
        self.assertIn("cannot create", done.stderr)

    def test_wrong_use(self):
        for options, words in ((("--format", "xml"), "expected popolo"), (("--format", "popolo", "--at", "2024"), "--at goes with"),
                               (("--format", "popolo", "--license", "MIT"), "--license goes with"),
                               (("--format", "csv", "--license", "a/b"), "SPDX"), (("--format", "popolo", "--safe-csv"), "--safe-csv goes with"),
                               (("--format", "popolo", "--municipality", "nowhere"), "no document is of")):
            out = self.dir / "none"
            done = common.run(self.shared.binary, "export", self.shared.found, *options, "--out", out, code=2)
            self.assertIn(words, done.stderr)
            self.assertFalse(out.exists())
