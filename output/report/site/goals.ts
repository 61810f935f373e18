// Goals with what stands under them, and their targets.
import { h } from "./dom";
import { t, word } from "./language";
import { organisationLink, sources } from "./tell";
import type { Goal } from "./types";

export function goalTree(goals: Goal[]): HTMLElement {
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const below = new Map<string, Goal[]>();
  const roots: Goal[] = [];
  for (const goal of goals) {
    const parent = goal.parent && goal.parent !== goal.id && !above(goal, byId) ? byId.get(goal.parent) : undefined;
    if (!parent) roots.push(goal);
    else below.set(parent.id, [...(below.get(parent.id) ?? []), goal]);
  }
  const item = (goal: Goal): HTMLElement => {
    const children = below.get(goal.id) ?? [];
    return h("li", { class: goal.tentative ? "tentative" : null },
      h("span", { class: "tag" }, word("goal", goal.kind)), " ", goal.label ? `${goal.label}. ` : "", h("span", { lang: "sv" }, goal.text),
      goal.target ? h("span", { class: "target" }, ` ${t("goal.target")}: `, h("b", {}, goal.target)) : null,
      goal.organisation_name ? [" \u2013 ", organisationLink(goal.organisation, goal.organisation_name)] : null,
      sources(goal.at), children.length ? h("ul", {}, children.map(item)) : null);
  };
  return h("ul", { class: "goals" }, roots.map(item));
}

/** Whether a goal stands above itself, as different documents may tell. */
function above(goal: Goal, byId: Map<string, Goal>): boolean {
  const seen = new Set([goal.id]);
  for (let up = goal.parent; up; up = byId.get(up)?.parent ?? null) {
    if (seen.has(up)) return true;
    seen.add(up);
  }
  return false;
}
