// A fact in words.
import { t, word } from "./language";
import type { Stated } from "./marks";
import type { Fact } from "./types";

/** What a fact says, in a line. `names`: those of the document's units, by id. */
export function factLine(stated: Stated, names: Map<string, string>): string {
  const f = stated.fact as Record<string, any>;
  const name = (id: string | null) => (id ? names.get(id) ?? id : "");
  const sides = (ids: string[]) => ids.map(name).join(" + ");
  switch (stated.kind) {
    case "unit": return `${f.name}${f.parent ? ` (${name(f.parent)})` : ""}`;
    case "post": return [f.person, f.title, name(f.unit)].filter(Boolean).join(", ");
    case "goal": return `${f.label ? `${f.label}. ` : ""}${f.text}`;
    case "date": return `${f.text} (${f.value})`;
    case "amount": return `${f.text}${f.units.length ? `, ${sides(f.units)}` : ""}`;
    case "change": return [word("change", f.kind), f.subject, [sides(f.from), sides(f.to)].filter(Boolean).join(" \u2192 "), f.effective].filter(Boolean).join(": ");
  }
}

/** The fields of a fact that hold something, with their values in words. */
export function factFields(stated: Stated, names: Map<string, string>): [string, string][] {
  const lists: Record<string, string> = {
    unit: "kind", post: "role", goal: "goal", date: "date", amount: "amount", change: "change" };
  const out: [string, string][] = [];
  for (const [field, value] of Object.entries(stated.fact as Fact)) {
    if (["row", "id", "confidence", "tentative", "organisation", "holder", "event"].includes(field)) continue;
    if (value === null || value === 0 || value === "" || (Array.isArray(value) && !value.length)) continue;
    const isReference = ["parent", "unit", "decided_by", "units", "from", "to"].includes(field);
    const one = (v: unknown) => isReference ? names.get(String(v)) ?? String(v)
      : field === "kind" || field === "role" ? word(lists[stated.kind], String(v))
      : field === "time" ? word("time", String(v)) : field === "status" ? word("status", String(v)) : field === "period" ? word("period", String(v)) : field === "field" ? word("field", String(v))
      : ["acting", "inferred", "approximate", "negative"].includes(field) ? t("yes") : String(v);
    out.push([word("fact", field), Array.isArray(value) ? value.map(one).join("; ") : one(value)]);
  }
  return out;
}
