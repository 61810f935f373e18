#include "pipeline/model/places.h"

#include <algorithm>
#include <cmath>

namespace orgkarta {
namespace {

// Parts of a glyph's height: further apart than this, two glyphs are not on one line, or another
// column's text may stand between them.
constexpr float kSameLine = 0.5F;
constexpr float kWidestGap = 1.5F;

bool continues(const Box& line, const Box& next) {
  const float height = std::max(line.bottom - line.top, next.bottom - next.top);
  const bool level =
      std::abs((line.top + line.bottom) - (next.top + next.bottom)) / 2 < kSameLine * height;
  return level && next.left >= line.left && next.left - line.right < kWidestGap * height;
}

void extend(Box& box, const Box& by) {
  box.left = std::min(box.left, by.left);
  box.top = std::min(box.top, by.top);
  box.right = std::max(box.right, by.right);
  box.bottom = std::max(box.bottom, by.bottom);
}

}  // namespace

std::vector<PageBoxes> boxes_of(const Places& places, Span span) {
  std::vector<PageBoxes> pages;
  auto glyph = std::partition_point(places.glyphs.begin(), places.glyphs.end(),
                                    [&](const Glyph& g) { return g.begin < span.begin; });
  for (; glyph != places.glyphs.end() && glyph->begin < span.end; ++glyph) {
    if (pages.empty() || pages.back().page != glyph->page) pages.push_back({glyph->page, {}});
    std::vector<Box>& boxes = pages.back().boxes;
    if (boxes.empty() || !continues(boxes.back(), glyph->box)) {
      boxes.push_back(glyph->box);
    } else {
      extend(boxes.back(), glyph->box);
    }
  }
  return pages;
}

std::uint32_t page_at(const Places& places, std::uint32_t offset) {
  const auto behind = std::partition_point(places.glyphs.begin(), places.glyphs.end(),
                                           [&](const Glyph& g) { return g.begin <= offset; });
  return behind == places.glyphs.begin() ? 1 : std::prev(behind)->page;
}

ParagraphRange paragraphs_of(const Places& places, Span span) {
  // The last paragraph that begins before `offset`.
  const auto number_before = [&](std::uint32_t offset) {
    const auto behind =
        std::partition_point(places.paragraphs.begin(), places.paragraphs.end(),
                             [&](const ParagraphMark& mark) { return mark.begin < offset; });
    return behind == places.paragraphs.begin() ? 0 : std::prev(behind)->number;
  };
  return {number_before(span.begin + 1), number_before(std::max(span.end, span.begin + 1))};
}

}  // namespace orgkarta
