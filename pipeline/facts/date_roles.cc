#include "pipeline/facts/date_roles.h"

#include <algorithm>

#include "pipeline/facts/date_year.h"
#include "pipeline/facts/table_cells.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kNextTo = 20;        // bytes between a cue's begin and a bare year
constexpr std::uint32_t kLongestLabel = 40;  // bytes
constexpr std::uint32_t kLongestHead = 60;   // bytes of a line in the head with its day
constexpr std::uint32_t kWeekday = 12;       // bytes between a label and its date
constexpr std::uint32_t kBracket = 2;        // bytes of an opening bracket
constexpr std::uint32_t kHead = 5;           // blocks

/// A label's words in lower case, without colon.
std::string_view bare_label(const View& view, Span span) {
  std::string_view label = view.lower(span);
  while (label.ends_with(':') || label.ends_with(' ')) label.remove_suffix(1);
  return label;
}

std::optional<DateRole> role_of_label(const View& view, Span span) {
  if (span.empty() || span.size() > kLongestLabel) return std::nullopt;
  const std::string_view label = bare_label(view, span);
  const Lexicon::Entry* entry = view.longest_end("date_labels", label);
  if (!entry) return std::nullopt;
  const std::size_t begin = label.size() - entry->form.size();
  if (begin > 0 && label[begin - 1] != ' ') return std::nullopt;  // the end of another word
  return parse_name<DateRole>(entry->value);
}

/// The role that the label of its own line, or the line before, gives to a date.
std::optional<DateRole> label_before(const View& view, const Mention& m) {
  const Block& block = view.block(m.block);
  if (m.span.begin <= block.content.begin + kWeekday) {
    if (const auto own = role_of_label(view, block.label)) return own;
  }
  const std::string_view line = view.slice({block.content.begin, m.span.begin});
  if (const std::size_t colon = line.rfind(':');
      colon != std::string_view::npos && line.size() - colon <= kWeekday) {
    const auto end = block.content.begin + static_cast<std::uint32_t>(colon);
    if (const auto here = role_of_label(view, {block.content.begin, end})) return here;
  }
  if (m.block == 0 || m.span != block.content) return std::nullopt;
  return role_of_label(view, view.block(m.block - 1).content);
}

/// The head of a table's column: the cell of the table's first row.
std::optional<Span> column_head(const View& view, std::uint32_t row, std::size_t column,
                                std::size_t columns) {
  std::uint32_t first = row;
  while (first > 0 && view.block(first - 1).kind == BlockKind::table_row) --first;
  if (first == row) return std::nullopt;
  const std::vector<Span> head = table_cells(view, view.block(first));
  return head.size() == columns ? std::optional<Span>(head[column]) : std::nullopt;
}

/// The role that the head of its column, or the cell before it, gives to a date that begins a cell.
std::optional<DateRole> column_role(const View& view, const Mention& m) {
  if (view.block(m.block).kind != BlockKind::table_row) return std::nullopt;
  const std::vector<Span> cells = table_cells(view, view.block(m.block));
  const auto cell =
      std::find_if(cells.begin(), cells.end(), [&](Span c) { return c.begin == m.span.begin; });
  if (cell == cells.end() || cells.size() < 2) return std::nullopt;
  const auto column = static_cast<std::size_t>(cell - cells.begin());
  if (const auto head = column_head(view, m.block, column, cells.size())) {
    if (const auto role = role_of_label(view, *head)) return role;
  }
  return column > 0 ? role_of_label(view, cells[column - 1]) : std::nullopt;
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) {
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

/// A day on a short line of its own in the head of a text, with no body and no other date.
bool heads_text(const View& view, const Mention& m) {
  const Block& block = view.block(m.block);
  if (m.block >= kHead || block.content.size() > kLongestHead) return false;
  if (block.kind == BlockKind::list_item || view.slice(block.content).ends_with('.')) return false;
  const bool edge =
      m.span.begin <= block.content.begin + kBracket ||
      !has_letter(view.slice({m.span.end, block.content.end}));  // a time of day may follow
  const bool cell = m.span.begin > block.content.begin && view.text.text[m.span.begin - 1] == '\t';
  if (!edge && !cell) return false;
  const Statement::Range range = view.mentions_in(block.content);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Mention& other = view.found.mentions[i];
    if (!cell && other.type == MentionType::unit) return false;
    if (other.type == MentionType::person) return false;
    if (other.type == MentionType::date && other.span != m.span) return false;
  }
  return true;
}

/// A day alone on the line under the title: when the text was published.
bool under_title(const View& view, const Mention& m) {
  return m.block > 0 && m.block <= 2 && m.span == view.block(m.block).content &&
         view.block(m.block - 1).kind == BlockKind::title;
}

/// A day alone in its line or cell, in the head of minutes: the sitting's.
bool sits_alone(const View& view, const Mention& m) {
  const Block& block = view.block(m.block);
  if (m.span.size() != 10 || block.kind == BlockKind::list_item) return false;
  const bool begins =
      m.span.begin == block.content.begin || view.text.text[m.span.begin - 1] == '\t';
  const bool ends = m.span.end == block.content.end || view.text.text[m.span.end] == '\t';
  return begins && ends;
}

/// Whether a cue's role holds for a date at all: no season or quarter is that of a sitting, no
/// single day what a plan covers, nor a season only because something happens during it.
bool fits(const Statement& cue, DateRole role, const DateValue& v) {
  constexpr std::size_t kDay = 10;  // bytes, known year or not
  if (role == DateRole::period && v.value.size() == kDay) return false;
  const bool season = v.value.size() == 7 && v.value[5] == '2';
  if (role == DateRole::period && season && flag(*cue.rule, "weak")) return false;
  const bool part = v.value.size() == 7 && v.value[5] > '1';
  return !part || role != DateRole::meeting;
}

/// Whether a cue's role holds for a bare year: it must stand next to it, and days alone are those
/// of decisions, sittings and publications.
bool fits_bare_year(const Statement& cue, DateRole role, const Mention& m) {
  if (role == DateRole::period || role == DateRole::reference) return true;
  const bool close = !m.rule->attribute("role").empty();  // the year's close, as good as a day
  if (close && (role == DateRole::effective || role == DateRole::end)) return true;
  if (role == DateRole::start && flag(*cue.rule, "years")) return true;
  if (cue.span.size() > m.span.size() + kNextTo || flag(*cue.rule, "weak")) return false;
  if (role == DateRole::effective) return flag(*cue.rule, "years");
  return role == DateRole::start || role == DateRole::end || role == DateRole::deadline;
}

/// What the label before a date, or the head of its column, says.
std::optional<DateRole> labelled_role(const View& view, const Mention& m, const DateValue& v) {
  const bool covers = v.interval && m.rule->attribute("role") == "period";
  if (covers) return std::nullopt;
  if (const auto label = label_before(view, m)) return label;
  return v.bare_year ? std::nullopt : column_role(view, m);
}

DateRole told_role(const View& view, const Mention& m, const Statement* cue, const DateValue& v) {
  const auto own = parse_name<DateRole>(m.rule->attribute("role"));
  if (own == DateRole::period && v.interval) return *own;
  if (cue) {
    if (const auto role = parse_name<DateRole>(cue->rule->attribute("role"))) {
      if (fits(*cue, *role, v) && (!v.bare_year || fits_bare_year(*cue, *role, m))) return *role;
    }
  }
  if (own) return *own;
  const bool in_title = view.block(m.block).kind == BlockKind::title;
  if ((v.bare_year || v.interval) && in_title) return DateRole::period;
  if (v.interval && !m.rule->attribute("form").empty()) return DateRole::period;
  return DateRole::reference;
}

/// The role of a day that nothing is said of but where it stands.
DateRole role_by_place(const View& view, const Mention& m, DocumentType type, const DateValue& v) {
  const bool day = full_day(v.value);
  switch (type) {
    case DocumentType::minutes:
      return sits_alone(view, m) || (day && m.block < kHead) ? DateRole::meeting
                                                             : DateRole::reference;
    case DocumentType::directive:
      return day && heads_text(view, m) ? DateRole::decision : DateRole::reference;
    case DocumentType::news:
    case DocumentType::other:
    case DocumentType::notice:
    case DocumentType::proposal:
      if (day && heads_text(view, m)) return DateRole::published;
      break;
    default:
      break;
  }
  return day && under_title(view, m) ? DateRole::published : DateRole::reference;
}

}  // namespace

DateRole role_of_date(const View& view, const Mention& m, const Statement* cue, const DateValue& v,
                      DocumentType type) {
  if (const auto label = labelled_role(view, m, v)) return *label;
  const DateRole role = told_role(view, m, cue, v);
  return role == DateRole::reference && !cue ? role_by_place(view, m, type, v) : role;
}

}  // namespace orgkarta::facts
