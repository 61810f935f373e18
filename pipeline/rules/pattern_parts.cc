#include "pipeline/rules/pattern_parts.h"

#include <algorithm>

#include "pipeline/rules/pattern_token.h"

namespace orgkarta::rules {
namespace {

using Kind = PatternToken::Kind;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_operator(std::string_view text) { return text == "?" || text == "*" || text == "+"; }

bool is_masked_name(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

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

template <class Visit>
void each_token(std::string_view part, Visit&& visit) {
  for (std::size_t at = 0; at < part.size();) {
    const PatternToken token = next_token(part, at);
    visit(token.kind, token.in(part));
    at = token.end;
  }
}

}  // namespace

std::vector<PatternParts> split_pattern(std::string_view pattern) {
  return Splitter(pattern).split();
}

bool is_specific(std::string_view part) {
  bool specific = false;
  for (const std::string& name : names_in(part)) specific |= !is_masked_name(name);
  each_token(part, [&](Kind kind, std::string_view text) {
    specific |= kind == Kind::text && is_letter(text.front());
  });
  return specific;
}

std::vector<std::string> names_in(std::string_view part) {
  std::vector<std::string> out;
  each_token(part, [&](Kind kind, std::string_view text) {
    if (kind != Kind::name) return;
    text = text.substr(1, text.size() - 2);
    out.emplace_back(text.substr(0, text.find(':')));
  });
  return out;
}

}  // namespace orgkarta::rules
