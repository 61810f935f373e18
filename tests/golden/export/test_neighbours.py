"""Exports of one municipality whose facts lead to another, and whose bodies are told of in another's documents."""
import sqlite3

import common
import test_csv
import test_ftm
import test_linked_data
import test_popolo

HERE, THERE, UNHEARD = "0581", "0136", "0999"  # the last: a body is of it, but no document


class Neighbours(common.Test):
    """On a copy of the registry that is made so."""

    def setUp(self):
        super().setUp()
        self.found = self.dir / "found"
        self.found.mkdir()
        self.crossed = sqlite3.connect(self.found / "orgkarta.db")
        self.addCleanup(self.crossed.close)
        self.db.backup(self.crossed)
        bodies = self.column("SELECT id FROM organisations WHERE municipality = ? AND kind <> 'municipality' ORDER BY id LIMIT 4", THERE)
        self.body, self.side, self.far, self.above = bodies
        self.member = self.column("SELECT m.id FROM memberships m JOIN persons p ON p.id = m.person WHERE p.municipality = ? AND m.organisation IS NOT NULL", HERE)[0]
        self.event = self.column("SELECT e.id FROM events e JOIN event_organisations s ON s.event = e.id WHERE e.municipality = ? AND s.side = 'to'"
                                 " AND e.status = 'done'", HERE)[0]
        self.own = self.column("SELECT id FROM organisations WHERE municipality = ? ORDER BY id", HERE)[0]
        self.unit = self.column("SELECT u.id FROM units u JOIN documents d ON d.id = u.document WHERE d.municipality = ? ORDER BY u.id", THERE)[0]
        for sql, *values in (("UPDATE memberships SET organisation = ? WHERE id = ?", self.body, self.member),
                             ("UPDATE event_organisations SET organisation = ? WHERE event = ? AND side = 'to' AND ordinal = 1", self.side, self.event),
                             ("UPDATE organisation_units SET organisation = ? WHERE unit = ?", self.own, self.unit),
                             ("DELETE FROM organisation_parents WHERE organisation = ?", self.body),
                             ("INSERT INTO organisation_parents (organisation, ordinal, parent) VALUES (?, 1, ?)", self.body, self.above),
                             ("UPDATE organisations SET municipality = ? WHERE id = ?", UNHEARD, self.far)):
            self.crossed.execute(sql, values)
        self.crossed.commit()

    def both(self, form):
        """Of all municipalities, and of the one."""
        self.format = form
        for options in ((), ("--municipality", HERE)):
            yield options, self.export(*options, found=self.found, name="-".join((form, *options)))

    def test_popolo(self):
        for options, out in self.both("popolo"):
            popolo = test_popolo.read_file(out)
            self.assertEqual(common.faults("popolo_export.schema.json", popolo), [])
            test_popolo.check_references(self, popolo)
            bodies = {o["id"]: o for o in popolo["organizations"]}
            self.assertIn(self.body, bodies)
            self.assertEqual(bodies[self.body]["parent_id"], self.above)
            self.assertIn(self.body, {m.get("organization_id") for m in popolo["memberships"]})
            self.assertEqual(self.far in bodies, not options)
            self.assertEqual(UNHEARD in {a["identifier"] for a in popolo["areas"]}, not options)
            there = self.column("SELECT path FROM documents WHERE municipality = ?", THERE)
            if options:  # its documents are its neighbour's
                self.assertFalse([s for s in bodies[self.body].get("sources", []) if any(s["url"].endswith(path) for path in there)])

    def test_ftm(self):
        for _, out in self.both("ftm"):
            entities = common.lines(out / "entities.ftm.json")
            self.assertEqual(list(test_ftm.faults_of(entities)), [])
            self.assertIn(self.body, {o for e in entities for o in e["properties"].get("organization", [])})
            path = self.column("SELECT d.path FROM units u JOIN documents d ON d.id = u.document WHERE u.id = ?", self.unit)[0]
            self.assertIn(path, {f for e in entities for f in e["properties"].get("fileName", [])})

    def test_linked_data(self):
        if test_linked_data.rdflib is None:
            self.skipTest("python3-rdflib is not installed")
        for _, out in self.both("org-jsonld"):
            graph = test_linked_data.rdflib.Graph().parse(str(out / "org.jsonld"), format="json-ld")
            for lost in ("?a org:organization ?b FILTER NOT EXISTS { ?b ok:state ?s }", "?a org:resultingOrganization ?b FILTER NOT EXISTS { ?b ok:state ?s }",
                         "?a org:unitOf|org:subOrganizationOf ?b FILTER NOT EXISTS { ?b ok:state ?s }", "?a dct:source ?b FILTER NOT EXISTS { ?b a prov:Entity }",
                         "?a dct:spatial ?b FILTER NOT EXISTS { ?b a dct:Location }"):
                self.assertEqual(list(graph.query(test_linked_data.PREFIXES + "SELECT ?a ?b { " + lost + " }")), [])
            told = graph.query(test_linked_data.PREFIXES + f"SELECT ?a {{ ?a org:organization <urn:orgkarta:{self.body}> }}")
            self.assertGreater(len(list(told)), 0)

    def test_csv(self):
        for options, out in self.both("csv"):
            found = test_csv.read_package(self, out)
            test_csv.check_keys(self, found)
            names = [f["name"] for f in found["memberships"][0]["schema"]["fields"]]
            rows = {row[names.index("id")]: row[names.index("organisation")] for row in found["memberships"][1]}
            self.assertEqual(rows[self.member], None if options else self.body)  # the row stays, its cell leads nowhere
            units = [f["name"] for f in found["organisation_units"][0]["schema"]["fields"]]
            self.assertEqual(self.unit in {row[units.index("unit")] for row in found["organisation_units"][1]}, not options)
