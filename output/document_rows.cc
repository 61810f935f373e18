#include "output/document_rows.h"

#include <optional>
#include <stdexcept>
#include <string>

#include "output/document_rows_current.h"
#include "output/facts_json.h"
#include "output/json_object.h"
#include "output/record_check.h"
#include "output/source_json.h"
#include "pipeline/model/names.h"

namespace orgkarta::output {
namespace {

std::optional<std::string_view> or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

/// A place in the original file as the columns have it.
struct SourceColumns {
  explicit SourceColumns(const SourcePlace& source) : pages(pages_json(source)) {
    if (source.bytes) {
      start = source.bytes->begin;
      end = source.bytes->end;
    } else if (source.paragraphs) {
      paragraph = source.paragraphs->first;
      last = source.paragraphs->last;
    } else {
      page = source.pages.front().page;
    }
  }

  std::optional<std::uint32_t> start;
  std::optional<std::uint32_t> end;
  std::optional<std::uint32_t> page;
  std::string pages;
  std::optional<std::uint32_t> paragraph;
  std::optional<std::uint32_t> last;
};

std::string warnings_json(const Record& record) {
  std::string out;
  {
    JsonBuffer json(out);
    append_json_texts(json, all_warnings(record));
  }
  return out;
}

}  // namespace

DocumentRows::DocumentRows(Connection& db, double tentative_below)
    : tentative_below_(tentative_below),
      rule_(db, "INSERT INTO rules VALUES (?,?,?,?,?)"),
      municipality_(db, "INSERT INTO municipalities VALUES (?,?)"),
      document_(db, "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      individual_part_(db, "INSERT INTO individual_parts VALUES (?,?,?,?,?)"),
      unit_(db, "INSERT INTO units VALUES (?,?,?,?,?,?,?,?,?,?)"),
      unit_name_(db, "INSERT INTO unit_names VALUES (?,?,?)"),
      person_(db, "INSERT INTO people VALUES (?,?,?)"),
      post_(db, "INSERT INTO posts VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"),
      goal_(db, "INSERT INTO goals VALUES (?,?,?,?,?,?,?,?,?,?,?)"),
      date_(db, "INSERT INTO dates VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"),
      amount_(db, "INSERT INTO amounts VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      amount_unit_(db, "INSERT INTO amount_units VALUES (?,?,?)"),
      change_(db, "INSERT INTO changes VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      change_unit_(db, "INSERT INTO change_units VALUES (?,?,?,?,?)"),
      evidence_(db, "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)") {}

void DocumentRows::resume(Connection& db) {
  const auto last = [&](const char* table) {
    Query query(db, ("SELECT coalesce(max(id), 0) FROM " + std::string(table)).c_str());
    query.next();
    return query.integer(0);
  };
  last_rule_ = last("rules");
  last_ = {last("documents"), last("units"), last("people"),  last("posts"),
           last("goals"),     last("dates"), last("amounts"), last("changes")};
  Query rules(db, "SELECT name, id FROM rules");
  while (rules.next()) rules_.emplace(rules.text(0), rules.integer(1));
  Query municipalities(db, "SELECT code, name FROM municipalities");
  while (municipalities.next()) {
    municipalities_.emplace(municipalities.text(0), municipalities.text(1));
  }
}

void DocumentRows::add_rule(const RuleInfo& rule) {
  if (rules_.contains(rule.id)) return;
  const std::int64_t id = ++last_rule_;
  rule_.run(id, rule.id, or_null(rule.gives), or_null(rule.file),
            rule.line > 0 ? std::optional<int>(rule.line) : std::nullopt);
  rules_.emplace(rule.id, id);
}

std::int64_t DocumentRows::rule_id(std::string_view name) {
  const auto known = rules_.find(name);
  if (known != rules_.end()) return known->second;
  RuleInfo built_in;
  built_in.id = name;
  add_rule(built_in);
  return rules_.find(name)->second;
}

void DocumentRows::add_municipality(const Municipality& municipality) {
  const auto [known, fresh] = municipalities_.emplace(municipality.code, municipality.name);
  if (fresh) municipality_.run(municipality.code, municipality.name);
  if (known->second != municipality.name) {
    throw std::logic_error("municipality " + municipality.code +
                           " has two names: " + known->second + ", " + municipality.name);
  }
}

void DocumentRows::add(const Record& record) {
  const bool read = has_facts_line(record.outcome);
  if (read) check_values(record);
  add_document(record);
  if (read) add_facts(record);
}

void DocumentRows::add_document(const Record& record) {
  using View = std::optional<std::string_view>;
  const Facts& facts = record.facts;
  const bool read = has_facts_line(record.outcome);
  if (facts.municipality) add_municipality(*facts.municipality);
  const View municipality = facts.municipality ? View(facts.municipality->code) : std::nullopt;
  const View stage = record.problem ? View(record.problem->stage) : std::nullopt;
  const View message = record.problem ? View(record.problem->message) : std::nullopt;
  const std::string warnings = warnings_json(record);
  document_.run(++last_.document, record.path, outcome_name(record.outcome), stage, message,
                record.attempts, or_null(record.sha256), static_cast<std::int64_t>(record.size),
                or_null(record.hints.url), or_null(record.media_type), or_null(record.charset),
                or_null(facts.title), read ? View(name_of(facts.type)) : std::nullopt,
                read ? View(name_of(facts.status)) : std::nullopt, municipality, facts.published,
                facts.updated, read ? View(facts.language) : std::nullopt, facts.declared_goals,
                warnings, read ? View(record.text.text) : std::nullopt, record.given);
}

void DocumentRows::add_facts(const Record& record) {
  Current now(record, last_, tentative_below_);
  add_individuals(now, record.facts.individuals);
  for (const Unit& unit : record.facts.units) add_unit(now, unit);
  for (const Post& post : record.facts.posts) add_post(now, post);
  for (const Goal& goal : record.facts.goals) add_goal(now, goal);
  for (const Date& date : record.facts.dates) add_date(now, date);
  for (const Amount& amount : record.facts.amounts) add_amount(now, amount);
  for (const Change& change : record.facts.changes) add_change(now, change);
}

void DocumentRows::add_individuals(const Current& now, const std::vector<Passage>& parts) {
  int ordinal = 0;
  for (const Passage& part : parts) {
    const Place place = now.places.at(part.span);
    individual_part_.run(now.document, ++ordinal, place.start, place.end, rule_id(part.rule));
  }
}

void DocumentRows::add_evidence(const Current& now, std::string_view kind, std::int64_t id,
                                const Fact& fact) {
  int ordinal = 0;
  for (const Evidence& evidence : fact.evidence) {
    const Place place = now.places.at(evidence.span);
    const std::optional<std::string_view> quote =
        ordinal == 0 ? std::optional(place.quote) : std::nullopt;
    const bool known = evidence.section != Section::none;
    const std::optional<std::string_view> section =
        known ? std::optional(name_of(evidence.section)) : std::nullopt;
    const SourceColumns source(place.source);
    evidence_.run(std::optional<std::int64_t>(), now.document, kind, id, ++ordinal, place.start,
                  place.end, source.start, source.end, source.page, or_null(source.pages),
                  source.paragraph, source.last, rule_id(evidence.rule), quote, section);
  }
}

}  // namespace orgkarta::output
