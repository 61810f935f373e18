// Which documents say it, with the passages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "output/export/registry_reader.h"
#include "output/sqlite.h"

namespace orgkarta::output {

/// SQL that names a document `d` by forty signs of its SHA-256, with a number behind it where
/// another document has the same bytes and an earlier path.
inline constexpr const char* kDocumentKey =
    "substr(d.sha256, 1, 40) || coalesce((SELECT '-' || nullif(count(*), 0) FROM documents b"
    " WHERE b.sha256 = d.sha256 AND b.path < d.path AND b.text IS NOT NULL), '')";

/// The condition that a document `d` is of the municipality ?1 or tells something that is: what is
/// said of a body may stand in the minutes of its neighbour. An empty ?1: all that could be read.
inline constexpr const char* kDocumentTold =
    "d.text IS NOT NULL AND (?1 = '' OR d.municipality = ?1"
    " OR d.id IN (SELECT u.document FROM organisations o JOIN organisation_units x"
    " ON x.organisation = o.id JOIN units u ON u.id = x.unit WHERE o.municipality = ?1)"
    " OR d.id IN (SELECT t.document FROM persons p JOIN memberships m ON m.person = p.id"
    " JOIN membership_posts x ON x.membership = m.id JOIN posts t ON t.id = x.post"
    " WHERE p.municipality = ?1)"
    " OR d.id IN (SELECT c.document FROM events e JOIN event_changes x ON x.event = e.id"
    " JOIN changes c ON c.id = x.change WHERE e.municipality = ?1))";

/// The main passage of a fact.
struct Source {
  std::string path;     ///< of the document
  std::string key;      ///< the same, short: letters, digits and hyphens; see kDocumentKey
  std::string address;  ///< on the web; empty where not told
  std::string fact;     ///< its id in the document: u3
  std::string quote;
  std::string rule;  ///< that found it

  /// Where a reader finds the document (uri.h).
  std::string uri() const;
};

/// Lists are in the order of paths. Throws as Connection does.
class Sources {
 public:
  /// `municipality`: bodies of others have those sources alone that are its documents; empty: all.
  Sources(Connection& db, std::string municipality);

  std::vector<Source> of_organisation(const std::string& id);
  std::vector<Source> of_person(const std::string& id);
  std::vector<Source> of_membership(std::int64_t row);
  /// Of all memberships that hold it.
  std::vector<Source> of_post(const PostRow& post);
  std::vector<Source> of_event(const std::string& id);

 private:
  const std::string municipality_;
  Query organisations_, persons_, memberships_, events_;
};

/// Each document once, with its first passage.
std::vector<Source> once_a_document(std::vector<Source> sources);

}  // namespace orgkarta::output
