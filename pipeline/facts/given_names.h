// Who is meant by a given name alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

/// Whether a mention is somebody's name, a known one or not.
bool is_person(const Mention& mention);

/// The people of a document by the words that their names begin with: made once, asked often.
class GivenNames {
 public:
  explicit GivenNames(const View& view);

  /// The one person of the document with that given name, as a mention: the last one that begins
  /// before byte `begin`, else the first. Empty if people of different names are called so.
  std::optional<std::uint32_t> called(std::string_view given, std::uint32_t begin) const;

 private:
  struct Called {
    bool several = false;                 ///< people of different names begin so
    std::vector<std::uint32_t> mentions;  ///< in text order
  };

  void add(std::uint32_t mention);

  const View& view_;
  std::unordered_map<std::string_view, Called> known_;
};

}  // namespace orgkarta::facts
