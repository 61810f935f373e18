#!/usr/bin/python3
"""Checks facts.jsonl against output/facts.schema.json, and what a schema cannot say.

    validate_facts.py [--inputs DIR] FILE...

Of every line: its schema, quotes equal text[start:end], unique ids, references that resolve, no
cycles, evidence of at most 400 code points (goals excepted), paths that rise. With --inputs also
that the bytes of text/plain inputs at `source`, and the paragraphs of word processors' files, say what the text says. Exit 1 on any failure.
"""
import argparse
import json
import os
import sys
from urllib.parse import unquote_to_bytes

import jsonschema

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import source_text  # noqa: E402

SCHEMA = os.path.join(os.path.dirname(__file__), "..", "..", "output", "facts.schema.json")
KINDS = ("units", "posts", "goals", "dates", "amounts", "changes")
MAX_EVIDENCE = 400


def load_validator():
    with open(SCHEMA, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def no_duplicate_keys(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f"a key stands twice: {keys}")
    return dict(pairs)


def facts_of(line):
    return [(kind, fact) for kind in KINDS for fact in line[kind]]


def check_ids(line):
    ids = [fact["id"] for _, fact in facts_of(line)]
    for twice in {i for i in ids if ids.count(i) > 1} if len(set(ids)) != len(ids) else ():
        yield f"id {twice} stands twice"


def references(line):
    """(referring fact, kind referred to, id) of everything that must resolve."""
    for unit in line["units"]:
        yield unit, "units", unit["parent"]
    for post in line["posts"]:
        yield post, "units", post["unit"]
    for goal in line["goals"]:
        yield goal, "goals", goal["parent"]
        yield goal, "units", goal["unit"]
        yield goal, "amounts", goal["target"]
    for amount in line["amounts"]:
        yield amount, "units", amount["decided_by"]
        for unit in amount["units"]:
            yield amount, "units", unit
    for change in line["changes"]:
        yield change, "units", change["decided_by"]
        for side in change["from"] + change["to"]:
            if side[:1] == "u" and side[1:].isdigit():
                yield change, "units", side


def check_references(line):
    ids = {kind: {fact["id"] for fact in line[kind]} for kind in KINDS}
    for fact, kind, target in references(line):
        if target is not None and target not in ids[kind]:
            yield f"{fact['id']} refers to {target}, which is not there"


def check_cycles(line):
    for kind in ("units", "goals"):
        parents = {fact["id"]: fact["parent"] for fact in line[kind]}
        for start in parents:
            seen, at = set(), start
            while at is not None and at not in seen:
                seen.add(at)
                at = parents.get(at)
            if at == start:
                yield f"{start} is its own ancestor"


def check_evidence(line):
    text = line["document"]["text"]
    for kind, fact in facts_of(line):
        if round(fact["confidence"], 2) != fact["confidence"]:
            yield f"{fact['id']}: confidence {fact['confidence']} has more than two decimals"
        for i, e in enumerate(fact["evidence"]):
            where = f"{fact['id']}, evidence {i + 1}"
            if not 0 <= e["start"] < e["end"] <= len(text):
                yield f"{where}: [{e['start']}, {e['end']}) is outside the text"
                continue
            if i == 0 and text[e["start"]:e["end"]] != e["quote"]:
                yield f"{where}: the quote is not text[{e['start']}:{e['end']}]"
            if kind != "goals" and e["end"] - e["start"] > MAX_EVIDENCE:
                yield f"{where}: {e['end'] - e['start']} code points are too many"


# Their sources are paragraphs.
WORDS = dict.fromkeys(("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                       "application/vnd.oasis.opendocument.text"), source_text.paragraphs_say)


def read_input(folder, path):
    """The bytes of an input, or None: archive members and clashing inputs are not looked for."""
    for name in (os.fsencode(path), unquote_to_bytes(path)):
        file = os.path.join(os.fsencode(folder), name)
        if os.path.isfile(file):
            with open(file, "rb") as stream:
                return stream.read()
    return None


def check_sources(line, folder, counts):
    document = line["document"]
    says = {"text/plain": source_text.says, "text/html": source_text.page_says,
            "application/xhtml+xml": source_text.page_says, **WORDS}.get(document["media_type"])
    data = read_input(folder, document["path"]) if says else None
    if data is None:
        return
    counts["documents with source"] += 1
    for _, fact in facts_of(line):
        for i, e in enumerate(fact["evidence"]):
            start, end = e["source"].get("start"), e["source"].get("end")
            where = f"{fact['id']}, evidence {i + 1}"
            if document["media_type"] in WORDS:
                first = e["source"].get("paragraph", 0)
                quote = document["text"][e["start"]:e["end"]]
                counts["passages compared"] += 1
                if first < 1 or not says(data, first, e["source"].get("last", first), quote):
                    yield f"{where}: the paragraphs of {e['source']} do not say {quote!r}"
                continue
            if start is None or not start <= end <= len(data):
                yield f"{where}: source {e['source']} is outside the file's {len(data)} bytes"
                continue
            quote = document["text"][e["start"]:e["end"]]
            counts["passages compared"] += 1
            if not says(data[start:end], document["charset"], quote):
                yield f"{where}: the source {data[start:end]!r} does not say {quote!r}"


def check_individuals(line):
    """Parts in the order of the text; no passage of a post lies in one."""
    document, end = line["document"], 0
    for part in document.get("individuals", []):
        if not end <= part["start"] < part["end"] <= len(document["text"]):
            yield f"individuals: [{part['start']}, {part['end']}) is outside the text or out of order"
        end = part["end"]
        for post in line["posts"]:
            if any(e["start"] < part["end"] and part["start"] < e["end"] for e in post["evidence"]):
                yield f"{post['id']}: a post in a part on individuals"


def check_line(line, validator, folder, counts):
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]} ({e.validator})"
              for e in validator.iter_errors(line)]
    if errors:
        return errors
    for check in (check_ids, check_references, check_cycles, check_evidence, check_individuals):
        errors += check(line)
    if folder and not errors:
        errors += check_sources(line, folder, counts)
    return errors


def check_file(name, validator, folder, counts):
    """Prints what is wrong and returns the number of errors."""
    wrong, last = 0, ""
    with open(name, "rb") as stream:
        for number, raw in enumerate(stream, 1):
            try:
                line = json.loads(raw.decode("utf-8"), object_pairs_hook=no_duplicate_keys)
            except ValueError as error:
                errors = [str(error)]
            else:
                errors = check_line(line, validator, folder, counts)
                path = line.get("document", {}).get("path", "") if isinstance(line, dict) else ""
                if os.fsencode(path) <= os.fsencode(last):
                    errors.append(f"path {path} does not follow {last} in byte order")
                last = path
                counts["facts"] += sum(len(line.get(kind, ())) for kind in KINDS)
            if not raw.endswith(b"\n"):
                errors.append("the line feed is missing")
            counts["documents"] += 1
            wrong += len(errors)
            for error in errors:
                print(f"{name}:{number}: {error}")
    return wrong


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--inputs", metavar="DIR")
    parser.add_argument("files", nargs="+", metavar="FILE")
    options = parser.parse_args(arguments)
    counts = {"documents": 0, "facts": 0, "documents with source": 0, "passages compared": 0}
    validator = load_validator()
    wrong = sum(check_file(f, validator, options.inputs, counts) for f in options.files)
    print(", ".join(f"{n} {what}" for what, n in counts.items()) + f", {wrong} errors")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
