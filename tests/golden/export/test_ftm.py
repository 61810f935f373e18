"""entities.ftm.json and statements.csv against the model that FollowTheMoney publishes, and against the database."""
import collections
import csv
import hashlib
import itertools
import re
import sqlite3

import common

MODEL = common.read_schema("followthemoney/defaultModel.json")
COLUMNS = ["canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "lang", "original_value", "external", "first_seen", "last_seen",
           "origin", "id"]
MOST = 128  # letters of an id in Aleph
ID = re.compile("[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
# What the model says of its types in words.
TYPES = {
    "date": re.compile("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"),
    "url": re.compile("https?://[!-~]+"),
    "mimetype": re.compile("[a-z]+/[a-z0-9.+-]+"),
    "identifier": re.compile("[!-~]{6,}"),  # a code of four digits would be taken for any other
}
# An office is nobody's Asset, so that no Ownership, which the model would have instead, can lead to it.
DEPRECATED = {"LegalEntity:parent"}


def properties_of(schema):
    return {name: one for above in MODEL["schemata"][schema]["schemata"] for name, one in MODEL["schemata"][above]["properties"].items()}


def required_of(schema):
    return {name for above in MODEL["schemata"][schema]["schemata"] for name in MODEL["schemata"][above].get("required", [])}


def is_a(schema, above):
    return above in MODEL["schemata"][schema]["schemata"]


def faults_of(entities):
    """What of the entities is against the model, in words."""
    schema_of = {entity["id"]: entity["schema"] for entity in entities}
    if len(schema_of) != len(entities):
        yield "an id is told twice"
    for entity in entities:
        where = f"{entity.get('schema')} {entity.get('id')}"
        if set(entity) != {"id", "schema", "properties"}:
            yield f"{where}: members {sorted(entity)}"
        elif not ID.fullmatch(entity["id"]) or len(entity["id"]) > MOST:
            yield f"{where}: no id"
        elif entity["schema"] not in MODEL["schemata"] or MODEL["schemata"][entity["schema"]].get("abstract"):
            yield f"{where}: no schema that entities are of"
        else:
            yield from (f"{where}: {fault}" for fault in faults_of_properties(entity, schema_of))


def faults_of_properties(entity, schema_of):
    known = properties_of(entity["schema"])
    for name in required_of(entity["schema"]):
        if not entity["properties"].get(name):
            yield f"lacks {name}"
    for name, values in entity["properties"].items():
        if name not in known or known[name].get("stub"):
            yield f"has no property {name}"
        elif known[name].get("deprecated") and known[name]["qname"] not in DEPRECATED:
            yield f"{name} is deprecated"
        elif not isinstance(values, list) or not values or len(values) != len(set(values)):
            yield f"{name} is no list of values, each once"
        else:
            yield from (f"{name}: {value[:80]!r} is none: {fault}" for value in values for fault in faults_of_value(known[name], value, schema_of))


def faults_of_value(about, value, schema_of):
    kind = MODEL["types"][about["type"]]
    if not isinstance(value, str) or not value:
        yield "no text"
    if len(value) > about["maxLength"]:
        yield f"longer than {about['maxLength']}"
    if "values" in kind and value not in kind["values"]:
        yield f"no {about['type']}"
    if about["type"] in TYPES and not TYPES[about["type"]].fullmatch(value):
        yield f"no {about['type']}"
    if about["type"] == "entity" and not (value in schema_of and is_a(schema_of[value], about["range"])):
        yield f"leads to no {about['range']}"


class Ftm(common.Test):
    format = "ftm"

    def read(self, *options, found=None):
        return common.lines(self.export(*options, found=found) / "entities.ftm.json")

    def check(self, entities):
        self.assertEqual(list(faults_of(entities)), [])

    def test_the_model_finds_what_is_not_of_it(self):
        good = self.read("--municipality", "0581")
        self.check(good)
        of = {schema: next(i for i, e in enumerate(good) if e["schema"] == schema) for schema in ("PublicBody", "Person", "Occupancy", "Document", "Succession")}
        for schema, name, values in (("PublicBody", "country", ["sweden"]), ("PublicBody", "topics", ["gov.municipality"]), ("PublicBody", "name", []),
                                     ("PublicBody", "incorporationDate", ["2024-21"]), ("PublicBody", "idNumber", ["0581"]), ("PublicBody", "founded", ["2024"]),
                                     ("Person", "proof", [good[0]["id"], good[0]["id"]]), ("Occupancy", "post", ["nowhere"]),
                                     ("Occupancy", "holder", [good[of["PublicBody"]]["id"]]), ("Document", "language", ["sv-SE"]),
                                     ("Document", "title", ["x" * 1025]), ("Succession", "date", ["2024/2025"]), ("Person", "documentedBy", [good[0]["id"]])):
            bad = [dict(e, properties=dict(e["properties"])) for e in good]
            bad[of[schema]]["properties"][name] = values
            self.assertNotEqual(list(faults_of(bad)), [], f"{schema}.{name}")

    def test_agrees_with_the_database(self):
        entities = self.read()
        self.check(entities)
        ids = collections.defaultdict(list)
        for entity in entities:
            ids[entity["schema"]].append(entity["id"])
        bodies = ids["PublicBody"] + ids["Company"] + ids["Organization"]
        self.assertEqual(sorted(bodies), self.column("SELECT id FROM organisations ORDER BY id"))
        self.assertEqual(ids["Person"], self.column("SELECT id FROM persons ORDER BY id"))
        self.assertEqual(len(ids["Occupancy"]) + len(ids["Membership"]),
                         self.column("SELECT count(*) FROM memberships WHERE organisation IS NOT NULL")[0])
        self.assertEqual(len(ids["Document"]), self.column("SELECT count(*) FROM documents WHERE text IS NOT NULL")[0])
        self.assertEqual(len(ids["Documentation"]), self.column("SELECT (SELECT count(*) FROM organisation_units)"
                                                                " + (SELECT count(*) FROM membership_posts)")[0])

    def test_positions_have_the_documents_of_those_who_hold_them_as_proof(self):
        entities = self.read()
        of = {e["id"]: e for e in entities}
        told, position, proof = (collections.defaultdict(set) for _ in range(3))
        for entity in entities:
            properties = entity["properties"]
            if entity["schema"] == "Documentation":
                told[properties["entity"][0]].update(properties["document"])
            elif entity["schema"] == "Occupancy":
                position[properties["post"][0]].update(properties["holder"])
            elif entity["schema"] == "Position":
                proof[entity["id"]].update(properties.get("proof", []))
        self.assertEqual(set(proof), set(position))
        for id_, documents in proof.items():
            self.assertTrue(documents, id_)
            self.assertLessEqual(documents, set.union(*(told[holder] for holder in position[id_])), id_)
            self.assertTrue(all(of[one]["schema"] == "Document" for one in documents))

    def test_successions_are_what_happened(self):
        pairs = [(e["properties"]["predecessor"][0], e["properties"]["successor"][0]) for e in self.read() if e["schema"] == "Succession"]
        expected = self.db.execute(
            "SELECT a.organisation, b.organisation FROM events e JOIN event_organisations a ON a.event = e.id AND a.side = 'from'"
            " JOIN event_organisations b ON b.event = e.id AND b.side = 'to' WHERE e.kind IN ('merge', 'split')"
            " AND e.status IN ('decided', 'done') AND a.organisation <> b.organisation").fetchall()
        self.assertEqual(sorted(pairs), sorted(expected))
        self.assertGreater(len(pairs), 20)

    def test_dates_are_prefixes_of_days_that_they_may_mean(self):
        days = dict(self.db.execute("SELECT id, from_first FROM organisations WHERE from_first IS NOT NULL"))
        for entity in self.read():
            for date in entity["properties"].get("incorporationDate", []):
                self.assertTrue(days[entity["id"]].startswith(date))

    def test_hostile(self):
        self.check(self.read("--municipality", "0581", found=self.shared.hostile))

    def test_statements_say_the_same(self):
        entities = {e["id"]: e for e in self.read()}
        with (self.dir / "out" / "statements.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        self.assertEqual(list(rows[0]), COLUMNS)
        told = {}
        for row in rows:
            self.assertEqual(row["canonical_id"], row["entity_id"])
            self.assertEqual((row["dataset"], row["external"]), ("orgkarta", "f"))
            about = properties_of(row["schema"])[row["prop"]]
            self.assertEqual(row["prop_type"], about["type"], row["prop"])
            key = f"orgkarta.{row['entity_id']}.{row['prop']}.{row['value']}" + ("@" + row["lang"] if row["lang"] else "")
            self.assertEqual(row["id"], hashlib.sha1(key.encode()).hexdigest())
            one = told.setdefault(row["entity_id"], {"id": row["entity_id"], "schema": row["schema"], "properties": {}})
            one["properties"].setdefault(row["prop"], []).append(row["value"])
        self.assertEqual(told, entities)
        self.assertEqual(len({row["id"] for row in rows}), len(rows))
        self.assertEqual(list(dict.fromkeys(r["entity_id"] for r in rows)), [k for k, _ in itertools.groupby(r["entity_id"] for r in rows)])

    def test_statements_tell_more(self):
        self.export()
        with (self.dir / "out" / "statements.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        dates = {r["entity_id"]: r["original_value"] or r["value"] for r in rows if r["prop"] == "incorporationDate"}
        edtf = dict(self.db.execute("SELECT id, valid_from FROM organisations WHERE valid_from IS NOT NULL"))
        self.assertEqual(dates, {k: edtf[k] for k in dates})
        self.assertGreater(len(dates), 10)
        seen = {r["entity_id"]: (r["first_seen"], r["last_seen"]) for r in rows if r["schema"] == "Person"}
        self.assertEqual(seen, {i: (a or "", b or "") for i, a, b in self.db.execute("SELECT id, first_seen, last_seen FROM persons")})
        names = {(r["entity_id"], r["value"], r["first_seen"]) for r in rows if r["prop"] in ("previousName", "alias", "weakAlias")}
        there = set(self.db.execute("SELECT n.organisation, n.name, coalesce(n.first_seen, o.first_seen) FROM organisation_names n JOIN organisations o"
                                    " ON o.id = n.organisation WHERE n.name <> o.name"))
        self.assertTrue(names <= there, names - there)
        rules = {r["origin"] for r in rows if r["schema"] == "Documentation" and r["prop"] == "summary"}
        self.assertTrue(rules <= set(self.column("SELECT name FROM rules")) and len(rules) > 50)

    def test_an_end_that_lies_ahead_is_no_end(self):
        ahead = self.dir / "ahead"
        ahead.mkdir()
        target = sqlite3.connect(ahead / "orgkarta.db")
        self.db.backup(target)
        first, second = [row[0] for row in target.execute("SELECT id FROM memberships WHERE valid_to IS NULL AND organisation IS NOT NULL ORDER BY id LIMIT 2")]
        target.execute("UPDATE memberships SET valid_to = '2099-05-01', to_first = '2099-05-01', to_last = '2099-05-01' WHERE id = ?", (first,))
        target.execute("UPDATE memberships SET valid_to = '2024-23', to_first = '2024-09-01', to_last = '2024-11-30' WHERE id = ?", (second,))
        target.commit()
        target.close()
        ends = {p["endDate"][0]: p.get("status") for p in (e["properties"] for e in self.read(found=ahead)) if "endDate" in p}
        self.assertEqual((ends["2099-05-01"], ends["2024"]), (None, ["ended"]))
        with (self.dir / "out" / "statements.csv").open(encoding="utf-8", newline="") as file:
            self.assertIn(("endDate", "2024", "2024-23"), [(r["prop"], r["value"], r["original_value"]) for r in csv.DictReader(file)])
