// One document's facts with its ids resolved, so that gold and what was found compare alike.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/evaluate/json_access.h"
#include "pipeline/evaluate/texts.h"

namespace orgkarta::evaluate {

/// The keys that a body may be known by.
using Keys = std::set<std::string, std::less<>>;

/// Whether two sets have a key in common.
bool meet(const Keys& a, const Keys& b);

class Document {
 public:
  /// `record` (as read_gold() or read_facts() gave it) and `texts` must outlive it.
  Document(const Json& record, Texts& texts);

  const Json& record() const { return record_; }
  /// The list of facts in a field; empty if the record has none.
  const Json::array_t& facts(std::string_view field) const {
    return elements(member(record_, field));
  }

  /// The keys of one of this document's units: of its name and its aliases.
  const Keys& keys_of(const Json& unit) const { return keys_.at(&unit); }

  /// The keys of the body that an id or a name means; none for null. A name that no unit has is
  /// its own.
  Keys resolve(const Json& reference) const;
  std::vector<Keys> resolve_all(const Json& references) const;

  /// The text of the goal that an id or a text means, else the reference itself; "" for null.
  std::string_view goal_text(const Json& reference) const;

  /// The other names of the first unit with exactly this name.
  const Json::array_t& aliases(std::string_view name) const;

  /// What people call a reference: the unit's name for its id, else the reference as it is.
  std::string_view name_of(std::string_view reference) const;

  bool has_text() const { return !at_.empty(); }
  /// The length of the document's text in code points.
  std::int64_t length() const { return static_cast<std::int64_t>(at_.size()) - 1; }
  /// The text from code point `begin` to `end`, as far as there is one. Negative places count from
  /// the text's end.
  std::string_view quote(std::int64_t begin, std::int64_t end) const;

 private:
  void index_text();

  const Json& record_;
  Texts& texts_;
  std::unordered_map<const Json*, Keys> keys_;                 // of each unit
  std::unordered_map<std::string_view, const Json*> by_name_;  // id, name, alias → unit
  std::unordered_map<std::string_view, const Json*> goals_;    // id, text → goal
  std::vector<std::size_t> at_;  // byte offset of each code point, and the text's end
};

}  // namespace orgkarta::evaluate
