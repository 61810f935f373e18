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

/// The number of an id of that shape; 0 if it is too large to be one of a place.
std::size_t number_of(std::string_view id) {
  if (id.size() > 10) return 0;
  std::size_t number = 0;
  for (const char c : id.substr(1)) number = number * 10 + static_cast<std::size_t>(c - '0');
  return number;
}

}  // namespace

bool References::Ids::add(std::string_view id) {
  const std::size_t place = count_++;
  const std::size_t number = number_of(id);
  if (place == in_order_ && number == place + 1) {
    ++in_order_;
    return true;
  }
  if (number != 0 && number <= in_order_) return false;
  return others_.emplace(id, place).second;
}

std::optional<std::size_t> References::Ids::find(std::string_view id) const {
  if (!has_id_shape(id, letter_)) return std::nullopt;
  const std::size_t number = number_of(id);
  if (number != 0 && number <= in_order_) return number - 1;
  const auto found = others_.find(id);
  if (found == others_.end()) return std::nullopt;
  return found->second;
}

void References::fail(std::string_view id, std::string_view why) const {
  throw std::logic_error(record_.path + ": fact " + std::string(id) + ": " + std::string(why));
}

template <class Facts>
References::Ids References::index(const Facts& facts, char letter) const {
  Ids ids(letter);
  for (const Fact& fact : facts) {
    if (!has_id_shape(fact.id, letter)) fail(fact.id, "the id is malformed");
    if (!ids.add(fact.id)) fail(fact.id, "the id stands twice");
    if (fact.evidence.empty()) fail(fact.id, "no evidence");
  }
  return ids;
}

void References::need(const Ids& ids, const std::optional<std::string>& id,
                      std::string_view owner) const {
  if (id && !ids.find(*id)) fail(owner, "refers to " + *id + ", which is not there");
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
  return units_.find(side);
}

}  // namespace orgkarta::output
