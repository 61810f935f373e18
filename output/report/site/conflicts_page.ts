// Both sides of what cannot both be right.
import { load } from "./data";
import { h, table, type Child } from "./dom";
import { filtered } from "./filter";
import { show } from "./frame";
import { number, t, word } from "./language";
import { ofMunicipality, ofPerson } from "./place";
import { organisationLink, source } from "./tell";
import { sides } from "./timeline";
import type { Conflict, Side, Site } from "./types";

export async function conflictsPage(main: HTMLElement, _site: Site): Promise<void> {
  const all = await load<Conflict[]>("conflicts");
  const side = (one: Side): Child => [
    h("b", {}, one.person ? h("a", { href: ofPerson(one.value) }, one.person) : one.value), h("br"), one.at ? source(one.at) : null];
  const about = (c: Conflict): Child => c.event ? [word("change", c.event.kind), ": ", sides(c.event)] : organisationLink(c.about, c.organisation ?? c.about);
  show(main, t("nav.conflicts"), h("p", { class: "lead" }, t("conflicts.lead", number(all.length))),
    all.length ? filtered("filter", t("filter.rows"), table(t("nav.conflicts"), [t("col.municipality"), t("col.about"), t("col.what"), t("col.one"), t("col.other")], all.map((c) => [
      c.municipality ? h("a", { href: ofMunicipality(c.municipality) }, c.municipality_name ?? c.municipality) : "",
      about(c), word("conflict", c.what), side(c.a), side(c.b)]))) : null);
}
