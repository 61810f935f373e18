#include "pipeline/ingest/word/docx_lists.h"

#include <algorithm>
#include <utility>

#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest::word {
namespace {

constexpr int kLargest = 999'999;
constexpr std::size_t kLongestLabel = 60;  // bytes of a label's pattern

int value_of(pugi::xml_node holder, const char* name, int otherwise) {
  return std::clamp(number(attribute(holder.child(name), "w:val"), otherwise), -1, kLargest);
}

NumberForm form_of(std::string_view written) {
  constexpr std::pair<std::string_view, NumberForm> kForms[] = {
      {"none", NumberForm::none},
      {"bullet", NumberForm::bullet},
      {"decimalZero", NumberForm::two_digits},
      {"lowerLetter", NumberForm::small_letter},
      {"upperLetter", NumberForm::capital_letter},
      {"lowerRoman", NumberForm::small_roman},
      {"upperRoman", NumberForm::capital_roman},
  };
  for (const auto& [name, form] : kForms) {
    if (name == written) return form;
  }
  return NumberForm::decimal;
}

}  // namespace

DocxLists::Level DocxLists::read_level(pugi::xml_node node) {
  Level level;
  level.form = form_of(attribute(node.child("w:numFmt"), "w:val"));
  level.text = attribute(node.child("w:lvlText"), "w:val").substr(0, kLongestLabel);
  level.style = attribute(node.child("w:pStyle"), "w:val");
  level.start = value_of(node, "w:start", 1);
  level.restart = value_of(node, "w:lvlRestart", -1);
  level.figures = toggle(node, "w:isLgl") == 1;
  return level;
}

DocxLists::DocxLists(pugi::xml_node numbering, const DocxStyles& styles) {
  std::unordered_map<int, pugi::xml_node> own;
  for (const pugi::xml_node node : numbering.children("w:abstractNum")) {
    own.emplace(number(attribute(node, "w:abstractNumId"), -1), node);
  }
  std::unordered_map<int, pugi::xml_node> lists;
  for (const pugi::xml_node node : numbering.children("w:num")) {
    lists.emplace(number(attribute(node, "w:numId"), -1), node);
  }
  // A list that is kept in a style stands in the list which that style names.
  std::unordered_map<int, std::pair<int, pugi::xml_node>> abstracts;
  for (const auto& [id, node] : own) {
    abstracts[id] = {id, node};
    const std::string_view link = attribute(node.child("w:numStyleLink"), "w:val");
    if (link.empty()) continue;
    const auto list = lists.find(styles.list_of(link));
    if (list == lists.end()) continue;
    const auto target = own.find(value_of(list->second, "w:abstractNumId", -1));
    if (target != own.end()) abstracts[id] = {target->first, target->second};
  }
  for (const auto& [id, node] : lists) read_list(node, abstracts);
}

void DocxLists::read_list(
    pugi::xml_node node, const std::unordered_map<int, std::pair<int, pugi::xml_node>>& abstracts) {
  const auto abstract = abstracts.find(value_of(node, "w:abstractNumId", -1));
  if (abstract == abstracts.end()) return;
  List list;
  list.abstract = abstract->second.first;
  list.starts.fill(-1);
  const auto place = [](pugi::xml_node n) {
    const int level = number(attribute(n, "w:ilvl"), -1);
    return level >= 0 && level < kLevels ? level : -1;
  };
  for (const pugi::xml_node level : abstract->second.second.children("w:lvl")) {
    if (place(level) >= 0) list.levels[place(level)] = read_level(level);
  }
  for (const pugi::xml_node over : node.children("w:lvlOverride")) {
    const int i = place(over);
    if (i < 0) continue;
    if (over.child("w:lvl")) list.levels[i] = read_level(over.child("w:lvl"));
    list.starts[i] = value_of(over, "w:startOverride", -1);
  }
  lists_.emplace(number(attribute(node, "w:numId"), -1), std::move(list));
}

int DocxLists::level_of(int list, std::string_view style) const {
  const auto found = lists_.find(list);
  if (found == lists_.end() || style.empty()) return 0;
  for (int i = 0; i < kLevels; ++i) {
    if (found->second.levels[i].style == style) return i;
  }
  return 0;
}

std::string DocxLists::label(const Levels& levels, const Counter& counter, int level) {
  const Level& own = levels[level];
  std::string out;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const char digit = i + 1 < own.text.size() ? own.text[i + 1] : 'x';
    if (own.text[i] != '%' || digit < '1' || digit > '9') {
      out += own.text[i];
      continue;
    }
    const int of = digit - '1';
    const bool figures = own.figures && levels[of].form != NumberForm::none;
    out += written_number(counter.values[of], figures ? NumberForm::decimal : levels[of].form);
    ++i;
  }
  return out;
}

ItemLabel DocxLists::next(int list, int level) {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return {};
  level = std::clamp(level, 0, kLevels - 1);
  const List& l = found->second;
  Counter& counter = counters_[l.abstract];
  if (used_.insert(list).second) {
    for (int i = 0; i < kLevels; ++i) {
      if (l.starts[i] < 0) continue;
      counter.values[i] = l.starts[i] - 1;
      counter.begun[i] = true;
    }
  }
  for (int i = 0; i < level; ++i) {
    if (!counter.begun[i]) counter.values[i] = l.levels[i].start;
    counter.begun[i] = true;
  }
  if (!counter.begun[level]) counter.values[level] = l.levels[level].start - 1;
  counter.begun[level] = true;
  counter.values[level] = std::min(counter.values[level] + 1, kLargest);
  for (int i = level + 1; i < kLevels; ++i) {
    const int restart = l.levels[i].restart;
    if (restart < 0 || (restart > 0 && level < restart)) counter.begun[i] = false;
  }
  return ItemLabel::of(label(l.levels, counter, level), l.levels[level].form);
}

}  // namespace orgkarta::ingest::word
