#include "output/mask_rows.h"

#include <sqlite3.h>

#include <array>
#include <optional>

#include "output/error.h"

namespace orgkarta::output {
namespace {

/// The facts of documents whose text changed; two names of one document may have become one.
constexpr std::array<const char*, 13> kOfDocuments = {
    "UPDATE units SET name = masked(name), aliases = masked(aliases) WHERE document IN touched",
    "UPDATE unit_names SET name = masked(name) WHERE unit IN"
    " (SELECT id FROM units WHERE document IN touched)",
    "UPDATE OR IGNORE people SET name = masked(name) WHERE document IN touched",
    "UPDATE posts SET person = (SELECT q.id FROM people p JOIN people q ON q.document = p.document"
    " AND q.name = masked(p.name) WHERE p.id = posts.person) WHERE person IN"
    " (SELECT id FROM people WHERE document IN touched AND name <> masked(name))",
    "DELETE FROM people WHERE document IN touched AND name <> masked(name)",
    "UPDATE posts SET title = masked(title) WHERE document IN touched",
    "UPDATE goals SET text = masked(text), label = masked(label) WHERE document IN touched",
    "UPDATE dates SET text = masked(text) WHERE document IN touched",
    "UPDATE amounts SET text = masked(text), unit_text = masked(unit_text)"
    " WHERE document IN touched",
    "UPDATE changes SET title = masked(title), subject = masked(subject) WHERE document IN touched",
    "UPDATE change_units SET name = masked(name) WHERE name IS NOT NULL AND change IN"
    " (SELECT id FROM changes WHERE document IN touched)",
    "UPDATE evidence SET quote = substr((SELECT text FROM documents d WHERE d.id ="
    " evidence.document), start + 1, end - start) WHERE quote IS NOT NULL AND"
    " document IN touched",
    "DROP TABLE touched",
};

void masked(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) != SQLITE_TEXT) {
    return sqlite3_result_value(context, values[0]);
  }
  try {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    std::string text(bytes, static_cast<std::size_t>(sqlite3_value_bytes(values[0])));
    (*static_cast<const Mask*>(sqlite3_user_data(context)))(text);
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
  }
}

}  // namespace

int mask_rows(Connection& db, const std::string& municipality, const Mask& mask) {
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  auto* data = const_cast<Mask*>(&mask);  // read only
  const int rc = sqlite3_create_function_v2(db.handle(), "masked", 1, flags, data, masked, nullptr,
                                            nullptr, nullptr);
  if (rc != SQLITE_OK) db.fail(rc, "write");
  const std::optional<std::string> code =
      municipality.empty() ? std::nullopt : std::optional(municipality);
  db.script("CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY)");
  Statement(db,
            "INSERT INTO touched SELECT id FROM documents WHERE municipality IS ?1 AND text IS NOT"
            " NULL AND text <> masked(text)")
      .run(code);
  const int count = std::stoi(db.value("SELECT count(*) FROM touched"));
  Statement(db,
            "UPDATE documents SET title = masked(title), text = masked(text), given ="
            " masked(given), warnings = masked(warnings) WHERE municipality IS ?1")
      .run(code);
  for (const char* sql : kOfDocuments) db.script(sql);
  sqlite3_create_function_v2(db.handle(), "masked", 1, flags, nullptr, nullptr, nullptr, nullptr,
                             nullptr);
  return count;
}

std::vector<ForgottenName> stored_forgotten(Connection& db) {
  std::vector<ForgottenName> out;
  Query rows(db, "SELECT day, why, municipality, hash FROM forgotten ORDER BY municipality, hash");
  while (rows.next()) {
    out.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                   std::string(rows.text(3))});
  }
  return out;
}

}  // namespace orgkarta::output
