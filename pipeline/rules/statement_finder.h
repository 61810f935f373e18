// Tier 2: the statements of one block, read from its masked text.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// Runs relation rules over a mask. Holds buffers: one a thread.
class StatementFinder {
 public:
  explicit StatementFinder(const CompiledRules& rules) : rules_(rules) {}

  /// Appends the block's statements, by begin and then rule order. `mentions` are those of the
  /// whole document so far; the block's own begin at `first_mention`.
  void find(const Mask& mask, std::string_view text, std::uint32_t block,
            std::span<const Mention> mentions, std::uint32_t first_mention,
            std::span<const std::uint32_t> candidates, std::vector<Statement>& out);

 private:
  void resume(const CompiledRule& rule, Search& search) const;

  const CompiledRules& rules_;
  std::vector<re2::StringPiece> groups_;
};

}  // namespace orgkarta::rules
