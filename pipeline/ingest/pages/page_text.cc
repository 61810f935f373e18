// What lines say.
#include <algorithm>

#include "pipeline/ingest/pages/page_line.h"

namespace orgkarta::ingest {
namespace {

constexpr float kGlued = 0.1F;  // of the font's size: a narrower gap is no space

}  // namespace

bool spaced(const PageWord& a, const PageWord& b) {
  return a.space_after || b.left() - a.right() > kGlued * std::max(a.size, b.size);
}

std::string text_of(const Segment& segment) {
  std::string text;
  const PageWord* before = nullptr;
  for (const PageWord* word : segment.words) {
    if (before != nullptr && !word->note_mark && spaced(*before, *word)) text += ' ';
    if (!word->note_mark) text += word->text;
    before = word;
  }
  return text;
}

std::string text_of(const PageLine& line) {
  std::string text;
  for (const Cell& cell : line.cells) {
    if (&cell != line.cells.data()) text += '\t';
    for (const Segment& segment : cell) {
      if (&segment != cell.data()) text += ' ';
      text += text_of(segment);
    }
  }
  return text;
}

}  // namespace orgkarta::ingest
