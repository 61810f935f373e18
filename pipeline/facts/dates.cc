#include "pipeline/facts/dates.h"

#include <map>
#include <tuple>

#include "pipeline/facts/attributes.h"
#include "pipeline/facts/date_lists.h"
#include "pipeline/facts/date_value.h"
#include "pipeline/facts/numbers.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kUnknownYear = "XXXX";

bool yearless(std::string_view value) { return value.starts_with(kUnknownYear); }

constexpr std::uint32_t kLongestCue = 60;    // bytes of an evidence with its cue
constexpr std::uint32_t kNextTo = 16;        // bytes between a cue's begin and a bare year
constexpr std::uint32_t kLongestLabel = 40;  // bytes

/// A label's words in lower case, without colon.
std::string bare_label(const View& view, const Block& block) {
  std::string label = view.lower(block.content);
  while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.pop_back();
  return label;
}

bool full_day(std::string_view value) { return value.size() == 10 && !yearless(value); }

/// The role that the line before gives to a date that stands alone on its line.
std::optional<DateRole> label_before(const View& view, const Mention& m) {
  const Block& block = view.block(m.block);
  if (m.block == 0 || m.span != block.content) return std::nullopt;
  const Block& before = view.block(m.block - 1);
  if (before.content.size() > kLongestLabel) return std::nullopt;
  const Lexicon::Entry* label = view.longest_end("date_labels", bare_label(view, before));
  return label ? parse_name<DateRole>(label->value) : std::nullopt;
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

DateRole role_of(const View& view, const Mention& m, const Statement* cue, const DateValue& v) {
  if (const auto label = label_before(view, m)) return *label;
  if (cue) {
    if (const auto role = parse_name<DateRole>(cue->rule->attribute("role"))) {
      // A bare year is a period or a reference, unless the cue stands right next to it.
      const bool next_to = cue->span.size() <= m.span.size() + kNextTo;
      if (!v.bare_year || *role == DateRole::period || next_to) return *role;
    }
  }
  const bool in_title = view.block(m.block).kind == BlockKind::title;
  if ((v.bare_year || v.interval) && in_title) return DateRole::period;
  return DateRole::reference;
}

/// The date, with the words that give its role where they stand next to it.
Evidence evidence_at(const Mention& m, const Statement* cue) {
  if (!cue) return {m.span, m.rule->id};
  const Span with_cue = cover(cue->span, m.span);
  return {with_cue.size() <= kLongestCue ? with_cue : m.span, cue->rule->id};
}

/// The first day said in full in each sentence, for dates that leave out the year.
std::vector<std::optional<std::string>> sentence_years(const View& view,
                                                       const std::vector<DateValue>& values) {
  std::vector<std::optional<std::string>> years(view.text.sentences.size() + 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string& value = values[i].value;
    if (value.empty() || yearless(value) || values[i].interval) continue;
    auto& slot = years[view.sentence_of(view.found.mentions[i].span.begin)];
    if (!slot) slot = value;
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

/// The date of publication: the mention whose cue says so, else from the hints, else from the file.
std::optional<std::string> published_on(const View& view, const std::vector<DateValue>& values,
                                        const std::vector<const Statement*>& cues) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!full_day(values[i].value)) continue;
    const bool said = cues[i] && cues[i]->rule->attribute("role") == "published";
    if (said || label_before(view, view.found.mentions[i]) == DateRole::published) {
      return values[i].value;
    }
  }
  if (!view.hints.published.empty()) return view.hints.published;
  if (!view.text.meta.published.empty()) return view.text.meta.published;
  return std::nullopt;
}

}  // namespace

bool infer_year(std::string& value, const std::optional<std::string>& sentence_date,
                const std::optional<std::string>& published, bool past) {
  if (!yearless(value)) return false;
  const std::string rest = value.substr(kUnknownYear.size());
  if (rest.find('/') != std::string::npos) return false;
  std::string full;
  if (sentence_date) {
    full = sentence_date->substr(0, 4) + rest;
  } else if (published && published->size() >= 10) {
    const auto year = parse_int(published->substr(0, 4));
    if (!year) return false;
    const bool season = rest.size() == 3 && rest[1] >= '2';
    full = padded(*year, 4) + rest;
    const std::string today = published->substr(0, full.size());
    if (!season && !past && full < today) full = padded(*year + 1, 4) + rest;
    if (!season && past && full > today) full = padded(*year - 1, 4) + rest;
  }
  if (full.empty() || !day_exists(full)) return false;
  value = full;
  return true;
}

Dates read_dates(const View& view, bool minutes) {
  const auto& mentions = view.found.mentions;
  const auto cues = nearest_cues(view, "date", "date", "role");
  std::vector<DateValue> values(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].type != MentionType::date) continue;
    if (auto v = date_value(view, mentions[i])) values[i] = std::move(*v);
  }
  const auto years = sentence_years(view, values);
  const auto published = published_on(view, values, cues);
  const MeetingLists lists(view, values);
  Dates dates;
  dates.of_mention.resize(mentions.size());
  std::map<std::tuple<std::string, DateRole, std::optional<DateMod>>, std::uint32_t> told;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (values[i].value.empty()) continue;
    const Mention& m = mentions[i];
    Date d;
    d.text = std::string(view.slice(m.span));
    d.value = values[i].value;
    d.mod = values[i].mod;
    d.role = role_of(view, m, cues[i], values[i]);
    const bool past = cues[i] && flag(*cues[i]->rule, "past");
    d.inferred = listed_year(d.value, lists.year(m.block)) ||
                 infer_year(d.value, years[view.sentence_of(m.span.begin)], published, past);
    if (d.role == DateRole::reference && lists.holds(m.block)) d.role = DateRole::meeting;
    if (d.role == DateRole::reference && minutes && sits_alone(view, m)) d.role = DateRole::meeting;
    if (d.role == DateRole::reference && !minutes && under_title(view, m)) {
      d.role = DateRole::published;
    }
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
