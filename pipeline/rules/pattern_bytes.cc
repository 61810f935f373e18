#include "pipeline/rules/pattern_bytes.h"

#include <charconv>

#include "pipeline/rules/pattern_token.h"

namespace orgkarta::rules {
namespace {

unsigned hex(std::string_view digits) {
  unsigned value = 0;
  const auto end = digits.data() + digits.size();
  if (std::from_chars(digits.data(), end, value, 16).ptr != end || value > 0xFF)
    throw UnreadablePattern();
  return value;
}

ByteSet range(unsigned first, unsigned last) {
  ByteSet set;
  for (unsigned byte = first; byte <= last; ++byte) set.add(static_cast<unsigned char>(byte));
  return set;
}

// The byte of an escape such as \. or \xe5.
unsigned escaped_byte(std::string_view escape) {
  if (escape[1] == 'x') {
    const bool braces = escape[2] == '{';
    return hex(braces ? escape.substr(3, escape.size() - 4) : escape.substr(2));
  }
  if (escape[1] == 't') return '\t';
  const auto byte = static_cast<unsigned char>(escape[1]);
  const bool letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
  if (letter || escape.size() != 2) throw UnreadablePattern();
  return byte;
}

unsigned class_byte(std::string_view text, std::size_t& i) {
  if (text[i] != '\\') return static_cast<unsigned char>(text[i++]);
  const std::size_t end = escape_end(text, i);
  const unsigned byte = escaped_byte(text.substr(i, end - i));
  i = end;
  return byte;
}

}  // namespace

ByteSet one_byte(char byte) {
  ByteSet set;
  set.add(static_cast<unsigned char>(byte));
  return set;
}

ByteSet escape_bytes(std::string_view text) {
  return text == "\\d" ? range('0', '9') : one_byte(static_cast<char>(escaped_byte(text)));
}

ByteSet class_bytes(std::string_view text) {
  text = text.substr(1, text.size() - 2);
  const bool negated = text.starts_with('^');
  if (negated) text.remove_prefix(1);
  ByteSet set;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with("[:")) throw UnreadablePattern();
    const unsigned first = class_byte(text, i);
    unsigned last = first;
    if (i + 1 < text.size() && text[i] == '-') last = class_byte(text, ++i);
    set.add(range(first, last));
  }
  if (negated) set.invert();
  set.remove('\n');
  return set;
}

}  // namespace orgkarta::rules
