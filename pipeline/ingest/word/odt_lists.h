// The numbers of list items and headings in an ODT file.
#pragma once

#include <array>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/ingest/word/list_label.h"

namespace orgkarta::ingest::word {

/// Lists that are open, and where those that were closed stopped counting.
class OdtLists {
 public:
  static constexpr int kLevels = 10;

  OdtLists() = default;
  /// Roots of content.xml and styles.xml.
  OdtLists(pugi::xml_node content, pugi::xml_node styles);

  /// <text:list>; `style` is that of its paragraphs, for a list that names none.
  void open(pugi::xml_node list, std::string_view style);
  void close(pugi::xml_node list);
  bool empty() const { return depth_ == 0; }
  /// The level of the innermost list, from 0.
  int level() const;

  /// Counts an item of the innermost list.
  ItemLabel next(pugi::xml_node item);
  /// Counts a heading outside lists; `level` from 1.
  ItemLabel next_heading(int level);

 private:
  struct Level {
    NumberForm form = NumberForm::bullet;
    std::string prefix;
    std::string suffix;
    int start = 1;
    int shown = 1;  ///< levels whose numbers the label has
  };
  using Levels = std::array<Level, kLevels>;
  struct Counter {
    std::array<int, kLevels> values{};
    std::array<bool, kLevels> begun{};
  };
  struct State {
    Counter counter;
    std::array<std::string, kLevels> styles;  ///< of the open lists, by level
  };

  void read(pugi::xml_node style);
  static ItemLabel count(const Levels& levels, Counter& counter, int level);
  const Levels& levels_of(const std::string& style) const;

  std::unordered_map<std::string, Levels> styles_;
  Levels outline_;
  Counter headings_;
  State state_;                                    ///< of the lists that are open
  State last_;                                     ///< of the last list that was closed
  std::unordered_map<std::string, State> closed_;  ///< by xml:id
  int depth_ = 0;
};

}  // namespace orgkarta::ingest::word
