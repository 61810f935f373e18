#include "pipeline/facts/dates.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/facts/attributes.h"
#include "pipeline/facts/date_lists.h"
#include "pipeline/facts/date_value.h"
#include "pipeline/facts/date_year.h"
#include "pipeline/facts/table_cells.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestCue = 60;    // bytes of an evidence with its cue
constexpr std::uint32_t kNextTo = 16;        // bytes between a cue's begin and a bare year
constexpr std::uint32_t kLongestLabel = 40;  // bytes
constexpr std::uint32_t kLongestHead = 60;   // bytes of a line in the head with its day
constexpr std::uint32_t kWeekday = 12;       // bytes between a label and its date
constexpr std::uint32_t kBracket = 2;        // bytes of an opening bracket
constexpr std::uint32_t kHead = 5;           // blocks

/// A label's words in lower case, without colon.
std::string bare_label(const View& view, Span span) {
  std::string label = view.lower(span);
  while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.pop_back();
  return label;
}

bool full_day(std::string_view value) { return value.size() == 10 && !yearless(value); }

std::optional<DateRole> role_of_label(const View& view, Span span) {
  if (span.empty() || span.size() > kLongestLabel) return std::nullopt;
  const std::string label = bare_label(view, span);
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

/// Whether a cue's role holds for a date at all: no season or quarter is that of a sitting, and no
/// single day what a plan covers.
bool fits(DateRole role, const DateValue& v) {
  if (role == DateRole::period && full_day(v.value)) return false;
  const bool part = v.value.size() == 7 && v.value[5] > '1';
  return !part || role != DateRole::meeting;
}

/// Whether a cue's role holds for a bare year: it must stand next to it, and days alone are those
/// of decisions, sittings and publications.
bool fits_bare_year(const Statement& cue, DateRole role, const Mention& m) {
  if (role == DateRole::period || role == DateRole::reference) return true;
  const bool close = !m.rule->attribute("role").empty();  // the year's close, as good as a day
  if (close && (role == DateRole::effective || role == DateRole::end)) return true;
  if (cue.span.size() > m.span.size() + kNextTo || flag(*cue.rule, "weak")) return false;
  if (role == DateRole::effective) return flag(*cue.rule, "years");
  return role == DateRole::start || role == DateRole::end || role == DateRole::deadline;
}

DateRole role_of(const View& view, const Mention& m, const Statement* cue, const DateValue& v) {
  const auto own = parse_name<DateRole>(m.rule->attribute("role"));
  if (own == DateRole::period && v.interval) return *own;
  if (const auto label = label_before(view, m)) return *label;
  if (!v.bare_year) {
    if (const auto role = column_role(view, m)) return *role;
  }
  if (cue) {
    if (const auto role = parse_name<DateRole>(cue->rule->attribute("role"))) {
      if (fits(*role, v) && (!v.bare_year || fits_bare_year(*cue, *role, m))) return *role;
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

/// The date, with the words that give its role where they stand next to it.
Evidence evidence_at(const Mention& m, const Statement* cue) {
  if (!cue) return {m.span, m.rule->id};
  const Span with_cue = cover(cue->span, m.span);
  return {with_cue.size() <= kLongestCue ? with_cue : m.span, cue->rule->id};
}

/// A date said in full, and where.
struct Said {
  std::optional<std::string> date;
  std::uint32_t at = 0;
};

/// The first date said in full in each sentence, for those that leave out the year.
std::vector<Said> sentence_years(const View& view, const std::vector<DateValue>& values) {
  std::vector<Said> years(view.text.sentences.size() + 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string& value = values[i].value;
    if (value.empty() || yearless(value) || values[i].interval || values[i].bare_year) continue;
    const std::uint32_t at = view.found.mentions[i].span.begin;
    Said& slot = years[view.sentence_of(at)];
    if (!slot.date) slot = {value, at};
  }
  return years;
}

/// Fills in the year of the list that a day stands in.
bool listed_year(std::string& value, const std::optional<std::string>& year) {
  if (!year || !yearless(value) || value.find('/') != std::string::npos) return false;
  const std::string full = *year + value.substr(kUnknownYear.size());
  if (!day_exists(full)) return false;
  value = full;
  return true;
}

/// What is read of the dates of a document before years are filled in, by mention.
struct Read {
  std::vector<DateValue> values;  ///< empty where a mention is no date
  std::vector<DateRole> roles;
};

/// The first full day of a role.
std::optional<std::string> first_day(const Read& read, DateRole role) {
  for (std::size_t i = 0; i < read.values.size(); ++i) {
    if (full_day(read.values[i].value) && read.roles[i] == role) return read.values[i].value;
  }
  return std::nullopt;
}

/// The one year that the title, or a period in the head, says; of an interval only if it begins and
/// ends in it.
std::optional<std::string> title_year(const View& view, const Read& read) {
  std::optional<std::string> year;
  for (std::size_t i = 0; i < read.values.size(); ++i) {
    const std::string& value = read.values[i].value;
    if (value.empty() || yearless(value)) continue;
    const std::uint32_t block = view.found.mentions[i].block;
    const bool head = block < 2 * kHead && read.roles[i] == DateRole::period;
    if (!head && view.block(block).kind != BlockKind::title) continue;
    const std::size_t slash = value.find('/');
    const bool one = slash == std::string::npos || value.compare(slash + 1, 4, value, 0, 4) == 0;
    if (!one) return std::nullopt;
    if (!year) year = value.substr(0, 4);
  }
  return year;
}

/// The day that the text speaks on, or the year that it is of.
Moment moment_of(const View& view, const Read& read, DocumentType type) {
  Moment m;
  if (type == DocumentType::minutes) m.today = first_day(read, DateRole::meeting);
  if (type == DocumentType::directive) m.today = first_day(read, DateRole::decision);
  if (type == DocumentType::organisation_page) m.today = first_day(read, DateRole::updated);
  if (!m.today) m.today = first_day(read, DateRole::published);
  if (!m.today && !view.hints.published.empty()) m.today = view.hints.published;
  if (!m.today && !view.text.meta.published.empty()) m.today = view.text.meta.published;
  if (m.today) return m;
  if (type == DocumentType::plan || type == DocumentType::budget || type == DocumentType::report) {
    m.year = title_year(view, read);
    if (m.year) return m;
  }
  m.today = first_day(read, DateRole::decision);
  return m;
}

Read read_mentions(const View& view, const std::vector<const Statement*>& cues, DocumentType type) {
  const auto& mentions = view.found.mentions;
  Read read;
  read.values.resize(mentions.size());
  read.roles.resize(mentions.size(), DateRole::reference);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].type != MentionType::date) continue;
    auto v = date_value(view, mentions[i]);
    if (!v) continue;
    read.values[i] = std::move(*v);
    DateRole& role = read.roles[i];
    role = role_of(view, mentions[i], cues[i], read.values[i]);
    if (role == DateRole::reference && !cues[i]) {
      role = role_by_place(view, mentions[i], type, read.values[i]);
    }
  }
  return read;
}

/// Whether a date lies behind: its words or its cue say so, or the verb next to it; what is planned
/// lies ahead.
Tense tense_of(const View& view, const Mention& m, const Statement* cue, DateRole role) {
  if (flag(*m.rule, "past") || (cue && flag(*cue->rule, "past"))) return Tense::past;
  if (cue && flag(*cue->rule, "coming")) return Tense::coming;
  const Tense told = tense_at(view, m.span);
  const bool open =
      role == DateRole::reference || role == DateRole::period || role == DateRole::decision;
  return told == Tense::unknown && !open ? Tense::coming : told;
}

/// A date that nothing is said of where it stands tells nothing new if it is told elsewhere: the
/// role it has there. A bare year goes with a period only.
DateRole role_elsewhere(const Read& read, const std::vector<const Statement*>& cues,
                        std::size_t i) {
  const DateValue& v = read.values[i];
  if (read.roles[i] != DateRole::reference || v.mod || yearless(v.value)) return read.roles[i];
  for (std::size_t k = 0; k < read.values.size(); ++k) {
    if (read.roles[k] == DateRole::reference || read.values[k].value != v.value) continue;
    if (v.bare_year && read.roles[k] != DateRole::period) continue;
    if (cues[i] && !v.bare_year && read.roles[k] != DateRole::published) continue;
    return read.roles[k];
  }
  return DateRole::reference;
}

}  // namespace

Dates read_dates(const View& view, DocumentType type) {
  const auto& mentions = view.found.mentions;
  const auto cues = nearest_cues(view, "date", "date", "role");
  const Read read = read_mentions(view, cues, type);
  const auto years = sentence_years(view, read.values);
  const MeetingLists lists(view, read.values);
  Moment moment = moment_of(view, read, type);
  Dates dates;
  dates.of_mention.resize(mentions.size());
  std::map<std::tuple<std::string, DateRole, std::optional<DateMod>>, std::uint32_t> told;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const DateValue& v = read.values[i];
    if (v.value.empty()) continue;
    const Mention& m = mentions[i];
    Date d;
    d.text = std::string(view.slice(m.span));
    d.value = v.value;
    d.mod = v.mod;
    d.role = role_elsewhere(read, cues, i);
    if (yearless(d.value)) {
      const Said& said = years[view.sentence_of(m.span.begin)];
      moment.sentence = said.date;
      moment.before = m.span.begin < said.at;
      moment.shift = v.shift;
      moment.tense = tense_of(view, m, cues[i], d.role);
      d.inferred = listed_year(d.value, lists.year(m.block)) || infer_year(d.value, moment);
      if (d.value.find('W') != std::string::npos) continue;  // a week of no year
    }
    if (d.role == DateRole::reference && lists.holds(m.block)) d.role = DateRole::meeting;
    d.evidence = {evidence_at(m, cues[i])};
    const auto [same, fresh] =
        told.try_emplace({d.value, d.role, d.mod}, static_cast<std::uint32_t>(dates.facts.size()));
    dates.of_mention[i] = same->second;
    if (fresh) {
      dates.facts.push_back(std::move(d));
    } else {
      dates.facts[same->second].evidence.push_back(d.evidence.front());
    }
  }
  return dates;
}

std::optional<std::string> Dates::value_in(const View& view, Span span,
                                           std::initializer_list<DateRole> roles) const {
  const Statement::Range range = view.mentions_in(span);
  for (const DateRole role : roles) {
    for (std::uint32_t m = range.first; m < range.last; ++m) {
      if (of_mention[m] && facts[*of_mention[m]].role == role) return facts[*of_mention[m]].value;
    }
  }
  return std::nullopt;
}

std::optional<std::string> Dates::only(DateRole role) const {
  std::optional<std::string> value;
  for (const Date& d : facts) {
    if (d.role != role) continue;
    if (value && *value != d.value) return std::nullopt;
    value = d.value;
  }
  return value;
}

}  // namespace orgkarta::facts
