#!/usr/bin/python3
"""Reads INPUTs on many processes or machines with Dask, and merges what they found to what one run would have written.

    cluster.py INPUT... --out DIR [--workers N] [-- OPTIONS OF orgkarta run]       on this machine
    cluster.py INPUT... --out DIR --scheduler tcp://HOST:PORT                      on a cluster that is there

The inputs are cut into shards, more than there are workers. Each is a run of its own into a folder of WORK, which gets its
name when it is whole: what is finished is not done again, neither when a worker is killed nor when this script is called
again. A shard that keeps dying is halved until one input is left, which errors.jsonl then tells as crashed. WORK, INPUTs
and the program must be the same for all workers (a shared file system).

Needs Dask distributed (Debian: python3-distributed). Exit codes: as orgkarta run.
"""
import argparse
import collections
import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

# Each shard lists all inputs, which takes some 20 µs a file: few and large ones are better than many small ones.
SHARD_BYTES = 4 << 30
SHARDS_A_WORKER = 4  # so that none is waited for long at the end
LAST_WORDS = 2000  # characters kept of what the program said


def name_of(shard):
    return f"{shard[0]}-of-{shard[1]}"


def halves(shard):
    """The two that a shard consists of."""
    part, of = shard
    return [(2 * part - 1, 2 * of), (2 * part, 2 * of)]


def run_shard(job):
    """One shard, on a worker. Says in a word what became of it: a result that is lost with its worker costs little."""
    done = pathlib.Path(job["work"]) / name_of(job["shard"])
    if done.exists():
        return {"state": "done"}
    temporary = done.with_name(f"{done.name}.tmp.{socket.gethostname()}.{os.getpid()}")
    shutil.rmtree(temporary, ignore_errors=True)
    command = [*job["program"], "--shard", "%d/%d" % tuple(job["shard"]), "--out", str(temporary), "--quiet"]
    if job["give_up"]:
        command += ["--give-up", job["give_up"]]
    if shutil.which("setpriv"):
        command = ["setpriv", "--pdeathsig", "KILL", *command]  # nobody waits for it when its worker is gone
    try:
        program = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                 timeout=job["timeout"], check=False)
    except subprocess.TimeoutExpired:
        shutil.rmtree(temporary, ignore_errors=True)
        return {"state": "died", "why": f"took more than {job['timeout']} s"}
    said = program.stderr.decode("utf-8", "replace")[-LAST_WORDS:]
    if program.returncode in (0, 1):
        put_down(temporary, done)
        return {"state": "done"}
    shutil.rmtree(temporary, ignore_errors=True)
    if program.returncode < 0:
        return {"state": "died", "why": f"killed by signal {-program.returncode}"}
    if "out of memory" in said:
        return {"state": "died", "why": "out of memory"}
    return {"state": "failed", "why": said or f"exit code {program.returncode}", "code": program.returncode}


def put_down(temporary, done):
    """Gives a whole folder its name, durably; another worker may have been as fast."""
    try:
        os.rename(temporary, done)
    except OSError:
        if not done.exists():
            raise
        shutil.rmtree(temporary, ignore_errors=True)
        return
    folder = os.open(done.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


class Stop(Exception):
    """Ends the script: a message and an exit code."""

    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class Shards:
    """What there is to do. All that is known of it lies in WORK, so that another call goes on where this one ended."""

    def __init__(self, options):
        self.options = options
        self.work = pathlib.Path(options.work or options.out.rstrip("/") + ".shards").absolute()
        inputs = [i if i == "-" else os.path.abspath(i) for i in options.inputs]
        more = options.more if "--jobs" in options.more else ["--jobs", "1", *options.more]  # the workers are the threads
        self.program = [options.binary, "run", *inputs, *(["--rules", options.rules] if options.rules else []), *more]
        self.attempts = collections.Counter()

    def plan(self, workers):
        """Decides how many shards there are, once for a folder WORK. Returns those that are to be done."""
        count, size, listing = self.list_inputs()
        plan = {"program": self.program[1:], "version": self.version(), "listing": listing}
        file = self.work / "plan.json"
        if file.exists():
            old = json.loads(file.read_text(encoding="utf-8"))
            shards = old.pop("shards")
            if old != plan or (self.options.shards or shards) != shards:
                raise Stop(f"{self.work} holds shards of other inputs, options or of another version: remove it, or give another --work", 2)
        else:
            shards = self.options.shards or max(1, min(count, max(SHARDS_A_WORKER * workers, size // SHARD_BYTES)))
            self.work.mkdir(parents=True, exist_ok=True)
            temporary = file.with_suffix(".tmp")
            temporary.write_text(json.dumps({**plan, "shards": shards}, indent=1), encoding="utf-8")
            os.replace(temporary, file)
        self.first = [(part, shards) for part in range(1, shards + 1)]
        return [shard for shard in self.leaves() if not self.is_done(shard)]

    def list_inputs(self, *shard):
        """How many inputs there are, their bytes, and a hash of the list."""
        command = [*self.program, "--out", self.options.out, "--list", *shard]
        count, size, sum_ = 0, 0, hashlib.sha256()
        with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
            for line in program.stdout:
                count, size = count + 1, size + int(line.split(b"\t", 1)[0])
                sum_.update(line)
        if program.returncode != 0:
            raise Stop(f"{' '.join(command)}: exit code {program.returncode}", program.returncode if program.returncode > 0 else 3)
        return count, size, sum_.hexdigest()

    def version(self):
        return subprocess.run([self.options.binary, "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def leaves(self):
        """The shards as they were halved."""
        left = list(reversed(self.first))
        while left:
            shard = left.pop()
            if self.halved(shard).exists():
                left += reversed(halves(shard))
            else:
                yield shard

    def halved(self, shard):
        return self.work / (name_of(shard) + ".halved")

    def is_done(self, shard):
        return (self.work / name_of(shard)).exists()

    def job(self, shard, give_up=""):
        return {"shard": shard, "work": str(self.work), "program": self.program, "timeout": self.options.timeout, "give_up": give_up}

    def after_death(self, job, why):
        """What is to be done now that a shard died: it again, its halves, or that it is told."""
        shard = job["shard"]
        self.attempts[shard] += 1
        if job["give_up"]:  # reads nothing, so that it cannot die of what it reads
            if self.attempts[shard] < 3 * self.options.retries:
                return [job]
            raise Stop(f"shard {shard[0]}/{shard[1]}: {why}, though it reads nothing", 3)
        if self.attempts[shard] < self.options.retries:
            return [self.job(shard)]
        if self.list_inputs("--shard", "%d/%d" % shard)[0] <= 1:
            return [self.job(shard, give_up=f"the program died of it in {self.attempts[shard]} tries: {why}")]
        self.halved(shard).touch()
        return [self.job(half) for half in halves(shard)]

    def merge(self):
        """Returns the program's exit code."""
        more = [*(["--rules", self.options.rules] if self.options.rules else []),
                *(["--corrections", self.options.corrections] if self.options.corrections else [])]
        folders = [str(self.work / name_of(shard)) for shard in self.leaves()]
        code = subprocess.run([self.options.binary, "merge", *folders, "--out", self.options.out, *more], check=False).returncode
        if code in (0, 1):
            for left in self.work.glob("*.tmp.*"):
                shutil.rmtree(left, ignore_errors=True)
        return code if code >= 0 else 3


def outcome_of(future):
    """What a job came to; a worker that died with it again and again is the shard's death."""
    from distributed.scheduler import KilledWorker
    try:
        return future.result()
    except KilledWorker:
        return {"state": "died", "why": "its worker was killed with it again and again"}
    except Exception as error:  # of the worker's disk, of pickling …
        return {"state": "failed", "why": f"{type(error).__name__}: {error}", "code": 3}


def work_off(client, shards, jobs):
    """Hands out jobs until none is left, to each worker one: the death of a worker is then that of one shard. Futures are let go at
    once: what a dead worker knew of finished shards is on disk."""
    from distributed import as_completed
    waiting, of, running = collections.deque(jobs), {}, as_completed()
    while waiting or of:
        while waiting and len(of) < max(1, sum(client.nthreads().values())):
            job = waiting.popleft()
            future = client.submit(run_shard, job, pure=False)
            of[future.key] = job
            running.add(future)
        future = next(running)
        job, outcome = of.pop(future.key), outcome_of(future)
        future.release()
        shard = job["shard"]
        if outcome["state"] == "died":
            print(f"shard {shard[0]}/{shard[1]}: {outcome['why']}", file=sys.stderr, flush=True)
            waiting.extend(shards.after_death(job, outcome["why"]))
        elif outcome["state"] == "failed":
            shards.attempts[shard] += 1
            if outcome["code"] == 2 or shards.attempts[shard] >= shards.options.retries:
                raise Stop(f"shard {shard[0]}/{shard[1]}: {outcome['why'].strip()}", outcome["code"])
            waiting.append(job)


@contextlib.contextmanager
def connected(options):
    """A client. On this machine every socket is bound to --host, those of the dashboards too."""
    import dask
    from distributed import Client, LocalCluster
    if options.scheduler:
        with Client(options.scheduler) as client:
            yield client
        return
    # The tries are counted here.
    dask.config.set({"distributed.scheduler.allowed-failures": 0, "distributed.scheduler.worker-saturation": 1.0})
    with tempfile.TemporaryDirectory(prefix="orgkarta-dask-") as folder, \
            LocalCluster(n_workers=options.workers, threads_per_worker=1, processes=True, host=options.host,
                         dashboard_address=f"{options.host}:0", worker_dashboard_address=f"{options.host}:0",
                         local_directory=folder, memory_limit=0, silence_logs="CRITICAL") as cluster, Client(cluster) as client:
        yield client


def parse(arguments):
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    own, more = arguments[:cut], arguments[cut + 1:]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="files and folders")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for the outputs")
    parser.add_argument("--work", metavar="DIR", help="folder for the shards (OUT.shards)")
    parser.add_argument("--shards", type=int, metavar="N", help=f"how many ({SHARDS_A_WORKER} a worker, or {SHARD_BYTES >> 30} GB each)")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), metavar="N", help="processes here (one a processor)")
    parser.add_argument("--host", default="127.0.0.1", help="what sockets are bound to here (127.0.0.1); Dask asks nobody who he is")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler that is there")
    parser.add_argument("--retries", type=int, default=3, metavar="N", help="how often a shard is tried before it is halved (3)")
    parser.add_argument("--timeout", type=float, default=3600, metavar="SECONDS", help="most of a shard (3600)")
    parser.add_argument("--binary", default=os.environ.get("ORGKARTA", "orgkarta"), metavar="PROGRAM", help="orgkarta")
    parser.add_argument("--rules", metavar="DIR", help="folder of the rule set")
    parser.add_argument("--corrections", metavar="FILE", help="for the merge")
    options = parser.parse_args(own)
    options.more = more
    if "-" in options.inputs:
        parser.error("INPUT -: standard input cannot be shared out; write it to a file NAME.jsonl")
    if not shutil.which(options.binary):
        parser.error(f"--binary {options.binary}: no such program")
    options.binary = os.path.abspath(shutil.which(options.binary))
    options.rules = options.rules and os.path.abspath(options.rules)
    return options


def main():
    options = parse(sys.argv[1:])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        shards = Shards(options)
        jobs = [shards.job(shard) for shard in shards.plan(options.workers)]
        print(f"{len(shards.first)} shards in {shards.work}, {len(jobs)} to be read", file=sys.stderr)
        if jobs:
            with connected(options) as client:
                work_off(client, shards, jobs)
        return shards.merge()
    except Stop as stop:
        print(f"cluster.py: {stop}", file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        return 130
    except ImportError as missing:
        print(f"cluster.py: {missing}: install Dask distributed (Debian: python3-distributed)", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
