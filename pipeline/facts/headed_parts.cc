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

/// The title of who leads a part.
struct Head {
  std::string title;
  bool known = false;   ///< one that heads of parts have
  bool direct = false;  ///< the line right below the heading holds it and the name, and no more
};

/// A heading and who leads what it names.
struct Headed {
  std::size_t block = 0;
  Head head;
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

bool names_person(const Mention& m) {
  return m.type == MentionType::person || m.type == MentionType::name;
}

/// The title that a sentence begins with, if it leads a part and who has it is told there; one of
/// any other head only where the line holds nothing else.
Head head_of_sentence(const View& view, Span sentence) {
  const Mention* const m = view.mention_at(sentence.begin);
  if (m == nullptr || m->type != MentionType::title) return {};
  const Capture* const words = m->capture("title");  // without "acting"
  Head head{std::string(view.lower(words != nullptr ? words->span : m->span))};
  const Statement::Range r = view.mentions_in({m->span.end, sentence.end});
  const auto first = view.found.mentions.begin() + r.first;
  const auto last = view.found.mentions.begin() + r.last;
  const auto person = std::find_if(first, last, names_person);
  if (person == last) return {};
  head.known = view.lookup("heads_of_parts", head.title).has_value();
  head.direct = person->span.begin <= m->span.end + 2 && person->span.end == sentence.end;
  const Lexicon::Entry* const suffix = view.longest_end("title_suffixes", head.title);
  const bool leads = suffix != nullptr && suffix->value.starts_with("head:");
  if (!head.known && !(head.direct && leads)) return {};
  return head;
}

/// The same of a block: of its whole line or of a sentence in it.
Head head_of_block(const View& view, const Block& b) {
  Head head = head_of_sentence(view, b.content);
  for (std::uint32_t i = 0; i < b.sentence_count && head.title.empty(); ++i) {
    head = head_of_sentence(view, view.text.sentences[b.first_sentence + i]);
    head.direct = false;
    if (!head.known) head = {};
  }
  return head;
}

/// The head that the section below a heading tells; empty if it tells none.
Head head_below(const View& view, std::size_t heading) {
  const auto& blocks = view.text.blocks;
  const std::size_t end = std::min(blocks.size(), heading + 1 + kSection);
  for (std::size_t i = heading + 1; i < end; ++i) {
    const BlockKind kind = blocks[i].kind;
    const bool heads = kind == BlockKind::heading || kind == BlockKind::title;
    if (heads && i > heading + 1) return {};
    if (Head head = head_of_block(view, blocks[i]); !head.title.empty()) {
      head.direct = head.direct && i == heading + 1;
      return (head.known && !heads) || head.direct ? head : Head();
    }
    if (heads) return {};
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

/// Whether a title is made of a heading's first word, which may be definite: "the staff", "staff
/// head"; "Libraries and culture", "library head".
bool shares_noun(std::string_view heading, std::string_view title) {
  heading = heading.substr(0, heading.find_first_of(" ,-"));
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
  std::size_t direct = 0;                   // how many have a head in the very next line
  for (std::size_t i = 0; i < view.text.blocks.size(); ++i) {
    if (!may_name_part(view, view.text.blocks[i])) continue;
    Head head = head_below(view, i);
    if (head.title.empty()) continue;
    ++told[head.title];
    direct += head.direct && head.known;
    found.push_back({i, std::move(head)});
  }
  for (const Headed& h : found) {
    const Span words = view.text.blocks[h.block].content;
    const auto above = body_above(view, table, h.block);
    // One alone may be any heading, unless title and heading have their noun in common, or it
    // stands below an office as others do.
    const bool among = h.head.direct && h.head.known && above && direct > 1;
    const bool several = h.head.known && told[h.head.title] > 1;
    if (!several && !among && !shares_noun(view.lower(words), h.head.title)) continue;
    const auto said = view.lookup("heads_of_parts", h.head.title);
    const auto kind = parse_name<UnitKind>(said.value_or("unit"));
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
