"""Web annotations against the texts that they count in, and against the database."""
import collections
import unicodedata

import common


class Annotations(common.Test):
    format = "annotations"

    def test_agrees_with_the_database(self):
        out = self.export()
        documents = {d["id"]: d for d in common.lines(out / "documents.jsonl")}
        self.assertEqual(sorted((d["path"], d["text"]) for d in documents.values()),
                         sorted(self.db.execute("SELECT path, text FROM documents WHERE text IS NOT NULL")))
        annotations = common.lines(out / "annotations.jsonl")
        self.assertEqual(len({a["id"] for a in annotations}), len(annotations))
        found = collections.Counter()
        kinds = {}
        for a in annotations:
            self.check(a, documents)
            if a["id"].endswith(":1"):
                kinds.setdefault((a["generator"]["name"], len(a["target"]["selector"]), len(a["body"])), a)
            selectors = {s["type"]: s for s in a["target"]["selector"]}
            position = selectors["TextPositionSelector"]
            found[(documents[a["target"]["source"]["id"]]["path"], position["start"], position["end"], a["generator"]["name"])] += 1
        expected = collections.Counter(self.db.execute("SELECT d.path, e.start, e.end, r.name FROM evidence e JOIN documents d"
                                                       " ON d.id = e.document JOIN rules r ON r.id = e.rule"))
        self.assertEqual(found, expected)
        self.assertGreater(len(kinds), 20)
        for a in kinds.values():  # one of each make: the validator takes milliseconds for one
            self.assertEqual(common.faults("annotation.schema.json", a), [])

    def check(self, a, documents):
        self.assertEqual(a["@context"], "http://www.w3.org/ns/anno.jsonld")
        self.assertEqual((a["type"], a["motivation"]), ("Annotation", "identifying"))
        text = documents[a["target"]["source"]["id"]]["text"]
        kinds = collections.Counter(s["type"] for s in a["target"]["selector"])
        self.assertEqual((kinds["TextPositionSelector"], kinds["TextQuoteSelector"]), (1, 1))
        selectors = {s["type"]: s for s in a["target"]["selector"]}
        start, end = (selectors["TextPositionSelector"][k] for k in ("start", "end"))
        quote = selectors["TextQuoteSelector"]
        self.assertTrue(0 <= start < end)
        self.assertEqual(text[start:end], quote["exact"])  # Python counts code points, as they must
        self.assertEqual(text[:start][len(text[:start]) - len(quote["prefix"]):], quote["prefix"])
        self.assertTrue(text[end:].startswith(quote["suffix"]))
        self.assertLessEqual(max(len(quote["prefix"]), len(quote["suffix"])), 32)
        self.assertFalse(quote["prefix"] and unicodedata.combining(quote["prefix"][0]))

    def test_positions_behind_letters_of_four_bytes(self):
        """Where UTF-8, UTF-16 and code points count differently."""
        documents = self.dir / "documents"
        documents.mkdir()
        (documents / "a.txt").write_text("😀 Ärendet 😀 gäller e\u0301n sak.\n\nSocialnämnden i Norrköpings kommun leds av ordförande Anna Lind.\n", encoding="utf-8")
        common.run(self.shared.binary, "run", documents, "--out", self.dir / "found", "--quiet", "--municipality", "0581")
        out = self.export(found=self.dir / "found")
        texts = {d["id"]: d for d in common.lines(out / "documents.jsonl")}
        annotations = common.lines(out / "annotations.jsonl")
        self.assertGreater(len(annotations), 1)
        for a in annotations:
            self.check(a, texts)
            data = next(s for s in a["target"]["selector"] if s["type"] == "DataPositionSelector")
            exact = next(s for s in a["target"]["selector"] if s["type"] == "TextQuoteSelector")["exact"]
            self.assertEqual((documents / "a.txt").read_bytes()[data["start"]:data["end"]].decode(), exact)

    def test_facts_lead_to_the_registry(self):
        bodies = collections.Counter(b for a in common.lines(self.export() / "annotations.jsonl") for b in a["body"])
        for (id_,) in self.db.execute("SELECT id FROM organisations UNION SELECT id FROM events UNION SELECT id FROM statements"):
            self.assertGreater(bodies[f"urn:orgkarta:{id_}"], 0, id_)
