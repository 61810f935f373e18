// Figures: hits, false alarms and misses, row by row.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "pipeline/evaluate/match.h"

namespace orgkarta::evaluate {

/// Rows of the table, in its order. `all` is the sum of the kinds; the two last look closer at
/// what was hit.
enum class Row {
  units,
  parents,
  posts,
  goals,
  dates,
  amounts,
  changes,
  municipality,
  all,
  attributes,
  grounding
};

inline constexpr std::array<std::string_view, 11> kRowNames = {
    "units",   "parents",      "posts", "goals",      "dates",    "amounts",
    "changes", "municipality", "all",   "attributes", "grounding"};

constexpr Row row_of(Kind kind) { return static_cast<Row>(kind); }

struct Tally {
  int hit = 0;
  int extra = 0;   ///< found, not in gold
  int missed = 0;  ///< in gold, not found

  Tally& operator+=(const Tally& other);

  // 0 where there is nothing to divide by.
  double precision() const;
  double recall() const;
  double f1() const;
};

/// A tally for each row that gold asks for.
class Scores {
 public:
  /// The row's tally, which is there from now on.
  Tally& operator[](Row row);
  /// Empty for a row that gold does not ask for.
  const std::optional<Tally>& at(Row row) const { return rows_[static_cast<std::size_t>(row)]; }

  Scores& operator+=(const Scores& other);

  /// Sets row `all` to the sum of the kinds, also where there are none.
  void sum_up();

 private:
  std::array<std::optional<Tally>, kRowNames.size()> rows_;
};

}  // namespace orgkarta::evaluate
