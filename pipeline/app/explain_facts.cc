#include "pipeline/app/explain_facts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "pipeline/app/escape.h"
#include "pipeline/model/names.h"

namespace orgkarta::app {
namespace {

std::string_view optional_name(const std::optional<std::string>& name) {
  return name ? std::string_view(*name) : std::string_view();
}

std::string with(std::string_view label, std::string_view value) {
  return value.empty() ? "" : fmt::format(", {} {}", label, value);
}

std::string value_of(const Amount& amount) {
  const auto number = [](double value) { return fmt::format("{:.15g}", value); };
  if (!amount.min && !amount.max) return "no figure";
  if (amount.min && amount.max && *amount.min != *amount.max) {
    return number(*amount.min) + " to " + number(*amount.max);
  }
  return number(amount.min ? *amount.min : *amount.max);
}

}  // namespace

std::string summary(const Unit& u) {
  std::string text = fmt::format("\"{}\", {}", u.name, name_of(u.kind));
  text += with("part of", optional_name(u.parent));
  if (!u.aliases.empty()) text += fmt::format(", also \"{}\"", fmt::join(u.aliases, "\", \""));
  return text;
}

std::string summary(const Post& p) {
  return fmt::format("\"{}\", {}, {} {}", p.person, p.title, name_of(p.time), name_of(p.role)) +
         with("of", optional_name(p.unit)) + with("party", optional_name(p.party));
}

std::string summary(const Goal& g) {
  return fmt::format("{} \"{}\"", name_of(g.kind), g.text) + with("label", optional_name(g.label)) +
         with("of", optional_name(g.unit));
}

std::string summary(const Date& d) {
  return fmt::format("\"{}\", {}, {}", d.text, d.value, name_of(d.role)) +
         (d.inferred ? ", its year inferred" : "");
}

std::string summary(const Amount& a) {
  return fmt::format("\"{}\", {} {}, {}", a.text, value_of(a), name_of(a.unit), name_of(a.kind));
}

std::string summary(const Change& c) {
  return fmt::format("{} from [{}] to [{}], {}", name_of(c.kind), fmt::join(c.from, ", "),
                     fmt::join(c.to, ", "), name_of(c.status)) +
         with("effective", optional_name(c.effective));
}

std::vector<FactThere> facts_at(const Facts& facts, Span span) {
  std::vector<FactThere> out;
  each_fact(facts, [&](std::string_view kind, const Fact& fact, std::string text) {
    FactThere there{kind, fact.id, std::move(text), fact.confidence, {}};
    for (const Evidence& e : fact.evidence) {
      if (e.span.overlaps(span)) there.evidence.push_back(e);
    }
    if (!there.evidence.empty()) out.push_back(std::move(there));
  });
  return out;
}

}  // namespace orgkarta::app
