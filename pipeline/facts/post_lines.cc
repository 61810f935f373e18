// Posts that fill a line, under or over the line that names their body.
#include "pipeline/facts/box_lines.h"
#include "pipeline/facts/plain_names.h"
#include "pipeline/facts/post_layouts.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestLine = 100;  // bytes

/// Whether a post is all that a line holds, an address behind it aside.
bool fills(const View& view, const Block& block, Span post) {
  if (post == block.content) return true;
  if (post.begin == block.content.begin && block.content.contains(post)) {
    std::string_view rest = view.slice({post.end, block.content.end});
    const std::size_t mark = rest.find_first_of("+0123456789@");
    const std::string_view lead = rest.substr(0, std::min(mark, rest.size()));
    if (!unicode::has_letter(lead) && mark != rest.npos) rest.remove_prefix(mark);
    while (rest.starts_with(' ') || rest.starts_with(',') || rest.starts_with('\t')) {
      rest.remove_prefix(1);
    }
    if (is_contact(view, rest)) return true;
  }
  return block.kind == BlockKind::label_value && post.begin == block.content.begin &&
         block.content.size() <= kLongestLine;
}

}  // namespace

PostLines::PostLines(const View& view, const UnitTable& table, const std::vector<DraftPost>& posts)
    : view_(view), table_(table), filled_(view.text.blocks.size()) {
  for (const DraftPost& d : posts) {
    const Span span = d.post.evidence.front().span;
    const std::uint32_t b = view.block_at(span.begin);
    if (!d.placed && fills(view, view.block(b), span)) filled_[b] = true;
  }
}

std::optional<UnitIndex> PostLines::unit_of(const Post& post) const {
  const Span span = post.evidence.front().span;
  const std::uint32_t block = view_.block_at(span.begin);
  if (!fills(view_, view_.block(block), span)) return std::nullopt;
  const auto over = above(block);
  if (!over) return below(block);
  return suits(post.role, table_.entries()[*over].unit.kind) ? over : std::nullopt;
}

std::optional<UnitIndex> PostLines::above(std::uint32_t block) const {
  std::optional<UnitIndex> nearest;
  bool first_is_unit = false;
  for (std::uint32_t b = block; b-- > 0;) {
    const Block& line = view_.block(b);
    if (line.kind == BlockKind::boilerplate || line.kind == BlockKind::title) break;
    if (filled_[b]) {  // a list of posts may be long: no more is asked of its lines
      first_is_unit = false;
      continue;
    }
    const auto unit = line.content.size() <= kLongestLine ? plain_unit(view_, table_, line.content)
                                                          : std::nullopt;
    const std::string_view words = view_.slice(line.content);
    const bool column =
        !nearest && line.kind != BlockKind::heading && view_.lookup("post_columns", words);
    const bool aside = column || is_contact(view_, words);
    if (!unit && !aside) {
      if (nearest) break;
      const auto introduced = introduces(b);
      return introduced ? introduced : described(b);
    }
    if (!nearest) nearest = unit;
    if (unit && unicode::in_capitals(view_.slice(line.content))) {
      const bool part = nearest && table_.entries()[*nearest].parent == *unit;
      return part ? nearest : unit;  // the line between names a part of the body in capitals
    }
    first_is_unit = unit.has_value();
  }
  return first_is_unit ? nearest : std::nullopt;
}

std::optional<UnitIndex> PostLines::introduces(std::uint32_t block) const {
  const Span line = view_.block(block).content;
  if (!view_.slice(line).ends_with(':')) return std::nullopt;
  const auto named = table_.named_in(view_.mentions_in(line));
  return named.empty() ? std::nullopt : std::optional(named.back());
}

std::optional<UnitIndex> PostLines::described(std::uint32_t block) const {
  const Block& told = view_.block(block);
  const Mention* const leads = view_.mention_at(told.content.begin);
  if (told.kind == BlockKind::list_item && leads != nullptr && leads->type == MentionType::unit) {
    std::size_t next = leads->span.end + 1;
    const bool tells = leads->span.end + 2 < told.content.end &&
                       view_.text.text[leads->span.end] == ' ' &&
                       unicode::is_upper(utf8::next(view_.text.text, next));
    if (tells) return first_unit(view_, table_, leads->span);
  }
  if (block == 0) return std::nullopt;
  return plain_unit(view_, table_, view_.block(block - 1).content);
}

std::optional<UnitIndex> PostLines::below(std::uint32_t block) const {
  if (block + 1 >= view_.text.blocks.size()) return std::nullopt;
  const Block& line = view_.block(block + 1);
  if (line.content.size() > kLongestLine) return std::nullopt;
  if (line.kind == BlockKind::label_value) return std::nullopt;
  if (line.kind == BlockKind::heading && line.depth > 0) return std::nullopt;  // of what follows
  const Statement::Range range = view_.mentions_in(line.content);
  if (range.first >= range.last || filled_[block + 1]) return std::nullopt;
  const std::uint32_t last = range.last - 1;
  if (view_.found.mentions[last].span.end != line.content.end) return std::nullopt;
  return table_.of_mention(last);
}

}  // namespace orgkarta::facts
