#include "pipeline/facts/date_year.h"

#include <algorithm>

#include "pipeline/facts/date_value.h"
#include "pipeline/facts/numbers.h"

namespace orgkarta::facts {
namespace {

/// The months of a season, quarter, tertial or half year, by its code; winter is told apart.
struct Months {
  int first = 1;
  int last = 12;
};

Months months_of(int code) {
  if (code == 21) return {1, 6};
  if (code == 22) return {6, 8};
  if (code == 23) return {8, 12};
  if (code >= 33 && code <= 36) return {(code - 33) * 3 + 1, (code - 32) * 3};
  if (code >= 37 && code <= 39) return {(code - 37) * 4 + 1, (code - 36) * 4};
  if (code >= 40 && code <= 41) return {(code - 40) * 6 + 1, (code - 39) * 6};
  return {code, code};
}

/// The value, an interval's both ends too, in a year.
std::string in_year(std::string_view value, int year) {
  if (value.substr(kUnknownYear.size()).starts_with("-W")) {
    const auto week = parse_int(value.substr(kUnknownYear.size() + 2));
    return week ? week_interval(year, *week).value_or("") : "";
  }
  const std::size_t slash = value.find('/');
  const std::string_view first = value.substr(0, slash);
  std::string full = padded(year, 4) + std::string(first.substr(kUnknownYear.size()));
  if (!day_exists(full)) return {};
  if (slash == std::string_view::npos) return full;
  const std::string_view last = value.substr(slash + 1);
  if (!yearless(last)) return full + '/' + std::string(last);
  const bool next = last < first;
  const std::string end = padded(year + next, 4) + std::string(last.substr(kUnknownYear.size()));
  return day_exists(end) ? full + '/' + end : std::string();
}

constexpr int kHalfYear = 6;    // months
constexpr int kTurnLately = 2;  // months: a turn of the year that lies farther back is the next one

/// Whether a day is the turn of the year or of its halves, when organisations change.
bool is_turn(std::string_view month_and_day) {
  return month_and_day == "-01-01" || month_and_day == "-07-01";
}

/// Months from `today` to a date; negative if it lies behind.
int months_until(std::string_view date, std::string_view today) {
  const auto month = [](std::string_view d) {
    return d.size() >= 7 ? parse_int(d.substr(5, 2)).value_or(1) : 1;
  };
  const auto year = [](std::string_view d) { return parse_int(d.substr(0, 4)).value_or(0); };
  return (year(date) - year(today)) * 12 + month(date) - month(today);
}

/// The year of the next such date, of the last one or of the nearest, seen from a day.
int year_from(std::string_view value, std::string_view today, int year, Tense tense) {
  const bool past = tense == Tense::past;
  const std::string_view rest = value.substr(kUnknownYear.size());
  const auto month = today.size() >= 7 ? parse_int(today.substr(5, 2)) : std::nullopt;
  const auto code = rest.size() == 3 ? parse_int(rest.substr(1)) : std::nullopt;
  if (code == 24 && month) return year - (past ? *month < 12 : *month <= 2);  // over the new year
  if (code && *code > 12 && month) {
    const Months m = months_of(*code);
    if (tense == Tense::unknown) return year;
    return past ? year - (*month < m.first) : year + (*month > m.last);
  }
  const std::string here = in_year(value, year);
  const std::string_view begin = std::string_view(here).substr(0, here.find('/'));
  const std::string_view end = std::string_view(here).substr(here.find('/') + 1);
  if (here.empty()) return year;
  if (tense == Tense::unknown) {
    const int ahead = months_until(end, today);
    if (is_turn(rest) && ahead < -kTurnLately) return year + 1;
    return ahead > kHalfYear ? year - 1 : ahead < -kHalfYear && here == end ? year + 1 : year;
  }
  if (past) return year - (begin.substr(0, today.size()) > today.substr(0, begin.size()));
  return year + (end.substr(0, today.size()) < today.substr(0, end.size()));
}

std::optional<int> year_of(const std::optional<std::string>& date) {
  return date ? parse_int(std::string_view(*date).substr(0, 4)) : std::nullopt;
}

/// A date's first month instead of its season, quarter or half year, for comparison.
std::string begin_of(const std::string& date) {
  const auto code = date.size() == 7 ? parse_int(std::string_view(date).substr(5)) : std::nullopt;
  if (!code || *code <= 12) return date;
  return date.substr(0, 5) + padded(*code == 24 ? 12 : months_of(*code).first, 2);
}

std::optional<int> year_by(std::string_view value, const Moment& m) {
  const auto today = m.today ? year_of(m.today) : year_of(m.year);
  if (m.shift) return today ? std::optional<int>(*today + *m.shift) : std::nullopt;
  if (const auto same = year_of(m.sentence)) {
    const std::string there = in_year(value, *same).substr(0, 10);
    if (m.before && there > begin_of(*m.sentence)) return *same - 1;
    if (m.tense != Tense::past || !m.today || there <= *m.today) return same;
  }
  const bool behind = !m.today && m.adopted && m.tense == Tense::past;
  const auto& day = behind ? m.adopted : m.today;
  if (day && day->size() >= 7) {
    return year_from(value, *day, parse_int(day->substr(0, 4)).value_or(0), m.tense);
  }
  const auto year = year_of(m.year);
  const bool new_year =
      value.substr(kUnknownYear.size()) == "-01-01" && m.tense != Tense::past && !m.ahead;
  return year && new_year ? std::optional<int>(*year + 1) : year;
}

/// What a word tells of the time: "past", "done", "coming", or nothing; `perfect` says that it
/// completes an auxiliary before it, and so tells what is done.
std::string_view tense_of(const View& view, std::string_view word, bool perfect) {
  if (const auto tense = view.lookup("tense_words", word)) return *tense;
  const Lexicon::Entry* end = view.longest_end("tense_endings", word);
  if (!end) return {};
  if (end->value == "supine") return perfect ? "done" : "";
  return end->value;
}

constexpr std::uint32_t kNextTo = 10;  // bytes between a verb and the date it takes
constexpr int kToSupine = 4;           // words between an auxiliary and what completes it

}  // namespace

bool infer_year(std::string& value, const Moment& moment) {
  if (!yearless(value)) return false;
  const auto year = year_by(value, moment);
  if (!year) return false;
  std::string full = in_year(value, *year);
  if (full.empty()) return false;
  value = std::move(full);
  return true;
}

Tense tense_at(const View& view, Span date) {
  if (view.text.sentences.empty()) return Tense::unknown;
  const Span sentence = view.text.sentences[view.sentence_of(date.begin)];
  const std::string_view lowered = view.lower(sentence);
  if (lowered.size() != sentence.size()) return Tense::unknown;
  const std::uint32_t at = date.begin - sentence.begin;
  Tense told = Tense::unknown;
  std::uint32_t nearest = ~0U;
  int since = kToSupine + 1;  // words since an auxiliary of the perfect
  const auto letter = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
  };
  for (std::uint32_t i = 0; i < lowered.size();) {
    if (!letter(lowered[i])) {
      ++i;
      continue;
    }
    std::uint32_t end = i;
    while (end < lowered.size() && letter(lowered[end])) ++end;
    const std::string_view tense = tense_of(view, lowered.substr(i, end - i), since <= kToSupine);
    ++since;
    if (tense == "perfect") since = 1;
    if (tense == "past" || tense == "done" || tense == "coming") {
      // A verb just before a date takes it with it ("told in June is proposed").
      const std::uint32_t gap = i >= at ? i - at : at - end <= kNextTo ? 0 : at - i;
      if (gap < nearest) {
        nearest = gap;
        told = tense == "past" ? Tense::past : tense == "done" ? Tense::perfect : Tense::coming;
      }
    }
    i = end;
  }
  return told;
}

bool begins_at(const View& view, Span date) {
  const std::uint32_t begin = view.block(view.block_at(date.begin)).content.begin;
  std::string_view before = view.lower({begin, date.begin});
  while (before.ends_with(' ')) before.remove_suffix(1);
  return view.longest_end("from_when", before) != nullptr;
}

}  // namespace orgkarta::facts
