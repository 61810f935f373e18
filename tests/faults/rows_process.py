"""K: kills, signals, memory, descriptors, clocks."""
import os
import random
import re
import resource
import signal
import time

from rows import TEXT, Skip, need, row


def many(w, count=300, times=200):
    times = max(1, times // 10) if w.sanitized else times
    for i in range(count):
        w.document(f"{i:04}.txt", TEXT.replace("5 mars", f"{i % 28 + 1} mars") * times)


def limited(which, value):
    """What is done in a child before it becomes the program."""
    return lambda: resource.setrlimit(which, (value, value))


@row("K01", "killed at any moment: what was there stays, and the next run ends as if nothing had been")
def _(w):
    many(w, 60)
    w.run()
    first = w.told()
    many(w, 300)
    start = time.monotonic()
    w.run()
    seconds, second = time.monotonic() - start, w.told()

    def anew():  # a run that ended by itself leaves the next one nothing to do
        for path in sorted(w.input.iterdir())[60:]:
            path.unlink()
        w.run()
        assert w.told() == first
        many(w, 300)

    anew()
    chance, killed = random.Random(5), 0
    for _ in range(60):
        if killed == 15:
            break
        process = w.start("run", w.input, "--out", w.out)
        time.sleep(chance.uniform(0, seconds * 0.8))
        alive = process.poll() is None
        process.kill()
        process.communicate()
        assert w.ask("PRAGMA integrity_check") == [("ok",)]
        assert w.told() in (first, second)
        killed += alive
        if not alive:
            anew()
    assert killed == 15, f"only {killed} of 60 were killed"
    w.run()
    assert w.told() == second and not w.temporary()


@row("K03", "a signal to stop: at once, with what was done told")
def _(w):
    many(w, 400)
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = w.start("run", w.input, "--out", w.out)
        until = time.monotonic() + 20
        while not w.temporary() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)  # it has listed its inputs when it begins to write
        time.sleep(0.1)
        process.send_signal(number)
        start = time.monotonic()
        _, err = process.communicate(timeout=30)
        if process.returncode == 0:
            raise Skip("the run ended before the signal")
        assert process.returncode == code and b"of 400 inputs done" in err, (process.returncode, err)
        assert time.monotonic() - start < 5 and not (w.out / "orgkarta.db").exists() and not w.temporary()


@row("K04", "other signals, and a pause")
def _(w):
    many(w, 60)
    w.run()
    want = w.told()
    many(w, 300)
    for number in (signal.SIGHUP, signal.SIGQUIT, signal.SIGABRT):
        process = w.start("run", w.input, "--out", w.out, preexec_fn=limited(resource.RLIMIT_CORE, 0))
        time.sleep(0.1)
        process.send_signal(number)
        process.communicate(timeout=60)
        assert process.returncode == 0 or w.told() == want
    process = w.start("run", w.input, "--out", w.out)
    time.sleep(0.1)
    for number in (signal.SIGSTOP, signal.SIGCONT):
        process.send_signal(number)
        time.sleep(1)
    process.communicate(timeout=60)
    assert process.returncode == 0 and set(w.outcomes().values()) == {"ok"}


@row("K05", "what must outlast a power cut is on the disk before it gets its name")
def _(w):
    need("strace")
    w.document()
    log = w.dir / "log"
    traced = ["strace", "-f", "-y", "-o", log, "-e", "trace=fsync,fdatasync,rename,renameat,renameat2"]
    if w.run(code=(0, 1, 3), before=traced).returncode != 0:
        raise Skip("strace may not trace here")
    synced, renamed, last = set(), [], ""
    for line in log.read_text().splitlines():
        if found := re.search(r"f(?:data)?sync\(\d+<([^>]+)>\) += 0", line):
            synced.add(found.group(1))
            last = found.group(1)
        elif found := re.search(r'rename\w*\(.*?"([^"]+)".*?"([^"]+)".*= 0', line):
            if str(w.out) in found.group(2):
                assert found.group(1) in synced, f"{found.group(1)} was renamed before it was synced"
                renamed.append(found.group(2))
    assert {os.path.basename(name) for name in renamed} >= {"orgkarta.db", "facts.jsonl", "errors.jsonl", "changes.jsonl"}, renamed
    assert last == str(w.out), f"the folder was not synced last, but {last}"


@row("K07", "little memory")
def _(w):
    if w.sanitized:
        raise Skip("a sanitized program takes terabytes of addresses")
    many(w, 60)
    w.run()
    want = w.told()
    ended = set()
    for megabytes in (20, 60, 100, 150, 200, 300, 400, 600, 1000, 4000):
        told = w.run("--anew", code=None, preexec_fn=limited(resource.RLIMIT_AS, megabytes << 20))
        ended.add(told.returncode)
        assert told.returncode in (0, 1, 2, 3, 127), (megabytes, told)
        if told.returncode == 1:  # a document was too much, and is told so
            assert "oom" in w.outcomes().values()
        else:
            assert w.told() == want, megabytes
    assert 0 in ended and len(ended) > 1, ended


@row("K08", "few descriptors, and none that is kept")
def _(w):
    if w.sanitized:
        raise Skip("a sanitizer needs descriptors of its own")
    many(w, 40, 1)
    w.run()
    want = w.told()
    ended = set()
    for most in (3, 4, 5, 6, 8, 10, 14, 20, 30, 64):
        told = w.run("--anew", code=None, preexec_fn=limited(resource.RLIMIT_NOFILE, most))
        ended.add(told.returncode)
        assert told.returncode in (0, 1, 2, 3, 127), (most, told.returncode, told.stderr)
        if told.returncode == 1:  # a document that could not be opened is told so, and read by the next run
            errors = (w.out / "errors.jsonl").read_text().splitlines()
            assert errors and all("Too many open files" in error for error in errors), errors
            w.run()
        assert w.told() == want, most
    assert 0 in ended and ended - {0}, ended
    for i in range(3000):
        w.document(f"more{i}.txt", "x\n")
    w.run(preexec_fn=limited(resource.RLIMIT_NOFILE, 64))


@row("K09", "no more processes, little stack, short files")
def _(w):
    many(w, 60)
    w.document("page.html", "<html><body><p>Nämnden</p></body></html>")
    w.run()
    want = w.told()
    for what, value in ((resource.RLIMIT_STACK, 256 << 10), (resource.RLIMIT_FSIZE, 10 << 10)):
        told = w.run("--anew", code=None, preexec_fn=limited(what, value))
        assert told.returncode in (0, 3), (what, told.returncode, told.stderr)
        assert w.told() == want
    nobody = w.as_nobody()
    told = w.run("--anew", code=None, before=nobody + ["prlimit", "--nproc=0"])
    assert told.returncode in (0, 1, 3), (told.returncode, told.stderr)
    w.run("--anew", before=nobody)
    assert w.told() == want


@row("K10", "calls that are interrupted")
def _(w):
    need("strace")
    many(w, 20)
    w.run()
    want = w.told()
    for calls in ("read,pread64", "write,pwrite64", "openat", "fsync,fdatasync"):
        traced = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", w.out, "-P", w.input / "0003.txt", "-P", w.out / "facts.jsonl.tmp",
                  "-e", f"inject={calls}:error=EINTR:when=1+3"]
        told = w.run("--anew", code=(0, 1, 3), before=traced)
        if told.returncode == 1 or b"ptrace" in told.stderr:
            raise Skip("strace may not trace here")
        assert w.told() == want, calls


@row("K12", "clocks that jump, files from other times")
def _(w):
    for i, when in enumerate((0, 1, 2**31 + 5, 4_070_908_800)):
        os.utime(w.document(f"{i}.txt"), (when, when))
    w.run()
    want = (w.out / "facts.jsonl").read_bytes()
    need("faketime")
    if w.sanitized:
        raise Skip("a sanitizer must be loaded before libfaketime")
    w.run("--anew", before=["faketime", "-f", "+20y"])
    assert (w.out / "facts.jsonl").read_bytes() == want


@row("K14", "many documents: memory does not grow (descriptors: K08)")
def _(w):
    many(w, 3000, 4)
    most = []
    for count in (1000, 3000):
        inputs = [w.input / f"{i:04}.txt" for i in range(count)]
        process = w.start("run", *inputs, "--out", w.dir / f"out{count}", "--jobs", "1", "--quiet")
        _, status, used = os.wait4(process.pid, 0)  # of this process alone
        assert status == 0, status
        most.append(used.ru_maxrss)
    assert most[1] < most[0] * 1.5, most


@row("K15", "any number of threads gives the same bytes")
def _(w):
    many(w, 60, 20)
    told = []
    for jobs in (1, 2, 8, 64):
        w.out = w.dir / f"out{jobs}"
        w.run("--jobs", jobs)
        told.append(w.told())
    assert all(t == told[0] for t in told)
