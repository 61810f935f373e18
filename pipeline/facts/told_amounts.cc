#include "pipeline/facts/told_amounts.h"

namespace orgkarta::facts {
namespace {

void repeat(Amount& told, AmountRefs& told_refs, const Amount& again, AmountRefs refs) {
  told.evidence.push_back(again.evidence.front());
  if (!told.period) told.period = again.period;
  if (!told.status) told.status = again.status;
  if (!told_refs.decided_by) told_refs.decided_by = refs.decided_by;
  if (told_refs.units.empty()) told_refs.units = std::move(refs.units);
}

}  // namespace

std::uint32_t ToldAmounts::tell(Amounts& out, Amount a, AmountRefs refs) {
  if (const auto same = told_before(out, a)) {
    repeat(out.facts[*same], out.refs[*same], a, std::move(refs));
    return *same;
  }
  const Key key{a.min, a.max, a.unit, a.kind};
  const std::uint32_t place = out.add(std::move(a), std::move(refs));
  told_.emplace(key, place);
  return place;
}

std::optional<std::uint32_t> ToldAmounts::told_before(const Amounts& out, const Amount& a) const {
  const auto [first, last] = told_.equal_range({a.min, a.max, a.unit, a.kind});
  for (auto it = first; it != last; ++it) {
    const Amount& o = out.facts[it->second];
    if (o.period == a.period || !o.period || !a.period) return it->second;
  }
  return std::nullopt;
}

}  // namespace orgkarta::facts
