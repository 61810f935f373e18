#!/usr/bin/env python3
"""Makes documents to measure with, of the corpus: the same texts as TXT, HTML and PDF files, seeded and varied (years, figures, numbers
of cases, the order of paragraphs), so that no two are equal.

    make_input.py OUT --mb N [--seed N] [--forms txt,html,pdf] [--single]

OUT/txt, OUT/html and OUT/pdf get documents of some 2 to 30 kB of text, N MB of text in each. --single: one document of N MB instead.
"""
import argparse
import html
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
A_FOLDER = 1000  # documents
LINES = 56  # of a PDF page
COLUMNS = 92


def sources():
    paths = [p for part in ("documents", "history/documents") for p in sorted((ROOT / "corpus" / part).glob("*.txt"))]
    return [text for p in paths if len(text := p.read_text(encoding="utf-8", errors="ignore")) > 300]


def varied(text, chance):
    """The same kinds of sentence with other years, figures and an order of its own from the second paragraph on."""
    shift = chance.randrange(-4, 5)
    text = re.sub(r"\b(19[89]|20[012])\d\b", lambda m: str(int(m[0]) + shift), text)
    text = re.sub(r"\b[2-9]\d\d\b", lambda m: str(chance.randrange(200, 1000)), text)
    first, *rest = text.split("\n\n")
    begin = chance.randrange(len(rest) or 1)
    return "\n\n".join([first, *rest[begin:], *rest[:begin], f"Dnr {chance.randrange(10**9)}"])


def page(text):
    title, *rest = text.split("\n\n")
    body = "\n".join(f"<p>{html.escape(part)}</p>" for part in rest)
    return (f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{html.escape(title[:80])}</title></head><body>'
            f"<nav><a href='/'>Start</a> <a href='/k'>Kontakt</a></nav><main><h1>{html.escape(title)}</h1>\n{body}\n</main></body></html>\n")


def lines_of(text):
    """Broken where a page ends at the right, at spaces."""
    for line in text.split("\n"):
        while len(line) > COLUMNS:
            cut = line.rfind(" ", 0, COLUMNS)
            cut = cut if cut > 0 else COLUMNS
            yield line[:cut]
            line = line[cut:].lstrip()
        yield line


def stream_of(lines):
    shown = [line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines]
    return b"BT /F1 10 Tf 13 TL 50 790 Td\n" + b"".join(b"(" + line + b") Tj T*\n" for line in shown) + b"ET\n"


def pdf(text):
    """A file of Helvetica in one column."""
    lines = list(lines_of(text))
    pages = [lines[i:i + LINES] for i in range(0, len(lines), LINES)] or [[""]]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    for i, part in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                       f"/Contents {5 + 2 * i} 0 R >>".encode())
        stream = stream_of(part)
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(stream), stream))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))


MAKERS = {"txt": lambda text: text.encode(), "html": lambda text: page(text).encode(), "pdf": pdf}


def texts(wanted, chance):
    """Texts of so many bytes together."""
    all_sources, made = sources(), 0
    while made < wanted:
        parts = [varied(chance.choice(all_sources), chance) for _ in range(chance.choice((1, 1, 2, 3, 6)))]
        text = "\n\n".join(parts)
        made += len(text.encode())
        yield text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--mb", type=float, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forms", default="txt,html,pdf")
    parser.add_argument("--single", action="store_true")
    arguments = parser.parse_args()
    made = texts(arguments.mb * 1e6, random.Random(arguments.seed))
    if arguments.single:
        made = ["\n\n".join(made)]
    for number, text in enumerate(made):
        for form in arguments.forms.split(","):
            folder = arguments.out / form / f"{number // A_FOLDER:04}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{number:07}.{form}").write_bytes(MAKERS[form](text))


if __name__ == "__main__":
    main()
