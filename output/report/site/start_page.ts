// What was read, what was found, where it is from.
import { load } from "./data";
import { h, table } from "./dom";
import { filtered } from "./filter";
import { section, show } from "./frame";
import { number, t, word } from "./language";
import { ofDocument, ofMunicipality } from "./place";
import { reviewSummary } from "./review_summary";
import type { Site, SiteMunicipality } from "./types";

type Unread = [path: string, outcome: string, stage: string | null, message: string | null, key: string | null];

export async function startPage(main: HTMLElement, site: Site): Promise<void> {
  const told = site.told;
  const pairs = (list: string, all: [string, number][]) =>
    h("dl", { class: "figures" }, all.map(([name, n]) => h("div", {}, h("dt", {}, word(list, name)), h("dd", {}, number(n)))));
  const failed = told.outcomes.filter(([outcome]) => !["ok", "skipped", "unsupported"].includes(outcome)).reduce((sum, [, n]) => sum + n, 0);
  show(main, t("start.title"), h("p", { class: "lead" }, t("start.lead")),
    h("form", { role: "search", class: "find", submit: (event: Event) => {
      event.preventDefault();
      location.href = `search.html#${new URLSearchParams({ q: (event.target as HTMLFormElement).q.value })}`;
    } }, h("label", { for: "q" }, t("search.label")), h("input", { id: "q", name: "q", type: "search" }), h("button", {}, t("nav.search"))),
    section("read", t("start.read"), pairs("outcome", told.outcomes), failed ? unread(failed) : null),
    section("found", t("start.found"), pairs("kinds", told.facts), h("p", {}, t("start.tentative", number(told.tentative))),
      pairs("registry", told.registry)),
    section("coverage", t("start.coverage"), filtered("municipality", t("filter.municipalities"), coverage(told.municipalities))),
    reviewSummary());
}

/** The list of what could not be read is loaded when it is opened. */
function unread(count: number): HTMLElement {
  const details = h("details", {}, h("summary", {}, t("start.errors", number(count))));
  details.addEventListener("toggle", async () => {
    const all = await load<Unread[]>("errors");
    details.append(table(t("start.errors", number(count)), [t("col.document"), t("col.outcome"), t("col.reason")],
      all.map(([path, outcome, stage, message, key]) => [key ? h("a", { href: ofDocument(key) }, path) : path,
        word("outcome", outcome), [stage, message].filter(Boolean).join(": ")])));
  }, { once: true });
  return details;
}

const shades = [0, 1, 3, 10, 30, 100];
const shade = (n: number) => shades.filter((least) => n > least).length;

function coverage(all: SiteMunicipality[]): HTMLElement {
  const years = [...new Set(all.flatMap((m) => Object.keys(m.years)))].filter(Boolean).sort();
  const first = Math.max(Number(years[0] ?? 0), Number(years[years.length - 1] ?? 0) - 19);
  const shownYears: string[] = [];
  for (let year = first; years.length && year <= Number(years[years.length - 1]); ++year) shownYears.push(String(year));
  const earlier = (m: SiteMunicipality) => Object.entries(m.years).filter(([y]) => y && Number(y) < first).reduce((sum, [, n]) => sum + n, 0);
  const anyEarlier = all.some((m) => earlier(m) > 0);
  const anyUndated = all.some((m) => m.years[""]);
  const cell = (n: number) => h("td", { class: `shade shade-${shade(n)}` }, n ? number(n) : "");
  const row = (m: SiteMunicipality) => h("tr", {},
    h("th", { scope: "row" }, h("a", { href: ofMunicipality(m.code) }, m.name ?? t("municipality.none"))),
    h("td", {}, number(m.documents)), h("td", {}, number(m.organisations)), h("td", {}, number(m.events)),
    anyEarlier ? cell(earlier(m)) : null, shownYears.map((year) => cell(m.years[year] ?? 0)), anyUndated ? cell(m.years[""] ?? 0) : null);
  return h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": t("start.coverage") },
    h("table", { class: "coverage" }, h("caption", { class: "hidden" }, t("start.coverage.caption")),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("col.municipality")), h("th", { scope: "col" }, t("col.documents")),
        h("th", { scope: "col" }, t("col.organisations")), h("th", { scope: "col" }, t("col.changes")),
        anyEarlier ? h("th", { scope: "col" }, t("earlier")) : null,
        shownYears.map((year) => h("th", { scope: "col" }, year)), anyUndated ? h("th", { scope: "col" }, t("undated")) : null)),
      h("tbody", {}, all.map(row))));
}
