// Search over organisations, people, goals and texts.
import { h, type Child } from "./dom";
import { section, show } from "./frame";
import { number, t, word } from "./language";
import { address, note, ofDocument, ofOrganisation, ofPerson, params } from "./place";
import { rows, search, type Entity } from "./search";
import type { Site } from "./types";

const MOST = 50;
type GoalRow = [key: string, fact: string, text: string, kind: string, municipality: string];
type Row = [key: string, title: string, day: string, municipality: string];

export async function searchPage(main: HTMLElement, site: Site): Promise<void> {
  const input = h("input", { id: "q", type: "search", value: params().get("q") ?? "", autocomplete: "off" });
  const status = h("p", { role: "status" });
  const result = h("div", { id: "result" });
  const names = new Map(site.told.municipalities.map((m) => [m.code, m.name ?? ""]));
  let turn = 0;
  const draw = async () => {
    const mine = ++turn;
    const text = input.value;
    note({ q: text });
    const { hits: [documents, entities, goals], marks } = await search(text);
    const [e, g, d] = await Promise.all([rows<Entity>("e", entities.slice(0, MOST)), rows<GoalRow>("g", goals.slice(0, MOST)),
      rows<Row>("l", documents.slice(0, MOST))]);
    if (mine !== turn) return;
    const total = documents.length + entities.length + goals.length;
    status.textContent = text.trim().length < 2 ? t("search.short") : (marks ? "" : `${t("search.marks")} `) + t("search.status", number(entities.length), number(goals.length), number(documents.length));
    const list = (id: string, title: string, count: number, items: Child[]) => items.length
      ? section(id, `${title} (${number(count)})`, h("ul", { class: "hits" }, items.map((item) => h("li", {}, item))), count > MOST ? h("p", { class: "note" }, t("search.more", MOST)) : null) : null;
    result.replaceChildren(...[
      list("entities", t("search.entities"), entities.length, e.map(([kind, id, name, detail, municipality]) => [
        h("a", { href: kind === "o" ? ofOrganisation(id) : ofPerson(id) }, h("bdi", {}, name)),
        h("small", {}, ` ${[kind === "o" ? word("kind", detail) : [t("person"), detail].filter(Boolean).join(", "), municipality].filter(Boolean).join(" \u00b7 ")}`)])),
      list("goals", t("part.goals"), goals.length, g.map(([key, fact, goal, kind, municipality]) => [
        h("a", { href: ofDocument(key, fact), lang: "sv" }, goal), h("small", {}, ` ${[word("goal", kind), municipality].filter(Boolean).join(" \u00b7 ")}`)])),
      list("texts", t("search.texts"), documents.length, d.map(([key, title, day, code]) => [
        h("a", { href: address("document", { d: key, q: text }) }, h("bdi", {}, title)),
        h("small", {}, ` ${[day, names.get(code)].filter(Boolean).join(" \u00b7 ")}`)])),
    ].filter((part): part is HTMLElement => !!part));
    result.dataset.hits = String(total);
  };
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(draw, 150);
  });
  show(main, t("nav.search"), h("form", { role: "search", class: "find", submit: (event: Event) => { event.preventDefault(); void draw(); } },
    h("label", { for: "q" }, t("search.label")), input, h("button", {}, t("nav.search"))), h("p", { class: "note" }, t("search.how")), status, result);
  await draw();
}
