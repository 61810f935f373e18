// What was reviewed and corrected, with the files to take along.
import { correctionList } from "./correct_part";
import { allCorrections, correctionLines } from "./corrections";
import { download, h } from "./dom";
import { number, t } from "./language";
import { allMarks, marksAsLines } from "./review";

export function reviewSummary(): HTMLElement {
  const place = h("section", { id: "review" });
  const draw = () => {
    const marks = Object.values(allMarks()).flatMap((own) => Object.values(own));
    const of = (verdict: string) => marks.filter((m) => m.verdict === verdict).length;
    const lines = correctionLines();
    place.replaceChildren(h("h2", { id: "review-title" }, t("part.review")),
      h("p", {}, marks.length ? t("review.count", number(of("right")), number(of("wrong")), number(of("apart"))) : t("review.none")),
      correctionList(allCorrections(), draw),
      h("p", { class: "find" }, marks.length ? h("button", { type: "button", click: () => download("review.jsonl", marksAsLines(), "application/x-ndjson") }, t("review.download")) : "",
        lines ? h("button", { type: "button", click: () => download("corrections.tsv", lines, "text/tab-separated-values") }, t("review.corrections")) : ""));
  };
  draw();
  return place;
}
