// Names taken out of rows that are there.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

/// A name that must not be in the outputs, as its keyed hash.
struct ForgottenName {
  std::string day;  ///< ISO
  std::string why;
  std::string municipality;  ///< code; empty: documents of none
  std::string hash;

  bool operator==(const ForgottenName&) const = default;
};

/// Overwrites in a text what must go, code point for code point; false if nothing had to.
using Mask = std::function<bool(std::string&)>;

/// Masks the texts, titles and facts of the documents of one municipality (a code; empty: those of
/// none), and quotes them anew. Search must be rebuilt afterwards. Returns of how many documents
/// the text changed. Throws as Statement does.
int mask_rows(Connection& db, const std::string& municipality, const Mask& mask);

/// The forgotten names that the database speaks of, by municipality and hash. Throws as Query does.
std::vector<ForgottenName> stored_forgotten(Connection& db);

}  // namespace orgkarta::output
