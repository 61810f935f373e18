#include "output/join_reasons.h"

namespace orgkarta::output {
namespace {

constexpr const char* kUnitAt =
    "SELECT o.organisation, u.name, u.id FROM units u JOIN documents d ON d.id = u.document"
    " JOIN organisation_units o ON o.unit = u.id WHERE d.path = ?1 AND u.fact = ?2";

constexpr const char* kPostAt =
    "SELECT m.person, n.name, p.id FROM posts p JOIN documents d ON d.id = p.document"
    " JOIN people n ON n.id = p.person JOIN membership_posts x ON x.post = p.id"
    " JOIN memberships m ON m.id = x.membership WHERE d.path = ?1 AND p.fact = ?2";

std::string what_there_is(Connection& db, const std::string& document) {
  Query row(db,
            "SELECT (SELECT count(*) FROM units WHERE document = d.id),"
            " (SELECT count(*) FROM posts WHERE document = d.id) FROM documents d WHERE path = ?1");
  row.ask(document);
  if (!row.next()) return "no document of that path; table documents has them all";
  const auto upto = [](char letter, std::int64_t count) {
    if (count == 0) return std::string("none");
    if (count == 1) return std::string{letter} + "1";
    return std::string{letter} + "1 to " + letter + std::to_string(count);
  };
  return "no such unit or post in the document; its units are " + upto('u', row.integer(0)) +
         ", its posts " + upto('p', row.integer(1));
}

}  // namespace

std::optional<Mention> mention_at(Connection& db, const std::string& document,
                                  const std::string& fact, std::string& fault) {
  const bool person = fact.starts_with('p');
  Query row(db, person ? kPostAt : kUnitAt);
  row.ask(document, fact);
  if (row.next()) {
    return Mention{std::string(row.text(0)), person, std::string(row.text(1)), row.integer(2)};
  }
  fault = what_there_is(db, document);
  return std::nullopt;
}

}  // namespace orgkarta::output
