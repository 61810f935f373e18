#!/usr/bin/env python3
"""What files are called makes no difference to the registry: orgkarta runs over corpus/history and over the same files with
names in the opposite order, and all that the registry says but rows and paths must be equal.

  renamed.py --binary build/dev/orgkarta
"""
import argparse
import csv
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
CORPUS = ROOT / 'corpus' / 'history'

QUERIES = {  # tables without the numbers of rows, which follow the order of paths
    'organisations': 'SELECT * FROM organisations',
    'names': 'SELECT * FROM organisation_names',
    'parents': 'SELECT * FROM organisation_parents',
    'predecessors': 'SELECT * FROM organisation_predecessors',
    'units': 'SELECT ou.organisation, ou.reason, u.name, u.fact, d.sha256 FROM organisation_units ou'
             ' JOIN units u ON u.id = ou.unit JOIN documents d ON d.id = u.document',
    'persons': 'SELECT * FROM persons',
    'memberships': 'SELECT person, organisation, title, role, acting, valid_from, valid_to, first_seen, last_seen, replaced'
                   ' FROM memberships',
    'events': 'SELECT * FROM events',
    'sides': 'SELECT * FROM event_organisations',
    'changes': 'SELECT ec.event, c.fact, d.sha256 FROM event_changes ec JOIN changes c ON c.id = ec.change'
               ' JOIN documents d ON d.id = c.document',
    'statements': 'SELECT * FROM statements',
    'conflicts': 'SELECT municipality, about, what, value_a, value_b, kind FROM conflicts',
}


def registry(binary, folder, out):
    subprocess.run([binary, 'run', str(folder / 'documents'), '--manifest', str(folder / 'manifest.csv'), '--out', str(out),
                    '--quiet', '--no-text-index'], check=True)
    db = sqlite3.connect(out / 'orgkarta.db')
    tables = {name: sorted(db.execute(query).fetchall(), key=repr) for name, query in QUERIES.items()}
    db.close()
    return tables


def rename(folder):
    """The corpus with the names of its files in the opposite order."""
    paths = sorted(p.name for p in (CORPUS / 'documents').iterdir())
    fresh = {old: f'{len(paths) - i:04d}{pathlib.Path(old).suffix}' for i, old in enumerate(paths)}
    (folder / 'documents').mkdir(parents=True)
    for old, new in fresh.items():
        shutil.copyfile(CORPUS / 'documents' / old, folder / 'documents' / new)
    with open(CORPUS / 'manifest.csv', newline='', encoding='utf-8') as source, \
            open(folder / 'manifest.csv', 'w', newline='', encoding='utf-8') as target:
        rows = csv.DictReader(source)
        writer = csv.DictWriter(target, rows.fieldnames)
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, 'path': fresh[row['path']]})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--binary', required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        rename(folder / 'renamed')
        before = registry(arguments.binary, CORPUS, folder / 'out')
        after = registry(arguments.binary, folder / 'renamed', folder / 'out_renamed')
    faults = 0
    for name in QUERIES:
        if not before[name]:
            print(f'{name}: nothing to compare')
            faults += 1
        for sign, ours, theirs in (('-', before, after), ('+', after, before)):
            rest = set(theirs[name])
            for row in ours[name]:
                if row not in rest:
                    print(sign, name, row)
                    faults += 1
        if len(before[name]) != len(after[name]):
            print(f'{name}: {len(before[name])} rows, and {len(after[name])} with other names')
            faults += 1
    print(f'{sum(map(len, before.values()))} rows, {faults} differ')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
