#!/usr/bin/env python3
"""What needs several runs or a faulty environment: same bytes in any environment, a held lock, a full
or closed standard output, a full disk, signals. Prints each failure and exits with 1. (That any number of jobs gives the same
bytes, with the real rules, is tested by score/score.py.)

    faults.py --binary PATH [Faults.TEST]
"""
import argparse
import fcntl
import gzip
import json
import os
import pathlib
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DOCUMENTS = ROOT / "corpus" / "documents"
# The small rule set loads at once; what is tested here does not hang on the language.
SMALL = {**os.environ, "ORGKARTA_RULES": str(ROOT / "tests" / "golden" / "rules")}
BINARY = ""


def run(*arguments, **options):
    """Runs the program. stdout and stderr are captured unless given."""
    options.setdefault("env", SMALL)
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    return subprocess.run([BINARY, *map(str, arguments)], timeout=120, check=False, **options)


def contents(folder):
    """What a folder tells of the documents: not the database, which tells when it was made, nor changes.jsonl, which
    tells what a run changed (updates.py looks at that)."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix == ".jsonl" and p.name != "changes.jsonl"}


class Faults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-faults-")
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        self.text = self.dir / "a.txt"
        self.text.write_text("Kultur- och fritidsnämnden\n\nNämnden beslutade den 5 mars 2024.\n")

    def many(self, n):
        """A folder of n documents that take a while."""
        folder = self.dir / "many"
        folder.mkdir()
        body = self.text.read_bytes() * 200
        for i in range(n):
            (folder / f"{i:05}.txt").write_bytes(body)
        return folder

    def test_same_bytes_in_any_locale_and_time_zone(self):
        one = run("run", DOCUMENTS, "--out", "-", env={**SMALL, "LC_ALL": "C", "TZ": "UTC"})
        two = run("run", DOCUMENTS, "--out", "-",
                  env={**SMALL, "LC_ALL": "sv_SE.UTF-8", "TZ": "Pacific/Auckland"})
        self.assertEqual(one.stdout, two.stdout)

    def test_a_second_run_over_the_first_gives_the_same(self):
        out = self.dir / "out"
        run("run", DOCUMENTS, "--out", out)
        first = contents(out)
        self.assertEqual(run("run", DOCUMENTS, "--out", out).returncode, 0)
        self.assertEqual(first, contents(out))
        self.assertEqual([], [p for p in out.iterdir() if "tmp" in p.name])

    def test_lines_are_documents_sorted_by_path(self):
        out = self.dir / "out"
        run("run", DOCUMENTS, "--out", out)
        paths = [json.loads(line)["document"]["path"] for line in (out / "facts.jsonl").read_text().splitlines()]
        self.assertEqual(paths, sorted(paths, key=lambda p: p.encode()))
        self.assertEqual(len(paths), len(list(DOCUMENTS.iterdir())))

    def test_a_held_folder_is_left_alone(self):
        out = self.dir / "out"
        run("run", self.text, "--out", out)
        before = contents(out)
        with (out / ".orgkarta.lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            held = run("run", DOCUMENTS, "--out", out)
        self.assertEqual(held.returncode, 4, held.stderr)
        self.assertEqual(before, contents(out))

    def test_standard_output_that_fails_is_exit_3(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(run("run", self.text, "--out", "-", stdout=full).returncode, 3)
            self.assertEqual(run("--help", stdout=full).returncode, 3)
        closed = subprocess.run(["bash", "-c", '"$0" run "$1" --out - >&-', BINARY, self.text],
                                capture_output=True, check=False, env=SMALL)
        self.assertEqual(closed.returncode, 3, closed.stderr)

    def test_a_reader_that_leaves_is_exit_3(self):
        reader, writer = os.pipe()
        os.close(reader)
        self.assertEqual(run("run", self.text, "--out", "-", stdout=writer).returncode, 3)
        os.close(writer)

    def test_closed_standard_error_harms_no_output(self):
        out = self.dir / "out"
        done = subprocess.run(["bash", "-c", '"$0" run "$1" --out "$2" <&- >&- 2>&-', BINARY, self.text, out],
                              check=False, env=SMALL)
        self.assertEqual(done.returncode, 0)
        for line in (out / "facts.jsonl").read_text().splitlines():
            json.loads(line)

    def test_an_output_folder_that_cannot_be_is_exit_3(self):
        done = run("run", self.text, "--out", self.text / "out")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"a.txt", done.stderr)

    def test_a_file_size_limit_is_exit_3_and_keeps_the_old_outputs(self):
        out = self.dir / "out"
        run("run", self.text, "--out", out)
        before = contents(out)
        limited = subprocess.run(["bash", "-c", 'ulimit -f 8; "$0" run "$1" --out "$2"', BINARY, DOCUMENTS, out],
                                 capture_output=True, check=False, env=SMALL)
        self.assertEqual(limited.returncode, 3, limited.stderr)
        self.assertEqual(before, contents(out))

    def stop_with(self, number):
        many, out = self.many(2000), self.dir / "out"
        run("run", self.text, "--out", out)
        before = contents(out)
        process = subprocess.Popen([BINARY, "run", str(many), "--out", str(out)], stderr=subprocess.PIPE, env=SMALL)
        deadline = time.monotonic() + 30
        while not (out / "facts.jsonl.tmp").exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(number)
        sent = time.monotonic()
        _, said = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 128 + number, said)
        self.assertLess(time.monotonic() - sent, 5)
        self.assertIn(b"stopped by a signal", said)
        self.assertEqual(before, contents(out))
        self.assertEqual([], [p for p in out.iterdir() if "tmp" in p.name])

    def test_sigterm_stops_cleanly(self):
        self.stop_with(signal.SIGTERM)

    def test_sigint_stops_cleanly(self):
        self.stop_with(signal.SIGINT)

    def test_a_killed_run_is_no_trouble_for_the_next(self):
        many, out = self.many(300), self.dir / "out"
        run("run", self.text, "--out", out)
        before = contents(out)
        for pause in (0.0, 0.05, 0.1, 0.2, 0.3):
            process = subprocess.Popen([BINARY, "run", str(many), "--out", str(out)], stderr=subprocess.DEVNULL, env=SMALL)
            time.sleep(pause)
            process.kill()
            if process.wait() == 0:
                break
            self.assertEqual(before, contents(out))
        self.assertEqual(run("run", self.text, "--out", out).returncode, 0)
        self.assertEqual(before, contents(out))
        self.assertEqual([], [p for p in out.iterdir() if "tmp" in p.name])

    def test_a_signal_ends_the_wait_for_standard_input(self):
        process = subprocess.Popen([BINARY, "run", "-", "--out", "-"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=SMALL)
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=10), 143)
        process.communicate()

    def slow_archive(self):
        """A small file that takes seconds to be opened: a sound member, then 8 GB that nobody wants."""
        def header(name, size):
            info = tarfile.TarInfo(name)
            info.size = size
            return info.tobuf(tarfile.GNU_FORMAT)
        text = self.text.read_bytes()
        zeros, times = bytes(16 << 20), 500
        start = header("a.txt", len(text)) + text.ljust(512, b"\0") + header("b.txt", len(zeros) * times)
        archive = self.dir / "slow.tar.gz"
        archive.write_bytes(gzip.compress(start) + gzip.compress(zeros) * times + gzip.compress(bytes(1024)))
        return archive

    def stop_while_opening(self, number):
        archive, temporary, out = self.slow_archive(), self.dir / "tmp", self.dir / "out"
        temporary.mkdir()
        run("run", self.text, "--out", out)
        before = contents(out)
        process = subprocess.Popen([BINARY, "run", str(archive), "--out", str(out), "--max-ratio", "100000",
                                    "--max-expanded", "100000"], stderr=subprocess.PIPE,
                                   env={**SMALL, "TMPDIR": str(temporary)})
        time.sleep(1)
        process.send_signal(number)
        sent = time.monotonic()
        _, said = process.communicate(timeout=30)
        self.assertLess(time.monotonic() - sent, 3)
        self.assertEqual([], list(temporary.iterdir()))
        self.assertEqual(before, contents(out))
        return process.returncode, said

    def test_a_signal_stops_the_opening_of_an_archive(self):
        code, said = self.stop_while_opening(signal.SIGTERM)
        self.assertEqual(code, 143, said)
        self.assertIn(b"stopped by a signal", said)

    def test_a_kill_while_an_archive_is_opened_leaves_no_file(self):
        self.assertEqual(self.stop_while_opening(signal.SIGKILL)[0], -signal.SIGKILL)

    def test_no_room_for_members_is_exit_3(self):
        archive = self.dir / "a.tar.gz"
        subprocess.run(["tar", "-C", str(self.many(200)), "-czf", str(archive), "."], check=True)
        limited = subprocess.run(["bash", "-c", 'ulimit -f 500; "$0" run "$1" --out -', BINARY, archive],
                                 capture_output=True, check=False, env=SMALL)
        self.assertEqual(limited.returncode, 3, limited.stderr)
        self.assertIn(b"temporary file", limited.stderr)

    def test_unreadable_files_and_folders_cost_only_themselves(self):
        folder = self.dir / "in"
        folder.mkdir(mode=0o755)
        (folder / "closed").mkdir()
        (folder / "closed" / "x.txt").write_text("x")
        (folder / "locked.txt").write_text("x")
        (folder / "z.txt").write_text("text")
        (folder / "closed").chmod(0)
        (folder / "locked.txt").chmod(0)
        self.addCleanup((folder / "closed").chmod, 0o755)
        arguments = [BINARY, "run", str(folder), "--out", "-"]
        if os.getuid() == 0:  # modes do not stop root
            self.dir.chmod(0o755)
            arguments = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *arguments]
        done = subprocess.run(arguments, capture_output=True, check=False, env=SMALL)
        if b"execute" in done.stderr or b"rule" in done.stderr:
            self.skipTest("the program itself cannot be read by another user here")
        self.assertEqual(done.returncode, 1, done.stderr)
        failed = {json.loads(line)["path"]: json.loads(line)["outcome"] for line in done.stderr.splitlines()}
        self.assertEqual(failed, {"closed": "unreadable", "locked.txt": "unreadable"})
        self.assertEqual(json.loads(done.stdout)["document"]["path"], "z.txt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    args, sys.argv[1:] = parser.parse_known_args()
    BINARY = str(args.binary.resolve())
    unittest.main(verbosity=1)
