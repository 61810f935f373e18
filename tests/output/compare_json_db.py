#!/usr/bin/python3
"""Checks that FACTS.jsonl and the tables of DB hold the same documents and facts, every field.

    compare_json_db.py FACTS.jsonl DB

The database's rows are turned back into lines of JSON; lines and rows must be the same set. Exit 1
with the first differences otherwise.
"""
import json
import sqlite3
import sys

KINDS = (("units", "unit"), ("posts", "post"), ("goals", "goal"), ("dates", "date"),
         ("amounts", "amount"), ("changes", "change"))


class Facts:
    """Reads documents of one database as the contract's JSON."""

    def __init__(self, name):
        self.db = sqlite3.connect(f"file:{name}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row

    def rows(self, sql, *values):
        return [dict(row) for row in self.db.execute(sql, values)]

    def one(self, sql, *values):
        row = self.db.execute(sql, values).fetchone()
        return row[0] if row else None

    def id_of(self, table, row):
        return row and self.one(f"SELECT fact FROM {table} WHERE id = ?", row)

    def documents(self):
        for row in self.rows("SELECT * FROM documents WHERE text IS NOT NULL ORDER BY id"):
            yield {"schema": self.one("SELECT value FROM properties WHERE name = 'schema'"),
                   "document": self.document(dict(row)),
                   **{table: self.facts(table, kind, row["id"]) for table, kind in KINDS}}

    def document(self, row):
        for column in ("outcome", "stage", "message", "size", "given", "attempts"):
            del row[column]
        number = row["id"]
        row["id"] = "sha256:" + row.pop("sha256")
        row["warnings"] = json.loads(row["warnings"])
        code = row["municipality"]
        name = self.one("SELECT name FROM municipalities WHERE code = ?", code)
        row["municipality"] = code and {"code": code, "name": name}
        row["individuals"] = self.rows("SELECT start, end, r.name AS rule FROM individual_parts p JOIN rules r ON r.id = p.rule"
                                       " WHERE document = ? ORDER BY ordinal", number) or None
        return without_nulls(row, "url", "individuals")

    def facts(self, table, kind, document):
        return [self.fact(kind, row) for row in
                self.rows(f"SELECT * FROM {table} WHERE document = ? ORDER BY id", document)]

    def fact(self, kind, row):
        number = row.pop("id")
        del row["document"]
        row["id"] = row.pop("fact")
        row["evidence"] = self.evidence(kind, number)
        for flag in ("acting", "approximate", "negative", "inferred", "tentative"):
            if flag in row:
                row[flag] = bool(row[flag])
        for flag in ("negative", "inferred", "tentative"):
            if not row.get(flag):
                row.pop(flag, None)
        return getattr(self, kind)(number, row)

    def evidence(self, kind, number):
        rows = self.rows("SELECT start, end, quote, section, r.name AS rule, source_start, source_end,"
                         " source_page, source_pages, source_paragraph, source_last_paragraph FROM evidence e JOIN rules r ON r.id = e.rule"
                         " WHERE kind = ? AND fact_id = ? ORDER BY ordinal", kind, number)
        for row in rows:
            row["source"] = source_of({key: row.pop(key) for key in tuple(row) if key.startswith("source_")})
        return [without_nulls(row, "quote", "section") for row in rows]

    def unit(self, number, row):
        row["parent"] = self.id_of("units", row["parent"])
        names = [n["name"] for n in self.rows(
            "SELECT name FROM unit_names WHERE unit = ? ORDER BY ordinal", number)]
        if row["aliases"] == ("; ".join(names) or None):
            row["aliases"] = names
        return row

    def post(self, _, row):
        row["person"] = self.one("SELECT name FROM people WHERE id = ?", row["person"])
        row["unit"] = self.id_of("units", row["unit"])
        if row["time"] == "current":
            del row["time"]
        return row

    def goal(self, _, row):
        row["parent"] = self.id_of("goals", row["parent"])
        row["unit"] = self.id_of("units", row["unit"])
        row["target"] = self.id_of("amounts", row["target"])
        return row

    def date(self, _, row):
        del row["first_day"], row["last_day"]
        return without_nulls(row, "mod")

    def amount(self, number, row):
        row["decided_by"] = self.id_of("units", row["decided_by"])
        row["units"] = [self.id_of("units", u["unit"]) for u in self.rows(
            "SELECT unit FROM amount_units WHERE amount = ? ORDER BY ordinal", number)]
        if row["year"] is None or (row["kind"], row["unit"]) == ("saving", "SEK"):
            del row["year"]  # of the database alone
        return without_nulls(row, "unit_text")

    def change(self, number, row):
        del row["first_day"], row["last_day"]
        row["decided_by"] = self.id_of("units", row["decided_by"])
        for side in ("from", "to"):
            row[side] = [self.id_of("units", s["unit"]) or s["name"] for s in self.rows(
                "SELECT unit, name FROM change_units WHERE change = ? AND side = ?"
                " ORDER BY ordinal", number, side)]
        if row["title"] == self.title_of_change(number, row["kind"], row["subject"]):
            del row["title"]  # of the database alone
        return row

    def title_of_change(self, number, kind, subject):
        names = {side: ", ".join(n["name"] for n in self.rows(
            "SELECT coalesce(u.name, s.name) AS name FROM change_units s LEFT JOIN units u ON u.id = s.unit"
            " WHERE s.change = ? AND s.side = ? ORDER BY s.ordinal", number, side)) for side in ("from", "to")}
        return (f"{kind}:" + (f" {subject}:" if subject else "") + (f" {names['from']}" if names["from"] else "")
                + (f" -> {names['to']}" if names["to"] else ""))


def source_of(columns):
    """The place in the original file, of the columns of one kind; those of the others must be null."""
    kind = next(k for k in ("start", "page", "paragraph") if columns[f"source_{k}"] is not None)
    given = {key for key, value in columns.items() if value is not None}
    if kind == "start":
        source, own = {"start": columns["source_start"], "end": columns["source_end"]}, {"source_start", "source_end"}
    elif kind == "page":
        pages = json.loads(columns["source_pages"])
        source, own = {**pages[0], "more": pages[1:]}, {"source_page", "source_pages"}
        if pages[0]["page"] != columns["source_page"]:
            return {"pages that differ": columns}
        if not source["more"]:
            del source["more"]
    else:
        first, last = columns["source_paragraph"], columns["source_last_paragraph"]
        source, own = {"paragraph": first, "last": last}, {"source_paragraph", "source_last_paragraph"}
        if first == last:
            del source["last"]
    return source if given == own else {"columns of several kinds": columns}


def without_nulls(row, *optional):
    return {key: value for key, value in row.items() if value is not None or key not in optional}


def difference(path, a, b):
    """The first place where two JSON values differ."""
    if isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        return next((d for k in a if (d := difference(f"{path}/{k}", a[k], b[k]))), None)
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        pairs = enumerate(zip(a, b))
        return next((d for i, (x, y) in pairs if (d := difference(f"{path}/{i}", x, y))), None)
    same = a == b and isinstance(a, bool) == isinstance(b, bool)
    return None if same else f"{path}: JSON has {a!r:.300}, the database {b!r:.300}"


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    facts, database = arguments
    with open(facts, encoding="utf-8", newline="\n") as stream:
        lines = {line["document"]["path"]: line for line in map(json.loads, stream)}
    rows = {line["document"]["path"]: line for line in Facts(database).documents()}
    wrong = [f"{p}: only in the JSON" for p in sorted(lines.keys() - rows.keys())]
    wrong += [f"{p}: only in the database" for p in sorted(rows.keys() - lines.keys())]
    wrong += filter(None, (difference(p, lines[p], rows[p]) for p in sorted(lines.keys() & rows.keys())))
    for line in wrong[:20]:
        print(line)
    print(f"{len(lines)} lines, {len(rows)} documents in the database, {len(wrong)} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
