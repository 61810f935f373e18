#include "pipeline/pdf/word_former.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/pdf/accents.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::pdf {
namespace {

using ingest::PageWord;

// Parts of the font's size, but for kLevel.
constexpr double kLevel = 0.5;        // points that a word's characters may differ in height
constexpr double kWordGap = 0.1;      // a wider gap parts words
constexpr double kBackwards = 0.2;    // so far a character may reach back into the one before
constexpr double kSameAlong = 0.1;    // text drawn again stands off by less, along the line
constexpr double kSameAcross = 0.2;   // and across it
constexpr double kAccentAlong = 0.3;  // an accent's middle and its letter's
constexpr double kAccentAcross = 0.4;

constexpr double kTiny = 3;                // points
constexpr std::size_t kMostTiny = 50'000;  // a drawing made of letters is no text

bool is_space(char32_t c) {
  return c == 0x20 || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_character(char32_t c) { return c != 0 && c <= 0x10FFFF && (c < 0xD800 || c >= 0xE000); }

}  // namespace

Glyph both(const Glyph& a, const Glyph& b) {
  const double left = std::min(a.x, b.x);
  return {left, a.y, std::max(a.x + a.width, b.x + b.width) - left};
}

bool WordFormer::is_outside(const Glyph& glyph) const {
  // Written so that what is no number is outside.
  const bool inside = glyph.x + glyph.width >= 0 && glyph.x <= width_ && glyph.y >= 0 &&
                      glyph.y <= height_ && glyph.width >= 0;
  return !inside;
}

void WordFormer::add(const Glyph& glyph, std::span<const unsigned> characters) {
  if (!style_.upright || is_outside(glyph)) return end(false);
  if (glyph.width < kTiny && ++tiny_ > kMostTiny) return;
  Glyph part = glyph;
  part.width /= static_cast<double>(std::max<std::size_t>(characters.size(), 1));
  for (const unsigned c : characters) {
    if (is_space(c)) {
      end(true);
    } else if (is_character(c)) {
      add(part, c);
    }
    part.x += part.width;
  }
}

void WordFormer::add(const Glyph& glyph, char32_t character) {
  if (open_ && is_drawn_again(glyph, character)) return;
  if (open_ && joins_accent(glyph, character)) return;
  if (open_ && !goes_on(glyph)) end(false);
  if (!open_) begin(glyph);
  PageWord& word = words_.back();
  word.edges.back() = static_cast<float>(glyph.x);
  word.edges.push_back(static_cast<float>(glyph.x + glyph.width));
  utf8::append(word.text, character);
  last_ = character;
}

bool WordFormer::goes_on(const Glyph& glyph) const {
  const PageWord& word = words_.back();
  const Draft& draft = drafts_.back();
  const double base = draft.base + draft.slope * (glyph.x - static_cast<double>(word.left()));
  const double gap = glyph.x - static_cast<double>(word.right());
  const auto size = static_cast<double>(word.size);
  return std::abs(glyph.y - base) <= kLevel && gap <= kWordGap * size && gap >= -kBackwards * size;
}

bool WordFormer::is_drawn_again(const Glyph& glyph, char32_t character) const {
  const PageWord& word = words_.back();
  const auto size = static_cast<double>(word.size);
  const auto left = static_cast<double>(word.edges[word.edges.size() - 2]);
  return character == last_ && std::abs(glyph.x - left) < kSameAlong * size &&
         std::abs(glyph.y - drafts_.back().base) < kSameAcross * size &&
         glyph.width > kSameAlong * size;
}

bool WordFormer::joins_accent(const Glyph& glyph, char32_t character) {
  const char32_t accent = combining_form(character);
  const char32_t before = combining_form(last_);
  if ((accent == 0) == (before == 0)) return false;
  if (!unicode::is_word(accent != 0 ? last_ : character)) return false;
  PageWord& word = words_.back();
  const auto size = static_cast<double>(word.size);
  const std::size_t last = word.edges.size() - 2;
  const double middle =
      (static_cast<double>(word.edges[last]) + static_cast<double>(word.right())) / 2;
  if (std::abs(glyph.x + glyph.width / 2 - middle) >= kAccentAlong * size) return false;
  if (std::abs(glyph.y - drafts_.back().base) >= kAccentAcross * size) return false;
  if (accent == 0) {  // the letter comes behind its accent and gives the place
    std::size_t end = word.text.size();
    utf8::previous(word.text, end);
    word.text.resize(end);
    utf8::append(word.text, character);
    word.edges[last] = static_cast<float>(glyph.x);
    word.edges.back() = static_cast<float>(glyph.x + glyph.width);
  }
  utf8::append(word.text, accent != 0 ? accent : before);
  // Half the letter's room each, as either is a character.
  word.edges.insert(word.edges.end() - 1, (word.edges[last] + word.right()) / 2);
  last_ = accent != 0 ? accent : before;
  return true;
}

void WordFormer::begin(const Glyph& glyph) {
  PageWord& word = words_.emplace_back();
  word.edges.reserve(12);
  word.edges.push_back(0);
  word.top = static_cast<float>(glyph.y) - style_.ascent;
  word.bottom = static_cast<float>(glyph.y) - style_.descent;
  if (word.bottom <= word.top) {
    word.top = static_cast<float>(glyph.y);
    word.bottom = word.top + 1;
  }
  word.size = style_.size;
  word.bold = style_.bold;
  drafts_.push_back({glyph.y, style_.slope});
  open_ = true;
}

void WordFormer::end(bool by_space) {
  if (by_space && !drafts_.empty()) drafts_.back().space_drawn = true;
  open_ = false;
}

}  // namespace orgkarta::pdf
