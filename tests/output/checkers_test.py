#!/usr/bin/python3
"""Spoils the sample in one way after another and expects the checks to see it.

    checkers_test.py DIR      with facts.jsonl, orgkarta.db and inputs/, as output_test writes them
"""
import contextlib
import copy
import io
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
import compare_json_db  # noqa: E402
import source_text  # noqa: E402
import validate_facts  # noqa: E402

SAMPLE = None


def run(check, *arguments):
    """A check's exit code and what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = check.main(list(arguments))
    return code, out.getvalue()


def sample_lines():
    with open(os.path.join(SAMPLE, "facts.jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Spoiled(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.facts = os.path.join(self.folder, "facts.jsonl")
        self.db = os.path.join(self.folder, "orgkarta.db")
        shutil.copy(os.path.join(SAMPLE, "orgkarta.db"), self.db)

    def write(self, lines):
        with open(self.facts, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

    def spoil(self, change):
        lines = copy.deepcopy(sample_lines())
        change(lines)
        self.write(lines)

    def expect_invalid(self, change, message):
        self.spoil(change)
        code, out = run(validate_facts, "--inputs", os.path.join(SAMPLE, "inputs"), self.facts)
        self.assertEqual(code, 1, out)
        self.assertIn(message, out)

    def test_untouched(self):
        self.spoil(lambda lines: None)
        code, out = run(validate_facts, "--inputs", os.path.join(SAMPLE, "inputs"), self.facts)
        self.assertEqual(code, 0, out)
        self.assertIn("14 passages compared", out)
        self.assertEqual(run(compare_json_db, self.facts, self.db)[0], 0)

    def test_schema(self):
        self.expect_invalid(lambda l: l[0].update(extra=1), "extra")
        self.expect_invalid(lambda l: l[0]["units"][0].pop("parent"), "'parent' is a required")
        self.expect_invalid(lambda l: l[0]["units"][0].update(kind="x"), "'x' is not one of")
        self.expect_invalid(lambda l: l[0]["units"][1]["evidence"][1].update(quote="x"), "nevaluated")
        self.expect_invalid(lambda l: l[0]["units"][1]["evidence"][0].pop("quote"), "quote")
        self.expect_invalid(lambda l: l[0]["units"][1].update(evidence=[]), "evidence")
        self.expect_invalid(lambda l: l[0]["document"]["municipality"].update(code="581"), "581")
        self.expect_invalid(lambda l: l[0]["amounts"][0].update(period="year"), "period")
        self.expect_invalid(lambda l: l[0]["amounts"][0].update(min=None, max=None), "(anyOf)")

    def test_edtf(self):
        for value in ("2012-5", "1 maj", "2012-24/2013-21", "XXXX", "2012-32", "../2012", "2012-13"):
            self.expect_invalid(lambda l, v=value: l[0]["dates"][0].update(value=v), value)
        for value in ("2012~", "XXXX-06-01", "XXXX-21", "2012-41", "2024-08/2025-06", "2019/2022"):
            self.spoil(lambda l, v=value: l[0]["dates"][0].update(value=v))
            self.assertEqual(run(validate_facts, self.facts)[0], 0, value)

    def test_beyond_the_schema(self):
        self.expect_invalid(lambda l: l[0]["units"][1].update(id="u1"), "u1 stands twice")
        self.expect_invalid(lambda l: l[0]["posts"][0].update(unit="u9"), "refers to u9")
        self.expect_invalid(lambda l: l[0]["units"][0].update(parent="u2"), "its own ancestor")
        self.expect_invalid(lambda l: l[0]["units"][0]["evidence"][0].update(start=1), "the quote is not")
        self.expect_invalid(lambda l: l[0]["units"][0]["evidence"][0].update(end=99999), "outside the text")
        self.expect_invalid(lambda l: l[0]["units"][0].update(confidence=0.123), "two decimals")
        self.expect_invalid(lambda l: l.reverse(), "byte order")
        self.expect_invalid(lambda l: l[0]["units"][0]["evidence"][0]["source"].update(start=2),
                            "does not say")

    def test_long_evidence(self):
        def lengthen(lines, kind):
            lines[1]["document"]["text"] = "a" * 401
            fact = copy.deepcopy(lines[0][kind][0])
            fact["evidence"] = [{"start": 0, "end": 401, "quote": "a" * 401, "rule": "r",
                                 "source": {"start": 0, "end": 401}}]
            lines[1][kind] = [fact]
        self.spoil(lambda l: lengthen(l, "units"))
        self.assertIn("401 code points", run(validate_facts, self.facts)[1])
        self.spoil(lambda l: lengthen(l, "goals"))
        self.assertEqual(run(validate_facts, self.facts)[0], 0)

    def test_individuals(self):
        def part(lines, start, end):
            lines[0]["document"]["individuals"] = [{"start": start, "end": end, "rule": "r"}]
        passage = sample_lines()[0]["posts"][0]["evidence"][0]
        self.expect_invalid(lambda l: part(l, passage["start"], passage["end"]), "a post in a part")
        self.expect_invalid(lambda l: part(l, 5, 100_000), "out of order")

    def test_duplicate_key_and_missing_line_feed(self):
        with open(self.facts, "w", encoding="utf-8") as file:
            file.write('{"schema": 1, "schema": 2}')
        out = run(validate_facts, self.facts)[1]
        self.assertIn("stands twice", out)
        self.assertIn("line feed", out)

    def test_every_table_counts(self):
        for change in ("UPDATE units SET parent = NULL", "UPDATE unit_names SET name = name || 'x'",
                       "UPDATE units SET aliases = NULL",
                       "UPDATE people SET name = 'x'", "UPDATE posts SET acting = 0",
                       "UPDATE goals SET target = NULL", "UPDATE dates SET inferred = 0",
                       "UPDATE amounts SET baseline = 8", "DELETE FROM amount_units",
                       "UPDATE changes SET subject = NULL", "DELETE FROM change_units",
                       "UPDATE evidence SET source_end = source_end + 1",
                       "UPDATE rules SET name = name || 'x'", "UPDATE municipalities SET name = 'x'",
                       "UPDATE documents SET warnings = '[]'", "DELETE FROM evidence WHERE ordinal = 2",
                       "INSERT INTO individual_parts SELECT min(id), 1, 0, 3, 1 FROM documents WHERE text IS NOT NULL"):
            with self.subTest(change):
                shutil.copy(os.path.join(SAMPLE, "orgkarta.db"), self.db)
                with sqlite3.connect(self.db) as db:
                    db.execute(change)
                db.close()
                code, out = run(compare_json_db, os.path.join(SAMPLE, "facts.jsonl"), self.db)
                self.assertEqual(code, 1, out)

    def test_missing_on_one_side(self):
        self.write(sample_lines()[1:])
        self.assertIn("only in the database", run(compare_json_db, self.facts, self.db)[1])


class SourceText(unittest.TestCase):
    def test_says(self):
        for data, charset, quote in (
                ("åtgärd  \r\n nu".encode("cp1252"), "windows-1252", "åtgärd nu"),
                ("kommu-\nnen".encode(), "utf-8", "kommunen"),
                ("barn-\noch".encode(), "utf-8", "barn- och"),
                ("”mål” – nu\u00ad".encode(), "utf-8", '"mål" - nu'),
                ("a\u0308r".encode(), "utf-8", "är"),
                ("är".encode("utf-16le"), "utf-16le", "är"),
                (b"850101-1234 Eva", "utf-8", "******-**** Eva")):
            self.assertTrue(source_text.says(data, charset, quote), quote)
        self.assertFalse(source_text.says(b"12 mnkr", "utf-8", "13 mnkr"))
        self.assertFalse(source_text.says(b"ett", "utf-8", "ett m"))

    def test_page_says(self):
        for data, quote in (("f&ouml;r<b>valt</b>ning", "förvaltning"), ("ett<!-- x --> <i>två", "ett två"),
                            ("Datum</dt><dd>5&nbsp;maj", "Datum: 5 maj"), ("a<script>b</script>c", "ac")):
            self.assertTrue(source_text.page_says(data.encode(), "utf-8", quote), quote)
        self.assertFalse(source_text.page_says(b"<p>ett</p>", "utf-8", "tv"))


if __name__ == "__main__":
    SAMPLE = sys.argv.pop(1)
    unittest.main()
