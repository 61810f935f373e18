// A field over a long table that leaves the rows in which its words stand.
import { h } from "./dom";
import { number, t } from "./language";
import { plainLetters } from "./words";

/** Tables shorter than this are seen whole. */
const LEAST = 10;

/** The field, and what it filters: the rows of a table that is in `place`; whatever case and marks words are written with. */
export function filtered(id: string, label: string, place: HTMLElement): HTMLElement[] {
  const rows = [...place.querySelectorAll<HTMLElement>("tbody tr")].map((row) => ({ row, text: plainLetters(row.textContent ?? "") }));
  if (rows.length < LEAST) return [place];
  const status = h("span", { role: "status", class: "note" });
  const input = h("input", { id, type: "search", autocomplete: "off", input: () => {
    const asked = plainLetters(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !asked.every((word) => text.includes(word));
      count += row.hidden ? 0 : 1;
    }
    status.textContent = asked.length ? t("filter.count", number(count), number(rows.length)) : "";
  } });
  return [h("div", { class: "find" }, h("label", { for: id }, label), input, status), place];
}
