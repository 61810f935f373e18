// Tier 1: the mentions of one block.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/search.h"

namespace orgkarta::rules {

/// Finds all matches of the rules it is given and keeps those that win their overlaps. Holds
/// buffers: one a thread.
class MentionFinder {
 public:
  explicit MentionFinder(const CompiledRules& rules) : rules_(rules) {}

  /// Appends the block's mentions, in text order. `candidates` are numbers of mention rules.
  void find(std::string_view content, std::uint32_t offset, std::uint32_t block,
            std::span<const std::uint32_t> candidates, std::vector<Mention>& out);

 private:
  struct Hit {
    Span span;
    const CompiledRule* rule = nullptr;
    std::uint32_t first_capture = 0;
    std::uint32_t capture_count = 0;
  };

  void find_hits(const CompiledRule& rule, std::string_view content, std::uint32_t offset);
  void add_hit(const CompiledRule& rule, const Search& search, std::string_view content,
               std::uint32_t offset);
  void resolve_overlaps();
  void keep_places();
  Mention mention_of(const Hit& hit, std::uint32_t block) const;

  const CompiledRules& rules_;
  std::vector<re2::StringPiece> groups_;
  std::vector<Hit> hits_;
  std::vector<Hit> kept_;
  std::vector<Capture> captures_;
};

/// The value of a capture: the lexicon's, if the group has one.
std::string_view capture_value(const Group& group, std::string_view text);

}  // namespace orgkarta::rules
