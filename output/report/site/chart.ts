// The organisation chart: a picture, and the same as a list.
import { layOut, SIZE, type Box, type Layout } from "./chart_layout";
import { h, s } from "./dom";
import { t, word } from "./language";
import { countNodes, type HeadAt, type Node } from "./on_day";
import { ofDocument, ofOrganisation, ofPerson } from "./place";
import { viewBox, wholeView, zoomable } from "./zoom";

/** Charts become higher rather than smaller than this: a page scrolls down. */
const SMALLEST = 0.75;
const context = document.createElement("canvas").getContext("2d")!;
const measurer = (font: string) => (text: string) => {
  context.font = font;
  return context.measureText(text).width * 1.03;  // fonts differ a little between canvas and picture
};
const measureName = measurer("600 13px system-ui, sans-serif");
const measureHead = measurer("12px system-ui, sans-serif");

export const headText = (head: HeadAt) =>
  head.name + (head.title ? `, ${head.title}` : "") + (head.acting ? ` (${t("acting")})` : "");

function lines(layout: Layout): SVGElement[] {
  const out: SVGElement[] = [];
  const path = (d: string) => out.push(s("path", { class: "tie", d }));
  const [root] = layout.boxes;
  if (layout.boxes.length > 1) {
    const half = SIZE.trunk / 2;
    const first = Math.min(...layout.columns) + half;
    const last = Math.max(...layout.columns) + half;
    const middle = root.x + SIZE.column / 2;
    path(`M${middle} ${root.y + root.height}V${layout.bus}`);
    path(`M${Math.min(first, middle)} ${layout.bus}H${Math.max(last, middle)}`);
    for (const x of layout.columns) {
      const below = layout.boxes.filter((b) => b.parent === root && b.x === x + SIZE.trunk);
      const end = below[below.length - 1];
      if (end) path(`M${x + half} ${layout.bus}V${end.y + 14}`);
    }
  }
  for (const box of layout.boxes) {
    if (!box.parent) continue;
    const y = box.y + 14;
    if (box.parent === root) path(`M${box.x - SIZE.trunk / 2} ${y}H${box.x}`);
    else path(`M${box.parent.x + 8} ${box.parent.y + box.parent.height}V${y}H${box.x}`);
  }
  return out;
}

function drawBox(box: Box): SVGElement {
  const label = [box.node.name, word("kind", box.node.kind), ...box.node.heads.map(headText)].join(", ");
  const y = box.y + SIZE.pad;
  return s("a", { href: ofOrganisation(box.node.id), class: `box kind-${box.node.kind}`, "data-id": box.node.id },
    s("title", {}, label),
    s("rect", { x: box.x, y: box.y, width: box.width, height: box.height, rx: 4 }),
    s("rect", { class: "edge", x: box.x, y: box.y, width: 4, height: box.height, rx: 2 }),
    box.lines.map((line, i) => s("text", { class: "name", x: box.x + SIZE.pad + 3, y: y + 12 + i * SIZE.name }, line)),
    box.heads.map((line, i) =>
      s("text", { class: "head", x: box.x + SIZE.pad + 3, y: y + 11 + box.lines.length * SIZE.name + i * SIZE.head }, line)));
}

/** One box can be reached by the Tab key, the others from it by the arrows. */
function byKeyboard(svg: SVGSVGElement, boxes: Box[]): void {
  const links = [...svg.querySelectorAll<SVGAElement>("a.box")];
  links.forEach((link, i) => link.setAttribute("tabindex", i === 0 ? "0" : "-1"));
  svg.addEventListener("keydown", (event) => {
    const at = links.indexOf(document.activeElement as unknown as SVGAElement);
    if (at < 0) return;
    const box = boxes[at];
    const parent = box.parent ? boxes.indexOf(box.parent) : -1;
    const child = boxes.findIndex((b) => b.parent === box);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, ArrowLeft: parent, ArrowRight: child, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || !links[to]) return;
    event.preventDefault();
    links[at].setAttribute("tabindex", "-1");
    links[to].setAttribute("tabindex", "0");
    links[to].focus();
  });
}

/** Width by height of the place that a screen has, and a sheet of paper. */
const [SCREEN, PAPER] = [1.5, 0.8];

/** Draws a tree into a picture of its own. */
export function drawChart(root: Node, title: string, width: number, aspect: number): SVGSVGElement {
  const layout = layOut(root, aspect, {
    name: measureName, head: measureHead,
    headText: (node) => node.heads.slice(0, 3).map(headText),
  }, Math.max(1, Math.floor(width / ((SIZE.column + SIZE.gap) * SMALLEST))));
  const svg = s("svg", { class: "chart", role: "group", "aria-label": title, viewBox: viewBox(wholeView(layout.width, layout.height)),
    preserveAspectRatio: "xMidYMin meet" }, lines(layout), layout.boxes.map(drawBox));
  svg.dataset.width = String(layout.width);
  svg.dataset.height = String(layout.height);
  byKeyboard(svg, layout.boxes);
  return svg;
}

/** The chart with its buttons. Its height follows its width; on paper it is laid out so that all of it fits a sheet. */
export function chart(root: Node, title: string, place: HTMLElement, on: "screen" | "paper"): void {
  const svg = on === "paper" ? drawChart(root, title, Infinity, PAPER) : drawChart(root, title, place.clientWidth || 900, SCREEN);
  const real = { width: Number(svg.dataset.width), height: Number(svg.dataset.height) };
  svg.style.maxWidth = `${(real.width + 16) * 1.2}px`;  // few boxes are not blown up
  svg.style.aspectRatio = `${real.width + 16} / ${real.height + 16}`;
  place.replaceChildren(zoomable(svg, real), h("div", { class: "picture" }, svg));
}

function headSource(head: HeadAt, sources: Map<number, [string, string]>): (string | Element)[] {
  const place = sources.get(head.membership);
  return place ? [" ", h("a", { class: "where", href: ofDocument(...place), "aria-label": t("source.of", head.name) }, t("col.source"))] : [];
}

/** The same for those who do not see the picture, with where each head is first told. */
export function treeList(node: Node, sources: Map<number, [key: string, fact: string]>): HTMLElement {
  const item = (one: Node): HTMLElement => h("li", {},
    h("a", { href: ofOrganisation(one.id) }, one.name), ` (${word("kind", one.kind)})`,
    one.heads.map((head, i) => [i ? "; " : ": ", h("a", { href: ofPerson(head.person) }, head.name),
      head.title ? `, ${head.title}` : "", head.acting ? ` (${t("acting")})` : "", headSource(head, sources)]),
    one.parentTold ? null : h("small", {}, ` ${t("parent.inferred")}`),
    one.children.length ? h("ul", {}, one.children.map(item)) : null);
  return h("ul", { class: "tree", "data-units": countNodes(node) }, item(node));
}
