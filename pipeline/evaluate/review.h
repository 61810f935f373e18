// What people said of facts, one by one: right or wrong. The rest is not judged.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/evaluate/body_key.h"
#include "pipeline/evaluate/json_access.h"

namespace orgkarta::evaluate {

/// The marks of one document, as their lines say it.
struct Reviewed {
  std::string sha256;  ///< of the file that was looked at; "" if not told
  std::vector<Json> marks;
};

/// By the paths of documents.
using Review = std::map<std::string, Reviewed>;

/// Reads a line of a review.jsonl into `review`; "apart", which is said of the registry and not of
/// the fact, is passed over. Faults go to `problems` as those of read_facts().
void read_mark(std::string_view line, const std::string& file, std::size_t number, Review& review,
               std::vector<std::string>& problems);

/// Whether the marks were made of this document's bytes, as far as both tell.
bool is_of(const Reviewed& reviewed, const Json& found);

/// What compare() takes in place of gold and facts.
struct Asked {
  Json gold;   ///< what is marked right
  Json found;  ///< all; but only what is marked is not tentative
};

/// A fact marked right is asked for: one that says the same (without "value": one of that passage).
/// One marked wrong is too many if it is told again just so. Of tentative facts only with
/// `everything`; what comes out is to be compared without it. `found` is null if there is none.
Asked ask(const Reviewed& reviewed, const Json* found, const BodyKeys& keys, bool everything);

}  // namespace orgkarta::evaluate
