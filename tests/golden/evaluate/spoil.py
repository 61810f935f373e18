"""Facts made worse on purpose, to see whether two scorers judge every kind of fault alike.

Every change is drawn from a seeded generator, so that a copy can be made again. Some changes are sound JSON
but no facts that the program would write: places outside the text, tentative facts, repeated facts.
"""
import copy
import random

LISTS = ("units", "posts", "goals", "dates", "amounts", "changes")
# Values that a field may be given beside those that other facts of the document have.
ODD = {
    "kind": ["unit", "office", "goal", "mission", "rename", "merge", "dissolve", "saving", "budget", "other", None],
    "role": ["head", "chair", "member", "start", "effective", "deadline", "reference", None],
    "status": ["proposed", "decided", "done", "rejected", None],
    "value": ["2024", "2024-01-01", "XXXX-06-01"], "mod": ["start", "end", None], "period": ["year", "total", None],
    "acting": [True, False], "approximate": [True, False], "negative": [True, False], "party": ["M", "s", None],
    "label": ["1", "A.", None], "effective": ["2025-01-01", None], "subject": [None], "baseline": [None, 1],
    "min": [1, 2.0, None], "max": [1, 2.0, None], "unit": [None], "parent": [None], "decided_by": [None],
    "from": [[]], "to": [[]], "title": [None], "type": ["news", "minutes", "other"], "published": [None],
    "updated": ["2024-01-01"], "declared_goals": [0, 3, None],
}
TEXTS = ("name", "person", "title", "text", "label", "subject")
ENDINGS = ("ens", "ets", "ns", "ts", "en", "et", "n", "t", "s", "")
ARTICLES = ("den ", "det ", "de ", "den nya ", "den nye ", "det nya ", "det nye ", "de nya ", "De Nye ", "en ny ")
OWNERS = ("kommun", "stad", "region", "by")
DASHES = "-\u2010\u2011\u2013\u2014\u2212"


def other_form(random_, name):
    """A body's name, definite or not, with an article, a genitive, a place's genitive."""
    kind = random_.randrange(6)
    if kind == 0:
        return random_.choice(ARTICLES) + name
    if kind == 1:
        place, _, last = name.rpartition(" ")
        if place and last in OWNERS:
            return f"{place.removesuffix('s')}{random_.choice(['s', ''])} {random_.choice([last, *OWNERS])}"
    words = name.split(" ")
    at = random_.choice([-1, random_.randrange(len(words))])
    bare = next(words[at].removesuffix(e) for e in ENDINGS if words[at].endswith(e))
    words[at] = random_.choice([bare, words[at]]) + random_.choice(ENDINGS)
    return " ".join(words)


def other_spelling(random_, text):
    """The same text written otherwise, or nearly the same."""
    words = text.split(" ")
    at = random_.randrange(len(words))
    kind = random_.randrange(12)
    if kind == 0:
        return text.upper()
    if kind == 1:
        return text + random_.choice(["s", "a", ".", " :", "-"])
    if kind == 2:
        return "".join(words[:at] + words[at + 1:]) or text
    if kind == 3:
        return " ".join(words[:at] + words[at + 1:]) or text
    if kind == 4:
        return " ".join(words[:at] + [words[at], words[at]] + words[at + 1:])
    if kind == 5:
        return text.replace("-", random_.choice(DASHES)).replace(" ", random_.choice(["  ", "\u00a0", "\t", "\n", "\u2009"]))
    if kind == 6:
        return other_form(random_, text)
    if kind == 7:
        return random_.choice(["\"{}\"", "\u00bb{}\u00ab", "\u201d{}'", "({})", " {} - ", "`{}"]).format(text)
    if kind == 8:
        return text[:len(text) // 2]
    if kind == 9:
        return text.replace("ss", "\u00df").replace("fi", "\ufb01").replace("1", "\u00b9").replace("a\u030a", "\u00e5")
    if kind == 10:
        return text + random_.choice([" 2", " \u00bd", "_x", " x", "\u00b2"])
    letters = list(text)
    letters[random_.randrange(len(letters))] = random_.choice("aeinrst \u00e5\u00e4\u00f6-.'")
    return "".join(letters)


def values_of(record, key):
    return [fact[key] for name in LISTS for fact in record.get(name, []) if key in fact]


def change_field(random_, record, fact):
    key = random_.choice([k for k in fact if k not in ("id", "evidence", "confidence")] or ["kind"])
    if key in TEXTS and isinstance(fact.get(key), str) and fact[key] and random_.random() < 0.7:
        fact[key] = other_spelling(random_, fact[key])
    elif key == "aliases":
        fact[key] = random_.choice([[], [*fact[key], "XYZ"], [other_spelling(random_, a) for a in fact[key] if a]])
    else:
        fact[key] = copy.deepcopy(random_.choice([*ODD.get(key, []), *values_of(record, key)]))
    for needed in ("name", "person", "text"):  # what every fact of its kind must have
        if needed in fact and not fact[needed]:
            fact[needed] = "?"


def change_evidence(random_, record, fact):
    evidence = fact.get("evidence") or [{"start": 0, "end": 1}]
    size = len(record["document"].get("text") or "")
    first = evidence[0]
    kind = random_.randrange(8)
    if kind == 0:
        first["start"] += random_.randint(-40, 40)
    elif kind == 1:
        first["end"] += random_.randint(-40, 40)
    elif kind == 2:
        first["end"] = size + random_.randint(-2, 5)
    elif kind == 3:
        first["start"], first["end"] = first["end"], first["start"]
    elif kind == 4:
        first["start"], first["end"] = 0, min(size, random_.choice([399, 400, 401, 2000, 2001]))
    elif kind == 5:
        first["start"] = -random_.randint(1, 500)
    elif kind == 6:
        evidence.reverse()
    else:
        first["start"], first["end"] = first["start"] + 7, first["end"] + 7
    fact["evidence"] = evidence


def change_list(random_, record, name):
    facts = record[name]
    at = random_.randrange(len(facts))
    kind = random_.randrange(10)
    if kind == 0:
        del facts[at]
    elif kind == 1:
        facts.insert(random_.randrange(len(facts) + 1), copy.deepcopy(facts[at]))
    elif kind == 2:
        random_.shuffle(facts)
    elif kind == 3:
        facts[at]["tentative"] = random_.random() < 0.8
    elif kind == 4 and facts[at].get("id"):
        facts[at]["id"] = random_.choice([other["id"] for other in facts if other.get("id")] + ["nobody"])
    elif kind <= 6:
        change_evidence(random_, record, facts[at])
    else:
        change_field(random_, record, facts[at])


def change_document(random_, record):
    document = record["document"]
    kind = random_.randrange(5)
    if kind == 0:
        document["municipality"] = random_.choice([None, {"code": "0581", "name": "x"}, {"code": None}, {}])
    elif kind == 1:
        document.pop("text", None)
    else:
        key = random_.choice(("type", "status", "published", "updated", "declared_goals"))
        document[key] = random_.choice(ODD[key])


def spoil(records, seed, share=0.25):
    """A copy of the records with about `share` of their facts changed; documents may be missing."""
    random_ = random.Random(seed)
    spoilt = copy.deepcopy(records)
    for record in spoilt:
        for name in LISTS:
            for _ in range(round(len(record.get(name, [])) * share + random_.random())):
                if record[name]:
                    change_list(random_, record, name)
        for unit in record.get("units", []):
            if random_.random() < share:
                unit["name"] = other_form(random_, unit["name"])
        if random_.random() < share:
            change_document(random_, record)
    return [record for record in spoilt if random_.random() > share / 5]
