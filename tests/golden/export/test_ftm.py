"""entities.ftm.json against the model of FollowTheMoney, and against the database."""
import collections
import json
import re

import common

MOST = 128  # letters of an id in Aleph


class Ftm(common.Test):
    format = "ftm"

    def read(self, *options, found=None):
        return common.lines(self.export(*options, found=found) / "entities.ftm.json")

    def setUp(self):
        super().setUp()
        self.model = json.loads((common.HERE / "ftm_model.json").read_text(encoding="utf-8"))

    def above(self, schema):
        found = {schema}
        for one in self.model["schemas"][schema]["extends"]:
            found |= self.above(one)
        return found

    def check(self, entities):
        schema_of = {}
        for entity in entities:
            self.assertNotIn(entity["id"], schema_of, "told twice")
            schema_of[entity["id"]] = entity["schema"]
        for entity in entities:
            self.assertEqual(set(entity), {"id", "schema", "properties"})
            self.assertRegex(entity["id"], self.model["types"]["entity"])
            self.assertLessEqual(len(entity["id"]), MOST)
            schemas = [self.model["schemas"][s] for s in self.above(entity["schema"])]
            types = {k: v for s in schemas for k, v in s["properties"].items()}
            for required in (r for s in schemas for r in s.get("required", [])):
                self.assertTrue(entity["properties"].get(required), f"{entity['id']} lacks {required}")
            for name, values in entity["properties"].items():
                self.assertIn(name, types, entity["schema"])
                self.assertEqual(len(values), len(set(values)))
                for value in values:
                    self.check_value(types[name], value, schema_of)

    def check_value(self, kind, value, schema_of):
        self.assertIsInstance(value, str)
        self.assertNotEqual(value, "")
        kind, _, schema = kind.partition(":")
        if kind in self.model["types"]:
            self.assertTrue(re.search(self.model["types"][kind], value), f"{value!r} is no {kind}")
        if schema:
            self.assertIn(schema, self.above(schema_of[value]))

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
