// Two to six municipalities side by side.
import { load } from "./data";
import { h, table, type Child } from "./dom";
import { section, show } from "./frame";
import { number, t, word } from "./language";
import { KINDS, treeOn, type Node } from "./on_day";
import { note, ofMunicipality, params } from "./place";
import { byYear, perHead, yearNotes } from "./savings";
import type { Goal, Municipality, Site } from "./types";

const MOST = 6;
interface Column { code: string; data: Municipality; goals: Goal[]; tree: Node; inhabitants: number | undefined }

export async function comparePage(main: HTMLElement, site: Site): Promise<void> {
  const known = site.told.municipalities.filter((m) => m.code);
  let codes = (params().get("m") ?? "").split(",").filter((code) => known.some((m) => m.code === code)).slice(0, MOST);
  const result = h("div", { id: "result" });
  const chosen = h("ul", { class: "chosen" });
  const status = h("p", { role: "status" });
  const input = h("select", { id: "add" }, h("option", { value: "" }, "\u2013"), known.map((m) => h("option", { value: m.code }, m.name ?? m.code)));
  const draw = async () => {
    note({ m: codes.join(",") });
    chosen.replaceChildren(...codes.map((code) => h("li", {}, known.find((m) => m.code === code)?.name ?? code, " ",
      h("button", { type: "button", "aria-label": t("compare.remove", known.find((m) => m.code === code)?.name ?? code),
        click: () => { codes = codes.filter((c) => c !== code); void draw(); } }, "\u00d7"))));
    status.textContent = codes.length < 2 ? t("compare.few") : t("compare.count", codes.length);
    const columns = await Promise.all(codes.map((code) => column(site, code)));
    result.replaceChildren(...(columns.length ? comparison(columns) : []));
  };
  const add = () => {
    if (!input.value || codes.includes(input.value) || codes.length >= MOST) return;
    codes.push(input.value);
    input.value = "";
    void draw();
  };
  show(main, t("nav.compare"), h("p", { class: "lead" }, t("compare.lead")),
    h("div", { class: "find" }, h("label", { for: "add" }, t("compare.add")), input, h("button", { type: "button", click: add }, t("compare.button"))),
    chosen, status, result);
  await draw();
}

async function column(site: Site, code: string): Promise<Column> {
  const [data, goals] = await Promise.all([load<Municipality>(`m/${code}`), load<Goal[]>(`m/${code}-goals`)]);
  return { code, data, goals, tree: treeOn(data.told, data.told.last_day), inhabitants: site.inhabitants[code] };
}

function walk(node: Node, visit: (node: Node, level: number) => void, level = 0): void {
  visit(node, level);
  for (const child of node.children) walk(child, visit, level + 1);
}

interface Counts { kinds: Map<string, number>; all: number; levels: number; heads: number; led: number }
function count(tree: Node): Counts {
  const out: Counts = { kinds: new Map(), all: 0, levels: 0, heads: 0, led: 0 };
  walk(tree, (node, level) => {
    out.heads += node.heads.length;
    out.led += node.heads.length ? 1 : 0;
    if (level === 0) return;
    out.levels = Math.max(out.levels, level);
    out.all += 1;
    out.kinds.set(node.kind, (out.kinds.get(node.kind) ?? 0) + 1);
  });
  return out;
}

function comparison(columns: Column[]): HTMLElement[] {
  const head = (): Child[] => ["", ...columns.map((c) => h("a", { href: ofMunicipality(c.code) }, c.data.told.name))];
  const rowOf = (name: Child, value: (c: Column, i: number) => Child) => [h("b", {}, name), ...columns.map(value)];
  const counts = columns.map((c) => count(c.tree));
  const kinds = KINDS.filter((kind) => counts.some((c) => c.kinds.has(kind)));
  const structure = table(t("part.structure"), head(), [
    rowOf(t("compare.day"), (c) => h("a", { href: ofMunicipality(c.code, c.data.told.last_day) }, c.data.told.last_day || "\u2013")),
    rowOf(t("compare.units"), (_, i) => number(counts[i].all)), rowOf(t("compare.levels"), (_, i) => number(counts[i].levels)),
    rowOf(t("compare.heads"), (_, i) => number(counts[i].heads)), rowOf(t("compare.led"), (_, i) => number(counts[i].led)),
    ...kinds.map((kind) => rowOf(word("kinds.of", kind), (_, i) => bar(counts[i].kinds.get(kind) ?? 0, Math.max(...counts.map((c) => c.kinds.get(kind) ?? 0)))))]);
  const field = (goal: Goal) => goal.field ?? "";
  const fields = [...new Set(columns.flatMap((c) => c.goals.map(field)))].sort();
  const perField = (c: Column, f: string) => c.goals.filter((g) => field(g) === f && !g.tentative).length;
  const goals = table(t("part.goals"), head(), [rowOf(t("compare.all"), (c) => number(c.goals.filter((g) => !g.tentative).length)),
    ...fields.map((f) => rowOf(f ? word("field", f) : t("field.none"), (c) => bar(perField(c, f), Math.max(...columns.map((x) => perField(x, f))))))]);
  const years = columns.map((c) => byYear(c.data.savings));
  const all = [...new Set(years.flat().map((y) => y.year))].sort();
  const series = all.flatMap((year) => (["decided", "proposed"] as const).map((status) => ({ year, status })))
    .filter(({ year, status }) => years.some((own) => own.some((y) => y.year === year && y[status][1])));
  const savings = table(t("part.savings"), head(), series.map(({ year, status }) => rowOf(`${year}, ${t(`savings.${status}`).toLowerCase()}`,
    (c, i) => perHead(years[i].find((y) => y.year === year)?.[status] ?? [0, 0], c.inhabitants))));
  const changes = table(t("part.changes"), head(), ["create", "dissolve", "rename", "merge", "split", "move", "transfer", "reorganise"].map((kind) =>
    rowOf(word("change", kind), (c) => number(c.data.events.filter((e) => e.kind === kind && (e.status === "decided" || e.status === "done")).length))));
  return [section("structure", t("part.structure"), structure), section("goals", t("part.goals"), goals),
    section("savings", t("part.savings"), all.length ? [savings, h("p", { class: "note" }, yearNotes(columns.flatMap((c) => c.data.savings)).join(" "))] : h("p", {}, t("savings.none"))),
    section("changes", t("part.changes"), changes)];
}

/** A number with a bar as long as it is. */
function bar(value: number, most: number): Child {
  const meter = h("span", { class: "length", "aria-hidden": "true" });
  meter.style.width = `${most ? (value / most) * 6 : 0}em`;
  return [h("span", { class: "figure" }, number(value)), meter];
}
