"""A document as a plain page: headings, paragraphs, lists and tables as HTML has them."""
import html

from markup import pieces, soften, without_notes


class Writer:
    def __init__(self, document):
        self.document, self.out, self.open, self.notes = document, [], [], []

    def inline(self, text):
        parts = []
        for kind, words in pieces(text):
            if kind == "note":
                self.notes.append(words)
                parts.append(f'<sup><a href="#not{len(self.notes)}">{len(self.notes)}</a></sup>')
            else:
                softened = soften(words) if self.document.setting("softened") else words
                parts.append(html.escape(softened, quote=False).replace("\u00AD", "&shy;"))
        return "".join(parts)

    def line(self, text):
        self.out.append(text)

    def close_lists(self, depth):
        while len(self.open) > depth:
            self.line("</li></" + self.open.pop() + ">")

    def item(self, block):
        self.close_lists(block.level + 1)
        if block.first:
            self.close_lists(block.level)
            tag = "ul" if block.label == "-" else "ol"
            kind = ' type="a"' if block.label.endswith(")") else ""
            start = f' start="{block.label[:-1]}"' if tag == "ol" and not kind and block.label != "1." else ""
            self.line(f"<{tag}{kind}{start}>")
            self.open.append(tag)
        else:
            self.line("</li>")
        self.line("<li>" + self.inline(block.text))

    def table(self, block):
        self.line("<table>")
        for number, row in enumerate(block.rows):
            tag = "th" if number < block.headers else "td"
            self.line("<tr>" + "".join(f"<{tag}>{self.inline(cell)}</{tag}>" for cell in row) + "</tr>")
        self.line("</table>")

    def columns(self, block):
        self.line('<div class="kolumner">')
        for column in block.rows:
            self.line("<div>")
            for line in column:
                self.line(f"<p><b>{self.inline(line[3:])}</b></p>" if line.startswith("** ") else f"<p>{self.inline(line)}</p>")
            self.line("</div>")
        self.line("</div>")

    def block(self, block):
        if block.kind == "item":
            self.item(block)
            return
        self.close_lists(0)
        if block.kind == "heading":
            self.line(f"<h{block.level}>{self.inline(block.text)}</h{block.level}>")
        elif block.kind == "bold":
            self.line(f"<p><strong>{self.inline(block.text)}</strong></p>")
        elif block.kind == "label":
            self.line(f"<p><strong>{self.inline(block.label)}:</strong> {self.inline(block.text)}</p>")
        elif block.kind in ("table", "columns"):
            getattr(self, block.kind)(block)
        elif block.kind == "text":
            self.line(f"<p>{self.inline(block.text)}</p>")


def write(document):
    writer = Writer(document)
    title = next((b.text for b in document.blocks if b.kind == "heading" and b.level == 1), document.name)
    for block in document.blocks:
        writer.block(block)
    writer.close_lists(0)
    for number, note in enumerate(writer.notes, 1):
        writer.line(f'<p id="not{number}">{number} {html.escape(note, quote=False)}</p>')
    return ('<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>'
            + html.escape(without_notes(title), quote=False) + "</title>\n</head>\n<body>\n<main>\n"
            + "\n".join(writer.out) + "\n</main>\n</body>\n</html>\n")
