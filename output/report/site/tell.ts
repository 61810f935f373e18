// Small pieces that many pages show: where something is told, when it holds.
import { h, type Child } from "./dom";
import { t } from "./language";
import { ofDocument, ofOrganisation } from "./place";
import type { Telling } from "./types";

/** A link to the passage, with its words. */
export function source([key, fact, quote, day, title]: Telling): HTMLElement {
  return h("span", { class: "source" },
    h("a", { href: ofDocument(key, fact), title: quote || title }, day || t("undated"), " ", h("bdi", {}, title)),
    quote ? h("q", { lang: "sv" }, quote.length > 160 ? `${quote.slice(0, 159)}\u2026` : quote) : null);
}

/** The first passages, the others behind a disclosure. */
export function sources(all: Telling[], few = 1): Child {
  if (!all.length) return h("span", { class: "none" }, t("no.source"));
  const list = (some: Telling[]) => h("ul", { class: "sources" }, some.map((one) => h("li", {}, source(one))));
  return [list(all.slice(0, few)), all.length > few
    ? h("details", {}, h("summary", {}, t("more.sources", all.length - few)), list(all.slice(few))) : null];
}

interface Held { valid_from: string | null; from: string | null; valid_to: string | null; to: string | null; first_seen: string | null; last_seen: string | null }

/** "2020-01-01 – 2023-06-30", what is only seen in brackets. */
export function span(held: Held): string {
  const from = held.valid_from ?? held.from ?? (held.first_seen ? `(${held.first_seen}` : "");
  const to = held.valid_to ?? held.to ?? "";
  const seen = !held.valid_from && !held.from && held.first_seen;
  return `${from}${seen ? ")" : ""}${from || to ? " \u2013 " : ""}${to}`;
}

export function organisationLink(id: string | null, name: string): Child {
  return id ? h("a", { href: ofOrganisation(id) }, h("bdi", {}, name)) : h("bdi", {}, name);
}
