// A set of strings that can be asked for the ends of a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace orgkarta {

/// A tree of the strings from their last byte to their first: a question costs as many steps as
/// the text's end has in common with any of them.
class Endings {
 public:
  /// Adds a string that is not empty. Strings are numbered from 0 as they are added; of equal ones
  /// the first number counts.
  void add(std::string_view form);

  /// The number of the longest string that `text` ends in; -1 if there is none.
  std::int32_t longest_end(std::string_view text) const;

 private:
  struct Node {
    char byte = 0;
    std::int32_t form = -1;     ///< the string that begins here, seen from its end
    std::int32_t child = -1;    ///< the first node one byte to the left
    std::int32_t sibling = -1;  ///< the next node with the same bytes to its right
  };

  std::int32_t child_of(std::int32_t node, char byte) const;

  std::vector<Node> nodes_;
  std::int32_t count_ = 0;
};

}  // namespace orgkarta
