"""The CSV files by their own descriptor, against the database."""
import collections
import csv
import json
import re
import sqlite3

import common

FORMULA = re.compile("^[\t\r\n]|^ *[=+\\-@\uff1d\uff0b\uff0d\uff20]")

# Levels 0 to 2 as the contract has them. No season in an interval: EDTF knows none there.
DATE = "([0-9]{4}|XXXX)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?"
EDTF = re.compile(f"{DATE}|([0-9]{{4}}|XXXX)-(2[1-4]|3[3-9]|4[01])~?|{DATE}/{DATE}")


def value(field, text):
    """A cell as the descriptor says; raises if it is none of that type."""
    if text == "":
        return None
    if field["type"] == "integer":
        return int(text)
    if field["type"] == "number":
        return float(text)
    if field["type"] == "boolean":
        return {field["trueValues"][0]: 1, field["falseValues"][0]: 0}[text]
    if field["type"] == "date" and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"{field['name']}: {text!r} is no date")
    return text


def in_words_of_1_0(package):
    """The descriptor as version 1.0 of the specification has it, whose profile is published: 2.0 calls some things otherwise."""
    old = json.loads(json.dumps(package))
    del old["$schema"]
    old["profile"] = "tabular-data-package"
    for resource in old["resources"]:
        del resource["type"]
        resource["profile"] = "tabular-data-resource"
        for key in resource["schema"].get("foreignKeys", []):
            key["reference"].setdefault("resource", "")  # its own table
    return old


def read_package(test, out):
    """By table: the resource and its rows."""
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    test.assertEqual(common.faults("datapackage.schema.json", package), [])
    test.assertEqual(common.faults("frictionless/tabular-data-package.json", in_words_of_1_0(package)), [])
    found = {}
    for resource in package["resources"]:
        path = out / resource["path"]
        test.assertEqual(path.stat().st_size, resource["bytes"], resource["name"])
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file, strict=True))
        fields = resource["schema"]["fields"]
        test.assertEqual(header, [f["name"] for f in fields])
        found[resource["name"]] = (resource, [tuple(value(f, c) for f, c in zip(fields, row, strict=True)) for row in rows])
    test.assertEqual({p.name for p in out.glob("*.csv")}, {r["path"] for r, _ in found.values()})
    return found


def check_keys(test, found):
    columns = {}
    for name, (resource, rows) in found.items():
        names = [f["name"] for f in resource["schema"]["fields"]]
        columns[name] = {n: [row[i] for row in rows] for i, n in enumerate(names)}
        key = [columns[name][k] for k in resource["schema"]["primaryKey"]]
        test.assertEqual(len(set(zip(*key))), len(rows), f"{name}: the primary key is not unique")
        test.assertFalse([row for row in zip(*key) if None in row], f"{name}: the primary key is missing")
        for i, field in enumerate(resource["schema"]["fields"]):
            constraints = field.get("constraints", {})
            for row in rows:
                if constraints.get("required"):
                    test.assertIsNotNone(row[i], f"{name}.{field['name']}")
                if row[i] is not None and "pattern" in constraints:
                    test.assertRegex(row[i], constraints["pattern"])
    for name, (resource, _) in found.items():
        for key in resource["schema"].get("foreignKeys", []):
            to = columns[key["reference"].get("resource", name)][key["reference"]["fields"][0]]
            lost = set(columns[name][key["fields"][0]]) - set(to) - {None}
            test.assertEqual(lost, set(), f"{name}: {key}")


class Csv(common.Test):
    format = "csv"

    def test_agrees_with_the_database(self):
        found = read_package(self, self.export())
        check_keys(self, found)
        for name, (resource, rows) in found.items():
            columns = ", ".join(f'"{f["name"]}"' for f in resource["schema"]["fields"])
            expected = self.db.execute(f"SELECT {columns} FROM {name}").fetchall()
            # An empty text and a missing value are the same in a data package.
            expected = [tuple(None if v == "" else v for v in row) for row in expected]
            self.assertEqual(collections.Counter(rows), collections.Counter(expected), name)

    def test_dates_as_told_are_edtf(self):
        found = read_package(self, self.export())
        told = set()
        for name, (resource, rows) in found.items():
            for i, field in enumerate(resource["schema"]["fields"]):
                if "EDTF" in field["description"]:
                    told |= {row[i] for row in rows}
                    self.assertEqual([row[i] for row in rows if row[i] is not None and not EDTF.fullmatch(row[i])], [], f"{name}.{field['name']}")
        self.assertTrue([v for v in told if v and "/" in v] and [v for v in told if v and v[5:] in ("21", "23")], "no interval and no season to look at")
        for wrong in ("2024-23/2025-21", "2024-21?", "2025-W12", "2024-13", "24-05-01"):
            self.assertIsNone(EDTF.fullmatch(wrong))

    def test_every_table_and_column_is_described(self):
        found = read_package(self, self.export())
        tables = self.column("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
                             " AND name NOT IN ('runs', 'properties', 'files') AND name NOT LIKE 'sqlite_%'")
        self.assertEqual(set(found), set(tables))
        for name, (resource, _) in found.items():
            columns = {row[1] for row in self.db.execute(f"PRAGMA table_info({name})")} - ({"text"} if name == "documents" else set())
            self.assertEqual({f["name"] for f in resource["schema"]["fields"]}, columns)
            self.assertEqual([f["name"] for f in resource["schema"]["fields"] if not f["description"]], [], name)
            keys = {row[3] for row in self.db.execute(f"PRAGMA foreign_key_list({name})")}
            self.assertEqual({k["fields"][0] for k in resource["schema"].get("foreignKeys", [])}, keys)
        notes = json.loads((common.ROOT / "output" / "export" / "tables.json").read_text(encoding="utf-8"))
        for name, about in notes["tables"].items():  # and nothing is described that there is not
            there = {row[1] for row in self.db.execute(f"PRAGMA table_info({name})")}
            if not there:
                continue  # a table of another version
            named = {*about["columns"], *about.get("facets", []), *about.get("units", {}), *([about["label"]] if "label" in about else [])}
            self.assertEqual(named - there, set(), name)

    def test_the_profiles_find_what_is_no_package(self):
        package = json.loads((self.export() / "datapackage.json").read_text(encoding="utf-8"))

        def without_path(p): del p["resources"][0]["path"]
        def odd_type(p): p["resources"][0]["schema"]["fields"][0]["type"] = "words"
        def no_fields(p): p["resources"][0]["schema"]["fields"] = []
        def key_of_nothing(p): p["resources"][0]["schema"]["primaryKey"] = []
        def odd_encoding(p): p["resources"][0]["encoding"] = 8

        for spoil in (without_path, odd_type, no_fields, key_of_nothing, odd_encoding):
            bad = json.loads(json.dumps(package))
            spoil(bad)
            self.assertNotEqual(common.faults("datapackage.schema.json", bad), [], spoil.__name__)
            self.assertNotEqual(common.faults("frictionless/tabular-data-package.json", in_words_of_1_0(bad)), [], spoil.__name__)

    def test_licence(self):
        package = json.loads((self.export("--license", "CC-BY-4.0") / "datapackage.json").read_text(encoding="utf-8"))
        self.assertEqual(package["licenses"], [{"name": "CC-BY-4.0", "path": "https://spdx.org/licenses/CC-BY-4.0.html"}])

    def test_bytes_that_are_no_text(self):
        spoilt = self.dir / "spoilt"
        spoilt.mkdir()
        target = sqlite3.connect(spoilt / "orgkarta.db")
        self.db.backup(target)
        target.execute("UPDATE persons SET name = CAST(x'41ff42' AS TEXT)")
        target.commit()
        target.close()
        found = read_package(self, self.export(found=spoilt))
        self.assertEqual({row[2] for row in found["persons"][1]}, {"A\ufffdB"})

    def test_codes_are_text(self):
        found = read_package(self, self.export())
        self.assertIn("0136", [row[0] for row in found["municipalities"][1]])

    def test_one_municipality(self):
        found = read_package(self, self.export("--municipality", "0581"))
        check_keys(self, found)
        self.assertEqual(len(found["organisations"][1]), self.column("SELECT count(*) FROM organisations WHERE municipality = '0581'")[0])
        self.assertEqual(len(found["evidence"][1]), self.column("SELECT count(*) FROM evidence e JOIN documents d ON d.id = e.document"
                                                                " WHERE d.municipality = '0581'")[0])

    def test_nothing_of_another_municipality(self):
        spoilt = self.dir / "forgotten"
        spoilt.mkdir()
        target = sqlite3.connect(spoilt / "orgkarta.db")
        self.db.backup(target)
        target.executemany("INSERT INTO forgotten (municipality, hash, day, why) VALUES (?, ?, '2024-03-05', 'asked')",
                           (("0581", "a" * 64), ("0136", "b" * 64), ("", "c" * 64)))
        target.execute("UPDATE memberships SET title = '' WHERE id = (SELECT min(id) FROM memberships)")
        target.execute("UPDATE posts SET title = '' WHERE id = (SELECT min(id) FROM posts)")
        target.commit()
        target.close()
        everything = read_package(self, self.export(found=spoilt, name="everything"))
        check_keys(self, everything)  # texts that may be empty are no missing values that must be there
        self.assertEqual(len(everything["forgotten"][1]), 3)
        for name, (resource, rows) in read_package(self, self.export("--municipality", "0581", found=spoilt)).items():
            for i, field in enumerate(resource["schema"]["fields"]):
                if field["name"] == "municipality":
                    self.assertEqual({row[i] for row in rows} - {"0581"}, set(), name)

    def test_formulas(self):
        hostile = self.hostile_db()
        plain = read_package(self, self.export(found=self.shared.hostile, name="plain"))
        safe = read_package(self, self.export("--safe-csv", found=self.shared.hostile, name="safe"))
        changed = 0
        for name, (resource, rows) in plain.items():
            for row, other in zip(rows, safe[name][1], strict=True):
                for cell, guarded in zip(row, other, strict=True):
                    formula = isinstance(cell, str) and bool(FORMULA.match(cell))
                    changed += formula
                    self.assertEqual(guarded, "'" + cell if formula else cell)
        self.assertGreater(changed, 20)
        names = dict(hostile.execute("SELECT id, name FROM organisations"))
        self.assertEqual({row[0]: row[2] for row in plain["organisations"][1]}, names)
