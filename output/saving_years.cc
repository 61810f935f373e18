#include "output/saving_years.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <tuple>

#include "output/sentence_around.h"
#include "pipeline/model/edtf_days.h"

namespace orgkarta::output {
namespace {

constexpr std::size_t kYear = 4;  // digits
constexpr int kPlausible = 30;    // years between a document and what it tells of
constexpr int kFirst = 1900, kLast = 2100;

bool is_saving(const Amount& amount) {
  return amount.kind == AmountKind::saving && amount.unit == Measure::sek;
}

/// Zero if it is not told.
int year_of(std::string_view edtf) {
  const auto days = edtf_days(edtf);
  return days ? std::atoi(days->first.substr(0, kYear).c_str()) : 0;
}

/// The year in which a document speaks; zero if it tells none.
int year_of_document(const Record& record) {
  for (const auto* day : {&record.facts.published, &record.facts.updated}) {
    if (*day) return year_of(**day);
  }
  for (const DateRole role : {DateRole::meeting, DateRole::decision}) {
    for (const Date& date : record.facts.dates) {
      if (const int year = date.role == role ? year_of(date.value) : 0) return year;
    }
  }
  return 0;
}

/// Whether a year of that role may be what a sum is for. A bare year is often that which is
/// compared with, if it is over.
bool may_be_for(const Date& date, int year, int now) {
  if (year < kFirst || year > kLast || (now != 0 && std::abs(year - now) > kPlausible)) {
    return false;
  }
  switch (date.role) {
    case DateRole::period:
    case DateRole::start:
    case DateRole::effective:
    case DateRole::end:
    case DateRole::deadline:
      return true;
    case DateRole::reference:
      return date.value.size() == kYear && year >= now;
    default:
      return false;
  }
}

/// Where the words of a figure stand in its passage.
std::uint32_t place_of(const std::u32string& text, std::string_view words, const Place& passage) {
  const auto at = text.find(code_points(words), passage.start);
  return at < passage.end ? static_cast<std::uint32_t>(at) : passage.start;
}

}  // namespace

std::optional<int> year_of_figure(const std::vector<FigureOrYear>& sentence, std::uint32_t at) {
  if (sentence.empty()) return std::nullopt;
  std::optional<int> before;
  std::optional<int> behind;
  bool claimed = false;
  for (const FigureOrYear& one : sentence) {
    if (one.year == 0) {
      claimed = claimed || one.at > at;
    } else if (one.at < at) {
      before = one.year;
    } else if (!claimed && !behind) {
      behind = one.year;
    }
  }
  const bool years_lead = sentence.front().year != 0 && sentence.back().year == 0;
  return behind && !years_lead ? behind : before;
}

SavingYears::SavingYears(const Record& record, const EvidencePlaces& places, double tentative_below)
    : places_(places) {
  if (std::ranges::none_of(record.facts.amounts, is_saving)) return;
  text_ = code_points(record.text.text);
  add_figures(record);
  add_years(record, tentative_below);
  std::ranges::sort(told_, {}, [](const FigureOrYear& one) { return std::tie(one.at, one.year); });
}

std::optional<int> SavingYears::year(const Amount& amount) const {
  if (!is_saving(amount)) return std::nullopt;
  const Place passage = places_.at(amount.evidence.front().span);
  const Span sentence = sentence_around(text_, {passage.start, passage.end});
  std::vector<FigureOrYear> here;
  std::ranges::copy_if(told_, std::back_inserter(here), [&](const FigureOrYear& one) {
    return one.at >= sentence.begin && one.at < sentence.end;
  });
  return year_of_figure(here, place_of(text_, amount.text, passage));
}

void SavingYears::add_figures(const Record& record) {
  for (const Amount& amount : record.facts.amounts) {
    if (amount.unit != Measure::sek) continue;
    for (const Evidence& e : amount.evidence) {
      told_.push_back({place_of(text_, amount.text, places_.at(e.span)), 0});
    }
  }
}

void SavingYears::add_years(const Record& record, double tentative_below) {
  const int now = year_of_document(record);
  for (const Date& date : record.facts.dates) {
    const int year = year_of(date.value);
    if (date.confidence < tentative_below || !may_be_for(date, year, now)) continue;
    for (const Evidence& e : date.evidence) told_.push_back({places_.at(e.span).start, year});
  }
}

}  // namespace orgkarta::output
