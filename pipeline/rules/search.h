// One rule's matches over one text, from left to right.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {

/// Walks through the matches. The text is narrow (alphabet.h), and offsets are its own.
///
/// Where a match lies costs RE2 little, where its groups lie costs ten times as much; so groups
/// are found when they are asked for, and often nobody asks.
class Search {
 public:
  using Groups = std::vector<re2::StringPiece>;

  /// A match as RE2 sees it.
  struct Place {
    Span wrapped;           ///< with its boundaries
    std::uint32_t cut = 0;  ///< bytes of the text that the pattern was not shown
  };

  /// `groups` is a buffer for the search's use; it must outlive it.
  Search(const CompiledRule& rule, const Alphabet& alphabet, std::string_view text, Groups& groups);

  /// Goes to the next match; false if there is none. The search resumes behind the match, unless
  /// resume_at() has said otherwise.
  bool next();

  /// What the author's pattern matched, without the boundaries.
  Span whole() const { return whole_; }
  /// What find_groups() needs to come back to this match.
  Place place() const { return place_; }

  /// Finds the groups of the current match. Must come before the two that follow.
  void find_groups() { find_groups(place_); }
  /// Finds the groups of an earlier match of the same rule and text.
  void find_groups(Place place);
  bool matched(int group) const { return groups_[static_cast<std::size_t>(group)].data() != nullptr; }
  Span span_of(int group) const;

  /// Lets the search go on at `offset`, but at least one character behind the match's begin.
  void resume_at(std::uint32_t offset) { at_ = std::max(offset, whole_.begin + 1); }
  /// Lets the search go on behind the first word of the match.
  void resume_behind_first_word();

 private:
  bool match();
  bool match_from(std::uint32_t start);
  bool match_exactly_at(std::uint32_t at);
  void find_whole();
  bool is_word(std::uint32_t at) const { return alphabet_.is_word(text_[at]); }

  const CompiledRule& rule_;
  const Alphabet& alphabet_;
  std::string_view text_;
  Groups& groups_;
  std::uint32_t at_ = 0;
  Place place_;
  Span whole_;
};

}  // namespace orgkarta::rules
