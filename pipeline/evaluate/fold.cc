#include "pipeline/evaluate/fold.h"

#include <utility>

#include "pipeline/unicode/comparable.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::evaluate {
namespace {

constexpr std::string_view kEdges = " .,:;-";

bool is_dash(char32_t c) { return (c >= 0x2010 && c <= 0x2014) || c == 0x2212; }

bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == '`' || c == 0xAB || c == 0xBB || c == 0x2019 ||
         (c >= 0x201C && c <= 0x201E);
}

bool is_word_character(char32_t c) { return c == '_' || unicode::is_alphanumeric(c); }

std::string trimmed(std::string text) {
  const std::size_t begin = text.find_first_not_of(kEdges);
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(kEdges) + 1 - begin);
}

}  // namespace

std::string fold(std::string_view text) {
  const std::string folded = unicode::casefold(unicode::nfkc(text));
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = utf8::next(folded, i);
    if (is_quote(c)) continue;
    if (unicode::is_space(c)) {
      if (out.empty() || out.back() != ' ') out += ' ';
    } else {
      utf8::append(out, is_dash(c) ? U'-' : c);
    }
  }
  return trimmed(std::move(out));
}

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  std::size_t begin = std::string_view::npos;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t at = i;
    if (is_word_character(utf8::next(folded, i))) {
      if (begin == std::string_view::npos) begin = at;
    } else if (begin != std::string_view::npos) {
      words.push_back(folded.substr(begin, at - begin));
      begin = std::string_view::npos;
    }
  }
  if (begin != std::string_view::npos) words.push_back(folded.substr(begin));
  return words;
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t i = 0;
  for (; count > 0 && i < text.size(); --count) utf8::next(text, i);
  return text.substr(0, i);
}

}  // namespace orgkarta::evaluate
