// Why the rules find something in a block, or miss it. Slow: for people, not for runs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::rules {

/// A mention that a better one overlapped.
struct LostMention {
  Mention mention;
  Mention winner;
  int priority = 0;  ///< of the lost one's rule
  int winner_priority = 0;
  std::string_view by;  ///< what decided: "priority", "length", "place" or "rule order"
};

/// A match that failed a condition of its rule, and so counts as none.
struct RefusedMatch {
  const RuleInfo* rule = nullptr;
  Span span;  ///< the match, in the document's text
  std::string group;
  Span asked;             ///< the group's text
  std::string_view test;  ///< as rule files spell it: "not_in"
  std::string lexicon;
};

/// How far a rule came that did not match. Texts are as the rule saw them: relation rules see
/// mentions as their types in angle brackets.
struct NearMiss {
  const RuleInfo* rule = nullptr;
  bool masked = false;             ///< a relation rule
  std::vector<std::string> parts;  ///< of the pattern, as its author wrote them
  std::size_t failed = 0;          ///< the part that stopped it; parts.size(): the end of the word
  bool optional = false;   ///< the failed part may be empty: what stands there is in the way
  bool rest_fits = false;  ///< what stands behind the failed part matches again
  Span span;               ///< what matched, in the document's text
  std::string matched;     ///< beside the failed part
  std::string instead;     ///< what stands there instead of the failed part; empty: the block ends
  bool before = false;     ///< the failed part should have stood before `matched`, else behind
  std::size_t also = 0;    ///< if `before`: the part behind `matched` that fails too; 0: none
  std::string also_instead;
  std::string further_on;  ///< what stands before the failed part, if that comes later in the block
  bool comes_later = false;           ///< it does
  std::vector<std::string> meanings;  ///< of the names in the failed part: "WHO: a mention …"
  std::size_t score = 0;              ///< more is nearer
};

/// All that can be told of one block.
struct BlockExplanation {
  std::uint32_t block = 0;
  std::vector<Mention> mentions;
  std::vector<Mention> signs;
  std::vector<LostMention> lost;
  std::vector<RefusedMatch> refused;
  std::string masked;                 ///< what relation rules see
  std::vector<Statement> statements;  ///< their ranges count in `mentions`
  std::vector<NearMiss> near;         ///< the nearest first
};

/// What is asked of a block.
struct Question {
  std::optional<Span> place;       ///< near misses are looked for about it, else all over the block
  std::optional<Span> sentence;    ///< they must touch it
  const RuleInfo* rule = nullptr;  ///< the only one whose near misses are asked for, however far
                                   ///< they are; null: those relation rules that came nearest
  std::size_t near_misses = 5;     ///< of relation rules at most, two of a kind of statement;
                                   ///< of mention rules, where no mention stands, half as many
};

/// Explains blocks of documents. Keeps what it compiles: one a thread; the rules must outlive it.
class Explainer {
 public:
  explicit Explainer(const RuleSet& rules);
  ~Explainer();

  /// The block's mentions and statements are those that Matcher::find() gives.
  BlockExplanation explain(const Text& text, std::uint32_t block, const Question& question);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The rule with that id; null if there is none.
const RuleInfo* find_rule(const RuleSet& rules, std::string_view id);

}  // namespace orgkarta::rules
