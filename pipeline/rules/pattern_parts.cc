#include "pipeline/rules/pattern_parts.h"

#include <algorithm>

#include "pipeline/rules/pattern_token.h"

namespace orgkarta::rules {
namespace {

using Kind = PatternToken::Kind;

// Of ASCII, or the first byte of a letter of Latin scripts.
bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte <= 0xC9);
}

bool is_operator(std::string_view text) { return text == "?" || text == "*" || text == "+"; }

// The end of the group that begins at `at`.
std::size_t group_end(std::string_view pattern, std::size_t at) {
  int depth = 0;
  while (at < pattern.size()) {
    const PatternToken token = next_token(pattern, at);
    at = token.end;
    if (token.kind == Kind::group) ++depth;
    if (token.kind == Kind::text && token.in(pattern) == ")" && --depth == 0) break;
  }
  return at;
}

class Splitter {
 public:
  explicit Splitter(std::string_view pattern) : pattern_(pattern) {}

  std::vector<PatternParts> split() {
    for (std::size_t at = 0; at < pattern_.size();) {
      const PatternToken token = next_token(pattern_, at);
      const std::size_t end = token.kind == Kind::group ? group_end(pattern_, at) : token.end;
      take(token.kind, pattern_.substr(at, end - at));
      at = end;
    }
    finish_part();
    return std::move(out_);
  }

 private:
  void take(Kind kind, std::string_view text) {
    if (kind == Kind::text && text == "|") {
      finish_part();
      out_.emplace_back();
    } else if (kind == Kind::repeat || (kind == Kind::text && is_operator(text))) {
      part_ += text;
    } else if (text == " ") {
      finish_part();
      part_ = text;
    } else if (kind == Kind::group || kind == Kind::name) {
      if (!goes_on(kind, text)) finish_part();
      part_ += text;
      closed_ = true;
    } else {
      if (closed_) finish_part();
      part_ += text;
    }
  }

  // "slut(?:a|et)" is one word. A space alone goes on with anything.
  bool goes_on(Kind kind, std::string_view text) const {
    if (std::all_of(part_.begin(), part_.end(), [](char c) { return c == ' '; })) return true;
    return kind == Kind::group && !closed_ && is_letter(part_.back()) &&
           text.find_first_of(" {") == std::string_view::npos;
  }

  void finish_part() {
    if (!part_.empty()) out_.back().push_back(std::move(part_));
    part_.clear();
    closed_ = false;
  }

  std::string_view pattern_;
  std::vector<PatternParts> out_ = std::vector<PatternParts>(1);
  std::string part_;
  bool closed_ = false;  ///< the part ends in a group or name: a letter begins another
};

// Whether what ends at `at` may be left out.
bool optional_at(std::string_view pattern, std::size_t at) {
  const std::string_view rest = pattern.substr(at);
  return rest.starts_with("?") || rest.starts_with("*") || rest.starts_with("{0");
}

std::string base_name(std::string_view written) {
  written = written.substr(1, written.size() - 2);
  return std::string(written.substr(0, written.find(':')));
}

}  // namespace

std::vector<PatternParts> split_pattern(std::string_view pattern) {
  return Splitter(pattern).split();
}

PartNeeds needs_of(std::string_view part) {
  PartNeeds needs;
  for (std::size_t at = 0; at < part.size();) {
    const PatternToken token = next_token(part, at);
    const bool group = token.kind == Kind::group;
    const std::size_t end = group ? group_end(part, at) : token.end;
    const bool optional = optional_at(part, end);
    if (!optional && token.kind == Kind::text) needs.words |= is_letter(part[at]);
    if (!optional && token.kind == Kind::name) needs.names.push_back(base_name(token.in(part)));
    at = optional ? end : token.end;
  }
  return needs;
}

std::vector<std::string> names_in(std::string_view part) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < part.size();) {
    const PatternToken token = next_token(part, at);
    if (token.kind == Kind::name) out.push_back(base_name(token.in(part)));
    at = token.end;
  }
  return out;
}

}  // namespace orgkarta::rules
