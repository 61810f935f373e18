#include "pipeline/evaluate/pairing.h"

#include <algorithm>
#include <optional>
#include <set>

namespace orgkarta::evaluate {
namespace {

bool is_optional(const Json& g) { return given(member(g, "optional")); }

Facts facts_of(Kind kind, const Document& document) {
  Facts facts;
  for (const Json& fact : document.facts(field_of(kind))) {
    if (kind != Kind::parents || given(member(fact, "parent"))) facts.push_back(&fact);
  }
  return facts;
}

/// What makes two found facts one and the same; empty where each counts.
std::optional<Json> shape(Kind kind, const Json& f, Texts& texts) {
  const auto get = [&f](const char* key) { return member(f, key); };
  if (kind == Kind::dates) return Json::array({get("value"), get("role")});
  if (kind == Kind::amounts) {
    return Json::array({get("min"), get("max"), get("unit"), get("period"), get("kind")});
  }
  if (kind == Kind::posts) {
    return Json::array({texts.fold(text(f, "person")), texts.fold(text(f, "title")), get("unit")});
  }
  return std::nullopt;
}

Facts candidates(Kind kind, const Sides& sides, bool everything) {
  Facts kept;
  std::set<Json> seen;
  for (const Json* fact : facts_of(kind, sides.found)) {
    if (!everything && given(member(*fact, "tentative"))) continue;
    const std::optional<Json> told = shape(kind, *fact, sides.texts);
    if (!told || seen.insert(*told).second) kept.push_back(fact);
  }
  return kept;
}

/// Takes the first of `rest` that `fits`; null if there is none.
template <class Fits>
const Json* take(Facts& rest, Fits fits) {
  const auto at = std::find_if(rest.begin(), rest.end(), [&](const Json* p) { return fits(*p); });
  if (at == rest.end()) return nullptr;
  const Json* taken = *at;
  rest.erase(at);
  return taken;
}

/// Leaves the found edges whose child has a parent in gold.
void keep_judged(Facts& extra, const Sides& sides) {
  Keys judged;
  for (const Json* g : facts_of(Kind::parents, sides.gold)) {
    const Keys& keys = sides.gold.keys_of(*g);
    judged.insert(keys.begin(), keys.end());
  }
  std::erase_if(extra, [&](const Json* p) { return !meet(sides.found.keys_of(*p), judged); });
}

Pairs pair_near(Kind kind, const Sides& sides, const Facts& gold, Facts rest) {
  Pairs pairs;
  for (const Json* g : gold) {
    const Json* p = take(rest, [&](const Json& f) { return near(kind, *g, f, sides); });
    if (p != nullptr) pairs.emplace_back(g, p);
  }
  return pairs;
}

}  // namespace

Pairing pair_off(Kind kind, const Sides& sides, bool everything, bool near_too) {
  Pairing result;
  Facts wanted = facts_of(kind, sides.gold);
  std::stable_partition(wanted.begin(), wanted.end(), [](auto* g) { return !is_optional(*g); });
  Facts unmatched;
  result.extra = candidates(kind, sides, everything);
  for (const Json* g : wanted) {
    const Json* p = take(result.extra, [&](const Json& f) { return same(kind, *g, f, sides); });
    if (p != nullptr) {
      result.hits.emplace_back(g, p);
    } else {
      unmatched.push_back(g);
    }
  }
  if (near_too) result.near = pair_near(kind, sides, unmatched, result.extra);
  if (kind == Kind::parents) keep_judged(result.extra, sides);
  std::erase_if(unmatched, [](const Json* g) { return is_optional(*g); });
  result.missed = std::move(unmatched);
  return result;
}

}  // namespace orgkarta::evaluate
