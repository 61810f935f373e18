#include "pipeline/ingest/word/odt_lists.h"

#include <algorithm>
#include <utility>

#include "pipeline/ingest/word/odt_styles.h"
#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest::word {
namespace {

constexpr int kLargest = 999'999;
constexpr std::size_t kLongestSign = 40;  // bytes of what stands before or behind a number

NumberForm form_of(std::string_view written) {
  if (written == "1") return NumberForm::decimal;
  if (written == "01") return NumberForm::two_digits;
  if (written == "a") return NumberForm::small_letter;
  if (written == "A") return NumberForm::capital_letter;
  if (written == "i") return NumberForm::small_roman;
  if (written == "I") return NumberForm::capital_roman;
  return written.empty() ? NumberForm::none : NumberForm::decimal;
}

}  // namespace

OdtLists::OdtLists(pugi::xml_node content, pugi::xml_node styles) {
  for (Level& level : outline_) level.form = NumberForm::none;
  for (const pugi::xml_node root : {content, styles}) {
    for_each_style(root, [this](pugi::xml_node node) {
      if (is(node, "text:list-style") || is(node, "text:outline-style")) read(node);
    });
  }
}

void OdtLists::read(pugi::xml_node style) {
  Levels levels;
  for (const pugi::xml_node node : style.children()) {
    const int at = number(attribute(node, "text:level"), 0) - 1;
    if (at < 0 || at >= kLevels) continue;
    Level& level = levels[at];
    const bool numbered =
        is(node, "text:list-level-style-number") || is(node, "text:outline-level-style");
    level.form = numbered ? form_of(attribute(node, "style:num-format")) : NumberForm::bullet;
    level.prefix = attribute(node, "style:num-prefix").substr(0, kLongestSign);
    level.suffix = attribute(node, "style:num-suffix").substr(0, kLongestSign);
    level.start = std::clamp(number(attribute(node, "text:start-value"), 1), 0, kLargest);
    level.shown = std::clamp(number(attribute(node, "text:display-levels"), 1), 1, at + 1);
  }
  if (is(style, "text:outline-style")) {
    outline_ = std::move(levels);
  } else {
    styles_.emplace(attribute(style, "style:name"), std::move(levels));
  }
}

const OdtLists::Levels& OdtLists::levels_of(const std::string& style) const {
  static const Levels kBullets;
  const auto found = styles_.find(style);
  return found == styles_.end() ? kBullets : found->second;
}

int OdtLists::level() const { return std::clamp(depth_ - 1, 0, kLevels - 1); }

void OdtLists::open(pugi::xml_node list, std::string_view style) {
  const std::string_view own = attribute(list, "text:style-name");
  const bool goes_on = attribute(list, "text:continue-numbering") == "true";
  const int at = std::min(depth_++, kLevels - 1);
  if (at > 0) {
    state_.styles[at] = own.empty() ? state_.styles[at - 1] : std::string(own);
    if (!goes_on) state_.counter.begun[at] = false;
    return;
  }
  const auto before = closed_.find(std::string(attribute(list, "text:continue-list")));
  if (before != closed_.end()) {
    state_ = before->second;
  } else if (goes_on) {
    state_ = last_;
  } else {
    state_ = {};
  }
  if (!own.empty()) {
    state_.styles[0] = own;
  } else if (state_.styles[0].empty()) {
    state_.styles[0] = style;
  }
}

void OdtLists::close(pugi::xml_node list) {
  if (--depth_ > 0) return;
  last_ = state_;
  const std::string_view id = attribute(list, "xml:id");
  if (!id.empty()) closed_[std::string(id)] = state_;
}

ItemLabel OdtLists::count(const Levels& levels, Counter& counter, int level) {
  for (int i = 0; i <= level; ++i) {
    if (counter.begun[i]) continue;
    counter.values[i] = levels[i].start - (i == level ? 1 : 0);
    counter.begun[i] = true;
  }
  counter.values[level] = std::min(counter.values[level] + 1, kLargest);
  for (int i = level + 1; i < kLevels; ++i) counter.begun[i] = false;
  const Level& own = levels[level];
  if (own.form == NumberForm::bullet || own.form == NumberForm::none) {
    return ItemLabel::of({}, own.form);
  }
  std::string numbers;
  for (int i = level + 1 - own.shown; i <= level; ++i) {
    const std::string written = written_number(counter.values[i], levels[i].form);
    if (!numbers.empty() && !written.empty()) numbers += '.';
    numbers += written;
  }
  return ItemLabel::of(own.prefix + numbers + own.suffix, own.form);
}

ItemLabel OdtLists::next(pugi::xml_node item) {
  const int at = level();
  const int start = number(attribute(item, "text:start-value"), -1);
  if (start >= 0) {
    state_.counter.values[at] = std::min(start, kLargest) - 1;
    state_.counter.begun[at] = true;
  }
  return count(levels_of(state_.styles[at]), state_.counter, at);
}

ItemLabel OdtLists::next_heading(int level) {
  return count(outline_, headings_, std::clamp(level, 1, kLevels) - 1);
}

}  // namespace orgkarta::ingest::word
