#include "output/picture/chart_layout.h"

#include <algorithm>

#include "output/picture/columns.h"
#include "output/picture/svg.h"

namespace orgkarta::output {
namespace {

using namespace chart;

constexpr std::size_t kMostHeads = 3;
constexpr std::size_t kHeadLines = 2;  // of each
constexpr std::size_t kNameLines = 2;
constexpr int kDeepestIndent = 8;

ChartBox box_of(const OrganisationAt& body, int level, const PictureWords& words) {
  ChartBox box;
  box.body = &body;
  box.x = level * kIndent;
  box.width = kColumn - box.x;
  const double room = box.width - 2 * kPad;
  box.name = wrap_text(visible_text(body.name), room, kName, kNameLines);
  for (std::size_t i = 0; i < std::min(body.heads.size(), kMostHeads); ++i) {
    const std::string head = visible_text(head_text(body.heads[i], words));
    for (std::string& line : wrap_text(head, room, kHead, kHeadLines)) {
      box.heads.push_back(std::move(line));
    }
  }
  box.height = 2 * kPad + static_cast<double>(box.name.size()) * kNameLine +
               static_cast<double>(box.heads.size()) * kHeadLine;
  return box;
}

/// Puts a body and all below it under each other; returns where the next may stand.
double stack(const OrganisationAt& body, int level, double y, std::optional<std::size_t> parent,
             const PictureWords& words, std::vector<ChartBox>& out) {
  ChartBox box = box_of(body, level, words);
  box.y = y;
  box.parent = parent;
  y += box.height + kBetween;
  const std::size_t own = out.size();
  out.push_back(std::move(box));
  for (const OrganisationAt& child : body.children) {
    y = stack(child, std::min(level + 1, kDeepestIndent), y, own, words, out);
  }
  return y;
}

/// A block for each body right under the root.
struct Block {
  std::vector<ChartBox> boxes;
  double height = 0;
};

void place(Block& block, double x, double y, ChartLayout& out) {
  const std::size_t before = out.boxes.size();
  for (ChartBox& box : block.boxes) {
    box.x += x;
    box.y += y;
    box.parent = box.parent ? *box.parent + before : 0;
    out.boxes.push_back(std::move(box));
  }
}

}  // namespace

std::string head_text(const HeadAt& head, const PictureWords& words) {
  std::string out = head.name;
  if (!head.title.empty()) out += ", " + head.title;
  if (head.acting) out += " (" + words.text("acting") + ")";
  return out;
}

ChartLayout lay_out_chart(const OrganisationTree& tree, const PictureWords& words) {
  std::vector<Block> blocks;
  std::vector<double> heights;
  for (const OrganisationAt& child : tree.root.children) {
    Block block;
    block.height = stack(child, 0, 0, std::nullopt, words, block.boxes);
    heights.push_back(block.height);
    blocks.push_back(std::move(block));
  }
  const Columns columns = best_columns(heights, kColumn + kGap);
  ChartLayout out;
  const double count = static_cast<double>(std::max<std::size_t>(1, columns.size()));
  out.width = count * (kColumn + kGap) - kGap + kTrunk;
  ChartBox root = box_of(tree.root, 0, words);
  root.x = columns.size() > 1 ? (out.width - kColumn) / 2 : kTrunk;
  const double top = root.height + kBelowRoot;
  out.height = root.height;
  out.boxes.push_back(std::move(root));
  for (std::size_t c = 0; c < columns.size(); ++c) {
    out.columns.push_back(static_cast<double>(c) * (kColumn + kGap));
    double y = top;
    for (const std::size_t block : columns[c]) {
      place(blocks[block], out.columns.back() + kTrunk, y, out);
      y += blocks[block].height;
    }
    out.height = std::max(out.height, y);
  }
  return out;
}

}  // namespace orgkarta::output
