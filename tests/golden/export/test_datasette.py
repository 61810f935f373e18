"""metadata.json against the database, and what Datasette asks a database by itself."""
import json
import sqlite3

import common

# As Datasette asks them (its module utils): the full-text table of a table; what names a row of one.
FTS = """select name from sqlite_master where rootpage = 0 and (
  sql like '%VIRTUAL TABLE%USING FTS%content="{table}"%' or sql like '%VIRTUAL TABLE%USING FTS%content=[{table}]%'
  or (tbl_name = "{table}" and sql like '%VIRTUAL TABLE%USING FTS%'))"""
FOUND_BY = {"documents": "documents_fts", "goals": "goals_fts", "organisations": "organisations_fts", "persons": "persons_fts", "units": "units_fts"}
TABLE_KEYS = {"title", "description", "columns", "units", "facets", "label_column", "fts_table", "fts_pk"}


def label_column(db, table, metadata):
    """What Datasette calls a row by, as its Database.label_column_for_table() finds it: the one that metadata.json tells; the only text
    column that is unique by itself; one called name or title; of two columns that which is not id or pk."""
    if "label_column" in metadata:
        return metadata["label_column"]
    columns = {name: kind for _, name, kind, *_ in db.execute(f'PRAGMA table_info("{table}")')}
    unique = [[name for _, _, name in db.execute(f'PRAGMA index_info("{index}")')]
              for _, index, is_unique, *_ in db.execute(f'PRAGMA index_list("{table}")').fetchall() if is_unique]
    texts = [name for name, kind in columns.items() if kind == "TEXT" and [name] in unique]
    if len(texts) == 1:
        return texts[0]
    named = [name for name in columns if name.lower() in ("name", "title")]
    if named:
        return named[0]
    if len(columns) == 2 and set(columns) & {"id", "pk"} and set(columns) != {"id", "pk"}:
        return next(name for name in columns if name not in ("id", "pk"))
    return None


class Datasette(common.Test):
    format = "datasette"

    def read(self, *options):
        return json.loads((self.export(*options) / "metadata.json").read_text(encoding="utf-8"))

    def columns(self, table):
        return [row[1] for row in self.db.execute(f'PRAGMA table_info("{table}")')]

    def test_names_what_there_is(self):
        metadata = self.read("--license", "CC0-1.0")
        self.assertEqual(metadata["license"], "CC0-1.0")
        tables = metadata["databases"]["orgkarta"]["tables"]
        there = self.column("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
                            " AND name NOT IN ('runs', 'properties', 'files') AND name NOT LIKE 'sqlite_%'")
        self.assertEqual(set(tables), set(there))
        for name, table in tables.items():
            self.assertLessEqual(set(table), TABLE_KEYS)
            self.assertTrue(table["title"] and table["description"])
            columns = set(self.columns(name))
            for column in [*table.get("columns", {}), *table.get("facets", []), *table.get("units", {}),
                           *([table["label_column"]] if "label_column" in table else []), *([table["fts_pk"]] if "fts_pk" in table else [])]:
                self.assertIn(column, columns, name)
            if name not in self.column("SELECT name FROM sqlite_schema WHERE type = 'view'"):
                self.assertEqual(set(table["columns"]), columns)

    def test_facets_and_search_answer(self):
        tables = self.read()["databases"]["orgkarta"]["tables"]
        for name, table in tables.items():
            for facet in table.get("facets", []):
                self.db.execute(f'SELECT "{facet}", count(*) FROM "{name}" GROUP BY 1 LIMIT 31').fetchall()
            if "fts_table" in table:
                sql = f'SELECT count(*) FROM "{name}" WHERE "{table["fts_pk"]}" IN (SELECT rowid FROM {table["fts_table"]} WHERE {table["fts_table"]} MATCH ?)'
                self.assertGreater(self.db.execute(sql, ("kommun*",)).fetchone()[0], 0, name)

    def test_datasette_finds_search(self):
        tables = self.read()["databases"]["orgkarta"]["tables"]
        found = {table: self.column(FTS.format(table=table)) for table in tables if not table.endswith("_view")}
        self.assertEqual({table: names for table, names in found.items() if names}, {table: [name] for table, name in FOUND_BY.items()})
        for table, name in FOUND_BY.items():
            # As a table's page asks: fts_pk is rowid where nothing else is told, so the table needs one that leads to the row.
            self.assertEqual(self.column(f"SELECT count(*) FROM {table} WHERE rowid IS NULL"), [0])
            self.db.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        # Swedish letters are letters of their own.
        self.assertEqual(self.column("SELECT count(*) FROM units_fts WHERE units_fts MATCH 'aldrenamnden'"), [0])
        self.assertGreater(self.column("SELECT count(*) FROM units_fts WHERE units_fts MATCH 'äldrenämnden'")[0], 0)

    def search(self, table, words):
        return self.column(f'SELECT id FROM {table} WHERE rowid IN (SELECT rowid FROM {FOUND_BY[table]} WHERE {FOUND_BY[table]} MATCH ?)', f'"{words}"')

    def test_bodies_and_people_are_found_by_their_names(self):
        for id_, name in self.db.execute("SELECT id, name FROM organisations ORDER BY id LIMIT 200").fetchall():
            self.assertIn(id_, self.search("organisations", name))
        names = self.db.execute("SELECT n.organisation, n.name FROM organisation_names n JOIN organisations o ON o.id = n.organisation"
                                " WHERE n.name <> o.name ORDER BY 1, 2").fetchall()
        self.assertGreater(len(names), 20)
        for id_, name in names:
            self.assertIn(id_, self.search("organisations", name))
        for id_, name in self.db.execute("SELECT id, name FROM persons ORDER BY id LIMIT 200").fetchall():
            self.assertIn(id_, self.search("persons", name))

    def test_foreign_keys_lead_to_rows_with_a_label(self):
        tables = self.read()["databases"]["orgkarta"]["tables"]
        count = 0
        targets = set()
        for name in tables:
            for _, _, other, column, to, *_ in self.db.execute(f'PRAGMA foreign_key_list("{name}")').fetchall():
                count += 1
                targets.add(other)
                lost = self.db.execute(f'SELECT count(*) FROM "{name}" a LEFT JOIN "{other}" b ON a."{column}" = b."{to}"'
                                       f' WHERE a."{column}" IS NOT NULL AND b."{to}" IS NULL').fetchone()[0]
                self.assertEqual(lost, 0, f"{name}.{column}")
        self.assertGreater(count, 25)
        keys = {column for other in targets for _, column, *_, key in self.db.execute(f'PRAGMA table_info("{other}")') if key}
        for other in sorted(targets):
            label = label_column(self.db, other, tables[other])
            self.assertIn(label, self.columns(other), f"rows of {other} have no label")
            self.assertNotIn(label, keys - {"line"}, f"rows of {other} are called by their key")

    def test_labels_of_changes_and_statements_tell_kind_and_names(self):
        for table, sides, number in (("events", "event_organisations", "event"), ("changes", "change_units", "change")):
            name = "s.name" if table == "events" else "coalesce(s.name, (SELECT name FROM units WHERE id = s.unit))"
            for title, kind, one in self.db.execute(f"SELECT t.title, t.kind, {name} FROM {table} t JOIN {sides} s ON s.{number} = t.id").fetchall():
                self.assertTrue(title.startswith(kind + ":"), title)
                self.assertIn(one, title)
        for title, text in self.db.execute("SELECT s.title, a.kind || ': ' || a.text FROM statements s JOIN statement_amounts x ON x.statement = s.id"
                                           " JOIN amounts a ON a.id = x.amount GROUP BY s.id HAVING count(*) = 1").fetchall():
            self.assertTrue(text.startswith(title) and len(title) > 4, title)
        self.assertEqual(self.column("SELECT count(*) FROM statements WHERE length(title) > 140"), [0])

    def test_savings_have_a_year(self):
        savings = self.read()["databases"]["orgkarta"]["tables"]["savings"]
        self.assertIn("year", savings["facets"])
        self.assertIn("sentence", savings["columns"]["year"])
        rows = self.db.execute("SELECT s.year, substr(y.day, 1, 4) FROM savings s LEFT JOIN document_days y ON y.path = s.document").fetchall()
        self.assertGreater(len(rows), 10)
        self.assertTrue(all(year is None and day is None or 1900 <= year <= 2100 for year, day in rows))
        self.assertEqual(len(rows), self.column("SELECT count(*) FROM amounts WHERE kind = 'saving'")[0])

    def test_the_year_of_a_saving_is_that_of_its_period(self):
        documents = self.dir / "documents"
        documents.mkdir()
        (documents / "a.txt").write_text("Publicerad 2023-11-02\n\nNämnden ska spara 3 miljoner kronor under perioden 2024.\n\n"
                                         "Besparingen är 2 miljoner kronor.\n", encoding="utf-8")
        found = self.dir / "found"
        common.run(self.shared.binary, "run", documents, "--out", found, "--quiet")
        db = sqlite3.connect(found / "orgkarta.db")
        self.addCleanup(db.close)
        self.assertEqual(db.execute("SELECT min, year FROM savings ORDER BY min").fetchall(), [(2000000, 2023), (3000000, 2024)])

    def test_without_search(self):
        documents = self.dir / "documents"
        documents.mkdir()
        (documents / "a.txt").write_text("Socialnämnden leds av ordförande Anna Lind.\n", encoding="utf-8")
        found = self.dir / "found"
        common.run(self.shared.binary, "run", documents, "--out", found, "--quiet", "--no-text-index")
        metadata = json.loads((self.export(found=found) / "metadata.json").read_text(encoding="utf-8"))
        self.assertNotIn("fts_table", metadata["databases"]["orgkarta"]["tables"]["units_view"])
        self.assertNotIn("text_search", metadata["databases"]["orgkarta"]["tables"])
