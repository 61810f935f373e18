"""Compares found facts with gold facts, kind by kind: hits, facts that are too many, facts that are missed.

A gold fact takes the first found fact that means the same and is not taken yet; required ones choose before
optional ones, which are neither required nor wrong. Where gold has a field in the plural too (`roles` beside
`role`), any of its values is right. A null in gold asks for nothing where the text below says "if gold has".
"""
import re
import unicodedata

KINDS = ("units", "parents", "posts", "goals", "dates", "amounts", "changes")
TEXT_ALIKE, SUBJECT_ALIKE = 0.85, 0.5
HEADS = ("kommunförbund kommunalförbund samhällsområde verksamhetsområde laboratorium fullmäktige förvaltning "
         "delegation avdelning beredning styrelse projekt centrum utskott sektion kontor center sektor kansli "
         "område bolag nämnd enhet grupp byrå team stab labb råd").split()
# A head noun with a definite or genitive ending: kontor-et-s, nämnd-en.
HEAD_WITH_ENDING = re.compile(rf"({'|'.join(sorted(HEADS, key=len, reverse=True))})(?:en|et|n|t)?s?(?!\S)")


def fold(text):
    text = unicodedata.normalize("NFKC", text or "").casefold()
    text = re.sub("[‐‑‒–—−]", "-", text)
    return " ".join(re.sub("[«»\"“”„'’`]", "", text).split()).strip(" .,:;-")


def body_key(name):
    """Equal for all ways to write one body's name: definite or not, with a genitive or without."""
    key = HEAD_WITH_ENDING.sub(r"\1", fold(name))
    key = re.sub(r"^de[nt]? (?:ny[ae] )?", "", key)
    return re.sub(r"(?<!\w)(\w+)s (kommun|stad|region)$", r"\1 \2", key)


def alike(a, b):
    """How much of their words two texts share, 0 to 1 (Dice)."""
    a, b = re.findall(r"\w+", fold(a)), re.findall(r"\w+", fold(b))
    if not a or not b:
        return float(a == b)
    return 2 * sum(min(a.count(w), b.count(w)) for w in set(a)) / (len(a) + len(b))


class Facts:
    """One document's facts; ids and names of bodies and goals lead to what they mean."""

    def __init__(self, record):
        self.record = record
        self.bodies, self.goal_texts = {}, {}
        for unit in record.get("units", []):
            keys = keys_of(unit)
            for name in (unit.get("id"), unit["name"], *unit.get("aliases", [])):
                self.bodies.setdefault(name, keys)
        for goal in record.get("goals", []):
            self.goal_texts.setdefault(goal.get("id"), goal["text"])

    def body(self, reference):
        if reference is None:
            return set()
        return self.bodies.get(reference) or {body_key(reference)}

    def goal(self, reference):
        return self.goal_texts.get(reference, reference) if reference else None

    def of_kind(self, kind):
        if kind == "parents":
            return [unit for unit in self.record.get("units", []) if unit.get("parent")]
        return self.record.get(kind, [])


def keys_of(unit):
    return {body_key(name) for name in (unit["name"], *unit.get("aliases", [])) if name}


def accepted(fact, field):
    plural = {"status": "statuses"}.get(field, field + "s")
    return [fact.get(field), *fact.get(plural, [])]


def pair_up(wanted, found):
    """Whether two lists of bodies can be paired without a rest."""
    found = list(found)
    for keys in wanted:
        partner = next((other for other in found if keys & other), None)
        if partner is None:
            return False
        found.remove(partner)
    return not found


def same_unit(g, p, gold, found):
    return bool(keys_of(g) & keys_of(p))


def same_parent(g, p, gold, found):
    right = set().union(*map(gold.body, accepted(g, "parent")))
    return same_unit(g, p, gold, found) and bool(right & found.body(p["parent"]))


def same_post(g, p, gold, found):
    """One person and title; party and body if gold has them."""
    return (fold(g["person"]) == fold(p["person"])
            and fold(p["title"]) in map(fold, accepted(g, "title"))
            and (not g.get("party") or fold(g["party"]) == fold(p.get("party")))
            and (g.get("unit") is None or bool(gold.body(g["unit"]) & found.body(p.get("unit")))))


def same_goal(g, p, gold, found):
    """Nearly the same words; label and parent if gold has them."""
    return (alike(g["text"], p["text"]) >= TEXT_ALIKE
            and (not g.get("label") or fold(g["label"]) == fold(p.get("label")))
            and (g.get("parent") is None
                 or alike(gold.goal(g["parent"]), found.goal(p.get("parent"))) >= TEXT_ALIKE))


def same_date(g, p, gold, found):
    return p["value"] in accepted(g, "value") and p["role"] in accepted(g, "role")


def same_amount(g, p, gold, found):
    return (all(g.get(field) == p.get(field) for field in ("min", "max", "unit"))
            and p.get("period") in accepted(g, "period") and p["kind"] in accepted(g, "kind"))


def same_change(g, p, gold, found):
    """Kind and bodies on both sides; day and status if gold has them. With `any` the subject decides."""
    if p["kind"] not in accepted(g, "kind"):
        return False
    if g.get("any"):
        return alike(g.get("subject"), p.get("subject")) >= SUBJECT_ALIKE
    return (all(pair_up(map(gold.body, g.get(side) or []), map(found.body, p.get(side) or []))
                for side in ("from", "to"))
            and (not g.get("effective") or p.get("effective") in accepted(g, "effective"))
            and (g.get("status") is None or p.get("status") in accepted(g, "status")))


SAME = dict(zip(KINDS, (same_unit, same_parent, same_post, same_goal, same_date, same_amount, same_change)))
ONCE = {  # what makes two found facts one and the same
    "posts": lambda f: (fold(f["person"]), fold(f["title"]), f.get("unit")),
    "dates": lambda f: (f["value"], f["role"]),
    "amounts": lambda f: (f.get("min"), f.get("max"), f["unit"], f.get("period"), f["kind"]),
}


def candidates(found, kind, tentative=False):
    """The found facts that count, each once; tentative ones only if asked for."""
    sure = [f for f in found.of_kind(kind) if tentative or not f.get("tentative")]
    if kind not in ONCE:
        return sure
    once = {}
    for fact in sure:
        once.setdefault(ONCE[kind](fact), fact)
    return list(once.values())


def compare(gold, found, kind):
    """(hits, too many, missed), the latter two as lists of facts."""
    rest, hits, missed = candidates(found, kind), 0, []
    for g in sorted(gold.of_kind(kind), key=lambda fact: bool(fact.get("optional"))):
        partner = next((p for p in rest if SAME[kind](g, p, gold, found)), None)
        if partner is not None:
            rest.remove(partner)
        if not g.get("optional"):
            hits += partner is not None
            missed += [g] if partner is None else []
    if kind == "parents":  # a wrong parent counts only where gold has one for that body
        judged = set().union(*map(keys_of, gold.of_kind("parents")))
        rest = [p for p in rest if keys_of(p) & judged]
    return hits, rest, missed


def judged(gold_records, found_records):
    """Every found fact, tentative ones too, and whether it is right."""
    for name, record in sorted(gold_records.items()):
        gold, found = Facts(record), Facts(found_records.get(name, {}))
        for kind in (k for k in KINDS if k in record):
            rest = candidates(found, kind, tentative=True)
            for g in sorted(gold.of_kind(kind), key=lambda fact: bool(fact.get("optional"))):
                partner = next((p for p in rest if SAME[kind](g, p, gold, found)), None)
                if partner is not None:
                    rest.remove(partner)
                    yield partner, True
            for fact in rest:
                yield fact, False


DOCUMENT = ("type", "status", "municipality", "published", "updated", "declared_goals", "title", "language")


def score_documents(gold_records, found_records, log=None):
    """{field: [right, documents whose gold has it]} of what is told of the documents themselves. `log` as below."""
    totals = {}
    for name, gold in sorted(gold_records.items()):
        document = found_records.get(name, {}).get("document", {})
        for field in (f for f in DOCUMENT if f in gold):
            found = document.get(field)
            if field == "municipality" and found:
                found = found["code"]
            right = found in accepted(gold, field)
            total = totals.setdefault(field, [0, 0])
            total[0] += right
            total[1] += 1
            if log and not right:
                log(name, "-", "document", {field: gold[field]})
                log(name, "+", "document", {field: found})
    return {field: totals[field] for field in DOCUMENT if field in totals}


def figures(hits, extra, missed):
    precision = hits / (hits + extra) if hits + extra else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"hits": hits, "extra": extra, "missed": missed, "P": precision, "R": recall, "F1": f1}


def score(gold_records, found_records, log=None):
    """{kind: figures} and "all"; records by the document's name. `log` is told every fault."""
    totals = {kind: [0, 0, 0] for kind in KINDS}
    for name, record in sorted(gold_records.items()):
        gold, found = Facts(record), Facts(found_records.get(name, {}))
        for kind in KINDS:
            if ("units" if kind == "parents" else kind) not in record:  # not annotated
                continue
            hits, extra, missed = compare(gold, found, kind)
            for i, n in enumerate((hits, len(extra), len(missed))):
                totals[kind][i] += n
            if log:
                for sign, facts in (("-", missed), ("+", extra)):
                    for fact in facts:
                        log(name, sign, kind, fact)
    totals["all"] = [sum(column) for column in zip(*totals.values())]
    return {kind: figures(*counts) for kind, counts in totals.items()}
