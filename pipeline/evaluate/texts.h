// Comparing texts, each folded once however often it is asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/evaluate/body_key.h"

namespace orgkarta::evaluate {

/// Remembers what it has folded: one a document, and not shared by threads. What it returns lives
/// as long as it does. `keys` must outlive it.
class Texts {
 public:
  explicit Texts(const BodyKeys& keys) : keys_(keys) {}

  const std::string& fold(std::string_view text) { return seen(text).folded; }
  const std::vector<std::string_view>& words(std::string_view text) { return seen(text).words; }
  const std::string& body_key(std::string_view name);

  bool same(std::string_view a, std::string_view b) { return fold(a) == fold(b); }

  /// How many words two texts share, 0 to 1 (Dice, each word as often as it stands there). Two
  /// texts without words share all, one without words nothing.
  double overlap(std::string_view a, std::string_view b);

  /// Whether at least 60 % of the name's words stand in the quote, or a word there begins like
  /// them: endings and genitives do not count, nor do words of one or two letters beside longer.
  bool holds(std::string_view quote, std::string_view name);

 private:
  struct Seen {
    std::string folded;
    std::vector<std::string_view> words;
    std::optional<std::string> key;
  };
  Seen& seen(std::string_view text);

  const BodyKeys& keys_;
  std::unordered_map<std::string, Seen, StringHash, std::equal_to<>> seen_;
};

}  // namespace orgkarta::evaluate
