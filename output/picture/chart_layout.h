// Where the boxes of an organisation chart stand.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "output/organisation_tree.h"
#include "output/picture/picture_words.h"
#include "output/picture/text_width.h"

namespace orgkarta::output {

namespace chart {
inline constexpr Font kName{13, true};
inline constexpr Font kHead{12, false};
inline constexpr double kColumn = 268;
inline constexpr double kGap = 26;
inline constexpr double kIndent = 18;
inline constexpr double kNameLine = 16;
inline constexpr double kHeadLine = 14;
inline constexpr double kPad = 7;
inline constexpr double kBetween = 7;
inline constexpr double kBelowRoot = 34;
inline constexpr double kTrunk = 14;
inline constexpr double kMiddle = 14;  ///< where lines meet a box, below its upper edge
}  // namespace chart

struct ChartBox {
  const OrganisationAt* body = nullptr;
  std::optional<std::size_t> parent;  ///< its place in `boxes`
  double x = 0, y = 0, width = 0, height = 0;
  std::vector<std::string> name;   ///< in lines
  std::vector<std::string> heads;  ///< a line each, three at most
};

struct ChartLayout {
  std::vector<ChartBox> boxes;  ///< the root first, each behind its parent
  double width = 0, height = 0;
  std::vector<double> columns;  ///< their left edges
};

/// "Anna Lind, head of office (acting)".
std::string head_text(const HeadAt& head, const PictureWords& words);

/// The root on top, below it columns in which each body stands under its parent, indented, as in
/// the report (site/chart_layout.ts): as many columns as leave the boxes largest on a sheet that
/// lies. The tree must outlive it.
ChartLayout lay_out_chart(const OrganisationTree& tree, const PictureWords& words);

}  // namespace orgkarta::output
