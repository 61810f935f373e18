#!/usr/bin/python3
"""Looks for rules that speak of one document instead of the language.

    check_literals.py [FOLDER…] [--other FOLDER]… [--all]

Prints every literal of at least eight letters in rules/sv that occurs in exactly one document (*.txt) of the
FOLDERs and in no other text at hand: corpus/documents and what --other names. Without FOLDER these are
seeds and real/documents of $ORGKARTA_SHARED, by default ../shared. A literal is a lexicon's form, or a run of
letters in a pattern. Lists of names, which hold them all, are passed over; so are examples.

Literals that any municipal text may have are justified in tests/literals_justified.tsv (literal<TAB>reason).
Exit 1 if one is left, or if a justification is no longer needed; --all shows the justified ones too.
"""
import argparse
import os
import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
RULES = ROOT / "rules" / "sv"
JUSTIFIED = ROOT / "tests" / "literals_justified.tsv"
NAME_LISTS = {"given_names", "surnames", "municipalities", "municipality_names", "municipality_sites",
              "places", "places_abroad", "regions"}
LETTERS = 8

# What of a pattern is no literal text, in the order of trying.
SYNTAX = re.compile(r"""
    \\[pP](?:\{\^?\w+\}|\w) | \\x\{[0-9A-Fa-f]+\} | \\.   # classes of characters, escapes
  | \(\?(?:P<\w+>|[a-zA-Z-]*:|[a-zA-Z-]+\))               # heads of groups, flags
  | \{[^{}]*\}                                            # macros, lexicons, repetitions
  | \[\^?\]?(?:\\.(?:\{[^}]*\})?|[^\]\\])*\]              # sets of characters
""", re.VERBOSE)
RARELY = "?*{"  # what follows a character that may be missing


def letter_of_set(written):
    """"[Bb]" is the letter b; other sets are no letter."""
    members = {c.lower() for c in written[1:-1]}
    return members.pop() if len(members) == 1 else ""


def runs_of_letters(pattern):
    """The maximal runs of letters that a match of the pattern holds."""
    run, at = "", 0
    while at < len(pattern):
        syntax = SYNTAX.match(pattern, at)
        letter = syntax.group() if syntax else pattern[at]
        at += len(letter)
        if letter.startswith("["):
            letter = letter_of_set(letter)
        if len(letter) == 1 and letter.isalpha() and pattern[at:at + 1] not in tuple(RARELY):
            run += letter.lower()
            continue
        yield run
        run = ""
    yield run


def patterns_of(file):
    with open(file, "rb") as stream:
        content = tomllib.load(stream)
    yield from content.get("macros", {}).values()
    for rule in content.get("rule", []):
        yield rule["pattern"]


def forms_of(file):
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")[0].lower()


def literals():
    """{literal: the files that have it}"""
    found = {}
    for file in sorted(RULES.rglob("*.t[os][mv]*")):
        if file.suffix == ".tsv" and file.stem not in NAME_LISTS:
            texts = forms_of(file)
        elif file.suffix == ".toml":
            texts = (run for pattern in patterns_of(file) for run in runs_of_letters(pattern))
        else:
            continue
        for text in texts:
            if sum(c.isalpha() for c in text) >= LETTERS:
                found.setdefault(text, set()).add(str(file.relative_to(RULES)))
    return found


def texts_of(folders):
    """The documents of the folders by path, folded; one that stands in two folders counts once."""
    texts = {}
    for folder in folders:
        for file in sorted(pathlib.Path(folder).glob("*.txt")):
            text = " ".join(file.read_text(encoding="utf-8", errors="replace").lower().split())
            texts.setdefault(text, file)
    return {file: text for text, file in texts.items()}


def justifications():
    if not JUSTIFIED.is_file():
        return {}
    lines = (line for line in JUSTIFIED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return dict(line.split("\t", 1) for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=pathlib.Path)
    parser.add_argument("--other", action="append", default=[], type=pathlib.Path)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    shared = pathlib.Path(os.environ.get("ORGKARTA_SHARED") or ROOT.parent / "shared")
    folders = args.folder or [shared / "seeds", shared / "real" / "documents"]
    documents = texts_of(f for f in folders if f.is_dir())
    if not documents:
        print("literals: skipped: no documents")
        return 0
    others = texts_of([ROOT / "corpus" / "documents", *args.other]).values()
    justified, failed, used = justifications(), 0, set()
    for literal, files in sorted(literals().items()):
        holders = [file for file, text in documents.items() if literal in text]
        if len(holders) != 1 or any(literal in text for text in others):
            continue
        used.add(literal)
        if literal not in justified or args.all:
            print(f"{literal}\t{', '.join(sorted(files))}\tonly in {holders[0].name}"
                  f"\t{justified.get(literal, 'not justified')}")
        failed += literal not in justified
    for literal in sorted(justified.keys() - used):
        print(f"{literal}\tin {JUSTIFIED.name}, no longer needed")
        failed += 1
    print(f"literals: {len(used)} in one document only, {len(used & justified.keys())} justified, {failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
