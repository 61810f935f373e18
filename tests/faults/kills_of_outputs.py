#!/usr/bin/env python3
"""Kills exports, reports and merges at moments spread over their length. Into one folder is written what two databases hold, in turn; after
each kill the folder must hold all of one, or all of the other; what a kill left half renamed must come to one of them by the next.

    kills_of_outputs.py --binary PATH [--kills N] [--only COMMAND] [--naive]

--naive copies the files in place instead, which must fail: otherwise this test is worth nothing.
"""
import argparse
import contextlib
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from rows import ROOT, World  # noqa: E402

COMMANDS = {"popolo": ("export", "--format", "popolo"), "csv": ("export", "--format", "csv"), "report": ("report",), "merge": ("merge",)}
LIST = ".orgkarta.names"
DOCUMENTS = 60
COPY = "import pathlib, shutil, sys; s, t = map(pathlib.Path, sys.argv[1:]); shutil.copytree(s, t, dirs_exist_ok=True)"


def databases(world):
    """Two runs' folders, of different documents."""
    sources = sorted((ROOT / "corpus" / "documents").glob("*.txt"))
    for half in range(2):
        for path in sources[half * DOCUMENTS:(half + 1) * DOCUMENTS]:
            shutil.copyfile(path, world.document(f"{half}/{path.name}"))
        found = world.dir / f"found{half}"
        world.call("run", world.input / str(half), "--out", found, code=(0, 1))
        yield found


def state(folder):
    """What a folder holds, its lock and what is not finished aside."""
    if not folder.is_dir():
        return {}
    # What a merge changed hangs on what was there, and its database tells when it was.
    aside = (".orgkarta.lock", LIST, "changes.jsonl", "orgkarta.db")
    held = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*")
            if p.is_file() and not p.name.endswith(".tmp") and p.name not in aside}
    if (folder / "orgkarta.db").exists():
        held["orgkarta.db"] = rows(folder / "orgkarta.db")
    return held


def rows(database):
    """Of a database all but its account of runs; what is damaged is told."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
            if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return "damaged"
            return [line for line in db.iterdump() if not line.startswith('INSERT INTO "runs"')]
    except sqlite3.Error as error:
        return str(error)


def check(world, name, found, kills, naive):
    """How often a process was alive when it was killed, and what was torn."""
    chance, out = random.Random(7), world.dir / f"out_{name}"
    whole, seconds = [], 0
    for number, database in enumerate(found):
        target = world.dir / f"{name}_{number}"
        start = time.monotonic()
        world.call(*COMMANDS[name], database, "--out", target, code=0)
        seconds = time.monotonic() - start
        whole.append(state(target))
    assert whole[0] != whole[1]
    shutil.copytree(world.dir / f"{name}_0", out)
    alive, torn = 0, 0
    for number in range(kills):
        source = number % 2
        if naive:
            copied = [sys.executable, "-c", COPY, world.dir / f"{name}_{source}", out]
            process = subprocess.Popen(copied, stderr=subprocess.DEVNULL)
        else:
            process = world.start(*COMMANDS[name], found[source], "--out", out)
        time.sleep(chance.uniform(0, (0.1 if naive else 1.1 * seconds)))
        alive += process.poll() is None
        process.kill()
        process.communicate()
        if (out / LIST).exists():
            world.call(*COMMANDS[name], found[source], "--out", out, code=0)
        torn += state(out) not in whole
    return alive, torn


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--only", choices=COMMANDS)
    parser.add_argument("--naive", action="store_true")
    args = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="orgkarta-kills-") as folder:
        world = World(str(pathlib.Path(args.binary).resolve()), folder)
        world.env["ORGKARTA_RULES"] = str(ROOT / "rules" / "sv")
        found = list(databases(world))
        for name in [args.only] if args.only else COMMANDS:
            alive, torn = check(world, name, found, args.kills, args.naive)
            print(f"{name:8} {args.kills} kills, {alive} of a live process, {torn} torn", flush=True)
            wrong += torn
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
