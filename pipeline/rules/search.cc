#include "pipeline/rules/search.h"

namespace orgkarta::rules {

Search::Search(const CompiledRule& rule, std::string_view text, Span window, Groups& groups)
    : rule_(rule),
      text_(text.data() + window.begin, window.size()),
      base_(window.begin),
      groups_(groups),
      at_(window.begin + 1) {
  groups_.resize(static_cast<std::size_t>(rule.regex->NumberOfCapturingGroups()) + 1);
}

bool Search::next() {
  while (at_ - base_ < text_.size()) {
    // The boundary is part of the pattern: it must see the character before.
    const std::size_t start = at_ - base_ - (rule_.boundary ? 1 : 0);
    if (!rule_.regex->Match(text_, start, text_.size(), RE2::UNANCHORED, groups_.data(), 1)) {
      return false;
    }
    find_whole();
    resume_at(whole_.end);
    if (!whole_.empty()) return true;
  }
  return false;
}

// Takes the boundaries off the match; whether a last s is the author's or a genitive's only the
// groups can tell.
void Search::find_whole() {
  whole_ = wrapped_ = span_of(0);
  if (rule_.boundary) whole_ = {whole_.begin + 1, whole_.end - 1};
  if (!rule_.genitive || whole_.empty() || text_[whole_.end - base_ - 1] != 's') return;
  find_groups();
  whole_ = span_of(CompiledRule::kWhole);
}

// Shown the match alone, RE2 can take its quicker ways.
void Search::find_groups(Span wrapped) {
  rule_.regex->Match(text_, wrapped.begin - base_, wrapped.end - base_, RE2::ANCHOR_START,
                     groups_.data(), static_cast<int>(groups_.size()));
}

Span Search::span_of(int group) const {
  const re2::StringPiece& piece = groups_[static_cast<std::size_t>(group)];
  if (piece.data() == nullptr) return {};
  const auto begin = base_ + static_cast<std::uint32_t>(piece.data() - text_.data());
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

void Search::resume_behind_first_word(const Alphabet& alphabet) {
  std::uint32_t i = whole_.begin;
  while (alphabet.is_word(text_[i - base_])) ++i;  // the window ends with a line feed
  resume_at(i);
}

}  // namespace orgkarta::rules
