#!/usr/bin/python3
"""Writes every form of the documents in corpus/forms/sources; see corpus/forms/README.md.

    make.py [--only FORM…] [NAME…]     FORM: txt html docx odt pdf rtf boxes special
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import boxes  # noqa: E402
import markup  # noqa: E402
import special  # noqa: E402
import to_cairo  # noqa: E402
import to_docx  # noqa: E402
import to_html  # noqa: E402
import to_odt  # noqa: E402
import to_tex  # noqa: E402
import to_txt  # noqa: E402

ROOT = HERE.parents[1] / "corpus" / "forms"
FORMS = ("txt", "html", "docx", "odt", "pdf", "rtf", "boxes", "special")
LARGEST = 60_000


def documents(names):
    for source in sorted((ROOT / "sources").glob("*.form")):
        if not names or any(name in source.stem for name in names):
            yield markup.read(source.stem, source.read_text(encoding="utf-8"))


def office(kind, files, folder):
    """LibreOffice's own form of `files`, in `folder`."""
    if files:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
                        "--outdir", folder, *files], check=True, capture_output=True, timeout=600)


def write_texts(found, forms):
    for document in found:
        for form, writer in (("txt", to_txt), ("html", to_html)):
            if form in forms:
                (ROOT / form / f"{document.name}.{form}").write_text(writer.write(document), encoding="utf-8")


def write_words(found, forms, folder):
    """Our own files, and of a share of the documents LibreOffice's, made of the page."""
    for form, writer in (("docx", to_docx), ("odt", to_odt)):
        if form not in forms:
            continue
        others = [d for d in found if d.setting(form) == "libreoffice"]
        for document in found:
            if document not in others:
                writer.write(document, ROOT / form / f"{document.name}.{form}")
        kind = {"docx": "docx:MS Word 2007 XML", "odt": "odt"}[form]
        pages = [ROOT / "html" / f"{d.name}.html" for d in others]
        sources = []
        for page in pages:  # by its own filter LibreOffice opens a page as a text document
            sources.append(folder / page.name)
            shutil.copy(page, sources[-1])
        if sources:
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=HTML (StarWriter)",
                            "--convert-to", kind, "--outdir", ROOT / form, *sources], check=True, capture_output=True, timeout=600)


def write_pdfs(found, folder):
    """`pdf` of a document: libreoffice, cairo, tex, gs-cairo (of its PostScript) or gs-libreoffice (of its PDF)."""
    by_office = [d for d in found if d.setting("pdf").endswith("libreoffice")]
    sources = []
    for document in by_office:
        sources.append(folder / f"{document.name}.odt")
        to_odt.write(document, sources[-1])
    office("pdf", sources, folder)
    fonts = to_tex.metrics(folder)
    for document in found:
        target, kind = ROOT / "pdf" / f"{document.name}.pdf", document.setting("pdf")
        if kind == "libreoffice":
            shutil.copy(folder / target.name, target)
        elif kind == "cairo":
            to_cairo.write(document, target)
        elif kind == "tex":
            shutil.copy(to_tex.pdf(document, folder, fonts), target)
        elif kind in ("gs-cairo", "gs-libreoffice"):
            source = folder / target.name
            if kind == "gs-cairo":
                source = folder / f"{document.name}.ps"
                to_cairo.write(document, source, "ps")
            subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={target}", source], check=True)
        else:
            raise SystemExit(f"{document.name}: @set pdf {kind!r} is no producer")


def write_rtf(found, folder):
    chosen = [d for d in found if d.setting("rtf")]
    sources = [ROOT / "odt" / f"{d.name}.odt" for d in chosen]
    office("rtf", sources, folder)
    for document in chosen:
        shutil.copy(folder / f"{document.name}.rtf", ROOT / "rtf" / f"{document.name}.rtf")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=FORMS)
    parser.add_argument("names", nargs="*", metavar="NAME")
    args = parser.parse_args()
    forms, found = args.only or FORMS, list(documents(args.names))
    for form in FORMS:
        if form != "boxes":
            (ROOT / form).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="orgkarta-forms-") as name:
        folder = pathlib.Path(name)
        write_texts(found, forms)
        write_words(found, forms, folder)
        if "pdf" in forms:
            write_pdfs(found, folder)
        if "rtf" in forms:
            write_rtf(found, folder)
        if "boxes" in forms:
            boxes.write(ROOT, found)
        if "special" in forms:
            special.write(ROOT, folder)
    for file in sorted(ROOT.glob("*/*")):
        if file.stat().st_size > LARGEST:
            print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bytes, more than {LARGEST}")


if __name__ == "__main__":
    main()
