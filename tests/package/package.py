#!/usr/bin/env python3
"""What is installed works where it is installed: the program with its rules, its reader of PDF files, the man page and
completions, the library; by `cmake --install` and as a Debian package.

    package.py --build build/ci [Package.test_man_page]
"""
import argparse
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PDF = next(iter(sorted((ROOT / "corpus" / "forms").rglob("*.pdf"))))
CLEAN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}  # and nothing that leads to the rules of the source
ADMIN = {**CLEAN, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
BUILD = pathlib.Path()


def run(*command, **more):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=600, check=False, **{"env": CLEAN, **more})
    if done.returncode != 0:
        raise AssertionError(f"{command}: exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


class Installed:
    """A folder with usr/ in it."""

    def __init__(self, root):
        self.root = root
        self.program = root / "usr" / "bin" / "orgkarta"
        self.share = root / "usr" / "share"


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # In the build folder: with sanitizers it is a gigabyte, which is much where $TMPDIR is memory.
        cls.scratch = tempfile.TemporaryDirectory(prefix="package-", dir=BUILD)
        cls.dir = pathlib.Path(cls.scratch.name)
        CLEAN["XDG_CACHE_HOME"] = str(cls.dir / "cache")  # rules are compiled once for all
        run("cmake", "--install", BUILD, "--prefix", cls.dir / "installed" / "usr", env=os.environ)
        cls.manifest = (BUILD / "install_manifest.txt").read_text(encoding="utf-8").splitlines()
        run("cpack", "-G", "DEB", "-B", cls.dir / "packed", "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip", "--config", BUILD / "CPackConfig.cmake", env=os.environ)
        cls.packages = sorted((cls.dir / "packed").glob("*.deb"))
        cls.unpack(cls.dir / "fresh")
        cls.fresh = Installed(cls.dir / "fresh")
        cls.places = [Installed(cls.dir / "installed"), cls.fresh]

    @classmethod
    def unpack(cls, root):
        """dpkg's own unpacking, into a root where nothing is installed."""
        (root / "var" / "lib" / "dpkg" / "info").mkdir(parents=True)
        (root / "var" / "lib" / "dpkg" / "updates").mkdir()
        (root / "var" / "lib" / "dpkg" / "status").touch()
        cls.dpkg(root, "--unpack", *cls.packages)

    @staticmethod
    def dpkg(root, *what):
        run("dpkg", f"--root={root}", "--force-not-root", "--force-depends", "--path-include=/usr/share/*", "--log=/dev/null", *what, env=ADMIN)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_both_ways_put_down_the_same(self):
        files = [{p.relative_to(place.root / "usr") for p in (place.root / "usr").rglob("*") if not p.is_dir()} for place in self.places]
        self.assertEqual(files[0], files[1])
        self.assertTrue({pathlib.Path("bin/orgkarta"), pathlib.Path("include/orgkarta/orgkarta.h")} < files[0])

    def test_taken_away_nothing_is_left(self):
        root = self.dir / "purged"
        self.unpack(root)
        self.assertTrue((root / "usr" / "bin" / "orgkarta").exists())
        self.dpkg(root, "--purge", "orgkarta-dev", "orgkarta")
        self.assertEqual([p for p in root.rglob("*") if p.relative_to(root).parts[:3] != ("var", "lib", "dpkg")[: len(p.relative_to(root).parts)]], [])
        installed = {str(p) for p in (self.dir / "installed").rglob("*") if not p.is_dir()}
        self.assertEqual(set(self.manifest), installed)  # what README.md has one remove

    def test_finds_its_rules(self):
        for place in self.places:
            rules = place.share / "orgkarta" / "rules" / "sv"
            source = ROOT / "rules" / "sv"
            self.assertEqual({p.relative_to(rules) for p in rules.rglob("*")}, {p.relative_to(source) for p in source.rglob("*")})
            # A rule set of its own shows that these are read, and not those of the source.
            aside = place.root / "aside"
            rules.rename(aside)
            shutil.copytree(ROOT / "tests" / "golden" / "rules", rules)
            few = run(place.program, "rules", "list")
            shutil.rmtree(rules)
            aside.rename(rules)
            self.assertLess(len(few.splitlines()), len(run(place.program, "rules", "list").splitlines()) / 10)

    def test_reads_texts_and_pdf_files(self):
        for place in self.places:
            text = self.dir / "a.txt"
            text.write_text("Socialnämnden i Norrköpings kommun leds av ordförande Anna Lind.\n", encoding="utf-8")
            documents = [json.loads(line) for line in run(place.program, "run", text, PDF, "--out", "-").splitlines()]
            self.assertEqual([d["document"]["media_type"] for d in documents], ["text/plain", "application/pdf"])
            self.assertEqual([p["person"] for p in documents[0]["posts"]], ["Anna Lind"])
            self.assertTrue(documents[1]["units"])

    def test_a_program_of_others(self):
        """examples/extract, built against the packages: it finds what the program finds."""
        text = self.dir / "b.txt"
        text.write_text("Socialnämnden i Norrköpings kommun leds av ordförande Anna Lind.\n", encoding="utf-8")
        page = self.dir / "c.html"
        page.write_text("<html><body><main><h1>Nytt</h1><p>Ulf Ek är skolchef i Norrköpings kommun.</p></main></body></html>", encoding="utf-8")
        empty = self.dir / "d.txt"
        empty.write_text("", encoding="utf-8")
        build = self.dir / "extract"
        run("cmake", "-S", ROOT / "examples" / "extract", "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.fresh.root / 'usr'}", env=os.environ)
        run("cmake", "--build", build, env=os.environ)
        done = subprocess.run([build / "extract", text, page, empty, self.dir / "none"], capture_output=True, text=True, timeout=300, check=False, env=CLEAN)
        self.assertEqual(done.stdout, run(self.fresh.program, "run", text, page, "--out", "-"))
        self.assertIn("d.txt: empty", done.stderr)
        self.assertEqual((done.returncode, "cannot read" in done.stderr), (1, True))

    def test_man_page(self):
        for place in self.places:
            page = place.share / "man" / "man1" / "orgkarta.1.gz"
            commands = [line.split()[0] for line in run(place.program, "--help").split("Subcommands:\n")[1].split("\n\n")[0].splitlines()]
            self.assertGreater(len(commands), 10)
            text = gzip.decompress(page.read_bytes()).decode()
            for command in commands:
                self.assertIn(f"\n.B {command}\n", text)
                self.assertIn(f'\n.SH "{command.upper()}"\n', text)
            if shutil.which("man"):
                done = subprocess.run(["man", "--warnings", "-M", place.share / "man", "orgkarta"], capture_output=True, text=True, check=True, env={**CLEAN, "MANWIDTH": "200"})
                self.assertEqual(done.stderr, "")
                self.assertIn("--no-text-index", done.stdout)
                self.assertIn('printf \'{"path": "a", "text": "..."}\\n\' | orgkarta run - --out -', done.stdout)

    def complete(self, place, *words):
        script = f'. {place.share}/bash-completion/completions/orgkarta; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _orgkarta; printf "%s\\n" "${{COMPREPLY[@]}}"'
        return run("bash", "-c", script, "-", "orgkarta", *words, cwd=self.dir).split()

    def test_completion(self):
        (self.dir / "found.d").mkdir()
        for place in self.places:
            self.assertEqual(run("bash", "-c", f". {place.share}/bash-completion/completions/orgkarta; complete -p orgkarta").split()[-2:], ["_orgkarta", "orgkarta"])
            self.assertEqual(self.complete(place, "ex"), ["explain", "export"])
            self.assertEqual(self.complete(place, "rules", "ch"), ["check"])
            self.assertEqual(self.complete(place, "export", "x", "--format", "d"), ["dot", "datasette"])
            self.assertEqual(self.complete(place, "run", "--max-e"), ["--max-expanded"])
            self.assertEqual(self.complete(place, "run", "found"), ["found.d"])
            for shell, path in (("zsh", "zsh/vendor-completions/_orgkarta"), ("fish", "fish/vendor_completions.d/orgkarta.fish")):
                self.assertIn("export", (place.share / path).read_text(encoding="utf-8"))
                if shutil.which(shell):
                    run(shell, "-n", place.share / path)

    def test_the_package_says_what_it_needs(self):
        fields = {p.name.split("_")[0]: run("dpkg-deb", "--field", p) for p in self.packages}
        self.assertRegex(fields["orgkarta"], r"Depends: .*libicu\d+")
        self.assertIn("libre2", fields["orgkarta"])
        self.assertEqual(set(fields), {"orgkarta", "orgkarta-dev"})
        self.assertIn("Depends: orgkarta (= ", fields["orgkarta-dev"])
        for place in self.places:
            copyright_ = (place.share / "doc" / "orgkarta" / "copyright").read_text(encoding="utf-8")
            self.assertIn("Apache License", copyright_)
            self.assertIn("CC BY 4.0", copyright_)


def main():
    global BUILD
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("tests", nargs="*")
    arguments = parser.parse_args()
    BUILD = arguments.build.resolve()
    unittest.main(argv=["package.py", *arguments.tests])


if __name__ == "__main__":
    main()
