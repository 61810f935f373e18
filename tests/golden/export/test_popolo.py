"""popolo.json against Popolo's classes and what we promise of them, and against the database."""
import json

import common


def read_file(folder):
    return json.loads((folder / "popolo.json").read_text(encoding="utf-8"))


def check_references(test, popolo):
    ids = {key: [one["id"] for one in popolo[key]] for key in popolo}
    for key, all_ids in ids.items():
        test.assertEqual(len(all_ids), len(set(all_ids)), f"ids of {key} are not unique")
    organizations = set(ids["organizations"])
    for key, field, there in (("organizations", "parent_id", organizations), ("organizations", "area_id", set(ids["areas"])),
                              ("posts", "organization_id", organizations), ("memberships", "organization_id", organizations),
                              ("memberships", "person_id", set(ids["persons"])), ("memberships", "post_id", set(ids["posts"])),
                              ("memberships", "on_behalf_of_id", organizations)):
        for one in popolo[key]:
            test.assertIn(one.get(field), there | {None}, f"{key} {one['id']} {field}")


class Popolo(common.Test):
    format = "popolo"

    def read(self, *options, found=None):
        return read_file(self.export(*options, found=found))

    def validate(self, popolo):
        self.assertEqual(common.faults("popolo_export.schema.json", popolo), [])

    def test_agrees_with_the_database(self):
        popolo = self.read()
        self.validate(popolo)
        check_references(self, popolo)
        bodies = [o for o in popolo["organizations"] if o["classification"] != "party"]
        self.assertEqual([o["id"] for o in bodies], self.column("SELECT id FROM organisations ORDER BY id"))
        self.assertEqual([p["id"] for p in popolo["persons"]], self.column("SELECT id FROM persons ORDER BY id"))
        self.assertEqual([e["id"] for e in popolo["events"]], self.column("SELECT id FROM events ORDER BY id"))
        self.assertEqual(len(popolo["memberships"]), self.column("SELECT count(*) FROM memberships")[0])
        self.assertEqual([a["identifier"] for a in popolo["areas"]], self.column("SELECT code FROM municipalities ORDER BY code"))
        self.assertIn("0136", [a["identifier"] for a in popolo["areas"]])  # the zero stays
        self.assertGreater(len(popolo["posts"]), 100)

    def test_the_schema_finds_what_is_not_popolo(self):
        good = {key: values[:3] for key, values in self.read().items()}
        self.validate(good)
        for key, name, value in (("organizations", "founded", "2024"), ("organizations", "founding_date", "2024-21"), ("organizations", "sources", []),
                                 ("persons", "name", None), ("persons", "birth_date", "May"), ("posts", "start_date", "2024-2"),
                                 ("memberships", "role", 1), ("memberships", "sources", [{"note": "x"}]), ("events", "status", "done")):
            bad = json.loads(json.dumps(good))
            bad[key][0][name] = value
            self.assertNotEqual(common.faults("popolo_export.schema.json", bad), [], f"{key}.{name}")

    def test_sources_are_the_documents(self):
        popolo = self.read()
        for one in popolo["organizations"][:50]:
            if one["classification"] == "party":
                continue
            quotes = self.column("SELECT e.quote FROM organisation_units o JOIN units u ON u.id = o.unit JOIN evidence e ON e.kind = 'unit'"
                                 " AND e.fact_id = u.id AND e.ordinal = 1 WHERE o.organisation = ?", one["id"])
            self.assertEqual(sorted(s["note"] for s in one["sources"]), sorted(quotes))

    def test_a_posts_sources_are_those_of_its_memberships(self):
        for municipality in ((), ("--municipality", "norr")):
            popolo = self.read(*municipality)
            held = {}
            for one in popolo["memberships"]:
                held.setdefault(one.get("post_id"), []).extend(one["sources"])
            order = lambda sources: sorted((s["url"], s["note"]) for s in sources)
            for post in popolo["posts"]:
                self.assertGreater(len(post["sources"]), 0)
                self.assertEqual(order(post["sources"]), order(held[post["id"]]), post["id"])
            self.assertTrue(any(len({s["url"] for s in p["sources"]}) > 1 for p in popolo["posts"]))

    def test_statuses(self):
        status = {"proposed": "tentative", "decided": "confirmed", "done": "confirmed", "rejected": "cancelled"}
        expected = {i: status[s] for i, s in self.db.execute("SELECT id, status FROM events")}
        self.assertEqual({e["id"]: e["status"] for e in self.read()["events"]}, expected)
        self.assertGreater(len(set(expected.values())), 1)

    def test_a_date_that_is_no_prefix_is_in_our_own_member_alone(self):
        rows = dict(self.db.execute("SELECT id, effective FROM events WHERE effective IS NOT NULL"))
        dated = {e["id"]: e for e in self.read()["events"]}
        for id_, effective in rows.items():
            self.assertEqual(dated[id_]["orgkarta"]["effective"], effective)
            if len(effective) == 10 and effective[5:7] < "13":
                self.assertEqual(dated[id_]["start_date"], effective)

    def test_one_municipality(self):
        popolo = self.read("--municipality", "norr")
        check_references(self, popolo)
        self.assertEqual([a["identifier"] for a in popolo["areas"]], ["0581"])
        self.assertEqual(len([o for o in popolo["organizations"] if o["classification"] != "party"]),
                         self.column("SELECT count(*) FROM organisations WHERE municipality = '0581'")[0])

    def test_hostile_names(self):
        popolo = self.read(found=self.shared.hostile)
        self.validate(popolo)
        names = {o["id"]: o["name"] for o in popolo["organizations"]}
        for id_, name in self.hostile_db().execute("SELECT id, name FROM organisations"):
            self.assertEqual(names[id_], name)
        urls = {s["url"] for o in popolo["organizations"] for s in o.get("sources", [])}
        self.assertFalse([u for u in urls if u.startswith("javascript")])
        self.assertIn("https://example.se/a%20b%22%3Cc%3E#d%23e", urls)
