#include "output/references.h"

#include <algorithm>
#include <stdexcept>

namespace orgkarta::output {
namespace {

/// A letter and a number from 1 on, without leading zeros.
bool has_id_shape(std::string_view id, char letter) {
  return id.size() >= 2 && id[0] == letter && id[1] >= '1' && id[1] <= '9' &&
         std::all_of(id.begin() + 2, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void References::fail(std::string_view id, std::string_view why) const {
  throw std::logic_error(record_.path + ": fact " + std::string(id) + ": " + std::string(why));
}

template <class Facts>
References::Ids References::index(const Facts& facts, char letter) const {
  Ids ids;
  ids.reserve(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Fact& fact = facts[i];
    if (!has_id_shape(fact.id, letter)) fail(fact.id, "the id is malformed");
    if (!ids.emplace(fact.id, i).second) fail(fact.id, "the id stands twice");
    if (fact.evidence.empty()) fail(fact.id, "no evidence");
  }
  return ids;
}

void References::need(const Ids& ids, const std::optional<std::string>& id,
                      std::string_view owner) const {
  if (id && !ids.contains(*id)) fail(owner, "refers to " + *id + ", which is not there");
}

References::References(const Record& record) : record_(record) {
  const Facts& facts = record.facts;
  units_ = index(facts.units, 'u');
  goals_ = index(facts.goals, 'g');
  amounts_ = index(facts.amounts, 'a');
  index(facts.posts, 'p');
  index(facts.dates, 'd');
  index(facts.changes, 'c');
  for (const Unit& u : facts.units) need(units_, u.parent, u.id);
  for (const Post& p : facts.posts) need(units_, p.unit, p.id);
  for (const Goal& g : facts.goals) {
    need(goals_, g.parent, g.id);
    need(units_, g.unit, g.id);
    need(amounts_, g.target, g.id);
  }
  for (const Amount& a : facts.amounts) {
    need(units_, a.decided_by, a.id);
    for (const std::string& u : a.units) need(units_, u, a.id);
  }
  for (const Change& c : facts.changes) check_units(c);
}

void References::check_units(const Change& change) const {
  need(units_, change.decided_by, change.id);
  for (const auto* side : {&change.from, &change.to}) {
    for (const std::string& entry : *side) {
      if (has_id_shape(entry, 'u')) need(units_, entry, change.id);
      if (entry.empty()) fail(change.id, "an empty name in from or to");
    }
  }
}

std::optional<std::size_t> References::unit_or_name(std::string_view side) const {
  const auto found = units_.find(side);
  if (found == units_.end()) return std::nullopt;
  return found->second;
}

}  // namespace orgkarta::output
