// What an analyst says of the registry: which organisations or people are one, which are two, and what they are called. Kept in
// the browser, and saved as the file of `orgkarta run --corrections`.
import { t } from "./language";
import { allMarks } from "./review";
import { keep, kept } from "./store";

export interface Correction { kind: "same" | "different" | "rename"; a: string; b: string; names: [a: string, b: string] }
const KEPT = "orgkarta.corrections";
const KINDS = ["same", "different", "rename"];

export function allCorrections(): Correction[] {
  try {
    const all: unknown = JSON.parse(kept(KEPT) ?? "[]");
    return Array.isArray(all) ? (all as Correction[]).filter((c) => KINDS.includes(c?.kind)) : [];
  } catch {
    return [];
  }
}

const pair = (c: Correction) => [c.a, c.b].sort().join("\t");
/** Whether two lines cannot both be there: of a pair, or of what one is called, the last word holds. */
const contrary = (x: Correction, y: Correction) =>
  x.kind === "rename" || y.kind === "rename" ? x.kind === y.kind && x.a === y.a : pair(x) === pair(y);

/** Names and ids are cells of a line: what would end a cell becomes a space. */
const cell = (text: string) => text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();

/** Notes a correction in the place of what it contradicts; of nothing with itself, and no empty name. */
export function addCorrection(given: Correction): void {
  const one = { ...given, b: cell(given.b) };
  if (one.b && one.a !== one.b) keep(KEPT, JSON.stringify([...allCorrections().filter((c) => !contrary(c, one)), one]));
}

export function removeCorrection(one: Correction): void {
  keep(KEPT, JSON.stringify(allCorrections().filter((c) => !contrary(c, one))));
}

export const inWords = (c: Correction) => t(`correct.of.${c.kind}`, ...c.names);

/** All as lines of three cells; first the mentions that documents' pages mark as joined wrongly: different, the mention, what it is not. */
export function correctionLines(): string {
  const apart = Object.values(allMarks()).flatMap((own) => Object.values(own)).filter((m) => m.verdict === "apart" && m.from)
    .map((m) => ["different", `${m.document}#${m.fact}`, m.from!]);
  const lines = [...apart, ...allCorrections().map((c) => [c.kind, c.a, c.b])];
  return lines.filter((cells) => cells.every((text) => text && !/[\t\r\n]/.test(text))).map((cells) => `${cells.join("\t")}\n`).join("");
}
