// A person in public roles: what they held, where and when.
import { correctPart } from "./correct_part";
import { h, table } from "./dom";
import { missing, section, show } from "./frame";
import { t, word } from "./language";
import { ofMunicipality, params } from "./place";
import { organisationLink, sources, span } from "./tell";
import { person } from "./things";
import type { Site } from "./types";

export async function personPage(main: HTMLElement, site: Site): Promise<void> {
  const id = params().get("id") ?? "";
  const p = await person(site, id);
  if (!p) return missing(main, id);
  const others = p.names.filter((name) => name !== p.name);
  show(main, p.name, h("p", {}, p.party ? `${t("party")}: ${p.party} \u00b7 ` : "",
    h("a", { href: ofMunicipality(p.municipality ?? "") }, p.municipality_name ?? t("municipality.none"))),
    others.length ? h("p", {}, `${t("written")}: ${others.join(", ")}`) : null,
    section("posts", t("part.posts"), table(t("part.posts"), [t("col.role"), t("col.title"), t("col.organisation"), t("col.time"), t("col.source")],
      p.memberships.map((m) => [word("role", m.role) + (m.acting ? ` (${t("acting")})` : ""), m.title,
        m.name ? organisationLink(m.organisation, m.name) : "\u2013", span(m), sources(m.at, 2)]))),
    correctPart({ kind: "p", id, name: p.name, municipality: p.municipality_name ?? p.municipality ?? "" }));
}
