#include "output/tellings.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace orgkarta::output {
namespace {

constexpr const char* kUnit =
    "SELECT d.id, d.path, u.fact, e.quote, e.start, e.end, u.name, p.organisation, o.reason, o.via"
    " FROM units u JOIN documents d ON d.id = u.document"
    " JOIN evidence e ON e.kind = 'unit' AND e.fact_id = u.id AND e.ordinal = 1"
    " LEFT JOIN organisation_units o ON o.unit = u.id"
    " LEFT JOIN organisation_units p ON p.unit = u.parent WHERE u.id = ?1";

constexpr const char* kPost =
    "SELECT d.id, d.path, p.fact, e.quote, e.start, e.end, n.name, p.title, p.time"
    " FROM posts p JOIN documents d ON d.id = p.document JOIN people n ON n.id = p.person"
    " JOIN evidence e ON e.kind = 'post' AND e.fact_id = p.id AND e.ordinal = 1 WHERE p.id = ?1";

constexpr const char* kChange =
    "SELECT d.id, d.path, c.fact, e.quote, e.start, e.end, c.effective, c.status"
    " FROM changes c JOIN documents d ON d.id = c.document"
    " JOIN evidence e ON e.kind = 'change' AND e.fact_id = c.id AND e.ordinal = 1 WHERE c.id = ?1";

constexpr const char* kDay = "SELECT day FROM document_days WHERE document = ?1";

template <class Id>
std::vector<std::int64_t> rows_of(Query& query, const Id& id) {
  std::vector<std::int64_t> rows;
  query.ask(id);
  while (query.next()) rows.push_back(query.integer(0));
  return rows;
}

template <class T>
void sort_by_day(std::vector<T>& all) {
  std::sort(all.begin(), all.end(), [](const T& a, const T& b) {
    const auto key = [](const T& t) {
      return std::tuple(t.telling.day.empty(), std::string_view(t.telling.day),
                        std::string_view(t.telling.document), t.row);
    };
    return key(a) < key(b);
  });
}

}  // namespace

Tellings::Tellings(Connection& db)
    : units_(db, "SELECT unit FROM organisation_units WHERE organisation = ?1"),
      posts_(db, "SELECT post FROM membership_posts WHERE membership = ?1"),
      changes_(db, "SELECT change FROM event_changes WHERE event = ?1"),
      unit_(db, kUnit),
      post_(db, kPost),
      change_(db, kChange),
      days_(db, kDay),
      documents_(db,
                 "SELECT DISTINCT d.path FROM organisation_units o JOIN units u ON u.id = o.unit"
                 " JOIN documents d ON d.id = u.document WHERE o.organisation = ?1 ORDER BY 1") {}

std::vector<UnitTelling> Tellings::of_organisation(const std::string& id) {
  std::vector<UnitTelling> out;
  for (const std::int64_t row : rows_of(units_, id)) {
    if (auto one = unit(row)) out.push_back(std::move(*one));
  }
  sort_by_day(out);
  return out;
}

std::vector<PostTelling> Tellings::of_membership(std::int64_t id) {
  std::vector<PostTelling> out;
  for (const std::int64_t row : rows_of(posts_, id)) {
    if (auto one = post(row)) out.push_back(std::move(*one));
  }
  sort_by_day(out);
  return out;
}

std::vector<ChangeTelling> Tellings::of_event(const std::string& id) {
  std::vector<ChangeTelling> out;
  for (const std::int64_t row : rows_of(changes_, id)) {
    if (auto one = change(row)) out.push_back(std::move(*one));
  }
  sort_by_day(out);
  return out;
}

std::optional<UnitTelling> Tellings::unit(std::int64_t row) {
  unit_.ask(row);
  if (!unit_.next()) return std::nullopt;
  UnitTelling out{row,
                  std::string(unit_.text(6)),
                  std::string(unit_.text(7)),
                  std::string(unit_.text(8)),
                  std::nullopt,
                  telling(unit_, 0)};
  if (!unit_.null(9)) out.via = unit_.integer(9);
  return out;
}

std::optional<PostTelling> Tellings::post(std::int64_t row) {
  post_.ask(row);
  if (!post_.next()) return std::nullopt;
  return PostTelling{row, std::string(post_.text(6)), std::string(post_.text(7)),
                     std::string(post_.text(8)), telling(post_, 0)};
}

std::optional<ChangeTelling> Tellings::change(std::int64_t row) {
  change_.ask(row);
  if (!change_.next()) return std::nullopt;
  return ChangeTelling{row, std::string(change_.text(6)), std::string(change_.text(7)),
                       telling(change_, 0)};
}

std::vector<std::string> Tellings::documents_of(const std::string& organisation) {
  std::vector<std::string> out;
  documents_.ask(organisation);
  while (documents_.next()) out.emplace_back(documents_.text(0));
  return out;
}

/// Six columns from `first` on.
Telling Tellings::telling(const Query& row, int first) {
  return {std::string(row.text(first + 1)), day_of(row.integer(first)),
          std::string(row.text(first + 2)), std::string(row.text(first + 3)),
          row.integer(first + 4),           row.integer(first + 5)};
}

const std::string& Tellings::day_of(std::int64_t document) {
  const auto [known, fresh] = day_by_document_.try_emplace(document);
  if (!fresh) return known->second;
  days_.ask(document);
  if (days_.next()) known->second = days_.text(0);
  return known->second;
}

}  // namespace orgkarta::output
