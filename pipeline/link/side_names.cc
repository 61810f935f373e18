#include "pipeline/link/side_names.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "pipeline/link/tellings.h"

namespace orgkarta::link {
namespace {

/// The first day of a bound; empty if it is not told, or without a year.
std::string first_of(const std::optional<std::string>& bound) {
  const auto days = bound ? edtf_days(*bound) : std::nullopt;
  return days ? days->first : std::string();
}

/// Whether documents tell that the name was not borne on any of these days. On the day on which it
/// is given up, both the old and the new one are right.
bool contradicted(const Validity& validity, const std::optional<DayRange>& days) {
  if (!days) return false;
  const auto from = validity.from ? edtf_days(*validity.from) : std::nullopt;
  const auto to = validity.to ? edtf_days(*validity.to) : std::nullopt;
  return (from && from->first > days->last) || (to && to->last < days->first);
}

/// As the organisation on a day is told: of names in the order of time the last that holds, else
/// the first that is not over.
const std::string& borne(const Organisation& organisation, const std::string& day) {
  const OrganisationName* best = nullptr;
  const OrganisationName* open = nullptr;
  for (const OrganisationName& one : organisation.names) {
    const std::string end = first_of(one.validity.to);
    if (!end.empty() && end <= day) continue;
    if (open == nullptr) open = &one;
    const std::string told = first_of(one.validity.from);
    if ((told.empty() ? one.validity.first_seen : told) <= day) best = &one;
  }
  if (best == nullptr) best = open;
  return best == nullptr || day.empty() ? organisation.name : best->name;
}

}  // namespace

std::vector<std::string> SideNames::told_keys(const DraftEvent& event, bool to,
                                              BodyIndex body) const {
  using Rank = std::tuple<bool, int, std::uint32_t>;  // the least is the best
  std::vector<std::pair<Rank, std::string>> told;
  for (const std::uint32_t c : event.told) {
    const ToldChange& change = changes_[c];
    const std::string& day = block_.day(change.document);
    const int away =
        event.days && !day.empty() ? std::abs(rough_day(day) - rough_day(event.days->first)) : 0;
    for (const ToldSide& side : to ? change.to : change.from) {
      if (bodies_.of_side(side, change, day) != body) continue;
      told.emplace_back(Rank(!is_decided(change), away, c), side.key);
    }
  }
  std::sort(told.begin(), told.end());
  std::vector<std::string> keys;
  for (auto& [rank, key] : told) keys.push_back(std::move(key));
  return keys;
}

const std::string& SideNames::name(const DraftEvent& event, bool to, BodyIndex body,
                                   const Organisation& organisation) const {
  if (organisation.names.size() < 2) return organisation.name;
  for (const std::string& key : told_keys(event, to, body)) {
    for (const OrganisationName& one : organisation.names) {
      if (block_.names().key(one.name) != key || contradicted(one.validity, event.days)) continue;
      return one.name;
    }
  }
  return borne(organisation, event.days ? event.days->first : event.event.first_seen);
}

}  // namespace orgkarta::link
