// Tier 1: the mentions of a document.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/rules/candidates.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// Finds all matches of the rules and keeps those that win their overlaps. Holds buffers: one a
/// thread.
class MentionFinder {
 public:
  explicit MentionFinder(const CompiledRules& rules) : rules_(rules) {}

  /// Replaces `out` by a document's mentions, in text order.
  void find(const NarrowText& narrow, std::string_view text, const Candidates& candidates,
            std::vector<Mention>& out);

 private:
  struct Hit {
    Span span;  ///< in the document's text
    const CompiledRule* rule = nullptr;
    std::uint32_t line = 0;
    std::uint32_t origin = 0;  ///< to find its groups
  };

  bool accepts(const CompiledRule& rule, Search& search, const NarrowText& narrow,
               std::string_view text) const;
  void resolve_overlaps();
  void keep(const Hit& hit, std::size_t first);
  Mention mention_of(const Hit& hit, const NarrowText& narrow, std::string_view text);

  const CompiledRules& rules_;
  Search::Groups groups_;
  std::vector<Hit> hits_;
  std::vector<Hit> kept_;
};

/// The value of a capture: the lexicon's, if the group has one.
std::string_view capture_value(const Group& group, std::string_view text);

}  // namespace orgkarta::rules
