#!/usr/bin/env python3
"""Proves that `orgkarta dump` depends on a database's content, and on all of it.

    dump.py --binary PATH

One dump: of the documents read by one thread and by two, in any order; of a database whose rows have other numbers
and stand in another order. Another dump: of a database of which a single cell was changed, whichever it is.
"""
import argparse
import json
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TIME_LIMIT = 120
SEED = 20240305

# Columns that hold the number of a row: of which table, None for what `kind` says.
FACT_TABLES = {"unit": "units", "post": "posts", "goal": "goals", "date": "dates", "amount": "amounts",
               "change": "changes"}
BY_KIND = {("evidence", "fact_id"), ("conflicts", "fact_a"), ("conflicts", "fact_b")}
# How a database was made, and in how many runs, is no part of what it holds.
NOT_COMPARED = {"runs", "files", "forgotten", "documents.attempts"}


def run(binary, out, inputs, jobs):
    command = [binary, "run", *inputs, "--manifest", HERE / "manifest.csv", "--corrections",
               HERE / "corrections.tsv", "--out", out, "--jobs", str(jobs), "--quiet",
               "--no-text-index"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT)
    if done.returncode != 1:  # one document is empty
        sys.exit(f"run: exit {done.returncode}, expected 1\n{done.stderr}")
    return out / "orgkarta.db"


def dump(binary, database):
    done = subprocess.run([binary, "dump", database], capture_output=True, timeout=TIME_LIMIT)
    if done.returncode != 0 or done.stderr:
        sys.exit(f"dump {database}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def tables_of(db):
    """{table: [(column, type, whether it is the number of the row)]}, in the order of their making."""
    tables = {}
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"):
        columns = db.execute(f"PRAGMA table_info({name})").fetchall()
        keys = [column for _, column, *_, key in columns if key]
        tables[name] = [(column, kind, keys == [column] and kind == "INTEGER") for _, column, kind, *_ in columns]
    return tables


def numbers_of(db, table):
    """{column: table whose rows it numbers}."""
    return {source: target for _, _, target, source, goal, *_ in db.execute(f"PRAGMA foreign_key_list({table})")
            if goal == "id" or goal is None}


def renumbered(database, copy, chance):
    """Writes the same content with other numbers of rows, inserted in another order."""
    old, new = sqlite3.connect(database), sqlite3.connect(copy)
    tables = tables_of(old)
    for (sql,) in old.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"):
        new.execute(sql)
    numbers = {}  # {table: {old: new}} of tables whose own key is a number
    for table, columns in tables.items():
        if columns[0][0] == "id" and columns[0][2]:
            ids = [row[0] for row in old.execute(f"SELECT id FROM {table}")]
            fresh = list(range(1000, 1000 + len(ids)))
            chance.shuffle(fresh)
            numbers[table] = dict(zip(ids, fresh))
    for table in tables:
        copy_rows(old, new, table, tables[table], numbers, chance)
    for pragma in ("application_id", "user_version"):
        new.execute(f"PRAGMA {pragma} = {old.execute(f'PRAGMA {pragma}').fetchone()[0]}")
    for (sql,) in old.execute("SELECT sql FROM sqlite_schema WHERE type = 'view'"):
        new.execute(sql)
    new.commit()
    new.close()


def copy_rows(old, new, table, columns, numbers, chance):
    names = [column for column, *_ in columns]
    targets = numbers_of(old, table)
    rows = [dict(zip(names, row)) for row in old.execute(f"SELECT * FROM {table}")]
    chance.shuffle(rows)
    for row in rows:
        for column in names:
            target = table if column == "id" and table in numbers else targets.get(column)
            if (table, column) in BY_KIND:
                target = FACT_TABLES[row["kind"]]
            if target in numbers and row[column] is not None:
                row[column] = numbers[target][row[column]]
        new.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(names))})", [row[c] for c in names])


def changed(value, kind):
    """Something else of the same type."""
    if kind == "TEXT":
        return "[0]" if value and value.startswith("[") else (value or "") + "x"
    return (value or 0) + (0.25 if kind == "REAL" else 4711)


def blind_cells(binary, database, folder, before):
    """Columns that can change without the dump's telling."""
    blind = []
    db = sqlite3.connect(database)
    for table, columns in tables_of(db).items():
        if table in NOT_COMPARED:
            continue
        if db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0:
            blind.append(f"{table}: has no row to try; the documents must give one")
            continue
        for column, kind, row_number in columns:
            if row_number and column == "id" or f"{table}.{column}" in NOT_COMPARED:
                continue
            copy = folder / "changed.db"
            shutil.copy(database, copy)
            change_cell(copy, table, column, kind)
            if dump(binary, copy) == before:
                blind.append(f"{table}.{column}: changed, but the dump is the same")
    return blind


def others(db, target, value, kind):
    """What a cell can be changed to: the number of another row that there is, else of none."""
    if target is not None:
        yield from db.execute(f"SELECT id FROM {target} WHERE id IS NOT ? LIMIT 1", (value,)).fetchone()
    yield changed(value, kind)


def change_cell(copy, table, column, kind):
    db = sqlite3.connect(copy)
    db.execute("PRAGMA ignore_check_constraints = ON")
    value = db.execute(f"SELECT \"{column}\" FROM {table} ORDER BY \"{column}\" IS NULL, \"{column}\" LIMIT 1").fetchone()[0]
    keys = [c for _, c, *_, key in db.execute(f"PRAGMA table_info({table})") if key]
    where = f"({','.join(keys)}) = (SELECT {','.join(keys)} FROM {table} WHERE \"{column}\" IS ? LIMIT 1)"
    target = numbers_of(db, table).get(column) if kind == "INTEGER" else None
    for other in others(db, target, value, kind):
        try:
            db.execute(f"UPDATE {table} SET \"{column}\" = ? WHERE {where}", (other, value))
            break
        except sqlite3.IntegrityError:  # that row is taken
            pass
    db.commit()
    db.close()


def check(binary, folder):
    files = sorted((HERE / "documents").iterdir())
    one = run(binary, folder / "one", [HERE / "documents"], jobs=1)
    expected = dump(binary, one)
    faults = []
    if dump(binary, run(binary, folder / "two", [HERE / "documents"], jobs=2)) != expected:
        faults.append("two threads give another dump than one")
    chance = random.Random(SEED)
    mixed = files[:]
    chance.shuffle(mixed)
    if dump(binary, run(binary, folder / "files", mixed, jobs=2)) != expected:
        faults.append("files given one by one in another order give another dump")
    for n in range(3):
        copy = folder / f"renumbered{n}.db"
        renumbered(one, copy, chance)
        if dump(binary, copy) != expected:
            faults.append(f"other numbers and order of rows give another dump (copy {n})")
    lines = [json.loads(line) for line in expected.decode().splitlines()]
    if any("quote" in line and line["quote"] is not None and not line["fact"] for line in lines):
        faults.append("a passage without its fact")
    return faults + blind_cells(binary, one, folder, expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    binary = parser.parse_args().binary.resolve()
    with tempfile.TemporaryDirectory(prefix="orgkarta-dump-") as name:
        faults = check(binary, pathlib.Path(name))
    print(*faults, "dump: " + ("failed" if faults else "as expected"), sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
