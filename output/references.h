// The ids of one document's facts, and what refers to them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/model/record.h"

namespace orgkarta::output {

/// Checks and resolves ids. Both writers use it, so that neither writes what the other refuses.
/// Views into the record, which must outlive it.
class References {
 public:
  /// Throws std::logic_error if an id stands twice, is not a letter and a number ("u1"), or if a
  /// reference to a unit, goal or amount leads nowhere, or a fact has no evidence.
  explicit References(const Record& record);

  /// Positions in the vectors of facts; the id must be one that the constructor saw.
  std::size_t unit(std::string_view id) const { return units_.at(id); }
  std::size_t goal(std::string_view id) const { return goals_.at(id); }
  std::size_t amount(std::string_view id) const { return amounts_.at(id); }

  /// The position of the unit of that id, empty if `side` (an entry of a change's from or to) is a
  /// name.
  std::optional<std::size_t> unit_or_name(std::string_view side) const;

 private:
  /// Where the facts of one kind stand, by their ids. Facts are mostly numbered in their order: the
  /// id of those that are tells their place.
  class Ids {
   public:
    explicit Ids(char letter) : letter_(letter) {}
    /// Whether `id` is new. Facts must come in their order.
    bool add(std::string_view id);
    std::optional<std::size_t> find(std::string_view id) const;
    std::size_t at(std::string_view id) const { return find(id).value(); }

   private:
    char letter_;
    std::size_t count_ = 0;
    std::size_t in_order_ = 0;  ///< so many facts from the first one on are numbered in their order
    std::unordered_map<std::string_view, std::size_t> others_;
  };

  template <class Facts>
  Ids index(const Facts& facts, char letter) const;
  void need(const Ids& ids, const std::optional<std::string>& id, std::string_view owner) const;
  void check_units(const Change& change) const;
  [[noreturn]] void fail(std::string_view id, std::string_view why) const;

  const Record& record_;
  Ids units_{'u'};
  Ids goals_{'g'};
  Ids amounts_{'a'};
};

}  // namespace orgkarta::output
