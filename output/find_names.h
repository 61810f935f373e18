// Bodies, people and municipalities found by what somebody types for their names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

struct Found {
  std::string id;            ///< of a municipality its code
  std::string name;          ///< the present one
  std::string matched;       ///< the one that was found: maybe an earlier name or an abbreviation
  std::string kind;          ///< kind of organisation; "person"; "municipality"
  std::string municipality;  ///< its name, else its code; empty where not known
};

/// How a name is compared with what is asked for; case, accents and what stands between words never
/// count. A nearer way is tried first.
enum class Nearness {
  equal,    ///< the same letters
  ending,   ///< word for word, but for an ending of up to three letters: a definite or plural form
  begins,   ///< the name begins so
  part,     ///< each word asked for begins a word of the name, or it holds the letters somewhere
  misspelt  ///< up to two letters are wrong, missing, too many or swapped with a neighbour
};

/// Whether `name` is `asked` in that way.
bool matches(std::string_view asked, std::string_view name, Nearness nearness);

/// The organisations and people with that id, else with a name (also a former one, or an
/// abbreviation) that is nearest to what is asked for: all that are equally near, in the order of
/// ids; those that also have the accents right go before those that have not. `municipality`: only
/// those of that code; empty: of all. Throws as Connection does.
std::vector<Found> find_names(Connection& db, const std::string& asked,
                              const std::string& municipality = "");

/// The same for the municipalities that documents are of, by code or name; the noun behind the
/// place may be left out.
std::vector<Found> find_municipality(Connection& db, const std::string& asked);

}  // namespace orgkarta::output
