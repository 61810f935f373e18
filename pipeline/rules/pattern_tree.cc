#include "pipeline/rules/pattern_tree.h"

#include <charconv>
#include <utility>

#include "pipeline/rules/pattern_bytes.h"
#include "pipeline/rules/pattern_token.h"

namespace orgkarta::rules {
namespace {

using Kind = PatternTree::Kind;

class Reader {
 public:
  Reader(std::string_view pattern, const WordTries& tries, int first_group)
      : pattern_(pattern), tries_(tries), group_(first_group) {}

  PatternTree read() {
    PatternTree out = choice();
    if (at_ != pattern_.size()) throw UnreadablePattern();
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
    if (*at++ != ',') throw UnreadablePattern();
    if (at != end && std::from_chars(at, end, most).ptr != end) throw UnreadablePattern();
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
        return set_atom(escape_bytes(text));
      case PatternToken::Kind::char_class:
        return set_atom(class_bytes(text));
      case PatternToken::Kind::group:
        return group_atom(text);
      case PatternToken::Kind::name:
        return words_atom(text.substr(1, text.size() - 2));
      default:
        throw UnreadablePattern();
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
        return set_atom(class_bytes("[^\n]"));
      case '*':
      case '+':
      case '?':
        throw UnreadablePattern();
      default:
        return set_atom(one_byte(c));
    }
  }

  static PatternTree set_atom(const ByteSet& set) {
    PatternTree out;
    out.kind = Kind::set;
    out.set = out.first = set;
    return out;
  }

  PatternTree words_atom(std::string_view lexicon) const {
    const auto found = tries_.find(lexicon);
    if (found == tries_.end()) throw UnreadablePattern();
    PatternTree out;
    out.kind = Kind::words;
    out.words = &found->second;
    out.first = found->second.begins();
    return out;
  }

  PatternTree group_atom(std::string_view opening) {
    const bool named = opening.starts_with("(?P<");
    if (!named && opening != "(?:") throw UnreadablePattern();
    PatternTree out;
    if (named) out.group = group_++;
    PatternTree part = choice();
    if (!ahead(')')) throw UnreadablePattern();
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

std::optional<PatternTree> read_pattern(std::string_view pattern, const WordTries& tries,
                                        int first_group) {
  try {
    return Reader(pattern, tries, first_group).read();
  } catch (const UnreadablePattern&) {
    return std::nullopt;
  }
}

}  // namespace orgkarta::rules
