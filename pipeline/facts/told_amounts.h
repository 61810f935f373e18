// Sums told once each, however often a document tells them.
#pragma once

#include <map>
#include <tuple>

#include "pipeline/facts/amounts.h"

namespace orgkarta::facts {

/// What has been told so far, by what makes two amounts the same but for their period.
class ToldAmounts {
 public:
  /// Adds `a` to `out`, or its evidence to the amount that it repeats: the same figure, measure and
  /// kind, where neither's period contradicts the other's. What the first telling left out the
  /// repeated one fills in. Gives the amount's place in out.facts.
  std::uint32_t tell(Amounts& out, Amount a, AmountRefs refs);

 private:
  using Key = std::tuple<std::optional<double>, std::optional<double>, Measure, AmountKind>;

  std::optional<std::uint32_t> told_before(const Amounts& out, const Amount& a) const;

  std::multimap<Key, std::uint32_t> told_;
};

}  // namespace orgkarta::facts
