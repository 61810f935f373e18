#!/usr/bin/python3
"""Every passage of every fact must stand where its `source` says, in every form, as independent readers find it.

    places.py --binary PATH [FORM…]

txt, html: the file's bytes, decoded by Python (tests/output/source_text.py). docx, odt: the paragraphs as zipfile and ElementTree
count them (paragraphs.py), of rtf those of the file that LibreOffice makes of it. pdf: the characters that Ghostscript finds in the boxes
(page_letters.py); they must be the passage's letters and digits, and no others. What lies in archives, messages, crawls and JSON Lines
is taken out by Python (members.py). The facts are read_forms.py's; --found DIR takes what it has found already. A form that this build
does not read is passed over, and said to be.
"""
import argparse
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "output")]
import members  # noqa: E402
import page_letters  # noqa: E402
import paragraphs  # noqa: E402
import read_forms  # noqa: E402
import source_text  # noqa: E402

KINDS = ("units", "posts", "goals", "dates", "amounts", "changes")
SHOWN = 40


def in_bytes(file, document, source, quote):
    data = file.read_bytes()[source["start"]:source["end"]]
    says = source_text.says if document["media_type"] == "text/plain" else source_text.page_says
    return "" if says(data, document["charset"], quote) else f"the bytes {data!r} do not say {quote!r}"


def in_paragraphs(file, _, source, quote):
    return paragraphs.wrong(file, source, quote) and paragraphs.wrong(file, source, paragraphs.unmarked(quote))


def in_pages(file, _, source, quote):
    wanted = page_letters.letters_of(quote)
    # Ghostscript reads a dash of its own files as a 3.
    right = (wanted, sorted(wanted + ["3"] * quote.count("\u2013")))
    for found, how in zip(page_letters.in_boxes(file, source), ("wholly hold", "touch")):
        if found not in right:
            return f"on page {source['page']} the boxes {source['boxes']} {how} {difference(found, wanted)} than {quote!r}"
    return ""


def difference(found, wanted):
    rest, more = list(wanted), []
    for letter in found:
        if letter in rest:
            rest.remove(letter)
        else:
            more.append(letter)
    return f"{''.join(more)!r} more and {''.join(rest)!r} less"


CHECKS = {".txt": ("start", in_bytes), ".html": ("start", in_bytes), ".docx": ("paragraph", in_paragraphs),
          ".odt": ("paragraph", in_paragraphs), ".pdf": ("page", in_pages)}


def check(record, form, folder):
    """What is wrong with each passage of a document; None for one that is right."""
    document = record["document"]
    file = members.file_of(ROOT / "corpus/forms" / form, document, folder)
    if file.suffix not in CHECKS:
        return
    key, test = CHECKS[file.suffix]
    for kind in KINDS:
        for fact in record[kind]:
            for evidence in fact["evidence"]:
                source, quote = evidence["source"], document["text"][evidence["start"]:evidence["end"]]
                what = test(file, document, source, quote) if key in source else f"the source {source} has no {key}"
                yield f"{document['path']}: {fact['id']}: {what}" if what else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--found", metavar="DIR", help="what read_forms.py wrote")
    parser.add_argument("forms", nargs="*", metavar="FORM")
    args = parser.parse_args()
    asked, wrong, passages = args.forms or read_forms.FORMS, [], 0
    records, _ = read_forms.found(args.binary, asked, args.found)
    with tempfile.TemporaryDirectory(prefix="orgkarta-places-") as folder:
        folder = pathlib.Path(folder)
        for form in asked:
            found = [what for record in records[form] for what in check(record, form, folder)]
            faults = [what for what in found if what]
            print(f"{form:6}{len(found):6} passages, {len(found) - len(faults)} where they say" if found
                  else f"{form:6} skipped: this build reads none of it")
            wrong, passages = wrong + faults, passages + len(found)
    for what in wrong[:SHOWN]:
        print(f"FAILED {what}")
    if len(wrong) > SHOWN:
        print(f"FAILED and {len(wrong) - SHOWN} more")
    if not passages:
        return "FAILED: no passage was compared"
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
