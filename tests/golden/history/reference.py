#!/usr/bin/env python3
"""Two reference documents tell of one creation, one of them without its year: the registry has one event of the year that the
other tells, with both as sources. Skipped where the reference data ($ORGKARTA_SHARED, by default ../shared) are not.

  reference.py --binary build/dev/orgkarta
"""
import argparse
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
BODY, MUNICIPALITY, DAY = 'Tillväxt- och utvecklingskontoret', '0581', '2024-01-01'

EVENTS = """
SELECT e.id, e.effective, e.resolved, e.status, count(DISTINCT c.document), group_concat(DISTINCT c.effective)
FROM events e JOIN event_organisations eo ON eo.event = e.id AND eo.side = 'to' JOIN organisations o ON o.id = eo.organisation
  JOIN event_changes ec ON ec.event = e.id JOIN changes c ON c.id = ec.change
WHERE e.kind = 'create' AND o.name = ? AND o.municipality = ? GROUP BY e.id"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--binary', required=True)
    arguments = parser.parse_args()
    seeds = pathlib.Path(os.environ.get('ORGKARTA_SHARED') or ROOT.parent / 'shared') / 'seeds'
    if not seeds.is_dir():
        print('reference data: skipped: not there')
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        out = pathlib.Path(temporary) / 'out'
        subprocess.run([arguments.binary, 'run', str(seeds), '--out', str(out), '--quiet', '--no-text-index'], check=True)
        db = sqlite3.connect(out / 'orgkarta.db')
        events = db.execute(EVENTS, (BODY, MUNICIPALITY)).fetchall()
        founded = db.execute('SELECT valid_from, from_first, state FROM organisations WHERE name = ? AND municipality = ?',
                             (BODY, MUNICIPALITY)).fetchall()
        db.close()
    print(*events, *founded, sep='\n')
    if len(events) != 1:
        print(f'{len(events)} events create {BODY}, expected one')
        return 1
    _, effective, resolved, status, documents, told = events[0]
    right = (effective == DAY and resolved == 1 and status in ('decided', 'done') and documents == 2
             and set(told.split(',')) == {DAY, 'XXXX' + DAY[4:]} and founded == [(DAY, DAY, 'existing')])
    if not right:
        print(f'expected: effective {DAY}, resolved, decided or done, told by two documents, one without the year')
    return 0 if right else 1


if __name__ == '__main__':
    sys.exit(main())
