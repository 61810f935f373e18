#include "pipeline/facts/sentence_cues.h"

#include <algorithm>
#include <string>

namespace orgkarta::facts {
namespace {

constexpr std::size_t kLongestList = 100;   // blocks between a list's item and its introduction
constexpr std::uint32_t kLongestPart = 20;  // blocks between a paragraph and its heading
constexpr std::uint32_t kLongestLine = 80;  // bytes of a numbered line that is a heading

/// The status of what a section tells: what is put forward there is not decided yet.
std::optional<Status> status_in(Section section) {
  switch (section) {
    case Section::proposal:
    case Section::motion:
    case Section::reservation:
      return Status::proposed;
    case Section::decision:
      return Status::decided;
    default:
      return std::nullopt;
  }
}

/// A paragraph with a dash before it: mostly what somebody says.
bool has_dash(const View& view, const Block& block) {
  if (block.kind != BlockKind::paragraph || block.content.begin <= block.span.begin) return false;
  return !view.slice({block.span.begin, block.content.begin}).starts_with(' ');
}

/// A paragraph that goes on what one above it begins: "that A ends", on a line of its own.
bool begins_item(const View& view, const Block& block) {
  constexpr std::uint32_t kOpening = 6;  // bytes
  const Span opening{block.content.begin,
                     std::min(block.content.end, block.content.begin + kOpening)};
  if (block.kind != BlockKind::paragraph || opening.empty()) return false;
  return !view.first_inside("item_begins", ' ' + std::string(view.lower(opening))).empty();
}

}  // namespace

Cues::Cues(const View& view, const UnitTable& table, const Sections& sections,
           std::optional<UnitIndex> sitting)
    : view_(view),
      sections_(sections),
      sitting_(sitting),
      sentences_(view.text.sentences.size() + 1),
      outcomes_(sections.matter_count() + 1),
      decides_(sections.matter_count() + 1) {
  read_statements(table);
  read_outcomes();
  read_points();
  read_blocks();
}

void Cues::read_statements(const UnitTable& table) {
  bool several = false;
  // "As proposed", "the proposal is rejected" hold a word that alone would propose.
  std::vector<Span> settled;
  std::vector<Span> told;  // "is to end, as the proposal says": what follows it adopts nothing
  for (const Statement* const s : view_.statements("status")) {
    const std::string_view status = s->rule->attribute("status");
    if (status == "told_by") told.push_back(s->span);
    const bool adopts = status == "adopted" && (told.empty() || !told.back().contains(s->span));
    if (adopts || status == "rejected" || status == "refused" || status == "no_proposal") {
      settled.push_back(s->span);
    }
  }
  auto by = told.begin();
  auto last = settled.begin();
  Span decider;
  for (const Statement& s : view_.found.statements) {
    SentenceCues& cues = sentences_[view_.sentence_of(s.span.begin)];
    if (s.rule->gives == "status") {
      const std::string_view status = s.rule->attribute("status");
      while (last != settled.end() && last->end <= s.span.begin) ++last;
      const bool is_settled = last != settled.end() && last->contains(s.span);
      while (by != told.end() && by->end <= s.span.begin) ++by;
      const bool only_told = by != told.end() && by->contains(s.span);
      cues.adopted |= status == "adopted" && !only_told;
      cues.done |= status == "done";
      cues.proposed |= status == "proposed" && !is_settled;
      cues.puts_forward |= status == "puts_forward" && !is_settled;
      cues.moved |= status == "moved" && !s.group("office");
      cues.decided |= status == "decided";
      cues.rejected |= status == "rejected" || status == "refused";
      cues.refused |= status == "refused";
      cues.negated |= status == "negated";
      cues.investigated |= status == "investigated";
      cues.deferred |= status == "deferred";
      cues.rejects_above |= status == "rejected_above";
      cues.rejects_last |= status == "rejected_before" || status == "rejected_above";
    } else if (s.rule->gives == "decided_by") {
      // "The committee in A municipality decided": not the municipality.
      if (decider.contains(s.span)) continue;
      decider = s.span;
      const auto units = table.named_in(view_.range_of(s, "unit"));
      if (units.empty()) continue;
      if (!cues.decided_by) cues.decided_by = units.front();
      several |= only_decider_ && *only_decider_ != units.front();
      only_decider_ = units.front();
    }
  }
  if (several) only_decider_.reset();
}

bool Cues::turned_down(std::uint32_t offset) const {
  return refused_at(offset) || rejected_next(offset);
}

// "Decides that A ends, that B moves and to refuse C": only C is refused. What stands before the
// first item holds for all of them.
bool Cues::refused_at(std::uint32_t offset) const {
  return at(offset).rejected && said_of_item(offset, {"rejected", "refused"});
}

// "Decides that A ends, that B's proposal to make C is turned down": A is not proposed.
bool Cues::proposed_at(std::uint32_t offset) const {
  const SentenceCues& own = at(offset);
  return own.proposed && (!own.decided || said_of_item(offset, {"proposed"}));
}

bool Cues::said_of_item(std::uint32_t offset,
                        std::initializer_list<std::string_view> statuses) const {
  const Span sentence = view_.text.sentences[view_.sentence_of(offset)];
  return std::ranges::any_of(view_.statements_in(sentence), [&](const Statement& s) {
    if (s.rule->gives != "status" || s.span.begin < sentence.begin) return false;
    const std::string_view status = s.rule->attribute("status");
    if (std::ranges::find(statuses, status) == statuses.end()) return false;
    if (s.span.begin <= offset && offset < s.span.end) return true;
    const bool before = s.span.end <= offset;
    const Span between = before ? Span{s.span.end, offset} : Span{offset, s.span.begin};
    if (view_.first_inside("item_joins", view_.lower(between)).empty()) return true;
    const std::string lead = ' ' + std::string(view_.lower({sentence.begin, s.span.begin}));
    return before && view_.first_inside("item_begins", lead).empty();
  });
}

// "That A ends, that B moves and that C remains": what is said of C parts from A and B.
bool Cues::parted(Span doubt, Span change) const {
  const bool before = doubt.end <= change.begin;
  if (!before && doubt.begin < change.end) return false;
  const Span between = before ? Span{doubt.end, change.begin} : Span{change.end, doubt.begin};
  const std::string_view parts = view_.first_inside("clause_joins", view_.lower(between));
  return parts == "both" || (!before && parts == "after");
}

bool Cues::untold(Span change) const {
  const SentenceCues& said = at(change.begin);
  if (!said.investigated && !said.negated) return false;
  if (view_.text.sentences.empty()) return true;
  const Span sentence = view_.text.sentences[view_.sentence_of(change.begin)];
  return std::ranges::any_of(view_.statements_in(sentence), [&](const Statement& s) {
    if (s.rule->gives != "status") return false;
    const std::string_view status = s.rule->attribute("status");
    return (status == "investigated" || status == "negated") && !parted(s.span, change);
  });
}

bool Cues::in_papers(std::uint32_t offset) const { return sections_.at(offset) == Section::basis; }

const SentenceCues& Cues::at(std::uint32_t offset) const {
  return sentences_[view_.sentence_of(offset)];
}

std::optional<UnitIndex> Cues::decider(std::uint32_t offset) const {
  if (const auto own = at(offset).decided_by) return own;
  const std::optional<std::uint32_t> intro = introduction(offset);
  if (intro && at(*intro).proposed && !settles(offset)) return std::nullopt;
  if (intro && at(*intro).decided_by) return at(*intro).decided_by;
  if (const auto above = decider_above(offset)) return above;
  if (status(offset) == Status::proposed) return std::nullopt;
  if (sitting_) return settles(offset) ? sitting_ : std::nullopt;
  return only_decider_;
}

// As the sentence says, or what leads to it, or the section.
std::optional<Status> Cues::said_at(std::uint32_t offset) const {
  const SentenceCues& own = at(offset);
  if (turned_down(offset)) return Status::rejected;
  if (proposed_at(offset) || own.moved || own.deferred) return Status::proposed;
  const std::optional<std::uint32_t> intro = introduction(offset);
  if (intro && at(*intro).proposed) return Status::proposed;
  const std::optional<Status> section = status_in(sections_.at(offset));
  if (section == Status::proposed) return section;
  if (own.decided || own.adopted) return Status::decided;
  if (!own.done && !section && (block_proposes(offset) || under_proposal(offset))) {
    return Status::proposed;
  }
  if (section) return section;
  return own.done ? std::optional(Status::done) : std::nullopt;
}

bool Cues::in_heading(std::uint32_t offset) const {
  if (view_.text.blocks.empty()) return false;
  const BlockKind kind = view_.block(view_.block_at(offset)).kind;
  return kind == BlockKind::heading || kind == BlockKind::title;
}

bool Cues::rejected_next(std::uint32_t offset) const {
  const std::uint32_t next = view_.sentence_of(offset) + 1;
  if (next >= view_.text.sentences.size() || !sentences_[next].rejects_last) return false;
  const std::uint32_t below = view_.block_at(view_.text.sentences[next].begin);
  const std::uint32_t block = view_.block_at(offset);
  const bool answers = below == block + 1 && sentences_[next].rejects_above &&
                       view_.block(block).kind == BlockKind::paragraph &&
                       view_.block(below).kind == BlockKind::paragraph;
  return below == block || answers;
}

void Cues::read_blocks() {
  const auto& sentences = view_.text.sentences;
  const bool any = std::any_of(sentences_.begin(), sentences_.end(),
                               [](const SentenceCues& s) { return s.puts_forward; });
  if (!any) return;
  proposing_.resize(view_.text.blocks.size());
  for (std::size_t b = 0; b < proposing_.size(); ++b) {
    const Span block = view_.text.blocks[b].content;
    bool proposed = false, decided = false;
    for (std::uint32_t s = view_.sentence_of(block.begin);
         s < sentences.size() && sentences[s].begin < block.end; ++s) {
      decided |= sentences_[s].decided || sentences_[s].adopted;
      proposed |= sentences_[s].puts_forward && !sentences_[s].rejected;
    }
    proposing_[b] = proposed && !decided;
  }
}

bool Cues::block_proposes(std::uint32_t offset) const {
  return !proposing_.empty() && proposing_[view_.block_at(offset)];
}

// "The board decides" as a line of its own, over paragraphs.
std::optional<UnitIndex> Cues::decider_above(std::uint32_t offset) const {
  const auto& blocks = view_.text.blocks;
  if (blocks.empty() || sections_.at(offset) != Section::decision) return std::nullopt;
  for (std::uint32_t b = view_.block_at(offset), steps = 0; b-- > 0 && steps < kLongestPart;
       ++steps) {
    if (blocks[b].kind == BlockKind::heading) return at(blocks[b].content.begin).decided_by;
  }
  return std::nullopt;
}

bool Cues::under_proposal(std::uint32_t offset) const {
  const auto& blocks = view_.text.blocks;
  if (blocks.empty()) return false;
  for (std::uint32_t b = view_.block_at(offset) + 1, steps = 0; b-- > 0 && steps < kLongestPart;
       ++steps) {
    // A numbered line over a paragraph is its heading ("3.1 Alternative A").
    const bool line = steps == 1 && blocks[b].kind == BlockKind::list_item &&
                      blocks[b + 1].kind == BlockKind::paragraph &&
                      blocks[b].content.size() < kLongestLine;
    if (blocks[b].kind != BlockKind::heading && !line) continue;
    if (line && !at(blocks[b].content.begin).puts_forward) continue;
    return !blocks[b].content.contains(Span{offset, offset}) &&
           at(blocks[b].content.begin).puts_forward;
  }
  return false;
}

std::optional<std::uint32_t> Cues::introduction(std::uint32_t offset) const {
  const auto& blocks = view_.text.blocks;
  if (blocks.empty()) return std::nullopt;
  // A paragraph with a dash is an item where a colon leads to it, else what somebody says.
  const bool spoken = has_dash(view_, blocks[view_.block_at(offset)]);
  const bool counted = begins_item(view_, blocks[view_.block_at(offset)]);
  if (!spoken && !counted && blocks[view_.block_at(offset)].kind != BlockKind::list_item) {
    return std::nullopt;
  }
  auto b = blocks.begin() + view_.block_at(offset) + 1;
  for (std::size_t steps = 0; b != blocks.begin() && steps < kLongestList; ++steps) {
    --b;
    if (b->kind == BlockKind::list_item || b->kind == BlockKind::boilerplate) continue;
    if (spoken && has_dash(view_, *b)) continue;
    if (counted && begins_item(view_, *b)) continue;
    if (spoken && !view_.slice(b->content).ends_with(':')) return std::nullopt;
    // The words just before the list: its heading, or the end of the sentence that leads to it.
    return b->content.empty() ? b->content.begin : b->content.end - 1;
  }
  return std::nullopt;
}

}  // namespace orgkarta::facts
