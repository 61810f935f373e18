// The year that a saving is told for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/evidence_places.h"
#include "pipeline/model/record.h"

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

/// Finds years by the dates that a document tells.
class SavingYears {
 public:
  /// Dates of less confidence than `tentative_below` tell none. `record` and `places`, which are
  /// its places, must outlive it.
  SavingYears(const Record& record, const EvidencePlaces& places, double tentative_below);

  /// Of a saving in kronor the year that stands in the sentence of its main passage: what a plan
  /// covers, when something begins, takes effect or is due; of other years, which often are those
  /// that are compared with, only such as are not over when the document speaks. The first of
  /// several; empty if there is none.
  std::optional<int> year(const Amount& amount) const;

 private:
  void add_figures(const Record& record);
  void add_years(const Record& record, double tentative_below);

  const EvidencePlaces& places_;
  std::u32string text_;             ///< empty if the document has no savings
  std::vector<FigureOrYear> told_;  ///< of the document, in their order
};

}  // namespace orgkarta::output
