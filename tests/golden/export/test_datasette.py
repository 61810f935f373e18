"""metadata.json against the database, and what Datasette asks a database by itself."""
import json

import common

# As Datasette asks them (its module utils): the full-text table of a table; what names a row of one.
FTS = """select name from sqlite_master where rootpage = 0 and (
  sql like '%VIRTUAL TABLE%USING FTS%content="{table}"%' or sql like '%VIRTUAL TABLE%USING FTS%content=[{table}]%'
  or (tbl_name = "{table}" and sql like '%VIRTUAL TABLE%USING FTS%'))"""
TABLE_KEYS = {"title", "description", "columns", "units", "facets", "label_column", "fts_table", "fts_pk"}


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
        for table in ("units", "goals", "documents"):
            self.assertEqual(self.column(FTS.format(table=table)), [f"{table}_fts"])
        # Swedish letters are letters of their own.
        self.assertEqual(self.column("SELECT count(*) FROM units_fts WHERE units_fts MATCH 'aldrenamnden'"), [0])
        self.assertGreater(self.column("SELECT count(*) FROM units_fts WHERE units_fts MATCH 'äldrenämnden'")[0], 0)

    def test_foreign_keys_lead_to_rows_with_a_label(self):
        tables = self.read()["databases"]["orgkarta"]["tables"]
        count = 0
        for name in tables:
            for _, _, other, column, to, *_ in self.db.execute(f'PRAGMA foreign_key_list("{name}")').fetchall():
                count += 1
                lost = self.db.execute(f'SELECT count(*) FROM "{name}" a LEFT JOIN "{other}" b ON a."{column}" = b."{to}"'
                                       f' WHERE a."{column}" IS NOT NULL AND b."{to}" IS NULL').fetchone()[0]
                self.assertEqual(lost, 0, f"{name}.{column}")
                pair = (other in ("events", "statements", "changes"))  # named by their ids: they have no name of their own
                self.assertTrue(pair or "label_column" in tables[other], f"{name}.{column} leads to {other}, whose rows have no label")
        self.assertGreater(count, 25)

    def test_without_search(self):
        documents = self.dir / "documents"
        documents.mkdir()
        (documents / "a.txt").write_text("Socialnämnden leds av ordförande Anna Lind.\n", encoding="utf-8")
        found = self.dir / "found"
        common.run(self.shared.binary, "run", documents, "--out", found, "--quiet", "--no-text-index")
        metadata = json.loads((self.export(found=found) / "metadata.json").read_text(encoding="utf-8"))
        self.assertNotIn("fts_table", metadata["databases"]["orgkarta"]["tables"]["units_view"])
        self.assertNotIn("text_search", metadata["databases"]["orgkarta"]["tables"])
