// What an analyst says of facts: right, wrong or joined wrongly. Kept in the browser, and saved as files.
import { KIND_NAMES, type Stated } from "./marks";
import { keep, kept } from "./store";
import type { Doc, Fact } from "./types";

export type Verdict = "right" | "wrong" | "apart";
export interface Mark {
  document: string; sha256: string; fact: string; kind: string; verdict: Verdict;
  start: number; end: number; quote: string; rule: string; marked: string;
  value?: Record<string, unknown>;  // what the fact says, other facts by their names
  from?: string;  // of "apart": the organisation or person that it was wrongly joined with
}
type Marks = Record<string, Record<string, Mark>>;
const KEPT = "orgkarta.review";

export function allMarks(): Marks {
  try {
    return (JSON.parse(kept(KEPT) ?? "{}") as Marks) ?? {};
  } catch {
    return {};
  }
}

/** The mark of a fact; none if the file has changed since, as its facts may be others. */
export function markOf(doc: Doc, stated: Stated): Mark | undefined {
  const mark = new Map(Object.entries(new Map(Object.entries(allMarks())).get(doc.path) ?? {})).get(stated.fact.id);
  return mark && mark.sha256 === doc.sha256 && mark.quote === stated.evidence[0]?.[7] ? mark : undefined;
}

/** Marks a fact, or takes the mark away. */
export function setMark(doc: Doc, stated: Stated, verdict: Verdict | null): void {
  const marks = new Map(Object.entries(allMarks()));
  const own = new Map(Object.entries(marks.get(doc.path) ?? {}));
  const main = stated.evidence[0];
  if (verdict && main) {
    own.set(stated.fact.id, { document: doc.path, sha256: doc.sha256, fact: stated.fact.id, kind: stated.kind, verdict,
      start: main[2], end: main[3], quote: main[7] ?? "", rule: main[4], marked: new Date().toISOString().slice(0, 10), value: valueOf(doc, stated), ...(verdict === "apart" ? { from: joinedWith(stated) } : {}) });
  } else own.delete(stated.fact.id);
  own.size ? marks.set(doc.path, Object.fromEntries(own)) : marks.delete(doc.path);
  keep(KEPT, JSON.stringify(Object.fromEntries(marks)));
}

/** One line of JSON a mark, by document. */
export function marksAsLines(): string {
  return Object.values(allMarks()).flatMap((own) => Object.values(own)).map((mark) => `${JSON.stringify(mark)}\n`).join("");
}

/** What of the registry a mention is: an organisation, or a person. */
export function joinedWith(stated: Stated): string | undefined {
  const id = stated.kind === "unit" ? stated.fact.organisation : stated.kind === "post" ? stated.fact.holder : undefined;
  return id ? String(id) : undefined;
}

const REFERENCES: Record<string, string[]> = { units: ["parent"], posts: ["unit"], goals: ["parent", "unit", "target"], amounts: ["decided_by"], changes: ["decided_by"] };
const OURS = ["row", "tentative", "confidence", "organisation", "holder", "event"];
const FLAGS = ["acting", "inferred", "approximate", "negative"];

/** A fact as facts.jsonl has it, without what says nothing of whether it is right; bodies and goals by their names. */
function valueOf(doc: Doc, { kind, fact }: Stated): Record<string, unknown> {
  const name = (list: Fact[], field: string, id: unknown) => list.find((one) => one.id === id)?.[field] ?? id;
  const out: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fact)) {
    if (OURS.includes(field) || field === "id" || field === "target") continue;
    const isBody = ["parent", "units", "from", "to", "decided_by"].includes(field) || (field === "unit" && kind !== "amount");
    const one = (v: unknown) => kind === "goal" && field === "parent" ? name(doc.goals, "text", v) : isBody ? name(doc.units, "name", v) : v;
    out[field] = Array.isArray(value) ? value.map(one) : FLAGS.includes(field) ? Boolean(value) : one(value);
  }
  return out;
}

/** The document as gold for `orgkarta evaluate`: right facts are asked for, wrong ones left out, all others optional. */
export function gold(doc: Doc, facts: Stated[]): string {
  const wrong = new Set(facts.filter((f) => markOf(doc, f)?.verdict === "wrong").map((f) => f.fact.id));
  const listOf = (kind: string) => `${kind}s`;
  const out: Record<string, unknown> = { document: { path: doc.path, title: doc.title, type: doc.type, status: doc.status,
    municipality: doc.municipality ? { code: doc.municipality, name: doc.municipality_name } : null, published: doc.published,
    updated: doc.updated, declared_goals: doc.declared_goals, language: doc.language } };
  for (const kind of KIND_NAMES) {
    out[listOf(kind)] = facts.filter((f) => f.kind === kind && !wrong.has(f.fact.id)).map((f) => {
      const one: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(f.fact as Fact)) {
        if (OURS.includes(name)) continue;
        const gone = (REFERENCES[listOf(kind)] ?? []).includes(name) && wrong.has(String(value));
        one[name] = gone ? null : Array.isArray(value) && name !== "aliases" ? value.filter((id) => !wrong.has(String(id)))
          : FLAGS.includes(name) ? Boolean(value) : value;
      }
      one.evidence = f.evidence.slice(0, 1).map((e) => ({ start: e[2], end: e[3], quote: e[7] }));
      if (markOf(doc, f)?.verdict !== "right") one.optional = true;
      return one;
    });
  }
  return `${JSON.stringify(out, null, 1)}\n`;
}

/** gold/NAME.json, as evaluate looks for it. */
export const goldName = (path: string) => `${path.split("/").pop()!.replace(/\.[^.]*$/, "") || "document"}.json`;
