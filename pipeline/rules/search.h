// One rule's matches in lines of text, from left to right.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {

/// Walks through the matches in one line or in many (lines.h). Offsets are those of the whole
/// string of lines.
///
/// Where a match lies costs RE2 little, where its groups lie costs ten times as much; so groups
/// are found when they are asked for, and often nobody asks.
class Search {
 public:
  using Groups = std::vector<re2::StringPiece>;

  /// Searches `window` of `text`, which must begin and end with a line feed. `groups` is a buffer
  /// for the search's use; it must outlive it.
  Search(const CompiledRule& rule, std::string_view text, Span window, Groups& groups);

  /// Goes to the next match; false if there is none. The search resumes behind the match, unless
  /// resume_at() has said otherwise.
  bool next();

  /// What the author's pattern matched, without the boundaries.
  Span whole() const { return whole_; }
  /// The match with its boundaries: what find_groups() needs to come back to it.
  Span wrapped() const { return wrapped_; }

  /// Finds the groups of the current match. Must come before the two that follow.
  void find_groups() { find_groups(wrapped_); }
  /// Finds the groups of an earlier match in the same window.
  void find_groups(Span wrapped);
  bool matched(int group) const {
    return groups_[static_cast<std::size_t>(group)].data() != nullptr;
  }
  Span span_of(int group) const;

  /// Lets the search go on at `offset`, but at least one character behind the match's begin.
  void resume_at(std::uint32_t offset) { at_ = std::max(offset, whole_.begin + 1); }
  /// Lets the search go on behind the first word of the match.
  void resume_behind_first_word(const Alphabet& alphabet);

 private:
  void find_whole();

  const CompiledRule& rule_;
  re2::StringPiece text_;
  std::uint32_t base_ = 0;  // where the window begins
  Groups& groups_;
  std::uint32_t at_ = 0;
  Span wrapped_;
  Span whole_;
};

}  // namespace orgkarta::rules
