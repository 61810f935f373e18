// The organisation chart.
#include <fmt/format.h>

#include "output/picture/chart_layout.h"
#include "output/picture/pictures.h"
#include "output/picture/svg.h"

namespace orgkarta::output {
namespace {

using namespace chart;

constexpr double kMargin = 8;
constexpr double kEdge = 4;         // the coloured stripe that tells a box's kind
constexpr double kAscentName = 12;  // from a line's top to its letters' foot
constexpr double kAscentHead = 11;

const char* colour_of(const std::string& kind) {
  if (kind == "municipality" || kind == "council" || kind == "board") return colour::kBlue;
  if (kind == "committee" || kind == "subcommittee") return colour::kViolet;
  if (kind == "office") return colour::kGreen;
  if (kind == "department") return colour::kBrown;
  if (kind == "company" || kind == "federation") return colour::kRed;
  return colour::kGrey;
}

void describe(const OrganisationAt& body, int level, const PictureWords& words, std::string& out) {
  out += std::string(static_cast<std::size_t>(level) * 2, ' ') + body.name + " (" +
         words.word("kind", body.kind) + ")";
  const char* before = ": ";
  for (const HeadAt& head : body.heads) {
    out += before + head_text(head, words);
    before = "; ";
  }
  out += '\n';
  for (const OrganisationAt& child : body.children) describe(child, level + 1, words, out);
}

std::string look_of_line() {
  return fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.2\"", colour::kTie);
}

std::string line(double x, double y, char direction, double to) {
  return fmt::format("M{} {}{}{}", coordinate(x), coordinate(y), direction, coordinate(to));
}

/// From the root down to its columns, and down each of them.
void draw_trunks(const ChartLayout& layout, Svg& svg) {
  const ChartBox& root = layout.boxes.front();
  if (layout.columns.empty()) return;
  const double bus = kMargin + root.height + kBelowRoot / 2;
  const double middle = kMargin + root.x + kColumn / 2;
  const double half = kMargin + kTrunk / 2;
  svg.path(line(middle, kMargin + root.height, 'V', bus), look_of_line());
  svg.path(line(std::min(layout.columns.front() + half, middle), bus, 'H',
                std::max(layout.columns.back() + half, middle)),
           look_of_line());
  for (const double column : layout.columns) {
    double end = bus;
    for (const ChartBox& box : layout.boxes) {
      if (box.parent == 0U && box.x == column + kTrunk) end = kMargin + box.y + kMiddle;
    }
    svg.path(line(column + half, bus, 'V', end), look_of_line());
  }
}

void draw_tie(const ChartLayout& layout, const ChartBox& box, Svg& svg) {
  if (!box.parent) return;
  const double y = kMargin + box.y + kMiddle;
  const double x = kMargin + box.x;
  if (*box.parent == 0) return svg.path(line(x - kTrunk / 2, y, 'H', x), look_of_line());
  const ChartBox& parent = layout.boxes[*box.parent];
  svg.path(line(kMargin + parent.x + kPad + 1, kMargin + parent.y + parent.height, 'V', y) + "H" +
               coordinate(x),
           look_of_line());
}

void draw_box(const ChartBox& box, const PictureWords& words, Svg& svg) {
  std::string title = box.body->name + ", " + words.word("kind", box.body->kind);
  for (const HeadAt& head : box.body->heads) title += ", " + head_text(head, words);
  svg.begin(title);
  const double x = kMargin + box.x;
  double y = kMargin + box.y;
  svg.rect(x, y, box.width, box.height,
           fmt::format("rx=\"4\" fill=\"{}\" stroke=\"{}\"", colour::kRaised, colour::kTie));
  svg.rect(x, y, kEdge, box.height, fmt::format("rx=\"2\" fill=\"{}\"", colour_of(box.body->kind)));
  y += kPad;
  const std::string look = fmt::format("fill=\"{}\"", colour::kText);
  for (const std::string& text : box.name) {
    svg.text(x + kPad + 3, y + kAscentName, kName, text, look);
    y += kNameLine;
  }
  for (const std::string& text : box.heads) {
    svg.text(x + kPad + 3, y + kAscentHead, kHead, text, look);
    y += kHeadLine;
  }
  svg.end();
}

}  // namespace

std::string organisation_picture(const MunicipalityTold& told, const OrganisationTree& tree,
                                 const PictureWords& words) {
  const ChartLayout layout = lay_out_chart(tree, words);
  std::string description;
  describe(tree.root, 0, words, description);
  Svg svg(layout.width + 2 * kMargin, layout.height + 2 * kMargin,
          words.text("chart.title", {told.name, tree.day}), description);
  draw_trunks(layout, svg);
  for (const ChartBox& box : layout.boxes) draw_tie(layout, box, svg);
  for (const ChartBox& box : layout.boxes) draw_box(box, words, svg);
  return svg.finish();
}

}  // namespace orgkarta::output
