// Passages of a text by their offsets in code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::output {

/// Finds the bytes of any stretch in a step and a scan of fewer than 64 code points. Bytes that are
/// no UTF-8 count as part of the code point before. The text must outlive it.
class TextSlices {
 public:
  explicit TextSlices(std::string_view text);

  /// Code points from `start` to before `end`; what lies behind the text is left out.
  std::string_view slice(std::size_t start, std::size_t end) const;

  /// What stands before `start` and behind `end`, at most `most` code points of it; cut at a space
  /// where there is one, so that no word or letter is cut in two.
  std::string_view before(std::size_t start, std::size_t most) const;
  std::string_view behind(std::size_t end, std::size_t most) const;

  std::size_t size() const { return size_; }  ///< code points

 private:
  std::size_t byte_at(std::size_t code_point) const;

  std::string_view text_;
  std::size_t size_ = 0;
  std::vector<std::size_t> bytes_;  ///< where each 64th code point begins
};

}  // namespace orgkarta::output
