"""`orgkarta report --svg`: files that stand alone, say in words what they show, and have all that `orgkarta org` tells; also of hostile names."""
import json
import re
import xml.etree.ElementTree as ElementTree

import common

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "rect", "path", "text"}
ATTRIBUTES = re.compile(r"^(id|x|y|rx|d|width|height|viewBox|role|aria-labelledby|transform|fill|fill-opacity|paint-order|text-anchor|font-\w+|stroke(-\w+)?)$")


def named(node):
    yield node["name"]
    for child in node["children"]:
        yield from named(child)


class Pictures(common.Test):
    def pictures(self, found, *options):
        common.run(self.shared.binary, "report", found, "--svg", self.dir / "svg", *options)
        return {path.name: ElementTree.parse(path).getroot() for path in sorted((self.dir / "svg").iterdir())}

    def check_alone(self, name, root):
        self.assertEqual([root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")], root.get("aria-labelledby").split(), name)
        for text in (f"{SVG}title", f"{SVG}desc"):
            self.assertTrue(root.find(text).text.strip(), name)
        for element in root.iter():
            self.assertIn(element.tag.removeprefix(SVG), ELEMENTS, name)
            for attribute, value in element.attrib.items():
                self.assertRegex(attribute, ATTRIBUTES, name)
                self.assertNotRegex(value, r"url|javascript|[\u202a-\u202e]", name)
            self.assertNotRegex(element.text or "", "[\u202a-\u202e\u2066-\u2069]", name)

    def test_all_towns(self):
        found = self.pictures(self.shared.found)
        self.assertEqual(len(found), 3 * len(self.column("SELECT DISTINCT municipality FROM organisations WHERE municipality IS NOT NULL")))
        for name, root in found.items():
            self.check_alone(name, root)

    def test_hostile_names(self):
        found = self.pictures(self.shared.hostile, "--municipality", "0581", "--language", "sv")
        self.assertEqual(len(found), 3)
        for name, root in found.items():
            self.check_alone(name, root)

    def test_names_and_heads_are_those_of_org(self):
        for day in ("2014-06-01", "2021-12-31"):
            told = json.loads(common.run(self.shared.binary, "org", self.shared.found, "0581", "--at", day, "--format", "json").stdout)["organisation"]
            root = self.pictures(self.shared.found, "--municipality", "norr", "--at", day)[f"0581-organisation-{day}.svg"]
            boxes = [group.find(f"{SVG}title").text for group in root.iter(f"{SVG}g")]
            self.assertEqual(sorted(title.split(", ")[0] for title in boxes), sorted(named(told)))
            self.assertEqual(len(root.find(f"{SVG}desc").text.splitlines()), len(boxes))
            for head in told["heads"]:
                self.assertIn(head["name"], boxes[0])

    def test_the_same_bytes_again_and_foreign_files_stay(self):
        self.pictures(self.shared.found, "--municipality", "norr")
        first = common.files(self.dir / "svg")
        (self.dir / "svg" / "mine.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
        self.pictures(self.shared.found, "--municipality", "norr")
        self.assertEqual(common.files(self.dir / "svg"), {**first, "mine.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"})
