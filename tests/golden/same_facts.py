#!/usr/bin/env python3
"""One document as page, as DOCX, as ODT and as RTF: the facts must be the same, and their paragraphs hold them.

    same_facts.py --binary PATH [-v]

The DOCX file is as Word writes it (words split over runs, numbers in a part of their own), the ODT file as LibreOffice does. RTF is
read by way of LibreOffice: where that is not installed, and with an empty PATH, it must be `unsupported`, saying what to install.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "output"))
import source_text  # noqa: E402

# What it is ("1" to "3": headings, "p", "-": bullet, "#": number, "A": letter, "r": row), and its words.
LINES = [
    ("1", "Verksamhetsplan 2025 för samhällsbyggnadsförvaltningen"),
    ("p", "Beslutad av samhällsbyggnadsnämnden i Norrköpings kommun den 14 november 2024."),
    ("2", "Organisation"),
    ("p", "Förvaltningschef är Anna Lindqvist. Förvaltningen består av tre enheter:"),
    ("-", "Gatuenheten, som leds av enhetschef Per Ekdahl"),
    ("-", "Bygglovsenheten, som leds av enhetschef Sara Nyman"),
    ("-", "VA-enheten, som leds av tillförordnad enhetschef Omar Haddad"),
    ("2", "Mål"),
    ("p", "Nämnden har antagit två mål:"),
    ("#", "Senast 2027 ska andelen bygglov som beslutas inom tio veckor vara 95 procent."),
    ("#", "Antalet olyckor på kommunens gator ska minska med 20 procent till 2026."),
    ("2", "Förändringar"),
    ("p", "Den 1 mars 2025 slås Gatuenheten och Parkenheten samman till Utemiljöenheten."),
    ("p", "Nämnden prövar två förslag:"),
    ("A", "Parkeringsavgifterna höjs den 1 juni 2025."),
    ("A", "Avgifterna är oförändrade."),
    ("2", "Budget"),
    ("r", "Enhet\tBudget 2024 (tkr)\tBudget 2025 (tkr)"),
    ("r", "Gatuenheten\t12 500\t13 100"),
    ("r", "VA-enheten\t\t8 300"),
    ("p", "Förvaltningen ska spara 2,5 miljoner kronor under 2025."),
]
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style"))


def groups():
    """(kind, [words]): items and rows that follow each other together, others alone."""
    found = []
    for kind, words in LINES:
        if kind in "-#Ar" and found and found[-1][0] == kind:
            found[-1][1].append(words)
        else:
            found.append((kind, [words]))
    return found


def page():
    out = "<!doctype html><html lang=sv><body>"
    for kind, lines in groups():
        if kind == "r":
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
            out += "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        elif kind in "-#A":
            name = {"-": "ul", "#": "ol", "A": 'ol type="A"'}[kind]
            out += f"<{name}>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + f"</{name[:2]}>"
        else:
            name = "p" if kind == "p" else f"h{kind}"
            out += f"<{name}>{escape(lines[0])}</{name}>"
    return out


def docx(path):
    def p(words, properties=""):
        cut = len(words) // 2
        runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r><w:bookmarkStart w:id="1"/>'
                       for part in (words[:cut], words[cut:]))
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    body, lists = "", {"-": ("bullet", "\u00b7"), "#": ("decimal", "%1."), "A": ("upperLetter", "%1.")}
    for kind, lines in groups():
        if kind == "r":
            rows = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in line.split("\t")) for line in lines)
            body += "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
        elif kind in lists:
            number = list(lists).index(kind) + 1
            body += "".join(p(line, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>') for line in lines)
        else:
            body += p(lines[0], "" if kind == "p" else f'<w:pStyle w:val="Rubrik{kind}"/>')
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="Rubrik{i}"><w:name w:val="heading {i}"/></w:style>' for i in (1, 2, 3))
    numbering = "".join(f'<w:abstractNum w:abstractNumId="{i}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
                        f"</w:lvl></w:abstractNum>" for i, (form, text) in enumerate(lists.values(), 1))
    numbering += "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in (1, 2, 3))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, root, content in (("document", "document", f"<w:body>{body}</w:body>"), ("styles", "styles", styles),
                                    ("numbering", "numbering", numbering)):
            file.writestr(f"word/{name}.xml", f"<w:{root} {WORD}>{content}</w:{root}>")


def odt(path):
    def p(words):
        return f"<text:p>{escape(words)}</text:p>"

    body = ""
    for kind, lines in groups():
        if kind == "r":
            rows = ("".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in line.split("\t")) for line in lines)
            body += "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"
        elif kind in "-#A":
            items = "".join(f"<text:list-item>{p(line)}</text:list-item>" for line in lines)
            body += f'<text:list text:style-name="L{"-#A".index(kind)}">{items}</text:list>'
        else:
            body += p(lines[0]) if kind == "p" else f'<text:h text:outline-level="{kind}">{escape(lines[0])}</text:h>'
    styles = '<text:list-style style:name="L0"><text:list-level-style-bullet text:level="1"/></text:list-style>' + "".join(
        f'<text:list-style style:name="L{i}"><text:list-level-style-number text:level="1" style:num-format="{form}" '
        f'style:num-suffix="."/></text:list-style>' for i, form in ((1, "1"), (2, "A")))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>"
                                     f"<office:body><office:text>{body}</office:text></office:body></office:document-content>")


def rtf():
    """Headings by outline level, tables as rows; list items with their signs typed."""
    def words(text):
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    out, signs = "{\\rtf1\\ansi{\\stylesheet{\\s0 Normal;}", {"-": lambda i: "\u2022", "#": lambda i: f"{i + 1}.", "A": lambda i: f"{'AB'[i]}."}
    out += "".join(f"{{\\s{i}\\outlinelevel{i - 1} heading {i};}}" for i in (1, 2, 3)) + "}"
    for kind, lines in groups():
        for i, line in enumerate(lines):
            if kind == "r":
                cells = line.split("\t")
                out += "\\trowd" + "".join(f"\\cellx{3000 * (k + 1)}" for k in range(len(cells)))
                out += "\\pard\\intbl " + "".join(words(cell) + "\\cell " for cell in cells) + "\\row\n"
            elif kind in signs:
                out += f"\\pard {words(signs[kind](i))} {words(line)}\\par\n"
            elif kind == "p":
                out += f"\\pard {words(line)}\\par\n"
            else:
                out += f"\\pard\\s{kind}\\outlinelevel{int(kind) - 1} {words(line)}\\par\n"
    return out + "}"


def run(binary, folder, environment):
    done = subprocess.run([binary, "run", folder, "--out", "-", "--quiet"], capture_output=True, text=True, timeout=200, check=False,
                          env={**os.environ, **environment})
    return {line["document"]["path"]: line for line in map(json.loads, done.stdout.splitlines())}


def facts_of(line):
    """Facts without their places and numbers, a unit by its name."""
    names = {unit["id"]: unit["name"] for unit in line["units"]}
    found = []
    for kind in ("units", "posts", "goals", "dates", "amounts", "changes"):
        for fact in line[kind]:
            bare = {k: v for k, v in fact.items() if k not in ("id", "evidence", "confidence", "tentative")}
            said = json.dumps(bare, sort_keys=True, ensure_ascii=False)
            found.append(f"{kind} " + re.sub(r'"(u\d+)"', lambda m: json.dumps(names[m[1]], ensure_ascii=False), said))
    return sorted(found)


def differences(wanted, line, file):
    found = facts_of(line)
    yield from (f"missing: {fact}" for fact in wanted if fact not in found)
    yield from (f"too much: {fact}" for fact in found if fact not in wanted)
    if file.suffix == ".rtf":
        return
    for kind in ("units", "posts", "goals", "dates", "amounts", "changes"):
        for evidence in (e for fact in line[kind] for e in fact["evidence"]):
            quote, source = line["document"]["text"][evidence["start"]:evidence["end"]], evidence["source"]
            if not source_text.paragraphs_say(file.read_bytes(), source["paragraph"], source.get("last", source["paragraph"]), quote):
                yield f"{source} does not say {quote!r}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("-v", action="store_true", help="print the facts")
    args = parser.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory(prefix="orgkarta-same-") as name:
        folder = pathlib.Path(name)
        (folder / "plan.html").write_text(page(), encoding="utf-8")
        (folder / "plan.rtf").write_text(rtf(), encoding="ascii")
        docx(folder / "plan.docx")
        odt(folder / "plan.odt")
        read = run(args.binary, folder, {"ORGKARTA_RULES": str(ROOT / "rules" / "sv")})
        wanted = facts_of(read["plan.html"])
        if args.v:
            print(*wanted, sep="\n")
        if len(wanted) < 20:
            wrong.append(f"only {len(wanted)} facts in the page: the test compares little")
        compared = ["plan.docx", "plan.odt"] + (["plan.rtf"] if shutil.which("soffice") else [])
        for path in compared:
            if path not in read:
                wrong.append(f"{path} was not read")
                continue
            wrong += [f"{path}: {what}" for what in differences(wanted, read[path], folder / path)]
        read = run(args.binary, folder, {"ORGKARTA_RULES": str(ROOT / "tests" / "golden" / "rules"), "PATH": "/nonexistent"})
        if "plan.rtf" in read or "plan.docx" not in read:
            wrong.append("without LibreOffice RTF must be left out, and nothing else")
        print(f"{len(wanted)} facts, compared in: {', '.join(compared)}")
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
