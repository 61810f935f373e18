#include "pipeline/ingest/word/docx_nodes.h"

#include <algorithm>

namespace orgkarta::ingest::word {
namespace {

constexpr std::size_t kLongestCell = 600;       // bytes
constexpr std::size_t kLongestEmphasised = 90;  // bytes
constexpr int kLowestLayout = 2;                // level of headings that no cell of data has

/// What a table's cells hold.
struct TableShape {
  const DocxStyles& styles;
  int rows = 0;
  int most = 0;  ///< cells of the longest row
  bool header = false;
  bool layout = false;

  void row(pugi::xml_node node) {
    ++rows;
    header = header || toggle(node.child("w:trPr"), "w:tblHeader") == 1;
    int cells = 0;
    for_each_child(node, [&](pugi::xml_node child) {
      if (!is(child, "w:tc")) return;
      ++cells;
      std::size_t size = 0;
      cell(child, size);
      layout = layout || size > kLongestCell;
    });
    most = std::max(most, cells);
  }

  void cell(pugi::xml_node node, std::size_t& size) {
    if (layout) return;
    for_each_child(node, [&](pugi::xml_node child) {
      if (is(child, "w:tbl")) layout = true;
      if (is(child, "w:p")) {
        const int level = outline_of(child, styles);
        layout = layout || (level >= 0 && level <= kLowestLayout);
        cell(child, size);
      } else if (is(child, "w:r")) {
        for (const pugi::xml_node text : child.children("w:t")) {
          size += std::string_view(text.child_value()).size();
        }
      }
    });
  }
};

/// Counts the letters of a paragraph, and those that are bold.
struct Emphasis {
  const DocxStyles& styles;
  const DocxStyle& style;
  std::size_t letters = 0;
  std::size_t bold = 0;
  char last = ' ';
  bool parted = false;  ///< by tabs or line ends

  void run(pugi::xml_node node) {
    if (run_has(node, "w:vanish", &DocxStyle::hidden, style, styles)) return;
    const bool is_bold = run_has(node, "w:b", &DocxStyle::bold, style, styles);
    for (const pugi::xml_node child : node.children()) {
      parted = parted || is(child, "w:tab") || is(child, "w:br") || is(child, "w:cr");
      if (!is(child, "w:t")) continue;
      for (const char c : std::string_view(child.child_value())) {
        if (static_cast<unsigned char>(c) <= ' ') continue;
        ++letters;
        bold += is_bold;
        last = c;
      }
    }
  }
};

}  // namespace

const DocxStyle& style_of(pugi::xml_node paragraph, const DocxStyles& styles) {
  return styles.paragraph(attribute(paragraph.child("w:pPr").child("w:pStyle"), "w:val"));
}

bool run_has(pugi::xml_node run, const char* name, int DocxStyle::*said, const DocxStyle& paragraph,
             const DocxStyles& styles) {
  const pugi::xml_node own = run.child("w:rPr");
  if (const int direct = toggle(own, name); direct >= 0) return direct == 1;
  const DocxStyle& style = styles.run(attribute(own.child("w:rStyle"), "w:val"));
  return (style.*said >= 0 ? style.*said : paragraph.*said) == 1;
}

int outline_of(pugi::xml_node paragraph, const DocxStyles& styles) {
  constexpr int kText = 9;
  const pugi::xml_node own = paragraph.child("w:pPr").child("w:outlineLvl");
  const int level =
      own ? number(attribute(own, "w:val"), kText) : style_of(paragraph, styles).outline;
  return level >= 0 && level < kText ? level : -1;
}

bool is_data_table(pugi::xml_node table, const DocxStyles& styles) {
  TableShape shape{styles};
  for_each_child(table, [&](pugi::xml_node child) {
    if (is(child, "w:tr") && !shape.layout) shape.row(child);
  });
  return !shape.layout && shape.most >= 2 && (shape.rows >= 2 || shape.header);
}

bool is_emphasised(pugi::xml_node paragraph, const DocxStyles& styles) {
  Emphasis emphasis{styles, style_of(paragraph, styles)};
  for_each_child(paragraph, [&](pugi::xml_node child) {
    if (is(child, "w:r") && emphasis.letters <= kLongestEmphasised) emphasis.run(child);
  });
  return emphasis.letters > 2 && emphasis.letters <= kLongestEmphasised &&
         emphasis.letters == emphasis.bold && !emphasis.parted &&
         std::string_view(".,:;!").find(emphasis.last) == std::string_view::npos;
}

}  // namespace orgkarta::ingest::word
