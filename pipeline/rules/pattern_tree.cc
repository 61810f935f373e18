#include "pipeline/rules/pattern_tree.h"

#include <charconv>
#include <utility>

#include "pipeline/rules/pattern_token.h"

namespace orgkarta::rules {
namespace {

using Kind = PatternTree::Kind;

// Thrown inside this file only.
struct Unreadable {};

unsigned hex(std::string_view digits) {
  unsigned value = 0;
  const auto end = digits.data() + digits.size();
  if (std::from_chars(digits.data(), end, value, 16).ptr != end || value > 0xFF) throw Unreadable();
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
  if (letter || escape.size() != 2) throw Unreadable();
  return byte;
}

unsigned class_byte(std::string_view text, std::size_t& i) {
  if (text[i] != '\\') return static_cast<unsigned char>(text[i++]);
  const std::size_t end = escape_end(text, i);
  const unsigned byte = escaped_byte(text.substr(i, end - i));
  i = end;
  return byte;
}

// "[a-zå]"; no pattern matches a line feed.
ByteSet class_set(std::string_view text) {
  text = text.substr(1, text.size() - 2);
  const bool negated = text.starts_with('^');
  if (negated) text.remove_prefix(1);
  ByteSet set;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with("[:")) throw Unreadable();
    const unsigned first = class_byte(text, i);
    unsigned last = first;
    if (i + 1 < text.size() && text[i] == '-') last = class_byte(text, ++i);
    set.add(range(first, last));
  }
  if (negated) set.invert();
  set.remove('\n');
  return set;
}

class Reader {
 public:
  Reader(std::string_view pattern, const WordTries& tries, int first_group)
      : pattern_(pattern), tries_(tries), group_(first_group) {}

  PatternTree read() {
    PatternTree out = choice();
    if (at_ != pattern_.size()) throw Unreadable();
    return out;
  }

 private:
  bool ahead(char c) const { return at_ < pattern_.size() && pattern_[at_] == c; }

  PatternTree choice() {
    PatternTree out;
    out.parts.push_back(sequence());
    while (ahead('|')) {
      ++at_;
      out.parts.push_back(sequence());
    }
    if (out.parts.size() == 1) return PatternTree(std::move(out.parts.front()));
    out.kind = Kind::choice;
    for (const PatternTree& part : out.parts) {
      out.first.add(part.first);
      out.nullable |= part.nullable;
    }
    return out;
  }

  PatternTree sequence() {
    PatternTree out;
    while (at_ < pattern_.size() && !ahead('|') && !ahead(')')) out.parts.push_back(repeated());
    if (out.parts.size() == 1) return PatternTree(std::move(out.parts.front()));
    out.nullable = true;
    for (std::size_t i = 0; i < out.parts.size() && out.nullable; ++i) {
      out.first.add(out.parts[i].first);
      out.nullable = out.parts[i].nullable;
    }
    return out;
  }

  PatternTree repeated() {
    PatternTree out = atom();
    while (at_ < pattern_.size()) {
      const PatternToken token = next_token(pattern_, at_);
      const std::string_view text = token.in(pattern_);
      if (text == "?") {
        out = repeat(std::move(out), 0, 1);
      } else if (text == "*") {
        out = repeat(std::move(out), 0, PatternTree::kEndless);
      } else if (text == "+") {
        out = repeat(std::move(out), 1, PatternTree::kEndless);
      } else if (token.kind == PatternToken::Kind::repeat) {
        const auto [least, most] = bounds(text.substr(1, text.size() - 2));
        at_ = token.end - 1;
        out = repeat(std::move(out), least, most);
      } else {
        break;
      }
    }
    return out;
  }

  // The sign's last byte stands at at_.
  PatternTree repeat(PatternTree part, int least, int most) {
    ++at_;
    PatternTree out;
    out.kind = Kind::repeat;
    out.least = least;
    out.most = most;
    out.greedy = !ahead('?');
    if (!out.greedy) ++at_;
    out.first = part.first;
    out.nullable = part.nullable || least == 0;
    out.parts.push_back(std::move(part));
    return out;
  }

  // "2", "2,", "2,3"
  static std::pair<int, int> bounds(std::string_view text) {
    int least = 0;
    const char* const end = text.data() + text.size();
    const char* at = std::from_chars(text.data(), end, least).ptr;
    if (at == end) return {least, least};
    int most = PatternTree::kEndless;
    if (*at++ != ',') throw Unreadable();
    if (at != end && std::from_chars(at, end, most).ptr != end) throw Unreadable();
    return {least, most};
  }

  PatternTree atom() {
    const PatternToken token = next_token(pattern_, at_);
    const std::string_view text = token.in(pattern_);
    at_ = token.end;
    switch (token.kind) {
      case PatternToken::Kind::text:
        return text_atom(text[0]);
      case PatternToken::Kind::escape:
        if (text == "\\d") return set_atom(range('0', '9'));
        return byte_atom(escaped_byte(text));
      case PatternToken::Kind::char_class:
        return set_atom(class_set(text));
      case PatternToken::Kind::group:
        return group_atom(text);
      case PatternToken::Kind::name:
        return words_atom(text.substr(1, text.size() - 2));
      default:
        throw Unreadable();
    }
  }

  static PatternTree text_atom(char c) {
    PatternTree out;
    out.nullable = true;
    switch (c) {
      case '^':
        out.kind = Kind::line_begin;
        return out;
      case '$':
        out.kind = Kind::line_end;
        return out;
      case '.':
        return set_atom(class_set("[^\n]"));
      case '*':
      case '+':
      case '?':
        throw Unreadable();
      default:
        return byte_atom(static_cast<unsigned char>(c));
    }
  }

  static PatternTree byte_atom(unsigned byte) { return set_atom(range(byte, byte)); }

  static PatternTree set_atom(const ByteSet& set) {
    PatternTree out;
    out.kind = Kind::set;
    out.set = out.first = set;
    return out;
  }

  PatternTree words_atom(std::string_view lexicon) const {
    const auto found = tries_.find(lexicon);
    if (found == tries_.end()) throw Unreadable();
    PatternTree out;
    out.kind = Kind::words;
    out.words = &found->second;
    out.first = found->second.begins();
    return out;
  }

  PatternTree group_atom(std::string_view opening) {
    const bool named = opening.starts_with("(?P<");
    if (!named && opening != "(?:") throw Unreadable();
    PatternTree out;
    if (named) out.group = group_++;
    PatternTree part = choice();
    if (!ahead(')')) throw Unreadable();
    ++at_;
    if (!named) return part;
    out.kind = Kind::group;
    out.first = part.first;
    out.nullable = part.nullable;
    out.parts.push_back(std::move(part));
    return out;
  }

  std::string_view pattern_;
  const WordTries& tries_;
  int group_;
  std::size_t at_ = 0;
};

}  // namespace

ByteSet PatternTree::first_before(const ByteSet& follow) const {
  ByteSet out = first;
  if (nullable) out.add(follow);
  return out;
}

std::optional<PatternTree> read_pattern(std::string_view pattern, const WordTries& tries,
                                        int first_group) {
  try {
    return Reader(pattern, tries, first_group).read();
  } catch (const Unreadable&) {
    return std::nullopt;
  }
}

}  // namespace orgkarta::rules
