// The looser half of match.h.
#include <algorithm>

#include "pipeline/evaluate/match.h"

namespace orgkarta::evaluate {
namespace {

constexpr double kNameNear = 0.8;
constexpr double kGoalNear = 0.6;

bool near_keys(const Keys& a, const Keys& b, Texts& texts) {
  return std::any_of(a.begin(), a.end(), [&](const auto& left) {
    return std::any_of(b.begin(), b.end(),
                       [&](const auto& right) { return texts.overlap(left, right) >= kNameNear; });
  });
}

bool near_unit(const Json& g, const Json& p, const Sides& sides) {
  return near_keys(sides.gold.keys_of(g), sides.found.keys_of(p), sides.texts);
}

bool near_parent(const Json& g, const Json& p, const Sides& sides) {
  const Keys& child = sides.gold.keys_of(g);
  const Keys& found_child = sides.found.keys_of(p);
  const Keys parent = sides.gold.resolve(member(g, "parent"));
  const Keys found_parent = sides.found.resolve(member(p, "parent"));
  return (meet(child, found_child) && near_keys(parent, found_parent, sides.texts)) ||
         (meet(parent, found_parent) && near_keys(child, found_child, sides.texts));
}

bool near_post(const Json& g, const Json& p, const Sides& sides) {
  if (!sides.texts.same(text(g, "person"), text(p, "person"))) return false;
  const Json& unit = member(g, "unit");
  return unit.is_null() || meet(sides.gold.resolve(unit), sides.found.resolve(member(p, "unit")));
}

/// One side that names bodies, the same ones.
bool same_side(std::string_view side, const Json& g, const Json& p, const Sides& sides) {
  const std::vector<Keys> wanted = sides.gold.resolve_all(member(g, side));
  const std::vector<Keys> found = sides.found.resolve_all(member(p, side));
  return !wanted.empty() && wanted.size() == found.size() &&
         std::all_of(wanted.begin(), wanted.end(), [&](const Keys& keys) {
           return std::any_of(found.begin(), found.end(),
                              [&](const Keys& other) { return meet(keys, other); });
         });
}

bool near_change(const Json& g, const Json& p, const Sides& sides) {
  return accepts(g, "kind", "kinds", member(p, "kind")) &&
         (same_side("from", g, p, sides) || same_side("to", g, p, sides));
}

bool near_amount(const Json& g, const Json& p) {
  return member(g, "min") == member(p, "min") && member(g, "max") == member(p, "max") &&
         member(g, "unit") == member(p, "unit");
}

}  // namespace

bool near(Kind kind, const Json& g, const Json& p, const Sides& sides) {
  if (same(kind, g, p, sides)) return true;
  switch (kind) {
    case Kind::units:
      return near_unit(g, p, sides);
    case Kind::parents:
      return near_parent(g, p, sides);
    case Kind::posts:
      return near_post(g, p, sides);
    case Kind::goals:
      return sides.texts.overlap(text(g, "text"), text(p, "text")) >= kGoalNear;
    case Kind::dates:
      return accepts(g, "value", "values", member(p, "value"));
    case Kind::amounts:
      return near_amount(g, p);
    case Kind::changes:
      return near_change(g, p, sides);
  }
  return false;
}

}  // namespace orgkarta::evaluate
