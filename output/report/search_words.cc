#include "output/report/search_words.h"

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/slug.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

/// The letters that Swedish has beside a to z: a with ring, a and o with diaeresis.
bool is_swedish(char32_t c) { return c == 0xE5 || c == 0xE4 || c == 0xF6; }

void append_folded(std::string& out, char32_t c) {
  if (c < 0x80 || is_swedish(c)) {
    utf8::append(out, c);
    return;
  }
  std::string one;
  utf8::append(one, c);
  const std::string plain = unicode::slug(one);
  out += plain.empty() ? one : plain;
}

}  // namespace

void SearchWords::split(std::string_view text) {
  words_.clear();
  word_.clear();
  letters_ = 0;
  const std::string lower = unicode::lower(text);
  for (std::size_t i = 0; i < lower.size();) {
    const char32_t c = utf8::next(lower, i);
    if (!unicode::is_word(c)) {
      end_word();
    } else if (letters_++ < kLongest) {
      append_folded(word_, c);
    }
  }
  end_word();
}

void SearchWords::end_word() {
  if (letters_ > 1) words_.push_back(word_);
  word_.clear();
  letters_ = 0;
}

}  // namespace orgkarta::output
