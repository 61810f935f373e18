// Identifiers that stay the same as long as the earliest document does.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace orgkarta::link {

/// Gives "PREFIX-name-in-ascii", and "…-2", "…-3" to the later ones that would be equal (or the
/// next number that no name has taken): ask in the order of documents.
class Ids {
 public:
  /// `prefix`: "se-0581".
  explicit Ids(std::string prefix);

  std::string next(std::string_view name);
  /// The same below another prefix.
  std::string next(std::string_view prefix, std::string_view name);

  const std::string& prefix() const { return prefix_; }

 private:
  std::string prefix_;
  std::unordered_map<std::string, int> used_;  ///< with the number that was last tried behind it
};

}  // namespace orgkarta::link
