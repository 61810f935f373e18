#include "pipeline/facts/individuals.h"

#include <algorithm>

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestLine = 120;  // bytes of a line that may be a heading

using BlockIndex = std::uint32_t;

/// Blocks from `first` to before `end`.
struct Part {
  BlockIndex first = 0;
  BlockIndex end = 0;
  const Statement* told = nullptr;
};

class PartFinder {
 public:
  PartFinder(const View& view, const Sections& sections, DocumentType type)
      : view_(view), sections_(sections), matters_(deals_with_matters(type)) {}

  std::vector<Part> run() const {
    std::vector<Part> parts;
    for (const Statement* told : view_.statements("individual")) {
      const bool counts = matters_ || sections_.numbered() || !flag(*told->rule, "matters");
      if (counts && !is_general(told->block)) parts.push_back(part_of(*told));
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.first < b.first; });
    return parts;
  }

 private:
  static bool deals_with_matters(DocumentType type) {
    return type == DocumentType::minutes || type == DocumentType::notice ||
           type == DocumentType::proposal;
  }

  bool is_general(BlockIndex b) const {
    return std::ranges::any_of(view_.statements("no_individual"),
                               [&](const Statement* s) { return s->block == b; });
  }

  static bool is_heading(const Block& b) {
    return b.kind == BlockKind::heading || b.kind == BlockKind::title;
  }

  /// A heading, or a short line that may be one: in minutes many are not told from others.
  bool may_head(BlockIndex b) const {
    const Block& block = view_.block(b);
    if (is_heading(block)) return true;
    const bool line = block.kind == BlockKind::paragraph || block.kind == BlockKind::table_row ||
                      block.kind == BlockKind::label_value;
    return line && block.content.size() <= kLongestLine &&
           !view_.slice(block.content).ends_with('.');
  }

  /// Whether a heading parts one matter into its sections ("Decision") and begins nothing new.
  bool is_inner(BlockIndex b) const {
    switch (sections_.at(view_.block(b).content.begin)) {
      case Section::background:
      case Section::history:
      case Section::basis:
      case Section::proposal:
      case Section::motion:
      case Section::procedure:
      case Section::decision:
      case Section::reservation:
      case Section::statement:
      case Section::dispatch:
        return true;
      default:
        return false;
    }
  }

  std::uint32_t matter(BlockIndex b) const {
    return sections_.numbered() ? sections_.matter_at(view_.block(b).span.begin) : 0;
  }

  Part part_of(const Statement& told) const {
    const BlockIndex b = told.block;
    const bool whole = told.rule->attribute("scope") == "matter";
    if (!whole && !may_head(b)) return {b, b + 1, &told};
    if (whole && matter(b) == 0) return {b, b + 1, &told};
    BlockIndex first = b;
    while ((whole || opens(b)) && first > 0 && matter(first - 1) == matter(b)) --first;
    return {first, end_of(first), &told};
  }

  /// Whether a block is its matter's heading: at most the number's line stands before it.
  bool opens(BlockIndex b) const {
    if (matter(b) == 0) return false;
    return b < 2 || matter(b - 1) != matter(b) || matter(b - 2) != matter(b);
  }

  /// Up to the next matter, and of what is not a whole matter to the next heading that begins
  /// something else.
  BlockIndex end_of(BlockIndex first) const {
    const auto count = static_cast<BlockIndex>(view_.text.blocks.size());
    const bool whole = opens(first);
    const std::uint8_t level = is_heading(view_.block(first)) ? view_.block(first).depth : 0;
    for (BlockIndex b = first + 1; b < count; ++b) {
      const Block& block = view_.block(b);
      if (matter(b) != matter(first)) return b;
      const bool below = level > 0 && block.depth > level;
      if (!whole && is_heading(block) && !below && !is_inner(b)) return b;
    }
    return count;
  }

  const View& view_;
  const Sections& sections_;
  bool matters_;
};

bool within(const std::vector<Passage>& parts, const Evidence& evidence) {
  return std::ranges::any_of(parts, [&](const Passage& p) {
    return evidence.span.begin < p.span.end && p.span.begin < evidence.span.end;
  });
}

}  // namespace

std::vector<Passage> individual_parts(const View& view, const Sections& sections,
                                      DocumentType type) {
  std::vector<Passage> out;
  BlockIndex end = 0;  // of those that are out
  for (const Part& part : PartFinder(view, sections, type).run()) {
    if (part.end <= end && !out.empty()) continue;
    const Span span{view.block(part.first).span.begin, view.block(part.end - 1).span.end};
    if (!out.empty() && part.first < end) {
      out.back().span.end = span.end;
    } else {
      out.push_back({span, part.told->rule->id});
    }
    end = part.end;
  }
  return out;
}

void drop_individuals(const std::vector<Passage>& parts, std::vector<DraftPost>& posts) {
  if (parts.empty()) return;
  for (DraftPost& draft : posts) {
    std::erase_if(draft.post.evidence, [&](const Evidence& e) { return within(parts, e); });
  }
  std::erase_if(posts, [](const DraftPost& draft) { return draft.post.evidence.empty(); });
}

}  // namespace orgkarta::facts
