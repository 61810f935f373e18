#include "pipeline/facts/dates.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/facts/attributes.h"
#include "pipeline/facts/date_lists.h"
#include "pipeline/facts/date_roles.h"
#include "pipeline/facts/date_value.h"
#include "pipeline/facts/date_year.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kHead = 10;          // blocks that may say which day or year the text is of
constexpr std::uint32_t kLongestHead = 110;  // bytes of a line of a letterhead
constexpr std::uint32_t kLongestCue = 60;    // bytes of an evidence with its cue

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
  std::size_t mention = 0;
};

/// The first date said in full in each sentence, for those that leave out the year.
std::vector<Said> sentence_years(const View& view, const std::vector<DateValue>& values) {
  const bool needed = std::any_of(values.begin(), values.end(), [](const DateValue& v) {
    return !v.value.empty() && yearless(v.value);
  });
  if (!needed) return {};
  std::vector<Said> years(view.text.sentences.size() + 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string& value = values[i].value;
    if (value.empty() || yearless(value) || values[i].interval || values[i].bare_year) continue;
    const std::uint32_t at = view.found.mentions[i].span.begin;
    Said& slot = years[view.sentence_of(at)];
    if (!slot.date) slot = {value, at, i};
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
/// ends in it. With `plans`, years planned behind the first are passed over ("Budget 2024 with plan
/// for 2025-2026").
std::optional<std::string> title_year(const View& view, const Read& read, bool plans = false) {
  std::optional<std::string> year;
  for (std::size_t i = 0; i < read.values.size(); ++i) {
    const std::string& value = read.values[i].value;
    if (value.empty() || yearless(value)) continue;
    const std::uint32_t block = view.found.mentions[i].block;
    const bool head = block < kHead && read.roles[i] == DateRole::period;
    if (!head && view.block(block).kind != BlockKind::title) continue;
    const std::size_t slash = value.find('/');
    const bool one = slash == std::string::npos || value.compare(slash + 1, 4, value, 0, 4) == 0;
    if (!one && plans && year && value.substr(0, 4) > *year) continue;
    if (!one) return std::nullopt;
    if (!year) year = value.substr(0, 4);
  }
  return year;
}

/// The year that a line over the title says the text is of ("Annual report 2023" over a chapter's
/// title).
std::optional<std::string> year_above_title(const View& view, const Read& read) {
  for (std::size_t i = 0; i < read.values.size(); ++i) {
    const std::uint32_t block = view.found.mentions[i].block;
    if (block >= kHead || view.block(block).kind == BlockKind::title) return std::nullopt;
    if (read.values[i].bare_year && read.roles[i] == DateRole::period) return read.values[i].value;
  }
  return std::nullopt;
}

/// The first day or month in the head, of a letter, a report or an issue: in a short line, where
/// nothing says that it lies ahead.
std::optional<std::string> head_day(const View& view, const Read& read) {
  for (std::size_t i = 0; i < read.values.size(); ++i) {
    const DateValue& v = read.values[i];
    const Block& b = view.block(view.found.mentions[i].block);
    if (view.found.mentions[i].block >= kHead) break;
    const bool line = b.kind != BlockKind::list_item && !view.slice(b.content).ends_with('.');
    if (v.value.empty() || yearless(v.value) || !line || b.content.size() > kLongestHead) continue;
    const DateRole role = read.roles[i];
    const bool own = role == DateRole::reference || role == DateRole::meeting ||
                     role == DateRole::published || role == DateRole::updated ||
                     role == DateRole::decision;
    const bool month = v.value.size() == 7 && v.value[5] <= '1';
    if (own && (month || full_day(v.value))) return v.value;
  }
  return std::nullopt;
}

/// The same where neither a date of its kind nor its title tells: by its head, else a decision's
/// day.
void look_further(const View& view, const Read& read, DocumentType type, Moment& m) {
  m.today = head_day(view, read);
  const bool page = type == DocumentType::organisation_page || type == DocumentType::other;
  if (!m.today && page) m.year = year_above_title(view, read);
  if (!m.today && !m.year) m.today = first_day(read, DateRole::decision);
  const bool planned = type == DocumentType::plan || type == DocumentType::budget;
  m.ahead = !m.today && !m.year && planned;
  if (m.ahead) m.year = title_year(view, read, true);
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
    if (m.year && type != DocumentType::report) {
      m.adopted = first_day(read, DateRole::decision);
      if (m.adopted && *m.adopted >= *m.year) m.adopted.reset();
    }
    if (m.year) return m;
  }
  look_further(view, read, type, m);
  return m;
}

/// Whether nothing but a comma or a conjunction parts two dates.
bool joined(const View& view, Span before, Span date) {
  std::string_view gap = view.slice({before.end, date.begin});
  while (gap.starts_with(',') || gap.starts_with(' ')) gap.remove_prefix(1);
  while (gap.ends_with(' ')) gap.remove_suffix(1);
  return before.end < date.begin && (gap.empty() || view.lookup("list_conjunctions", gap));
}

/// Days that stand joined to a sitting's are sittings' too ("4 May, 8 June and 3 July").
void join_meetings(const View& view, const std::vector<const Statement*>& cues, Read& read) {
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < read.values.size(); ++i) {
    const DateValue& v = read.values[i];
    if (v.value.empty()) continue;
    const bool takes = before && read.roles[*before] == DateRole::meeting && !cues[i] &&
                       read.roles[i] == DateRole::reference && !v.bare_year && !v.interval;
    const auto& mentions = view.found.mentions;
    if (takes && joined(view, mentions[*before].span, mentions[i].span)) {
      read.roles[i] = DateRole::meeting;
    }
    before = i;
  }
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
    read.roles[i] = role_of_date(view, mentions[i], cues[i], read.values[i], type);
  }
  join_meetings(view, cues, read);
  return read;
}

/// Whether a date lies behind: its words or its cue say so, or the verb next to it; what is planned
/// lies ahead, and so does in a plan whatever is not told as past.
Tense tense_of(const View& view, const Mention& m, const Statement* cue, DateRole role,
               DocumentType type) {
  if (flag(*m.rule, "past") || (cue && flag(*cue->rule, "past"))) return Tense::past;
  if (cue && flag(*cue->rule, "coming")) return Tense::coming;
  const Capture* const season = m.capture("season");
  const bool bare = season && view.lookup("bare_seasons", view.slice(season->span));
  if (bare || m.capture("ahead") != nullptr) return Tense::coming;
  // What has been done may be to begin or to end later ("has been employed from the 8th").
  const bool later = role == DateRole::start || role == DateRole::end;
  Tense told = tense_at(view, m.span);
  if (told == Tense::perfect) {
    if (later) return Tense::unknown;
    told = Tense::past;
  }
  // What is so from a day on is told most of when it comes.
  const bool from = role == DateRole::effective && told == Tense::past && begins_at(view, m.span);
  if (from) return Tense::unknown;
  const bool open =
      role == DateRole::reference || role == DateRole::period || role == DateRole::decision;
  const bool plans =
      type == DocumentType::plan || type == DocumentType::budget || type == DocumentType::directive;
  const bool ahead = !open || (plans && role != DateRole::decision);
  return told == Tense::unknown && ahead ? Tense::coming : told;
}

/// What is said of dates, by their values and in text order: to find the roles of those that are
/// told again.
class Elsewhere {
 public:
  explicit Elsewhere(const Read& read) : read_(read) {
    for (std::size_t i = 0; i < read.values.size(); ++i) {
      if (read.roles[i] != DateRole::reference) said_.push_back(i);
    }
    std::stable_sort(said_.begin(), said_.end(), [&](std::size_t a, std::size_t b) {
      return read.values[a].value < read.values[b].value;
    });
  }

  /// A date that nothing is said of where it stands tells nothing new if it is told elsewhere: the
  /// role it has there. A bare year goes with a period only.
  DateRole role(std::size_t i, const Statement* cue) const {
    const DateValue& v = read_.values[i];
    if (read_.roles[i] != DateRole::reference || v.mod || yearless(v.value)) return read_.roles[i];
    auto at = std::partition_point(said_.begin(), said_.end(),
                                   [&](std::size_t k) { return read_.values[k].value < v.value; });
    for (; at != said_.end() && read_.values[*at].value == v.value; ++at) {
      const DateRole role = read_.roles[*at];
      if (v.bare_year && role != DateRole::period) continue;
      if (cue && !v.bare_year && role != DateRole::published) continue;
      return role;
    }
    return DateRole::reference;
  }

 private:
  const Read& read_;
  std::vector<std::size_t> said_;
};

}  // namespace

Dates read_dates(const View& view, DocumentType type) {
  const auto& mentions = view.found.mentions;
  const auto cues = nearest_cues(view, "date", "date", "role");
  const Read read = read_mentions(view, cues, type);
  const Elsewhere elsewhere(read);
  const auto years = sentence_years(view, read.values);
  const MeetingLists lists(view, read.values);
  Moment moment = moment_of(view, read, type);
  Dates dates;
  dates.today = moment.today;
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
    d.role = elsewhere.role(i, cues[i]);
    if (yearless(d.value)) {
      const Said& said = years[view.sentence_of(m.span.begin)];
      moment.sentence = said.date;
      moment.before = m.span.begin < said.at;
      // "In the spring a unit was made, as decided on …": the year that the report is of.
      const bool decided = said.date && read.roles[said.mention] == DateRole::decision;
      if (moment.before && decided && moment.year) moment.sentence.reset();
      moment.shift = v.shift;
      moment.tense = tense_of(view, m, cues[i], d.role, type);
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

}  // namespace orgkarta::facts
