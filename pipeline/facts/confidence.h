// How sure a fact is: from the rules that read it, from what agrees, from what is weak about it.
//
//   confidence = agreed(readings) · the factors of its doubts, at most kMost
//
// The constants are chosen so that of facts without a doubt about nine of ten are right in texts
// that no rule was made for, and so that only what is more often wrong than right falls below one
// half, where facts are marked tentative (tests/golden/score/score.py prints how many are right at
// each confidence).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// One passage that states a fact: the rule, how sure it is, and the block (index into the text).
struct Reading {
  std::string_view rule;
  double confidence = 0;
  std::uint32_t block = 0;
};

inline constexpr double kMost = 0.99;      ///< nothing that rules read is certain
inline constexpr double kBuiltIn = 0.9;    ///< of a rule that is part of the program
inline constexpr double kOtherRule = 0.8;  ///< how much a reading by another rule counts,
inline constexpr double kSameRule = 0.5;   ///< one by the same rule in another block, which may err
                                           ///< there for the same reason,
inline constexpr double kOtherFact = 0.5;  ///< and that another fact needs this one

// Factors of doubts.
inline constexpr double kWeakCue = 0.85;      ///< told only by cues that give way to any other
inline constexpr double kBareName = 0.7;      ///< a body named only by a generic or indefinite noun
inline constexpr double kNoBody = 0.85;       ///< a post, and no body to be found
inline constexpr double kFarBody = 0.95;      ///< a post whose body does not stand in its passages
inline constexpr double kNoRole = 0.95;       ///< a date, and nothing says of what
inline constexpr double kInferred = 0.8;      ///< a date whose year the text leaves out
inline constexpr double kNoKind = 0.7;        ///< a figure, and nothing says what it is;
inline constexpr double kNoKindShare = 0.65;  ///< a percentage of that sort;
inline constexpr double kNoCurrency = 0.5;    ///< "4 million" of that sort: maybe no money;
inline constexpr double kNoGoal = 0.7;        ///< a target, and no goal has it;
inline constexpr double kChange = 0.95;       ///< a change: much must be read right to tell it,
inline constexpr double kNoStart = 0.9;       ///< nothing says from when,
inline constexpr double kNoDecider = 0.96;    ///< nobody is said to decide it,
inline constexpr double kNoResult = 0.9;  ///< or what becomes of several, or of what, is not said

/// What is left of the doubt about what has few readings: a body with a name of its own, once more
/// one that law names, a post with its body, with a party's letter or of a sitting, a sum that is
/// said to be for something.
inline constexpr double kSettled = 0.5;

/// Noisy-or: what remains of the doubt after each independent reading. The best counts whole;
/// others by kOtherRule or kSameRule; the same rule in the same block says nothing new. 0 to kMost.
double agreed(const std::vector<Reading>& readings);

/// Sets the confidence of all facts of a document. References must be ids already.
void weigh(const View& view, Facts& facts);

}  // namespace orgkarta::facts
