#!/usr/bin/env python3
"""Prints the sources that are not to be compiled together with others, as a list of CMake's.

Compiled together, what unnamed namespaces hold is seen by all: a call could take a neighbour's overload, a constant hide a
header's, and the tests would see another program than is released. So sources stay apart until none of those left shares
such a name with another of its layer or with a header.
"""
import collections
import functools
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
UNNAMED = re.compile(r"^namespace \{$(.*?)^\}  // namespace$", re.M | re.S)
# What is defined or declared at the start of a line, as clang-format lays out all that is not in a body.
DEFINED = re.compile(r"^(?:template.*\n)?(?! |TEST|using |namespace |static_assert|return |#|//|\})"
                     r"(?:(?:class|struct|enum class|enum) (\w+)\b|[\w:<>,&* \[\]]*?[ &*>](\w+)(?:\(|\{| =|\[|;))", re.M)
ALIAS = re.compile(r"^using (\w+) =", re.M)


def names_in(text):
    return {a or b for a, b in DEFINED.findall(text)} | set(ALIAS.findall(text))


@functools.cache
def names_of(source):
    """The names of a source's unnamed namespaces."""
    return names_in("".join(UNNAMED.findall(source.read_text(encoding="utf-8"))))


def layers():
    """Sources that become one library or test program, by folder."""
    out = collections.defaultdict(list)
    for top, depth in (("pipeline", 2), ("output", 1), ("tests/unit", 3)):
        for path in sorted((ROOT / top).rglob("*.cc")):
            if path.name not in ("main.cc", "mimalloc.cc"):
                out["/".join(path.relative_to(ROOT).parts[:depth])].append(path)
    return out


def declared(folder):
    """The names of headers that such a name would hide: those of the layer, of the layer that tests are of, and of those
    that all include. Other layers' namespaces are others."""
    layer = folder.removeprefix("tests/unit/")
    own = {folder, layer if layer == "output" else f"pipeline/{layer}", "pipeline/model", "pipeline/unicode"}
    return {name for top in own for path in (ROOT / top).rglob("*.h") for name in names_in(path.read_text(encoding="utf-8"))}


def apart(folder, sources):
    """Ever the source that has most names in common with what is left, until none has any."""
    headers, left = declared(folder), list(sources)
    while True:
        having = collections.Counter(name for source in left for name in names_of(source))
        shared = {source: sum(having[name] > 1 or name in headers for name in names_of(source)) for source in left}
        worst = min(left, key=lambda source: (-shared[source], source), default=None)
        if worst is None or not shared[worst]:
            return
        left.remove(worst)
        yield worst


print(";".join(str(source) for folder, sources in layers().items() for source in apart(folder, sources)), end="")
