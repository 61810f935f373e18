#include "pipeline/evaluate/match.h"

#include <algorithm>

namespace orgkarta::evaluate {
namespace {

constexpr double kTextAlike = 0.85;
constexpr double kSubjectAlike = 0.5;

constexpr std::array<std::string_view, kKinds.size()> kNames = {
    "units", "parents", "posts", "goals", "dates", "amounts", "changes"};

bool same_unit(const Json& g, const Json& p, const Sides& sides) {
  return meet(sides.gold.keys_of(g), sides.found.keys_of(p));
}

bool same_parent(const Json& g, const Json& p, const Sides& sides) {
  if (!same_unit(g, p, sides)) return false;
  const Keys found = sides.found.resolve(member(p, "parent"));
  if (meet(sides.gold.resolve(member(g, "parent")), found)) return true;
  const Json::array_t& others = elements(member(g, "parents"));
  return std::any_of(others.begin(), others.end(),
                     [&](const Json& other) { return meet(sides.gold.resolve(other), found); });
}

bool same_title(const Json& g, const Json& p, Texts& texts) {
  const std::string_view title = text(p, "title");
  if (texts.same(text(g, "title"), title)) return true;
  const Json::array_t& others = elements(member(g, "titles"));
  return std::any_of(others.begin(), others.end(),
                     [&](const Json& other) { return texts.same(text(other), title); });
}

bool same_post(const Json& g, const Json& p, const Sides& sides) {
  if (!sides.texts.same(text(g, "person"), text(p, "person"))) return false;
  if (!same_title(g, p, sides.texts)) return false;
  const std::string_view party = text(g, "party");
  if (!party.empty() && !sides.texts.same(party, text(p, "party"))) return false;
  const Json& unit = member(g, "unit");
  return unit.is_null() || meet(sides.gold.resolve(unit), sides.found.resolve(member(p, "unit")));
}

bool same_goal(const Json& g, const Json& p, const Sides& sides) {
  Texts& texts = sides.texts;
  if (texts.overlap(text(g, "text"), text(p, "text")) < kTextAlike) return false;
  const std::string_view label = text(g, "label");
  if (!label.empty() && !texts.same(label, text(p, "label"))) return false;
  const Json& parent = member(g, "parent");
  return parent.is_null() ||
         texts.overlap(sides.gold.goal_text(parent), sides.found.goal_text(member(p, "parent"))) >=
             kTextAlike;
}

bool same_date(const Json& g, const Json& p) {
  return accepts(g, "value", "values", member(p, "value")) &&
         accepts(g, "role", "roles", member(p, "role"));
}

bool same_amount(const Json& g, const Json& p) {
  return member(g, "min") == member(p, "min") && member(g, "max") == member(p, "max") &&
         member(g, "unit") == member(p, "unit") &&
         accepts(g, "period", "periods", member(p, "period")) &&
         accepts(g, "kind", "kinds", member(p, "kind"));
}

/// Whether the bodies of two lists can be paired, each with the first that fits, without a rest.
bool same_bodies(std::string_view side, const Json& g, const Json& p, const Sides& sides) {
  std::vector<Keys> rest = sides.found.resolve_all(member(p, side));
  for (const Keys& wanted : sides.gold.resolve_all(member(g, side))) {
    const auto at = std::find_if(rest.begin(), rest.end(),
                                 [&](const Keys& keys) { return meet(wanted, keys); });
    if (at == rest.end()) return false;
    rest.erase(at);
  }
  return rest.empty();
}

bool same_change(const Json& g, const Json& p, const Sides& sides) {
  if (!accepts(g, "kind", "kinds", member(p, "kind"))) return false;
  if (given(member(g, "any"))) {  // the bodies are left open; the subject decides
    return sides.texts.overlap(text(g, "subject"), text(p, "subject")) >= kSubjectAlike;
  }
  if (!same_bodies("from", g, p, sides) || !same_bodies("to", g, p, sides)) return false;
  if (given(member(g, "effective")) &&
      !accepts(g, "effective", "effectives", member(p, "effective")))
    return false;
  return member(g, "status").is_null() || accepts(g, "status", "statuses", member(p, "status"));
}

}  // namespace

std::string_view name_of(Kind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::string_view field_of(Kind kind) { return name_of(kind == Kind::parents ? Kind::units : kind); }

bool same(Kind kind, const Json& g, const Json& p, const Sides& sides) {
  switch (kind) {
    case Kind::units:
      return same_unit(g, p, sides);
    case Kind::parents:
      return same_parent(g, p, sides);
    case Kind::posts:
      return same_post(g, p, sides);
    case Kind::goals:
      return same_goal(g, p, sides);
    case Kind::dates:
      return same_date(g, p);
    case Kind::amounts:
      return same_amount(g, p);
    case Kind::changes:
      return same_change(g, p, sides);
  }
  return false;
}

}  // namespace orgkarta::evaluate
