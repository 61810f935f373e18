"""How whole the chains of the gold registry are: bodies that follow each other by mergers and splits, and names that follow
each other in one body, over as many steps as there are.

A part of a chain is a body (found as one organisation of its own), a link (the predecessor is told), a name (a proper one
of that organisation) and a day (on which a body was founded or ended, or a name begun). A chain is whole if it lacks
no part and no link leads from its bodies where the gold has none.
"""
import collections


def chains_of(gold):
    """Lists of bodies that hang together; a body alone only if it bore several names. What never came to be is in none."""
    bodies = {b['id']: b for b in gold if not b.get('proposed')}
    above = {i: i for i in bodies}

    def root(i):
        while above[i] != i:
            i = above[i]
        return i

    for body in bodies.values():
        for other in body['predecessors'] + body['successors']:
            above[root(body['id'])] = root(other)
    found = collections.defaultdict(list)
    for i in sorted(bodies):
        found[root(i)].append(bodies[i])
    return [c for c in found.values() if len(c) > 1 or len(c[0]['names']) > 1]


def organisations_of(gold, matched):
    """{gold id: the organisation that most of its mentions are taken for}; each organisation stands for one body."""
    votes = collections.Counter((found, key[2]) for key, found in matched.items() if found is not None)
    out, taken = {}, set()
    for (found, body), _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
        if body not in out and found not in taken:
            out[body] = found
            taken.add(found)
    return {b['id']: out[b['id']] for b in gold if b['id'] in out}


class Registry:
    """What the database says of organisations, as far as chains are told by it."""

    def __init__(self, db, plain):
        self.plain = plain
        self.days = {i: (f, t) for i, f, t in db.execute('SELECT id, valid_from, valid_to FROM organisations')}
        self.links = set(db.execute('SELECT predecessor, organisation FROM organisation_predecessors'))
        self.names = collections.defaultdict(dict)
        for i, name, begin in db.execute('SELECT organisation, name, valid_from FROM organisation_names WHERE proper ORDER BY ordinal'):
            self.names[i].setdefault(plain(name), begin)

    def parts(self, body, organisations):
        """(what it is, whether it is there) of a gold body; nothing of it is there if its organisation is not."""
        own = organisations.get(body['id'])
        yield f'body {body["id"]}', own is not None
        founded, ended = self.days.get(own, (None, None))
        if body['founded']:
            yield f'{body["id"]} founded {body["founded"]}', founded == body['founded']
        if body['dissolved']:
            yield f'{body["id"]} ended {body["dissolved"]}', ended == body['dissolved']
        for before in body['predecessors']:
            yield f'link {before} > {body["id"]}', (organisations.get(before), own) in self.links
        for name in body['names'] if len(body['names']) > 1 else []:
            known = self.names[own]
            yield f'{body["id"]} name {name["name"]}', self.plain(name['name']) in known
            if name['from'] and name['from'] != body['founded']:
                yield f'{body["id"]} name {name["name"]} from {name["from"]}', known.get(self.plain(name['name'])) == name['from']

    def false_links(self, chain, organisations):
        told = {(organisations.get(p), organisations.get(b['id'])) for b in chain for p in b['predecessors']}
        mine = {organisations[b['id']] for b in chain if b['id'] in organisations}
        return sorted(link for link in self.links if link not in told and (link[0] in mine or link[1] in mine))


def score_chains(db, gold, matched, plain, verbose):
    registry, organisations = Registry(db, plain), organisations_of(gold, matched)
    count = collections.Counter()
    for chain in chains_of(gold):
        parts = [part for body in chain for part in registry.parts(body, organisations)]
        lacking = [what for what, there in parts if not there]
        false = registry.false_links(chain, organisations)
        count.update(chains=1, whole=not lacking and not false, parts=len(parts), found=len(parts) - len(lacking), false=len(false))
        if verbose:
            for what in lacking:
                print(f'chain of {chain[0]["id"]} lacks {what}')
            for before, after in false:
                print(f'chain of {chain[0]["id"]} has link {before} > {after}')
    figures = {key: count[key] for key in ('chains', 'whole', 'parts', 'found', 'false')}
    figures['f1'] = round(2 * count['found'] / (count['parts'] + count['found'] + count['false']), 4)
    return figures
