// All of one fact: what it says, by which rule, how sure, and what an analyst thinks of it.
import { h, type Child } from "./dom";
import { factFields, factLine } from "./fact_text";
import { number, t, word } from "./language";
import type { Stated } from "./marks";
import { originals } from "./original";
import { ofOrganisation, ofPerson } from "./place";
import { joinedWith, markOf, setMark, type Verdict } from "./review";
import type { Doc, Evidence, Site } from "./types";

function place(source: Evidence[5]): string {
  if (!source) return "";
  if (source.page) return t("source.page", source.page);
  if (source.paragraph !== undefined) return t("source.paragraph", source.paragraph);
  return t("source.bytes", source.start ?? 0, source.end ?? 0);
}

function originalLinks(site: Site, doc: Doc, evidence: Evidence): Child {
  return originals(site, doc, evidence).map(({ url, what }) => [" \u00b7 ",
    h("a", { href: url, rel: "noopener noreferrer" }, t(what))]);
}

/** `toText` goes to a passage's characters by its number, `changed` is called when the fact is marked. */
export function factPanel(site: Site, doc: Doc, stated: Stated, names: Map<string, string>, toText: (n: number) => void, toList: () => void, changed: () => void): HTMLElement {
  const { fact, kind, evidence } = stated;
  const mark = markOf(doc, stated)?.verdict;
  const judge = (verdict: Verdict) => h("button", { type: "button", class: `judge ${verdict}`, "aria-pressed": String(mark === verdict), click: () => {
    setMark(doc, stated, mark === verdict ? null : verdict);
    changed();
  } }, verdict === "apart" ? t(kind === "unit" ? "review.apart.unit" : "review.apart.post") : t(`review.${verdict}`));
  const link = fact.organisation && kind === "unit" ? h("a", { href: ofOrganisation(String(fact.organisation)) }, t("see.organisation"))
    : fact.holder ? h("a", { href: ofPerson(String(fact.holder)) }, t("see.person")) : null;
  return h("div", { class: `panel fact-${kind}` },
    h("h2", {}, h("span", { class: `tag fact-${kind}` }, word("facts", kind)), " ", h("span", { lang: "sv" }, factLine(stated, names))),
    h("dl", {}, factFields(stated, names).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", { lang: "sv" }, value))),
      h("div", {}, h("dt", {}, t("confidence")), h("dd", {}, number(Math.round(fact.confidence * 100) / 100), fact.tentative ? ` (${t("tentative")})` : ""))),
    link ? h("p", {}, link) : null,
    h("ol", { class: "passages" }, evidence.map((e, i) => h("li", {},
      h("button", { type: "button", class: "link", click: () => toText(i) }, t(i ? "passage.other" : "passage.main", e[2], e[3])),
      ` \u00b7 ${t("rule")} `, h("code", {}, e[4]), e[5] ? ` \u00b7 ${place(e[5])}` : "", i ? null : originalLinks(site, doc, e)))),
    h("div", { class: "judges", role: "group", "aria-label": t("part.review") }, judge("right"), judge("wrong"),
      joinedWith(stated) ? judge("apart") : null,
      h("button", { type: "button", class: "link", click: toList }, t("to.list"))));
}
