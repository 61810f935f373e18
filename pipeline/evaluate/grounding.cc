// Whether the text bears out a hit (closer.h).
#include <algorithm>
#include <cstdint>

#include "pipeline/evaluate/closer.h"

namespace orgkarta::evaluate {
namespace {

// Code points that a first evidence may have.
constexpr std::int64_t kMaxEvidence = 400;
constexpr std::int64_t kMaxGoal = 2000;
constexpr std::int64_t kFar = std::int64_t{1} << 40;  // beyond any text
constexpr double kGoalSaid = 0.7;

bool says_name_of_unit(const Json& unit, std::string_view quote, Texts& texts) {
  const auto says = [&](std::string_view name) {
    return !name.empty() && texts.holds(quote, name);
  };
  const Json::array_t& aliases = elements(member(unit, "aliases"));
  return says(text(unit, "name")) ||
         std::any_of(aliases.begin(), aliases.end(),
                     [&](const Json& alias) { return says(text(alias)); });
}

bool says_body(std::string_view name, std::string_view quote, const Sides& sides) {
  const Json::array_t& aliases = sides.gold.aliases(name);
  return sides.texts.holds(quote, name) ||
         std::any_of(aliases.begin(), aliases.end(),
                     [&](const Json& alias) { return sides.texts.holds(quote, text(alias)); });
}

/// One of the bodies, or the subject; a change without any says nothing that could be missing.
bool says_change(const Json& g, std::string_view quote, const Sides& sides) {
  std::vector<std::string_view> bodies;
  for (const char* side : {"from", "to"}) {
    for (const Json& body : elements(member(g, side))) bodies.push_back(text(body));
  }
  if (const auto subject = text(g, "subject"); !subject.empty()) bodies.push_back(subject);
  return bodies.empty() || std::any_of(bodies.begin(), bodies.end(), [&](std::string_view body) {
           return says_body(body, quote, sides);
         });
}

bool says_text(const Json& g, const Json& p, std::string_view quote, Texts& texts) {
  const std::string_view wanted = text(g, "text");
  return texts.holds(quote, wanted.empty() ? text(p, "text") : wanted);
}

/// Whether the quote says what the fact says.
bool says(Kind kind, const Json& g, const Json& p, std::string_view quote, const Sides& sides) {
  Texts& texts = sides.texts;
  switch (kind) {
    case Kind::units:
    case Kind::parents:
      return says_name_of_unit(g, quote, texts) || says_name_of_unit(p, quote, texts);
    case Kind::posts:
      return texts.holds(quote, text(g, "person"));
    case Kind::goals:
      return texts.overlap(quote, text(g, "text")) >= kGoalSaid ||
             texts.holds(quote, text(g, "text"));
    case Kind::dates:
    case Kind::amounts:
      return says_text(g, p, quote, texts);
    case Kind::changes:
      break;
  }
  return says_change(g, quote, sides);
}

}  // namespace

const Json& first_evidence(const Json& fact) {
  static const Json kNone;
  const Json::array_t& all = elements(member(fact, "evidence"));
  return all.empty() ? kNone : all.front();
}

std::optional<bool> grounded(Kind kind, const Json& g, const Json& p, const Sides& sides) {
  if (!sides.found.has_text()) return std::nullopt;
  const Json& evidence = first_evidence(p);
  const Json& start = member(evidence, "start");
  const Json& stop = member(evidence, "end");
  if (!start.is_number_integer() || !stop.is_number_integer()) return false;
  const std::int64_t begin = std::clamp(start.get<std::int64_t>(), -kFar, kFar);
  const std::int64_t end = std::clamp(stop.get<std::int64_t>(), -kFar, kFar);
  const bool inside = 0 <= begin && begin < end && end <= sides.found.length();
  const bool short_enough = end - begin <= kMaxEvidence;
  // A goal is as long as it is, and may be cut off by the text's end.
  if (!(inside && short_enough) && !(kind == Kind::goals && end - begin <= kMaxGoal)) return false;
  return says(kind, g, p, sides.found.quote(begin, end), sides);
}

}  // namespace orgkarta::evaluate
