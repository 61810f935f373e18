// What can be read off a narrow pattern (alphabet.h) without compiling it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orgkarta::rules {

/// Whether a pattern begins with ^, whatever it goes on with.
bool begins_line(std::string_view pattern);

/// The groups that capture: how many, and the numbers and names of those that have one, rising.
struct CapturingGroups {
  int count = 0;
  std::vector<std::pair<int, std::string>> named;
};
CapturingGroups capturing_groups(std::string_view pattern);

/// Tells of patterns whether they may match a text that holds one byte: some piece of them must
/// match that. Remembers the pieces that it has asked RE2 about, as most patterns have the same.
class ByteSeeker {
 public:
  explicit ByteSeeker(std::uint8_t byte) : byte_(static_cast<char>(byte)) {}

  bool may_hold(std::string_view pattern);

 private:
  bool ask(std::string_view piece);

  char byte_;
  std::map<std::string, bool, std::less<>> known_;
};

}  // namespace orgkarta::rules
