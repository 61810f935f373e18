// A municipality: its organisation on a day, changes, goals, savings, documents.
import { chart, treeList } from "./chart";
import { load } from "./data";
import { readDay } from "./day";
import { h, shown, table } from "./dom";
import { contents, section, show } from "./frame";
import { goalTree } from "./goals";
import { number, t, word } from "./language";
import { countNodes, daysOfChange, treeOn } from "./on_day";
import { note, ofDocument, params, address } from "./place";
import { byYear, perHead, savingsChart, savingsLegend, yearNotes } from "./savings";
import { savePicture } from "./save_picture";
import { organisationLink, sources } from "./tell";
import { legend, sides, timeline } from "./timeline";
import type { DocumentRow, Goal, Municipality, Site } from "./types";

/** Where a sheet holds more units than can be read with ease, their list is printed too. */
const MOST_ON_PAPER = 80;

export async function municipalityPage(main: HTMLElement, site: Site): Promise<void> {
  const code = params().get("code") ?? "none";
  const data = await load<Municipality>(`m/${code}`);
  const [goals, documents] = await Promise.all([load<Goal[]>(`m/${code}-goals`), load<DocumentRow[]>(`m/${code}-documents`)]);
  const parts = [organisationPart(data), changesPart(data), goalsPart(goals), savingsPart(data, site.inhabitants[code]), documentsPart(documents)];
  show(main, data.told.name || t("municipality.none"),
    h("p", {}, code !== "none" ? `${code} \u00b7 ` : "", t("municipality.lead", number(documents.length), data.told.last_document || "\u2013"), " ",
      code !== "none" ? h("a", { href: address("compare", { m: code }) }, t("compare.with")) : null),
    contents(parts), parts);
  window.dispatchEvent(new Event("resize"));
}

function organisationPart(data: Municipality): HTMLElement {
  const { told } = data;
  const days = daysOfChange(told);
  const toldAt = new Map(data.heads.map(([membership, key, fact]) => [membership, [key, fact] as [string, string]]));
  let day = told.last_day;
  const place = h("div", { class: "chart-place" });
  const list = h("div", {});
  const status = h("p", { role: "status" });
  const wrong = h("p", { class: "wrong", role: "alert" });
  const date = h("input", { type: "date", id: "at", value: day });
  const slider = h("input", { type: "range", min: 0, max: Math.max(0, days.length - 1), "aria-label": t("at.slider") });
  const draw = (on: "screen" | "paper" = "screen") => {
    const tree = treeOn(told, day);
    const title = t("chart.title", told.name || t("municipality.none"), day || "\u2013");
    chart(tree, title, place, on);
    list.replaceChildren(treeList(tree, toldAt));
    status.textContent = t("chart.status", number(countNodes(tree) - 1), day || "\u2013");
    date.value = day;
    slider.value = String(Math.max(0, days.filter((d) => d <= day).length - 1));
    slider.setAttribute("aria-valuetext", day);
  };
  const go = (to: string | undefined) => {
    wrong.textContent = "";
    date.value = day;
    if (!to || to === day) return;
    day = to;
    note({ at: day });
    draw();
  };
  /** What the address asks for; it is put right where it asks for no day. */
  const fromPlace = () => {
    const asked = params().get("at");
    day = readDay(asked ?? "") ?? told.last_day;
    wrong.textContent = asked && !readDay(asked) ? t("at.wrong", shown(asked), day || "\u2013") : "";
    if (asked && asked !== day) note({ at: readDay(asked) });
  };
  fromPlace();
  window.addEventListener("hashchange", () => { fromPlace(); draw(); });
  date.addEventListener("change", () => go(date.value));
  slider.addEventListener("input", () => go(days[Number(slider.value)]));
  let width = -1;
  window.addEventListener("resize", () => {
    if (place.clientWidth === width) return;
    width = place.clientWidth;
    draw();
  });
  const whole = h("details", {}, h("summary", {}, t("chart.list")), list);
  window.addEventListener("beforeprint", () => {
    draw("paper");
    whole.open ||= list.querySelectorAll("li").length > MOST_ON_PAPER;
  });
  window.addEventListener("afterprint", () => draw());
  const button = (text: string, to: () => string | undefined) => h("button", { type: "button", click: () => go(to()) }, text);
  const picture = () => place.querySelector<SVGSVGElement>("svg.chart")!;
  return section("organisation", t("part.organisation"),
    h("div", { class: "when" }, h("label", { for: "at" }, t("at")), date,
      button(t("at.before"), () => days.filter((d) => d < day).pop()), slider, button(t("at.after"), () => days.find((d) => d > day)),
      h("button", { type: "button", click: () => savePicture(picture(), `${told.code}-${day}.svg`) }, t("save.svg"))),
    wrong, status, place, whole);
}

function changesPart({ told, events }: Municipality): HTMLElement {
  const svg = timeline(told, events);
  return section("changes", t("part.changes"),
    svg ? [legend(), saveButton(svg, `${told.code}-changes.svg`), h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": t("part.changes") }, svg)] : h("p", {}, t("changes.none")),
    events.length ? table(t("part.changes"), [t("col.day"), t("col.change"), t("col.what"), t("col.status"), t("col.source")], events.map((e) => [
      e.effective ?? (e.first_seen ? `(${e.first_seen})` : ""), word("change", e.kind), [
        e.subject ? `${e.subject}: ` : "", e.from.map(([id, name], i) => [i ? " + " : "", organisationLink(id, name)]),
        e.to.length && e.from.length ? " \u2192 " : "", e.to.map(([id, name], i) => [i ? " + " : "", organisationLink(id, name)]),
        sides(e) ? null : "\u2013"],
      word("status", e.status), sources(e.at)])) : null);
}

function saveButton(svg: SVGSVGElement, name: string): HTMLElement {
  return h("p", {}, h("button", { type: "button", click: () => savePicture(svg, name) }, t("save.svg")));
}

function goalsPart(goals: Goal[]): HTMLElement {
  return section("goals", t("part.goals"), goals.length ? goalTree(goals) : h("p", {}, t("goals.none")));
}

function savingsPart({ told, savings }: Municipality, inhabitants: number | undefined): HTMLElement {
  const years = byYear(savings);
  const svg = savingsChart(years);
  return section("savings", t("part.savings"),
    svg ? [savingsLegend(), saveButton(svg, `${told.code}-savings.svg`), h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": t("part.savings") }, svg)] : h("p", {}, t("savings.none")),
    years.length ? table(t("part.savings"), [t("col.year"), t("savings.decided"), t("savings.proposed"), t("col.count")],
      years.map((y) => [y.year, perHead(y.decided, inhabitants), perHead(y.proposed, inhabitants), y.count])) : null,
    savings.length ? [h("p", { class: "note" }, yearNotes(savings).join(" ")), h("details", {}, h("summary", {}, t("savings.each", savings.length)),
      table(t("part.savings"), [t("col.year"), t("col.sum"), t("col.status"), t("col.whose"), t("col.source")], savings.map((one) => [
        one.told ? one.year : one.year ? `(${one.year})` : t("undated"), one.text, word("status", one.status),
        one.of.map(([id, name], i) => [i ? ", " : "", organisationLink(id, name)]), sources(one.at)])))] : null);
}

function documentsPart(all: DocumentRow[]): HTMLElement {
  const most = 200;
  const body = h("div", {});
  const draw = (some: DocumentRow[]) => body.replaceChildren(
    table(t("part.documents"), [t("col.day"), t("col.document"), t("col.type"), t("col.facts")], some.map(([key, title, path, type, , day, facts]) =>
      [day ?? "", [h("a", { href: ofDocument(key) }, h("bdi", {}, title)), title !== path ? h("small", {}, " ", h("bdi", {}, path)) : null],
        word("type", type), number(facts)])));
  draw(all.slice(0, most));
  const more = h("button", { type: "button", click: () => { draw(all); more.remove(); } }, t("documents.all", number(all.length)));
  return section("documents", t("part.documents"), body, all.length > most ? more : null);
}
