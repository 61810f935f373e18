#!/usr/bin/env python3
"""How right the registry of corpus/history is: orgkarta runs over its documents, and what it takes for one body, one
person or one event is compared with the gold registry.

  history.py --binary build/dev/orgkarta [-v] [--accept]

Pairs: two mentions (document, name) that both the gold and the program know count as joined rightly, wrongly or not at all.
Trees: the organisation on a day, whole. Chains: what became of what over all steps (chains.py).
"""
import argparse
import collections
import itertools
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

from chains import score_chains

ROOT = pathlib.Path(__file__).resolve().parents[3]
CORPUS = ROOT / 'corpus' / 'history'
EXPECTED = pathlib.Path(__file__).with_name('expected.json')


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines()]


def plain(name):
    """Names as a reader compares them: case, spaces, hyphens and a definite or genitive end do not count."""
    words = name.lower().replace('-', ' ').replace('&', 'och').split()
    return ' '.join(words).removesuffix('s')


def is_form(a, b):
    """Whether two names differ by an ending alone."""
    a, b = sorted((plain(a), plain(b)), key=len)
    return b.startswith(a) and len(b) - len(a) <= 2


def run(binary, out):
    command = [binary, 'run', str(CORPUS / 'documents'), '--manifest', str(CORPUS / 'manifest.csv'), '--out', str(out),
               '--quiet', '--no-text-index']
    subprocess.run(command, check=True)
    return sqlite3.connect(out / 'orgkarta.db')


def unit_clusters(db):
    """By document: the names of each unit, and its organisation."""
    rows = db.execute("SELECT d.path, u.id, u.name, ou.organisation FROM units u JOIN documents d ON d.id = u.document"
                      ' JOIN organisation_units ou ON ou.unit = u.id')
    aliases = collections.defaultdict(list)
    for unit, name in db.execute('SELECT unit, name FROM unit_names'):
        aliases[unit].append(name)
    found = collections.defaultdict(list)
    for path, unit, name, organisation in rows:
        found[path].append(([name, *aliases[unit]], organisation))
    return found


def person_clusters(db):
    rows = db.execute('SELECT DISTINCT d.path, n.name, p.title, m.person FROM posts p JOIN documents d ON d.id = p.document'
                      ' JOIN people n ON n.id = p.person JOIN membership_posts mp ON mp.post = p.id'
                      ' JOIN memberships m ON m.id = mp.membership')
    found = collections.defaultdict(list)
    for path, name, title, person in rows:
        found[path].append((name, title, person))
    return found


def match_units(gold, found):
    """{(document, name, gold id): program's id or None}"""
    out = {}
    for body in gold:
        for mention in body['mentions']:
            here = found[mention['document']]
            exact = [o for names, o in here if any(plain(n) == plain(mention['name']) for n in names)]
            close = [o for names, o in here if any(is_form(n, mention['name']) for n in names)]
            best = exact or close
            key = (mention['document'], mention['name'], body['id'])
            # Of homonyms in one document any may be meant: the mention says nothing.
            out[key] = best[0] if len(set(best)) == 1 else None
    return out


def match_people(gold, found):
    out = {}
    for person in gold:
        for mention in person['mentions']:
            here = [(t, p) for n, t, p in found[mention['document']] if plain(n) == plain(mention['name'])]
            if len({p for _, p in here}) > 1 and mention['title']:
                here = [(t, p) for t, p in here if t == mention['title'].lower()]
            ids = {p for _, p in here}
            out[(mention['document'], mention['name'], person['id'])] = ids.pop() if len(ids) == 1 else None
    return out


def pairs(groups):
    return {pair for members in groups.values() for pair in itertools.combinations(sorted(members), 2)}


def score(matched):
    """Precision, recall and F1 over pairs, and the pairs that are wrong."""
    known = {key: found for key, found in matched.items() if found is not None}
    gold, program = collections.defaultdict(set), collections.defaultdict(set)
    for key, found in known.items():
        gold[key[2]].add(key)
        program[found].add(key)
    right, ours = pairs(gold), pairs(program)
    hit = len(right & ours)
    p, r = hit / max(1, len(ours)), hit / max(1, len(right))
    figures = {'mentions': len(matched), 'found': len(known), 'precision': round(p, 4), 'recall': round(r, 4),
               'f1': round(2 * p * r / max(1e-9, p + r), 4)}
    return figures, ours - right, right - ours


def flat(node, parent=None, top=None):
    """(name, name of what stands above, names of heads) of a tree that `orgkarta org` prints as JSON. A company or federation
    right below the municipality has no parent: the gold says so of all, whether or not a text calls it the municipality's."""
    outside = node['kind'] in ('company', 'federation') and top == parent
    yield plain(node['name']), None if outside else parent, frozenset(plain(h['name']) for h in node['heads'])
    for child in node['children']:
        yield from flat(child, plain(node['name']), top or plain(node['name']))


def gold_rows(tree, people):
    names = {o['id']: plain(o['name']) for o in tree['organisations']}
    for body in tree['organisations']:
        yield names[body['id']], names.get(body['parent']), frozenset(plain(people[h]) for h in body['heads'])


def score_trees(binary, out, verbose):
    """Of all dates together: bodies that stand in the tree, under the right parent, with the right heads; whole trees."""
    people = {p['id']: p['name'] for p in lines(CORPUS / 'gold' / 'people.jsonl')}
    count = collections.Counter()
    for path in sorted((CORPUS / 'gold' / 'trees').glob('*.json')):
        gold = json.loads(path.read_text(encoding='utf-8'))
        command = [binary, 'org', str(out), gold['municipality'], '--at', gold['at'], '--format', 'json']
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)['organisation']
        ours = collections.Counter(flat(found))
        theirs = collections.Counter(gold_rows(gold, people))
        count['trees'] += 1
        count['equal'] += ours == theirs
        for key, part in (('bodies', lambda r: r[0]), ('parents', lambda r: r[:2]), ('heads', lambda r: (r[0], r[2])), ('all', lambda r: r)):
            a, b = collections.Counter(map(part, ours.elements())), collections.Counter(map(part, theirs.elements()))
            count[key] += (a & b).total()
        count['found'] += ours.total()
        count['gold'] += theirs.total()
        if verbose:
            for row in sorted((theirs - ours), key=str):
                print(f'{path.stem} not as told: {row[0]} / {row[1]} / {", ".join(sorted(row[2]))}')
            for row in sorted((ours - theirs), key=str):
                print(f'{path.stem} found:       {row[0]} / {row[1]} / {", ".join(sorted(row[2]))}')
    figures = {k: count[k] for k in ('trees', 'equal', 'gold', 'found')}
    for key in ('bodies', 'parents', 'heads', 'all'):
        figures[key] = round(2 * count[key] / (count['found'] + count['gold']), 4)
    figures['f1'] = figures['all']
    return figures


def show(kind, false, missed):
    for label, wrong in (('joined wrongly', false), ('not joined', missed)):
        by_ids = collections.Counter((a[2], a[1], b[2], b[1]) for a, b in wrong)
        for (a, name_a, b, name_b), n in by_ids.most_common(60):
            print(f'{kind} {label}: {a} "{name_a}" / {b} "{name_b}" ({n} pairs)')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--binary', required=True)
    parser.add_argument('-v', action='store_true')
    parser.add_argument('--accept', action='store_true')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        db = run(arguments.binary, pathlib.Path(temporary) / 'out')
        figures, matched = {}, {}
        for kind, gold, found, match in (('organisations', 'organisations', unit_clusters, match_units),
                                         ('people', 'people', person_clusters, match_people)):
            known = lines(CORPUS / 'gold' / f'{gold}.jsonl')
            matched[kind] = match(known, found(db))
            figures[kind], false, missed = score(matched[kind])
            if arguments.v:
                show(kind, false, missed)
        figures['chains'] = score_chains(db, lines(CORPUS / 'gold' / 'organisations.jsonl'), matched['organisations'], plain,
                                         arguments.v)
        db.close()
        figures['trees'] = score_trees(arguments.binary, pathlib.Path(temporary) / 'out', arguments.v)
    print(json.dumps(figures, indent=1))
    if arguments.accept:
        EXPECTED.write_text(json.dumps(figures, indent=1) + '\n', encoding='utf-8')
        return 0
    expected = json.loads(EXPECTED.read_text(encoding='utf-8'))
    worse = [k for k in expected if figures[k]['f1'] < expected[k]['f1'] - 0.0005]
    if worse:
        print(f'worse than {EXPECTED.name}:', ', '.join(worse))
    return 1 if worse else 0


if __name__ == '__main__':
    sys.exit(main())
