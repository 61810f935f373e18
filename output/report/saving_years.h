// The year that a sum is told for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/report/documents.h"
#include "output/sqlite.h"

namespace orgkarta::output {

/// A figure or a year in a document's text.
struct FigureOrYear {
  std::uint32_t at = 0;  ///< code point
  int year = 0;          ///< 0: a figure
};

/// Which year the figure at `at` is told for, of the figures and years of its sentence in their
/// order: where years lead ("2013: 160, 2014: 950") the last before it, else the one behind it that
/// no other figure claims, else the last before it. Empty if there is none.
std::optional<int> year_of_figure(const std::vector<FigureOrYear>& sentence, std::uint32_t at);

/// Finds years by the dates that documents tell. Remembers the document it was asked for last, so
/// that the sums of one are best asked for together. The references must outlive it.
class SavingYears {
 public:
  SavingYears(Connection& db, const ReportDocuments& documents);

  /// The year that stands in the sentence of the amount's main passage: what a plan covers, when
  /// something begins, takes effect or is due; of other years, which often are those that are
  /// compared with, only such as are not over when the document speaks. The first of several.
  /// Throws as Connection does.
  std::optional<int> year(std::int64_t amount);

 private:
  void load(std::int64_t document);
  void load_figures(std::int64_t document);
  void load_years(std::int64_t document);

  const ReportDocuments& documents_;
  Query amount_;
  Query text_;
  Query figures_;
  Query dates_;
  std::int64_t loaded_ = -1;  ///< document
  std::u32string text_of_;
  std::vector<FigureOrYear> places_;  ///< of the document, in their order
};

}  // namespace orgkarta::output
