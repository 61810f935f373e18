#include "output/registry_patch.h"

#include <array>
#include <string_view>

namespace orgkarta::output {
namespace {

/// What leads from the rows of one document to the registry.
constexpr std::array<const char*, 5> kUnlink = {
    "DELETE FROM organisation_units WHERE unit IN (SELECT id FROM units WHERE document = ?)",
    "DELETE FROM membership_posts WHERE post IN (SELECT id FROM posts WHERE document = ?)",
    "DELETE FROM event_changes WHERE change IN (SELECT id FROM changes WHERE document = ?)",
    "DELETE FROM statement_amounts WHERE amount IN (SELECT id FROM amounts WHERE document = ?)",
    "DELETE FROM statement_goals WHERE goal IN (SELECT id FROM goals WHERE document = ?)",
};

/// What one teller's people and events are: their ids lie from ?1 to below ?2.
constexpr std::array<const char*, 5> kForget = {
    "DELETE FROM memberships WHERE person >= ?1 AND person < ?2",
    "DELETE FROM persons WHERE id >= ?1 AND id < ?2",
    "DELETE FROM event_organisations WHERE event >= ?1 AND event < ?2",
    "DELETE FROM events WHERE id >= ?1 AND id < ?2",
    "DELETE FROM statements WHERE id >= ?1 AND id < ?2",
};

constexpr std::array<const char*, 4> kDrop = {
    "DELETE FROM organisation_names WHERE organisation = ?",
    "DELETE FROM organisation_parents WHERE organisation = ?",
    "DELETE FROM organisation_predecessors WHERE organisation = ?",
    "DELETE FROM organisations WHERE id = ?",
};

/// Rows that lead to a body which is not there.
constexpr std::array<const char*, 6> kDangling = {
    "SELECT 1 FROM organisation_units WHERE organisation NOT IN (SELECT id FROM organisations)",
    "SELECT 1 FROM organisation_parents WHERE parent NOT IN (SELECT id FROM organisations)",
    "SELECT 1 FROM organisation_predecessors WHERE predecessor NOT IN"
    " (SELECT id FROM organisations)",
    "SELECT 1 FROM memberships WHERE organisation NOT IN (SELECT id FROM organisations)",
    "SELECT 1 FROM event_organisations WHERE organisation NOT IN (SELECT id FROM organisations)",
    "SELECT 1 FROM events WHERE decided_by NOT IN (SELECT id FROM organisations)",
};

Teller teller_of(const Query& row, int municipality, int sha256) {
  if (row.null(municipality)) return {true, std::string(row.text(sha256))};
  return {false, std::string(row.text(municipality))};
}

}  // namespace

RegistryPatch::RegistryPatch(Connection& db)
    : db_(db),
      teller_(db, "SELECT municipality, sha256 FROM documents WHERE id = ? AND text IS NOT NULL"),
      bodies_(db,
              "SELECT DISTINCT organisation FROM organisation_units WHERE unit IN"
              " (SELECT id FROM units WHERE document = ?)"),
      tellings_(db,
                "SELECT d.municipality, d.sha256, o.municipality IS d.municipality"
                " FROM organisations o JOIN organisation_units ou ON ou.organisation = o.id"
                " JOIN units u ON u.id = ou.unit JOIN documents d ON d.id = u.document"
                " WHERE o.id = ?") {}

void RegistryPatch::tells(std::int64_t document) {
  teller_.ask(document);
  while (teller_.next()) tellers_.insert(teller_of(teller_, 0, 1));
}

RegistryPatch::Body RegistryPatch::look(const std::string& organisation) {
  Body body;
  tellings_.ask(std::string_view(organisation));
  while (tellings_.next()) {
    Teller teller = teller_of(tellings_, 0, 1);
    if (!body.there || teller < body.first) body.first = std::move(teller);
    body.there = true;
    body.own = body.own || tellings_.integer(2) != 0;
  }
  return body;
}

void RegistryPatch::note_bodies_of(std::int64_t document) {
  std::vector<std::string> fresh;
  bodies_.ask(document);
  while (bodies_.next()) {
    if (std::string id(bodies_.text(0)); !before_.contains(id)) fresh.push_back(std::move(id));
  }
  for (const std::string& id : fresh) before_.emplace(id, look(id));
}

void RegistryPatch::removing(std::int64_t document) {
  tells(document);
  note_bodies_of(document);
  for (const char* sql : kUnlink) Statement(db_, sql).run(document);
}

void RegistryPatch::added(const std::string& path) {
  Query row(db_, "SELECT id FROM documents WHERE path = ?");
  row.ask(std::string_view(path));
  if (row.next()) tells(row.integer(0));
}

void RegistryPatch::clear() {
  clear_units();
  for (const Teller& teller : tellers_) clear_named(teller.id_prefix());
  clear_conflicts();
  clear_bodies();
}

void RegistryPatch::clear_units() {
  std::vector<std::int64_t> documents;
  Query of_municipality(db_, "SELECT id FROM documents WHERE municipality = ?");
  Query of_none(db_, "SELECT id FROM documents WHERE municipality IS NULL AND sha256 = ?");
  for (const auto& [unplaced, name] : tellers_) {
    Query& rows = unplaced ? of_none : of_municipality;
    rows.ask(std::string_view(name));
    while (rows.next()) documents.push_back(rows.integer(0));
  }
  for (const std::int64_t document : documents) note_bodies_of(document);
  for (const char* sql : kUnlink) {
    Statement unlink(db_, sql);
    for (const std::int64_t document : documents) unlink.run(document);
  }
}

/// All ids that a teller gives begin so, with a hyphen behind it.
void RegistryPatch::clear_named(const std::string& prefix) {
  const std::string first = prefix + '-';
  const std::string behind = prefix + '.';  // the sign after the hyphen
  Query ids(db_,
            "SELECT id FROM persons WHERE id >= ?1 AND id < ?2 UNION ALL"
            " SELECT id FROM events WHERE id >= ?1 AND id < ?2 UNION ALL"
            " SELECT id FROM statements WHERE id >= ?1 AND id < ?2");
  ids.ask(std::string_view(first), std::string_view(behind));
  while (ids.next()) ids_.emplace(ids.text(0));
  for (const char* sql : kForget) Statement(db_, sql).run(first, behind);
}

/// Of documents of no municipality a conflict is known by its facts alone.
void RegistryPatch::clear_conflicts() {
  Statement of_municipality(db_, "DELETE FROM conflicts WHERE municipality = ?");
  Statement of_none(db_,
                    "DELETE FROM conflicts WHERE municipality IS NULL AND NOT EXISTS (SELECT 1"
                    " FROM documents d WHERE d.sha256 <> ?1 AND d.id = CASE kind WHEN 'change' THEN"
                    " (SELECT document FROM changes WHERE id = fact_a) ELSE"
                    " (SELECT document FROM posts WHERE id = fact_a) END)");
  for (const auto& [unplaced, name] : tellers_) {
    (unplaced ? of_none : of_municipality).run(name);
  }
}

/// Bodies that were told of by those who tell anew go, unless others are to be heard on them.
void RegistryPatch::clear_bodies() {
  for (const auto& [id, was] : before_) {
    const Body is = look(id);
    const bool kept = is.own || (!was.own && is.there && !tellers_.contains(was.first));
    if (!kept) drop(id);
  }
}

void RegistryPatch::drop(const std::string& organisation) {
  ids_.insert(organisation);
  for (const char* sql : kDrop) Statement(db_, sql).run(organisation);
}

bool RegistryPatch::wants_guest(const std::string& organisation, const Teller& teller) {
  Query others(
      db_,
      "SELECT d.municipality, d.sha256 FROM organisation_units ou JOIN units u"
      " ON u.id = ou.unit JOIN documents d ON d.id = u.document WHERE ou.organisation = ?");
  others.ask(std::string_view(organisation));
  bool told_before = false;
  while (others.next()) told_before = told_before || teller_of(others, 0, 1) < teller;
  Query row(db_, "SELECT 1 FROM organisations WHERE id = ?");
  row.ask(std::string_view(organisation));
  if (row.next()) {
    if (told_before || look(organisation).own) return false;
  } else if (told_before) {
    doubtful_ = true;  // what that one tells of it is not at hand
  }
  drop(organisation);
  return true;
}

bool RegistryPatch::is_whole() {
  if (doubtful_) return false;
  for (const char* sql : kDangling) {
    if (Query rows(db_, sql); rows.next()) return false;
  }
  return true;
}

}  // namespace orgkarta::output
