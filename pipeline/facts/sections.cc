#include "pipeline/facts/sections.h"

#include <algorithm>

#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kHeadings = "headings";
constexpr std::string_view kMatterSign = "\u00A7";
constexpr std::size_t kLettersBeforeSign = 8;   // bytes
constexpr std::size_t kLongestMatterLine = 14;  // bytes: a line with only "Kf § 149"
constexpr std::uint32_t kLongestHeading = 120;  // bytes
constexpr std::uint32_t kLongestDecides = 60;   // bytes of "The board decides as follows"

Section section_named(std::string_view name) {
  return parse_name<Section>(name).value_or(Section::none);
}

/// The words of a line without a number before them ("2.1 Goals") and a final colon or question
/// mark.
std::string_view bare(std::string_view words) {
  const std::size_t letters = words.find_first_not_of("0123456789. ");
  if (letters != std::string_view::npos && letters > 0 && words[letters - 1] == ' ') {
    words.remove_prefix(letters);
  }
  while (!words.empty() && (words.back() == ':' || words.back() == ' ' || words.back() == '?'))
    words.remove_suffix(1);
  return words;
}

/// Whether a block may say what follows it.
bool may_open(const Block& b) {
  return b.kind == BlockKind::heading || b.kind == BlockKind::title ||
         b.kind == BlockKind::label_value;
}

/// Whether a block is the heading of a numbered matter, perhaps with the body's letters before the
/// sign ("Kf § 149").
bool opens_matter(BlockKind kind, std::string_view text) {
  const bool line = kind == BlockKind::heading || kind == BlockKind::title ||
                    kind == BlockKind::table_row || kind == BlockKind::label_value ||
                    (kind == BlockKind::paragraph && text.size() <= kLongestMatterLine);
  const std::size_t sign =
      text.substr(0, kLettersBeforeSign + kMatterSign.size()).find(kMatterSign);
  if (!line || sign == std::string_view::npos) return false;
  const std::size_t digit = text.find_first_not_of("  \t", sign + kMatterSign.size());
  if (digit == std::string_view::npos || text[digit] < '0' || text[digit] > '9') return false;
  return text.substr(0, sign).find_first_of("0123456789,.;") == std::string_view::npos;
}

/// The section that a heading's words open: they are listed, or their end is, behind a genitive
/// ("the committee's decision").
Section section_of_heading(const View& view, Span heading) {
  if (heading.size() > kLongestHeading) return Section::none;
  const std::string_view words = bare(view.slice(heading));
  if (const auto whole = view.lookup(kHeadings, words)) return section_named(*whole);
  const std::string_view lowered = view.lower(heading);
  const Lexicon::Entry* end = view.longest_end(kHeadings, bare(lowered));
  if (end == nullptr || end->form.size() + 2 > words.size()) return Section::none;
  const std::string_view before = words.substr(0, words.size() - end->form.size());
  // The body's own word may be the end of a longer one, a compound.
  const bool compound = end->form.find("s ") != std::string::npos && !before.ends_with(' ');
  return compound || before.ends_with("s ") ? section_named(end->value) : Section::none;
}

/// Whether a heading, or a short line, says no more than that a body decides what follows.
bool says_who_decides(const View& view, const Block& b) {
  const bool line = b.kind == BlockKind::heading || b.kind == BlockKind::title ||
                    (b.kind == BlockKind::paragraph && !view.slice(b.content).ends_with('.'));
  if (!line || b.content.size() > kLongestDecides) return false;
  bool decides = false;
  for (const Statement& s : view.statements_in(b.content)) {
    if (s.rule->gives == "status" && s.rule->attribute("status") == "proposed") return false;
    decides |= s.rule->gives == "decided_by" && s.span.begin == b.content.begin;
  }
  return decides;
}

/// Whether a paragraph tells a matter's decision though no heading says so: "The council rejects
/// the motion."
bool tells_decision(const View& view, const Block& b) {
  return b.kind == BlockKind::paragraph &&
         std::ranges::any_of(view.statements_in(b.content), [&](const Statement& s) {
           return s.rule->gives == "decides" && s.span.begin == b.content.begin;
         });
}

/// Whether what stands in a section is put forward by somebody: there "the board decides" is what
/// the board is to decide.
bool puts_forward(Section section) {
  return section == Section::proposal || section == Section::motion ||
         section == Section::reservation || section == Section::basis;
}

/// What a block says of itself and what follows: a heading by all its words, a label by its own.
Section opened_by(const View& view, const Block& b) {
  const bool labelled = b.kind == BlockKind::label_value && !b.label.empty();
  return section_of_heading(view, labelled ? b.label : b.content);
}

/// Whether a short line that was not taken for a heading is one of those that open a section: in
/// minutes they often stand close between other lines.
bool is_plain_heading(const View& view, const Block& b) {
  return b.kind == BlockKind::paragraph && b.content.size() <= kLongestDecides &&
         !view.slice(b.content).ends_with('.') &&
         section_of_heading(view, b.content) != Section::none;
}

}  // namespace

Sections::Sections(const View& view)
    : view_(view), sections_(view.text.blocks.size()), matters_(view.text.blocks.size()) {
  std::vector<Section> opened(sections_.size(), Section::none);
  Section now = Section::none;
  bool numbered = false;  // a numbered matter has begun: "the board decides" opens its decision
  bool fresh = false;     // a numbered matter's first lines: no heading yet behind a paragraph
  bool line = false;  // the section is a label's line: "Decision: the board approves the report"
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    const Block& b = view.text.blocks[i];
    if (line && b.kind == BlockKind::paragraph) now = Section::none;
    if (b.kind != BlockKind::list_item) line = false;
    const bool opens = opens_matter(b.kind, view.slice(b.span));
    numbered |= opens;
    const bool heads = b.kind == BlockKind::heading || b.kind == BlockKind::title;
    if (opens || (heads && i > 0 && view.text.blocks[i - 1].kind == BlockKind::paragraph))
      fresh = opens;
    const bool decides = says_who_decides(view, b);
    if (may_open(b) || is_plain_heading(view, b) || decides) {
      opened[i] = opened_by(view, b);
      if (opened[i] == Section::none && decides && numbered && !puts_forward(now))
        opened[i] = Section::decision;
      // A label that is not known, or "the board decides", is a line of the section it stands in.
      const bool goes_on = b.kind == BlockKind::label_value || decides;
      if (opened[i] != Section::none || !goes_on) now = opened[i];
      line = b.kind == BlockKind::label_value && opened[i] != Section::none &&
             view.slice(b.content).ends_with('.');
    }
    sections_[i] = now;
    if (fresh && now == Section::none && tells_decision(view, b)) sections_[i] = Section::decision;
  }
  count_numbered();
  numbered_ = matter_count() > 0;
  if (!numbered_) count_decided(opened);
}

void Sections::count_numbered() {
  std::uint32_t matter = 0;
  for (std::size_t i = 0; i < matters_.size(); ++i) {
    const Block& b = view_.text.blocks[i];
    matter += opens_matter(b.kind, view_.slice(b.span));
    matters_[i] = matter;
  }
}

void Sections::count_decided(const std::vector<Section>& opened) {
  const auto first = std::find_if(opened.begin(), opened.end(), [](Section s) {
    return s == Section::decision || s == Section::proposal;
  });
  if (first == opened.end()) return;
  std::uint32_t matter = 0;
  bool decided = false;  // the matter's decision has been told, and something else behind it
  Section last = Section::none;
  for (std::size_t i = 0; i < opened.size(); ++i) {
    if (opened[i] == *first && decided && last != *first) {
      ++matter;
      decided = false;
    }
    decided |= opened[i] == Section::decision;
    if (opened[i] != Section::none) last = opened[i];
    matters_[i] = matter;
  }
}

}  // namespace orgkarta::facts
