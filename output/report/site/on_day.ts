// The organisation of a municipality on a day, by the rules of output/on_day.cc and organisation_tree.cc: a test
// compares both.
import { compareText } from "./language";
import type { Head, OrganisationTold, Term, Told } from "./types";

export const KINDS = ["municipality", "region", "council", "board", "committee", "subcommittee", "office", "department",
  "unit", "company", "federation", "group", "project"];
const DEEPEST = 64;
const rank = (kind: string) => (KINDS.indexOf(kind) + KINDS.length + 1) % (KINDS.length + 1);

export interface HeadAt { membership: number; person: string; name: string; title: string; acting: boolean; since: string }
export interface Node {
  id: string; name: string; kind: string; field: string | null; since: string; lastSeen: string;
  parentTold: boolean; heads: HeadAt[]; children: Node[];
}

const begin = (term: Term) => term[0] || term[2];
const ended = (term: Term, day: string) => term[1] !== "" && term[1] <= day;

class OnDay {
  constructor(private told: Told, private day: string) {}

  holds(term: Term): boolean {
    return (begin(term) || this.told.last_document) <= this.day && !ended(term, this.day);
  }

  exists(o: OrganisationTold): boolean {
    return !o.proposed && !(o.dissolved && !o.term[1]) && this.holds(o.term);
  }

  /** Of what is told in the order of time, the last that holds; else the first that is not over. */
  private held<T extends { term: Term }>(all: T[]): T | undefined {
    let best: T | undefined;
    for (const one of all) {
      if (this.holds(one.term) && (!best || begin(best.term) <= begin(one.term))) best = one;
    }
    return best ?? all.find((one) => !ended(one.term, this.day));
  }

  name(o: OrganisationTold): string {
    return this.held(o.names)?.name ?? o.names[o.names.length - 1]?.name ?? o.id;
  }
  parent(o: OrganisationTold): string | undefined { return this.held(o.parents)?.id; }

  private leads(head: Head): boolean {
    return this.holds(head.term) && (head.replaced === "" || head.replaced > this.day);
  }

  heads(o: OrganisationTold): HeadAt[] {
    const dated = o.heads.some((h) => this.leads(h) && begin(h.term) !== "");
    const out: HeadAt[] = [];
    for (const h of o.heads) {
      if (!this.leads(h) || (begin(h.term) === "" && (dated || h.term[1] !== ""))) continue;
      const head = { membership: h.membership, person: h.person, name: h.name, title: h.title, acting: h.acting, since: begin(h.term) };
      const same = out.findIndex((x) => x.person === h.person);
      if (same < 0) out.push(head);
      else if (out[same].since < head.since || (out[same].since === head.since && out[same].acting)) out[same] = head;
    }
    return out.sort((a, b) => Number(a.acting) - Number(b.acting) || (a.since < b.since ? -1 : a.since > b.since ? 1 : 0) ||
      compareText(a.name, b.name) || a.membership - b.membership);
  }
}

/** What stands above each organisation: its index, -1 for the municipality. */
function places(told: Told, onDay: OnDay, there: boolean[], asTold: boolean[], root: number): number[] {
  const all = told.organisations;
  const byId = new Map(all.map((o, i) => [o.id, i]));
  const toldAbove = (i: number) => {
    const found = byId.get(onDay.parent(all[i]) ?? "");
    return found === undefined || found === root ? -1 : found;
  };
  const above = all.map((_, i) => {
    if (!there[i]) return -1;
    let up = toldAbove(i);
    for (let step = 0; up >= 0 && !there[up] && step < DEEPEST; ++step) {
      asTold[i] = false;
      up = toldAbove(up);
    }
    if (up < 0 || (up !== i && there[up])) return up;
    asTold[i] = false;
    return -1;
  });
  breakRings(all, above, asTold);
  return above;
}

/** Where bodies stand above each other in a ring, the one of the highest kind goes to the top. */
function breakRings(all: OrganisationTold[], above: number[], asTold: boolean[]): void {
  const walk = all.map(() => -1);
  for (let start = 0; start < all.length; ++start) {
    let i = start;
    while (i >= 0 && walk[i] < 0) {
      walk[i] = start;
      i = above[i];
    }
    if (i < 0 || walk[i] !== start) continue;
    let top = i;
    for (let j = above[i]; j !== i; j = above[j]) {
      const lower = rank(all[j].kind) - rank(all[top].kind) || j - top;
      if (lower < 0) top = j;
    }
    above[top] = -1;
    asTold[top] = false;
  }
}

/** The tree with the municipality as its root. */
export function treeOn(told: Told, day: string): Node {
  const onDay = new OnDay(told, day);
  const all = told.organisations;
  const root = all.findIndex((o) => o.id === `se-${told.code}`);
  const there = all.map((o, i) => i !== root && onDay.exists(o));
  const asTold = all.map(() => true);
  const above = places(told, onDay, there, asTold, root);
  const node = (o: OrganisationTold, parentTold: boolean): Node => ({
    id: o.id, name: onDay.name(o), kind: o.kind, field: o.field, since: begin(o.term), lastSeen: o.term[3],
    parentTold, heads: onDay.heads(o), children: [],
  });
  const nodes = all.map((o, i) => (there[i] ? node(o, asTold[i]) : null));
  const top: Node = root >= 0 ? node(all[root], true) : {
    id: `se-${told.code}`, name: told.name, kind: "municipality", field: null, since: "", lastSeen: "",
    parentTold: true, heads: [], children: [],
  };
  nodes.forEach((n, i) => n && (above[i] < 0 ? top : nodes[above[i]]!).children.push(n));
  return sorted(top);
}

function sorted(node: Node): Node {
  node.children.sort((a, b) => rank(a.kind) - rank(b.kind) || compareText(a.name, b.name));
  node.children.forEach(sorted);
  return node;
}

/** The days on which a tree differs from that of the day before, as far as organisations, parents and heads tell. */
export function daysOfChange(told: Told): string[] {
  const days = new Set<string>();
  const add = (term: Term) => [begin(term), term[1]].forEach((day) => day && days.add(day));
  for (const o of told.organisations) {
    if (o.proposed) continue;
    add(o.term);
    o.names.forEach((n) => add(n.term));
    o.parents.forEach((p) => add(p.term));
    o.heads.forEach((x) => { add(x.term); if (x.replaced) days.add(x.replaced); });
  }
  return [...days].filter((day) => day <= (told.last_day > told.last_document ? told.last_day : told.last_document)).sort();
}

export function countNodes(node: Node): number {
  return node.children.reduce((sum, child) => sum + countNodes(child), 1);
}
