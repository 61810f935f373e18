// A line that is a name and figures, all parted by single spaces.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace orgkarta::text {

/// The words of a line, spaces between them.
std::vector<Span> words_of(std::string_view text, Span line);

/// Whether all of a word are digits of a year of the last or this century.
bool is_year(std::string_view word);

/// A name, and words that figures may be made of: two at least.
struct FigureRow {
  std::vector<Span> words;
  std::size_t first = 0;  ///< the first word that is a figure's
};

/// Empty optional if the line is none, or has a tab, or is too long.
std::optional<FigureRow> figure_row(std::string_view text, Span line);

/// The words that as many figures begin with, in groups of three digits ("14 220 13 900" are two);
/// of several ways to part them, the first in which figures are most alike in length. Empty if
/// there is none.
std::vector<std::size_t> part_figures(std::string_view text, const FigureRow& row,
                                      std::size_t figures);

}  // namespace orgkarta::text
