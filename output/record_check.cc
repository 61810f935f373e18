#include "output/record_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pipeline/model/edtf_days.h"

namespace orgkarta::output {
namespace {

constexpr auto kFields = std::to_array<std::string_view>(
    {"education", "social_services", "culture_leisure", "planning_building", "technical_services",
     "environment", "economy", "personnel", "digitalisation", "communication", "business", "safety",
     "leadership", "other"});

/// Complains of one document.
class Demand {
 public:
  explicit Demand(const Record& record) : path_(record.path) {}

  void that(bool holds, std::string_view fact, std::string_view complaint) const {
    if (holds) return;
    throw std::logic_error(path_ + ": " + std::string(fact) + ": " + std::string(complaint));
  }

  void edtf(const std::optional<std::string>& value, std::string_view fact) const {
    if (value && !is_edtf(*value)) that(false, fact, "malformed date " + *value);
  }

  /// An optional text is absent or says something.
  void filled(const std::optional<std::string>& text, std::string_view fact) const {
    that(!text || !text->empty(), fact, "an empty text where null is meant");
  }

  void finite(const std::optional<double>& number, std::string_view fact) const {
    that(!number || std::isfinite(*number), fact, "a figure that is not finite");
  }

 private:
  const std::string& path_;
};

bool four_digits(std::string_view code) {
  return code.size() == 4 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_document(const Record& record, const Demand& demand) {
  const Facts& facts = record.facts;
  demand.that(!record.path.empty(), "document", "no path");
  demand.that(record.sha256.size() == 64, "document", "no SHA-256");
  demand.that(!facts.language.empty(), "document", "no language");
  demand.that(facts.declared_goals.value_or(0) >= 0, "document", "negative declared goals");
  demand.edtf(facts.published, "document");
  demand.edtf(facts.updated, "document");
  if (!facts.municipality) return;
  demand.that(four_digits(facts.municipality->code), "municipality", "the code is not four digits");
  demand.that(!facts.municipality->name.empty(), "municipality", "no name");
}

void check(const Unit& unit, const Demand& demand) {
  demand.that(!unit.name.empty(), unit.id, "no name");
  const bool known = !unit.field || std::count(kFields.begin(), kFields.end(), *unit.field) == 1;
  demand.that(known, unit.id, "a field that is not of the closed list");
  for (const std::string& alias : unit.aliases)
    demand.that(!alias.empty(), unit.id, "an empty alias");
}

void check(const Post& post, const Demand& demand) {
  demand.that(!post.person.empty(), post.id, "no person");
  demand.filled(post.party, post.id);
}

void check(const Goal& goal, const Demand& demand) {
  demand.that(!goal.text.empty(), goal.id, "no text");
  demand.filled(goal.label, goal.id);
}

void check(const Date& date, const Demand& demand) {
  demand.that(!date.text.empty(), date.id, "no text");
  demand.edtf(date.value, date.id);
}

void check(const Amount& amount, const Demand& demand) {
  demand.that(!amount.text.empty(), amount.id, "no text");
  demand.that(amount.min || amount.max, amount.id, "no figure");
  demand.that(!amount.period || amount.unit == Measure::sek, amount.id, "a period without SEK");
  demand.filled(amount.unit_text, amount.id);
  for (const auto& number : {amount.min, amount.max, amount.baseline}) {
    demand.finite(number, amount.id);
  }
}

void check(const Change& change, const Demand& demand) {
  demand.filled(change.subject, change.id);
  demand.edtf(change.effective, change.id);
}

}  // namespace

void check_values(const Record& record) {
  const Demand demand(record);
  const Facts& facts = record.facts;
  check_document(record, demand);
  for (const Unit& unit : facts.units) check(unit, demand);
  for (const Post& post : facts.posts) check(post, demand);
  for (const Goal& goal : facts.goals) check(goal, demand);
  for (const Date& date : facts.dates) check(date, demand);
  for (const Amount& amount : facts.amounts) check(amount, demand);
  for (const Change& change : facts.changes) check(change, demand);
}

}  // namespace orgkarta::output
