#include "pipeline/facts/extract.h"

#include "pipeline/facts/amounts.h"
#include "pipeline/facts/assemble.h"
#include "pipeline/facts/changes.h"
#include "pipeline/facts/confidence.h"
#include "pipeline/facts/document.h"
#include "pipeline/facts/goals.h"
#include "pipeline/facts/individuals.h"
#include "pipeline/facts/language.h"
#include "pipeline/facts/parents.h"
#include "pipeline/facts/posts.h"
#include "pipeline/facts/sections.h"

namespace orgkarta::facts {

namespace {

/// Of a text in another language only what others say of it is known.
Facts without_facts(const View& view, Facts facts) {
  facts.municipality = municipality_by_others(view);
  set_days(view, facts);
  return facts;
}

}  // namespace

Facts extract(const Text& text, const Found& found, const Lexicons& lexicons, const Hints& hints) {
  const View view(text, found, lexicons, hints);
  Facts facts;
  facts.title = title_of(view);
  const std::string own = facts.language;
  facts.language = language_of(view, own);
  if (facts.language != own) return without_facts(view, std::move(facts));
  Drafts d{resolve_units(view), {}, {}, {}, {}, {}};
  const Sections sections(view);
  facts.type = type_of(view, sections, facts.title);
  Home home;
  facts.municipality = municipality_of(view, d.units, home);
  const bool proposal = is_proposal(view, facts.title, facts.type);
  const auto sitting = sitting_body(view, d.units, facts.type);
  const Cues cues(view, d.units, sections, sitting);
  const Outline outline = read_parents(view, d.units);
  d.dates = read_dates(view, facts.type);
  d.amounts = read_amounts(view, d.units, cues, facts.title);
  // What a notice lists without a word of a decision is yet to be dealt with.
  const bool tells = facts.type != DocumentType::minutes && facts.type != DocumentType::directive;
  const bool pending = proposal || facts.type == DocumentType::notice ||
                       (tells && awaits_decision(view, facts.title, d.dates));
  d.changes = read_changes(view, d.units, {cues, d.dates, outline, pending});
  const bool page = facts.type == DocumentType::organisation_page;
  parents_by_title(view, d.units, {facts.title, page, sitting, outline});
  parents_by_law(view, d.units, home);
  const bool minutes = facts.type == DocumentType::minutes;
  d.posts = read_posts(view, d.units, {home, outline, sitting, page_body(view, d.units), minutes});
  facts.individuals = individual_parts(view, sections, facts.type);
  drop_individuals(facts.individuals, d.posts);
  d.goals = read_goals(view, d.units, d.amounts);
  facts.status = status_of(view, sections, facts.type, proposal, d.changes);
  facts.declared_goals = declared_goals(view);
  assemble(view, sections, std::move(d), facts);
  weigh(view, facts);
  return facts;
}

}  // namespace orgkarta::facts
