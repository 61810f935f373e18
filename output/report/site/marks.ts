// Which characters of a text state which facts. Positions in data count code points, those of scripts UTF-16 units.
import type { Doc, Evidence, Fact, Kind } from "./types";

export interface Stated { kind: Kind; fact: Fact; evidence: Evidence[] }
export interface Segment { from: number; to: number; facts: Stated[] }

const LISTS: [Kind, keyof Doc][] = [["unit", "units"], ["post", "posts"], ["goal", "goals"], ["date", "dates"], ["amount", "amounts"], ["change", "changes"]];
export const KIND_NAMES = LISTS.map(([kind]) => kind);

/** The facts of a document with their passages, the main one first. */
export function statedFacts(doc: Doc): Stated[] {
  const byRow = new Map<string, Evidence[]>();
  for (const one of doc.evidence) {
    const key = `${one[0]} ${one[1]}`;
    byRow.set(key, [...(byRow.get(key) ?? []), one]);
  }
  return LISTS.flatMap(([kind, list]) => (doc[list] as Fact[]).map((fact) => ({ kind, fact, evidence: byRow.get(`${kind} ${fact.row}`) ?? [] })));
}

/** Maps a position in code points to one in UTF-16 units. */
export function unitsOf(text: string): (position: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (position) => position;
  const starts: number[] = [];
  for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) starts.push(i);
  return (position) => starts[position] ?? text.length;
}

/** Cuts a text where passages begin and end. Each piece has the facts that it is part of, the shortest passage first. */
export function segments(text: string, facts: Stated[]): Segment[] {
  const at = unitsOf(text);
  const spans = facts.flatMap((fact) => fact.evidence.map((e) => ({ fact, from: at(e[2]), to: at(e[3]) })));
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.from, span.to])])].sort((a, b) => a - b);
  const starts = [...spans].sort((a, b) => a.from - b.from);
  let open: typeof spans = [];
  let next = 0;
  const out: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; ++i) {
    while (next < starts.length && starts[next].from <= cuts[i]) open.push(starts[next++]);
    open = open.filter((span) => span.to > cuts[i]);
    const here = [...open].sort((a, b) => a.to - a.from - (b.to - b.from)).map((span) => span.fact);
    out.push({ from: cuts[i], to: cuts[i + 1], facts: [...new Set(here)] });
  }
  return out;
}
