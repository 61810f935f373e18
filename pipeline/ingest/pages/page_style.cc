#include "pipeline/ingest/pages/page_style.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace orgkarta::ingest {
namespace {

constexpr float kLarger = 1.12F;              // times the text's size
constexpr float kLargerLine = 0.95F;          // of the rightmost edges: the margin
constexpr std::size_t kLongestHeading = 160;  // bytes

std::size_t size_of(const PageLine& line) { return text_of(line).size(); }

float nth(std::vector<float> values, float part) {
  const auto at = static_cast<std::size_t>(static_cast<float>(values.size() - 1) * part);
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
  return values[at];
}

}  // namespace

PageStyle::PageStyle(const Lines& lines) {
  if (lines.empty()) return;
  find_body(lines);
  find_steps(lines);
  find_levels(lines);
}

int PageStyle::style_of(const PageLine& line) {
  return static_cast<int>(std::lround(line.size * 2)) * 2 + (line.bold ? 1 : 0);
}

void PageStyle::find_body(const Lines& lines) {
  std::map<int, std::size_t> letters;
  for (const PageLine& line : lines) letters[style_of(line)] += size_of(line);
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  body_size_ = static_cast<float>(most->first / 2) / 2;
  body_bold_ = most->first % 2 == 1;
}

void PageStyle::find_steps(const Lines& lines) {
  std::vector<float> steps;
  std::vector<float> edges;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PageLine& line = lines[i];
    if (line.table || line.column) continue;
    if (std::abs(line.size - body_size_) < 0.6F) edges.push_back(line.right);
    if (i == 0 || line.begins_flow || line.page != lines[i - 1].page) continue;
    const float step = line.bottom - lines[i - 1].bottom;
    if (step > 0 && step < 3 * line.size && std::abs(line.size - lines[i - 1].size) < 0.6F) {
      steps.push_back(step / line.size);
    }
  }
  // Lines within paragraphs are more than paragraphs, and closer: a little below the middle.
  if (!steps.empty()) step_ = std::clamp(nth(steps, 0.4F), 1.0F, 2.0F);
  if (!edges.empty()) right_ = nth(edges, kLargerLine);
}

void PageStyle::find_levels(const Lines& lines) {
  for (const PageLine& line : lines) {
    if (stands_out(line)) styles_.push_back(style_of(line));
  }
  std::sort(styles_.rbegin(), styles_.rend());
  styles_.erase(std::unique(styles_.begin(), styles_.end()), styles_.end());
}

bool PageStyle::stands_out(const PageLine& line) const {
  if (line.table || line.cells.size() > 1 || size_of(line) > kLongestHeading) return false;
  return line.size >= kLarger * body_size_ ||
         (line.bold && !body_bold_ && line.size > 0.9F * body_size_);
}

bool PageStyle::alike(const PageLine& line, const PageLine& other) {
  return style_of(line) == style_of(other);
}

int PageStyle::level_of(const PageLine& line) const {
  const auto at = std::find(styles_.begin(), styles_.end(), style_of(line));
  return static_cast<int>(at - styles_.begin()) + 1;
}

float PageStyle::step_of(float size) const { return step_ * size; }

}  // namespace orgkarta::ingest
