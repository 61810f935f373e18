#!/usr/bin/env python3
"""Checks that sources which are compiled together have no name of an unnamed namespace in common (cmake/apart.cmake).

Compiled together, a call could take a neighbour's overload, a constant hide a header's: the tests would then see another
program than is released. With --write: the list in cmake/apart.cmake is made anew.
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIST = ROOT / "cmake/apart.cmake"
UNNAMED = re.compile(r"^namespace \{$(.*?)^\}  // namespace$", re.M | re.S)
DEFINED = re.compile(r"^(?:template.*\n)?(?! |TEST|using |namespace |static_assert|return |#|//|\})"
                     r"(?:(?:class|struct|enum class|enum) (\w+)\b|[\w:<>,&* \[\]]*?[ &*>](\w+)(?:\(|\{| =|\[|;))", re.M)
ALIAS = re.compile(r"^using (\w+) =", re.M)


def names_of(path):
    """The names of a source's unnamed namespaces, by the layout that clang-format gives."""
    text = "".join(UNNAMED.findall(path.read_text(encoding="utf-8")))
    return {a or b for a, b in DEFINED.findall(text)} | set(ALIAS.findall(text))


def declared(folder):
    """The names of the headers of a layer, or of the layer that tests are of, and of those that all include: a name in an
    unnamed namespace would hide them. Other layers' namespaces are others."""
    layer = folder.removeprefix("tests/unit/")
    own = {folder, layer if layer == "output" else f"pipeline/{layer}", "pipeline/model", "pipeline/unicode"}
    return {a or b for top in own for path in (ROOT / top).rglob("*.h") for a, b in DEFINED.findall(path.read_text(encoding="utf-8"))}


def layers():
    """Sources that become one library or test program, by folder."""
    out = collections.defaultdict(list)
    for top, depth in (("pipeline", 2), ("output", 1), ("tests/unit", 3)):
        for path in sorted((ROOT / top).rglob("*.cc")):
            parts = path.relative_to(ROOT).parts
            if path.name not in ("main.cc", "mimalloc.cc"):
                out["/".join(parts[:depth])].append(path)
    return out


def shared(folder, files):
    """Names with the sources of a layer that have them, where these are several or a header has them too."""
    having = collections.defaultdict(set)
    headers = declared(folder)
    for path in files:
        for name in names_of(path):
            having[name].add(path)
    return {name: paths for name, paths in having.items() if len(paths) > 1 or name in headers}


def chosen():
    """Sources to keep apart: ever the one that has most names in common with others."""
    apart = set()
    for folder, files in layers().items():
        left = list(files)
        while clashes := shared(folder, left):
            count = collections.Counter(path for paths in clashes.values() for path in paths)
            worst = min(count, key=lambda path: (-count[path], path))
            left.remove(worst)
            apart.add(worst)
    return sorted(str(path.relative_to(ROOT)) for path in apart)


def main():
    text = LIST.read_text(encoding="utf-8")
    begin, end = text.index("set(ORGKARTA_APART") + len("set(ORGKARTA_APART"), text.index(")\n", text.index("set(ORGKARTA_APART"))
    if "--write" in sys.argv[1:]:
        LIST.write_text(text[:begin] + "".join(f"\n  {path}" for path in chosen()) + "\n" + text[end:], encoding="utf-8")
        return 0
    apart = set(text[begin:end].split())
    faults = [f"cmake/apart.cmake: {path} is not there" for path in sorted(apart) if not (ROOT / path).exists()]
    for folder, files in layers().items():
        for name, paths in shared(folder, [path for path in files if str(path.relative_to(ROOT)) not in apart]).items():
            faults.append(f"{name}: in an unnamed namespace of each of " + ", ".join(sorted(str(p.relative_to(ROOT)) for p in paths)))
    print("\n".join(faults) + "\nscripts/check_apart.py --write keeps them apart" if faults else "no name is twice in what is compiled together")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
