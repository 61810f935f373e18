// Pages drawn for tests: letters five points wide, ten high.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/ingest/pages/page.h"
#include "pipeline/ingest/pages/read_pages.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {

inline constexpr float kLetter = 5;
inline constexpr float kStep = 12;  ///< between lines of a paragraph

/// How words are set.
struct Style {
  float size = 10;
  bool bold = false;
};

/// Sets the words of `text` from `left` on, `top` points below the upper edge; a space is 2.5
/// points wide, several are so many more. Returns where they end.
inline float set(Page& page, float left, float top, std::string_view text, Style style = {}) {
  const float letter = kLetter * style.size / 10;
  float x = left;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      x += letter / 2;
      ++i;
      continue;
    }
    const std::size_t end = std::min(text.find(' ', i), text.size());
    PageWord word;
    word.text = text.substr(i, end - i);
    for (std::size_t n = utf8::count(word.text); n > 0; --n, x += letter) word.edges.push_back(x);
    word.edges.push_back(x);
    word.top = top;
    word.bottom = top + style.size;
    word.size = style.size;
    word.bold = style.bold;
    word.space_after = end < text.size();
    page.words.push_back(word);
    i = end;
  }
  return x;
}

/// An empty page of A4.
inline Page blank_page(std::uint32_t number) { return {number, 595, 842, {}}; }

inline Pages pages_of(std::vector<Page> all) {
  Pages pages;
  pages.count = static_cast<std::uint32_t>(all.size());
  pages.pages = std::move(all);
  return pages;
}

}  // namespace orgkarta::ingest
