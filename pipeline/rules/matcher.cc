#include <numeric>
#include <string_view>
#include <vector>

#include "pipeline/rules/compiled.h"
#include "pipeline/rules/mask.h"
#include "pipeline/rules/mention_finder.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/rules/statement_finder.h"

namespace orgkarta::rules {
namespace {

std::vector<std::uint32_t> numbers_up_to(std::size_t count) {
  std::vector<std::uint32_t> out(count);
  std::iota(out.begin(), out.end(), 0U);
  return out;
}

}  // namespace

struct Matcher::State {
  explicit State(const CompiledRules& compiled)
      : rules(compiled),
        mention_scratch(compiled.mention_anchors.scratch()),
        relation_scratch(compiled.relation_anchors.scratch()),
        mentions(compiled),
        statements(compiled) {}

  Found find(const Text& text, bool anchored) {
    Found found;
    for (std::uint32_t i = 0; i < text.blocks.size(); ++i) {
      if (text.blocks[i].kind != BlockKind::boilerplate) find_in_block(text, i, anchored, found);
    }
    return found;
  }

  void find_in_block(const Text& text, std::uint32_t number, bool anchored, Found& found) {
    const Block& block = text.blocks[number];
    narrow.build(rules.alphabet, text.text, block.content);
    candidates_of(rules.mention_anchors, narrow.bytes(), anchored, rules.mention_rules.size(),
                  mention_scratch);
    const auto first = static_cast<std::uint32_t>(found.mentions.size());
    mentions.find(narrow, text.text, number, candidates, found.mentions);
    if (found.mentions.size() == first) return;
    const std::span<const Mention> all = found.mentions;
    mask.build(rules.alphabet, narrow, text, block, all.subspan(first));
    candidates_of(rules.relation_anchors, mask.bytes(), anchored, rules.relation_rules.size(),
                  relation_scratch);
    statements.find({mask, narrow, text.text, number, all, first}, candidates, found.statements);
  }

  void candidates_of(const Anchors& anchors, std::string_view searched, bool anchored,
                     std::size_t count, Anchors::Scratch& scratch) {
    if (anchored) {
      anchors.candidates(searched, scratch, candidates);
    } else {
      candidates = numbers_up_to(count);
    }
  }

  const CompiledRules& rules;
  Anchors::Scratch mention_scratch;
  Anchors::Scratch relation_scratch;
  MentionFinder mentions;
  StatementFinder statements;
  NarrowText narrow;
  Mask mask;
  std::vector<std::uint32_t> candidates;
};

Matcher::Matcher(const RuleSet& rules) : state_(std::make_unique<State>(rules.compiled())) {}
Matcher::~Matcher() = default;

Found Matcher::find(const Text& text) { return state_->find(text, true); }
Found Matcher::find_without_anchors(const Text& text) { return state_->find(text, false); }

}  // namespace orgkarta::rules
