#include "pipeline/evaluate/closer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace orgkarta::evaluate {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 1> kUnit = {"kind"};
constexpr std::array<std::string_view, 3> kPost = {"role", "acting", "party"};
constexpr std::array<std::string_view, 1> kGoal = {"kind"};
constexpr std::array<std::string_view, 1> kDate = {"mod"};
constexpr std::array<std::string_view, 5> kAmount = {"approximate", "negative", "status",
                                                     "baseline", "decided_by"};
constexpr std::array<std::string_view, 1> kChange = {"decided_by"};
constexpr std::array<std::string_view, 5> kDocument = {"type", "status", "declared_goals",
                                                       "published", "updated"};

/// Attributes that gold may give alternatives for, and where.
constexpr std::array<std::array<std::string_view, 2>, 4> kAlternatives = {
    {{"kind", "kinds"}, {"role", "roles"}, {"status", "statuses"}, {"type", "types"}}};

Names attributes_of(Kind kind) {
  switch (kind) {
    case Kind::units:
      return kUnit;
    case Kind::posts:
      return kPost;
    case Kind::goals:
      return kGoal;
    case Kind::dates:
      return kDate;
    case Kind::amounts:
      return kAmount;
    case Kind::changes:
      return kChange;
    case Kind::parents:  // an edge has none; the unit's are looked at once
      break;
  }
  return {};
}

std::string_view alternatives_of(std::string_view field) {
  for (const auto& [one, several] : kAlternatives) {
    if (one == field) return several;
  }
  return {};
}

/// Gold's null asks for nothing, but for a party: that a person has none can be said.
bool asked_for(const Json& g, std::string_view field) {
  return has(g, field) && (!member(g, field).is_null() || field == "party");
}

bool is_right(std::string_view field, const Json& g, const Json& p, const Sides& sides) {
  const Json& got = member(p, field);
  if (field == "decided_by") {
    return meet(sides.gold.resolve(member(g, field)), sides.found.resolve(got));
  }
  return accepts(g, field, alternatives_of(field), got) ||
         (!given(got) && !given(member(g, field)));
}

Tally compare(Names fields, const Json& g, const Json& p, const Sides& sides,
              std::vector<std::string>& faults) {
  Tally tally;
  for (const std::string_view field : fields) {
    if (!asked_for(g, field)) continue;
    if (is_right(field, g, p, sides)) {
      ++tally.hit;
      continue;
    }
    ++tally.missed;
    faults.push_back(fmt::format("{} {}, should be {}", field, member(p, field).dump(),
                                 member(g, field).dump()));
  }
  return tally;
}

}  // namespace

Tally compare_attributes(Kind kind, const Json& g, const Json& p, const Sides& sides,
                         std::vector<std::string>& faults) {
  return compare(attributes_of(kind), g, p, sides, faults);
}

Tally compare_document(const Sides& sides, std::vector<std::string>& faults) {
  return compare(kDocument, sides.gold.record(), member(sides.found.record(), "document"), sides,
                 faults);
}

}  // namespace orgkarta::evaluate
