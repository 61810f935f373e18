// What pages repeat at their heads and feet.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "pipeline/ingest/pages/page_line.h"
#include "pipeline/ingest/pages/signs.h"

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kZone = 5;       // lines at either end of a page
constexpr float kZoneHeight = 0.2F;    // of the page
constexpr float kSamePlace = 6;        // points
constexpr std::uint32_t kRunning = 3;  // so many pages one after the other
constexpr float kShare = 0.4F;         // of all pages, two at least

/// A line without what changes from page to page.
std::string form_of(const PageLine& line) {
  std::string form;
  bool digit = false;
  for (const char c : text_of(line)) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && !digit) form += '#';
    if (!is_digit) form += c == '\t' ? ' ' : c;
    digit = is_digit;
  }
  return form;
}

/// How many lines lie between a line and the ends of its page.
struct Depth {
  std::size_t above = 0;
  std::size_t below = 0;
};

Depth depth_of(const std::vector<PageLine>& lines, const PageLine& line) {
  Depth depth;
  for (const PageLine& other : lines) {
    depth.above += other.bottom < line.top + kSamePlace / 2 ? 1 : 0;
    depth.below += other.top > line.bottom - kSamePlace / 2 ? 1 : 0;
  }
  return depth;
}

bool in_zone(const Page& page, const std::vector<PageLine>& lines, std::size_t i) {
  const PageLine& line = lines[i];
  const Depth depth = depth_of(lines, line);
  const float height = kZoneHeight * page.height;
  return (depth.above < kZone || depth.below < kZone) &&
         (line.bottom < height || line.top > page.height - height);
}

/// The first or last line of its page, with white space between it and the text.
bool is_outermost(const std::vector<PageLine>& lines, const PageLine& line) {
  const Depth depth = depth_of(lines, line);
  return depth.above == 0 || depth.below == 0;
}

/// Where lines of one form stand.
struct Seen {
  std::vector<std::uint32_t> pages;  ///< indexes
};

bool is_running(const Seen& seen, std::size_t pages) {
  std::uint32_t run = 1;
  for (std::size_t i = 1; i < seen.pages.size(); ++i) {
    run = seen.pages[i] == seen.pages[i - 1] + 1 ? run + 1 : 1;
    if (run >= kRunning) return true;
  }
  const auto share = static_cast<float>(seen.pages.size()) / static_cast<float>(pages);
  return seen.pages.size() >= 2 && share >= kShare;
}

/// Lines by form, and by place to a few points.
using Key = std::pair<std::string, int>;

/// The page's number beside other things.
void drop_page_number(PageLine& line) {
  if (line.cells.size() < 2) return;
  const auto is_number = [](const Cell& cell) {
    if (cell.size() != 1) return false;
    const std::string text = text_of(cell.front());
    return is_page_number_form(text) && (text.size() < 4 || text.find('(') != text.npos);
  };
  if (is_number(line.cells.back())) {
    line.cells.pop_back();
  } else if (is_number(line.cells.front())) {
    line.cells.erase(line.cells.begin());
  }
  if (line.cells.size() == 1) line.table = false;
}

std::set<Key> running_forms(const std::vector<Page>& pages,
                            const std::vector<std::vector<PageLine>>& lines) {
  std::map<Key, Seen> all;
  for (std::uint32_t p = 0; p < pages.size(); ++p) {
    for (std::size_t i = 0; i < lines[p].size(); ++i) {
      if (!in_zone(pages[p], lines[p], i)) continue;
      const std::string form = form_of(lines[p][i]);
      // Beside its own place also the two next to it: half a point may part them.
      const int place = static_cast<int>(std::floor(lines[p][i].top / kSamePlace));
      for (const int near : {place - 1, place, place + 1}) {
        auto& on = all[{form, near}].pages;
        if (on.empty() || on.back() != p) on.push_back(p);
      }
    }
  }
  std::set<Key> running;
  for (const auto& [key, seen] : all) {
    if (is_running(seen, pages.size())) running.insert(key);
  }
  return running;
}

}  // namespace

void drop_furniture(const std::vector<Page>& pages, std::vector<std::vector<PageLine>>& lines) {
  const std::set<Key> running = running_forms(pages, lines);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::vector<PageLine> kept;
    for (std::size_t i = 0; i < lines[p].size(); ++i) {
      PageLine& line = lines[p][i];
      const bool zone = in_zone(pages[p], lines[p], i);
      const int place = static_cast<int>(std::floor(line.top / kSamePlace));
      const bool repeated = zone && running.contains({form_of(line), place});
      const bool outermost = is_outermost(lines[p], line);
      const bool number = zone && is_page_number_form(text_of(line));
      // The first page's head says whose the document is.
      const bool letterhead = p == 0 && repeated && line.bottom < pages[p].height / 2;
      if (number || (repeated && !letterhead) || is_contents_line(text_of(line))) continue;
      if (zone && outermost) drop_page_number(line);
      kept.push_back(std::move(line));
    }
    if (!kept.empty()) kept.front().begins_flow = true;
    lines[p] = std::move(kept);
  }
}

}  // namespace orgkarta::ingest
