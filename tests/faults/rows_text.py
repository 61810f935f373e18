"""N: text of documents and names of files that would be more than text where they are shown."""
import csv
import io
import json
import re

from rows import row

MARKUP = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>{{7*7}}nämnden"
CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]")


@row("N03", "quotes, placeholders and SQL in text and names")
def _(w):
    hostile = "Robert'); DROP TABLE documents;--nämnden %s%n möts den 5 mars 2024.\n"
    w.document("Robert'); DROP TABLE units;--.txt", hostile)
    w.run()
    assert w.ask("SELECT text FROM documents")[0][0].startswith("Robert'); DROP TABLE documents;--")
    for words in ("'; DROP TABLE units; --", '" OR 1=1', "%"):
        w.call("history", w.out, words, code=(0, 2))
        w.call("org", w.out, words, code=(0, 2))
    assert len(w.outcomes()) == 1


@row("N05", "escapes and turned letters in names and text, as a terminal gets them")
def _(w):
    name = "a\x1b]0;x\x07\u202egpj\x9b31m.txt"
    w.document(name, "Kultur\x1b[31mnämnden \u202e beslutade den 5 mars 2024.\n")
    w.document("b\x1b[2J.pdf", "no PDF")
    told = [w.run("--summary", code=1)]
    for command in (["query", w.out, "SELECT path, text FROM documents"], ["explain", w.input / name],
                    ["text", w.input / name], ["run", w.input / "\x1b[5mnone", "--out", w.out]):
        told.append(w.call(*command))
    for process in told:
        assert not CONTROL.search(process.stderr), (process.args, process.stderr)
        plain = process.stdout if process.args[0] != "text" else b""
        assert not CONTROL.search(plain), (process.args, plain)


@row("N07", "line feeds in names: an event is a line")
def _(w):
    w.document("a\norgkarta: all is well\n.pdf", "no PDF")
    w.run(code=1)
    lines = (w.out / "errors.jsonl").read_text().splitlines()
    assert len(lines) == 1 and json.loads(lines[0])["path"]


@row("N01", "markup in text, names and titles: the same letters in every output, and nothing more")
def _(w):
    w.document("<script>.txt", MARKUP + " möts den 5 mars 2024.\n")
    w.run()
    line = json.loads((w.out / "facts.jsonl").read_text())
    assert line["document"]["path"] == "<script>.txt"
    told = w.call("query", w.out, "SELECT path FROM documents", "--format", "md", code=0).stdout.decode()
    assert "<script>" not in told or "\\<script" in told or "&lt;script" in told, told


@row("N04", "cells that a spreadsheet would work out")
def _(w):
    for name in ("=cmd|' !A0.txt", "+1.txt", "@x.txt", "-2.txt"):
        w.document(name, "=HYPERLINK(1)nämnden möts den 5 mars 2024.\n")
    w.run()
    told = w.call("export", w.out, "--format", "csv", "--safe-csv", "--out", w.dir / "tables", code=0)
    assert told.returncode == 0
    seen = 0
    for table in (w.dir / "tables").rglob("*.csv"):
        for line in list(csv.reader(io.StringIO(table.read_text())))[1:]:
            for cell in line:
                seen += cell.startswith("'")
                assert not cell or cell[0] not in "=+@\t\r", (table.name, cell)
                assert not cell.startswith("-") or re.fullmatch(r"-[0-9.]+", cell), (table.name, cell)
    assert seen >= 4, seen
