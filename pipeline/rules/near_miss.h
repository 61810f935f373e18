// How far a rule's pattern goes at a place where it does not match, and what stops it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/rules/compiled.h"
#include "pipeline/rules/expand.h"
#include "pipeline/rules/lines.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/pattern_parts.h"

namespace orgkarta::rules {

/// A pattern that fails by one part, or beyond its first ones, or around its weightiest. Spans are
/// those of the lines.
struct NearMatch {
  PatternParts parts;      ///< of the alternative that came nearest
  std::size_t failed = 0;  ///< the part that stops it; parts.size(): the match ends inside a word
  bool optional = false;   ///< it may be empty: what stands there is in the way
  bool before = false;     ///< it should have stood before `matched`, else behind
  bool rest_fits = false;  ///< all other parts match
  Span matched;            ///< what the parts beside the failed one took
  Span instead;            ///< what stands where the failed part should; empty at the line's end
  Span whole;              ///< all of it: the matched parts and what stands between
  /// The failed part found alone further on in the line: what stands before it is in its way.
  std::optional<Span> further_on;
  /// If `before`: the part behind `matched` that fails too, and what stands there.
  std::optional<std::size_t> also;
  Span also_instead;
  std::size_t letters = 0;  ///< of the words that the rule asks for and that are there
  std::size_t tokens = 0;   ///< mentions that it asks for and that are there
  std::size_t score = 0;    ///< how near it came; more is nearer
};

/// Compiles patterns part by part, which is slow, and keeps them. One a thread; the rules must
/// outlive it.
class NearMatcher {
 public:
  explicit NearMatcher(const CompiledRules& rules);
  ~NearMatcher();

  /// Which matches are wanted.
  struct Wish {
    std::optional<Span> place;   ///< those that touch it are the nearer ones
    std::optional<Span> within;  ///< they must touch it
    bool however_far = false;    ///< also where no word that the rule asks for is there
    Mask::Tokens tokens;         ///< of masked lines
  };
  /// The nearest match of a rule in a line, where the rule itself does not match. Empty if hardly
  /// anything that it asks for is there.
  std::optional<NearMatch> nearest(const CompiledRule& rule, const Lines& lines, std::uint32_t line,
                                   const Wish& wish);

 private:
  struct Alternative;
  bool asks_for_words(std::string_view part) const;
  std::vector<Alternative>& alternatives_of(const CompiledRule& rule);

  const CompiledRules& rules_;
  Alphabet alphabet_;  ///< a copy: it keeps what it has narrowed
  Problems problems_;  ///< none arise: the rules are sound
  Expander expander_;
  std::vector<std::unique_ptr<std::vector<Alternative>>> known_;  ///< by rule number
};

/// A name of a pattern in words: what {WHO}, a lexicon or a macro stands for.
std::string describe_name(std::string_view name, const CompiledRules& rules);

}  // namespace orgkarta::rules
