"""What a document's facts say, without ids, positions and confidence, so that two readings can be compared.

A fact is a tuple: its kind and what it says, references by name. Equal names are equal after folding (scorer.py).
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "score"))
from scorer import body_key, fold  # noqa: E402


def name_of(units, reference):
    """A body's key by its id, or a name that is no unit of the document."""
    if reference is None:
        return None
    return body_key(units[reference]) if reference in units else body_key(reference)


def facts(record):
    units = {unit["id"]: unit["name"] for unit in record["units"]}
    goals = {goal["id"]: fold(goal["text"]) for goal in record["goals"]}
    amounts = {amount["id"]: (amount["min"], amount["max"]) for amount in record["amounts"]}

    def names(references):
        return tuple(sorted(name_of(units, r) for r in references))

    found = set()
    for u in record["units"]:
        found.add(("unit", body_key(u["name"]), u["kind"], u["field"], name_of(units, u["parent"])))
    for p in record["posts"]:
        found.add(("post", fold(p["person"]), fold(p["title"]), name_of(units, p["unit"]), p["party"], p["role"], p["acting"],
                   p.get("time")))
    for g in record["goals"]:
        found.add(("goal", fold(g["text"]), fold(g["label"]), goals.get(g["parent"]), g["kind"], name_of(units, g["unit"]),
                   amounts.get(g["target"])))
    for d in record["dates"]:
        found.add(("date", d["value"], d["role"], d.get("mod")))
    for a in record["amounts"]:
        found.add(("amount", a["min"], a["max"], a["unit"], fold(a.get("unit_text")), a["period"], a["approximate"], a["kind"],
                   a["status"], a.get("negative", False), names(a["units"]), name_of(units, a["decided_by"]), a["baseline"]))
    for c in record["changes"]:
        found.add(("change", c["kind"], names(c["from"]), names(c["to"]), fold(c["subject"]), c["effective"], c["status"],
                   name_of(units, c["decided_by"])))
    document = record["document"]
    for field in ("type", "status", "published", "updated", "declared_goals"):
        found.add(("document", field, document[field]))
    found.add(("document", "municipality", (document["municipality"] or {}).get("code")))
    return found


def shown(fact):
    return " ".join("-" if part in (None, "", ()) else str(part) for part in fact)
