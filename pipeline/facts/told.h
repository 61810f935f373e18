// A document's statements by what they give.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"

namespace orgkarta::facts {

/// Sorted once, so that who asks for one kind does not walk over all others. Borrows them.
class Told {
 public:
  explicit Told(std::span<const Statement> statements);

  /// Those whose rules give it, in text order.
  std::span<const Statement* const> giving(std::string_view gives) const;

 private:
  struct Kind {
    std::string_view gives;
    std::uint32_t first = 0;  ///< in sorted_
    std::uint32_t count = 0;
  };

  std::uint32_t number_of(std::string_view gives);

  std::vector<Kind> kinds_;
  std::vector<const Statement*> sorted_;
};

}  // namespace orgkarta::facts
