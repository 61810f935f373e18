// The municipalities that there are, by the codes that people write.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "pipeline/model/lexicon.h"

namespace orgkarta::app {

/// The codes of a rule set (lexicons municipality_names and former_municipality_codes); without
/// them none is known.
class MunicipalityCodes {
 public:
  MunicipalityCodes() = default;
  explicit MunicipalityCodes(const Lexicons& lexicons);

  /// Whether it is a municipality's code, or was one.
  bool knows(std::string_view code) const;
  /// The code now of one that a municipality had before; null of any other.
  const std::string* now(std::string_view code) const;
  /// Of a code now; empty where it is not known.
  std::string_view name(std::string_view code) const;
  /// Up to three codes that are likest to `code`, four digits, with their names: for messages.
  /// Empty if none is known.
  std::string likest(std::string_view code) const;

 private:
  std::map<std::string, std::string, std::less<>> names_;
  std::map<std::string, std::string, std::less<>> former_;
};

}  // namespace orgkarta::app
