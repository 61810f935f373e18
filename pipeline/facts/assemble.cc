#include "pipeline/facts/assemble.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestEvidence = 400;  // bytes: fewer code points than the contract's 400

/// Unit index → id, empty for units that are left out.
using UnitIds = std::vector<std::string>;

/// "u3": the third of the facts that the letter stands for, counted from 0.
std::string numbered(char letter, std::size_t index) {
  return std::string(1, letter) += std::to_string(index + 1);
}

std::optional<std::string> id_of(const UnitIds& ids, std::optional<UnitIndex> unit) {
  if (!unit || ids[*unit].empty()) return std::nullopt;
  return ids[*unit];
}

/// The main evidence names the body by its fullest name.
void order_evidence(const View& view, Unit& unit) {
  const auto full =
      std::find_if(unit.evidence.begin(), unit.evidence.end(),
                   [&](const Evidence& e) { return view.slice(e.span) == unit.name; });
  if (full != unit.evidence.end()) std::rotate(unit.evidence.begin(), full, full + 1);
}

std::optional<std::string> field_of(const View& view, const std::string& name) {
  const std::string_view field = view.first_inside("fields", unicode::lower(name));
  return field.empty() ? std::nullopt : std::optional(std::string(field));
}

UnitIds assemble_units(const View& view, UnitTable& table, std::vector<Unit>& out) {
  UnitIds ids(table.entries().size());
  std::vector<UnitIndex> order;
  for (UnitIndex u = 0; u < ids.size(); ++u) {
    const auto& e = table.entries()[u];
    if (!e.removed && !e.candidate) order.push_back(u);
  }
  std::stable_sort(order.begin(), order.end(), [&](UnitIndex a, UnitIndex b) {
    return table.entries()[a].first < table.entries()[b].first;
  });
  for (std::size_t i = 0; i < order.size(); ++i) ids[order[i]] = numbered('u', i);
  out.reserve(order.size());
  for (const UnitIndex u : order) {
    auto& e = table.entries()[u];
    e.unit.id = ids[u];
    e.unit.parent = id_of(ids, e.parent);
    e.unit.field = field_of(view, e.unit.name);
    order_evidence(view, e.unit);
    out.push_back(std::move(e.unit));
  }
  return ids;
}

template <class F>
void number(std::vector<F>& facts, char letter) {
  for (std::size_t i = 0; i < facts.size(); ++i) facts[i].id = numbered(letter, i);
}

void assemble_goals(const UnitIds& ids, std::vector<DraftGoal> drafts, std::vector<Goal>& out) {
  std::vector<std::size_t> order(drafts.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return drafts[a].goal.evidence.front().span.begin < drafts[b].goal.evidence.front().span.begin;
  });
  std::vector<std::string> goal_ids(drafts.size());
  for (std::size_t i = 0; i < order.size(); ++i) goal_ids[order[i]] = numbered('g', i);
  for (const std::size_t i : order) {
    DraftGoal& d = drafts[i];
    d.goal.id = goal_ids[i];
    if (d.parent) d.goal.parent = goal_ids[*d.parent];
    if (d.target) d.goal.target = numbered('a', *d.target);
    d.goal.unit = id_of(ids, d.unit);
    out.push_back(std::move(d.goal));
  }
}

std::vector<std::string> references(const UnitIds& ids, const std::vector<Party>& side) {
  std::vector<std::string> out;
  for (const Party& p : side) {
    if (const auto* name = std::get_if<std::string>(&p)) {
      out.push_back(*name);
    } else if (const auto id = id_of(ids, std::get<UnitIndex>(p))) {
      out.push_back(*id);
    }
  }
  return out;
}

/// Shortens evidence that runs over the contract's limit; a goal's text is excepted.
template <class F>
void limit_evidence(const View& view, std::vector<F>& facts) {
  for (F& f : facts) {
    for (Evidence& e : f.evidence) {
      if (e.span.size() <= kLongestEvidence) continue;
      e.span.end = e.span.begin + kLongestEvidence;
      while ((static_cast<unsigned char>(view.text.text[e.span.end]) & 0xC0) == 0x80) --e.span.end;
    }
  }
}

template <class F>
void place_evidence(const Sections& sections, std::vector<F>& facts) {
  for (F& f : facts) {
    for (Evidence& e : f.evidence) e.section = sections.at(e.span.begin);
  }
}

std::optional<std::string> said(const std::string& value) {
  return value.empty() ? std::nullopt : std::optional(value);
}

void check_declared(Facts& facts) {
  const auto goals = std::count_if(facts.goals.begin(), facts.goals.end(),
                                   [](const Goal& g) { return g.kind == GoalKind::goal; });
  if (facts.declared_goals && goals != *facts.declared_goals) {
    facts.warnings.push_back(
        fmt::format("declared_goals: {} announced, {} found", *facts.declared_goals, goals));
  }
}

}  // namespace

void set_days(const View& view, Facts& facts) {
  const Meta& meta = view.text.meta;
  if (!facts.published) facts.published = said(view.hints.published);
  if (!facts.published) facts.published = said(meta.published);
  if (!facts.updated) facts.updated = said(meta.updated);
}

void assemble(const View& view, const Sections& sections, Drafts d, Facts& facts) {
  const UnitIds ids = assemble_units(view, d.units, facts.units);
  for (DraftPost& p : d.posts) {
    p.post.unit = id_of(ids, p.unit);
    facts.posts.push_back(std::move(p.post));
  }
  assemble_goals(ids, std::move(d.goals), facts.goals);
  facts.dates = std::move(d.dates.facts);
  for (const Date& date : facts.dates) {
    if (date.role == DateRole::published && !facts.published) facts.published = date.value;
    if (date.role == DateRole::updated && !facts.updated) facts.updated = date.value;
  }
  set_days(view, facts);
  facts.amounts = std::move(d.amounts.facts);
  facts.warnings.insert(facts.warnings.end(), d.amounts.warnings.begin(), d.amounts.warnings.end());
  for (std::size_t i = 0; i < facts.amounts.size(); ++i) {
    const AmountRefs& refs = d.amounts.refs[i];
    facts.amounts[i].decided_by = id_of(ids, refs.decided_by);
    for (const UnitIndex unit : refs.units) {
      if (auto id = id_of(ids, unit)) facts.amounts[i].units.push_back(std::move(*id));
    }
  }
  for (DraftChange& c : d.changes) {
    c.change.from = references(ids, c.from);
    c.change.to = references(ids, c.to);
    c.change.decided_by = id_of(ids, c.decided_by);
    facts.changes.push_back(std::move(c.change));
  }
  number(facts.posts, 'p');
  number(facts.dates, 'd');
  number(facts.amounts, 'a');
  number(facts.changes, 'c');
  limit_evidence(view, facts.units);
  limit_evidence(view, facts.posts);
  limit_evidence(view, facts.dates);
  limit_evidence(view, facts.amounts);
  limit_evidence(view, facts.changes);
  place_evidence(sections, facts.units);
  place_evidence(sections, facts.posts);
  place_evidence(sections, facts.goals);
  place_evidence(sections, facts.dates);
  place_evidence(sections, facts.amounts);
  place_evidence(sections, facts.changes);
  check_declared(facts);
}

}  // namespace orgkarta::facts
