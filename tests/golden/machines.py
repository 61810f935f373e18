#!/usr/bin/env python3
"""Many machines: scripts/cluster.py (Dask) with workers that are killed and documents that kill, scripts/shard.sh by GNU parallel
and as a Slurm array. What comes of it is what one run writes. What is not installed is skipped with the reason.

    machines.py --binary BINARY [--documents N] [Dask.test_NAME]
"""
import argparse
import contextlib
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = ("facts.jsonl", "errors.jsonl", "changes.jsonl")
PYTHON = "/usr/bin/python3"  # the system's, which has the Debian packages
SMALL = {**os.environ, "ORGKARTA_RULES": str(ROOT / "tests" / "golden" / "rules")}
BINARY = ""
COUNT = 200


def has_dask():
    if not os.access(PYTHON, os.X_OK):
        return False
    return subprocess.run([PYTHON, "-c", "import distributed, psutil"], capture_output=True, check=False).returncode == 0


def make_documents(folder, count, seed=4):
    """Small documents: pieces of those of the corpus, each with a number of its own."""
    chance = random.Random(seed)
    sources = [p.read_text(encoding="utf-8", errors="replace") for p in sorted((ROOT / "corpus" / "documents").glob("*.txt"))]
    for number in range(count):
        lines = chance.choice(sources).splitlines()
        begin = chance.randrange(max(1, len(lines) - 12))
        name = folder / f"{number % 7}" / f"{number}.txt"
        name.parent.mkdir(parents=True, exist_ok=True)
        name.write_text("\n".join([*lines[:2], *lines[begin:begin + 12], f"Ärende {number}."]) + "\n", encoding="utf-8")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def slurm(folder):
    """A cluster of two nodes on this machine, all of whose sockets are on loopback. Gives the environment for its commands."""
    folder.mkdir()
    (folder / "munge.key").write_bytes(os.urandom(128))
    (folder / "munge.key").chmod(0o600)
    host, munge = os.uname().nodename, folder / "munge.socket"
    ports = [free_port() for _ in range(3)]
    lines = [f"NodeName=n{i} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[i]} CPUs=1 State=UNKNOWN" for i in (1, 2)]
    (folder / "slurm.conf").write_text(f"""ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser=root
AuthInfo=socket={munge}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
ProctrackType=proctrack/pgid
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
JobRequeue=1
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool.%n
SlurmctldPidFile={folder}/ctld.pid
SlurmdPidFile={folder}/%n.pid
""" + "\n".join(lines) + "\nPartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP\n", encoding="utf-8")
    for name in ("state", "spool.n1", "spool.n2"):
        (folder / name).mkdir()
    conf = str(folder / "slurm.conf")
    commands = (["munged", "--foreground", "--force", f"--key-file={folder}/munge.key", f"--socket={munge}",
                 f"--pid-file={folder}/munge.pid", f"--seed-file={folder}/seed", f"--log-file={folder}/munge.log"],
                ["slurmctld", "-D", "-f", conf], ["slurmd", "-D", "-N", "n1", "-f", conf], ["slurmd", "-D", "-N", "n2", "-f", conf])
    started = []
    try:
        for command in commands:
            with open(folder / f"{len(started)}.out", "wb") as log:
                started.append(subprocess.Popen(command, stdout=log, stderr=log))
            time.sleep(1)
        yield {"SLURM_CONF": conf}
    finally:
        for process in reversed(started):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


class Machines(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="orgkarta-machines-")
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        self.inputs, self.one, self.out = self.dir / "in", self.dir / "one", self.dir / "out"

    def program(self, before):
        """Stands in for orgkarta: does something before it."""
        file = self.dir / "program"
        file.write_text(f'#!/bin/sh\nreal={BINARY}\n{before}\nexec $real "$@"\n', encoding="utf-8")
        file.chmod(0o755)
        return file

    def call(self, *arguments, code=0):
        done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=600, check=False, env=SMALL)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout

    def assert_same(self, one, other):
        for name in FILES:
            self.assertEqual((one / name).read_bytes(), (other / name).read_bytes(), name)
        self.assertEqual(self.call("dump", one), self.call("dump", other))


@unittest.skipUnless(has_dask(), "python3-distributed is not installed (scripts/setup.sh --test)")
class Dask(Machines):
    def start(self, *more, program=None, workers=2):
        command = [PYTHON, ROOT / "scripts" / "cluster.py", self.inputs, "--out", self.out, "--workers", workers,
                   "--binary", program or BINARY, "--timeout", 300, *more]
        return subprocess.Popen([*map(str, command)], stderr=subprocess.PIPE, text=True, env=SMALL)

    def finish(self, process, code=0):
        _, told = process.communicate(timeout=900)
        self.assertEqual(process.returncode, code, told)
        return told

    def below(self, process):
        """What runs below a process, with what it listens on: pid, parent, command line, addresses."""
        look = ("import json, psutil, sys\nout = []\nme = psutil.Process(int(sys.argv[1]))\nfor p in [me, *me.children(recursive=True)]:\n"
                " try: out.append((p.pid, p.ppid(), p.cmdline(), [c.laddr.ip for c in p.connections('inet') if c.status == 'LISTEN']))\n"
                " except psutil.Error: pass\nprint(json.dumps(out))")
        done = subprocess.run([PYTHON, "-c", look, str(process.pid)], capture_output=True, text=True, check=False)
        return json.loads(done.stdout or "[]")

    def wait_for(self, process, what):
        """What is found below the process as soon as something is."""
        end = time.monotonic() + 120
        while time.monotonic() < end and process.poll() is None:
            if found := what(self.below(process)):
                return found
            time.sleep(0.05)
        self.fail(f"did not come to be: {process.communicate()[1]}")

    def test_a_killed_worker_costs_nothing_but_time(self):
        make_documents(self.inputs, COUNT)
        self.call("run", self.inputs, "--out", self.one)
        process = self.start("--shards", 12, program=self.program('case "$*" in *.tmp.*) sleep 0.4;; esac'))
        reading = self.wait_for(process, lambda all_: [p for p in all_ if any(".tmp." in a for a in p[2])
                                                        and list((self.dir / "out.shards").glob("*-of-12"))])
        listening = [address for p in self.below(process) for address in p[3]]
        self.assertGreaterEqual(len(listening), 3)
        self.assertEqual({"127.0.0.1"}, set(listening))
        pid, worker = reading[0][:2]
        self.assertNotEqual(worker, process.pid)
        os.kill(worker, signal.SIGKILL)
        self.assertIn("its worker was killed", self.finish(process))
        self.assertFalse(pathlib.Path(f"/proc/{pid}").exists())
        self.assert_same(self.one, self.out)
        shards = self.dir / "out.shards"
        self.assertEqual(sorted(p.name for p in shards.iterdir()), sorted([*(f"{i}-of-12" for i in range(1, 13)), "plan.json"]))
        # A second call finds all shards there; other inputs are not mixed with them.
        before = {p: p.stat().st_mtime_ns for p in shards.rglob("*") if p.is_file() and p.name != ".orgkarta.lock"}
        self.assertIn("0 to be read", self.finish(self.start()))
        self.assertEqual(before, {p: p.stat().st_mtime_ns for p in before})
        (self.inputs / "new.txt").write_text("Nytt", encoding="utf-8")
        self.assertIn("holds shards of other inputs", self.finish(self.start(), code=2))

    def test_a_document_that_kills_is_found_and_told(self):
        make_documents(self.inputs, 40)
        poison = self.inputs / "3" / "poison.txt"
        shutil.copy(self.inputs / "3" / "3.txt", poison)
        kills = ('case "$*" in *--list*|*--give-up*|merge*) exec $real "$@";; esac\n'
                 'if $real "$@" --list 2>/dev/null | grep -q poison; then kill -9 $$; fi')
        told = self.finish(self.start("--shards", 4, "--retries", 2, program=self.program(kills)), code=1)
        self.assertIn("killed by signal 9", told)
        self.assertEqual([json.loads(line) for line in (self.out / "errors.jsonl").read_text(encoding="utf-8").splitlines()],
                         [{"path": "3/poison.txt", "stage": "list", "outcome": "crash",
                           "message": "the program died of it in 2 tries: killed by signal 9"}])
        poison.unlink()
        self.call("run", self.inputs, "--out", self.one)
        for name in ("facts.jsonl", "changes.jsonl"):
            self.assertEqual((self.one / name).read_bytes(), (self.out / name).read_bytes(), name)

    def test_faults_of_others_are_told_as_such(self):
        make_documents(self.inputs, 10)
        told = self.finish(self.start("--", "--manifest", "nowhere.csv"), code=2)
        self.assertIn("nowhere.csv", told)
        full = self.program('case "$*" in *.tmp.*) echo "orgkarta: cannot write x: No space left on device" >&2; exit 3;; esac')
        told = self.finish(self.start("--work", self.dir / "other", "--retries", 2, program=full), code=3)
        self.assertIn("No space left", told)
        self.assertFalse(self.out.exists())


class Schedulers(Machines):
    def shard_script(self):
        return f"{ROOT}/scripts/shard.sh {self.dir}/work {self.inputs}"

    def put(self):
        make_documents(self.inputs, 60)
        (self.inputs / "broken.pdf").write_bytes(b"%PDF-1.4\n")
        self.call("run", self.inputs, "--out", self.one, code=1)

    def merge(self):
        """What lies in WORK: six shards, each of whose first tries was killed."""
        folders = sorted((self.dir / "work").glob("*-of-6"))
        self.assertEqual([len(folders), len(list(self.dir.glob("t[1-6]")))], [6, 6])
        self.call("merge", *folders, "--out", self.out, code=1)
        self.assert_same(self.one, self.out)

    def dies_once(self):
        """Each shard's first try is killed."""
        return self.program('case "$*" in *--shard*) part=$(echo "$*" | sed "s/.*--shard \\([0-9]*\\).*/\\1/")\n'
                            f'[ -e {self.dir}/t$part ] || {{ touch {self.dir}/t$part; kill -9 $$; }};; esac')

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed (scripts/setup.sh --test)")
    def test_gnu_parallel(self):
        self.put()
        done = subprocess.run(["sh", "-c", f"seq 6 | parallel --will-cite -j2 --retries 3 SHARD={{}}/6 {self.shard_script()}"],
                              env={**SMALL, "ORGKARTA": str(self.dies_once())}, capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.merge()

    @unittest.skipUnless(all(map(shutil.which, ("sbatch", "slurmctld", "slurmd", "munged"))) and os.geteuid() == 0,
                         "no Slurm here (slurm-wlm, munge), or not root")
    def test_slurm_array(self):
        self.put()
        with slurm(self.dir / "slurm") as env:
            # A job that fails is not repeated by itself: the second array does what the first one left.
            for code in (1, 0):
                done = subprocess.run(["sbatch", "--wait", "--array=1-6", f"--output={self.dir}/slurm/%a.log",
                                       *self.shard_script().split()], text=True, timeout=300, check=False, capture_output=True,
                                      env={**SMALL, **env, "ORGKARTA": str(self.dies_once())})
                logs = "".join(log.read_text() for log in (self.dir / "slurm").glob("[1-6].log"))
                self.assertEqual(done.returncode != 0, code != 0, done.stderr + logs)
        self.merge()

    def test_wrong_use_is_told(self):
        for env in ({}, {"SHARD": "x"}, {"SLURM_ARRAY_TASK_ID": "3"}):
            done = subprocess.run([ROOT / "scripts" / "shard.sh", self.dir / "work", self.inputs], env={**SMALL, **env},
                                  capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 2)
            self.assertIn("usage: SHARD=I/N", done.stderr)
        done = subprocess.run([ROOT / "scripts" / "shard.sh", self.dir / "work", self.dir / "nowhere"],
                              env={**SMALL, "SHARD": "1/2", "ORGKARTA": BINARY}, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(list((self.dir / "work").iterdir()), [])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--documents", type=int, default=COUNT)
    arguments, rest = parser.parse_known_args()
    BINARY, COUNT = str(pathlib.Path(arguments.binary).resolve()), arguments.documents
    unittest.main(argv=[sys.argv[0], *rest], verbosity=1)
