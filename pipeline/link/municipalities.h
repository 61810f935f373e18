// Which municipality a name means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/link/names.h"

namespace orgkarta::link {

/// The official list by places: with any noun behind it or none.
class Municipalities {
 public:
  /// Lexicons: municipality_names (code, name), registry_owner_words, and those of Names.
  explicit Municipalities(const Lexicons& lexicons);

  /// Four digits; empty if the name is none of the list.
  std::optional<std::string> code(std::string_view name) const;

  /// The official name; empty if the code is none of the list.
  std::string name(std::string_view code) const;

 private:
  std::string place_of(std::string_view name) const;

  Names names_;
  const Lexicon& official_;
  const Lexicon& owner_words_;
  std::unordered_map<std::string, std::string> by_place_;  ///< codes
};

}  // namespace orgkarta::link
