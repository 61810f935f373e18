#include "pipeline/facts/date_lists.h"

#include "pipeline/facts/date_year.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestLine = 120;  // bytes
constexpr std::uint32_t kWeekday = 12;       // bytes that may stand before a line's first day

/// What a block says of days.
struct Days {
  bool first = false;               ///< it begins with one, or with a body whose days they are
  bool body = false;                ///< it names a body
  std::optional<std::string> year;  ///< the only one it says
};

/// Whether a line is a body's, up to a byte where its first day stands ("The council: 14 January").
bool body_before(const View& view, const Block& b, const Mention& before, std::uint32_t day) {
  const bool body = before.type == MentionType::unit || before.type == MentionType::unit_ref;
  if (!body || before.span.begin != b.content.begin || before.span.end >= day) return false;
  const std::string_view gap = view.slice({before.span.end, day});
  return (gap[0] == ':' || gap[0] == '\t') && gap.size() <= kWeekday;
}

Days days_of(const View& view, const std::vector<DateValue>& values, const Block& b) {
  Days days;
  bool several = false;
  const Statement::Range range = view.mentions_in(b.content);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Mention& m = view.found.mentions[i];
    const std::string& value = values[i].value;
    days.body |= m.type == MentionType::unit || m.type == MentionType::unit_ref;
    if (value.empty()) continue;
    const bool begins = i == range.first && m.span.begin <= b.content.begin + kWeekday;
    const bool behind = i == range.first + 1 &&
                        body_before(view, b, view.found.mentions[range.first], m.span.begin);
    days.first |= !values[i].bare_year && (begins || behind);
    if (value.starts_with(kUnknownYear)) continue;
    several |= days.year && *days.year != value.substr(0, 4);
    days.year = value.substr(0, 4);
  }
  if (several) days.year.reset();
  return days;
}

/// Whether a block begins with a day, or a day leaves out its year.
bool any_line_of_days(const View& view, const std::vector<DateValue>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].value.empty() || values[i].bare_year) continue;
    if (yearless(values[i].value)) return true;
    const Mention& m = view.found.mentions[i];
    if (m.span.begin <= view.block(m.block).content.begin + kWeekday) return true;
  }
  return false;
}

}  // namespace

MeetingLists::MeetingLists(const View& view, const std::vector<DateValue>& values)
    : lines_(view.text.blocks.size()) {
  if (!any_line_of_days(view, values)) return;  // most documents
  bool page = false;                            // the title speaks of sittings
  bool list = false;
  std::optional<std::string> year;
  for (std::uint32_t b = 0; b < lines_.size(); ++b) {
    const Block& block = view.block(b);
    if (block.kind == BlockKind::boilerplate || block.content.size() > kLongestLine) continue;
    const Days said = days_of(view, values, block);
    if (said.first) {
      lines_[b] = {list, list ? year : std::nullopt};
      continue;
    }
    const bool heading = block.kind == BlockKind::heading || block.kind == BlockKind::title;
    const bool says = (heading || block.kind == BlockKind::paragraph) &&
                      !view.first_inside("meeting_headings", view.lower(block.content)).empty();
    if (block.kind == BlockKind::title) page = says;
    if (heading) {
      list = says || ((list || page) && (said.body || said.year));
      if (!list || said.year) year = said.year;
    } else if (says && block.kind == BlockKind::paragraph) {
      list = true;
      if (said.year) year = said.year;
      lines_[b].year = said.year;  // "Sittings 2025: 14 January, 11 February"
    }
  }
}

}  // namespace orgkarta::facts
