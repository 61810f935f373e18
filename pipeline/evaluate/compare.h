// One document: its figures, and what is wrong with it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/evaluate/body_key.h"
#include "pipeline/evaluate/json_access.h"
#include "pipeline/evaluate/score.h"
#include "pipeline/evaluate/settings.h"

namespace orgkarta::evaluate {

/// Something that people look at: a fact missed or too many, an attribute that is wrong.
struct Finding {
  enum class What {
    no_facts,  ///< the document has no line in the facts
    missed,
    extra,
    near,   ///< missed, but one that is too many comes near (relaxed figures only)
    fault,  ///< a hit with a wrong attribute or without ground, or a wrong municipality
  };

  What what = What::missed;
  std::string kind = {};    ///< as in the table; "document", "municipality"
  std::string fact = {};    ///< the gold fact in a line; extra: the found one
  std::string detail = {};  ///< fault: what is wrong; near: the found fact
  std::string rule = {};    ///< of the found fact's first evidence
  std::string quote = {};   ///< of the same
  std::size_t number = 0;   ///< missed: place in gold's list, which tells it from others
};

struct DocumentScore {
  std::string name;
  std::string municipality;  ///< gold's code, "" if it has none
  std::string type;          ///< gold's type of document, "" if it has none
  Scores strict;
  Scores relaxed;  ///< near hits count; of the kinds alone, and only if asked for
  std::vector<Finding> findings;
};

/// Compares a document's gold with what was found in it; `found` is null if nothing was. A gold
/// fact takes the first found fact that is the same and not yet taken, required ones before
/// optional ones, which are neither required nor wrong. What gold has no list for is not judged.
DocumentScore compare(std::string name, const Json& gold, const Json* found, const BodyKeys& keys,
                      const Settings& settings);

}  // namespace orgkarta::evaluate
