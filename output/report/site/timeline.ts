// Changes as lines along time: mergers join, splits part, renames bend.
import { wrap } from "./chart_layout";
import { append, h, s } from "./dom";
import { heightAt, dayOf, picture, type Lane } from "./lanes";
import { t, word } from "./language";
import { ofDocument, ofOrganisation } from "./place";
import type { Event, Told } from "./types";

const WIDTH = 1000;
const LEFT = 10;
const AXIS = 26;
const BEND = 18;
const context = document.createElement("canvas").getContext("2d")!;
const measure = (text: string) => {
  context.font = "12px system-ui, sans-serif";
  return context.measureText(text).width;
};

export const sides = (event: Event) =>
  [event.from, event.to].map((side) => side.map(([, name]) => name).join(" + ")).filter(Boolean).join(" \u2192 ");

const time = (day: string) => Date.parse(`${day.length < 10 ? (day + "-01-01").slice(0, 10) : day}T00:00:00Z`);

function curve(x: number, from: number, to: number): string {
  return `M${x - BEND} ${from}C${x} ${from} ${x - BEND} ${to} ${x} ${to}`;
}

function drawLane(lane: Lane, x: (day: string) => number): SVGElement[] {
  const out: SVGElement[] = [];
  let d = "";
  lane.segments.forEach((part, i) => {
    const y = heightAt(lane, part.from);
    const [from, to] = [x(part.from), x(part.to)];
    d += i === 0 ? `M${from} ${y}` : `C${from} ${heightAt(lane, lane.segments[i - 1].from)} ${from - 8} ${y} ${from + 6} ${y}`;
    const bent = i + 1 < lane.segments.length;
    d += `H${Math.max(from + 6, bent ? to - 8 : lane.joins ? to - BEND : to)}`;
    const room = WIDTH - LEFT - from;
    const text = wrap(part.name, Math.max(room, 160), measure, 1)[0];
    const end = measure(text) > room;
    out.push(s("a", { href: ofOrganisation(lane.organisation.id), tabindex: -1 },
      s("text", { x: end ? WIDTH - LEFT : from + 6, y: y - 7, class: "name", "text-anchor": end ? "end" : "start" }, text)));
  });
  out.unshift(s("path", { class: `lane kind-${lane.organisation.kind}`, d }));
  return out;
}

const SIGNS: Record<string, string> = {
  create: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0", dissolve: "M-5 -5L5 5M5 -5L-5 5", rename: "M-4 -4h8v8h-8z", move: "M-5 5L0 -5L5 5z",
  merge: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0", split: "M0 -6L6 0L0 6L-6 0z", transfer: "M-5 -4L5 0L-5 4z", reorganise: "M0 -6L6 0L0 6L-6 0z",
};

function drawEvent(event: Event, lanes: Map<string, Lane>, x: (day: string) => number): SVGElement[] {
  const day = dayOf(event);
  const at = x(day);
  const lane = (side: [string | null, string][]) => side.map(([id]) => (id ? lanes.get(id) : undefined)).filter((l): l is Lane => !!l);
  const [from, to] = [lane(event.from), lane(event.to)];
  const out: SVGElement[] = [];
  if (["merge", "split", "transfer"].includes(event.kind)) {
    for (const a of from) for (const b of to) {
      if (a !== b) out.push(s("path", { class: event.kind === "transfer" ? "tie thin" : "lane join", d: curve(at, heightAt(a, day), heightAt(b, day)) }));
    }
  }
  const main = (event.kind === "merge" || event.kind === "create" || event.kind === "rename" ? to[0] ?? from[0] : from[0] ?? to[0]);
  if (!main) return out;
  const label = `${day}: ${word("change", event.kind)}, ${sides(event)}`;
  out.push(s("a", { href: event.at[0] ? ofDocument(event.at[0][0], event.at[0][1]) : ofOrganisation(main.organisation.id), tabindex: -1, class: "sign" },
    s("title", {}, label),
    s("path", { class: `mark ${event.kind}`, d: SIGNS[event.kind] ?? SIGNS.rename, transform: `translate(${at} ${heightAt(main, day)})` })));
  return out;
}

/** The picture; empty where no change has a day. The table beside it tells the same in words. */
export function timeline(told: Told, events: Event[]): SVGSVGElement | null {
  const all = picture(told, events);
  if (!all.lanes.size) return null;
  const [begin, end] = [time(all.first), time(all.last)];
  const x = (day: string) => LEFT + ((Math.max(time(day) || begin, begin) - begin) / (end - begin)) * (WIDTH - 2 * LEFT);
  const svg = s("svg", { class: "timeline", role: "group", "aria-label": t("timeline.alt", all.events.length, all.lanes.size),
    viewBox: `0 0 ${WIDTH} ${all.height + AXIS + 6}` });
  const years = Number(all.last.slice(0, 4)) - Number(all.first.slice(0, 4));
  const step = Math.ceil(years / 12);
  for (let year = Number(all.first.slice(0, 4)); year < Number(all.last.slice(0, 4)); year += step) {
    const at = x(`${year}-01-01`);
    append(svg, [s("path", { class: "grid", d: `M${at} 18V${all.height + AXIS}` }), s("text", { class: "axis", x: at + 2, y: 12 }, String(year))]);
  }
  const body = s("g", { transform: `translate(0 ${AXIS - 8})` });
  for (const event of all.events) append(body, drawEvent(event, all.lanes, x).filter((e) => e.tagName === "path"));
  for (const lane of all.lanes.values()) append(body, drawLane(lane, x));
  for (const event of all.events) append(body, drawEvent(event, all.lanes, x).filter((e) => e.tagName === "a"));
  svg.append(body);
  return svg;
}

/** What the signs of the picture mean. */
export function legend(): HTMLElement {
  return h("ul", { class: "legend", "aria-hidden": "true" }, ["create", "merge", "split", "rename", "move", "transfer", "reorganise", "dissolve"].map((kind) =>
    h("li", {}, s("svg", { viewBox: "-8 -8 16 16", width: 16, height: 16 }, s("path", { class: `mark ${kind}`, d: SIGNS[kind] })), word("change", kind))));
}
