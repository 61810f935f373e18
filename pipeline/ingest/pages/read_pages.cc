#include "pipeline/ingest/pages/read_pages.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "pipeline/ingest/pages/page_flow.h"
#include "pipeline/ingest/pages/page_line.h"
#include "pipeline/ingest/pages/page_style.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kEmptyCell = "\u2013";
constexpr float kIndentSpace = 0.5F;  // of the font's size: one space of an indented item
constexpr std::size_t kMostIndent = 24;
constexpr std::size_t kLongestHyphenEnd = 5;  // bytes of "and" behind a suspended hyphen
constexpr std::uint8_t kDeepest = 6;          // level of headings

/// Writes lines, each with its mark.
class Writer {
 public:
  void line(const PageLine& line, LineMark mark, std::size_t indent) {
    if (!source_.lines.empty()) source_.utf8 += '\n';
    source_.lines.push_back(mark);
    source_.utf8.append(indent, ' ');
    const auto last = std::find_if(line.cells.rbegin(), line.cells.rend(),
                                   [](const Cell& cell) { return !cell.empty(); });
    const auto end = last.base();
    for (auto cell = line.cells.begin(); cell != end; ++cell) {
      if (cell != line.cells.begin()) source_.utf8 += '\t';
      if (cell->empty()) source_.utf8 += kEmptyCell;
      write(*cell, line.page);
    }
  }

  void blank() {
    if (source_.lines.empty() || source_.utf8.back() == '\n') return;
    source_.utf8 += '\n';
    source_.lines.emplace_back();
  }

  Source take() { return std::move(source_); }

 private:
  // The lines of a cell are joined here: a table's row is one line.
  void write(const Cell& cell, std::uint32_t page) {
    for (const Segment& segment : cell) {
      if (&segment != cell.data()) join(segment);
      write(segment, page);
    }
  }

  void join(const Segment& next) {
    std::string& text = source_.utf8;
    const std::string& word = next.words.front()->text;
    const bool soft = text.ends_with(kSoftHyphen);
    const bool hyphen = text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ';
    if (soft) {
      text.resize(text.size() - kSoftHyphen.size());
      source_.places.glyphs.pop_back();
    } else if (!hyphen) {
      text += ' ';
    } else if (word.size() <= kLongestHyphenEnd && next.words.size() > 1) {
      text += ' ';  // "plan- and building": the hyphen is the word's
    } else {
      text.pop_back();
      source_.places.glyphs.pop_back();
    }
  }

  void write(const Segment& segment, std::uint32_t page) {
    const PageWord* before = nullptr;
    for (const PageWord* word : segment.words) {
      if (before != nullptr && spaced(*before, *word)) source_.utf8 += ' ';
      write(*word, page);
      before = word;
    }
  }

  void write(const PageWord& word, std::uint32_t page) {
    const auto begin = static_cast<std::uint32_t>(source_.utf8.size());
    std::size_t character = 0;
    for (std::size_t i = 0; i < word.text.size(); ++character) {
      const Box box{word.edges[character], word.top, word.edges[character + 1], word.bottom};
      source_.places.glyphs.push_back({begin + static_cast<std::uint32_t>(i), page, box});
      utf8::next(word.text, i);
    }
    source_.utf8 += word.text;
  }

  Source source_;
};

/// Lines that make up a paragraph, a heading, a row.
struct Group {
  std::size_t first = 0;
  std::size_t last = 0;  ///< behind the last one
  Break before = Break::blank;
};

class Reader {
 public:
  explicit Reader(Lines lines) : lines_(std::move(lines)), style_(lines_) {}

  Source read() {
    group();
    find_title();
    for (const Group& group : groups_) write(group);
    return writer_.take();
  }

 private:
  void group() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Break before =
          i == 0 ? Break::blank
                 : break_between(style_, lines_[groups_.back().first], lines_[i - 1], lines_[i]);
      if (before == Break::none) {
        groups_.back().last = i + 1;
      } else {
        groups_.push_back({i, i + 1, before});
      }
    }
  }

  /// A paragraph that stands out is a heading if it is no longer than a few lines.
  bool is_heading(const Group& group) const {
    constexpr std::size_t kMostLines = 4;
    if (group.last - group.first > kMostLines) return false;
    const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(group.first);
    const auto end = lines_.begin() + static_cast<std::ptrdiff_t>(group.last);
    if (!std::all_of(begin, end, [&](const PageLine& l) { return style_.stands_out(l); }))
      return false;
    const std::string text = text_of(*std::prev(end));
    const char last = text.back();
    const bool larger = begin->size > style_.body_size() + 0.6F;
    return last != ':' && last != ',' && (larger || (last != '.' && last != ';'));
  }

  /// The one heading of the largest style, on the first page.
  void find_title() {
    title_ = groups_.size();
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (!is_heading(groups_[i])) continue;
      const PageLine& line = lines_[groups_[i].first];
      if (style_.level_of(line) != 1) continue;
      if (title_ != groups_.size() || line.page != lines_[0].page) {
        title_ = groups_.size();
        return;
      }
      title_ = i;
    }
  }

  LineMark mark_of(const Group& group, bool heading) const {
    const PageLine& line = lines_[group.first];
    if (line.table) return {LineKind::table_row, 0};
    if (!heading) return {LineKind::free, 0};
    const bool title = title_ < groups_.size() && &group == &groups_[title_];
    const int level = std::min<int>(style_.level_of(line), kDeepest);
    return {title ? LineKind::title : LineKind::heading, static_cast<std::uint8_t>(level)};
  }

  // List items stand further in the deeper they are.
  static std::size_t indent_of(const PageLine& line) {
    if (line.table) return 0;
    const float spaces =
        (line.left - line.column_left) / (kIndentSpace * std::max(line.size, 1.0F));
    return std::min(static_cast<std::size_t>(std::max(spaces, 0.0F)), kMostIndent);
  }

  void write(const Group& group) {
    const bool heading = is_heading(group);
    const PageLine& first = lines_[group.first];
    if (group.before == Break::blank || heading) writer_.blank();
    writer_.line(first, mark_of(group, heading), indent_of(first));
    for (std::size_t i = group.first + 1; i < group.last; ++i) {
      writer_.line(lines_[i], {LineKind::wrapped, 0}, 0);
    }
    if (heading) writer_.blank();
  }

  Lines lines_;
  PageStyle style_;
  std::vector<Group> groups_;
  std::size_t title_ = 0;  ///< which of the groups; behind the last one if none
  Writer writer_;
};

}  // namespace

Source read_pages(const Pages& pages) {
  std::vector<std::vector<Row>> rows;
  for (const Page& page : pages.pages) rows.push_back(rows_of(page));
  drop_furniture(pages.pages, rows);
  Lines lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Lines page = lines_of(pages.pages[i], std::move(rows[i]));
    std::move(page.begin(), page.end(), std::back_inserter(lines));
  }
  Source source = Reader(std::move(lines)).read();
  source.media_type = "application/pdf";
  source.meta.title = pages.title;
  source.warnings = pages.warnings;
  return source;
}

}  // namespace orgkarta::ingest
