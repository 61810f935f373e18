// Elements with text that cannot become markup: nothing here takes HTML.
export type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: any) => void)>;

const SVG = "http://www.w3.org/2000/svg";
const BIDI = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text from documents as it may be shown: signs that steer or turn it become visible. */
export function shown(text: string): string {
  return text.replace(BIDI, (c) => `\u27e8U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}\u27e9`);
}

function fill<T extends Element>(element: T, attributes: Attributes, children: Child[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : shown(String(value)));
  }
  append(element, children);
  return element;
}

export function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.append(child instanceof Node ? child : shown(String(child)));
  }
}

/** An element of HTML. An attribute that is a function listens to the event of that name. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of SVG. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  return fill(document.createElementNS(SVG, tag) as SVGElementTagNameMap[K], attributes, children);
}

/**
 * A table with a caption for screen readers; cells may be elements. On a narrow screen rows are stacked, each cell
 * under its column's name, unless the columns are links: then they are what is compared. Roles are spelt out, as
 * browsers forget them where a table is displayed as something else.
 */
export function table(caption: string, head: Child[], rows: Child[][]): HTMLElement {
  const names = head.map((name) => (typeof name === "string" ? name : null));
  const isDay = (cell: Child) => typeof cell === "string" && /^\(?\d{4}/.test(cell);
  return h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": caption },
    h("table", { role: "table", class: names.includes(null) ? null : "stack" }, h("caption", { class: "hidden" }, caption),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
        head.map((name) => (name === "" ? h("td", { role: "cell" }) : h("th", { scope: "col", role: "columnheader" }, name))))),
      h("tbody", { role: "rowgroup" }, rows.map((row) => h("tr", { role: "row" }, row.map((cell, i) =>
        h("td", { role: "cell", class: isDay(cell) ? "day" : null, "data-name": names[i] }, cell)))))));
}

/** Lets a person save text as a file. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
