#include "output/check_database.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "output/error.h"
#include "output/read_database.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr const char* kFile = "orgkarta.db";

/// Those whose rows hang on how often there was a run, and the parts of the text index.
constexpr const char* kTables =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('properties', 'runs', "
    "'files')"
    " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE '%!_fts%' ESCAPE '!'"
    " ORDER BY name";

/// For each kind of fact its table.
struct Kind {
  const char* name;
  const char* table;
};
constexpr Kind kKinds[] = {{"unit", "units"}, {"post", "posts"},     {"goal", "goals"},
                           {"date", "dates"}, {"amount", "amounts"}, {"change", "changes"}};

nlohmann::json counted(Connection& db) {
  std::vector<std::string> tables;
  Query names(db, kTables);
  while (names.next()) tables.emplace_back(names.text(0));
  nlohmann::json out = nlohmann::json::object();
  for (const std::string& table : tables) {
    Query count(db, fmt::format("SELECT count(*) FROM \"{}\"", table).c_str());
    count.next();
    out[table] = count.integer(0);
  }
  return out;
}

/// Two objects of numbers by name.
void compare_counts(const nlohmann::json& told, const nlohmann::json& found, const char* what,
                    const OnFault& tell) {
  const auto number = [](const nlohmann::json& counts, const std::string& name) {
    const auto at = counts.find(name);
    return at == counts.end() ? std::string("0") : at->dump();
  };
  nlohmann::json all = told;
  all.update(found);
  for (const auto& [name, value] : all.items()) {
    const std::string here = number(found, name);
    const std::string then = number(told, name);
    if (here == then) continue;
    tell({kFile, what + (" " + name), here + " rows", then + " rows, as the run counted"});
  }
}

void compare_written_counts(Connection& db, const char* sql, const nlohmann::json& found,
                            const char* what, const OnFault& tell) {
  const std::string written = db.value(sql);
  const auto told = nlohmann::json::parse(written, nullptr, false);
  if (told.is_object()) return compare_counts(told, found, what, tell);
  tell({kFile, what, written.empty() ? "no counts" : "counts that are no JSON object",
        "those that every run writes"});
}

/// The end of a statement of what has no row on the other side.
void tell_each(Connection& db, const std::string& sql, const char* found, const char* expected,
               const OnFault& tell) {
  Query rows(db, sql.c_str());
  while (rows.next()) tell({kFile, std::string(rows.text(0)), found, expected});
}

/// The bytes of a stretch of code points; the text is walked once, from stretch to stretch.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text), index_(text) {}

  std::size_t size() const { return index_.at(static_cast<std::uint32_t>(text_.size())); }

  std::string_view between(std::size_t start, std::size_t end) {
    const std::size_t from = to(start);
    return text_.substr(from, to(end) - from);
  }

 private:
  std::size_t to(std::size_t point) {
    if (point < point_) point_ = byte_ = 0;
    while (point_ < point) {
      utf8::next(text_, byte_);
      ++point_;
    }
    return byte_;
  }

  std::string_view text_;
  utf8::CodePointIndex index_;
  std::size_t point_ = 0;
  std::size_t byte_ = 0;
};

void check_passages(const std::string& path, std::string_view text, Query& passages,
                    const OnFault& tell) {
  Walk walk(text);
  const auto size = static_cast<std::int64_t>(walk.size());
  while (passages.next()) {
    const std::int64_t start = passages.integer(1);
    const std::int64_t end = passages.integer(2);
    const std::string place = fmt::format("{} {} {}:{}", path, passages.text(0), start, end);
    if (start < 0 || end <= start || end > size) {
      tell({kFile, place, "a passage outside the text", fmt::format("within 0:{}", size)});
      continue;
    }
    if (passages.null(3)) continue;
    const auto there = walk.between(static_cast<std::size_t>(start), static_cast<std::size_t>(end));
    if (there == passages.text(3)) continue;
    tell({kFile, place, fmt::format("quote \"{}\"", passages.text(3)),
          fmt::format("\"{}\", as the text has there", there)});
  }
}

void check_properties(Connection& db, const OnFault& tell) {
  Query known(db, "SELECT count(*) FROM properties WHERE name = ?1");
  for (const char* name :
       {"schema", "version", "rules_hash", "settings", "corrections", "facts", "rows"}) {
    known.ask(std::string_view(name));
    if (known.next() && known.integer(0) == 1) continue;
    tell({kFile, fmt::format("properties {}", name), "no row", "one, as every run writes"});
  }
}

}  // namespace

std::unique_ptr<Connection> open_to_check(const std::filesystem::path& dir, const OnFault& tell) {
  try {
    return read_database(dir);
  } catch (const WrongDatabase& wrong) {
    tell({kFile, "", wrong.what(), "a database that orgkarta run made"});
    return nullptr;
  }
}

bool check_pages(Connection& db, const OnFault& tell) {
  try {
    bool sound = true;
    Query findings(db, "PRAGMA integrity_check");
    while (findings.next()) {
      if (findings.text(0) == "ok") continue;
      sound = false;
      tell({kFile, "", std::string(findings.text(0)), "ok of integrity_check"});
    }
    Query orphans(db,
                  "SELECT \"table\" || ' row ' || coalesce(rowid, '?'), parent"
                  " FROM pragma_foreign_key_check");
    while (orphans.next()) {
      tell({kFile, std::string(orphans.text(0)), "no row that it refers to",
            fmt::format("one in {}", orphans.text(1))});
    }
    return sound;
  } catch (const WrongDatabase& wrong) {
    tell({kFile, "", wrong.what(), "a whole file"});
    return false;
  }
}

std::string row_counts(Connection& db) { return counted(db).dump(); }

void check_counts(Connection& db, const OnFault& tell) {
  check_properties(db, tell);
  compare_written_counts(db, "SELECT value FROM properties WHERE name = 'rows'", counted(db),
                         "table", tell);
  const auto outcomes = nlohmann::json::parse(
      db.value("SELECT json_group_object(outcome, n) FROM (SELECT outcome, count(*) AS n"
               " FROM documents GROUP BY outcome ORDER BY outcome)"));
  compare_written_counts(db, "SELECT counts FROM runs ORDER BY id DESC LIMIT 1", outcomes,
                         "outcome", tell);
  for (const Kind& kind : kKinds) {
    tell_each(db,
              fmt::format("SELECT d.path || '#' || f.fact FROM {} f LEFT JOIN documents d ON d.id ="
                          " f.document WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.kind ="
                          " '{}' AND e.fact_id = f.id AND e.ordinal = 1)",
                          kind.table, kind.name),
              "a fact without a passage", "a main passage", tell);
    tell_each(db,
              fmt::format("SELECT 'evidence row ' || e.id FROM evidence e LEFT JOIN {} f ON f.id ="
                          " e.fact_id AND f.document = e.document WHERE e.kind = '{}' AND"
                          " f.id IS NULL",
                          kind.table, kind.name),
              "a passage without its fact", "a fact of the same document", tell);
  }
}

void check_quotes(Connection& db, const OnFault& tell) {
  Query documents(db, "SELECT id, path, text FROM documents WHERE text IS NOT NULL ORDER BY path");
  Query passages(db,
                 "SELECT kind, start, end, quote FROM evidence WHERE document = ?1 UNION ALL SELECT"
                 " 'individual', start, end, NULL FROM individual_parts WHERE document = ?1"
                 " ORDER BY start");
  while (documents.next()) {
    const std::string path(documents.text(1));
    if (!utf8::valid(documents.text(2))) {
      tell({kFile, path, "a text that is not UTF-8", "UTF-8"});
      continue;
    }
    passages.ask(documents.integer(0));
    check_passages(path, documents.text(2), passages, tell);
  }
}

}  // namespace orgkarta::output
