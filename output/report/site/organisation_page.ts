// An organisation over time, each line with the documents that tell it.
import { correctPart } from "./correct_part";
import { h, table, type Child } from "./dom";
import { contents, missing, section, show } from "./frame";
import { t, word } from "./language";
import { ofMunicipality, ofPerson, params } from "./place";
import { organisationLink, source, sources, span } from "./tell";
import { organisation } from "./things";
import { sides } from "./timeline";
import type { Organisation, Site, Telling } from "./types";

export async function organisationPage(main: HTMLElement, site: Site): Promise<void> {
  const id = params().get("id") ?? "";
  const o = await organisation(site, id);
  if (!o) return missing(main, id);
  const parts = [namesPart(o), parentsPart(o), peoplePart(o), eventsPart(o), factsPart(o), mentionsPart(o), correctPart({ kind: "o", id, name: o.name, municipality: o.municipality_name ?? o.municipality ?? "" })].filter((p): p is HTMLElement => !!p);
  show(main, o.name, h("p", {}, [word("kind", o.kind), word("state", o.state), o.field ? word("field", o.field) : "",
    span(o)].filter(Boolean).join(" \u00b7 "), " \u00b7 ", h("a", { href: ofMunicipality(o.municipality ?? "") }, o.municipality_name ?? t("municipality.none"))),
    contents(parts), parts);
}

/** The tellings under one name; what no document says so itself, the rename does. */
function toldAs(o: Organisation, name: string): Telling[] {
  const same = (a: string) => a.toLowerCase() === name.toLowerCase();
  const found = o.mentions.filter((m) => same(m.name) || m.aliases.some(same)).map((m) => m.at);
  return found.length ? found : o.events.filter((e) => [...e.from, ...e.to].some(([, n]) => same(n))).flatMap((e) => e.at);
}

function namesPart(o: Organisation): HTMLElement {
  return section("names", t("part.names"), table(t("part.names"), [t("col.name"), t("col.time"), t("col.source")], o.names.map((n) => [
    [h("bdi", {}, n.name), n.proper ? null : h("small", {}, ` ${t("name.other")}`)], span(n),
    sources(toldAs(o, n.name))])));
}

function parentsPart(o: Organisation): HTMLElement | null {
  const rows: Child[][] = o.parents.map((p) => {
    const told = o.mentions.filter((m) => m.parent === p.id).map((m) => m.at);
    return [organisationLink(p.id, p.name), span(p), sources(told.length ? told : o.events.filter((e) => e.to.some(([id]) => id === p.id)).flatMap((e) => e.at))];
  });
  const list = (title: string, all: [string, string][]) => all.length
    ? h("p", {}, `${title}: `, all.map(([id, name], i) => [i ? ", " : "", organisationLink(id, name)])) : null;
  if (!rows.length && !o.children.length && !o.predecessors.length && !o.successors.length) return null;
  return section("parents", t("part.parents"), rows.length ? table(t("part.parents"), [t("col.parent"), t("col.time"), t("col.source")], rows) : null,
    list(t("predecessors"), o.predecessors), list(t("successors"), o.successors),
    o.children.length ? h("details", { open: o.children.length < 30 }, h("summary", {}, t("children", o.children.length)),
      h("ul", {}, o.children.map(([id, name, kind, state]) => h("li", {}, organisationLink(id, name), ` (${word("kind", kind)}${state === "existing" ? "" : `, ${word("state", state)}`})`)))) : null);
}

function peoplePart(o: Organisation): HTMLElement | null {
  if (!o.memberships.length) return null;
  return section("people", t("part.people"), table(t("part.people"), [t("col.person"), t("col.role"), t("col.title"), t("col.time"), t("col.source")],
    o.memberships.map((m) => [[h("a", { href: ofPerson(m.person) }, h("bdi", {}, m.name)), m.party ? ` (${m.party})` : ""],
      word("role", m.role) + (m.acting ? ` (${t("acting")})` : ""), m.title, span(m), sources(m.at)])));
}

function eventsPart(o: Organisation): HTMLElement | null {
  if (!o.events.length) return null;
  const events = [...o.events].sort((a, b) => ((a.first_day ?? a.first_seen ?? "9") < (b.first_day ?? b.first_seen ?? "9") ? -1 : 1));
  return section("changes", t("part.changes"), table(t("part.changes"), [t("col.day"), t("col.change"), t("col.what"), t("col.status"), t("col.source")],
    events.map((e) => [e.effective ?? (e.first_seen ? `(${e.first_seen})` : ""), word("change", e.kind), sides(e), word("status", e.status), sources(e.at)])));
}

function factsPart(o: Organisation): HTMLElement | null {
  if (!o.goals.length && !o.amounts.length) return null;
  return section("facts", t("part.facts"), table(t("part.facts"), [t("col.kind"), t("col.what"), t("col.status"), t("col.source")], [
    ...o.goals.map((g) => [word("goal", g.kind), h("span", { lang: "sv" }, g.text), "", source([g.at[0], g.at[1], "", g.at[3], g.at[4]])]),
    ...o.amounts.map((a) => [word("amount", a.kind), a.text, word("status", a.status), source(a.at)])]));
}

function mentionsPart(o: Organisation): HTMLElement {
  return section("mentions", t("part.mentions"), o.mentions.length < o.documents ? h("p", {}, t("mentions.some", o.mentions.length, o.documents)) : null,
    table(t("part.mentions"), [t("col.name"), t("col.reason"), t("col.source")], o.mentions.map((m) => [h("bdi", {}, m.name), word("reason", m.reason), source(m.at)])));
}
