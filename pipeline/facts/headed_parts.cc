// Parts whose names do not say that they are bodies, over sections that tell who leads them.
#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/facts/outline_lines.h"
#include "pipeline/facts/parents.h"
#include "pipeline/facts/plain_names.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-headed-part";
constexpr std::uint32_t kLongestHeading = 50;  // bytes
constexpr std::size_t kSection = 6;            // blocks below a heading in which its head is told

/// A heading and the title of who leads what it names.
struct Headed {
  std::size_t block = 0;
  std::string title;
};

/// Whether a line may be a part's name: a heading, or a short line like one.
bool may_name_part(const View& view, const Block& b) {
  const bool line = b.kind == BlockKind::heading || b.kind == BlockKind::paragraph;
  if (!line || b.content.size() > kLongestHeading || !is_plain_name(view, b.content)) return false;
  const std::string_view words = view.slice(b.content);
  if (words.ends_with('.') || words.ends_with(':') || words.find('\t') != words.npos) return false;
  const std::string_view lowered = view.lower(b.content);
  for (const std::string_view known : {"headings", "outline_headings", "outline_ends"}) {
    if (view.lookup(known, lowered)) return false;
  }
  const Mention* const m = view.mention_at(b.content.begin);
  return m == nullptr || !(m->span == b.content);  // a person, or a body that is known anyway
}

/// The title that a sentence begins with, if it leads a part and who has it is told there.
std::string head_of_sentence(const View& view, Span sentence) {
  const Mention* const m = view.mention_at(sentence.begin);
  if (m == nullptr || m->type != MentionType::title) return {};
  const Capture* const words = m->capture("title");  // without "acting"
  const std::string title(view.lower(words != nullptr ? words->span : m->span));
  if (!view.lookup("heads_of_parts", title)) return {};
  const Statement::Range r = view.mentions_in({m->span.end, sentence.end});
  const bool named =
      std::any_of(view.found.mentions.begin() + r.first, view.found.mentions.begin() + r.last,
                  [](const Mention& x) {
                    return x.type == MentionType::person || x.type == MentionType::name;
                  });
  return named ? title : std::string();
}

/// The same of a block: of its whole line or of a sentence in it.
std::string head_of_block(const View& view, const Block& b) {
  std::string title = head_of_sentence(view, b.content);
  for (std::uint32_t i = 0; i < b.sentence_count && title.empty(); ++i) {
    title = head_of_sentence(view, view.text.sentences[b.first_sentence + i]);
  }
  return title;
}

/// The head that the section below a heading tells; empty if it tells none.
std::string head_below(const View& view, std::size_t heading) {
  const auto& blocks = view.text.blocks;
  const std::size_t end = std::min(blocks.size(), heading + 1 + kSection);
  for (std::size_t i = heading + 1; i < end; ++i) {
    const BlockKind kind = blocks[i].kind;
    if (kind == BlockKind::heading || kind == BlockKind::title) return {};
    if (std::string title = head_of_block(view, blocks[i]); !title.empty()) return title;
    if (may_name_part(view, blocks[i])) return {};
  }
  return {};
}

/// The office or department whose heading stands nearest above a block.
std::optional<UnitIndex> body_above(const View& view, const UnitTable& table, std::size_t block) {
  for (std::size_t i = block; i-- > 0;) {
    const Block& b = view.text.blocks[i];
    const bool heads = b.kind == BlockKind::heading || b.kind == BlockKind::title;
    if (!heads && !is_name_line(view, table, i)) continue;
    const auto unit = line_unit(view, table, b);
    if (!unit) continue;
    const int rank = rank_of(table, *unit);
    return rank == kOfficeRank || rank == kDepartmentRank ? unit : std::nullopt;
  }
  return std::nullopt;
}

/// Whether a title is made of a heading's one word, which may be definite: "the staff", "staff
/// head".
bool shares_noun(std::string_view heading, std::string_view title) {
  constexpr std::size_t kShortest = 4;  // bytes of the noun
  constexpr std::size_t kEnding = 2;    // of a definite one
  for (std::size_t cut = 0; cut <= kEnding && heading.size() >= kShortest + cut; ++cut) {
    const std::string_view noun = heading.substr(0, heading.size() - cut);
    if (title.size() > noun.size() && title.starts_with(noun)) return true;
  }
  return false;
}

/// Whether a block begins something else than the part whose heading stands above it.
bool ends_part(const View& view, const UnitTable& table, std::size_t block) {
  const Block& b = view.text.blocks[block];
  if (b.kind == BlockKind::list_item) return false;
  std::string_view line = view.lower(b.content);
  if (line.ends_with(':')) line.remove_suffix(1);
  if (view.lookup("outline_headings", line)) return false;  // "Units:" are the part's own
  return b.kind == BlockKind::heading || b.kind == BlockKind::title || may_name_part(view, b) ||
         is_name_line(view, table, block);
}

}  // namespace

void read_headed_parts(const View& view, UnitTable& table, Outline& outline) {
  std::vector<Headed> found;
  std::map<std::string, std::size_t> told;  // how many parts have a head of that title
  for (std::size_t i = 0; i < view.text.blocks.size(); ++i) {
    if (!may_name_part(view, view.text.blocks[i])) continue;
    std::string title = head_below(view, i);
    if (title.empty()) continue;
    ++told[title];
    found.push_back({i, std::move(title)});
  }
  if (found.empty()) return;
  const auto above = body_above(view, table, found.front().block);
  for (const Headed& h : found) {
    const Span words = view.text.blocks[h.block].content;
    // One alone may be any heading, unless title and heading have their noun in common.
    if (told[h.title] < 2 && !shares_noun(view.lower(words), h.title)) continue;
    const auto kind = parse_name<UnitKind>(view.lookup("heads_of_parts", h.title).value());
    const Span name = view.text.blocks[h.block].content;
    const UnitIndex unit = table.add(std::string(view.slice(name)), kind.value_or(UnitKind::unit),
                                     {name, kRule}, false);
    if (above && rank_of(table, *above) < rank_of(table, unit)) set_parent(table, unit, *above);
    table.promote(unit);
    for (std::size_t i = h.block;
         i < outline.size() && (i == h.block || !ends_part(view, table, i)); ++i) {
      outline[i] = unit;
      if (view.text.blocks[i].kind != BlockKind::list_item) continue;
      const auto item = line_unit(view, table, view.text.blocks[i]);
      if (item && rank_of(table, *item) < rank_of(table, unit)) set_parent(table, *item, unit);
    }
  }
}

}  // namespace orgkarta::facts
