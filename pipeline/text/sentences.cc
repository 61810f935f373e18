#include "pipeline/text/sentences.h"

#include <algorithm>

#include "pipeline/text/plain_bytes.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::text {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::string_view kCloseQuote = "\u201D";

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Behind quotes and brackets that close at `i`.
std::size_t skip_closing(std::string_view s, std::size_t i) {
  for (;;) {
    if (i < s.size() && (s[i] == ')' || s[i] == '\'' || s[i] == ']')) {
      ++i;
    } else if (s.substr(i).starts_with(kCloseQuote)) {
      i += kCloseQuote.size();
    } else {
      return i;
    }
  }
}

// Whether a sentence may begin so: a capital, a digit, a quotation mark, a dash, a bullet …
bool may_begin(std::string_view s) {
  if (s.empty()) return false;
  std::size_t i = 0;
  const char32_t c = utf8::next(s, i);
  return !unicode::is_lower(c) && c != ')' && c != ',';
}

std::string_view word_before(std::string_view s, std::size_t stop) {
  std::size_t begin = s.substr(0, stop).find_last_of(" \t");
  begin = begin == s.npos ? 0 : begin + 1;
  while (begin < stop && (s[begin] == '(' || s[begin] == '\'')) ++begin;
  if (s.substr(begin, stop - begin).starts_with(kCloseQuote)) begin += kCloseQuote.size();
  return s.substr(begin, stop + 1 - begin);
}

// One letter, as in "A. Ek"; "och B." at a sentence's end is rarer than an initial.
bool is_initial(std::string_view word) {
  if (word.size() < 2) return false;
  std::size_t i = 0;
  const char32_t c = utf8::next(word, i);
  return i + 1 == word.size() && unicode::is_upper(c);
}

// A full stop that ends no sentence.
bool is_inner_stop(std::string_view s, std::size_t stop, std::size_t behind, const Words& words) {
  const std::string_view word = word_before(s, stop);
  if (word.size() < 2) return false;
  const bool letters = std::none_of(word.begin(), word.end() - 1, is_digit);
  const bool next_digit = behind < s.size() && is_digit(s[behind]);
  if (letters && (words.is_abbreviation(word) || is_initial(word))) return true;
  // "1. 2." and the like: a number with its stop before another number.
  return !letters && next_digit && word.size() <= 3;
}

// Behind the mark of the next sentence end at or behind `i`; s.size() if there is none.
std::size_t sentence_end(std::string_view s, std::size_t i, const Words& words) {
  for (; i < s.size(); ++i) {
    i = next_mark(s, i);
    if (i == s.size()) break;
    const bool ellipsis = s.substr(i).starts_with(kEllipsis);
    if (s[i] == kEllipsis[0] && !ellipsis) continue;
    const std::size_t mark = i;
    i += ellipsis ? kEllipsis.size() : 1;
    while (i < s.size() && (s[i] == '.' || s[i] == '!' || s[i] == '?')) ++i;
    const std::size_t end = skip_closing(s, i);
    std::size_t next = end;
    while (next < s.size() && is_space(s[next])) ++next;
    if (next == s.size()) return end;
    const bool one_stop = s[mark] == '.' && i == mark + 1 && end == i;
    if (next > end && may_begin(s.substr(next)) &&
        !(one_stop && is_inner_stop(s, mark, next, words))) {
      return end;
    }
    i = std::max(mark, end - 1);
  }
  return s.size();
}

}  // namespace

void split_sentences(std::string_view text, Span content, const Words& words,
                     std::vector<Span>& sentences) {
  const std::string_view s = text.substr(content.begin, content.size());
  for (std::size_t i = 0; i < s.size();) {
    while (i < s.size() && is_space(s[i])) ++i;
    if (i == s.size()) break;
    std::size_t end = sentence_end(s, i, words);
    const std::size_t next = end;
    while (end > i && is_space(s[end - 1])) --end;
    sentences.push_back({content.begin + static_cast<std::uint32_t>(i),
                         content.begin + static_cast<std::uint32_t>(end)});
    i = next;
  }
}

}  // namespace orgkarta::text
