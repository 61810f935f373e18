// What stands around every page.
import { append, h, shown, type Child } from "./dom";
import { choose, language, t } from "./language";
import { address } from "./place";
import type { Site } from "./types";

const PAGES = ["index", "compare", "conflicts", "search"] as const;

export function frame(page: string, site: Site): HTMLElement {
  document.documentElement.lang = language;
  const main = h("main", { id: "main", tabindex: -1 });
  const links = PAGES.map((name) =>
    h("li", {}, h("a", { href: address(name, {}), "aria-current": name === page ? "page" : null }, t(`nav.${name}`))));
  const other = language === "sv" ? "en" : "sv";
  document.body.replaceChildren(
    h("a", { class: "skip", href: "#main", click: (event: Event) => { event.preventDefault(); main.focus(); } }, t("skip")),
    h("header", {}, h("a", { class: "brand", href: "index.html" }, "orgkarta"), h("nav", { "aria-label": t("nav") }, h("ul", {}, links)),
      h("button", { type: "button", class: "language", lang: other, click: () => choose(other) }, t("language.other"))),
    main,
    h("footer", {}, h("p", {}, t("footer", site.told.run.version, site.told.run.finished.slice(0, 10)))));
  return main;
}

/** Puts a page's content in place, under its heading. */
export function show(main: HTMLElement, title: string, ...content: Child[]): HTMLElement {
  document.title = shown(`${title} \u2013 orgkarta`);
  const heading = h("h1", {}, h("bdi", {}, title));
  main.replaceChildren(heading);
  append(main, content);
  return heading;
}

/** A part of a page, with a heading that can be linked to. */
export function section(id: string, title: string, ...content: Child[]): HTMLElement {
  return h("section", { id }, h("h2", { id: `${id}-title` }, title), content);
}

/** Links to the sections of a page; they scroll, as what stands behind the # says which page it is. */
export function contents(parts: HTMLElement[]): HTMLElement {
  return h("nav", { class: "contents", "aria-label": t("contents") }, h("ul", {}, parts.map((part) => {
    const title = part.querySelector("h2")!;
    title.tabIndex = -1;
    return h("li", {}, h("button", { type: "button", click: () => { title.scrollIntoView(); title.focus(); } }, title.textContent));
  })));
}

/** Says that there is nothing under this address. */
export function missing(main: HTMLElement, what: string): void {
  show(main, t("missing.title"), h("p", {}, t("missing", what)), h("p", {}, h("a", { href: "index.html" }, t("nav.index"))));
}
