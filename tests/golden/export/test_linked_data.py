"""org.jsonld read by rdflib, without a network, and asked by SPARQL."""
import collections
import socket
import unittest

import common

try:
    import rdflib
except ImportError:
    rdflib = None

PREFIXES = """
PREFIX org: <http://www.w3.org/ns/org#> PREFIX cv: <http://data.europa.eu/m8g/> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX ok: <urn:orgkarta:term:> PREFIX reg: <urn:orgkarta:> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX time: <http://www.w3.org/2006/time#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# Classes and properties of the vocabularies, as far as we write them: a name that is misspelt or made up is in none.
PUBLISHED = {
    "http://www.w3.org/ns/org#": "Organization FormalOrganization OrganizationalUnit Post Membership Role ChangeEvent unitOf subOrganizationOf classification"
                                 " identifier member organization role memberDuring postIn heldBy originalOrganization resultingOrganization",
    "http://data.europa.eu/m8g/": "PublicOrganisation",
    "http://www.w3.org/ns/prov#": "Entity Activity SoftwareAgent wasDerivedFrom wasGeneratedBy wasAssociatedWith startedAtTime endedAtTime",
    "http://www.w3.org/2004/02/skos/core#": "Concept prefLabel altLabel",
    "http://purl.org/dc/terms/": "Location source spatial title description format identifier",
    "http://xmlns.com/foaf/0.1/": "Person name page",
    "http://www.w3.org/2006/time#": "Interval Instant hasBeginning hasEnd inXSDDate inXSDgYear inXSDgYearMonth",
    "http://www.w3.org/2000/01/rdf-schema#": "Class label subClassOf",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "type",
}


def no_network(*_):
    raise AssertionError("the network was asked for")


@unittest.skipIf(rdflib is None, "python3-rdflib is not installed")
class LinkedData(common.Test):
    format = "org-jsonld"
    graphs = {}

    def graph(self, *options, found=None):
        key = (options, found)
        if key not in self.graphs:
            path = self.export(*options, found=found) / "org.jsonld"
            kept, socket.socket.connect = socket.socket.connect, no_network
            try:
                self.graphs[key] = rdflib.Graph().parse(str(path), format="json-ld")
            finally:
                socket.socket.connect = kept
        return self.graphs[key]

    def ask(self, sparql, *options, found=None):
        return [tuple(None if v is None else str(v).removeprefix("urn:orgkarta:") for v in row)
                for row in self.graph(*options, found=found).query(PREFIXES + sparql)]

    def sides(self, side, statuses):
        return sorted(self.db.execute(f"SELECT e.id, s.organisation FROM events e JOIN event_organisations s ON s.event = e.id"
                                      f" WHERE s.side = ? AND s.organisation IS NOT NULL AND e.status IN ({statuses}) GROUP BY 1, 2", (side,)))

    def test_names_are_those_of_the_vocabularies(self):
        graph = self.graph()
        used = {str(p) for p in graph.predicates()} | {str(o) for o in graph.objects(None, rdflib.RDF.type)}
        known = {space + name for space, names in PUBLISHED.items() for name in names.split()}
        self.assertEqual({name for name in used if not name.startswith("urn:orgkarta:term:")} - known, set())
        self.assertEqual(known - used, {"http://www.w3.org/ns/org#Organization"})  # what is listed is looked at; the corpus has no group

    def test_every_change_event_has_its_originals_and_results(self):
        self.assertEqual(sorted(self.ask("SELECT ?e ?o { ?e a org:ChangeEvent ; org:originalOrganization ?o }")), self.sides("from", "'decided', 'done'"))
        self.assertEqual(sorted(self.ask("SELECT ?e ?o { ?e a org:ChangeEvent ; org:resultingOrganization ?o }")), self.sides("to", "'decided', 'done'"))
        self.assertEqual(sorted(self.ask("SELECT ?e ?o { ?e a ok:ProposedChange ; ok:original ?o }")), self.sides("from", "'proposed', 'rejected'"))
        self.assertEqual(sorted(self.ask("SELECT ?e ?o { ?e a ok:ProposedChange ; ok:resulting ?o }")), self.sides("to", "'proposed', 'rejected'"))
        events = self.ask("SELECT ?e ?s { { ?e a org:ChangeEvent } UNION { ?e a ok:ProposedChange } ?e ok:status ?s }")
        self.assertEqual(sorted(events), sorted(self.db.execute("SELECT id, status FROM events")))

    def test_kinds_of_change_are_subclasses(self):
        kinds = self.ask("SELECT ?e ?kind { ?e a org:ChangeEvent, ?c . ?c rdfs:subClassOf org:ChangeEvent ; rdfs:label ?kind }")
        self.assertEqual(sorted(kinds), sorted(self.db.execute("SELECT id, kind FROM events WHERE status IN ('decided', 'done')")))

    def test_units_stand_under_formal_organisations_by_unit_of_alone(self):
        self.assertEqual(self.ask("SELECT ?a { ?a org:unitOf ?b FILTER NOT EXISTS { ?b a org:FormalOrganization } }"), [])
        self.assertEqual(self.ask("SELECT ?a { ?a org:unitOf ?b FILTER NOT EXISTS { ?a a org:OrganizationalUnit } }"), [])
        under = dict(self.ask("SELECT ?a ?b { { ?a org:unitOf ?b } UNION { ?a org:subOrganizationOf ?b } }"))
        rows = self.db.execute("SELECT p.organisation, p.parent FROM organisation_parents p JOIN organisations o ON o.id = p.organisation"
                               " WHERE p.valid_to IS NULL AND p.to_first IS NULL OR o.state = 'dissolved' ORDER BY p.ordinal")
        self.assertEqual(under, dict(rows.fetchall()))
        self.assertGreater(len(self.ask("SELECT ?a { ?a org:unitOf ?b }")), 50)
        self.assertGreater(len(self.ask("SELECT ?a { ?a org:subOrganizationOf ?b }")), 20)
        placings = self.ask("SELECT ?a ?b { ?p a ok:Placing ; ok:placed ?a ; ok:under ?b }")
        self.assertEqual(collections.Counter(placings), collections.Counter(self.db.execute("SELECT organisation, parent FROM organisation_parents")))

    def test_when_is_prov(self):
        found = dict(self.ask("SELECT ?e ?t { ?e prov:startedAtTime ?t ; prov:endedAtTime ?t FILTER (datatype(?t) = xsd:dateTime) }"))
        exact = dict(self.db.execute("SELECT id, effective || 'T00:00:00' FROM events WHERE status IN ('decided', 'done') AND effective GLOB"
                                     " '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"))
        self.assertEqual(found, exact)
        text = (self.export() / "org.jsonld").read_text(encoding="utf-8")
        self.assertNotIn("prov:startAtTime", text)
        effective = dict(self.ask("SELECT ?e ?t { ?e ok:effective ?t }"))
        self.assertEqual(effective, dict(self.db.execute("SELECT id, effective FROM events WHERE effective IS NOT NULL")))

    def test_bodies_people_memberships(self):
        bodies = self.ask("SELECT ?o ?n ?s { ?o skos:prefLabel ?n ; ok:state ?s }")
        self.assertEqual(sorted(bodies), sorted(self.db.execute("SELECT id, name, state FROM organisations")))
        codes = self.ask("SELECT ?o ?c { ?o a cv:PublicOrganisation ; org:identifier ?c FILTER (datatype(?c) = ok:SE-SCB-KOMMUNKOD) }")
        self.assertEqual(sorted(codes), sorted(self.db.execute("SELECT id, municipality FROM organisations WHERE kind = 'municipality'")))
        self.assertIn("0136", [c for _, c in codes])
        self.assertEqual(self.ask("SELECT ?a { ?a org:identifier ?c FILTER NOT EXISTS { ?a a org:FormalOrganization } }"), [])
        self.assertEqual(sorted(self.ask("SELECT ?p ?n { ?p a foaf:Person ; foaf:name ?n }")), sorted(self.db.execute("SELECT id, name FROM persons")))
        held = self.ask("SELECT ?p ?o ?r { ?m a org:Membership ; org:member ?p ; org:role ?l . ?l rdfs:label ?r OPTIONAL { ?m org:organization ?o } }")
        self.assertEqual(collections.Counter(held), collections.Counter(self.db.execute("SELECT person, organisation, role FROM memberships")))

    def test_posts_are_held_by_whom_nobody_replaced(self):
        over = self.column("SELECT person FROM memberships GROUP BY person HAVING min(valid_to IS NOT NULL OR replaced IS NOT NULL)")
        holders = {p for (p,) in self.ask("SELECT ?p { ?x a org:Post ; org:heldBy ?p }")}
        self.assertGreater(len(over), 20)
        self.assertEqual(holders & set(over), set())
        pairs = self.ask("SELECT ?o ?p { ?x a org:Post ; org:postIn ?o ; org:heldBy ?p }")
        expected = self.db.execute("SELECT DISTINCT organisation, person FROM memberships WHERE role = 'head' AND organisation IS NOT NULL"
                                   " AND valid_to IS NULL AND to_first IS NULL AND replaced IS NULL")
        self.assertEqual(sorted(set(pairs)), sorted(expected))

    def test_sources_are_documents(self):
        lost = self.ask("SELECT ?d { ?x dct:source ?d FILTER NOT EXISTS { ?d a prov:Entity } }")
        self.assertEqual(lost, [])
        pairs = self.ask("SELECT DISTINCT ?o ?path { ?o ok:state ?s ; dct:source ?d . ?d ok:path ?path }")
        expected = self.db.execute("SELECT DISTINCT x.organisation, d.path FROM organisation_units x JOIN units u ON u.id = x.unit"
                                   " JOIN documents d ON d.id = u.document")
        self.assertEqual(sorted(pairs), sorted(expected))
        self.assertEqual(len(self.ask("SELECT ?d { reg:export <http://www.w3.org/ns/prov#wasDerivedFrom> ?d }")),
                         self.column("SELECT count(*) FROM documents WHERE text IS NOT NULL")[0])

    def test_posts_have_the_sources_of_those_who_hold_them(self):
        self.assertEqual(self.ask("SELECT ?x { ?x a org:Post FILTER NOT EXISTS { ?x dct:source ?d } }"), [])
        told = self.ask("SELECT DISTINCT ?x ?d { ?x a org:Post ; dct:source ?d }")
        held = self.ask("SELECT DISTINCT ?x ?d { ?m a org:Membership ; ok:inPost ?x ; dct:source ?d }")
        self.assertGreater(len(told), 100)
        self.assertEqual(sorted(told), sorted(held))

    def test_hostile(self):
        found = self.shared.hostile
        names = dict(self.ask("SELECT ?o ?n { ?o ok:state ?s ; skos:prefLabel ?n }", "--municipality", "0581", found=found))
        self.assertEqual(names, dict(self.hostile_db().execute("SELECT id, name FROM organisations WHERE municipality = '0581'")))
        self.assertTrue(self.graph("--municipality", "0581", found=found).serialize(format="nt"))  # no IRI that cannot be written
