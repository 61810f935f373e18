"""DOT read by Graphviz, GraphML by networkx, Mermaid by its grammar's part that we use: against `orgkarta org`.

Mermaid itself, which needs a browser, draws it in tests/report.
"""
import json
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

import common

try:
    import networkx
except ImportError:
    networkx = None

SVG = "{http://www.w3.org/2000/svg}"
DAYS = ("2014", "2019-06-30", "2026")


def flat(node, parent=None):
    yield node, parent
    for child in node["children"]:
        yield from flat(child, node)


class Drawings(common.Test):
    def organisation(self, day, found=None):
        done = common.run(self.shared.binary, "org", found or self.shared.found, "0581", "--at", day, "--format", "json")
        return list(flat(json.loads(done.stdout)["organisation"]))

    def expected(self, day, found=None):
        rows = self.organisation(day, found)
        names = {node["id"]: node["name"] for node, _ in rows}
        self.assertGreater(len(names), 5)
        return names, {(parent["id"], node["id"]) for node, parent in rows if parent}

    def drawn(self, day, name, found=None):
        return self.export("--municipality", "norr", "--at", day, found=found, name=f"{self.format}-{day}") / name

    @unittest.skipIf(shutil.which("dot") is None, "graphviz is not installed")
    def test_dot(self):
        self.format = "dot"
        for day, found in (*((day, None) for day in DAYS), ("2019", self.shared.hostile)):
            path = self.drawn(day, "organisation.dot", found)
            done = subprocess.run(["dot", "-Tsvg", path], capture_output=True, timeout=120, check=True)
            self.assertEqual(done.stderr, b"")
            svg = ElementTree.fromstring(done.stdout)
            names, edges = self.expected(day, found)
            nodes = {g.find(f"{SVG}title").text: g for g in svg.iter(f"{SVG}g") if g.get("class", "").startswith("node")}
            self.assertEqual(set(nodes), set(names))
            drawn = [g.find(f"{SVG}title").text for g in svg.iter(f"{SVG}g") if g.get("class", "").startswith("edge")]
            self.assertEqual(set(drawn), {f"{a}->{b}" for a, b in edges})
            for node, _ in self.organisation(day, found):
                text = [t.text or "" for t in nodes[node["id"]].iter(f"{SVG}text")]
                lines = [node["name"], *(h["name"] + (f", {h['title']}" if h["title"] else "") + (" (acting)" if h["acting"] else "") for h in node["heads"])]
                plain = lambda s: re.sub(r"[\s\x00-\x1f]+", "", s).replace("\uffff", "\ufffd")  # Graphviz draws spaces as U+00A0 and breaks lines
                self.assertEqual(plain("".join(text)), plain("".join(lines)))

    @unittest.skipIf(networkx is None, "python3-networkx is not installed")
    def test_graphml(self):
        self.format = "graphml"
        for day, found in (*((day, None) for day in DAYS), ("2019", self.shared.hostile)):
            graph = networkx.read_graphml(self.drawn(day, "organisation.graphml", found))
            names, edges = self.expected(day, found)
            clean = lambda s: re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", s)
            self.assertEqual(dict(graph.nodes(data="name")), {k: clean(v) for k, v in names.items()})
            self.assertEqual(set(graph.edges), edges)
            self.assertTrue(networkx.is_arborescence(graph))
            self.assertEqual(graph.graph["municipality"], "0581")
            for node, _ in self.organisation(day, found):
                self.assertEqual(graph.nodes[node["id"]]["kind"], node["kind"])
                self.assertIs(graph.nodes[node["id"]]["founded"], node["founded"])
                self.assertEqual(graph.nodes[node["id"]].get("heads", "").count(", "), sum(h["name"].count(", ") + (", " in h["title"]) + bool(h["title"]) for h in node["heads"]))

    def test_mermaid(self):
        self.format = "mermaid"
        for day, found in (*((day, None) for day in DAYS), ("2019", self.shared.hostile)):
            lines = self.drawn(day, "organisation.mmd", found).read_text(encoding="utf-8").splitlines()
            names, edges = self.expected(day, found)
            self.assertEqual((lines[0], lines[2], lines[3]), ("---", "---", "flowchart LR"))
            self.assertIn("(0581)", json.loads(lines[1].removeprefix("title: ")))
            ids, labels, drawn = {}, {}, set()
            for line in lines[4:]:
                if comment := re.fullmatch(r"%% (n[0-9]+) (\S+) (\S+)", line):
                    ids[comment[1]] = comment[2]
                elif node := re.fullmatch(r'  (n[0-9]+)\["((?:[0-9A-Za-z \u00a0-\U0010ffff]|#[0-9]+;|<br/>)*)"\]', line):
                    labels[ids[node[1]]] = re.sub(r"#([0-9]+);", lambda m: chr(int(m[1])), node[2].replace("<br/>", "\n"))
                elif edge := re.fullmatch(r"  (n[0-9]+) (?:-->|-\.->) (n[0-9]+)", line):
                    drawn.add((ids[edge[1]], ids[edge[2]]))
                else:
                    self.fail(f"no line of a flowchart: {line!r}")
            self.assertEqual(drawn, edges)
            self.assertEqual(set(labels), set(names))
            for id_, name in names.items():
                self.assertTrue(labels[id_].startswith(re.sub("[\t\r\x7f-\x9f]", " ", name)), (labels[id_], name))

    def test_one_municipality_is_needed(self):
        done = common.run(self.shared.binary, "export", self.shared.found, "--format", "dot", "--out", self.dir / "x", code=2)
        self.assertIn("--municipality", done.stderr)
