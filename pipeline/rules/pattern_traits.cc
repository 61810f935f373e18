#include "pipeline/rules/pattern_traits.h"

#include "pipeline/rules/compiled.h"
#include "pipeline/rules/pattern_token.h"

namespace orgkarta::rules {
namespace {

using Kind = PatternToken::Kind;

}  // namespace

bool begins_line(std::string_view pattern) {
  if (!pattern.starts_with('^')) return false;
  const std::string_view rest = pattern.substr(1);
  if (rest.find_first_of("?*{") == 0) return false;  // then it may be absent
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size();) {
    const PatternToken token = next_token(pattern, i);
    i = token.end;
    depth += token.kind == Kind::group;
    if (token.kind != Kind::text) continue;
    depth -= pattern[token.begin] == ')';
    if (pattern[token.begin] == '|' && depth == 0) return false;
  }
  return true;
}

CapturingGroups capturing_groups(std::string_view pattern) {
  constexpr std::string_view kNamed = "(?P<";
  CapturingGroups out;
  for (std::size_t i = 0; i < pattern.size();) {
    const PatternToken token = next_token(pattern, i);
    const std::string_view text = token.in(pattern);
    i = token.end;
    if (token.kind != Kind::group) continue;
    const bool named = text.starts_with(kNamed);
    out.count += named || text == "(";
    if (!named) continue;
    const std::string_view name = text.substr(kNamed.size(), text.size() - kNamed.size() - 1);
    out.named.emplace_back(out.count, name);
  }
  return out;
}

bool ByteSeeker::may_hold(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size();) {
    const PatternToken token = next_token(pattern, i);
    const std::string_view piece = token.in(pattern);
    i = token.end;
    const bool set = token.kind == Kind::char_class;
    if (token.kind == Kind::text) {
      if (piece[0] == byte_ || piece[0] == '.') return true;
    } else if (set && piece.find_first_of("^-\\:") == piece.npos) {
      if (piece.find(byte_) != piece.npos) return true;
    } else if (set || token.kind == Kind::escape) {
      if (ask(piece)) return true;
    }
  }
  return false;
}

bool ByteSeeker::ask(std::string_view piece) {
  if (const auto known = known_.find(piece); known != known_.end()) return known->second;
  const RE2 regex(re2::StringPiece(piece.data(), piece.size()), pattern_options());
  const bool matches = regex.ok() && RE2::FullMatch(re2::StringPiece(&byte_, 1), regex);
  return known_.emplace(piece, matches).first->second;
}

}  // namespace orgkarta::rules
