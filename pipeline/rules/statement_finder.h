// Tier 2: the statements of a document, read from its masked text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/rules/candidates.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// Runs relation rules over a mask. Holds buffers: one a thread.
class StatementFinder {
 public:
  explicit StatementFinder(const CompiledRules& rules) : rules_(rules) {}

  /// What is searched.
  struct Input {
    const Mask& mask;
    const NarrowText& narrow;           ///< what the mask was made of
    std::string_view text;              ///< the document
    std::span<const Mention> mentions;  ///< of the document
  };

  /// Replaces `out` by a document's statements, by block, begin and then rule order.
  void find(const Input& input, const Candidates& candidates, std::vector<Statement>& out);

 private:
  Statement statement_of(const CompiledRule& rule, const Search& search, std::uint32_t line,
                         const Input& input) const;

  const CompiledRules& rules_;
  Search::Groups groups_;
};

}  // namespace orgkarta::rules
