"""A document as OpenDocument text, with page styles, list styles and notes; the PDFs of LibreOffice come of it too."""
import zipfile
from xml.sax.saxutils import escape, quoteattr

from markup import pieces, soften
from to_txt import is_figure

NAMES = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in {
    "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible",
    "svg": "svg-compatible", "manifest": "manifest"}.items())
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
STAMP = (2024, 1, 1, 0, 0, 0)
MIME = "application/vnd.oasis.opendocument.text"


class Writer:
    def __init__(self, document):
        self.document, self.out, self.open, self.notes = document, [], [], 0

    def words(self, text):
        return escape(soften(text) if self.document.setting("softened") else text)

    def inline(self, text):
        out = ""
        for kind, words in pieces(text):
            if kind == "note":
                self.notes += 1
                out += (f'<text:note text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                        f"<text:note-body><text:p>{escape(words)}</text:p></text:note-body></text:note>")
            else:
                out += self.words(words)
        return out

    def paragraph(self, content, style="Brödtext"):
        return f"<text:p text:style-name={quoteattr(style)}>{content}</text:p>"

    def close_lists(self, depth):
        while len(self.open) > depth:
            self.open.pop()
            self.out.append("</text:list-item></text:list>")

    def item(self, block):
        self.close_lists(block.level + 1)
        if block.first:
            self.close_lists(block.level)
            style = {"-": "Punkter", ".": "Siffror", ")": "Bokst"}[block.label[-1]]
            self.out.append(f'<text:list text:style-name="{style}">')
            self.open.append(style)
        else:
            self.out.append("</text:list-item>")
        number = block.label[:-1]
        start = f' text:start-value="{number}"' if block.first and number.isdigit() and number != "1" else ""
        self.out.append(f"<text:list-item{start}>" + self.paragraph(self.inline(block.text), "Lista"))

    def table(self, block):
        count = max(map(len, block.rows))
        rows = []
        for number, row in enumerate(block.rows):
            bold = number < block.headers
            rows.append("<table:table-row>" + "".join(
                f'<table:table-cell office:value-type="string">'
                f"{self.paragraph(self.inline(cell), 'Fet' if bold else 'Tal' if is_figure(cell) else 'Cell')}</table:table-cell>"
                for cell in row) + "</table:table-row>")
        header = f"<table:table-header-rows>{''.join(rows[:block.headers])}</table:table-header-rows>" if block.headers else ""
        return (f'<table:table table:style-name="Tabell"><table:table-column table:number-columns-repeated="{count}"/>'
                f"{header}{''.join(rows[block.headers:])}</table:table>")

    def columns(self, block):
        made = ""
        for column in block.rows:
            lines = "".join(self.paragraph(self.inline(line.removeprefix("** ")), "Fet" if line.startswith("** ") else "Cell")
                            for line in column)
            made += f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
        return (f'<table:table table:style-name="Tabell"><table:table-column table:number-columns-repeated="{len(block.rows)}"/>'
                f"<table:table-row>{made}</table:table-row></table:table>")

    def contents(self):
        headings = [b.text for b in self.document.blocks if b.kind == "heading" and b.level == 2]
        body = "".join(self.paragraph(f"{self.words(text)}<text:tab/>{2 + i // 3}", "Innehåll")
                       for i, text in enumerate(headings))
        return ('<text:table-of-content text:name="Innehåll"><text:table-of-content-source text:outline-level="2"/>'
                f"<text:index-body>{body}</text:index-body></text:table-of-content>")

    def block(self, block):
        if block.kind == "item":
            self.item(block)
            return
        self.close_lists(0)
        self.out.append(self.plain(block))

    def plain(self, block):
        if block.kind == "heading":
            return (f'<text:h text:style-name="Rubrik{block.level}" text:outline-level="{block.level}">'
                    f"{self.inline(block.text)}</text:h>")
        if block.kind == "label":
            return self.paragraph(f'<text:span text:style-name="fet">{self.words(block.label)}:</text:span> '
                                  + self.inline(block.text))
        if block.kind in ("table", "columns"):
            return getattr(self, block.kind)(block)
        if block.kind == "toc":
            return self.contents()
        return self.paragraph(self.inline(block.text), "Fet" if block.kind == "bold" else "Cell" if block.close else "Brödtext")


def family(document):
    return document.setting("font", "Liberation Serif")


def list_style(name, level):
    return f'<text:list-style style:name="{name}">' + "".join(level(n) for n in (1, 2, 3)) + "</text:list-style>"


def indent(n):
    return (f'<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-18pt" fo:margin-left="{18 * n}pt"/>'
            "</style:list-level-properties>")


def content_styles(document):
    tight = 'fo:margin-bottom="0pt"'
    made = ""
    for name, paragraph, text in (
            ("Brödtext", 'fo:margin-bottom="7pt" fo:text-align="justify"', ""), ("Cell", tight, ""), ("Lista", 'fo:margin-bottom="3pt"', ""),
            ("Fet", tight, 'fo:font-weight="bold"'), ("Tal", tight + ' fo:text-align="end"', ""),
            ("Rubrik1", 'fo:margin-bottom="8pt"', 'fo:font-size="17pt" fo:font-weight="bold"'),
            ("Rubrik2", 'fo:margin-top="10pt" fo:margin-bottom="3pt" fo:keep-with-next="always"', 'fo:font-size="13pt" fo:font-weight="bold"'),
            ("Rubrik3", 'fo:margin-top="8pt" fo:margin-bottom="2pt"', 'fo:font-weight="bold" fo:font-style="italic"')):
        size = "" if "font-size" in text else f'fo:font-size="{document.setting("size", "11")}pt" '
        made += (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/>'
                 f'<style:text-properties style:font-name="Text" {size}fo:language="sv" fo:country="SE" {text}/></style:style>')
    tab = '<style:tab-stop style:position="440pt" style:type="right" style:leader-style="dotted" style:leader-text="."/>'
    made += (f'<style:style style:name="Innehåll" style:family="paragraph"><style:paragraph-properties><style:tab-stops>{tab}'
             "</style:tab-stops></style:paragraph-properties></style:style>")
    made += '<style:style style:name="fet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    made += ('<style:style style:name="Spalter" style:family="section"><style:section-properties><style:columns '
             f'fo:column-count="{document.setting("columns", "1")}" fo:column-gap="20pt"/></style:section-properties></style:style>')
    made += list_style("Punkter", lambda n: f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="\u2022">{indent(n)}</text:list-level-style-bullet>')
    made += list_style("Siffror", lambda n: f'<text:list-level-style-number text:level="{n}" style:num-format="1" style:num-suffix=".">{indent(n)}</text:list-level-style-number>')
    made += list_style("Bokst", lambda n: f'<text:list-level-style-number text:level="{n}" style:num-format="a" style:num-suffix=")">{indent(n)}</text:list-level-style-number>')
    return made


def furniture(line):
    field = {"{page}": '<text:page-number text:select-page="current"/>', "{pages}": "<text:page-count/>"}
    text = escape(line).replace("\t", "<text:tab/>")
    for sign, element in field.items():
        text = text.replace(sign, element)
    return f'<text:p text:style-name="Sidfot">{text}</text:p>'


def page_styles(document):
    lines = [line for line in (document.foot, document.sign) if line]
    head = f"<style:header>{furniture(document.head)}</style:header>" if document.head else ""
    foot = f"<style:footer>{''.join(map(furniture, lines))}</style:footer>" if lines else ""
    width, height = document.setting("page", "595x842").split("x")
    space = '<style:header-style><style:header-footer-properties fo:margin-bottom="14pt"/></style:header-style>'
    space += '<style:footer-style><style:header-footer-properties fo:margin-top="14pt"/></style:footer-style>'
    return (f'{HEAD}<office:document-styles {NAMES} office:version="1.3"><office:font-face-decls>'
            f'<style:font-face style:name="Text" svg:font-family={quoteattr(family(document))}/></office:font-face-decls>'
            '<office:styles><style:style style:name="Sidfot" style:family="paragraph"><style:paragraph-properties><style:tab-stops>'
            '<style:tab-stop style:position="420pt" style:type="right"/></style:tab-stops></style:paragraph-properties>'
            '<style:text-properties style:font-name="Text" fo:font-size="8pt"/></style:style></office:styles>'
            '<office:automatic-styles><style:page-layout style:name="Sida"><style:page-layout-properties '
            f'fo:page-width="{width}pt" fo:page-height="{height}pt" fo:margin="62pt"/>{space}</style:page-layout></office:automatic-styles>'
            f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Sida">{head}{foot}'
            "</style:master-page></office:master-styles></office:document-styles>")


def content(document):
    writer = Writer(document)
    for block in document.blocks:
        writer.block(block)
    writer.close_lists(0)
    body = "".join(writer.out)
    if document.setting("columns"):
        body = f'<text:section text:style-name="Spalter" text:name="Spalter">{body}</text:section>'
    return (f'{HEAD}<office:document-content {NAMES} office:version="1.3"><office:font-face-decls>'
            f'<style:font-face style:name="Text" svg:font-family={quoteattr(family(document))}/></office:font-face-decls>'
            f"<office:automatic-styles>{content_styles(document)}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>")


def write(document, path):
    entries = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
                      for name, kind in (("/", MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml")))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", STAMP), MIME, zipfile.ZIP_STORED)
        for name, text in (("content.xml", content(document)), ("styles.xml", page_styles(document)),
                           ("META-INF/manifest.xml", f'{HEAD}<manifest:manifest {NAMES} manifest:version="1.3">{entries}</manifest:manifest>')):
            archive.writestr(zipfile.ZipInfo(name, STAMP), text, zipfile.ZIP_DEFLATED)
