#include "pipeline/text/contents.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace orgkarta::text {
namespace {

constexpr std::size_t kLongestNumber = 4;  // digits
constexpr std::size_t kShortestLeader = 3;
constexpr std::string_view kEllipsis = "\u2026";

/// A line's last word, if it is a page's number.
struct LastNumber {
  int page = 0;
  std::size_t begin = 0;  ///< bytes
};

std::optional<LastNumber> last_number(std::string_view line) {
  std::size_t begin = line.size();
  while (begin > 0 && line[begin - 1] >= '0' && line[begin - 1] <= '9') --begin;
  const std::size_t digits = line.size() - begin;
  if (begin == 0 || digits == 0 || digits > kLongestNumber) return std::nullopt;
  LastNumber number{0, begin};
  std::from_chars(line.data() + begin, line.data() + line.size(), number.page);
  return number;
}

/// Whether dots lead to what stands at `end`.
bool behind_leader(std::string_view line, std::size_t end) {
  std::string_view before = line.substr(0, end);
  std::size_t dots = 0;
  while (!before.empty() && dots < kShortestLeader) {
    if (before.back() == '.') {
      ++dots;
      before.remove_suffix(1);
    } else if (before.ends_with(kEllipsis)) {
      dots = kShortestLeader;
    } else if (before.back() == ' ' || before.back() == '\t') {
      before.remove_suffix(1);
    } else {
      break;
    }
  }
  return dots >= kShortestLeader;
}

}  // namespace

void mark_contents(std::string_view text, std::vector<Line>& lines, const Words& words) {
  bool below_heading = false;
  int page = 0;
  for (Line& line : lines) {
    const std::string_view view = text.substr(line.span.begin, line.span.size());
    const std::optional<LastNumber> number = last_number(view);
    const bool led = number && behind_leader(view, number->begin);
    if (line.page_number && !led) continue;  // of the page that the table stands on
    const bool spaced =
        number && (view[number->begin - 1] == ' ' || view[number->begin - 1] == '\t');
    const bool listed = below_heading && spaced && number->page >= page;
    const bool heading = words.is_contents_heading(view);
    line.boilerplate = line.boilerplate || led || listed || heading;
    below_heading = heading || listed || (below_heading && led);
    page = below_heading && number && !heading ? number->page : 0;
  }
}

}  // namespace orgkarta::text
