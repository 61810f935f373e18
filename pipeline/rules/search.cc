#include "pipeline/rules/search.h"

namespace orgkarta::rules {

Search::Search(const CompiledRule& rule, const Alphabet& alphabet, std::string_view text,
               Groups& groups)
    : rule_(rule), alphabet_(alphabet), text_(text), groups_(groups) {
  groups_.resize(static_cast<std::size_t>(rule.regex->NumberOfCapturingGroups()) + 1);
}

bool Search::next() {
  while (at_ < text_.size()) {
    if (!match()) return false;
    resume_at(whole_.end);
    if (!whole_.empty()) return true;
  }
  return false;
}

// The first match that begins at at_ or later.
bool Search::match() {
  // The boundary is part of the pattern: it must see the character before.
  const std::uint32_t start = rule_.boundary && at_ > 0 ? at_ - 1 : at_;
  if (!match_from(start)) return false;
  if (whole_.begin >= at_) return true;
  // At 1 the search stepped back to the text's very begin, which is a boundary too. So look at
  // this place by itself and then behind it.
  if (!is_word(start) && match_exactly_at(at_)) return true;
  return match_from(at_);
}

bool Search::match_from(std::uint32_t start) {
  const re2::StringPiece text(text_.data(), text_.size());
  if (!rule_.regex->Match(text, start, text.size(), RE2::UNANCHORED, groups_.data(), 1)) {
    return false;
  }
  place_ = {span_of(0), 0};
  find_whole();
  return true;
}

// A match that begins at `at` as if the text began there.
bool Search::match_exactly_at(std::uint32_t at) {
  const re2::StringPiece rest(text_.data() + at, text_.size() - at);
  if (!rule_.regex->Match(rest, 0, rest.size(), RE2::ANCHOR_START, groups_.data(),
                          CompiledRule::kWhole + 1)) {
    return false;
  }
  place_ = {span_of(0), at};
  whole_ = span_of(CompiledRule::kWhole);
  return whole_.begin == at;
}

// Takes the boundaries off the match. A word character at its edge is the author's; another one
// is the boundary, unless the match touches the text's edge, where a boundary needs no character.
void Search::find_whole() {
  whole_ = place_.wrapped;
  if (whole_.empty()) return;
  if (rule_.boundary) {
    const bool begin_open = whole_.begin == 0 && !is_word(0);
    const bool end_open = whole_.end == text_.size() && !is_word(whole_.end - 1);
    if (begin_open || end_open) {
      find_groups();
      whole_ = span_of(CompiledRule::kWhole);
      return;
    }
    if (whole_.begin > 0) ++whole_.begin;
    if (whole_.end < text_.size()) --whole_.end;
  }
  if (!rule_.genitive || whole_.empty() || text_[whole_.end - 1] != 's') return;
  find_groups();
  whole_ = span_of(CompiledRule::kWhole);
}

void Search::find_groups(Place place) {
  const re2::StringPiece text(text_.data() + place.cut, text_.size() - place.cut);
  rule_.regex->Match(text, place.wrapped.begin - place.cut, text.size(), RE2::ANCHOR_START,
                     groups_.data(), static_cast<int>(groups_.size()));
}

Span Search::span_of(int group) const {
  const re2::StringPiece& piece = groups_[static_cast<std::size_t>(group)];
  if (piece.data() == nullptr) return {};
  const auto begin = static_cast<std::uint32_t>(piece.data() - text_.data());
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

void Search::resume_behind_first_word() {
  std::uint32_t i = whole_.begin;
  while (i < text_.size() && is_word(i)) ++i;
  resume_at(i);
}

}  // namespace orgkarta::rules
