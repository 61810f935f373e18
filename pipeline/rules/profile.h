// What each rule costs. For people who write rules.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::rules {

/// Of one rule, over all rounds.
struct RuleCost {
  const RuleInfo* rule = nullptr;
  std::size_t tries = 0;  ///< places where its pattern was tried
  std::size_t hits = 0;   ///< matches, before conditions and overlaps
  double seconds = 0;
};

/// Of the whole, over all rounds.
struct Profile {
  std::vector<RuleCost> rules;  ///< the dearest first
  std::size_t bytes = 0;        ///< of the texts, times rounds
  std::size_t tries = 0;
  std::size_t mentions = 0;
  std::size_t statements = 0;
  double mention_candidates = 0;   ///< seconds, for finding where mention rules are tried …
  double relation_candidates = 0;  ///< … and relation rules
  double rest = 0;     ///< seconds, for narrowing, conditions, overlaps and masking, outside rules
  double seconds = 0;  ///< all of it
};

/// Finds everything in the texts `rounds` times (≥ 1), one untimed round before.
Profile profile(const RuleSet& rules, std::span<const Text> texts, std::size_t rounds);

}  // namespace orgkarta::rules
