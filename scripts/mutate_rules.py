#!/usr/bin/python3
"""Which rules only their own examples need: mutation of the rule set.

    mutate_rules.py BINARY [RULE…]     all rules, or those named

Takes one rule at a time out of a copy of rules/sv and asks whether anyone misses it: whether a fact of the
corpus (both parts), a sentence of tests/golden/facts or an example of another rule comes out differently. Prints the rules
that nobody misses, then their share; exit 1 if that is more than a fifth. Takes a second or two a rule.
"""
import concurrent.futures
import contextlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
RULES = ROOT / "rules" / "sv"
CASES = ROOT / "tests" / "golden" / "facts"
MOST = 0.2
TIME_LIMIT = 120
RULE = re.compile(r"^\[\[rule\]\]\n(?:.*\n)*?(?=^\[\[rule\]\]\n|\Z)", re.M)


def rules_of(text):
    """{id: the rule's lines} of a rule file."""
    return {re.search(r'^id = "([^"]+)"', block, re.M)[1]: block for block in RULE.findall(text)}


def documents(folder):
    """Lines that a run reads: the corpus's text files and the cases' texts."""
    lines = []
    for path in sorted((ROOT / "corpus").rglob("documents/*.txt")):
        lines.append({"path": path.name, "text": path.read_text("utf-8", "replace")})
    for path in sorted(CASES.glob("*.jsonl")):
        for number, line in enumerate(path.read_text().splitlines()):
            case = json.loads(line)
            if "text" in case:
                lines.append({"path": f"{path.stem}-{number}", "text": case["text"]})
    out = folder / "documents.jsonl"
    out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    return out


def facts(binary, rules, texts):
    """What a run finds, without what of it names rules: another rule may tell the same."""
    with texts.open() as lines:
        done = subprocess.run([binary, "run", "-", "--out", "-", "--quiet", "--rules", rules], stdin=lines,
                              capture_output=True, text=True, timeout=TIME_LIMIT, check=False)
    if not done.stdout:
        sys.exit(f"{binary} with {rules}: no output; {done.stderr[-500:]}")
    return re.sub(r'"(?:rule|confidence)":(?:"[^"]*"|[\d.e+-]+),?|"tentative":true,?', "", done.stdout)


def examples_hold(binary, rules):
    return subprocess.run([binary, "rules", "check", rules], capture_output=True, timeout=TIME_LIMIT,
                          check=False).returncode == 0


class Mutant:
    """Takes rules out of copies of the rule set, several at a time, each in its own folder."""

    def __init__(self, binary, folder):
        self.binary, self.folder, self.texts = binary, folder, documents(folder)
        with self.rules_without() as rules:
            self.whole = facts(binary, rules, self.texts)
            if not examples_hold(binary, rules):
                sys.exit(f"{binary}: the examples of {RULES} do not hold before any rule is taken out")

    @contextlib.contextmanager
    def rules_without(self, path=None, block=""):
        """A copy of the rules without the block, and without the record, which would name a rule that is gone."""
        with tempfile.TemporaryDirectory(dir=self.folder) as copy:
            rules = pathlib.Path(copy) / "sv"
            shutil.copytree(RULES, rules, ignore=shutil.ignore_patterns("record.tsv"))
            if path:
                file = rules / path.relative_to(RULES)
                file.write_text(file.read_text().replace(block, "", 1))
            yield rules

    def is_missed(self, path, block):
        with self.rules_without(path, block) as rules:
            return facts(self.binary, rules, self.texts) != self.whole or not examples_hold(self.binary, rules)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binary, wanted = sys.argv[1], set(sys.argv[2:])
    found = [(name, path, block) for path in sorted(RULES.glob("*/*.toml"))
             for name, block in rules_of(path.read_text()).items() if not wanted or name in wanted]
    if unknown := wanted - {name for name, _, _ in found}:
        sys.exit(f"no such rule: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor() as pool:
        mutant = Mutant(binary, pathlib.Path(folder))
        missed = list(pool.map(lambda rule: mutant.is_missed(*rule[1:]), found))
    alone = [name for (name, _, _), known in zip(found, missed) if not known]
    print("\n".join(alone))
    print(f"{len(alone)} of {len(found)} rules ({len(alone) / len(found):.1%}) are needed only by their own examples")
    return len(alone) > MOST * len(found)


if __name__ == "__main__":
    sys.exit(main())
