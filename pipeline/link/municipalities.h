// Which municipality a name means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/link/names.h"

namespace orgkarta::link {

/// The official list by keys of names: with and without the noun behind the place.
class Municipalities {
 public:
  /// Lexicon: municipality_names (code, name), and those of Names.
  explicit Municipalities(const Lexicons& lexicons);

  /// Four digits; empty if the name is none of the list.
  std::optional<std::string> code(std::string_view name) const;

  /// The official name; empty if the code is none of the list.
  std::string name(std::string_view code) const;

 private:
  Names names_;
  const Lexicon& official_;
  std::unordered_map<std::string, std::string> by_key_;
};

}  // namespace orgkarta::link
