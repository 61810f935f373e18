"""A: arguments, names, file systems' oddities, inputs that change."""
import os
import subprocess
import time

from rows import TEXT, Skip, need, row


@row("A01", "an input that is missing, empty, or the output")
def _(w):
    w.document()
    w.call("run", w.dir / "none", "--out", w.out, code=2, says="none")
    (w.dir / "empty").mkdir()
    w.call("run", w.dir / "empty", "--out", w.out, code=2, says="no files")
    w.call("run", w.input, "--out", w.input, code=2, says="lies in the output folder")
    w.call("run", w.input, "--out", w.input / "a.txt" / "x", code=(2, 3))
    assert (w.input / "a.txt").read_text() == TEXT and not w.out.exists()


@row("A02", "names with line feeds, quotes, escapes, bytes that are no UTF-8")
def _(w):
    names = [b"a\nb.txt", b"\xff\xe5.txt", b"it's \"x\".txt", b"-rf.txt", b" .txt", b"\x1b[31m.txt", b"=1+1.txt",
             "\u202egpj.txt".encode(), b"%2e%2e.txt", b"$(id).txt", b"a;b.txt"]
    for name in names:
        with open(os.fsencode(w.input) + b"/" + name, "w") as file:
            file.write(TEXT)
    told = w.run("--summary")
    assert len(w.outcomes()) == len(names) and set(w.outcomes().values()) == {"ok"}
    assert b"\x1b" not in told.stdout + told.stderr
    for line in (w.out / "facts.jsonl").read_bytes().splitlines():
        line.decode()


@row("A03", "names that differ in case or in the form of a letter, and the longest ones")
def _(w):
    names = ["a\u0308.txt", "\u00e4.txt", "B.txt", "b.txt", "l" * 251 + ".txt"]
    for name in names:
        w.document(name)
    w.run()
    assert len(w.outcomes()) == len(names), w.outcomes()


@row("A04", "a path longer than the system's longest")
def _(w):
    w.document()
    deep = os.open(w.input, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=deep)
        deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = deeper
    with open(os.open("deep.txt", os.O_WRONLY | os.O_CREAT, dir_fd=deep), "w") as file:
        file.write(TEXT)
    os.close(deep)
    w.run(code=(0, 1))
    told = w.outcomes()
    assert told["a.txt"] == "ok" and len(told) == 2, told
    subprocess.run(["rm", "-rf", w.input], check=True)


@row("A05", "ten thousand files in one folder")
def _(w):
    for i in range(10_000):
        w.document(f"{i}.txt", "x\n")
    start = time.monotonic()
    w.run()
    assert len(w.outcomes()) == 10_000 and time.monotonic() - start < 60


@row("A06", "files and folders that may not be read")
def _(w):
    w.document("a.txt")
    w.document("closed.txt")
    w.document("folder/b.txt")
    w.document("z.txt")
    before = w.as_nobody()
    (w.input / "closed.txt").chmod(0)
    (w.input / "folder").chmod(0)
    w.run(code=1, before=before)
    (w.input / "folder").chmod(0o755)
    told = w.outcomes()
    assert told["a.txt"] == told["z.txt"] == "ok" and told["closed.txt"] == "unreadable", told
    assert b"folder" in (w.out / "errors.jsonl").read_bytes()


@row("A07", "links: round, dangling, out of the tree")
def _(w):
    w.document("a.txt")
    (w.input / "up").symlink_to("..")
    (w.input / "none.txt").symlink_to("nowhere")
    (w.input / "secret.txt").symlink_to("/etc/passwd")
    os.link(w.input / "a.txt", w.input / "b.txt")
    w.run(code=(0, 1))
    told = w.outcomes()
    assert told["a.txt"] == told["b.txt"] == "ok", told
    assert b"root:" not in (w.out / "facts.jsonl").read_bytes()
    assert told.get("secret.txt") != "ok", told


@row("A08", "pipes, devices, folders named like files")
def _(w):
    w.document("a.txt")
    os.mkfifo(w.input / "pipe.txt")
    (w.input / "folder.pdf").mkdir()
    start = time.monotonic()
    w.run(code=1)
    assert w.outcomes() == {"a.txt": "ok", "pipe.txt": "not_regular"}, w.outcomes()
    assert time.monotonic() - start < 5
    w.call("run", "/dev/zero", "--out", w.dir / "other", code=(1, 2))


@row("A09", "a file of a terabyte that holds nothing")
def _(w):
    w.document("a.txt")
    with open(w.input / "huge.txt", "wb") as file:
        file.truncate(1 << 40)
    w.run(code=1)
    assert w.outcomes() == {"a.txt": "ok", "huge.txt": "too_large"}


@row("A11", "a file that is written to while it is read")
def _(w):
    path = w.document("a.txt", TEXT * 200_000)
    writer = subprocess.Popen(["sh", "-c", 'while :; do printf x >>"$0"; done', path])
    try:
        w.run("--max-size", "64", code=(0, 1))
        assert w.outcomes()["a.txt"] in ("ok", "changed")
    finally:
        writer.kill()
        writer.wait()


@row("A12", "other bytes under the same time and size")
def _(w):
    path = w.document("a.txt")
    w.run()
    time_before = path.stat().st_mtime_ns
    path.write_text(TEXT.replace("5 mars", "6 mars"))
    os.utime(path, ns=(time_before, time_before))
    w.run()
    assert b"2024-03-06" in (w.out / "facts.jsonl").read_bytes()


@row("A13", "a file that moved, and one that is there twice")
def _(w):
    path = w.document("a.txt")
    w.run()
    path.rename(w.input / "b.txt")
    w.document("c.txt")
    w.run()
    assert set(w.outcomes()) == {"b.txt", "c.txt"}
    told = w.ask("SELECT name, documents FROM organisations")
    assert told and all(documents == 2 for _, documents in told), told


@row("A14", "a file that is gone")
def _(w):
    w.document("a.txt")
    path = w.document("b.txt", TEXT.replace("Kultur- och fritids", "Bygg"))
    w.run()
    path.unlink()
    w.run()
    assert set(w.outcomes()) == {"a.txt"}
    assert not w.ask("SELECT * FROM organisations WHERE name LIKE 'Bygg%'")
    assert b'"withdrawn"' in (w.out / "changes.jsonl").read_bytes()


@row("A15", "a disk that cannot be read in the middle of a file")
def _(w):
    need("strace")
    w.document("a.txt", TEXT * 40_000)
    w.document("b.txt")
    traced = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", w.input / "a.txt", "-e", "inject=read,pread64:error=EIO:when=2+"]
    if w.run(code=(0, 1, 3), before=traced).returncode == 3:
        raise Skip("strace may not trace here")
    assert w.outcomes() == {"a.txt": "unreadable", "b.txt": "ok"}, w.outcomes()
