// Tier 1: the mentions of a document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// Keeps those matches of the rules that win their overlaps. Holds buffers: one a thread.
class MentionFinder {
 public:
  explicit MentionFinder(const CompiledRules& rules) : rules_(rules) {}

  /// Begins a document. Both must live until finish().
  void start(const NarrowText& narrow, const Text& text);
  /// Takes a match. Returns where the search for its rule is to go on.
  std::uint32_t add(const CompiledRule& rule, std::uint32_t line, const RuleMatch& match);
  /// The condition that a match fails, one of the rule's `begins` or `where`; null if none.
  const Condition* refusal(const CompiledRule& rule, const RuleMatch& match);
  /// What a condition asks of: the span of a match's group, narrow.
  Span asked(const CompiledRule& rule, const Condition& condition, const RuleMatch& match) const;
  /// Replaces the mentions and signs of `out` by the document's, in text order.
  void finish(Found& out);

  /// A mention that a better one overlapped.
  struct Lost {
    Mention mention;
    const CompiledRule* rule = nullptr;
    Mention winner;
    const CompiledRule* winner_rule = nullptr;
  };
  /// For explanations: the mentions that lost, after finish().
  std::vector<Lost> lost();

 private:
  struct Hit {
    Span span;  ///< in the document's text
    const CompiledRule* rule = nullptr;
    std::uint32_t line = 0;
    std::size_t groups = 0;  ///< where they begin in spans_
  };

  void fold(Span span);
  Span first_word(Span whole) const;
  void resolve_overlaps();
  Mention mention_of(const Hit& hit);
  std::string_view words(Span span) const {
    return std::string_view(text_->text).substr(span.begin, span.size());
  }

  const CompiledRules& rules_;
  const NarrowText* narrow_ = nullptr;
  const Text* text_ = nullptr;
  std::vector<Hit> hits_;
  std::vector<Hit> signs_;
  std::vector<Hit> kept_;
  std::string taken_;  ///< a byte for each of the text: 1 where a kept hit stands
  std::string folded_;
  std::vector<Span> spans_;  ///< of groups, narrow; {0, 0} if the group took no part
};

/// The value of a capture: the lexicon's, if the group has one. `folded` is a buffer.
std::string_view capture_value(const Group& group, std::string_view text, std::string& folded);

}  // namespace orgkarta::rules
