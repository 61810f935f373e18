#include "pipeline/rules/pattern_token.h"

namespace orgkarta::rules {
namespace {

constexpr std::size_t npos = std::string_view::npos;
using Kind = PatternToken::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The end of the class that begins at `at`. A "]" right behind the bracket stands for itself.
std::size_t class_end(std::string_view p, std::size_t at) {
  std::size_t i = at + 1;
  if (i < p.size() && p[i] == '^') ++i;
  if (i < p.size() && p[i] == ']') ++i;
  while (i < p.size() && p[i] != ']') {
    if (p[i] == '\\') {
      i = escape_end(p, i);
      if (i == npos) return npos;
    } else if (p.substr(i).starts_with("[:")) {
      const std::size_t close = p.find(":]", i + 2);
      i = close == npos ? i + 1 : close + 2;
    } else {
      ++i;
    }
  }
  return i < p.size() ? i + 1 : npos;
}

// The end of "(", "(?:", "(?i:", "(?i)" or "(?P<name>".
std::size_t group_end(std::string_view p, std::size_t at) {
  if (p.substr(at, 2) != "(?") return at + 1;
  const std::size_t stop = p.find_first_of(p.substr(at, 3) == "(?P" ? ">)" : ":)>", at + 2);
  if (stop == npos) return npos;
  return stop + 1;
}

}  // namespace

std::size_t escape_end(std::string_view p, std::size_t at) {
  if (at + 1 >= p.size()) return npos;
  const char c = p[at + 1];
  if (c == 'p' || c == 'P' || c == 'x') {
    if (at + 2 >= p.size()) return npos;
    if (p[at + 2] == '{') {
      const std::size_t close = p.find('}', at + 2);
      return close == npos ? npos : close + 1;
    }
    const std::size_t size = c == 'x' ? 4 : 3;  // \x2D, \pL
    return at + size <= p.size() ? at + size : npos;
  }
  std::size_t end = at + 2;
  if (static_cast<unsigned char>(c) < 0xC0) return end;
  while (end < p.size() && (static_cast<unsigned char>(p[end]) & 0xC0) == 0x80) ++end;
  return end;
}

PatternToken next_token(std::string_view p, std::size_t at) {
  PatternToken token{Kind::text, at, at + 1};
  if (p[at] == '\\') {
    token = {Kind::escape, at, escape_end(p, at)};
  } else if (p[at] == '[') {
    token = {Kind::char_class, at, class_end(p, at)};
  } else if (p[at] == '(') {
    token = {Kind::group, at, group_end(p, at)};
  } else if (p[at] == '{') {
    const std::size_t close = p.find('}', at);
    const bool repeat = at + 1 < p.size() && (is_digit(p[at + 1]) || p[at + 1] == ',');
    token = {repeat ? Kind::repeat : Kind::name, at, close == npos ? npos : close + 1};
  }
  if (token.end == npos) token = {Kind::broken, at, p.size()};
  return token;
}

}  // namespace orgkarta::rules
