// A document: its whole text with every fact in its colour, and each fact with what stands behind it.
import { load } from "./data";
import { download, h } from "./dom";
import { factPanel } from "./fact_panel";
import { factLine } from "./fact_text";
import { missing, show } from "./frame";
import { number, t, word } from "./language";
import { KIND_NAMES, segments, statedFacts, unitsOf, type Stated } from "./marks";
import { originals } from "./original";
import { ofMunicipality, params, step } from "./place";
import { gold, goldName, markOf } from "./review";
import type { Doc, Site } from "./types";
import { words } from "./words";

export async function documentPage(main: HTMLElement, site: Site): Promise<void> {
  const key = params().get("d") ?? "";
  if (!/^[a-z0-9-]+$/.test(key)) return missing(main, key);
  new DocumentView(site, key, await load<Doc>(`d/${key}`)).show(main);
}

class DocumentView {
  private facts: Stated[];
  private names: Map<string, string>;
  private panel = h("div", { id: "panel", "aria-live": "polite" });
  private text = h("div", { id: "text", lang: "sv" });
  private list = h("div", { class: "facts" });
  private pieces = new Map<Stated, { link: HTMLElement; from: number }[]>();
  private at: (position: number) => number;
  private chosen: Stated | undefined;

  constructor(private site: Site, private key: string, private doc: Doc) {
    this.facts = statedFacts(doc);
    this.at = unitsOf(doc.text);
    this.names = new Map(doc.units.map((u) => [u.id, String(u.name)]));
  }

  show(main: HTMLElement): void {
    this.drawText();
    this.drawList();
    show(main, this.doc.title || this.doc.path, this.about(),
      h("div", { class: "document" }, this.text, h("section", { class: "side", "aria-label": t("part.facts") }, this.panel, this.filters(), this.list)));
    this.leave();
    const fromPlace = () => {
      const fact = this.facts.find((f) => f.fact.id === params().get("f"));
      if (fact && fact !== this.chosen) this.choose(fact, "text");
      if (!fact && this.chosen) this.leave();
    };
    window.addEventListener("hashchange", fromPlace);
    fromPlace();
    this.showSearched(params().get("q"));
  }

  private about(): HTMLElement {
    const { doc } = this;
    const item = (name: string, value: unknown) => value ? h("div", {}, h("dt", {}, name), h("dd", {}, value as string)) : null;
    return h("dl", { class: "about" }, item(t("col.file"), h("bdi", {}, doc.path)),
      item(t("col.municipality"), doc.municipality ? h("a", { href: ofMunicipality(doc.municipality) }, doc.municipality_name ?? doc.municipality) : ""),
      item(t("col.type"), word("type", doc.type)), item(t("col.status"), word("status", doc.status)),
      item(t("published"), doc.published), item(t("updated"), doc.updated),
      item(t("warnings"), doc.warnings.join(", ")), item(t("col.outcome"), doc.outcome === "ok" ? "" : `${word("outcome", doc.outcome)} ${doc.message ?? ""}`),
      item(t("original"), h("span", {}, originals(this.site, doc).map(({ url, what }, i) =>
        [i ? " \u00b7 " : "", h("a", { href: url, rel: "noopener noreferrer" }, t(what))]))));
  }

  private drawText(): void {
    const { text } = this.doc;
    for (const segment of segments(text, this.facts)) {
      const piece = text.slice(segment.from, segment.to);
      if (!segment.facts.length) {
        this.text.append(piece);
        continue;
      }
      const [top] = segment.facts;
      const link = h("a", { class: `mark fact-${top.kind}${segment.facts.length > 1 ? " several" : ""}${top.fact.tentative ? " tentative" : ""}`,
        href: `#d=${this.key}&f=${top.fact.id}`, tabindex: -1, "data-facts": segment.facts.map((f) => f.fact.id).join(" "),
        click: (event: Event) => { event.preventDefault(); this.next(segment.facts); } });
      link.append(piece);  // as it is: what is highlighted are the document's own characters
      for (const fact of segment.facts) this.pieces.set(fact, [...(this.pieces.get(fact) ?? []), { link, from: segment.from }]);
      this.text.append(link);
    }
  }

  /** Where facts overlap, clicking again goes to the next. */
  private next(facts: Stated[]): void {
    const at = this.chosen ? facts.indexOf(this.chosen) : -1;
    this.choose(facts[(at + 1) % facts.length], "list");
  }

  private drawList(): void {
    this.list.replaceChildren(...KIND_NAMES.map((kind) => [kind, this.facts.filter((f) => f.kind === kind)] as const).filter(([, some]) => some.length).map(([kind, some]) =>
      h("details", { open: true, class: `group-${kind}` }, h("summary", {}, h("span", { class: `tag fact-${kind}` }, word("kinds", kind)), ` ${number(some.length)}`),
        h("ul", {}, some.map((fact) => {
          const mark = markOf(this.doc, fact)?.verdict;
          return h("li", {}, h("a", { href: `#d=${this.key}&f=${fact.fact.id}`, "data-fact": fact.fact.id, class: fact.fact.tentative ? "tentative" : null,
            "aria-current": fact === this.chosen ? "true" : null, lang: "sv",
            click: (event: Event) => { event.preventDefault(); this.choose(fact, "text"); } }, factLine(fact, this.names)),
            mark ? h("span", { class: `verdict ${mark}` }, ` ${t(`review.${mark}`)}`) : null);
        })))));
  }

  private filters(): HTMLElement {
    const box = (kind: string) => h("label", {}, h("input", { type: "checkbox", checked: true, change: (event: Event) => {
      this.text.classList.toggle(`without-${kind}`, !(event.target as HTMLInputElement).checked);
    } }), h("span", { class: `tag fact-${kind}` }, word("kinds", kind)));
    return h("fieldset", { class: "filters" }, h("legend", {}, t("filter")), KIND_NAMES.filter((kind) => this.facts.some((f) => f.kind === kind)).map(box),
      h("button", { type: "button", click: () => download(goldName(this.doc.path), gold(this.doc, this.facts), "application/json") }, t("review.gold")));
  }

  /** Shows a fact, and goes to its characters or to its line in the list. */
  private choose(fact: Stated, to: "text" | "list" | "stay"): void {
    this.chosen = fact;
    if (params().get("f") !== fact.fact.id) step({ f: fact.fact.id });
    this.text.querySelectorAll(".on").forEach((piece) => piece.classList.remove("on"));
    const pieces = this.pieces.get(fact) ?? [];
    pieces.forEach((piece) => piece.link.classList.add("on"));
    this.list.querySelectorAll("[aria-current]").forEach((line) => line.removeAttribute("aria-current"));
    const line = this.list.querySelector<HTMLElement>(`[data-fact="${CSS.escape(fact.fact.id)}"]`);
    line?.setAttribute("aria-current", "true");
    this.panel.classList.add("open");
    this.panel.replaceChildren(factPanel(this.site, this.doc, fact, this.names, (n) => this.goTo(fact, n), () => line?.focus(), () => {
      this.drawList();
      this.choose(fact, "stay");
    }));
    if (to === "text") this.goTo(fact, 0);
    if (to === "list") line?.scrollIntoView({ block: "nearest" });
  }

  /** Shows no fact. */
  private leave(): void {
    this.chosen = undefined;
    this.text.querySelectorAll(".on").forEach((piece) => piece.classList.remove("on"));
    this.list.querySelectorAll("[aria-current]").forEach((line) => line.removeAttribute("aria-current"));
    this.panel.classList.remove("open");
    this.panel.replaceChildren(h("p", { class: "note" }, this.facts.length ? t("document.choose") : t("document.no.facts")));
  }

  private goTo(fact: Stated, passage: number): void {
    const start = this.at(fact.evidence[passage]?.[2] ?? 0);
    const pieces = this.pieces.get(fact) ?? [];
    const piece = pieces.find(({ from }) => from >= start) ?? pieces[0];
    piece?.link.scrollIntoView({ block: "center" });
    piece?.link.focus({ preventScroll: true });
  }

  /** Goes to the first word that was searched for. */
  private showSearched(query: string | null): void {
    const [first] = words(query ?? "");
    if (!first || this.chosen) return;
    const walker = document.createTreeWalker(this.text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.textContent!.toLowerCase().indexOf(first);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + first.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      walker.currentNode.parentElement?.scrollIntoView({ block: "center" });
      window.scrollBy(0, range.getBoundingClientRect().top - window.innerHeight / 2);
      return;
    }
  }
}
