// One rule's matches over one text, from left to right.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {

/// Walks through the matches. Offsets are those of the text that is searched.
class Search {
 public:
  /// `groups` is a buffer for the search's use; it must outlive it.
  Search(const CompiledRule& rule, std::string_view text, std::vector<re2::StringPiece>& groups);

  /// Goes to the next match; false if there is none. The search resumes behind the match, unless
  /// resume_at() has said otherwise.
  bool next();

  /// What the author's pattern matched, without the boundaries.
  Span whole() const { return span_of(CompiledRule::kWhole); }
  bool matched(int group) const { return groups_[static_cast<std::size_t>(group)].data() != nullptr; }
  Span span_of(int group) const;

  /// Lets the search go on at `offset`, but at least one character behind the match's begin.
  void resume_at(std::uint32_t offset);
  /// Lets the search go on behind the first word of the match.
  void resume_behind_first_word();

 private:
  bool match();
  bool match_in(std::size_t skipped, std::size_t start, RE2::Anchor anchor);

  const CompiledRule& rule_;
  std::string_view text_;
  std::vector<re2::StringPiece>& groups_;
  std::uint32_t at_ = 0;
};

}  // namespace orgkarta::rules
