#include "pipeline/rules/search.h"

#include <algorithm>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::rules {

Search::Search(const CompiledRule& rule, std::string_view text,
               std::vector<re2::StringPiece>& groups)
    : rule_(rule), text_(text), groups_(groups) {
  groups_.resize(static_cast<std::size_t>(rule.regex->NumberOfCapturingGroups()) + 1);
}

bool Search::next() {
  while (at_ < text_.size()) {
    if (!match()) return false;
    resume_at(whole().end);
    if (!whole().empty()) return true;
  }
  return false;
}

// The first match that begins at at_ or later.
bool Search::match() {
  std::size_t start = at_;
  // The boundary is part of the pattern: it must see the character before.
  if (rule_.boundary && at_ > 0) utf8::previous(text_, start);
  if (!match_in(0, start, RE2::UNANCHORED)) return false;
  if (whole().begin >= at_) return true;
  // Having stepped back to the text's very begin, the pattern took that for its boundary. So look
  // at this place by itself (the character before it is no letter, or it would not have matched
  // as a boundary; if it is one, nothing may begin here) and then at all behind it.
  std::size_t before = at_;
  if (!unicode::is_word(utf8::previous(text_, before)) && match_in(at_, 0, RE2::ANCHOR_START) &&
      whole().begin == at_) {
    return true;
  }
  return match_in(0, at_, RE2::UNANCHORED);
}

// Searches the text behind `skipped` bytes, which the pattern cannot see, from `start` on.
bool Search::match_in(std::size_t skipped, std::size_t start, RE2::Anchor anchor) {
  const re2::StringPiece text(text_.data() + skipped, text_.size() - skipped);
  return rule_.regex->Match(text, start, text.size(), anchor, groups_.data(),
                            static_cast<int>(groups_.size()));
}

Span Search::span_of(int group) const {
  const re2::StringPiece& piece = groups_[static_cast<std::size_t>(group)];
  if (piece.data() == nullptr) return {};
  const auto begin = static_cast<std::uint32_t>(piece.data() - text_.data());
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

void Search::resume_at(std::uint32_t offset) {
  std::size_t behind = whole().begin;
  if (behind < text_.size()) utf8::next(text_, behind);
  else ++behind;
  at_ = std::max(offset, static_cast<std::uint32_t>(behind));
}

void Search::resume_behind_first_word() {
  std::size_t i = whole().begin;
  while (i < text_.size()) {
    std::size_t after = i;
    if (!unicode::is_word(utf8::next(text_, after))) break;
    i = after;
  }
  resume_at(static_cast<std::uint32_t>(i));
}

}  // namespace orgkarta::rules
