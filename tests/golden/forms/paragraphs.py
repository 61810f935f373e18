"""The paragraphs of a word processor's file, counted with Python's own means: zipfile and ElementTree."""
import functools
import re
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def text_of_docx(paragraph):
    return "".join(t.text or "" for t in paragraph.iter(W + "t"))


def own_text(element):
    """An ODT paragraph's text without that of its notes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != TEXT + "note":
            parts.append(own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


@functools.lru_cache(maxsize=4)
def paragraphs(file):
    """Their letters, in the order of the file; of a DOCX, those of its notes come last."""
    with zipfile.ZipFile(file) as archive:
        if file.suffix == ".docx":
            notes = [name for name in ("word/footnotes.xml", "word/endnotes.xml") if name in archive.namelist()]
            parts = [tree.fromstring(archive.read(name)) for name in ["word/document.xml", *notes]]
            return [letters(text_of_docx(p)) for part in parts for p in part.iter(W + "p")]
        body = tree.fromstring(archive.read("content.xml"))
        return [letters(own_text(p)) for p in body.iter() if p.tag in (TEXT + "p", TEXT + "h")]


def wrong(file, source, quote):
    """What is wrong with a source's paragraphs for a quote; empty if nothing is."""
    all_of_them, first, last = paragraphs(file), source["paragraph"], source.get("last", source["paragraph"])
    if not 1 <= first <= last <= len(all_of_them):
        return f"paragraphs {first} to {last}, the file has {len(all_of_them)}"
    said, wanted = all_of_them[first - 1:last], letters(quote)
    if wanted not in "".join(said):
        return f"paragraphs {first} to {last} do not say {quote!r}: {' '.join(said)[:200]!r}"
    if len(said) > 1 and (wanted in "".join(said[1:]) or wanted in "".join(said[:-1])):
        return f"paragraphs {first} to {last} are more than {quote!r} needs"
    return ""


def unmarked(quote):
    """A quote without the numbers of its list items, which the file does not write out."""
    return re.sub(r"(^|\n)\s*(?:\d+[.)]|[a-zåäö][.)]|[-\u2022])\s+", r"\1", quote)
