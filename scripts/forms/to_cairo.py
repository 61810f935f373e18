"""A document drawn by Pango and cairo: what many programs that print to PDF put on a page."""
from xml.sax.saxutils import escape

import gi

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
import cairo  # noqa: E402
from gi.repository import Pango, PangoCairo  # noqa: E402

from markup import pieces, soften  # noqa: E402
from to_txt import is_figure  # noqa: E402

MARGIN, GAP, SMALL = 62, 22, 8


class Page:
    """Draws lines downwards in columns, opens pages, and puts head, foot and notes on each."""

    def __init__(self, document, surface, pages):
        self.document, self.surface, self.pages = document, surface, pages
        self.context = cairo.Context(surface)
        self.width, self.height = (float(side) for side in document.setting("page", "595x842").split("x"))
        self.columns = int(document.setting("columns", "1"))
        self.size = float(document.setting("size", "11"))
        self.number, self.column, self.notes, self.noted = 0, 0, [], 0
        self.open_page()

    def column_width(self):
        return (self.width - 2 * MARGIN - GAP * (self.columns - 1)) / self.columns

    def layout(self, text, width, bold=False, size=None, justify=False, right=False):
        layout = PangoCairo.create_layout(self.context)
        font = Pango.FontDescription(self.document.setting("font", "Liberation Serif"))
        font.set_size(int((size or self.size) * Pango.SCALE))
        font.set_weight(Pango.Weight.BOLD if bold else Pango.Weight.NORMAL)
        layout.set_font_description(font)
        layout.set_width(int(width * Pango.SCALE))
        layout.set_justify(justify)
        layout.set_alignment(Pango.Alignment.RIGHT if right else Pango.Alignment.LEFT)
        layout.set_markup(marked(text), -1)
        return layout

    def open_page(self):
        if self.number:
            self.close_page()
        self.number, self.column = self.number + 1, 0
        if self.document.head:
            self.furniture(self.document.head, 30)
        self.top = self.y = MARGIN
        self.bottom = self.height - MARGIN

    def close_page(self):
        y = self.height - MARGIN + 18
        for line in (self.document.foot, self.document.sign):
            if line:
                self.furniture(line, y)
                y += 11
        y = self.height - MARGIN - sum(height for _, height in self.notes)
        for layout, height in self.notes:
            self.context.move_to(MARGIN, y)
            PangoCairo.show_layout(self.context, layout)
            y += height
        self.notes = []
        self.surface.show_page()

    def furniture(self, text, y):
        text = text.replace("{page}", str(self.number)).replace("{pages}", str(self.pages))
        left, _, right = text.partition("\t")
        for part, aligned in ((left, False), (right, True)):
            if part:
                layout = self.layout(part, self.width - 2 * MARGIN, size=SMALL, right=aligned)
                self.context.move_to(MARGIN, y)
                PangoCairo.show_layout(self.context, layout)

    def x(self):
        return MARGIN + self.column * (self.column_width() + GAP)

    def room(self, height):
        if self.y + height <= self.bottom - sum(h for _, h in self.notes):
            return
        if self.column + 1 < self.columns:
            self.column, self.y = self.column + 1, self.top
        else:
            self.open_page()

    def lines(self, text, indent=0, mark="", **style):
        """Draws a paragraph line by line, so that pages may part it."""
        layout = self.layout(self.numbered(text), self.column_width() - indent, **style)
        first = True
        for i in range(layout.get_line_count()):
            line = layout.get_line_readonly(i)
            extents = line.get_pixel_extents()[1]
            height = extents.height * 1.12
            self.room(height)
            baseline = self.y - extents.y
            if first and mark:
                self.context.move_to(self.x() + indent - 16, self.y)
                PangoCairo.show_layout(self.context, self.layout(mark, 40))
            self.context.move_to(self.x() + indent + extents.x, baseline)
            PangoCairo.show_layout_line(self.context, line)
            self.y += height
            first = False

    def numbered(self, text):
        """The text with the numbers of its notes, which are put at the page's foot."""
        made = ""
        for kind, words in pieces(text):
            if kind == "note":
                self.noted += 1
                note = self.layout(f"{self.noted} {words}", self.width - 2 * MARGIN, size=SMALL)
                self.notes.append((note, note.get_pixel_size()[1] + 2))
                made += f"\x02{self.noted}\x03"
            else:
                made += soften(words) if self.document.setting("softened") else words
        return made

    def cells(self, row, widths, bold):
        layouts = [self.layout(self.numbered(cell), width - 8, bold=bold, right=is_figure(cell)) for cell, width in zip(row, widths)]
        height = max(layout.get_pixel_size()[1] for layout in layouts) + 3
        self.room(height)
        x = self.x()
        for layout, width in zip(layouts, widths):
            self.context.move_to(x, self.y)
            PangoCairo.show_layout(self.context, layout)
            x += width
        self.y += height

    def table(self, block):
        count = max(map(len, block.rows))
        first = 0.4 if count > 2 else 0.55
        widths = [self.column_width() * (first if i == 0 else (1 - first) / (count - 1)) for i in range(count)]
        for number, row in enumerate(block.rows):
            self.cells(row, widths, number < block.headers)

    def side_by_side(self, block):
        widths = [self.column_width() / len(block.rows)] * len(block.rows)
        for i in range(max(map(len, block.rows))):
            row = [column[i] if i < len(column) else "" for column in block.rows]
            self.cells([cell.removeprefix("** ") for cell in row], widths, row[0].startswith("** "))

    def contents(self):
        headings = [b.text for b in self.document.blocks if b.kind == "heading" and b.level == 2]
        for i, text in enumerate(headings):
            end = f" {2 + i // 3}"
            dots = ""
            while self.layout(text + " " + dots + "." + end, 9999).get_pixel_size()[0] < self.column_width() - 6:
                dots += "."
            self.lines(f"{text} {dots}{end}")

    def block(self, block):
        kind = block.kind
        if kind != "item" and not block.close or block.first:
            self.y += 6 if self.y > self.top else 0
        if kind == "heading":
            self.room(60)
            self.lines(block.text, bold=True, size=self.size + (5 if block.level == 1 else 1.5))
        elif kind == "item":
            self.lines(block.text, 18 + 18 * block.level, "\u2022" if block.label == "-" else block.label, justify=True)
        elif kind == "label":
            self.lines(f"\x01{block.label}:\x04 {block.text}")
        elif kind in ("table", "columns", "toc"):
            {"table": self.table, "columns": self.side_by_side, "toc": lambda _: self.contents()}[kind](block)
        else:
            self.lines(block.text, bold=kind == "bold", justify=kind == "text" and not block.close)


def marked(text):
    """Pango's markup of a text whose bold and raised stretches lie between control characters."""
    made = escape(text)
    for sign, tag in (("\x01", "<b>"), ("\x04", "</b>"), ("\x02", "<span rise='3600' size='small'>"), ("\x03", "</span>")):
        made = made.replace(sign, tag)
    return made


def draw(document, target, pages, kind):
    width, height = (float(side) for side in document.setting("page", "595x842").split("x"))
    surface = (cairo.PSSurface if kind == "ps" else cairo.PDFSurface)(target, width, height)
    page = Page(document, surface, pages)
    for block in document.blocks:
        page.block(block)
    page.close_page()
    surface.finish()
    return page.number


def write(document, path, kind="pdf"):
    """Draws twice: the first time to count the pages. `kind`: pdf or ps."""
    draw(document, str(path), draw(document, None, 1, kind), kind)
