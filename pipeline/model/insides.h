// A set of strings that can be asked which of them stand in a text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta {

/// Strings by their first two bytes: a question looks once at each byte of the text, however many
/// strings there are.
class Insides {
 public:
  /// Adds a string that is not empty. Strings are numbered from 0 as they are added.
  void add(std::string_view form);

  /// The lowest number of those strings that stand somewhere in `text` where `accept(at, end)`,
  /// bytes of the text, agrees; -1 if there is none.
  template <class Accept>
  std::int32_t lowest(std::string_view text, Accept accept) const {
    if (forms_.empty()) return -1;
    std::int32_t best = -1;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (may_begin(text, at)) best = lower_at(text, at, best, accept);
    }
    return best;
  }

  /// Whether one of the strings begins `text` and `accept(0, end)` agrees.
  template <class Accept>
  bool any_begins(std::string_view text, Accept accept) const {
    return !text.empty() && !forms_.empty() && may_begin(text, 0) &&
           lower_at(text, 0, -1, accept) >= 0;
  }

 private:
  static constexpr std::size_t kPairs = 1024;

  struct Form {
    std::string bytes;
    std::int32_t before = -1;  ///< the number before it with the same pair of bytes
  };

  static std::size_t hash(char first, char second) {
    const auto a = static_cast<unsigned char>(first);
    const auto b = static_cast<unsigned char>(second);
    return (static_cast<std::size_t>(a) << 5 ^ b) % kPairs;
  }
  /// Of the byte at `at` and the next; behind the text stands a zero.
  static std::size_t pair(std::string_view text, std::size_t at) {
    return hash(text[at], at + 1 < text.size() ? text[at + 1] : '\0');
  }

  bool may_begin(std::string_view text, std::size_t at) const {
    const std::size_t p = pair(text, at);
    return (pairs_[p / 64] >> p % 64 & 1) != 0;
  }

  /// The lowest accepted number at one place if it is lower than `best` (-1: none yet), else that.
  template <class Accept>
  std::int32_t lower_at(std::string_view text, std::size_t at, std::int32_t best,
                        Accept accept) const {
    for (const std::int32_t head : {last_[pair(text, at)], short_}) {
      for (std::int32_t n = head; n >= 0; n = forms_[static_cast<std::size_t>(n)].before) {
        if (best >= 0 && n > best) continue;
        const std::string& form = forms_[static_cast<std::size_t>(n)].bytes;
        if (text.substr(at).starts_with(form) && accept(at, at + form.size())) best = n;
      }
    }
    return best;
  }

  std::array<std::uint64_t, kPairs / 64> pairs_{};  ///< which pairs a string begins with
  std::vector<std::int32_t> last_;                  ///< by pair: the last number, or -1
  std::int32_t short_ = -1;                         ///< the last string of one byte
  std::vector<Form> forms_;                         ///< by number
};

}  // namespace orgkarta
