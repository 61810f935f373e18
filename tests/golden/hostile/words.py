#!/usr/bin/env python3
"""Word processors' files that are broken, huge, or meant to do harm, one a run: outcome, message, text kept, time, memory.

    words.py --binary PATH [ROW…]

A row makes a file and says its ending, the outcome, what its message or its text must hold, and what nothing may hold. Limits of
time are hang limits. No file outside the outputs may be written. Where the reference data are ($ORGKARTA_SHARED, by default
../shared), the files of their own generator go through the same rows.
"""
import io
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import warnings
import zipfile
import zlib

sys.dont_write_bytecode = True
import rows  # noqa: E402

RULES = {**os.environ, "ORGKARTA_RULES": str(rows.ROOT / "tests" / "golden" / "rules")}
SECONDS = 30
MEGABYTES = 400
TEXT = "Nämnden för skola leds av Eva Ek."
MAIN = "word/document.xml"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table"))
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
TRAP = "ORGKARTA_WAS_HERE"


def packed(*entries):
    """A ZIP file; entries may share a name."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        warnings.simplefilter("ignore")
        for name, content in entries:
            file.writestr(name, content)
    return out.getvalue()


def bomb(megabytes):
    """A file whose main part is spaces; never in memory, as its size would be measured as the program's."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        entry = zipfile.ZipInfo(MAIN)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with file.open(entry, "w") as part:
            for _ in range(megabytes):
                part.write(b" " * (1 << 20))
    return out.getvalue()


def document(body, head=""):
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {WORD}><w:body>{body}</w:body></w:document>'


def docx(body=f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>", head=""):
    return packed(("[Content_Types].xml", "<Types/>"), (MAIN, document(body, head)))


def odt(text):
    content = f"<office:document-content {OFFICE}><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", content)
    return out.getvalue()


def patched(offset, value, where=b"PK\1\2"):
    """The sound file with bytes of its last header of a kind replaced."""
    data = bytearray(docx())
    at = data.rindex(where) + offset
    data[at:at + len(value)] = value
    return bytes(data)


def overlapping(size, copies):
    """One packed entry that a directory names many times."""
    raw = b" " * size
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(raw) + packer.flush()
    name = MAIN.encode()
    numbers = (zlib.crc32(raw), len(data), len(raw))
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, *numbers, len(name), 0) + name + data
    central = b"".join(struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, *numbers, len(called), 0, 0, 0, 0, 0, 0) + called
                       for called in [name] + [b"p%d" % i for i in range(1, copies)])
    return local + central + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, copies, copies, len(central), len(local), 0)


def encrypted():
    data = bytearray(docx())
    for kind, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        data[data.rindex(kind) + offset] |= 1
    return bytes(data)


LAUGHS = "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]>"
PARAMETERS = ("<!DOCTYPE d [<!ENTITY % p0 'aaaaaaaaaa'>" +
              "".join(f"<!ENTITY % p{i} '{f'&#37;p{i - 1};' * 10}'>" for i in range(1, 10)) + " %p9;]>")
SPLIT = document(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p><w:p><w:r><w:t>SLUT</w:t></w:r></w:p>").encode()

# name: (ending, file, outcome, its message or its text holds, nothing holds)
ROWS = {
    "X01": (".docx", lambda: docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "corrupt", "DOCTYPE not allowed", "root:x"),
    "X02": (".docx", lambda: docx("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", LAUGHS), "corrupt", "DOCTYPE not allowed", "haha"),
    "X03": (".docx", lambda: docx(head=PARAMETERS), "corrupt", "DOCTYPE not allowed", None),
    "X04": (".docx", lambda: docx("&a;" * 10_000, f"<!DOCTYPE d [<!ENTITY a '{'x' * 100_000}'>]>"), "corrupt", "DOCTYPE", None),
    "X04_odt": (".odt", lambda: packed(("content.xml", LAUGHS + "<a>&a11;</a>")), "corrupt", "content.xml: DOCTYPE", None),
    "X05": (".docx", lambda: docx("<w:a>" * 100_000 + "</w:a>" * 100_000), "too_deep", "deeper than 256", None),
    "X06": (".docx", lambda: docx("<w:x " + " ".join(f'a{i}="x"' for i in range(100_000)) + "/>"), "too_large", "attributes", None),
    "X07_utf8": (".docx", lambda: packed((MAIN, SPLIT.replace(b"SLUT", b"\xff\xf6SLUT"))), "partial", "invalid UTF-8 at byte", "SLUT"),
    "X07_cut": (".docx", lambda: packed((MAIN, SPLIT[:SPLIT.index(b"SLUT")])), "partial", "XML breaks off", "SLUT"),
    "Z00": (".docx", docx, "ok", TEXT, None),
    "Z00_odt": (".odt", lambda: odt(f'<text:p>Först<text:s text:c="2000000000"/>sist</text:p><table:table><table:table-row '
                                    f'table:number-rows-repeated="1000000000"><table:table-cell><text:p>a</text:p></table:table-cell>'
                                    f'<table:table-cell table:number-columns-repeated="1000000000"/></table:table-row></table:table>'),
                "ok", "sist", None),
    "Z01": (".docx", lambda: bomb(512), "too_large", "ratio", None),
    "Z02": (".docx", lambda: patched(24, struct.pack("<I", 10)), "corrupt", "two sizes", TEXT),
    "Z02_both": (".docx", lambda: packed((MAIN, document(TEXT))).replace(struct.pack("<I", len(document(TEXT).encode())),
                                                                          struct.pack("<I", 10)), "corrupt", MAIN, TEXT),
    "Z03": (".docx", lambda: patched(16, b"\0\0\0\0"), "corrupt", "CRC", TEXT),
    "Z04": (".docx", lambda: docx()[:-40], "corrupt", "cut off", TEXT),
    "Z05": (".docx", lambda: OLE + bytes(4096), "encrypted", "password", None),
    "Z06": (".docx", lambda: b"junk" * 50 + docx(), "corrupt", "something stands before", TEXT),
    "Z07": (".docx", encrypted, "encrypted", MAIN, TEXT),
    "Z07_odt": (".odt", lambda: packed(("content.xml", b"\1\2\3"), ("META-INF/manifest.xml",
                '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/>'
                '</m:file-entry></m:manifest>')), "encrypted", "password", None),
    "Z08": (".docx", lambda: packed((MAIN, document("FIRST")), (MAIN, document("SECOND"))), "corrupt", "two entries", "FIRST"),
    "Z09": (".docx", lambda: packed((f"../../../../../../tmp/{TRAP}", "x"), (f"/tmp/{TRAP}", "x"),
                                    (MAIN, document(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"))), "ok", TEXT, TRAP),
    "Z10": (".docx", lambda: packed(*[(f"e{i}", "") for i in range(20_000)], (MAIN, document(""))), "too_large", "entries", None),
    "Z11": (".docx", lambda: packed(("foo", "x")), "unsupported", None, None),
    "Z12": (".docx", lambda: overlapping(50_000_000, 2000), "too_large", "ratio", None),
    "Z12_small": (".docx", lambda: overlapping(1000, 2), "corrupt", "two names", None),
    "other_type": (".docx", lambda: odt(f"<text:p>{TEXT}</text:p>"), "ok", TEXT, None),
}
# What the other generator calls its files; one of its truncated files keeps no text, and one of its texts has no body.
SHARED = {"X01_xxe": "X01", "X02_lol": "X02", "X03_param": "X03", "X04_quad": "X04", "X05_deep": "X05", "X06_attrs": "X06",
          "Z01_bomb": "Z01", "Z02_lie_size": "Z02", "Z03_badcrc": "Z03", "Z04_trunc": "Z04", "Z05_ole_encrypted": "Z05",
          "Z06_prefixed": "Z06", "Z07_encflag": "Z07", "Z08_dup": "Z08", "Z10_many": "Z10", "Z11_nodoc": "Z11", "Z12_overlap": "Z12"}


def run(binary, file, folder):
    """Outcome, message, what came of the file as one text."""
    done = subprocess.run([binary, "run", str(file), "--out", str(folder), "--no-text-index"], capture_output=True, env=RULES,
                          timeout=SECONDS, check=False)
    if done.returncode not in (0, 1):
        return f"exit {done.returncode}", done.stderr.decode("utf-8", "replace")[:200], ""
    errors = [json.loads(line) for line in (folder / "errors.jsonl").read_text().splitlines()]
    said = (folder / "facts.jsonl").read_text()
    if errors:
        return errors[0]["outcome"], errors[0]["message"], said
    return ("ok" if said else "unsupported" if b"1 unsupported" in done.stderr else "nothing"), "", said


def check(binary, file, row):
    """What is wrong with a file's run; empty if nothing is."""
    _, _, outcome, holds, never = ROWS[row]
    with tempfile.TemporaryDirectory(prefix="orgkarta-hostile-") as out:
        try:
            found, message, said = run(binary, file, pathlib.Path(out) / "out")
        except subprocess.TimeoutExpired:
            return f"not done in {SECONDS} s"
    if found != outcome:
        return f"outcome {found} ({message}), expected {outcome}"
    if holds and holds not in message and holds not in said:
        return f"neither its message ({message}) nor its text holds {holds!r}"
    if outcome == "partial" and TEXT not in said:
        return "the text before the error is not kept"
    if never and (never in said or never in message):
        return f"{never!r} was read"
    if row == "other_type" and "type_mismatch: named .docx" not in said:
        return "no warning tells that its name is wrong"
    if pathlib.Path("/tmp", TRAP).exists():
        return "an entry was written to a disk"
    return ""


def main():
    binary, asked = rows.arguments(__doc__, ROWS)
    with tempfile.TemporaryDirectory(prefix="orgkarta-hostile-") as folder:
        wrong = 0
        for row in asked:
            file = pathlib.Path(folder) / f"{row}{ROWS[row][0]}"
            file.write_bytes(ROWS[row][1]())
            wrong += rows.report(row, check(binary, file, row))
        ended = rows.result(binary, wrong, MEGABYTES)  # before the other generator runs, whose memory would count
        others = rows.of_other_generator(pathlib.Path(folder) / "shared", SHARED, ".docx") if asked == list(ROWS) else []
        wrong = sum(rows.report(row, check(binary, file, row), file.name) for file, row in others)
    return ended or (1 if wrong else 0)


if __name__ == "__main__":
    sys.exit(main())
