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
    Span wrapped;            ///< to find its groups …
    std::size_t groups = 0;  ///< … or where they stand in spans_, if the rule asked for them
  };

  bool accepts(const CompiledRule& rule, Search& search, const NarrowText& narrow,
               std::string_view text) const;
  void add_hit(const CompiledRule& rule, const Search& search, std::uint32_t line,
               const NarrowText& narrow);
  void resolve_overlaps();
  void keep(const Hit& hit, std::size_t first);
  Mention mention_of(const Hit& hit, const NarrowText& narrow, std::string_view text);

  const CompiledRules& rules_;
  Search::Groups groups_;
  std::vector<Hit> hits_;
  std::vector<Hit> kept_;
  std::vector<Span> spans_;  ///< of groups; empty if the group took no part
};

/// The value of a capture: the lexicon's, if the group has one.
std::string_view capture_value(const Group& group, std::string_view text);

}  // namespace orgkarta::rules
