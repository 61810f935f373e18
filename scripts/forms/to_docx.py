"""A document as a word processor of the Office family stores it: styles, numbering, sections, footnotes."""
import zipfile
from xml.sax.saxutils import escape

from markup import pieces, soften

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STAMP = (2024, 1, 1, 0, 0, 0)
FORMATS = {"-": ("bullet", "\u2022"), ".": ("decimal", "%{}."), ")": ("lowerLetter", "%{})")}


class Writer:
    def __init__(self, document):
        self.document, self.body, self.notes, self.numbers, self.open = document, [], [], [], {}

    def run(self, text, bold=False):
        style = "<w:rPr><w:b/></w:rPr>" if bold else ""
        softened = soften(text) if self.document.setting("softened") else text
        parts = escape(softened).replace("\u00AD", '</w:t><w:softHyphen/><w:t xml:space="preserve">')
        return f'<w:r>{style}<w:t xml:space="preserve">{parts}</w:t></w:r>' if text else ""

    def inline(self, text, bold=False):
        out = ""
        for kind, words in pieces(text):
            if kind == "note":
                self.notes.append(words)
                out += ('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                        f'<w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>')
            elif len(words) > 40 and not bold:  # a word processor parts its runs where it was edited
                out += self.run(words[:31]) + '<w:proofErr w:type="spellStart"/>' + self.run(words[31:])
            else:
                out += self.run(words, bold)
        return out

    def paragraph(self, content, style="", properties=""):
        style = f'<w:pStyle w:val="{style}"/>' if style else ""
        return f"<w:p><w:pPr>{style}{properties}</w:pPr>{content}</w:p>"

    def item(self, block):
        kind = FORMATS[block.label[-1]]
        if block.first:
            self.numbers.append((kind, block.level, block.label))
            self.open[block.level] = len(self.numbers)
        number = f'<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="{self.open[block.level]}"/></w:numPr>'
        return self.paragraph(self.inline(block.text), "Liststycke", number)

    def cell(self, content, width):
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'

    def table(self, block):
        count = max(map(len, block.rows))
        grid = "".join(f'<w:gridCol w:w="{9000 // count}"/>' for _ in range(count))
        rows = ""
        for number, row in enumerate(block.rows):
            header = number < block.headers
            mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
            rows += "<w:tr>" + mark + "".join(
                self.cell(self.paragraph(self.inline(cell, header)), 9000 // count) for cell in row) + "</w:tr>"
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabellrutnt"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'

    def columns(self, block):
        count, made = len(block.rows), ""
        for column in block.rows:
            lines = [self.paragraph(self.inline(line.removeprefix("** "), line.startswith("** "))) for line in column]
            made += self.cell("".join(lines), 9000 // count)
        grid = "".join(f'<w:gridCol w:w="{9000 // count}"/>' for _ in block.rows)
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{made}</w:tr></w:tbl>"

    def contents(self):
        headings = [b.text for b in self.document.blocks if b.kind == "heading" and b.level == 2]
        tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
        return "".join(self.paragraph(self.run(text) + f"<w:r><w:tab/><w:t>{2 + i // 3}</w:t></w:r>", "Innehll1", tabs)
                       for i, text in enumerate(headings))

    def block(self, block):
        if block.kind == "item":
            return self.item(block)
        if block.kind == "heading":
            return self.paragraph(self.inline(block.text), f"Rubrik{block.level}")
        if block.kind == "bold":
            return self.paragraph(self.inline(block.text, True))
        if block.kind == "label":
            return self.paragraph(self.run(block.label + ":", True) + self.run(" ") + self.inline(block.text))
        if block.kind in ("table", "columns"):
            return getattr(self, block.kind)(block) + self.paragraph("")
        return self.contents() if block.kind == "toc" else self.paragraph(self.inline(block.text))

    def numbering(self):
        made = ""
        for i, ((form, text), level, _) in enumerate(self.numbers, 1):
            levels = "".join(
                f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{text.format(n + 1)}"/><w:lvlJc w:val="left"/></w:lvl>' for n in range(3))
            made += f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for i, (_, level, label) in enumerate(self.numbers, 1):
            start = label[:-1] if label[:-1].isdigit() else "1"
            made += (f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/><w:lvlOverride w:ilvl="{level}">'
                     f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>')
        return f"{HEAD}<w:numbering {W}>{made}</w:numbering>"

    def footnotes(self):
        made = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        made += '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        for i, note in enumerate(self.notes, 2):
            made += f'<w:footnote w:id="{i}">{self.paragraph("<w:r><w:footnoteRef/></w:r>" + self.run(" " + note))}</w:footnote>'
        return f"{HEAD}<w:footnotes {W}>{made}</w:footnotes>"


def furniture(tag, lines):
    made = ""
    for line in lines:
        parts = line.replace("{pages}", "{page}").split("{page}")
        fields = ["PAGE", "NUMPAGES"]
        runs = ""
        for i, part in enumerate(parts):
            runs += f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
            if i < len(parts) - 1:
                runs += f'<w:fldSimple w:instr=" {fields[min(i, 1)]} "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
        made += f"<w:p>{runs}</w:p>"
    return f"{HEAD}<w:{tag} {W}>{made or '<w:p/>'}</w:{tag}>"


def styles():
    made = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    for level in (1, 2, 3):
        made += (f'<w:style w:type="paragraph" w:styleId="Rubrik{level}"><w:name w:val="heading {level}"/>'
                 f'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>')
    for name, shown in (("Liststycke", "List Paragraph"), ("Innehll1", "toc 1")):
        made += f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/><w:basedOn w:val="Normal"/></w:style>'
    made += '<w:style w:type="table" w:styleId="Tabellrutnt"><w:name w:val="Table Grid"/></w:style>'
    return f"{HEAD}<w:styles {W}>{made}</w:styles>"


PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header1": "header", "footer1": "footer"}


def package(document):
    writer = Writer(document)
    body = "".join(writer.block(block) for block in document.blocks)
    columns = f'<w:cols w:num="{document.setting("columns", "1")}" w:space="708"/>'
    section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
               f'<w:pgSz w:w="11906" w:h="16838"/>{columns}</w:sectPr>')
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}{kind}+xml"/>' for name, kind in PARTS.items())
    relations = "".join(f'<Relationship Id="rId{i}" Type="{RELATION}{kind}" Target="{name}.xml"/>'
                        for i, (name, kind) in enumerate(PARTS.items(), 1))
    return {
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{OFFICE}document.main+xml"/>{types}</Types>',
        "_rels/.rels": HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + relations + "</Relationships>",
        "word/document.xml": f"{HEAD}<w:document {W} {R}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": styles(), "word/numbering.xml": writer.numbering(), "word/footnotes.xml": writer.footnotes(),
        "word/header1.xml": furniture("hdr", [document.head] if document.head else []),
        "word/footer1.xml": furniture("ftr", [line for line in (document.foot, document.sign) if line]),
    }


def write(document, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in package(document).items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), text, zipfile.ZIP_DEFLATED)
