// Why two mentions are one organisation or person, or are not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/tellings.h"

namespace orgkarta::output {

/// What somebody asks about: an organisation or person, and of it one mention or one name.
struct Mention {
  std::string id;  ///< of the registry
  bool person = false;
  std::string name;                 ///< asked for or written there; empty where an id was given
  std::optional<std::int64_t> row;  ///< of units or posts, where one document's mention is meant
};

/// The mention at DOCUMENT#FACT (minutes.txt#u3, minutes.txt#p1). `fault` is filled in where there
/// is none: it tells what there is instead.
std::optional<Mention> mention_at(Connection& db, const std::string& document,
                                  const std::string& fact, std::string& fault);

struct JoinStep {
  char side = 'a';  ///< of which the two it speaks; 'b'; '*': of both
  std::string
      reason;  ///< first, same_name, … as of organisation_units; municipality, told_apart, …
  std::string text;  ///< the same as a sentence
  std::string name;  ///< as the document writes it
  Telling telling;   ///< the document is empty where no passage bears it out
};

struct JoinReasons {
  bool one = false;
  std::vector<JoinStep> steps;
};

/// Of one organisation: how each mention leads to the first one. Of two: all that keeps them apart
/// (different municipalities, a document that has both, an event from one to the other, another
/// life of the name, another place in the organisation), or that no document ties the names. Throws
/// as Connection does.
JoinReasons join_reasons(Connection& db, const Mention& a, const Mention& b);

}  // namespace orgkarta::output
