// Tier 2: the statements of a document, read from its masked text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// Makes statements of relation rules' matches in a mask.
class StatementFinder {
 public:
  /// What is searched.
  struct Input {
    const Mask& mask;
    const NarrowText& narrow;           ///< what the mask was made of
    std::string_view text;              ///< the document
    std::span<const Mention> mentions;  ///< of the document
  };

  /// Puts statements at the end of `out`.
  StatementFinder(const Input& input, std::vector<Statement>& out) : input_(input), out_(out) {}

  /// Takes a match. Returns where the search for its rule is to go on.
  std::uint32_t add(const CompiledRule& rule, std::uint32_t line, const RuleMatch& match);
  /// Sorts the statements by block, begin and then rule order.
  void finish();

 private:
  const Input& input_;
  std::vector<Statement>& out_;
  std::string folded_;
};

}  // namespace orgkarta::rules
