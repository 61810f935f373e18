// The part of an organisation's or person's page where the registry is corrected.
import { addCorrection, allCorrections, inWords, removeCorrection, type Correction } from "./corrections";
import { h } from "./dom";
import { section } from "./frame";
import { number, t } from "./language";
import { rows, search, type Entity } from "./search";

const MOST = 50;
interface Thing { kind: "o" | "p"; id: string; name: string; municipality: string }

/** Corrections in words, each with a button that takes it out. */
export function correctionList(all: Correction[], changed: () => void): HTMLElement {
  return h("ul", { class: "corrections" }, all.map((c) => h("li", {}, inWords(c), " ",
    h("button", { type: "button", "aria-label": t("correct.remove", inWords(c)), click: () => { removeCorrection(c); changed(); } }, "\u00d7"))));
}

/** Others of the same kind and municipality whose names have all the words. */
async function others(thing: Thing, text: string): Promise<Entity[]> {
  const { hits: [, found] } = await search(text);
  const all = await rows<Entity>("e", found.slice(0, 10 * MOST));
  return all.filter(([kind, id, , , municipality]) => kind === thing.kind && id !== thing.id && municipality === thing.municipality).slice(0, MOST);
}

export function correctPart(thing: Thing): HTMLElement {
  const list = h("div", {});
  const draw = () => list.replaceChildren(correctionList(allCorrections().filter((c) => c.a === thing.id || c.b === thing.id), draw));
  const add = (kind: Correction["kind"], b: string, name: string) => {
    addCorrection({ kind, a: thing.id, b, names: [thing.name, name] });
    draw();
  };
  draw();
  return section("correct", t("part.correct"), h("p", { class: "note" }, t("correct.note")), pairForm(thing, add), nameForm(thing, add), list);
}

type Add = (kind: Correction["kind"], b: string, name: string) => void;

/** Another one is looked for by its name and chosen; then it is the same, or not. */
function pairForm(thing: Thing, add: Add): HTMLElement {
  const find = h("input", { id: "correct-find", type: "search", autocomplete: "off" });
  const other = h("select", { id: "correct-other", disabled: true }, h("option", { value: "" }, "\u2013"));
  const status = h("span", { role: "status", class: "note" });
  const look = async (event: Event) => {
    event.preventDefault();
    const found = await others(thing, find.value);
    other.replaceChildren(...found.map(([, id, name, detail]) => h("option", { value: id }, detail ? `${name} (${id})` : name)));
    other.disabled = !found.length;
    status.textContent = t("correct.found", number(found.length));
  };
  const button = (kind: "same" | "different") => h("button", { type: "button", click: () => {
    const chosen = other.selectedOptions[0];
    if (chosen?.value) add(kind, chosen.value, chosen.textContent ?? "");
  } }, t(`correct.${kind}`));
  return h("form", { class: "find", submit: look }, h("label", { for: "correct-find" }, t("correct.find")), find, h("button", {}, t("nav.search")), status,
    h("label", { for: "correct-other" }, t("correct.other")), other, button("same"), button("different"));
}

function nameForm(thing: Thing, add: Add): HTMLElement {
  const name = h("input", { id: "correct-name", type: "text", value: thing.name, autocomplete: "off", size: 40 });
  return h("form", { class: "find", submit: (event: Event) => {
    event.preventDefault();
    if (name.value.trim() && name.value !== thing.name) add("rename", name.value, name.value.trim());
  } }, h("label", { for: "correct-name" }, t("correct.name")), name, h("button", {}, t("correct.rename")));
}
