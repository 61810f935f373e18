#include "output/stored_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace orgkarta::output {
namespace {

using nlohmann::json;

/// What every fact ends with; %KIND is the evidence's kind, f the fact.
constexpr std::string_view kEnd =
    " 'confidence', f.confidence, 'tentative', iif(f.tentative, json('true'), NULL), 'evidence',"
    " (SELECT json_group_array(json(e.passage)) FROM (SELECT json_object('start', e.start, 'end',"
    " e.end, 'quote', e.quote, 'rule', r.name, 'section', e.section, 'source', json(CASE"
    " WHEN e.source_start IS NOT NULL THEN json_object('start', e.source_start, 'end',"
    " e.source_end) WHEN e.source_paragraph IS NOT NULL THEN json_object('paragraph',"
    " e.source_paragraph, 'last', nullif(e.source_last_paragraph, e.source_paragraph))"
    " ELSE e.source_pages END)) AS passage FROM evidence e LEFT JOIN rules r ON r.id = e.rule"
    " WHERE e.kind = '%KIND' AND e.fact_id = f.id ORDER BY e.ordinal) e))";

constexpr const char* kUnits =
    "SELECT json_object('id', f.fact, 'name', f.name, 'kind', f.kind, 'field', f.field, 'parent',"
    " (SELECT fact FROM units WHERE id = f.parent), 'aliases', (SELECT json_group_array(name) FROM"
    " (SELECT name FROM unit_names WHERE unit = f.id ORDER BY ordinal)),%END FROM units f"
    " WHERE f.document = ?1 ORDER BY f.id";

constexpr const char* kPosts =
    "SELECT json_object('id', f.fact, 'person', (SELECT name FROM people WHERE id = f.person),"
    " 'title', f.title, 'unit', (SELECT fact FROM units WHERE id = f.unit), 'party', f.party,"
    " 'role', f.role, 'acting', json(iif(f.acting, 'true', 'false')), 'time',"
    " nullif(f.time, 'current'),%END FROM posts f WHERE f.document = ?1 ORDER BY f.id";

constexpr const char* kGoals =
    "SELECT json_object('id', f.fact, 'text', f.text, 'label', f.label, 'parent',"
    " (SELECT fact FROM goals WHERE id = f.parent), 'kind', f.kind, 'unit',"
    " (SELECT fact FROM units WHERE id = f.unit), 'target',"
    " (SELECT fact FROM amounts WHERE id = f.target),%END FROM goals f"
    " WHERE f.document = ?1 ORDER BY f.id";

constexpr const char* kDates =
    "SELECT json_object('id', f.fact, 'text', f.text, 'value', f.value, 'role', f.role, 'mod',"
    " f.mod, 'inferred', iif(f.inferred, json('true'), NULL),%END FROM dates f"
    " WHERE f.document = ?1 ORDER BY f.id";

constexpr const char* kAmounts =
    "SELECT json_object('id', f.fact, 'text', f.text, 'min', f.min, 'max', f.max, 'unit', f.unit,"
    " 'unit_text', f.unit_text, 'period', f.period, 'approximate', json(iif(f.approximate, 'true',"
    " 'false')), 'negative', iif(f.negative, json('true'), NULL), 'kind', f.kind, 'status',"
    " f.status, 'units', (SELECT json_group_array(fact) FROM (SELECT u.fact FROM amount_units x"
    " LEFT JOIN units u ON u.id = x.unit WHERE x.amount = f.id ORDER BY x.ordinal)), 'decided_by',"
    " (SELECT fact FROM units WHERE id = f.decided_by), 'baseline', f.baseline,%END FROM amounts f"
    " WHERE f.document = ?1 ORDER BY f.id";

constexpr const char* kChanges =
    "SELECT json_object('id', f.fact, 'kind', f.kind, 'from', (SELECT json_group_array(name) FROM"
    " (SELECT coalesce(u.fact, x.name) AS name FROM change_units x LEFT JOIN units u ON u.id ="
    " x.unit WHERE x.change = f.id AND x.side = 'from' ORDER BY x.ordinal)), 'to',"
    " (SELECT json_group_array(name) FROM (SELECT coalesce(u.fact, x.name) AS name FROM"
    " change_units x LEFT JOIN units u ON u.id = x.unit WHERE x.change = f.id AND x.side = 'to'"
    " ORDER BY x.ordinal)), 'subject', f.subject, 'effective', f.effective, 'status', f.status,"
    " 'decided_by', (SELECT fact FROM units WHERE id = f.decided_by),%END FROM changes f"
    " WHERE f.document = ?1 ORDER BY f.id";

/// The text stands apart: it need not be written as JSON and read again.
constexpr const char* kDocuments =
    "SELECT d.id, d.path, d.text, json_object('id', 'sha256:' || d.sha256, 'path', d.path, 'title',"
    " d.title, 'type', d.type, 'status', d.status, 'municipality', json(iif(d.municipality IS NULL,"
    " 'null', json_object('code', d.municipality, 'name', m.name))), 'published', d.published,"
    " 'updated', d.updated, 'media_type', d.media_type, 'charset', d.charset, 'language',"
    " d.language, 'declared_goals', d.declared_goals, 'warnings', json(d.warnings), 'url', d.url,"
    " 'individuals', (SELECT nullif(json_group_array(json(p.part)), '[]') FROM (SELECT"
    " json_object('start', i.start, 'end', i.end, 'rule', r.name) AS part FROM individual_parts i"
    " LEFT JOIN rules r ON r.id = i.rule WHERE i.document = d.id ORDER BY i.ordinal) p))"
    " FROM documents d LEFT JOIN municipalities m ON m.code = d.municipality"
    " WHERE d.text IS NOT NULL ORDER BY d.path";

std::string completed(std::string sql, std::string_view kind) {
  constexpr std::string_view kEndMark = "%END";
  constexpr std::string_view kKindMark = "%KIND";
  sql.replace(sql.find(kEndMark), kEndMark.size(), kEnd);
  return sql.replace(sql.find(kKindMark), kKindMark.size(), kind);
}

/// Members that facts.jsonl leaves out where there is nothing to tell.
void leave_out_nulls(json& object, std::initializer_list<const char*> members) {
  for (const char* member : members) {
    const auto found = object.find(member);
    if (found != object.end() && found->is_null()) object.erase(found);
  }
}

/// A place on pages is written as the first page, with the others as "more".
void put_pages(json& source) {
  if (!source.is_array() || source.empty()) return;
  json first = source.front();
  if (source.size() > 1) {
    source.erase(source.begin());
    first["more"] = std::move(source);
  }
  source = std::move(first);
}

void shape(json& fact) {
  leave_out_nulls(fact, {"tentative", "time", "mod", "inferred", "negative", "unit_text"});
  for (json& passage : fact["evidence"]) {
    leave_out_nulls(passage, {"quote", "section"});
    leave_out_nulls(passage["source"], {"last"});
    put_pages(passage["source"]);
  }
}

bool same_number(const json& a, const json& b) {
  constexpr double kLastDigits = 1e-14;  // SQLite writes fifteen
  const double x = a.get<double>();
  const double y = b.get<double>();
  return std::abs(x - y) <= kLastDigits * std::max(std::abs(x), std::abs(y));
}

/// Of members in the order of their names: facts.jsonl is read into such objects too.
std::optional<std::string> difference_of_members(const json& a, const json& b) {
  for (const auto& [key, value] : a.items()) {
    const auto other = b.find(key);
    if (other == b.end()) return "/" + key;
    if (auto place = difference(value, *other)) return "/" + key + *place;
  }
  for (const auto& [key, value] : b.items()) {
    if (!a.contains(key)) return "/" + key;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> difference(const json& a, const json& b) {
  if (a.is_object() && b.is_object()) return difference_of_members(a, b);
  if (a.is_array() && b.is_array()) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
      if (auto place = difference(a[i], b[i])) return "/" + std::to_string(i) + *place;
    }
    if (a.size() == b.size()) return std::nullopt;
    return "/" + std::to_string(std::min(a.size(), b.size()));
  }
  const bool same = a.is_number() && b.is_number() ? same_number(a, b) : a == b;
  return same ? std::nullopt : std::optional(std::string());
}

StoredLines::StoredLines(Connection& db)
    : schema_(db.value("SELECT value FROM properties WHERE name = 'schema'")),
      documents_(db, kDocuments),
      units_(db, completed(kUnits, "unit").c_str()),
      posts_(db, completed(kPosts, "post").c_str()),
      goals_(db, completed(kGoals, "goal").c_str()),
      dates_(db, completed(kDates, "date").c_str()),
      amounts_(db, completed(kAmounts, "amount").c_str()),
      changes_(db, completed(kChanges, "change").c_str()) {}

json StoredLines::facts(Query& query, std::int64_t document) {
  json out = json::array();
  query.ask(document);
  while (query.next()) {
    out.push_back(json::parse(query.text(0)));
    shape(out.back());
  }
  return out;
}

std::optional<StoredLine> StoredLines::next() {
  if (!documents_.next()) return std::nullopt;
  const std::int64_t id = documents_.integer(0);
  StoredLine out{std::string(documents_.text(1)), json::object()};
  json document = json::parse(documents_.text(3));
  leave_out_nulls(document, {"url", "individuals"});
  document["text"] = std::string(documents_.text(2));
  out.line["schema"] = schema_;
  out.line["document"] = std::move(document);
  out.line["units"] = facts(units_, id);
  out.line["posts"] = facts(posts_, id);
  out.line["goals"] = facts(goals_, id);
  out.line["dates"] = facts(dates_, id);
  out.line["amounts"] = facts(amounts_, id);
  out.line["changes"] = facts(changes_, id);
  return out;
}

}  // namespace orgkarta::output
