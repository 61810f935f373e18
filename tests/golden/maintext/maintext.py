#!/usr/bin/env python3
"""How much of a page's main text is read, and how much else.

    maintext.py --binary PATH [-v]

For each page of corpus/documents with a text in corpus/maintext, the tokens of the blocks that rules look at are compared
with those of that text: precision, recall and F1 of the multisets. Other tools that turn pages into text stand beside it
where they are installed (html2text, w3m): they keep all of a page. Fails if the mean F1 falls below LEAST.
"""
import argparse
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
LEAST = 0.90
TOOLS = {"html2text": ["html2text", "-utf8"], "w3m": ["w3m", "-dump", "-T", "text/html", "-O", "UTF-8"]}


def tokens(text):
    return collections.Counter(re.findall(r"\w+", text.replace("\u00ad", "").lower()))


def figures(found, wanted):
    common = sum((found & wanted).values())
    precision = common / max(1, sum(found.values()))
    recall = common / max(1, sum(wanted.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def blocks(binary, page):
    """The blocks that rules look at: lines of kind, begin, end, words."""
    done = subprocess.run([binary, "text", page], capture_output=True, text=True, timeout=60, check=True,
                          env={**os.environ, "ORGKARTA_RULES": str(ROOT / "rules" / "sv")})
    rows = [line.split(maxsplit=3) for line in done.stdout.splitlines()]
    return "\n".join(row[3].replace("<U+0009>", "\t") for row in rows if len(row) == 4 and row[0] != "boilerplate")


def by_tool(command, page):
    done = subprocess.run([*command, str(page)], capture_output=True, timeout=60, check=False)
    return done.stdout.decode("utf-8", "replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("-v", "--verbose", action="store_true", help="tokens that are missed and too many")
    args = parser.parse_args()
    readers = {"orgkarta": lambda page: blocks(args.binary, page)}
    for name, command in TOOLS.items():
        if shutil.which(name):
            readers[name] = lambda page, command=command: by_tool(command, page)
        else:
            print(f"skipped: {name} is not installed")
    sums = collections.defaultdict(list)
    for wanted_file in sorted((ROOT / "corpus" / "maintext").glob("*.txt")):
        page = ROOT / "corpus" / "documents" / (wanted_file.stem + ".html")
        wanted = tokens(wanted_file.read_text(encoding="utf-8"))
        for name, read in readers.items():
            found = tokens(read(page))
            sums[name].append(figures(found, wanted))
            if name == "orgkarta":
                print(f"{wanted_file.stem:44}" + "".join(f"{n:8.3f}" for n in sums[name][-1]))
                if args.verbose:
                    print("  missed:", *(wanted - found).keys(), "\n  too many:", *(found - wanted).keys())
    print(f"{'mean':44}       P       R      F1")
    for name, all_figures in sums.items():
        print(f"{name:44}" + "".join(f"{sum(column) / len(column):8.3f}" for column in zip(*all_figures)))
    mean = sum(f for _, _, f in sums["orgkarta"]) / max(1, len(sums["orgkarta"]))
    return 0 if mean >= LEAST else f"FAILED: mean F1 {mean:.3f} is below {LEAST}"


if __name__ == "__main__":
    sys.exit(main())
