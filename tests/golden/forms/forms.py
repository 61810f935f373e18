#!/usr/bin/python3
"""The same documents in several forms must give the same facts.

    forms.py --binary PATH [FORM…]        the shares; exit 1 if one fell
    forms.py --binary PATH -v [FORM…]     every difference as well: - the text's alone, + the form's alone
    forms.py --binary PATH --accept       take the figures as those to hold (expected.json)

corpus/forms is read with the real rules (read_forms.py; --found DIR takes what it has found already). A document's facts (same.py) are compared with those of its text:
the share is what both have of what either has. Beside it stands the form's F1 against the gold of the documents that the forms
were made from. A form that this build cannot read at all is passed over, and said to be, until a figure of it was accepted.
"""
import argparse
import json
import pathlib
import shutil
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(HERE), str(HERE.parent / "score")]
import read_forms  # noqa: E402
import same  # noqa: E402
import scorer  # noqa: E402

FORMS = read_forms.FORMS
EXPECTED = HERE / "expected.json"
NOT_PUBLISHED = ("document", "published", None)
LEAST = 0.98  # of all, once it was reached
MAY_FALL = 0.0005


def names():
    return sorted((p.stem for p in (ROOT / "corpus/forms/txt").glob("*.txt")), key=len, reverse=True)


def by_name(records):
    """A form's records by document."""
    found, known = {}, names()
    for record in records:
        name = next((n for n in known if n in record["document"]["path"]), None)
        if name and (name not in found or len(found[name]["document"]["text"]) < len(record["document"]["text"])):
            found[name] = record  # of a message and its enclosure, the longer one
    return found


def compare(form, texts, found, verbose):
    """How many facts both have, and how many either."""
    both = either = 0
    for name in sorted(found):
        theirs, ours = same.facts(texts[name]), same.facts(found[name])
        if form == "eml" and NOT_PUBLISHED in theirs:  # the letter's date, which the text does not have
            theirs = {fact for fact in theirs if fact != NOT_PUBLISHED}
            ours = {fact for fact in ours if fact[:2] != NOT_PUBLISHED[:2]}
        both, either = both + len(theirs & ours), either + len(theirs | ours)
        if verbose and theirs != ours:
            print(f"  {form} {name}: {len(theirs & ours)} of {len(theirs | ours)}")
            for sign, facts in (("-", theirs - ours), ("+", ours - theirs)):
                for fact in sorted(facts, key=str):
                    print(f"    {sign} {same.shown(fact)}")
    return both, either


def f1(found):
    gold = {name: json.loads((ROOT / "corpus/gold" / f"{name}.json").read_text(encoding="utf-8")) for name in found}
    return scorer.score(gold, found)["all"]["F1"]


def readable():
    """The forms that this machine reads: RTF is read by LibreOffice."""
    return [form for form in FORMS if form != "rtf" or shutil.which("soffice")]


def hold(shares, asked):
    """What fell, against the accepted figures."""
    accepted = json.loads(EXPECTED.read_text()) if EXPECTED.is_file() else {}
    faults = []
    expected = [*asked, "all"] if asked == readable() else asked
    for form, share in accepted.items():
        if form not in expected:
            continue
        if form not in shares:
            faults.append(f"{form}: nothing of it was read, expected a share of {share:.4f}")
        elif shares[form] < share - MAY_FALL:
            faults.append(f"{form}: {shares[form]:.4f} of the facts are equal, expected at least {share:.4f}")
        elif form == "all" and share >= LEAST > shares[form]:
            faults.append(f"all: {shares[form]:.4f} of the facts are equal, expected at least {LEAST}")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--found", metavar="DIR", help="what read_forms.py wrote")
    parser.add_argument("forms", nargs="*", metavar="FORM")
    args = parser.parse_args()
    asked = args.forms or readable()
    shares, all_both, all_either, faults = {}, 0, 0, []
    print(f"{'form':6}{'read':>6}{'facts':>8}{'equal':>8}{'share':>8}{'F1':>8}")
    records, errors = read_forms.found(args.binary, {"txt", *asked}, args.found)
    texts = by_name(records["txt"])
    for form in sorted({*FORMS} - {*readable()}):
        print(f"{form:6} skipped: LibreOffice is not installed")
    for form in asked:
        found = by_name(records[form])
        faults += [f"{form}: {e['path']}: {e['outcome']}: {e['message']}" for e in errors[form]]
        if not found:
            print(f"{form:6} skipped: this build reads none of it")
            continue
        both, either = compare(form, texts, found, args.verbose)
        shares[form] = round(both / either, 4)
        print(f"{form:6}{len(found):6}{either:8}{both:8}{shares[form]:8.4f}{f1(found):8.4f}")
        if form != "txt":
            all_both, all_either = all_both + both, all_either + either
    if all_either and not args.forms:
        shares["all"] = round(all_both / all_either, 4)
        print(f"{'all':12}{all_either:8}{all_both:8}{shares['all']:8.4f}")
    if args.accept:
        EXPECTED.write_text(json.dumps(shares, indent=1) + "\n")
        return 0
    faults += hold(shares, asked)
    for fault in faults:
        print(f"FAILED {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
