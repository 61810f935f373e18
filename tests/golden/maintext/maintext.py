#!/usr/bin/env python3
"""How much of a page's main text is read, and how much else.

    maintext.py --binary PATH [-v]

For each page of corpus/documents with a text in corpus/maintext, and each of pages/ here, the tokens of the blocks that rules look at are compared
with those of that text, as multisets: precision, recall, F1, and the share of what was read that is not main text ("let
through"). Fails if the mean F1 of either folder falls below LEAST or more than MOST is let through, or if a page of pages/ is
not given the dates of pages/dates.tsv.

Other tools that turn pages into text stand beside it where they are installed: html2text and w3m keep all of a page, Mozilla
Readability chooses (readability.js; setup.sh beside it installs it and says where NODE_PATH must point).
"""
import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
LEAST = 0.95
MOST = 0.02
TOOLS = {
    "html2text": ["html2text", "-utf8"],
    "w3m": ["w3m", "-dump", "-T", "text/html", "-O", "UTF-8"],
    "readability": ["node", str(HERE / "readability.js")],
}
MODULES = os.environ.get("NODE_PATH", str(ROOT / "build" / "readability" / "node_modules"))


def tokens(text):
    return collections.Counter(re.findall(r"\w+", text.replace("\u00ad", "").lower()))


def figures(found, wanted):
    common = sum((found & wanted).values())
    read = max(1, sum(found.values()))
    precision = common / read
    recall = common / max(1, sum(wanted.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall), 1 - precision


def block_text(kind, words):
    """The label of a line is shown before it, too: that is no text of the page."""
    return re.sub(r"^\[[^\]]*\] ", "", words) if kind == "label_value" else words


def blocks(binary, page):
    """The blocks that rules look at: lines of kind, begin, end, words."""
    done = subprocess.run([binary, "text", page], capture_output=True, text=True, timeout=60, check=True,
                          env={**os.environ, "ORGKARTA_RULES": str(ROOT / "rules" / "sv")})
    rows = [line.split(maxsplit=3) for line in done.stdout.splitlines()]
    return "\n".join(block_text(row[0], row[3]).replace("<U+0009>", "\t")
                     for row in rows if len(row) == 4 and row[0] != "boilerplate")


def by_tool(command, page):
    done = subprocess.run([*command, str(page)], capture_output=True, timeout=60, check=False,
                          env={**os.environ, "NODE_PATH": MODULES})
    return done.stdout.decode("utf-8", "replace")


def is_there(name, command):
    if name == "readability":
        return bool(shutil.which("node")) and (pathlib.Path(MODULES) / "@mozilla" / "readability").is_dir()
    return bool(shutil.which(command[0]))


def readers_of(binary):
    readers = {"orgkarta": lambda page: blocks(binary, page)}
    for name, command in TOOLS.items():
        if is_there(name, command):
            readers[name] = lambda page, command=command: by_tool(command, page)
        else:
            print(f"skipped: {name} is not installed")
    return readers


def corpus_pages():
    texts = sorted((ROOT / "corpus" / "maintext").glob("*.txt"))
    return [(ROOT / "corpus" / "documents" / (text.stem + ".html"), text) for text in texts]


def own_pages():
    return [(text.with_suffix(".html"), text) for text in sorted((HERE / "pages").glob("*.txt"))]


def measure(title, pages, readers, verbose):
    """Prints each page's figures and the means; what is wrong with them, empty if nothing is."""
    sums = collections.defaultdict(list)
    print(f"{title:44}       P       R      F1 through")
    for page, wanted_file in pages:
        wanted = tokens(wanted_file.read_text(encoding="utf-8"))
        for name, read in readers.items():
            found = tokens(read(page))
            sums[name].append(figures(found, wanted))
            if name == "orgkarta":
                print(f"{wanted_file.stem:44}" + "".join(f"{n:8.3f}" for n in sums[name][-1]))
                if verbose:
                    print("  missed:", *(wanted - found).elements(), "\n  too many:", *(found - wanted).elements())
    for name, all_figures in sums.items():
        print(f"{'mean of ' + name:44}" + "".join(f"{sum(column) / len(column):8.3f}" for column in zip(*all_figures)))
    means = [sum(column) / len(column) for column in zip(*sums["orgkarta"])]
    if not means:
        return f"FAILED: no texts: {title}"
    if means[2] < LEAST:
        return f"FAILED: {title}: mean F1 {means[2]:.3f}, expected at least {LEAST}"
    return "" if means[3] <= MOST else f"FAILED: {title}: {means[3]:.3f} of what was read is no main text, expected at most {MOST}"


def wrong_dates(binary):
    """The pages that are not given the dates of dates.tsv."""
    done = subprocess.run([binary, "run", HERE / "pages", "--out", "-"], capture_output=True, text=True, timeout=60, check=False,
                          env={**os.environ, "ORGKARTA_RULES": str(ROOT / "rules" / "sv")})
    documents = [json.loads(line)["document"] for line in done.stdout.splitlines()]
    found = {d["path"]: [d["published"] or "-", d["updated"] or "-"] for d in documents}
    wrong = []
    for line in (HERE / "pages" / "dates.tsv").read_text(encoding="utf-8").splitlines():
        name, *dates = line.split("\t")
        if not line.startswith("#") and found.get(f"{name}.html") != dates:
            wrong.append(f"FAILED: {name}: published and updated {found.get(f'{name}.html')}, expected {dates}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("-v", "--verbose", action="store_true", help="tokens that are missed and too many")
    args = parser.parse_args()
    readers = readers_of(args.binary)
    wrong = [measure("pages of the corpus", corpus_pages(), readers, args.verbose),
             measure("pages as platforms mark them up", own_pages(), readers, args.verbose), *wrong_dates(args.binary)]
    return "\n".join(filter(None, wrong)) or 0


if __name__ == "__main__":
    sys.exit(main())
