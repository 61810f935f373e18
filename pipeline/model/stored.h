// A document as the database has it, for what looks across documents.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/facts.h"

namespace orgkarta {

/// Facts with the numbers of their rows: the n-th unit has row `first_unit` + n, and so on. Of the
/// evidence only that of posts and dates is filled in, and its passages count code points; of the
/// dates only those that tell of the document, of beginnings or of ends.
struct StoredDocument {
  std::string path;
  std::string sha256;
  std::int64_t first_unit = 0;
  std::int64_t first_post = 0;
  std::int64_t first_goal = 0;
  std::int64_t first_amount = 0;
  std::int64_t first_change = 0;
  Facts facts;
  std::vector<std::vector<Span>> post_sentences;  ///< around each passage of each post; or empty
  std::vector<bool> post_bodies_inferred;         ///< its passage does not name the unit; or empty
};

}  // namespace orgkarta
