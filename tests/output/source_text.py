"""Whether the bytes of a plain text file or of a web page, or the paragraphs of a word processor's file, say what a
passage of the normalised text says.

Normalising rewrites spaces, dashes, quotation marks and soft hyphens, joins words that a line's end
parted and drops characters that cannot be seen. So both sides are folded alike before they are
compared; a masked personal identity number equals any.
"""
import html.parser
import io
import re
import unicodedata
import xml.etree.ElementTree
import zipfile

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63\uFF0D"), "-")
QUOTES = {**dict.fromkeys(map(ord, "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033"), '"'),
          **dict.fromkeys(map(ord, "\u2018\u2019\u201A\u201B\u00B4\u0060\u2032"), "'")}
OTHERS = {ord("\u2026"): "...", 0: "\uFFFD"}
NUMBER = re.compile(r"(?<!\d)(?:19|20)?\d{6}[-+ ]?\d{4}(?!\d)")
MASKED = re.compile(r"(?<![\w*])\*{6,8}[-+ ]?\*{4}(?![\w*])")


def decode(data, charset):
    """As Python reads the charset; bytes it does not know become U+FFFD."""
    text = data.decode({"windows-1252": "cp1252"}.get(charset, charset or "utf-8"), "replace")
    return text.replace("\uFEFF", "")


def fold(text):
    text = unicodedata.normalize("NFC", text).translate({**DASHES, **QUOTES, **OTHERS})
    text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf"))
    return " ".join(text.split())


def squeeze(text):
    return re.sub(r"\s+", "", text)


def joined(text):
    """A pattern without any space, where a hyphen before one may have gone: "kommu-\\nnen" gives "kommunen",
    "Eva-\\nLotta" gives "Eva-Lotta"."""
    return "-?".join(re.escape(squeeze(part)) for part in re.split(r"-\s+", text))


def mask(text):
    return MASKED.sub("<number>", NUMBER.sub("<number>", text))


class PageText(html.parser.HTMLParser):
    """What a page's elements say, but scripts, styles and drawings."""
    SILENT = ("script", "style", "svg", "template", "noscript")

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in self.SILENT

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT and self.silent > 0

    def handle_data(self, data):
        if not self.silent:
            self.parts.append(data)


def letters(text):
    return "".join(c for c in fold(mask(text)) if c.isalnum())


def page_says(data, charset, quote):
    """The same for a part of a page: letters and digits count, tags and references do not."""
    page = PageText()
    page.feed(decode(data, charset))
    page.close()
    return letters("".join(page.parts)) == letters(quote)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DOCX_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def paragraphs(data):
    """The words of each paragraph of a word processor's file, as output/README.md counts them."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = [n for n in (*DOCX_PARTS, "content.xml") if n in file.namelist()]
        roots = [xml.etree.ElementTree.fromstring(file.read(name)) for name in names]
    found = [p for root in roots for p in root.iter() if p.tag in (W + "p", T + "p", T + "h")]
    return ["".join(p.itertext()) for p in found]


def paragraphs_say(data, first, last, quote):
    """Whether the letters of a passage stand in these paragraphs in their order; numbers and bullets of lists, and what was
    deleted or moved (notes, boxes), may stand between."""
    wanted = letters(quote)
    there = iter(letters("".join(paragraphs(data)[first - 1:last])))
    return all(c in there for c in wanted)


def says(data, charset, quote):
    source, wanted = fold(decode(data, charset)), fold(quote)
    # Bars that draw a table's columns are tabs in the text.
    if wanted in (source, fold(source.replace("|", " "))):
        return True
    return re.fullmatch(joined(mask(source)), squeeze(mask(wanted))) is not None
