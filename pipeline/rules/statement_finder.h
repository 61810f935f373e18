// Tier 2: the statements of one block, read from its masked text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// Runs relation rules over a mask. Holds buffers: one a thread.
class StatementFinder {
 public:
  explicit StatementFinder(const CompiledRules& rules) : rules_(rules) {}

  /// What is known of the block that is searched.
  struct Input {
    const Mask& mask;
    const NarrowText& narrow;            ///< what the mask was made of
    std::string_view text;               ///< the whole document
    std::uint32_t block = 0;
    std::span<const Mention> mentions;   ///< of the document so far
    std::uint32_t first_mention = 0;     ///< of the block
  };

  /// Appends the block's statements, by begin and then rule order. `candidates` are numbers of
  /// relation rules.
  void find(const Input& input, std::span<const std::uint32_t> candidates,
            std::vector<Statement>& out);

 private:
  Statement statement_of(const CompiledRule& rule, const Search& search, const Input& input) const;

  const CompiledRules& rules_;
  Search::Groups groups_;
};

}  // namespace orgkarta::rules
