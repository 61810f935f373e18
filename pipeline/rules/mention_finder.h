// Tier 1: the mentions of one block.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// Finds all matches of the rules it is given and keeps those that win their overlaps. Holds
/// buffers: one a thread.
class MentionFinder {
 public:
  explicit MentionFinder(const CompiledRules& rules) : rules_(rules) {}

  /// Appends the mentions of block number `block`, in text order. `narrow` is the block's content,
  /// `text` the whole document; `candidates` are numbers of mention rules.
  void find(const NarrowText& narrow, std::string_view text, std::uint32_t block,
            std::span<const std::uint32_t> candidates, std::vector<Mention>& out);

 private:
  struct Hit {
    Span span;
    const CompiledRule* rule = nullptr;
    Search::Place place;
  };
  /// What is searched.
  struct Input {
    const NarrowText& narrow;
    std::string_view text;
    std::uint32_t block = 0;
  };

  void find_hits(const CompiledRule& rule, const Input& input);
  void resolve_overlaps();
  void keep_places();
  Mention mention_of(const Hit& hit, const Input& input);

  const CompiledRules& rules_;
  Search::Groups groups_;
  std::vector<Hit> hits_;
  std::vector<Hit> kept_;
};

/// The value of a capture: the lexicon's, if the group has one.
std::string_view capture_value(const Group& group, std::string_view text);

}  // namespace orgkarta::rules
