// Whose documents are linked together.
#pragma once

#include <compare>
#include <cstddef>
#include <set>
#include <string>

namespace orgkarta::output {

/// Who tells: a municipality, or a document of none. In the order in which they are linked.
struct Teller {
  bool unplaced = false;  ///< a document of no municipality
  std::string name;       ///< the municipality's code, or the SHA-256 of the document's bytes

  auto operator<=>(const Teller&) const = default;

  /// The municipality's code; empty for a document of none.
  std::string municipality() const { return unplaced ? std::string() : name; }

  /// What all ids begin with that are given to what it tells of: "se-0581", "doc-" and 12 digits.
  std::string id_prefix() const {
    constexpr std::size_t kHashDigits = 12;
    return unplaced ? "doc-" + name.substr(0, kHashDigits) : "se-" + name;
  }
};

using Tellers = std::set<Teller>;

}  // namespace orgkarta::output
