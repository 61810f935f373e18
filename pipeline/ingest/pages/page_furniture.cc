// What pages repeat at their heads and feet.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "pipeline/ingest/pages/page_line.h"
#include "pipeline/ingest/pages/signs.h"

namespace orgkarta::ingest {
namespace {

using Rows = std::vector<Row>;

constexpr std::size_t kZone = 5;       // rows at either end of a page
constexpr float kZoneHeight = 0.2F;    // of the page
constexpr float kSamePlace = 6;        // points
constexpr std::uint32_t kRunning = 3;  // so many pages one after the other
constexpr float kShare = 0.4F;         // of all pages, two at least

/// A row without what changes from page to page.
std::string form_of(const Row& row) {
  std::string form;
  bool digit = false;
  for (const char c : text_of(Segment{row.words})) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && !digit) form += '#';
    if (!is_digit) form += c;
    digit = is_digit;
  }
  return form;
}

bool in_zone(const Page& page, const Rows& rows, std::size_t i) {
  const float height = kZoneHeight * page.height;
  return (i < kZone || i + kZone >= rows.size()) &&
         (rows[i].bottom < height || rows[i].top > page.height - height);
}

/// As every line of a table of contents does; sparing others the making of their text.
bool ends_in_digit(const Row& row) {
  const char last = row.words.back()->text.back();
  return row.words.back()->note_mark || (last >= '0' && last <= '9');
}

/// Where rows of one form stand: by the text, and by the place to a few points.
using Key = std::pair<std::string, int>;

int place_of(const Row& row) { return static_cast<int>(std::floor(row.top / kSamePlace)); }

bool is_running(const std::vector<std::uint32_t>& on, std::size_t pages) {
  std::uint32_t run = 1;
  for (std::size_t i = 1; i < on.size(); ++i) {
    run = on[i] == on[i - 1] + 1 ? run + 1 : 1;
    if (run >= kRunning) return true;
  }
  return on.size() >= 2 && static_cast<float>(on.size()) >= kShare * static_cast<float>(pages);
}

std::set<Key> running_forms(const std::vector<Page>& pages, const std::vector<Rows>& rows) {
  std::map<Key, std::vector<std::uint32_t>> all;
  for (std::uint32_t p = 0; p < pages.size(); ++p) {
    for (std::size_t i = 0; i < rows[p].size(); ++i) {
      if (!in_zone(pages[p], rows[p], i)) continue;
      const std::string form = form_of(rows[p][i]);
      // Beside its own place also the two next to it: half a point may part them.
      const int place = place_of(rows[p][i]);
      for (const int near : {place - 1, place, place + 1}) {
        std::vector<std::uint32_t>& on = all[{form, near}];
        if (on.empty() || on.back() != p) on.push_back(p);
      }
    }
  }
  std::set<Key> running;
  for (const auto& [key, on] : all) {
    if (is_running(on, pages.size())) running.insert(key);
  }
  return running;
}

/// Whether all words of a head stand further down on its page too; figures may be others.
bool said_below(const Page& page, const Row& head) {
  return std::all_of(head.words.begin(), head.words.end(), [&](const PageWord* word) {
    if (word->text.find_first_not_of("0123456789()/-") == std::string::npos) return true;
    return std::any_of(page.words.begin(), page.words.end(), [&](const PageWord& other) {
      return other.top > head.bottom && other.text == word->text;
    });
  });
}

/// Whether a cell may be the page's number: "3 (12)", or about the number that the page has.
bool may_number(const Segment& segment, const Page& page) {
  constexpr int kCovers = 4;  // pages that are not counted, or counted though they are not there
  const std::string text = text_of(segment);
  if (!is_page_number_form(text)) return false;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool bare = error == std::errc() && end == text.data() + text.size();
  return !bare || std::abs(number - static_cast<int>(page.number)) <= kCovers;
}

/// The page's number beside other things in its first or last row.
void drop_page_number(Row& row, const Page& page) {
  std::vector<Segment> segments = segments_of(row);
  if (segments.size() < 2) return;
  if (may_number(segments.back(), page)) {
    segments.pop_back();
  } else if (may_number(segments.front(), page)) {
    segments.erase(segments.begin());
  }
  row.words.clear();
  for (const Segment& segment : segments) {
    row.words.insert(row.words.end(), segment.words.begin(), segment.words.end());
  }
}

}  // namespace

void drop_furniture(const std::vector<Page>& pages, std::vector<std::vector<Row>>& rows) {
  const std::set<Key> running = running_forms(pages, rows);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    Rows kept;
    for (std::size_t i = 0; i < rows[p].size(); ++i) {
      Row& row = rows[p][i];
      const bool zone = in_zone(pages[p], rows[p], i);
      const bool repeated = zone && running.contains({form_of(row), place_of(row)});
      // The first page's head says whose the document is, where nothing else there does.
      const bool letterhead =
          p == 0 && repeated && row.bottom < pages[p].height / 2 && !said_below(pages[p], row);
      if (repeated && !letterhead) continue;
      if (zone || ends_in_digit(row)) {
        const std::string text = text_of(Segment{row.words});
        if ((zone && is_page_number_form(text)) || is_contents_line(text)) continue;
      }
      const bool head = i == 0 && row.bottom < pages[p].height / 2;
      const bool foot = i + 1 == rows[p].size() && row.top > pages[p].height / 2;
      if (zone && (head || foot)) drop_page_number(row, pages[p]);
      kept.push_back(std::move(row));
    }
    rows[p] = std::move(kept);
  }
}

}  // namespace orgkarta::ingest
