"""D: disks that are full or closed, databases that are not what they should be."""
import shutil
import sqlite3
import subprocess

from rows import TEXT, row, small_disk

LEFT = "left as it is"  # what the message says of a database that is not overwritten


def with_run(w, count=3):
    for i in range(count):
        w.document(f"{i}.txt", TEXT.replace("5 mars", f"{i + 1} mars"))
    w.run()
    return w.told()


@row("D01", "a disk that is full, at any point of the outputs")
def _(w):
    want = with_run(w)
    size = sum(len(b) for b in w.files().values())
    disk = w.dir / "disk"
    disk.mkdir()
    ended = set()
    for kilobytes in range(8, size // 1024 * 2 + 64, max(4, size // 1024 // 16)):
        with small_disk(disk, f"size={kilobytes}k"):
            w.out = disk / "out"
            told = w.run(code=(0, 3))
            ended.add(told.returncode)
            if told.returncode == 0:
                assert w.told() == want
            else:
                assert b"No space left" in told.stderr or b"full" in told.stderr, told.stderr
                assert not (w.out / "orgkarta.db").exists() and not w.temporary()
    assert ended == {0, 3}, ended


@row("D02", "standard output full or closed")
def _(w):
    w.document()
    with open("/dev/full", "wb") as full:
        w.call("run", w.input, "--out", "-", code=3, says="No space left", stdout=full)
    w.run(stderr=subprocess.DEVNULL)


@row("D03", "a disk without room for another name")
def _(w):
    want = with_run(w)
    disk = w.dir / "disk"
    disk.mkdir()
    for inodes in range(2, 16):
        with small_disk(disk, f"nr_inodes={inodes}"):
            w.out = disk / "out"
            told = w.run(code=(0, 3))
            if told.returncode == 0:
                assert w.told() == want
                return
            assert not (w.out / "orgkarta.db").exists()
    raise AssertionError("never enough")


@row("D04", "an output folder and a database that may not be written to")
def _(w):
    with_run(w)
    before, files = w.as_nobody(), w.files()
    w.out.chmod(0o555)
    w.run("--anew", code=3, before=before)
    w.out.chmod(0o755)
    w.unchanged(files)
    (w.out / "orgkarta.db").chmod(0o444)
    w.document("new.txt")
    w.run(code=3, says=LEFT, before=before)
    w.unchanged(files)


@row("D05", "a database that another program is writing to")
def _(w):
    with_run(w)
    files = w.files()
    for lock in ("EXCLUSIVE", "IMMEDIATE"):
        held = sqlite3.connect(w.out / "orgkarta.db", isolation_level=None)
        held.execute(f"BEGIN {lock}")
        w.run(code=4, says="held by another program")
        held.execute("ROLLBACK")
        held.close()
        w.unchanged(files)
    w.run()


@row("D06", "two runs at once")
def _(w):
    for i in range(2000):
        w.document(f"{i}.txt", TEXT * 40)
    first = w.start("run", w.input, "--out", w.out)
    while not (w.out / ".orgkarta.lock").exists():
        assert first.poll() is None
    w.run(code=4, says="another run holds")
    assert first.wait(timeout=120) == 0
    assert len(w.outcomes()) == 2000


@row("D07", "a lock that a killed run left")
def _(w):
    want = with_run(w)
    for i in range(2000):
        w.document(f"more{i}.txt", TEXT * 40)
    killed = w.start("run", w.input, "--out", w.out)
    killed.kill()
    killed.wait()
    shutil.rmtree(w.input)
    w.input.mkdir()
    assert with_run(w) == want and not w.temporary()


@row("D08", "something else where the database should be")
def _(w):
    with_run(w)
    database = w.out / "orgkarta.db"
    whole = database.read_bytes()
    pages = {f"page {at // 4096} torn": whole[:at] + b"\xa5" * 4096 + whole[at + 4096:]
             for at in range(4096, len(whole), 4096 * 8)}
    spoilt = {"nothing": b"", "garbage": b"x" * 5000, "cut off": whole[:5000], "half": whole[:len(whole) // 8192 * 4096]} | pages
    refused = 0
    for name, content in spoilt.items():
        database.write_bytes(content)
        told = w.run("--anew", code=(0, 3))
        if told.returncode == 3:
            refused += 1
            assert LEFT.encode() in told.stderr, (name, told.stderr)
            assert database.read_bytes() == content, name
        else:
            assert name.startswith("page"), name  # one that no table needs
        assert not w.temporary()
    assert refused > len(spoilt) * 3 // 4, f"{refused} of {len(spoilt)}"
    elsewhere = w.dir / "elsewhere.db"
    elsewhere.write_bytes(whole)
    database.unlink()
    database.symlink_to(elsewhere)
    w.run(code=3, says="no regular file")
    assert elsewhere.read_bytes() == whole
    database.unlink()
    database.mkdir()
    w.run(code=3, says="no regular file")


@row("D09", "a database of a newer version, or of another program")
def _(w):
    with_run(w)
    database = w.out / "orgkarta.db"
    whole = database.read_bytes()
    for content, says in ((whole[:60] + b"\0\0\0\x63" + whole[64:], "user_version 99"),
                          (whole[:68] + b"abcd" + whole[72:], "application_id")):
        database.write_bytes(content)
        for option in ([], ["--anew"]):
            w.run(*option, code=3, says=says)
        assert database.read_bytes() == content
    database.write_bytes(whole[:60] + b"\0\0\0\x02" + whole[64:])  # older: made anew
    w.run()
    assert w.ask("PRAGMA user_version") != [(2,)]


@row("D10", "a trigger that somebody put into the database")
def _(w):
    with_run(w)
    with sqlite3.connect(w.out / "orgkarta.db") as db:
        db.execute("CREATE TRIGGER bad AFTER DELETE ON conflicts BEGIN DELETE FROM documents; END")
    db.close()
    w.document("new.txt")
    told = w.run(code=(0, 3))
    if told.returncode == 0:
        assert len(w.outcomes()) == 4


@row("D11", "a database with a journal beside it")
def _(w):
    with_run(w)
    db = sqlite3.connect(w.out / "orgkarta.db")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("INSERT INTO properties VALUES ('note', 'mine')")
    db.commit()
    for suffix in ("", "-wal", "-shm"):
        shutil.copy(w.out / f"orgkarta.db{suffix}", w.dir / f"copy.db{suffix}")
    db.close()
    for suffix in ("", "-wal", "-shm"):
        shutil.copy(w.dir / f"copy.db{suffix}", w.out / f"orgkarta.db{suffix}")
    w.run()
    assert w.ask("PRAGMA integrity_check") == [("ok",)] and len(w.outcomes()) == 3
    assert not list(w.out.glob("*-wal"))


@row("D13", "the largest and smallest numbers")
def _(w):
    w.document("a.txt", "Nämnden sparar 99999999999999999999999999 mkr.\n\nAnslaget är 9223372036854775807 kronor.\n")
    w.run(code=(0, 1))
    assert set(w.outcomes().values()) == {"ok"}


@row("D14", "outputs that were changed by hand")
def _(w):
    want = with_run(w)
    (w.out / "facts.jsonl").unlink()
    w.run()
    assert w.told() == want
    lines = (w.out / "facts.jsonl").read_bytes()
    (w.out / "facts.jsonl").write_bytes(lines.replace(b"mars", b"juni"))
    w.run("--anew")
    assert w.told() == want and b"mars" in want["facts.jsonl"]
