// The numbers of list items in a DOCX file.
#pragma once

#include <array>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/ingest/word/docx_styles.h"
#include "pipeline/ingest/word/list_label.h"

namespace orgkarta::ingest::word {

/// Counts items in the order of the document. Lists are w:num elements; those of one w:abstractNum
/// count together, but where an override starts one of them anew.
class DocxLists {
 public:
  static constexpr int kLevels = 9;

  DocxLists() = default;
  /// `styles` must outlive it: lists may be given through a style.
  DocxLists(pugi::xml_node numbering, const DocxStyles& styles);

  /// The level of a list that belongs to a paragraph style, 0 if none does.
  int level_of(int list, std::string_view style) const;

  /// Counts one item of level `level` (from 0).
  ItemLabel next(int list, int level);

 private:
  struct Level {
    NumberForm form = NumberForm::decimal;
    std::string text;  ///< "%1.%2)"
    std::string style;
    int start = 1;
    int restart =
        -1;  ///< counted anew behind this level (from 1) and those above; -1: all; 0: never
    bool figures = false;  ///< numbers of the levels above are written in figures
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    int abstract = -1;
    Levels levels;
    std::array<int, kLevels> starts{};  ///< overrides, -1 for none
  };
  struct Counter {
    std::array<int, kLevels> values{};
    std::array<bool, kLevels> begun{};
  };

  static Level read_level(pugi::xml_node node);
  void read_list(pugi::xml_node node,
                 const std::unordered_map<int, std::pair<int, pugi::xml_node>>& abstracts);
  static std::string label(const Levels& levels, const Counter& counter, int level);

  std::unordered_map<int, List> lists_;
  std::unordered_map<int, Counter> counters_;
  std::unordered_set<int> used_;
};

}  // namespace orgkarta::ingest::word
