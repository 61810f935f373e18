#include "pipeline/rules/candidates.h"

namespace orgkarta::rules {

Candidates::Candidates(const Anchors& anchors)
    : anchors_(anchors), scratch_(anchors.scratch()), lines_of_(anchors.rule_count()) {}

void Candidates::find(const Lines& lines) {
  clear();
  const auto count = static_cast<std::uint32_t>(lines.lines.size());
  for (std::uint32_t line = 0; line < count; ++line) {
    anchors_.find(lines.line(line), scratch_, [&](std::uint32_t rule) { add(rule, line); });
    for (const std::uint32_t rule : anchors_.unanchored()) add(rule, line);
  }
  std::sort(rules_.begin(), rules_.end());
}

void Candidates::take_all(const Lines& lines) {
  clear();
  const auto count = static_cast<std::uint32_t>(lines.lines.size());
  for (std::uint32_t rule = 0; rule < lines_of_.size(); ++rule) {
    for (std::uint32_t line = 0; line < count; ++line) add(rule, line);
  }
}

void Candidates::clear() {
  for (const std::uint32_t rule : rules_) lines_of_[rule].clear();
  rules_.clear();
}

void Candidates::add(std::uint32_t rule, std::uint32_t line) {
  if (lines_of_[rule].empty()) rules_.push_back(rule);
  lines_of_[rule].push_back(line);
}

}  // namespace orgkarta::rules
