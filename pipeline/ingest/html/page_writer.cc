#include "pipeline/ingest/html/page_writer.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/ingest/html/align.h"
#include "pipeline/ingest/html/list_numbers.h"
#include "pipeline/ingest/html/nesting.h"
#include "pipeline/ingest/html/table_columns.h"
#include "pipeline/ingest/html/table_shape.h"
#include "pipeline/ingest/html/tag.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest::html {
namespace {

constexpr std::uint8_t kMaxLevel = 6;
constexpr std::size_t kLongestEmphasised = 90;   // bytes of a heading that is only bold
constexpr std::size_t kLongestDefinition = 160;  // bytes of what stands in a line with its label

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }
bool is_list(GumboTag tag) {
  return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_MENU ||
         tag == GUMBO_TAG_DIR;
}
bool is_preformatted(GumboTag tag) {
  return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_LISTING ||
         tag == GUMBO_TAG_PLAINTEXT;
}
bool is_cell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }

// Characters that a page shows as a space, or that would end a line of ours.
bool shows_as_space(char32_t c) {
  return c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// The next element behind node `i` and not below it, with the same parent; 0 if there is none.
std::uint32_t next_element(const std::vector<Node>& nodes, std::uint32_t i) {
  const std::uint32_t end = nodes[nodes[i].parent].end;
  for (std::uint32_t k = nodes[i].end; k < end; k = nodes[k].end) {
    if (!nodes[k].is_text()) return k;
  }
  return 0;
}

/// Walks the tree once, without recursion.
class PageWriter {
 public:
  PageWriter(std::string_view page, const Tree& tree, const Content& content)
      : page_(page), nodes_(tree.nodes()), content_(content), out_(page) {}

  Written run() && {
    if (content_.heading && *content_.heading < content_.root) walk(*content_.heading);
    walk(content_.root);
    if (content_.heading && *content_.heading > content_.root) walk(*content_.heading);
    return std::move(out_).finish();
  }

 private:
  /// An element that has begun and not ended.
  struct Open {
    std::uint32_t node;
    bool heading;  ///< it makes a heading line
  };

  void walk(std::uint32_t root);
  void enter(std::uint32_t i);
  void enter_block(std::uint32_t i);
  void enter_item(const Node& node);
  void enter_row();
  void enter_cell(const Node& node);
  void enter_term(std::uint32_t i);
  void enter_definition();
  void enter_heading(const Node& node);
  void leave(const Open& open);
  void write_text(const Node& node);
  void write_piece(std::size_t begin, std::size_t end, std::string_view text, bool same);
  void write_space(char32_t c);
  void part_neighbours(char32_t next);
  void line_end();
  void new_block();
  void open_line(LineKind kind, std::uint8_t level, std::string_view marker, bool apart);
  bool is_heading_line(std::uint32_t i) const;
  bool is_emphasised(std::uint32_t i) const;
  bool within_line() const { return in_row_ || heading_ > 0; }

  std::string_view page_;
  const std::vector<Node>& nodes_;
  const Content& content_;
  LineWriter out_;
  ListNumbers lists_;
  TableColumns columns_;
  std::vector<Open> open_;
  std::vector<bool> tables_;  ///< whether each open table holds data
  int pre_ = 0;
  int heading_ = 0;            ///< elements that make a heading line
  std::uint8_t level_ = 0;     ///< of the last heading
  bool in_row_ = false;        ///< of a table of data
  bool titled_ = false;        ///< an <h1> was written
  bool item_above_ = false;    ///< the next item or row stands directly below another
  bool term_ = false;          ///< the line under way is a <dt>
  bool cell_written_ = false;  ///< something stands in the cell under way
  bool first_cell_ = false;
  bool ended_ = false;      ///< an inline element has just ended
  bool neighbour_ = false;  ///< … and another has begun
};

void PageWriter::open_line(LineKind kind, std::uint8_t level, std::string_view marker, bool apart) {
  out_.end_line();
  out_.begin({kind, level}, marker, apart);
  term_ = false;
}

// What follows is a block of its own.
void PageWriter::new_block() {
  if (within_line()) return out_.space();
  if (out_.inserting()) return;  // the first block of a definition stands behind its label
  if (out_.line_is_empty() && out_.next_kind() != LineKind::continuation) return;
  open_line(pre_ > 0 ? LineKind::free : LineKind::paragraph, 0, {}, true);
}

// <br>: twice, it parts blocks.
void PageWriter::line_end() {
  if (within_line()) return out_.space();
  if (out_.line_is_empty()) {
    if (out_.next_kind() == LineKind::continuation) new_block();
    return;
  }
  open_line(LineKind::continuation, 0, {}, false);
}

// A paragraph that is short and bold throughout is a heading that nobody marked.
bool PageWriter::is_emphasised(std::uint32_t i) const {
  std::size_t letters = 0;
  std::size_t bold = 0;
  char last = ' ';
  std::uint32_t bold_end = 0;
  for (std::uint32_t k = i + 1; k < nodes_[i].end; ++k) {
    const Node& node = nodes_[k];
    if (content_.left_out[k]) {
      k = node.end - 1;
    } else if (node.is_text()) {
      for (const char c : node.text()) {
        if (is_space(c)) continue;
        ++letters;
        bold += k < bold_end;
        last = c;
      }
      if (letters > kLongestEmphasised || letters != bold) return false;
    } else if (!is_inline(node.tag)) {
      return false;
    } else if (node.tag == GUMBO_TAG_MARK) {
      bold_end = std::max(bold_end, node.end);
    }
  }
  return letters > 2 && std::string_view(".,:;!").find(last) == std::string_view::npos;
}

bool PageWriter::is_heading_line(std::uint32_t i) const {
  const Node& node = nodes_[i];
  if (is_heading(node.tag) || node.tag == GUMBO_TAG_SUMMARY) return true;
  // A button that was not left out opens a part of the page.
  if (node.tag == GUMBO_TAG_BUTTON) {
    return node.has("aria-controls") || node.has("aria-expanded");
  }
  return node.tag == GUMBO_TAG_P && lists_.empty() && !within_line() && is_emphasised(i);
}

void PageWriter::enter_heading(const Node& node) {
  if (within_line()) return;
  std::uint8_t level = std::min<std::uint8_t>(level_ + 1, kMaxLevel);
  if (is_heading(node.tag)) {
    level = level_ = static_cast<std::uint8_t>(node.tag - GUMBO_TAG_H1 + 1);
  }
  const bool title = node.tag == GUMBO_TAG_H1 && !titled_;
  titled_ = titled_ || title;
  open_line(title ? LineKind::title : LineKind::heading, level, {}, true);
}

void PageWriter::enter_item(const Node& node) {
  if (within_line()) return out_.space();
  open_line(LineKind::list_item, lists_.level(), lists_.marker(node), !item_above_);
  item_above_ = true;
}

void PageWriter::enter_row() {
  if (tables_.empty() || !tables_.back() || within_line()) return new_block();
  open_line(LineKind::table_row, 0, {}, !item_above_);
  columns_.begin_row();
  item_above_ = in_row_ = first_cell_ = true;
}

// A dash stands in the cells before the last that hold nothing, so that columns can be counted.
void PageWriter::enter_cell(const Node& node) {
  if (!in_row_) return new_block();
  constexpr std::string_view kEmpty = "\u2013\t";
  const int empty = columns_.place(node);
  if (!first_cell_) out_.insert(cell_written_ ? "\t" : kEmpty);
  for (int i = 0; i < empty; ++i) out_.insert(kEmpty);
  first_cell_ = cell_written_ = false;
}

// The label of a short definition stands before it in one line; that of a long one is a heading.
void PageWriter::enter_term(std::uint32_t i) {
  if (within_line()) return out_.space();
  const std::uint32_t next = next_element(nodes_, i);
  std::size_t size = 0;
  bool blocks = false;
  if (next != 0 && nodes_[next].tag == GUMBO_TAG_DD) {
    for (std::uint32_t k = next + 1; k < nodes_[next].end; ++k) {
      if (nodes_[k].is_text()) size += nodes_[k].text().size();
      blocks = blocks || is_list(nodes_[k].tag) || nodes_[k].tag == GUMBO_TAG_TABLE;
    }
  }
  if (blocks || size > kLongestDefinition) {
    open_line(LineKind::heading, std::min<std::uint8_t>(level_ + 1, kMaxLevel), {}, true);
  } else {
    open_line(LineKind::label_value, 0, {}, true);
    term_ = true;
  }
}

void PageWriter::enter_definition() {
  if (!term_ || out_.line_is_empty()) return new_block();
  out_.insert(out_.last() == ':' ? " " : ": ");
  term_ = false;
}

void PageWriter::enter_block(std::uint32_t i) {
  const Node& node = nodes_[i];
  switch (node.tag) {
    case GUMBO_TAG_BR:
      return line_end();
    case GUMBO_TAG_LI:
      return enter_item(node);
    case GUMBO_TAG_TABLE:
      new_block();
      tables_.push_back(is_data_table(nodes_, i, content_.left_out));
      columns_ = {};
      item_above_ = false;
      return;
    case GUMBO_TAG_TR:
      return enter_row();
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return enter_cell(node);
    case GUMBO_TAG_DT:
      return enter_term(i);
    case GUMBO_TAG_DD:
      return enter_definition();
    default:
      break;
  }
  new_block();
  if (is_list(node.tag)) {
    lists_.open(nodes_, i);
    if (lists_.level() == 0) item_above_ = false;
  } else if (is_preformatted(node.tag)) {
    ++pre_;
    if (!within_line()) open_line(LineKind::free, 0, {}, true);
  }
}

void PageWriter::enter(std::uint32_t i) {
  const Node& node = nodes_[i];
  const bool heading = is_heading_line(i);
  open_.push_back({i, heading});
  if (heading) {
    enter_heading(node);
    ++heading_;
  } else if (is_inline(node.tag)) {
    neighbour_ = ended_;
    if (neighbour_ && (node.tag == GUMBO_TAG_BDI || node.tag == GUMBO_TAG_TIME)) out_.space();
    return;
  } else {
    enter_block(i);
  }
  ended_ = neighbour_ = false;
}

void PageWriter::leave(const Open& open) {
  const Node& node = nodes_[open.node];
  if (open.heading) {
    if (--heading_ == 0 && !in_row_) open_line(LineKind::paragraph, 0, {}, true);
    return;
  }
  ended_ = is_inline(node.tag);
  if (ended_ || node.tag == GUMBO_TAG_BR || node.tag == GUMBO_TAG_DT) return;
  if (node.tag == GUMBO_TAG_TR && in_row_) in_row_ = false;
  if (node.tag == GUMBO_TAG_TABLE) tables_.pop_back();
  if (is_list(node.tag)) lists_.close();
  if (is_preformatted(node.tag)) --pre_;
  const bool resets = node.tag == GUMBO_TAG_LI || node.tag == GUMBO_TAG_TR ||
                      node.tag == GUMBO_TAG_DD || is_preformatted(node.tag);
  if (resets && !within_line()) return open_line(LineKind::paragraph, 0, {}, true);
  if (!is_cell(node.tag)) new_block();
}

// "</span><span>" between a word and a figure, or a small and a capital letter: style sheets part
// them.
void PageWriter::part_neighbours(char32_t next) {
  const char32_t last = out_.last();
  if (last == 0) return;
  const bool figure = unicode::is_digit(last) != unicode::is_digit(next) &&
                      unicode::is_word(last) && unicode::is_word(next);
  if (figure || (unicode::is_lower(last) && unicode::is_upper(next))) out_.space();
}

void PageWriter::write_space(char32_t c) {
  if (pre_ == 0 || c != '\n') return out_.space();
  if (within_line()) return out_.space();
  const bool empty = out_.line_is_empty();
  open_line(LineKind::free, 0, {}, empty);
}

// A piece of a text node: its bytes in the page, which are `text` itself if `same`.
void PageWriter::write_piece(std::size_t begin, std::size_t end, std::string_view text, bool same) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    const char32_t c = utf8::next(text, next);
    if (shows_as_space(c)) {
      const bool kept = pre_ > 0 && same && (c == ' ' || c == '\t') && !within_line();
      if (kept) {
        out_.put(begin + i, begin + next);
      } else {
        write_space(c);
      }
      i = next;
      continue;
    }
    std::size_t stop = next;  // behind the last character that is none of the above
    while (stop < text.size()) {
      std::size_t behind = stop;
      if (shows_as_space(utf8::next(text, behind))) break;
      stop = behind;
    }
    if (neighbour_) part_neighbours(c);
    ended_ = neighbour_ = false;
    cell_written_ = true;
    if (same) {
      out_.put(begin + i, begin + stop);
    } else {
      out_.put(begin, end, text.substr(i, stop - i));
      return;
    }
    i = stop;
  }
}

void PageWriter::write_text(const Node& node) {
  const GumboTag parent = nodes_[node.parent].tag;
  const bool raw = parent == GUMBO_TAG_XMP || parent == GUMBO_TAG_PLAINTEXT;
  const auto at = static_cast<std::size_t>(node.origin() - page_.data());
  Aligner aligner(page_, at, node.text(), raw);
  for (Aligner::Step step; aligner.next(step);) {
    write_piece(step.begin, step.end, step.text, step.same);
  }
}

void PageWriter::walk(std::uint32_t root) {
  for (std::uint32_t i = root; i < nodes_[root].end;) {
    while (!open_.empty() && nodes_[open_.back().node].end <= i) {
      const Open done = open_.back();
      open_.pop_back();
      leave(done);
    }
    if (content_.left_out[i] && i != root) {
      i = nodes_[i].end;
      continue;
    }
    if (nodes_[i].is_text()) {
      write_text(nodes_[i]);
    } else {
      enter(i);
    }
    ++i;
  }
  while (!open_.empty()) {
    const Open done = open_.back();
    open_.pop_back();
    leave(done);
  }
}

}  // namespace

Written write_page(std::string_view page, const Tree& tree, const Content& content) {
  return PageWriter(page, tree, content).run();
}

}  // namespace orgkarta::ingest::html
