#include "output/sentence_around.h"

#include <algorithm>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr std::size_t kLongestAbbreviation = 2;  // letters

/// Whether the word before a full stop at `at` is cut short: "t.f.", "S.", "nr.".
bool is_abbreviation(const std::u32string& text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && unicode::is_letter(text[begin - 1])) --begin;
  const bool dotted = begin > 0 && text[begin - 1] == U'.';
  return begin < at && (dotted || at - begin <= kLongestAbbreviation);
}

/// Whether a sentence ends with the code point at `at`.
bool ends(const std::u32string& text, std::size_t at) {
  const char32_t c = text[at];
  if (c == U'\n') return true;
  if (c != U'.' && c != U'!' && c != U'?') return false;
  if (at + 1 >= text.size()) return true;
  if (text[at + 1] != U' ' && text[at + 1] != U'\n') return false;
  if (at + 2 < text.size() && unicode::is_lower(text[at + 2])) return false;
  return c != U'.' || !is_abbreviation(text, at);
}

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) out += utf8::next(text, i);
  return out;
}

Span sentence_around(const std::u32string& text, Span passage) {
  const auto size = static_cast<std::uint32_t>(text.size());
  Span out{std::min(passage.begin, size), std::min(passage.end, size)};
  while (out.begin > 0 && !ends(text, out.begin - 1)) --out.begin;
  while (out.end < size && (out.end == 0 || !ends(text, out.end - 1))) ++out.end;
  return out;
}

}  // namespace orgkarta::output
