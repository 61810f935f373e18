#include "pipeline/ingest/html/align.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "pipeline/ingest/html/tag.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest::html {
namespace {

// The references that need no semicolon: those of Latin-1, in the order of their characters from
// U+00A0 on, and a few of ASCII.
constexpr auto kLatin1 = std::to_array<std::string_view>(
    {"nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
     "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
     "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
     "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
     "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
     "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
     "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
     "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
     "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
     "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
     "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"});
static_assert(kLatin1.size() == 96);

struct Short {
  std::string_view name;
  char32_t character;
};
constexpr auto kAscii = std::to_array<Short>({{"amp", '&'},
                                              {"lt", '<'},
                                              {"gt", '>'},
                                              {"quot", '"'},
                                              {"AMP", '&'},
                                              {"LT", '<'},
                                              {"GT", '>'},
                                              {"QUOT", '"'},
                                              {"COPY", 0xA9},
                                              {"REG", 0xAE}});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }
bool is_name(char c) { return is_letter(c) || is_digit(c); }

template <class Is>
std::size_t skip(std::string_view s, std::size_t i, Is is) {
  while (i < s.size() && is(s[i])) ++i;
  return i;
}

/// How long the reference without a semicolon is that stands for `c` and begins `s` (behind "&");
/// the longest if several do, 0 if none does.
std::size_t short_name(std::string_view s, char32_t c) {
  std::size_t size = 0;
  if (c >= 0xA0 && c <= 0xFF && s.starts_with(kLatin1[c - 0xA0])) size = kLatin1[c - 0xA0].size();
  for (const Short& known : kAscii) {
    if (known.character == c && s.starts_with(known.name)) size = std::max(size, known.name.size());
  }
  return size;
}

}  // namespace

// A stray end tag, or a start tag that means nothing where it stands, does not end a text.
void Aligner::skip_tags() {
  while (at_ < page_.size() && page_[at_] == '<') {
    const char next = at_ + 1 < page_.size() ? page_[at_ + 1] : ' ';
    RawTag tag;
    if (next == '!' || next == '?') {
      at_ = std::min(page_.find('>', at_), page_.size() - 1) + 1;
    } else if (read_tag(page_, at_, tag, nullptr)) {
      at_ = tag.end;
    } else {
      return;
    }
  }
}

// "&#229;", "&#xE5", "&aring;", "&aring": one reference, of one or two characters.
bool Aligner::reference(Step& step) {
  const std::string_view s = page_.substr(at_ + 1);
  std::size_t next = done_;
  const char32_t c = utf8::next(text_, next);
  std::size_t size = 0;
  if (s.starts_with('#')) {
    const bool hex = s.size() > 1 && (s[1] | 0x20) == 'x';
    const std::size_t digits = 1 + hex;
    size = hex ? skip(s, digits, is_hex) : skip(s, digits, is_digit);
    if (size == digits) return false;
    size += size < s.size() && s[size] == ';';
  } else {
    const std::size_t whole = skip(s, 0, is_name);
    if (whole == 0) return false;
    const bool closed = whole < s.size() && s[whole] == ';';
    const std::size_t brief = short_name(s, c);
    // The rest of the name stands in the text if only its beginning was a reference.
    const bool rest = brief > 0 && brief < whole &&
                      text_.substr(next).starts_with(s.substr(brief, whole - brief));
    size = closed && !rest && (c != '&' || brief == whole) ? whole + 1 : brief;
    if (size > whole) next = behind_second(s.substr(0, size), next);
    if (size == 0) return false;
  }
  step = {text_.substr(done_, next - done_), at_, at_ + 1 + size, false};
  return true;
}

// Some names stand for two characters: a letter or sign and what changes it. `reference` is a whole
// name with its semicolon; gives the place behind the second character if the name made it.
std::size_t Aligner::behind_second(std::string_view reference, std::size_t next) const {
  if (next >= text_.size()) return next;
  std::size_t behind = next;
  const char32_t c = utf8::next(text_, behind);
  const bool changes = c == 0x338 || c == 0x20D2 || c == 0x333 || c == 0x331 || c == 0xFE00 ||
                       c == 0x20E5 || c == 0x200A;
  if (!changes && reference != "fjlig;") return next;
  const std::string_view rest = page_.substr(at_ + 1 + reference.size());
  return rest.starts_with(text_.substr(next, behind - next)) ? next : behind;
}

bool Aligner::verbatim(Step& step) {
  std::size_t n = 0;
  while (done_ + n < text_.size() && at_ + n < page_.size() && text_[done_ + n] == page_[at_ + n] &&
         (raw_ || (page_[at_ + n] != '&' && page_[at_ + n] != '<'))) {
    ++n;
  }
  while (n > 0 && done_ + n < text_.size() &&
         (static_cast<unsigned char>(text_[done_ + n]) & 0xC0) == 0x80) {
    --n;  // two characters that begin alike
  }
  if (n == 0) return false;
  step = {text_.substr(done_, n), at_, at_ + n, true};
  return true;
}

bool Aligner::next(Step& step) {
  if (done_ >= text_.size()) return false;
  if (!raw_ && at_ < page_.size() && page_[at_] == '<') skip_tags();
  const bool sign = !raw_ && at_ < page_.size() && page_[at_] == '&';
  const bool found = (sign && reference(step)) || verbatim(step);
  if (!found) {
    // A line end, a "&" or "<" that stands for itself, a control that Gumbo replaced: that stays.
    std::size_t next = done_;
    const char32_t c = utf8::next(text_, next);
    std::size_t end = at_;
    if (end < page_.size()) utf8::next(page_, end);
    if (c == '\n' && page_.substr(at_).starts_with("\r\n")) ++end;
    const std::string_view own = page_.substr(at_, end - at_);
    const std::string_view text = text_.substr(done_, next - done_);
    step = {c == 0xFFFD && !own.empty() ? own : text, at_, end, c == 0xFFFD || own == text};
    step.same = step.same && !own.empty();
    at_ = end;
    done_ = next;
    return true;
  }
  at_ = step.end;
  done_ += step.text.size();
  return true;
}

}  // namespace orgkarta::ingest::html
