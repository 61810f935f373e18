#include "pipeline/pdf/content_lexer.h"

#include <utility>

namespace orgkarta::pdf {
namespace {

constexpr int kEnd = ContentBytes::kEnd;
constexpr std::size_t kLongestCommand = 127;
constexpr int kDeepestDict = 32;
constexpr std::size_t kLongestString = std::size_t{1} << 20;

bool is_space(int c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(int c) {
  switch (c) {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
      return true;
    default:
      return false;
  }
}

bool is_regular(int c) { return c != kEnd && !is_space(c) && !is_delimiter(c); }

bool is_digit(int c) { return c >= '0' && c <= '9'; }

int hex_digit(int c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char as_char(int c) { return static_cast<char>(static_cast<unsigned char>(c)); }

}  // namespace

bool ContentBytes::more() {
  if (ended_) return false;
  const std::string_view bytes = piece();
  ended_ = bytes.empty();
  at_ = reinterpret_cast<const unsigned char*>(bytes.data());
  end_ = at_ + bytes.size();
  return !ended_;
}

int ContentLexer::skip_space() {
  for (;;) {
    int c = bytes_.next();
    while (is_space(c)) c = bytes_.next();
    if (c != '%') return c;
    while (c != '\n' && c != '\r' && c != kEnd) c = bytes_.next();
  }
}

void ContentLexer::next(Token& token) {
  token.text.clear();
  const int c = skip_space();
  if (is_digit(c) || c == '-' || c == '.' || c == '+') return number(c, token);
  switch (c) {
    case kEnd:
      token.kind = TokenKind::end;
      return;
    case '(':
      return string(token);
    case '/':
      return name(token);
    case '<':
      if (bytes_.peek() != '<' || depth_ == kDeepestDict) return hex_string(token);
      bytes_.next();
      return dict(token);
    case '[':
    case ']':
      token.kind = TokenKind::bracket;
      token.text = as_char(c);
      return;
    default:
      return command(c, token);
  }
}

void ContentLexer::number(int first, Token& token) {
  token.kind = TokenKind::number;
  const bool negative = first == '-';
  double value = is_digit(first) ? first - '0' : 0;
  double part = first == '.' ? 1 : 0;
  for (int c = bytes_.peek(); is_regular(c); c = bytes_.peek()) {
    if (is_digit(c) && part == 0) {
      value = value * 10 + (c - '0');
    } else if (is_digit(c)) {
      part /= 10;
      value += part * (c - '0');
    } else if (c == '.' && part == 0) {
      part = 1;
    } else if (c != '-') {  // which is met twice, or within: others ignore it, too
      break;
    }
    bytes_.next();
  }
  token.number = negative ? -value : value;
}

void ContentLexer::string(Token& token) {
  token.kind = TokenKind::string;
  std::string& text = token.text;
  for (int depth = 1;;) {
    int c = bytes_.next();
    if (c == kEnd || text.size() > kLongestString) return;
    if (c == ')' && --depth == 0) return;
    if (c == '(') ++depth;
    if (c == '\r') {
      if (bytes_.peek() == '\n') bytes_.next();
      c = '\n';
    }
    if (c != '\\') {
      text += as_char(c);
      continue;
    }
    c = bytes_.next();
    switch (c) {
      case 'n':
        text += '\n';
        break;
      case 'r':
        text += '\r';
        break;
      case 't':
        text += '\t';
        break;
      case 'b':
        text += '\b';
        break;
      case 'f':
        text += '\f';
        break;
      case '\r':
        if (bytes_.peek() == '\n') bytes_.next();
        break;
      case '\n':
      case kEnd:
        break;
      default:
        if (c < '0' || c > '7') {
          text += as_char(c);
          break;
        }
        int code = c - '0';
        for (int i = 0; i < 2 && bytes_.peek() >= '0' && bytes_.peek() <= '7'; ++i) {
          code = code * 8 + (bytes_.next() - '0');
        }
        text += as_char(code);
    }
  }
}

void ContentLexer::hex_string(Token& token) {
  token.kind = TokenKind::string;
  int high = -1;
  for (int c = bytes_.next(); c != '>' && c != kEnd; c = bytes_.next()) {
    const int digit = hex_digit(c);
    if (digit < 0 || token.text.size() > kLongestString) continue;
    if (high < 0) {
      high = digit;
    } else {
      token.text += as_char(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) token.text += as_char(high * 16);
}

void ContentLexer::name(Token& token) {
  token.kind = TokenKind::name;
  while (is_regular(bytes_.peek())) {
    int c = bytes_.next();
    if (c == '#' && hex_digit(bytes_.peek()) >= 0) {
      const int high = hex_digit(bytes_.next());
      const int low = hex_digit(bytes_.peek());
      if (low >= 0) bytes_.next();
      c = low >= 0 ? high * 16 + low : high;
    }
    if (token.text.size() < kLongestCommand) token.text += as_char(c);
  }
}

void ContentLexer::command(int first, Token& token) {
  token.kind = TokenKind::command;
  token.text = as_char(first);
  while (!is_delimiter(first) && is_regular(bytes_.peek())) {
    const int c = bytes_.next();
    if (token.text.size() < kLongestCommand) token.text += as_char(c);
  }
}

void ContentLexer::dict(Token& token) {
  ++depth_;
  Token inner;
  std::string actual;
  bool has_text = false;
  bool is_value = false;  // of ActualText
  for (;;) {
    next(inner);
    const bool closes = inner.kind == TokenKind::command && inner.text == ">";
    if (closes && bytes_.peek() == '>') bytes_.next();
    if (closes || inner.kind == TokenKind::end) break;
    if (is_value && inner.kind == TokenKind::string) {
      actual = inner.text;
      has_text = true;
    }
    is_value = inner.kind == TokenKind::name && inner.text == "ActualText";
  }
  token.kind = TokenKind::dict;
  token.text = std::move(actual);
  token.has_text = has_text;
  --depth_;
}

void ContentLexer::skip_picture() {
  // Its end is "EI" between spaces.
  bytes_.next();
  int before = '\n';
  for (int c = bytes_.next(); c != kEnd; before = c, c = bytes_.next()) {
    if (c != 'E' || bytes_.peek() != 'I' || !is_space(before)) continue;
    c = bytes_.next();
    if (bytes_.peek() == kEnd || is_space(bytes_.peek())) return;
  }
}

}  // namespace orgkarta::pdf
