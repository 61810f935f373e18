"""A document as LaTeX for pdfTeX, in T1 with the URW fonts of this system, whose metrics are made on the way."""
import pathlib
import re
import subprocess

from markup import pieces, soften
from to_txt import is_figure

FONTS = pathlib.Path("/usr/share/fonts")
SHAPES = {"m}{n": ("pfr", "P052-Roman"), "b}{n": ("pfb", "P052-Bold"), "m}{it": ("pfi", "P052-Italic")}
SPECIAL = {"\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
           "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00AD": r"\-", "§": r"\S{}", "”": "''"}
PREAMBLE = r"""\documentclass[%(size)spt]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{fancyhdr,longtable,multicol}
\usepackage[paperwidth=%(width)spt,paperheight=%(height)spt,margin=64pt]{geometry}
%(fonts)s
\renewcommand{\rmdefault}{pfm}\renewcommand{\bfdefault}{b}
\input{glyphtounicode}\pdfgentounicode=1
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}
\fancyhead[L]{\small %(head)s}
\fancyfoot[L]{\parbox{\textwidth}{\small %(foot)s}}
\setlength{\parindent}{0pt}\setlength{\parskip}{6pt}\emergencystretch=3em\setlength{\headheight}{14pt}
\renewcommand{\contentsname}{Innehåll}
\begin{document}
"""


def metrics(folder):
    """Makes the fonts' metrics in `folder`."""
    lines = ["\\DeclareFontFamily{T1}{pfm}{}"]
    for shape, (short, name) in SHAPES.items():
        afm = FONTS / "type1/urw-base35" / f"{name}.afm"
        subprocess.run(["afm2tfm", afm, "-T", "ec.enc", folder / f"{short}.tfm"], check=True, capture_output=True, cwd=folder)
        lines.append(f"\\DeclareFontShape{{T1}}{{pfm}}{{{shape}}}{{<->{short}}}{{}}")
        lines.append(f"\\pdfmapline{{={short} {name} <[ec.enc <{FONTS}/X11/Type1/{name}.pfb}}")
    lines.append("\\DeclareFontShape{T1}{pfm}{bx}{n}{<->ssub*pfm/b/n}{}\\DeclareFontShape{T1}{pfm}{b}{it}{<->ssub*pfm/b/n}{}")
    return "\n".join(lines)


def escaped(text):
    return "".join(SPECIAL.get(c, c) for c in text)


def furniture(text):
    made = escaped(text.replace("{page}", "\x01").replace("{pages}", "\x02").replace("\t", "\x03"))
    return made.replace("\x01", r"\thepage{}").replace("\x02", r"\pageref{LastPage}").replace("\x03", r"\hfill{}")


def inline(text):
    out = ""
    for kind, words in pieces(text):
        out += f"\\footnote{{{escaped(words)}}}" if kind == "note" else escaped(soften(words))
    return out


def table(block):
    count = max(map(len, block.rows))
    figures = [any(is_figure(row[i]) for row in block.rows if i < len(row)) for i in range(count)]
    shape = "".join("r" if figure else "p{%.2f\\textwidth}" % (0.45 if i == 0 else 0.2) for i, figure in enumerate(figures))
    lines = []
    for number, row in enumerate(block.rows):
        cells = [f"\\textbf{{{inline(cell)}}}" if number < block.headers else inline(cell) for cell in row]
        lines.append(" & ".join(cells) + r" \\" + (r" \endhead" if number + 1 == block.headers else ""))
    return f"\\begin{{longtable}}{{@{{}}{shape}@{{}}}}\n" + "\n".join(lines) + "\n\\end{longtable}"


def columns(block):
    width = f"{0.94 / len(block.rows):.2f}\\textwidth"
    boxes = []
    for column in block.rows:
        lines = [f"\\textbf{{{inline(line[3:])}}}" if line.startswith("** ") else inline(line) for line in column]
        boxes.append(f"\\begin{{minipage}}[t]{{{width}}}\\raggedright\n" + "\\\\\n".join(lines) + "\n\\end{minipage}")
    return "\\noindent" + "\\hfill\n".join(boxes) + "\n"


def block_of(block):
    if block.kind == "heading":
        name = {1: "\\section*", 2: "\\subsection*", 3: "\\subsubsection*"}[block.level]
        listed = f"\\addcontentsline{{toc}}{{subsection}}{{{escaped(block.text)}}}" if block.level == 2 else ""
        return f"{name}{{{inline(block.text)}}}{listed}"
    if block.kind == "item":
        mark = r"\textbullet" if block.label == "-" else block.label
        return (f"\\par\\hangindent={18 * block.level + 18}pt\\hangafter=1\\hspace*{{{18 * block.level}pt}}"
                f"\\makebox[18pt][l]{{{mark}}}{inline(block.text)}\\par")
    if block.kind == "label":
        return f"\\textbf{{{inline(block.label)}:}} {inline(block.text)}\\par"
    if block.kind == "bold":
        return f"\\textbf{{{inline(block.text)}}}\\par"
    if block.kind in ("table", "columns"):
        return (table if block.kind == "table" else columns)(block)
    if block.kind == "toc":
        return r"\tableofcontents"
    return ("\\vspace{-6pt}" if block.close else "") + inline(block.text) + "\\par"


def write(document, fonts):
    width, height = document.setting("page", "595x842").split("x")
    foot = r"\\".join(furniture(line) for line in (document.foot, document.sign) if line)
    two = document.setting("columns")
    body = "\n".join(block_of(block) for block in document.blocks)
    if two:
        body = f"\\begin{{multicols}}{{{two}}}\n{body}\n\\end{{multicols}}"
    size = re.sub(r"\D.*", "", document.setting("size", "11"))
    made = PREAMBLE % {"size": size, "width": width, "height": height, "fonts": fonts, "head": furniture(document.head), "foot": foot}
    return made + body + "\\label{LastPage}\n\\end{document}\n"


def pdf(document, folder, fonts):
    (folder / f"{document.name}.tex").write_text(write(document, fonts), encoding="utf-8")
    for _ in range(2):  # the second run knows the number of pages
        done = subprocess.run(["pdflatex", "-interaction=nonstopmode", f"{document.name}.tex"], cwd=folder, check=False,
                              capture_output=True)
    if not (folder / f"{document.name}.pdf").is_file():
        raise SystemExit(f"{document.name}: pdflatex made no file:\n{done.stdout.decode('latin-1')[-2000:]}")
    return folder / f"{document.name}.pdf"
