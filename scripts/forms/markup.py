"""The light markup of corpus/forms/sources: a document as blocks, from which every form is written.

A line is a block; a blank line parts what stands apart. Lines without one between them stand close (an address).

    @head TEXT  @foot TEXT  @sign TEXT   running head, foot and e-signing line; {page} and {pages} in them
    @set KEY VALUE                       how a form is made (pdf, columns, size, font, docx, softened)
    # Title   ## Heading   ### Heading
    ** Text                              a bold paragraph that only looks like a heading
    Label:: value                        a row of label and value
    - item   1. item   a) item           lists; two spaces a level deeper
    |! a | b |   | c | d |               a table, its header rows with an exclamation mark
    [[   ||   ]]                         lines side by side: begin, next column, end; ** as above
    @toc                                 a table of contents
    text^[note]                          a footnote
"""
import dataclasses
import re

VOWELS = "aeiouyåäöéAEIOUYÅÄÖ"
TOGETHER = ("st", "sk", "sp", "tr", "dr", "br", "pr", "kr", "gr", "fr", "kl", "bl", "fl", "pl", "gl", "kn", "sj", "tj")
NOTE = re.compile(r"\^\[([^\]]*)\]")
ITEM = re.compile(r"( *)(-|\d+\.|[a-zåäö]\)) (.*)")


@dataclasses.dataclass
class Block:
    """`kind`: heading, bold, text, label, item, table, columns, toc. `close`: no blank line before it."""
    kind: str
    text: str = ""
    level: int = 0
    label: str = ""
    rows: list = dataclasses.field(default_factory=list)  # a table's cells, or the columns' lines
    headers: int = 0
    close: bool = False
    first: bool = False  # the first item of a list


@dataclasses.dataclass
class Document:
    name: str
    blocks: list
    settings: dict
    head: str = ""
    foot: str = ""
    sign: str = ""

    def setting(self, key, default=""):
        return self.settings.get(key, default)


def pieces(text):
    """The text's parts: ("text", words) and ("note", words)."""
    at = 0
    for note in NOTE.finditer(text):
        if note.start() > at:
            yield "text", text[at:note.start()]
        yield "note", note.group(1)
        at = note.end()
    if at < len(text):
        yield "text", text[at:]


def without_notes(text):
    return NOTE.sub("", text)


def notes(text):
    return NOTE.findall(text)


def soften(text, mark="\u00AD"):
    """Long words get `mark` where a line may part them."""
    return re.sub(r"[^\W\d_]{9,}", lambda word: soften_word(word.group(), mark), text)


def soften_word(word, mark):
    cuts = []
    for i in range(3, len(word) - 3):
        before_vowel = word[i] not in VOWELS and word[i + 1] in VOWELS
        if before_vowel and any(c in VOWELS for c in word[:i]):
            together = word[i - 1:i + 1].lower() in TOGETHER and i > 3
            cuts.append(i - 1 if together else i)
    for cut in reversed(cuts):
        word = word[:cut] + mark + word[cut:]
    return word


def cells(line):
    return [cell.strip() for cell in line.strip().lstrip("|!").rstrip("|").split("|")]


def block_of(line):
    if line.startswith("#"):
        signs, text = line.split(" ", 1)
        return Block("heading", text, len(signs))
    if line.startswith("** "):
        return Block("bold", line[3:])
    if line == "@toc":
        return Block("toc")
    item = ITEM.fullmatch(line)
    if item:
        return Block("item", item.group(3), len(item.group(1)) // 2, item.group(2))
    if ":: " in line:
        label, value = line.split(":: ", 1)
        return Block("label", value, label=label)
    return Block("text", line)


def read(name, source):
    document = Document(name, [], {})
    columns, close = None, False
    for line in source.splitlines():
        blocks = document.blocks
        if line.startswith(("@head ", "@foot ", "@sign ")):
            setattr(document, line[1:5], line[6:])
        elif line.startswith("@set "):
            _, key, value = line.split(" ", 2)
            document.settings[key] = value
        elif line == "[[":
            columns = Block("columns", rows=[[]])
        elif line == "||":
            columns.rows.append([])
        elif line == "]]":
            blocks.append(columns)
            columns = None
        elif columns is not None:
            columns.rows[-1].append(line)
        elif line.startswith("|"):
            if not (close and blocks and blocks[-1].kind == "table"):
                blocks.append(Block("table"))
            blocks[-1].rows.append(cells(line))
            blocks[-1].headers += line.startswith("|!")
        elif line.strip():
            block = block_of(line)
            block.close = close
            last = blocks[-1] if blocks else None
            block.first = block.kind == "item" and starts_list(last, block, close)
            blocks.append(block)
        close = bool(line.strip())
    return document


def starts_list(last, block, close):
    if last is None or last.kind != "item" or not close:
        return True
    return block.level > last.level or (block.level == last.level and block.label in ("1.", "a)"))
