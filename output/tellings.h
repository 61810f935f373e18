// Which document says what: the passages behind the registry.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

/// The main passage of a fact.
struct Telling {
  std::string document;  ///< path
  std::string day;       ///< on which the document speaks (ISO); empty if it has no date
  std::string fact;      ///< its id in the document: u3
  std::string quote;
  std::int64_t start = 0;  ///< code points of the document's text, half open
  std::int64_t end = 0;
};

/// A document's unit that is an organisation.
struct UnitTelling {
  std::int64_t row = 0;
  std::string name;
  std::string parent;  ///< id of the organisation that the document puts it under; may be empty
  std::string reason;  ///< of organisation_units, as is `via`
  std::optional<std::int64_t> via;
  Telling telling;
};

/// A document's post that is a membership.
struct PostTelling {
  std::int64_t row = 0;
  std::string person;  ///< as that document writes the name
  std::string title;
  std::string time;  ///< current, former, future
  Telling telling;
};

/// A document's change that is an event.
struct ChangeTelling {
  std::int64_t row = 0;
  std::string effective;  ///< EDTF; may be empty
  std::string status;
  Telling telling;
};

/// Reads passages. Lists are in the order of documents' days, those without one last, then of
/// paths. An id that there is not gives an empty list. Throws as Connection does.
class Tellings {
 public:
  explicit Tellings(Connection& db);

  std::vector<UnitTelling> of_organisation(const std::string& id);
  std::vector<PostTelling> of_membership(std::int64_t id);
  std::vector<ChangeTelling> of_event(const std::string& id);

  /// By the row of its table; empty if there is none.
  std::optional<UnitTelling> unit(std::int64_t row);
  std::optional<PostTelling> post(std::int64_t row);
  std::optional<ChangeTelling> change(std::int64_t row);

  /// The paths of the documents that name an organisation, each once, sorted.
  std::vector<std::string> documents_of(const std::string& organisation);

 private:
  Telling telling(const Query& row, int first);
  const std::string& day_of(std::int64_t document);

  Query units_, posts_, changes_, unit_, post_, change_, days_, documents_;
  std::unordered_map<std::int64_t, std::string> day_by_document_;
};

/// The first passage of what is told, if it is told at all.
template <class T>
const Telling* first_of(const std::vector<T>& all) {
  return all.empty() ? nullptr : &all.front().telling;
}

}  // namespace orgkarta::output
