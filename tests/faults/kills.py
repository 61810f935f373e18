#!/usr/bin/env python3
"""Kills runs at moments spread over their length, again and again, over documents of mixed forms; between kills a tenth of the
documents or a rule changes, so that each run has work. After each kill `orgkarta verify` must find the earlier state, or the new
one, whole; at the end a run must come to what an undisturbed one comes to.

    kills.py --binary PATH [--kills N] [--documents N] [--naive]

--naive does the same to a writer that writes in place, which must fail: otherwise this test is worth nothing.
"""
import argparse
import pathlib
import random
import re
import shutil
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from rows import ROOT, RULES, TEXT, World  # noqa: E402

FORMS = ("txt", "html", "docx", "odt", "pdf", "eml")
# What verify says of inputs that were changed since: they were, by this test.
OF_INPUTS = re.compile(r"as it was read|no file|expected the file|moved or removed")
NAIVE = """
import hashlib, pathlib, sys
source, out = map(pathlib.Path, sys.argv[1:])
out.mkdir(exist_ok=True)
with open(out / "facts.jsonl", "wb", buffering=0) as file:
    for path in sorted(source.rglob("*")):
        told = hashlib.sha256(path.read_bytes() * 50).hexdigest()
        file.write(b'{"path": "%s", "sha256": "%s"}\\n' % (path.name.encode(), told.encode()))
    file.write(b"end\\n")
"""


def fill(world, count, chance):
    """Documents of all forms, in folders by form."""
    sources = {form: sorted((ROOT / "corpus" / "forms" / form).glob(f"*.{form}")) for form in FORMS}
    for number in range(count):
        form = FORMS[number % len(FORMS)]
        path = world.input / form / f"{number:05}.{form}"
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(chance.choice(sources[form]), path)


def change(world, rules, chance):
    """A tenth of the documents get other bytes, or a lexicon a line more."""
    if chance.random() < 0.1:
        with open(rules / "lexicon" / "titles.tsv", "a") as lexicon:
            lexicon.write(f"t{chance.randrange(10**9)}chef\n")
        return
    paths = sorted(p for p in world.input.rglob("*") if p.is_file())
    for path in chance.sample(paths, len(paths) // 10):
        if path.suffix == ".txt":
            path.write_text(TEXT.replace("5 mars", f"{chance.randrange(1, 29)} mars") + f"{chance.random()}\n")
        else:
            same = [p for p in paths if p.suffix == path.suffix]
            path.write_bytes(chance.choice(same).read_bytes())


class Program:
    """orgkarta: a run, and whether what it left is whole."""

    def __init__(self, world):
        self.world = world
        self.rules = world.dir / "rules"
        shutil.copytree(RULES, self.rules)
        world.env["ORGKARTA_RULES"] = str(self.rules)

    def start(self, out):
        return self.world.start("run", self.world.input, "--out", out)

    def faults(self, out):
        told = self.world.call("verify", out, code=(0, 1))
        return [line for line in told.stdout.decode().splitlines() if ": found" in line and not OF_INPUTS.search(line)]

    def state(self, out):
        dump = self.world.call("dump", out, code=0).stdout
        return [(out / name).read_bytes() for name in ("facts.jsonl", "errors.jsonl")] + [dump]


class Naive:
    """A writer that writes in place."""

    def __init__(self, world):
        self.world = world
        self.rules = world.dir / "rules"
        shutil.copytree(RULES, self.rules)
        (world.dir / "naive.py").write_text(NAIVE)

    def start(self, out):
        world = World(sys.executable, tempfile.mkdtemp(dir=self.world.dir))
        return world.start(self.world.dir / "naive.py", self.world.input, out)

    def faults(self, out):
        return [] if (out / "facts.jsonl").read_bytes().endswith(b"end\n") else ["facts.jsonl is torn"]

    def state(self, out):
        return (out / "facts.jsonl").read_bytes()


def length(program, out):
    """Seconds of a run, which must end well."""
    start = time.monotonic()
    process = program.start(out)
    process.communicate()
    assert process.returncode in (0, 1), process.returncode
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--naive", action="store_true")
    arguments = parser.parse_args()
    chance = random.Random(11)
    with tempfile.TemporaryDirectory(prefix="orgkarta-kills-") as folder:
        world = World(str(pathlib.Path(arguments.binary).resolve()), folder)
        fill(world, arguments.documents, chance)
        program = (Naive if arguments.naive else Program)(world)
        first = length(program, world.out)
        change(world, program.rules, chance)
        seconds = length(program, world.out)
        alive, torn = 0, []
        for number in range(arguments.kills):
            change(world, program.rules, chance)
            process = program.start(world.out)
            time.sleep(chance.uniform(0, seconds))
            alive += process.poll() is None
            process.kill()
            process.communicate()
            for fault in program.faults(world.out):
                torn.append(f"kill {number}: {fault}")
        length(program, world.out)
        length(program, world.dir / "undisturbed")
        same = program.state(world.out) == program.state(world.dir / "undisturbed")
        left = [p.name for p in world.out.iterdir() if p.name.endswith(".tmp") or p.name == ".orgkarta.names"]
    print(f"first run {first:.1f} s, a run after a change {seconds:.1f} s; {arguments.kills} kills, {alive} of a live process, "
          f"{len(torn)} torn; the end is {'that of an undisturbed run' if same else 'ANOTHER'}; left over: {left}")
    print("\n".join(torn[:20]))
    return 0 if same and not torn and not left and alive >= arguments.kills * 9 // 10 else 1


if __name__ == "__main__":
    sys.exit(main())
