#include "pipeline/text/running_heads.h"

#include <algorithm>
#include <unordered_set>

namespace orgkarta::text {
namespace {

constexpr std::uint32_t kLongest = 100;
constexpr std::size_t kShortestCell = 4;  // bytes of a first cell that is no page number
constexpr std::size_t kFirstPage = 10;    // lines: a head there is no repetition yet
constexpr std::size_t kReach = 4;         // lines between a page's end and its head or foot

// Whether a page ends within `kReach` lines of each line.
std::vector<bool> near_page_ends(const std::vector<Line>& lines) {
  std::vector<bool> near(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].page_number && !lines[i].after_page) continue;
    const std::size_t first = i > kReach ? i - kReach : 0;
    const std::size_t last = std::min(i + kReach, lines.size() - 1);
    std::fill(near.begin() + static_cast<std::ptrdiff_t>(first),
              near.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
  }
  return near;
}

// The first line that holds a page number beside other cells says what the document is; the next
// such lines only repeat it.
void keep_first_letterhead(std::string_view text, std::vector<Line>& lines) {
  for (Line& line : lines) {
    if (!line.page_number) continue;
    const std::string_view view = text.substr(line.span.begin, line.span.size());
    const std::size_t cell = view.find('\t');
    if (cell == view.npos || cell < kShortestCell) continue;
    line.boilerplate = false;
    return;
  }
}

}  // namespace

void mark_running_heads(std::string_view text, std::vector<Line>& lines, const Words& words) {
  const auto pages = std::count_if(lines.begin(), lines.end(), [](const Line& line) {
    return line.page_number || line.after_page;
  });
  keep_first_letterhead(text, lines);
  if (pages < 2) return;
  const std::vector<bool> near = near_page_ends(lines);
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    const bool own = line.boilerplate || line.known_heading || line.opens();
    if (!near[i] || own || line.width > kLongest) continue;
    const std::string_view view = text.substr(line.span.begin, line.span.size());
    const bool repeated = !seen.insert(view).second;
    line.boilerplate = repeated || (i >= kFirstPage && words.is_letterhead(view));
  }
}

}  // namespace orgkarta::text
