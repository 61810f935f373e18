// What is to be saved, by the year that it is told for; where none is told, by that of the first document that tells it.
import { h, s } from "./dom";
import { kronor, number, t } from "./language";
import type { Saving } from "./types";

export interface Year { year: string; decided: [number, number]; proposed: [number, number]; count: number }

const least = (saving: Saving) => saving.min ?? saving.max ?? 0;
const most = (saving: Saving) => saving.max ?? saving.min ?? 0;

/** Whether a saving counts: what was rejected counts for nothing. */
const counts = (saving: Saving) => saving.status !== "rejected";

/** Sums a year, each saving once; those without any year are told by yearNotes(). A range is from the sum of the lowest to that of the highest. */
export function byYear(savings: Saving[]): Year[] {
  const years = new Map<string, Year>();
  for (const saving of savings) {
    const { year } = saving;
    if (!counts(saving) || !year) continue;
    const one = years.get(year) ?? { year, decided: [0, 0], proposed: [0, 0], count: 0 };
    const sum = saving.status === "decided" || saving.status === "done" ? one.decided : one.proposed;
    sum[0] += least(saving);
    sum[1] += most(saving);
    one.count += 1;
    years.set(year, one);
  }
  return [...years.values()].sort((a, b) => (a.year < b.year ? -1 : 1));
}

/** How many savings tell no year, in words: those counted by their document's, and those that count nowhere. */
export function yearNotes(savings: Saving[]): string[] {
  const byDocument = savings.filter((one) => counts(one) && one.year && !one.told).length;
  const nowhere = savings.filter((one) => counts(one) && !one.year).length;
  return [t("savings.note"), byDocument ? t("savings.by.document", number(byDocument)) : "", nowhere ? t("savings.nowhere", number(nowhere)) : ""].filter(Boolean);
}

/** A rounded step so that about four lines reach the top. */
function tick(top: number): number {
  const rough = top / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough)!;
}

export function rangeText([low, high]: [number, number]): string {
  if (!high) return "\u2013";
  return low === high ? kronor(high) : `${kronor(low)} \u2013 ${kronor(high)}`;
}

/** The same with what it is for each inhabitant, where their number is given. */
export function perHead(range: [number, number], inhabitants: number | undefined): string {
  const share = inhabitants && range[1] ? ` (${t("savings.per", number(Math.round(range[1] / inhabitants)))})` : "";
  return rangeText(range) + share;
}

export function savingsChart(years: Year[]): SVGSVGElement | null {
  const top = Math.max(0, ...years.flatMap((y) => [y.decided[1], y.proposed[1]]));
  if (!top) return null;
  const [left, bottom, high, group] = [86, 30, 220, 74];
  const first = Number(years[0].year);
  const span = Number(years[years.length - 1].year) - first + 1;  // years without savings keep their place
  const width = left + Math.max(span, 3) * group + 10;
  const step = tick(top);
  const y = (value: number) => 12 + high - (value / (Math.ceil(top / step) * step)) * high;
  const label = years.map((one) => `${one.year}: ${t("savings.decided")} ${rangeText(one.decided)}, ${t("savings.proposed")} ${rangeText(one.proposed)}`).join("; ");
  const svg = s("svg", { class: "savings", role: "img", "aria-label": label, viewBox: `0 0 ${width} ${high + bottom + 14}`, width });
  for (let value = 0; value <= Math.ceil(top / step) * step + 1; value += step) {
    svg.append(s("path", { class: "grid", d: `M${left} ${y(value)}H${width}` }),
      s("text", { class: "axis", x: left - 6, y: y(value) + 4, "text-anchor": "end" }, kronor(value)));
  }
  for (const one of years) {
    const x = left + (Number(one.year) - first) * group + 8;
    (["decided", "proposed"] as const).forEach((series, k) => {
      const [low, upper] = one[series];
      if (!upper) return;
      const at = x + k * 30;
      svg.append(s("rect", { class: `bar ${series}`, x: at, y: y(low), width: 26, height: y(0) - y(low) }, s("title", {}, `${one.year}: ${rangeText(one[series])}`)));
      if (upper > low) {
        svg.append(s("rect", { class: `bar ${series} open`, x: at, y: y(upper), width: 26, height: y(low) - y(upper) }),
          s("path", { class: "whisker", d: `M${at + 13} ${y(low)}V${y(upper)}M${at + 7} ${y(upper)}h12M${at + 7} ${y(low)}h12` }));
      }
    });
  }
  for (let i = 0; i < span; ++i) {
    svg.append(s("text", { class: "axis", x: left + i * group + 36, y: high + bottom, "text-anchor": "middle" }, first + i));
  }
  return svg;
}

export function savingsLegend(): HTMLElement {
  const item = (series: string, text: string) => h("li", {},
    s("svg", { viewBox: "0 0 16 16", width: 16, height: 16 }, s("rect", { class: `bar ${series}`, x: 1, y: 1, width: 14, height: 14 })), text);
  return h("ul", { class: "legend", "aria-hidden": "true" }, item("decided", t("savings.decided")), item("proposed", t("savings.proposed")),
    item("decided open", t("savings.range")));
}
