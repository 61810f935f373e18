"""The folder of an export: what it may hold, and that the same database gives the same bytes."""
import common

FORMATS = ("popolo", "csv", "org-jsonld", "ftm", "annotations", "dot", "mermaid", "graphml", "datasette")


class Folder(common.Test):
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

    def test_wrong_use(self):
        for options, words in ((("--format", "xml"), "expected popolo"), (("--format", "popolo", "--at", "2024"), "--at goes with"),
                               (("--format", "popolo", "--license", "MIT"), "--license goes with"),
                               (("--format", "csv", "--license", "a/b"), "SPDX"), (("--format", "popolo", "--safe-csv"), "--safe-csv goes with"),
                               (("--format", "popolo", "--municipality", "nowhere"), "no document is of")):
            out = self.dir / "none"
            done = common.run(self.shared.binary, "export", self.shared.found, *options, "--out", out, code=2)
            self.assertIn(words, done.stderr)
            self.assertFalse(out.exists())
