// The shapes of the data files; what fields mean: output/README.md.
export type Telling = [key: string, fact: string, quote: string, day: string, title: string];
export type Term = [from: string, to: string, firstSeen: string, lastSeen: string];

export interface Site {
  buckets: number;
  originals: string | null;
  inhabitants: Record<string, number>;
  told: {
    run: { version: string; rules: string; finished: string };
    outcomes: [string, number][];
    facts: [string, number][];
    tentative: number;
    registry: [string, number][];
    municipalities: SiteMunicipality[];
  };
}
export interface SiteMunicipality {
  code: string; name: string | null; documents: number; organisations: number; events: number; years: Record<string, number>;
}

export interface Head {
  membership: number; person: string; name: string; title: string; acting: boolean; term: Term; replaced: string;
}
export interface OrganisationTold {
  id: string; kind: string; field: string | null; proposed?: boolean; dissolved?: boolean; term: Term;
  names: { name: string; term: Term }[];
  parents: { id: string; term: Term }[];
  heads: Head[];
}
export interface Told {
  code: string; name: string; last_document: string; last_day: string; organisations: OrganisationTold[];
}
export interface Event {
  id: string; kind: string; subject: string | null; effective: string | null; first_day: string | null;
  last_day: string | null; resolved: number; status: string; first_seen: string | null;
  decided_by: string | null; decided_by_name: string | null;
  from: [string | null, string][]; to: [string | null, string][]; at: Telling[];
}
export interface Saving {
  year: string | null; told: number; min: number | null; max: number | null; text: string; period: string | null; status: string | null;
  approximate: number; of: [string | null, string][]; at: Telling[];
}
export interface Municipality {
  told: Told; heads: [number, string, string][]; events: Event[]; savings: Saving[];
}
export interface Goal {
  id: string; text: string; label: string | null; kind: string; tentative: number; parent: string | null;
  organisation: string | null; organisation_name: string | null; field: string | null;
  target: string | null; baseline: number | null; day: string | null; at: Telling[];
}
export type DocumentRow = [key: string, title: string, path: string, type: string, status: string, day: string | null, facts: number];

interface Held {
  valid_from: string | null; from: string | null; valid_to: string | null; to: string | null;
  first_seen: string | null; last_seen: string | null;
}
export interface Organisation extends Held {
  id: string; name: string; kind: string; field: string | null; state: string; municipality: string | null;
  municipality_name: string | null; documents: number;
  names: (Held & { name: string; proper: number })[];
  parents: (Held & { id: string; name: string })[];
  children: [string, string, string, string][];
  predecessors: [string, string][]; successors: [string, string][];
  mentions: { at: Telling; name: string; aliases: string[]; reason: string; parent: string | null }[];
  memberships: (Held & { person: string; name: string; title: string; role: string; acting: number; party: string | null; at: Telling[] })[];
  events: Event[];
  goals: { text: string; kind: string; at: Telling }[];
  amounts: { text: string; kind: string; status: string | null; at: Telling }[];
}
export interface Person {
  id: string; name: string; party: string | null; municipality: string | null; municipality_name: string | null;
  first_seen: string | null; last_seen: string | null; names: string[];
  memberships: (Held & { organisation: string | null; name: string | null; title: string; role: string; acting: number; at: Telling[] })[];
}
export interface Side { value: string; person: string | null; at: Telling | null }
export interface Conflict {
  id: number; municipality: string | null; municipality_name: string | null; what: string; about: string;
  organisation: string | null; event: Event | null; a: Side; b: Side;
}

export type Kind = "unit" | "post" | "goal" | "date" | "amount" | "change";
export interface Fact {
  row: number; id: string; confidence: number; tentative: number; [field: string]: unknown;
}
export type Evidence = [
  kind: Kind, row: number, start: number, end: number, rule: string,
  source: { start?: number; end?: number; page?: number; paragraph?: number; last?: number } | null,
  section: string | null, quote: string | null];
export interface Doc {
  path: string; title: string | null; type: string; status: string; municipality: string | null;
  municipality_name: string | null; published: string | null; updated: string | null; media_type: string | null;
  charset: string | null; language: string | null; declared_goals: number | null; url: string | null; sha256: string;
  outcome: string; message: string | null; warnings: string[]; day: string | null; text: string;
  units: Fact[]; posts: Fact[]; goals: Fact[]; dates: Fact[]; amounts: Fact[]; changes: Fact[]; evidence: Evidence[];
}
