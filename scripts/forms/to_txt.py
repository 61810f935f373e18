"""A document as a careful typist writes it: lists with their marks, tables in columns, no page furniture."""
from markup import notes, without_notes


def write(document):
    out, found = [], []
    for block in document.blocks:
        lines = lines_of(block)
        if not lines:
            continue
        if out and not (block.close or block.kind == "item" and not block.first):
            out.append("")
        out += [without_notes(line) for line in lines]
        found += notes(block.text)
        for row in block.rows:
            found += [note for cell in row for note in notes(cell)]
    if found:
        out += [""] + [f"{number} {note}" for number, note in enumerate(found, 1)]
    return "\n".join(out) + "\n"


def lines_of(block):
    if block.kind == "label":
        return [f"{block.label}: {block.text}"]
    if block.kind == "item":
        return ["   " * block.level + f"{block.label} {block.text}"]
    if block.kind == "table":
        return table(block.rows)
    if block.kind == "columns":
        lines = []
        for column in block.rows:
            lines += ([""] if lines else []) + [line.removeprefix("** ").replace(":: ", ": ") for line in column]
        return lines
    return [] if block.kind == "toc" else [block.text]


def is_figure(cell):
    return bool(cell) and all(c.isdigit() or c in " ,.-–%+" for c in without_notes(cell))


def table(rows):
    rows = [[without_notes(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) if i < len(row) else 0 for row in rows) for i in range(max(map(len, rows)))]
    lines = []
    for row in rows:
        line = ""
        for i, cell in enumerate(row):
            figures = i > 0 and any(is_figure(r[i]) for r in rows if i < len(r))
            line += ("   " if i else "") + (cell.rjust(widths[i]) if figures else cell.ljust(widths[i]))
        lines.append(line.rstrip())
    return lines
