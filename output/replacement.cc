#include "output/replacement.h"

#include <array>
#include <stdexcept>

namespace orgkarta::output {
namespace {

/// In an order in which nothing is looked up by what is gone already.
constexpr std::array<const char*, 13> kRemove = {
    "DELETE FROM unit_names WHERE unit IN (SELECT id FROM units WHERE document = ?)",
    "DELETE FROM amount_units WHERE amount IN (SELECT id FROM amounts WHERE document = ?)",
    "DELETE FROM change_units WHERE change IN (SELECT id FROM changes WHERE document = ?)",
    "DELETE FROM evidence WHERE document = ?",
    "DELETE FROM individual_parts WHERE document = ?",
    "DELETE FROM changes WHERE document = ?",
    "DELETE FROM amounts WHERE document = ?",
    "DELETE FROM dates WHERE document = ?",
    "DELETE FROM goals WHERE document = ?",
    "DELETE FROM posts WHERE document = ?",
    "DELETE FROM people WHERE document = ?",
    "DELETE FROM units WHERE document = ?",
    "DELETE FROM documents WHERE id = ?",
};

constexpr std::array<const char*, 3> kUnsearch = {
    "INSERT INTO documents_fts (documents_fts, rowid, text) SELECT 'delete', id, text FROM "
    "documents"
    " WHERE id = ?",
    "INSERT INTO units_fts (units_fts, rowid, name, aliases) SELECT 'delete', id, name, aliases"
    " FROM units WHERE document = ?",
    "INSERT INTO goals_fts (goals_fts, rowid, text) SELECT 'delete', id, text FROM goals"
    " WHERE document = ?",
};

constexpr std::array<const char*, 3> kSearch = {
    "INSERT INTO documents_fts (rowid, text) SELECT id, text FROM documents WHERE path = ?",
    "INSERT INTO units_fts (rowid, name, aliases) SELECT id, name, aliases FROM units"
    " WHERE document = (SELECT id FROM documents WHERE path = ?)",
    "INSERT INTO goals_fts (rowid, text) SELECT id, text FROM goals"
    " WHERE document = (SELECT id FROM documents WHERE path = ?)",
};

constexpr const char* kClearRegistry =
    "DELETE FROM corrections; DELETE FROM conflicts; DELETE FROM statement_goals; DELETE FROM "
    "statement_amounts;"
    "DELETE FROM statements; DELETE FROM event_organisations; DELETE FROM event_changes;"
    "DELETE FROM events; DELETE FROM membership_posts; DELETE FROM memberships;"
    "DELETE FROM persons; DELETE FROM organisation_predecessors; DELETE FROM organisation_parents;"
    "DELETE FROM organisation_names; DELETE FROM organisation_units; DELETE FROM organisations";

constexpr const char* kRemoveUnused =
    "DELETE FROM municipalities WHERE code NOT IN"
    " (SELECT municipality FROM documents WHERE municipality IS NOT NULL);"
    // Those of the program are there as far as evidence names them.
    "DELETE FROM rules WHERE file IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM evidence WHERE rule = rules.id)"
    " AND NOT EXISTS (SELECT 1 FROM individual_parts WHERE rule = rules.id)";

}  // namespace

Replacement::Replacement(Connection& db)
    : db_(db),
      text_index_(db.value("SELECT count(*) FROM sqlite_schema WHERE name = 'documents_fts'") ==
                  "1"),
      patch_(db) {
  Query documents(db, "SELECT path, id FROM documents");
  while (documents.next()) left_.emplace(documents.text(0), documents.integer(1));
}

void Replacement::remove(const std::string& path) {
  const auto known = left_.find(path);
  if (known == left_.end()) return;
  remove_rows(known->second);
  left_.erase(known);
}

void Replacement::remove_rows(std::int64_t document) {
  patch_.removing(document);
  if (text_index_) {
    for (const char* sql : kUnsearch) Statement(db_, sql).run(document);
  }
  for (const char* sql : kRemove) Statement(db_, sql).run(document);
}

void Replacement::added(const std::string& path) {
  patch_.added(path);
  if (!text_index_) return;
  for (const char* sql : kSearch) Statement(db_, sql).run(path);
}

void Replacement::keep(const std::string& path) {
  if (left_.erase(path) == 0) throw std::logic_error(path + ": not in the database");
}

void Replacement::finish() {
  for (const auto& [path, document] : left_) remove_rows(document);
  left_.clear();
  db_.script(kRemoveUnused);
}

void Replacement::clear_registry() { db_.script(kClearRegistry); }

}  // namespace orgkarta::output
