#include "output/facts_json.h"

#include "output/evidence_places.h"
#include "output/fact_json.h"
#include "output/json_object.h"
#include "output/record_check.h"
#include "output/references.h"
#include "pipeline/model/names.h"

namespace orgkarta::output {
namespace {

void append_municipality(JsonBuffer& out, const Municipality& municipality) {
  JsonObject json(out);
  json.text("code", municipality.code);
  json.text("name", municipality.name);
  json.close();
}

void append_individuals(JsonBuffer& out, const std::vector<Passage>& parts,
                        const EvidencePlaces& places) {
  append_json_array(out, parts, [&](JsonBuffer& to, const Passage& part) {
    const Place place = places.at(part.span);
    JsonObject json(to);
    json.integer("start", place.start);
    json.integer("end", place.end);
    json.word("rule", part.rule);
    json.close();
  });
}

void append_document(JsonBuffer& out, const Record& record, const EvidencePlaces& places) {
  const Facts& facts = record.facts;
  JsonObject json(out);
  json.text("id", "sha256:" + record.sha256);
  json.text("path", record.path);
  json.text_or_null("title", facts.title);
  json.word("type", name_of(facts.type));
  json.word("status", name_of(facts.status));
  if (facts.municipality) {
    append_municipality(json.raw("municipality"), *facts.municipality);
  } else {
    json.null("municipality");
  }
  json.optional_text("published", facts.published);
  json.optional_text("updated", facts.updated);
  json.text_or_null("media_type", record.media_type);
  json.text_or_null("charset", record.charset);
  json.text("language", facts.language);
  if (facts.declared_goals) {
    json.integer("declared_goals", *facts.declared_goals);
  } else {
    json.null("declared_goals");
  }
  json.texts("warnings", all_warnings(record));
  json.text("text", record.text.text);
  if (!record.hints.url.empty()) json.text("url", record.hints.url);
  if (!facts.individuals.empty()) {
    append_individuals(json.raw("individuals"), facts.individuals, places);
  }
  json.close();
}

template <class FactsOfAKind>
void append_kind(JsonObject& json, std::string_view key, const FactsOfAKind& facts,
                 const FactContext& context) {
  append_json_array(json.raw(key), facts,
                    [&](JsonBuffer& out, const auto& fact) { append_fact(out, fact, context); });
}

/// About how long the line will be, so that it is seldom moved while it grows.
std::size_t likely_size(const Record& record) {
  constexpr std::size_t kOfDocument = 1024;
  constexpr std::size_t kOfFact = 320;
  const Facts& facts = record.facts;
  const std::size_t count = facts.units.size() + facts.posts.size() + facts.goals.size() +
                            facts.dates.size() + facts.amounts.size() + facts.changes.size();
  return kOfDocument + record.text.text.size() + count * kOfFact;
}

void append_line(JsonBuffer& out, const Record& record, const FactContext& context) {
  JsonObject json(out);
  json.text("schema", "orgkarta/1");
  append_document(json.raw("document"), record, context.places);
  append_kind(json, "units", record.facts.units, context);
  append_kind(json, "posts", record.facts.posts, context);
  append_kind(json, "goals", record.facts.goals, context);
  append_kind(json, "dates", record.facts.dates, context);
  append_kind(json, "amounts", record.facts.amounts, context);
  append_kind(json, "changes", record.facts.changes, context);
  json.close();
  out.put('\n');
}

}  // namespace

std::vector<std::string> all_warnings(const Record& record) {
  std::vector<std::string> all = record.text.warnings;
  all.insert(all.end(), record.facts.warnings.begin(), record.facts.warnings.end());
  return all;
}

void append_facts(std::string& out, const Record& record, double tentative_below) {
  check_values(record);
  const References checked(record);
  const EvidencePlaces places(record);
  const std::size_t before = out.size();
  try {
    JsonBuffer json(out);
    json.room(likely_size(record));
    append_line(json, record, {places, tentative_below});
  } catch (...) {
    out.resize(before);
    throw;
  }
}

}  // namespace orgkarta::output
