// The interface in Swedish and English.
import table from "./strings.json";
import { kept, keep } from "./store";

export type Language = "sv" | "en";
type Key = keyof typeof table;
const strings = table as unknown as Record<string, [string, string]>;
const KEPT = "orgkarta.language";

const chosen = kept(KEPT);
export const language: Language =
  chosen === "sv" || chosen === "en" ? chosen : navigator.language.toLowerCase().startsWith("sv") ? "sv" : "en";

export function choose(other: Language): void {
  keep(KEPT, other);
  location.reload();
}

/** The text of a key; {0}, {1} … are replaced. */
export function t(key: Key, ...values: (string | number)[]): string {
  return strings[key][language === "sv" ? 0 : 1].replace(/\{(\d)\}/g, (_, n) => String(values[Number(n)] ?? ""));
}

/** A word of one of the closed lists of output/README.md; one that is not known stays as it is. */
export function word(list: string, name: string | null | undefined): string {
  if (!name) return "";
  const found = strings[`${list}.${name}`];
  return found ? found[language === "sv" ? 0 : 1] : name;
}

const numbers = new Intl.NumberFormat(language === "sv" ? "sv-SE" : "en-GB");
export const number = (value: number) => numbers.format(value);

/** Kronor, short: 2,8 mnkr, SEK 2.8 m. */
export function kronor(value: number): string {
  const [divided, unit] = value >= 1e9 ? [value / 1e9, "unit.billion"] : value >= 1e6 ? [value / 1e6, "unit.million"]
    : value >= 1e4 ? [value / 1e3, "unit.thousand"] : [value, "unit.one"];
  const short = new Intl.NumberFormat(language === "sv" ? "sv-SE" : "en-GB", { maximumFractionDigits: 1 }).format(divided);
  return t(unit as Key, short);
}

const collator = new Intl.Collator("sv");
export const compareText = (a: string, b: string) => collator.compare(a, b);
