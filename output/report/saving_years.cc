#include "output/report/saving_years.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <tuple>

#include "output/sentence_around.h"

namespace orgkarta::output {
namespace {

constexpr std::size_t kYear = 4;    // digits
constexpr int kPlausible = 30;      // years between a document and what it tells of
constexpr const char* kAmountSql =  // its passage
    "SELECT a.document, a.text, e.start, e.\"end\" FROM amounts a JOIN evidence e"
    " ON e.kind = 'amount' AND e.fact_id = a.id AND e.ordinal = 1 WHERE a.id = ?1";
constexpr const char* kFiguresSql =
    "SELECT a.text, e.start, e.\"end\" FROM amounts a JOIN evidence e"
    " ON e.kind = 'amount' AND e.fact_id = a.id WHERE a.document = ?1 AND a.unit = 'SEK'";
constexpr const char* kDatesSql =
    "SELECT d.first_day, d.role, e.start FROM dates d JOIN evidence e"
    " ON e.kind = 'date' AND e.fact_id = d.id WHERE d.document = ?1 AND NOT d.tentative"
    " AND d.first_day BETWEEN '1900' AND '2100' AND (d.role IN ('period', 'start', 'effective', "
    "'end', "
    "'deadline')"
    " OR (d.role = 'reference' AND length(d.value) = 4))";

int year_of_day(std::string_view day) {
  return std::atoi(std::string(day.substr(0, kYear)).c_str());
}

/// Where the words of a figure stand in its passage.
std::uint32_t place_of(const std::u32string& text, std::string_view words, std::int64_t begin,
                       std::int64_t end) {
  const auto at = text.find(code_points(words), static_cast<std::size_t>(begin));
  return static_cast<std::uint32_t>(at < static_cast<std::size_t>(end) ? at : begin);
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

SavingYears::SavingYears(Connection& db, const ReportDocuments& documents)
    : documents_(documents),
      amount_(db, kAmountSql),
      text_(db, "SELECT text FROM documents WHERE id = ?1"),
      figures_(db, kFiguresSql),
      dates_(db, kDatesSql) {}

std::optional<int> SavingYears::year(std::int64_t amount) {
  amount_.ask(amount);
  if (!amount_.next()) return std::nullopt;
  load(amount_.integer(0));
  const std::uint32_t at =
      place_of(text_of_, amount_.text(1), amount_.integer(2), amount_.integer(3));
  const Span sentence = sentence_around(text_of_, {static_cast<std::uint32_t>(amount_.integer(2)),
                                                   static_cast<std::uint32_t>(amount_.integer(3))});
  std::vector<FigureOrYear> here;
  for (const FigureOrYear& one : places_) {
    if (one.at >= sentence.begin && one.at < sentence.end) here.push_back(one);
  }
  return year_of_figure(here, at);
}

void SavingYears::load(std::int64_t document) {
  if (document == loaded_) return;
  loaded_ = document;
  text_.ask(document);
  text_of_ = text_.next() ? code_points(text_.text(0)) : std::u32string();
  places_.clear();
  load_figures(document);
  load_years(document);
  std::sort(places_.begin(), places_.end(), [](const FigureOrYear& a, const FigureOrYear& b) {
    return std::tie(a.at, a.year) < std::tie(b.at, b.year);
  });
}

void SavingYears::load_figures(std::int64_t document) {
  figures_.ask(document);
  while (figures_.next()) {
    places_.push_back(
        {place_of(text_of_, figures_.text(0), figures_.integer(1), figures_.integer(2)), 0});
  }
}

void SavingYears::load_years(std::int64_t document) {
  const ReportDocument* told = documents_.find(document);
  const int now = told == nullptr || told->day.empty() ? 0 : year_of_day(told->day);
  dates_.ask(document);
  while (dates_.next()) {
    const int year = year_of_day(dates_.text(0));
    const bool compared = dates_.text(1) == "reference" && year < now;
    if (compared || (now != 0 && std::abs(year - now) > kPlausible)) continue;
    places_.push_back({static_cast<std::uint32_t>(dates_.integer(2)), year});
  }
}

}  // namespace orgkarta::output
