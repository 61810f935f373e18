#include "pipeline/facts/document.h"

#include <algorithm>

#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {

bool is_proposal(const View& view, const std::string& title, DocumentType type) {
  if (type == DocumentType::minutes || type == DocumentType::directive) return false;
  if (type == DocumentType::proposal) return true;
  std::string opening = unicode::lower(title);
  int paragraphs = 0;
  for (const Block& b : view.text.blocks) {
    if (b.kind == BlockKind::boilerplate || b.kind == BlockKind::title) continue;
    (opening += '\n') += view.lower(b.content);
    if (++paragraphs == 2) break;
  }
  return !view.first_inside("proposal_words", opening).empty();
}

bool awaits_decision(const View& view, const std::string& title, const Dates& dates) {
  const bool speaks = !view.first_inside("proposal_titles", unicode::lower(title)).empty();
  if (!speaks || !dates.today) return false;
  return std::ranges::any_of(dates.facts, [&](const Date& d) {
    return d.role == DateRole::decision && d.value.size() == dates.today->size() &&
           d.value > *dates.today;
  });
}

namespace {

/// Whether a line names bodies and nothing else, or says that it is of minutes.
bool says_who_sits(const View& view, const Block& b) {
  if (!view.first_inside("sitting_words", view.lower(b.content)).empty()) return true;
  const Statement::Range range = view.mentions_in(b.content);
  std::uint32_t begin = b.content.begin;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Mention& m = view.found.mentions[i];
    if (m.type != MentionType::unit && (m.type != MentionType::date || begin == b.content.begin)) {
      continue;
    }
    if (unicode::has_letter(view.slice({begin, m.span.begin}))) return false;
    begin = m.span.end;
  }
  return begin > b.content.begin && !unicode::has_letter(view.slice({begin, b.content.end}));
}

}  // namespace

std::optional<UnitIndex> sitting_body(const View& view, const UnitTable& table, DocumentType type) {
  if (type != DocumentType::minutes) return std::nullopt;
  const auto sits = [&](UnitIndex u) {
    const UnitKind k = table.entries()[u].unit.kind;
    return k == UnitKind::council || k == UnitKind::board || k == UnitKind::committee ||
           k == UnitKind::subcommittee;
  };
  for (const Block& b : view.text.blocks) {  // the body's name alone, or with the word for minutes
    if (b.content.size() > 130) continue;
    std::vector<UnitIndex> units = table.named_in(view.mentions_in(b.content));
    std::erase_if(units, [&](UnitIndex u) { return !sits(u); });
    if (units.size() == 1 && says_who_sits(view, b)) return units.front();
  }
  std::optional<UnitIndex> best;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || !sits(u)) continue;
    if (!best || e.unit.evidence.size() > table.entries()[*best].unit.evidence.size()) best = u;
  }
  return best;
}

std::optional<UnitIndex> page_body(const View& view, const UnitTable& table) {
  for (const Block& b : view.text.blocks) {
    if (b.kind != BlockKind::title) continue;
    const Statement::Range r = view.mentions_in(b.content);
    if (r.first + 1 != r.last) return std::nullopt;
    const Mention& m = view.found.mentions[r.first];
    std::string_view before = view.slice({b.content.begin, m.span.begin});
    while (before.ends_with(' ')) before.remove_suffix(1);
    const bool alone = before.empty() || view.lookup("page_leads", before);
    return alone && m.span.end == b.content.end ? table.of_mention(r.first) : std::nullopt;
  }
  return std::nullopt;
}

namespace {

constexpr std::size_t kOpening = 4;  // blocks of text that say what a text is about

bool tells(const Statement& s, std::string_view status) {
  return s.rule->gives == "status" && s.rule->attribute("status") == status;
}

/// Whether the sentences of a block tell of that status.
bool says(const View& view, std::uint32_t block, std::string_view status) {
  const auto told = view.statements_in(view.block(block).span);
  return std::ranges::any_of(told, [&](const Statement& s) { return tells(s, status); });
}

// Bytes from "decides" to what it decides: "decides, for its part, to propose".
constexpr std::uint32_t kNear = 40;

/// Whether a decision's text puts something forward for others to decide: its own verb does, not a
/// later clause, nor what is said of a proposal that it adopts or rejects.
bool puts_forward(const View& view, std::uint32_t block) {
  const auto told = view.statements_in(view.block(block).span);
  const auto decided =
      std::ranges::find_if(told, [&](const Statement& s) { return tells(s, "decided"); });
  return std::ranges::any_of(told, [&](const Statement& s) {
    if (!tells(s, "proposed")) return false;
    if (decided != told.end() && s.span.begin > decided->span.end + kNear) return false;
    return std::ranges::none_of(told, [&](const Statement& judged) {
      return (tells(judged, "adopted") || tells(judged, "rejected")) &&
             judged.span.contains(s.span);
    });
  });
}

/// Whether minutes mostly decide what somebody else shall decide: half of their headings of a
/// decision or more are followed by a proposal.
bool mostly_proposes(const View& view, const Sections& sections) {
  int proposals = 0, decisions = 0;
  const auto& blocks = view.text.blocks;
  for (std::uint32_t b = 0; b + 1 < blocks.size(); ++b) {
    const bool heading = blocks[b].kind == BlockKind::heading || blocks[b].kind == BlockKind::title;
    if (!heading || sections.at(blocks[b].span.begin) != Section::decision) continue;
    std::uint32_t first = b + 1;
    while (first + 1 < blocks.size() && blocks[first].kind == BlockKind::boilerplate) ++first;
    ++(puts_forward(view, first) ? proposals : decisions);
  }
  return proposals > 0 && proposals >= decisions;
}

/// Whether a sentence says that something is decided.
bool tells_decisions(const View& view) {
  for (std::uint32_t b = 0; b < view.text.blocks.size(); ++b) {
    if (says(view, b, "decided") && !says(view, b, "proposed")) return true;
  }
  return false;
}

/// Whether the opening says that something is decided, or somebody appointed.
bool opens_with_decision(const View& view) {
  std::size_t seen = 0;
  std::uint32_t last = 0;
  for (std::uint32_t b = 0; b < view.text.blocks.size() && seen < kOpening; ++b) {
    if (view.block(b).kind == BlockKind::boilerplate) continue;
    ++seen;
    last = b;
    if (says(view, b, "decided") && !says(view, b, "proposed")) return true;
  }
  return std::any_of(view.found.signs.begin(), view.found.signs.end(), [&](const Mention& m) {
    return m.block <= last && flag(*m.rule, "appointed");
  });
}

/// The status of what changes: a decision goes before a proposal.
std::optional<DocumentStatus> status_by_changes(const std::vector<DraftChange>& changes) {
  const auto any = [&](auto... statuses) {
    return std::any_of(changes.begin(), changes.end(), [&](const DraftChange& c) {
      return ((c.change.status == statuses) || ...);
    });
  };
  if (any(Status::decided, Status::done)) return DocumentStatus::decided;
  if (any(Status::proposed)) return DocumentStatus::proposed;
  return std::nullopt;
}

}  // namespace

DocumentStatus status_of(const View& view, const Sections& sections, DocumentType type,
                         bool proposal, const std::vector<DraftChange>& changes) {
  switch (type) {
    case DocumentType::proposal:
      return DocumentStatus::proposed;
    case DocumentType::minutes:
      return mostly_proposes(view, sections) ? DocumentStatus::proposed : DocumentStatus::decided;
    case DocumentType::directive:
      return DocumentStatus::decided;
    case DocumentType::plan:
    case DocumentType::budget:
      return proposal ? DocumentStatus::proposed : DocumentStatus::decided;
    case DocumentType::report:
    case DocumentType::organisation_page:
      return DocumentStatus::reported;
    case DocumentType::notice:
      if (tells_decisions(view)) return DocumentStatus::decided;
      return status_by_changes(changes).value_or(DocumentStatus::reported);
    case DocumentType::news:
    case DocumentType::other:
      break;
  }
  if (proposal) return DocumentStatus::proposed;
  if (const auto status = status_by_changes(changes)) return *status;
  if (opens_with_decision(view)) return DocumentStatus::decided;
  return type == DocumentType::other ? DocumentStatus::unknown : DocumentStatus::reported;
}

}  // namespace orgkarta::facts
