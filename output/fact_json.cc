#include "output/fact_json.h"

#include "output/json_object.h"
#include "output/source_json.h"
#include "pipeline/model/names.h"

namespace orgkarta::output {
namespace {

template <class E>
void name_or_null(JsonObject& json, std::string_view key, const std::optional<E>& value) {
  if (value) {
    json.word(key, name_of(*value));
  } else {
    json.null(key);
  }
}

void append_evidence(JsonBuffer& out, const Evidence& evidence, bool first,
                     const EvidencePlaces& places) {
  const Place place = places.at(evidence.span);
  JsonObject json(out);
  json.integer("start", place.start);
  json.integer("end", place.end);
  if (first) json.text("quote", place.quote);
  json.text("rule", evidence.rule);
  if (evidence.section != Section::none) json.word("section", name_of(evidence.section));
  append_source(json.raw("source"), place.source);
  json.close();
}

/// What every fact ends with.
void finish_fact(JsonObject& json, const Fact& fact, const FactContext& context) {
  const double confidence = rounded_confidence(fact.confidence);
  json.number("confidence", confidence);
  if (confidence < context.tentative_below) json.boolean("tentative", true);
  append_json_array(json.raw("evidence"), fact.evidence, [&](JsonBuffer& out, const Evidence& e) {
    append_evidence(out, e, &e == fact.evidence.data(), context.places);
  });
  json.close();
}

}  // namespace

void append_fact(JsonBuffer& out, const Unit& unit, const FactContext& context) {
  JsonObject json(out);
  json.word("id", unit.id);
  json.text("name", unit.name);
  json.word("kind", name_of(unit.kind));
  json.optional_text("field", unit.field);
  json.optional_text("parent", unit.parent);
  json.texts("aliases", unit.aliases);
  finish_fact(json, unit, context);
}

void append_fact(JsonBuffer& out, const Post& post, const FactContext& context) {
  JsonObject json(out);
  json.word("id", post.id);
  json.text("person", post.person);
  json.text("title", post.title);
  json.optional_text("unit", post.unit);
  json.optional_text("party", post.party);
  json.word("role", name_of(post.role));
  json.boolean("acting", post.acting);
  if (post.time != PostTime::current) json.word("time", name_of(post.time));
  finish_fact(json, post, context);
}

void append_fact(JsonBuffer& out, const Goal& goal, const FactContext& context) {
  JsonObject json(out);
  json.word("id", goal.id);
  json.text("text", goal.text);
  json.optional_text("label", goal.label);
  json.optional_text("parent", goal.parent);
  json.word("kind", name_of(goal.kind));
  json.optional_text("unit", goal.unit);
  json.optional_text("target", goal.target);
  finish_fact(json, goal, context);
}

void append_fact(JsonBuffer& out, const Date& date, const FactContext& context) {
  JsonObject json(out);
  json.word("id", date.id);
  json.text("text", date.text);
  json.text("value", date.value);
  json.word("role", name_of(date.role));
  if (date.mod) json.word("mod", name_of(*date.mod));
  if (date.inferred) json.boolean("inferred", true);
  finish_fact(json, date, context);
}

void append_fact(JsonBuffer& out, const Amount& amount, const FactContext& context) {
  JsonObject json(out);
  json.word("id", amount.id);
  json.text("text", amount.text);
  json.number("min", amount.min);
  json.number("max", amount.max);
  json.word("unit", name_of(amount.unit));
  if (amount.unit_text) json.text("unit_text", *amount.unit_text);
  name_or_null(json, "period", amount.period);
  json.boolean("approximate", amount.approximate);
  if (amount.negative) json.boolean("negative", true);
  json.word("kind", name_of(amount.kind));
  name_or_null(json, "status", amount.status);
  json.texts("units", amount.units);
  json.optional_text("decided_by", amount.decided_by);
  json.number("baseline", amount.baseline);
  finish_fact(json, amount, context);
}

void append_fact(JsonBuffer& out, const Change& change, const FactContext& context) {
  JsonObject json(out);
  json.word("id", change.id);
  json.word("kind", name_of(change.kind));
  json.texts("from", change.from);
  json.texts("to", change.to);
  json.optional_text("subject", change.subject);
  json.optional_text("effective", change.effective);
  json.word("status", name_of(change.status));
  json.optional_text("decided_by", change.decided_by);
  finish_fact(json, change, context);
}

}  // namespace orgkarta::output
