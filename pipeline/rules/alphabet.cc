#include "pipeline/rules/alphabet.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/rules/pattern_token.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::rules {
namespace {

using Kind = PatternToken::Kind;

constexpr std::string_view kNothing = "[^\\x00-\\xff]";
constexpr char32_t kLowSize = 0x3000;   // Latin, Greek, Cyrillic, punctuation: looked up in a table
constexpr char32_t kLongestRange = 64;  // of characters that [–-―] may name one by one

// Characters that no pattern names share a byte with all of their class; each class has a member
// that stands for it when classes of patterns are asked what they hold.
enum ClassByte : std::uint8_t { kCapital = 1, kSmall, kLetter, kDigit, kNumber, kOther };
struct ClassMember {
  ClassByte byte;
  char32_t member;
};
constexpr ClassMember kMembers[] = {{kCapital, 0x100},  // Ā
                                    {kSmall, 0x101},    // ā
                                    {kLetter, 0x5D0},   // alef
                                    {kDigit, 0x660},    // Arabic zero
                                    {kNumber, 0x2167},  // Roman eight
                                    {kOther, 0xE000}};  // private use: never in clean text

bool is_kept(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x100);
}

char32_t hex_value(std::string_view escape) {  // \x{2013} or \x20
  std::string digits(escape.substr(2));
  std::erase_if(digits, [](char c) { return c == '{' || c == '}'; });
  return static_cast<char32_t>(std::strtoul(digits.c_str(), nullptr, 16));
}

std::string byte_escape(unsigned byte) {
  const bool alphanumeric = byte < 0x80 && std::isalnum(static_cast<int>(byte)) != 0;
  return alphanumeric ? std::string(1, static_cast<char>(byte)) : fmt::format("\\x{:02x}", byte);
}

std::string class_of(const std::bitset<256>& members) {
  std::string out = "[";
  for (unsigned b = 0; b < 256; ++b) {
    if (!members[b]) continue;
    unsigned last = b;
    while (last < 255 && members[last + 1]) ++last;
    out += byte_escape(b);
    if (last > b) out += (last > b + 1 ? "-" : "") + byte_escape(last);
    b = last;
  }
  return out.size() == 1 ? std::string(kNothing) : out + "]";
}

// A class that means the same in both worlds.
bool is_plain(std::string_view text) {
  return text[0] == '[' && text.find_first_of("^\\:") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
}

bool is_class_escape(std::string_view text) {
  return text.size() > 1 && text[0] == '\\' && std::string_view("pPsSD").find(text[1]) < 5;
}

// The character at `i` of a class, which moves behind it; 0 for \pL and the like.
char32_t class_char(std::string_view text, std::size_t& i) {
  if (text[i] != '\\') return utf8::next(text, i);
  const std::size_t end = escape_end(text, i);
  const std::string_view escape = text.substr(i, end - i);
  i = end;
  return escape[1] == 'x' ? hex_value(escape) : 0;
}

}  // namespace

Alphabet::Alphabet() {
  for (unsigned b = 0; b < 256; ++b) {
    meaning_[b] = b;
    const bool taken = b == 0 || std::any_of(std::begin(kMembers), std::end(kMembers),
                                             [&](const auto& m) { return m.byte == b; });
    if (!is_kept(b) && !taken) free_.push_back(static_cast<std::uint8_t>(b));
  }
  for (const auto& [byte, member] : kMembers) meaning_[byte] = member;
}

bool Alphabet::add(char32_t c) {
  if (c < 0x100 || named_.contains(c)) return true;
  if (free_.empty()) return false;
  named_.emplace(c, free_.back());
  meaning_[free_.back()] = c;
  free_.pop_back();
  return true;
}

bool Alphabet::add_pattern(std::string_view regex) {
  bool fits = true;
  for (std::size_t i = 0; i < regex.size();) {
    const PatternToken token = next_token(regex, i);
    const std::string_view text = token.in(regex);
    i = token.end;
    if (token.kind == Kind::char_class) {
      add_class(text, fits);
    } else if (text.starts_with("\\x")) {
      fits &= add(hex_value(text));
    } else if (static_cast<unsigned char>(text[0]) >= 0x80) {
      i = token.begin;
      fits &= add(utf8::next(regex, i));
    }
  }
  return fits;
}

void Alphabet::add_class(std::string_view text, bool& fits) {
  if (is_plain(text)) return;
  for (std::size_t i = 1; i + 1 < text.size();) {
    const char32_t first = class_char(text, i);
    char32_t last = first;
    if (i + 2 < text.size() && text[i] == '-') {
      std::size_t after = i + 1;
      last = class_char(text, after);
      if (first < 0x100 || last < first || last - first > kLongestRange) last = first;
    }
    for (char32_t c = first; c <= last; ++c) fits &= add(c);
  }
}

std::string Alphabet::named() const {
  std::vector<std::pair<std::uint8_t, char32_t>> by_byte;
  for (const auto& [c, byte] : named_) by_byte.emplace_back(byte, c);
  std::sort(by_byte.rbegin(), by_byte.rend());  // free numbers are given from the last one on
  std::string out;
  for (const auto& [byte, c] : by_byte) utf8::append(out, c);
  return out;
}

void Alphabet::finish() {
  low_.resize(kLowSize);
  for (char32_t c = 0; c < kLowSize; ++c) low_[c] = byte_of_high(c);
  for (unsigned b = 0; b < 256; ++b) {
    words_[b] = unicode::is_word(meaning_[b]);
    capitals_[b] = unicode::is_upper(meaning_[b]);
    std::string character;
    utf8::append(character, meaning_[b]);
    character = unicode::lower(character);
    std::copy(character.begin(), character.end(), lowered_[b].bytes.begin());
    lowered_[b].size = static_cast<std::uint8_t>(character.size());
  }
  for (const auto& [byte, member] : kMembers) lowered_[byte].size = 0;
  words_[kNumber] = true;  // as [^\pL\pN] has it
  for (const char32_t c : {0xB2, 0xB3, 0xB9, 0xBC, 0xBD, 0xBE}) words_[c] = true;
}

bool Alphabet::lower(std::string_view narrow, std::string& out) const {
  out.resize(narrow.size() * Lowered().bytes.size());
  char* to = out.data();
  for (const char byte : narrow) {
    const Lowered& lowered = lowered_[static_cast<unsigned char>(byte)];
    if (lowered.size == 0) return false;
    std::copy(lowered.bytes.begin(), lowered.bytes.end(), to);  // four bytes are one move
    to += lowered.size;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return true;
}

std::uint8_t Alphabet::byte_of_high(char32_t c) const {
  if (is_kept(c)) return static_cast<std::uint8_t>(c);
  const auto named = named_.find(c);
  return named == named_.end() ? class_byte(c) : named->second;
}

std::uint8_t Alphabet::class_byte(char32_t c) {
  if (unicode::is_upper(c)) return kCapital;
  if (unicode::is_lower(c)) return kSmall;
  if (unicode::is_letter(c)) return kLetter;
  if (unicode::is_digit(c)) return kDigit;
  static const RE2 number("\\pN");
  std::string utf8;
  utf8::append(utf8, c);
  return RE2::FullMatch(utf8, number) ? kNumber : kOther;
}

std::string Alphabet::narrow_pattern(std::string_view regex) {
  std::string out;
  for (std::size_t i = 0; i < regex.size();) {
    const PatternToken token = next_token(regex, i);
    const std::string_view text = token.in(regex);
    i = token.end;
    if (token.kind == Kind::char_class || is_class_escape(text)) {
      out += narrow_class(text);
    } else if (text.starts_with("\\x")) {
      out += narrow_char(hex_value(text));
    } else if (text[0] == '\\' && static_cast<unsigned char>(text.back()) >= 0x80) {
      std::size_t at = 1;
      out += narrow_char(utf8::next(text, at));
    } else if (static_cast<unsigned char>(text[0]) >= 0x80) {
      i = token.begin;
      out += narrow_char(utf8::next(regex, i));
    } else {
      out += text;
    }
  }
  return out;
}

// Asks RE2 which characters a class holds, instead of reading it.
std::string Alphabet::narrow_class(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  const auto [it, fresh] = classes_.try_emplace(std::string(text));
  if (!fresh) return it->second;
  const RE2 wide(re2::StringPiece(text.data(), text.size()), RE2::Quiet);
  if (!wide.ok()) return it->second = text;  // compiling the rule will say so
  std::bitset<256> members;
  for (unsigned b = 1; b < 256; ++b) {
    std::string utf8;
    utf8::append(utf8, meaning_[b]);
    members[b] = b != '\n' && RE2::FullMatch(utf8, wide);
  }
  return it->second = class_of(members);
}

std::string Alphabet::narrow_char(char32_t c) const {
  if (c == '\n') return std::string(kNothing);
  const std::uint8_t byte = byte_of(c);
  return byte < 0x80 ? byte_escape(byte) : std::string(1, static_cast<char>(byte));
}

std::string_view Alphabet::word_at(std::string_view narrow, std::size_t at) const {
  std::size_t end = at;
  while (end < narrow.size() && is_word(narrow[end])) ++end;
  return narrow.substr(at, end - at);
}

std::string Alphabet::boundary_class() const {
  std::bitset<256> members;
  const ByteSet set = boundary();
  for (unsigned b = 0; b < 256; ++b) members[b] = set.has(static_cast<char>(b));
  return class_of(members);
}

ByteSet Alphabet::boundary() const {
  ByteSet set;
  for (unsigned b = 1; b < 256; ++b) {
    if (!words_[b]) set.add(static_cast<unsigned char>(b));
  }
  return set;
}

}  // namespace orgkarta::rules
