#!/usr/bin/env python3
"""Archives that are broken, huge, or meant to do harm, one a run: what was sound of them is kept, the rest told.

    archives.py --binary PATH [ROW…]

A row makes a file and says the outcomes of all inputs that come of it ("" is the archive itself, other keys its members; "*"
counts those that were read) and, where it matters, what a message says. Limits of time are hang limits; memory is what the largest
of the program's processes held. No row may leave a file behind, in the folder for temporary files or where its names point to.
"""
import bz2
import gzip
import io
import json
import lzma
import os
import pathlib
import sqlite3
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile

sys.dont_write_bytecode = True
import rows  # noqa: E402

SECONDS = 60
MEGABYTES = 600
TEXT = "Kultur- och fritidsnämnden\n\nNämnden beslutade den 5 mars 2024.\n".encode()
BLANK = b" " * (10 << 20)


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def tarred(*members, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def patched(archive, at_local, at_central, value):
    """A ZIP with other bytes in the first entry's headers."""
    out = bytearray(archive)
    for signature, at in ((b"PK\3\4", at_local), (b"PK\1\2", at_central)):
        begin = out.index(signature) + at
        out[begin:begin + len(value)] = value
    return bytes(out)


def flagged_encrypted():
    return patched(zipped(("a.txt", TEXT), ("b.txt", TEXT)), 6, 8, b"\1\0")


def overlapping(entries=50):
    """Entries whose content is all that follows, the next entries with it: small, and expands with their square."""
    local, central, offsets = b"", b"", []
    kernel = b"x" * 1000
    header = 30 + len("000.txt")
    total = entries * header + len(kernel)
    for i in range(entries):
        size = total - (i + 1) * header
        offsets.append(len(local))
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, 0, size, size, 7, 0)
        local += b"PK\3\4" + fields + f"{i:03}.txt".encode()
        central += b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, offsets[i])
        central += f"{i:03}.txt".encode()
    local += kernel
    end = struct.pack("<HHHHIIH", 0, 0, entries, entries, len(central), len(local), 0)
    return local + central + b"PK\5\6" + end


def sparse_tar():
    """A tar whose header states a member of 8 GB."""
    info = tarfile.TarInfo("a.txt")
    info.size = (8 << 30) - 1
    return tarred(("b.txt", TEXT))[:1024] + info.tobuf(tarfile.GNU_FORMAT) + bytes(1024)


def nested(depth, wrap):
    content = ("a.txt", TEXT)
    for level in range(depth):
        content = (f"{level}.zip", wrap(content))
    return content[1]


def record(kind, address, block, extra=""):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: application/http;msgtype=response\r\n{extra}Content-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def page(body=TEXT, extra=""):
    return record("response", "http://a.example/", f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n{extra}\r\n".encode() + body)


def mail(body, kind="text/plain"):
    return (b"From: a@a.example\r\nTo: b@a.example\r\nMIME-Version: 1.0\r\nMessage-ID: <1@a.example>\r\nContent-Type: "
            + kind.encode() + b"\r\n\r\n" + body)


def mail_in_mail(depth):
    content = mail(TEXT)
    for _ in range(depth):
        content = mail(content, "message/rfc822")
    return content


def deep_parts(depth):
    parts = (f'--b{level}\r\nContent-Type: multipart/mixed; boundary="b{level + 1}"\r\n\r\n' for level in range(depth))
    return mail("".join(parts).encode() + f"--b{depth}\r\n\r\n".encode() + TEXT, 'multipart/mixed; boundary="b0"')


def many_parts(count):
    return mail(b"--b\r\n\r\nx\r\n" * count + b"--b--\r\n", 'multipart/mixed; boundary="b"')


SOUND = zipped(("a.txt", TEXT), ("b.txt", TEXT))
PAGES = gzip.compress(page()) + gzip.compress(page()) + gzip.compress(page())
# name: (file name, content, outcomes, part of the archive's message)
ROWS = {
    "Z01": ("a.zip", lambda: zipped(("a.txt", b" " * (300 << 20)), ("b.txt", TEXT)), {"a.txt": "too_large", "*": 1}, ""),
    "Z01_ratio": ("a.zip", lambda: zipped(*((f"{i}.txt", BLANK) for i in range(20))),
                  {"": "too_large", **{f"{i}.txt": "empty" for i in range(3)}, "*": 0}, "--max-ratio"),
    "Z01_gzip": ("a.txt.gz", lambda: gzip.compress(b" " * (300 << 20)), {"": "too_large", "*": 0}, "--max-ratio"),
    "Z01_bzip2": ("a.tar.bz2", lambda: bz2.compress(tarred(*((f"{i}.txt", BLANK) for i in range(20)))),
                  {"": "too_large", **{f"{i}.txt": "empty" for i in range(3)}, "*": 0}, "--max-ratio"),
    "Z01_xz": ("a.txt.xz", lambda: lzma.compress(b" " * (300 << 20), preset=0), {"": "too_large", "*": 0}, "--max-ratio"),
    "Z01_web": ("a.warc", lambda: page() + page(gzip.compress(b" " * (300 << 20)), "Content-Encoding: gzip\r\n"),
                {"": "too_large", "*": 1}, "--max-ratio"),
    "Z02": ("a.zip", lambda: patched(SOUND, 22, 24, struct.pack("<I", 10)), {"a.txt": "corrupt", "*": 1}, ""),
    "Z03": ("a.zip", lambda: patched(SOUND, 14, 16, b"\0\0\0\0"), {"a.txt": "corrupt", "*": 1}, ""),
    "Z04_list": ("a.zip", lambda: SOUND[:-40], {"": "corrupt", "*": 2}, "cut off"),
    "Z04_member": ("a.zip", lambda: SOUND[:140], {"": "corrupt", "b.txt": "corrupt", "*": 1}, "members kept: 1"),
    "Z04_start": ("a.zip", lambda: SOUND[:20], {"": "corrupt", "*": 0}, ""),
    "Z04_tar": ("a.tar", lambda: tarred(("a.txt", TEXT), ("b.txt", TEXT))[:1600], {"": "corrupt", "b.txt": "corrupt", "*": 1}, "Truncated"),
    "Z04_gzip": ("a.tar.gz", lambda: gzip.compress(tarred(("a.txt", os.urandom(200_000).hex().encode()), ("b.txt", TEXT)))[:-9000],
                 {"": "corrupt", "a.txt": "corrupt", "*": 0}, ""),
    "Z04_web": ("a.warc.gz", lambda: PAGES[:-30], {"": "corrupt", "http://a.example/#3": "partial", "*": 3}, "cut off"),
    "Z06": ("a.tar", lambda: sparse_tar(), {"": "corrupt", "a.txt": "corrupt", "*": 1}, ""),
    "Z07": ("a.zip", flagged_encrypted, {"a.txt": "encrypted", "*": 1}, ""),
    "Z08": ("a.zip", lambda: zipped(("a.txt", TEXT), ("a.txt", TEXT)), {"*": 2}, ""),
    "Z09": ("a.zip", lambda: zipped(("../../../tmp/orgkarta-out", TEXT), ("/tmp/orgkarta-out", TEXT)), {"*": 2}, ""),
    "Z09_tar": ("a.tar", lambda: tarred(("../../../tmp/orgkarta-out", TEXT), ("/tmp/orgkarta-out", TEXT)), {"*": 2}, ""),
    "Z10": ("a.zip", lambda: zipped(*((f"{i}/", b"") for i in range(200_000)), ("a.txt", TEXT)), {"": "too_large", "*": 0}, "--max-members"),
    "Z11": ("a.zip", lambda: zipped(("[Content_Types].xml", b"<x/>"), ("a.txt", TEXT)), {"": "unsupported", "*": 0}, ""),
    "Z12": ("a.zip", overlapping, {"": "corrupt", "000.txt": "corrupt", "*": 0}, "overlap"),
    "empty": ("a.zip", lambda: zipped(), {"": "empty", "*": 0}, ""),
    "empty_tar": ("a.tgz", lambda: gzip.compress(bytes(10240)), {"": "empty", "*": 0}, ""),
    "deep": ("a.zip", lambda: nested(5, lambda member: zipped(member)), {"3.zip!2.zip!1.zip": "too_deep", "*": 0}, ""),
    "deep_mail": ("a.eml", lambda: mail_in_mail(6), {"message.eml!message.eml!message.eml": "too_deep", "*": 0}, ""),
    "deep_parts": ("a.eml", lambda: deep_parts(100_000), {"": "too_deep", "*": 0}, "deeper than 100"),
    "many_parts": ("a.eml", lambda: many_parts(150_000), {"": "too_large", "*": 99_999}, "--max-members"),
    "bad_base64": ("a.eml", lambda: mail(b"!!" * 1000, "text/plain\r\nContent-Transfer-Encoding: base64"), {"body.txt": "empty", "*": 0}, ""),
    "web_length": ("a.warc", lambda: page() + page().replace(b"Content-Length: ", b"Content-Length: 99999999"),
                   {"": "corrupt", "http://a.example/#2": "partial", "*": 2}, "cut off"),
    "web_no_length": ("a.warc", lambda: page() + page().replace(b"Content-Length: ", b"Content-Length: -"),
                      {"": "corrupt", "*": 1}, "states no length"),
    "web_header": ("a.warc", lambda: page() + b"WARC/1.0\r\n" + b"a" * (5 << 20), {"": "corrupt", "*": 1}, "without an end"),
    "web_chunk": ("a.warc", lambda: page(b"5\r\nhello\r\nzz\r\n", "Transfer-Encoding: chunked\r\n") + page(),
                  {"http://a.example/": "corrupt", "*": 1}, ""),
    "lines": ("a.jsonl", lambda: b'{"text": "' + TEXT.replace(b"\n", b"\\n") + b'"}\n' + b"[" * 1_000_000 + b"\n{\n",
              {"line:2": "corrupt", "line:3": "corrupt", "*": 1}, ""),
}


def outcomes(folder):
    """{path: outcome} of a run's inputs, and the messages of those that failed."""
    with sqlite3.connect(folder / "orgkarta.db") as database:
        found = dict(database.execute("SELECT path, outcome FROM documents"))
    errors = [json.loads(line) for line in (folder / "errors.jsonl").read_text().splitlines()]
    return found, {error["path"]: error["message"] for error in errors}


def check(binary, row, folder):
    """What is wrong with a row's run; empty if nothing is."""
    name, make, expected, message = ROWS[row]
    archive, out, temporary = folder / name, folder / "out", folder / "tmp"
    temporary.mkdir()
    archive.write_bytes(make())
    environment = {**os.environ, "ORGKARTA_RULES": str(rows.ROOT / "tests" / "golden" / "rules"), "TMPDIR": str(temporary)}
    try:
        done = subprocess.run([binary, "run", archive, "--out", out, "--no-text-index"], capture_output=True, timeout=SECONDS,
                              env=environment, check=False)
    except subprocess.TimeoutExpired:
        return f"not done in {SECONDS} s"
    if done.returncode not in (0, 1):
        return f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:200]}"
    if list(temporary.iterdir()) or pathlib.Path("/tmp/orgkarta-out").exists():
        return "left a file behind"
    found, messages = outcomes(out)
    wanted = {f"{name}!{key}" if key else name: value for key, value in expected.items() if key != "*"}
    failed = {path: outcome for path, outcome in found.items() if outcome != "ok" or path in wanted}
    read = sum(outcome in ("ok", "partial") for outcome in found.values())
    if failed != wanted or read != expected["*"]:
        return f"{dict(list(failed.items())[:5])} and {read} read, expected {wanted} and {expected['*']}"
    if message not in messages.get(name, ""):
        return f"the message {messages.get(name)!r} does not say {message!r}"
    return ""


def main():
    binary, asked = rows.arguments(__doc__, ROWS)
    wrong = 0
    for row in asked:
        with tempfile.TemporaryDirectory(prefix="orgkarta-archives-") as folder:
            wrong += rows.report(row, check(binary, row, pathlib.Path(folder)))
    return rows.result(binary, wrong, MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
