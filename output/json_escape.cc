#include "output/json_escape.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace orgkarta::output {
namespace {

constexpr std::size_t kLongestEscape = 6;  // \u001f
constexpr std::size_t kPiece = 512;        // bytes that room is made for at a time

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighs = 0x8080808080808080;

constexpr bool special(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

/// Whether one of eight bytes is special. The subtractions borrow only out of a byte that is a hit
/// itself, so a word without one is never reported, nor one with one missed.
bool any_special(std::uint64_t word) {
  const std::uint64_t quote = word ^ (kOnes * '"');
  const std::uint64_t backslash = word ^ (kOnes * '\\');
  const std::uint64_t below = (word - kOnes * 0x20) & ~word;
  const std::uint64_t hits =
      below | ((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash);
  return (hits & kHighs) != 0;
}

/// The letter that stands for a control behind a backslash; 0 if there is none.
constexpr char short_escape(unsigned char c) {
  switch (c) {
    case '"':
    case '\\':
      return static_cast<char>(c);
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

char* write_escape(char* to, unsigned char c) {
  *to++ = '\\';
  if (const char letter = short_escape(c)) {
    *to++ = letter;
    return to;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  to = std::copy_n("u00", 3, to);
  *to++ = kHex[c >> 4];
  *to++ = kHex[c & 15];
  return to;
}

char* write_bytes(char* to, const char* from, const char* end) {
  for (; from != end; ++from) {
    const auto c = static_cast<unsigned char>(*from);
    if (special(c)) {
      to = write_escape(to, c);
    } else {
      *to++ = *from;
    }
  }
  return to;
}

template <class Word>
Word load(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

template <class Word>
void store(char* to, Word word) {
  std::memcpy(to, &word, sizeof word);
}

/// Fewer than eight bytes: four of them or more as two words that overlap.
char* write_few(char* to, const char* from, const char* end) {
  const auto size = static_cast<std::size_t>(end - from);
  if (size < 4) return write_bytes(to, from, end);
  const auto first = load<std::uint32_t>(from);
  const auto last = load<std::uint32_t>(end - 4);
  if (any_special(std::uint64_t{first} << 32 | last)) return write_bytes(to, from, end);
  store(to, first);
  store(to + size - 4, last);
  return to + size;
}

/// The end of a text that has eight bytes: one word that overlaps what is written already. If
/// nothing in it is special, that was copied as it is.
char* write_rest(char* to, const char* from, const char* end) {
  const auto word = load<std::uint64_t>(end - 8);
  if (any_special(word)) return write_bytes(to, from, end);
  to += end - from;
  store(to - 8, word);
  return to;
}

/// Writes at most kLongestEscape bytes for each byte.
char* write_text(char* to, std::string_view text) {
  const char* from = text.data();
  const char* const end = from + text.size();
  if (text.size() < 8) return write_few(to, from, end);
  for (; end - from >= 8; from += 8) {
    const auto word = load<std::uint64_t>(from);
    if (any_special(word)) {
      to = write_bytes(to, from, from + 8);
    } else {
      store(to, word);
      to += 8;
    }
  }
  return write_rest(to, from, end);
}

}  // namespace

void append_json_string(JsonBuffer& out, std::string_view text) {
  char* to = out.room(std::min(text.size(), kPiece) * kLongestEscape + 2);
  *to++ = '"';
  while (text.size() > kPiece) {
    out.wrote(write_text(to, text.substr(0, kPiece)));
    text.remove_prefix(kPiece);
    to = out.room(std::min(text.size(), kPiece) * kLongestEscape + 1);
  }
  to = write_text(to, text);
  *to++ = '"';
  out.wrote(to);
}

}  // namespace orgkarta::output
