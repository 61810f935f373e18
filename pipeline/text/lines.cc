#include "pipeline/text/lines.h"

#include <algorithm>

#include "pipeline/text/contents.h"
#include "pipeline/text/markers.h"
#include "pipeline/text/next_byte.h"
#include "pipeline/text/running_heads.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::text {
namespace {

constexpr std::size_t kLongestBoilerplate = 200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Start start_of(std::string_view content) {
  if (content.empty()) return Start::other;
  std::size_t i = 0;
  const char32_t c = utf8::next(content, i);
  if (unicode::is_digit(c)) return Start::digit;
  if (unicode::is_upper(c)) return Start::upper;
  return unicode::is_letter(c) ? Start::lower : Start::other;
}

/// Splits a text at \n and \f.
class Splitter {
 public:
  Splitter(std::string_view text, std::vector<Line>& lines)
      : text_(text), lines_(lines), feeds_(text, '\f') {
    constexpr std::size_t kUsualLine = 24;  // bytes; most are longer
    constexpr std::size_t kMany = 4096;
    lines_.reserve(std::min(text.size() / kUsualLine + 1, kMany));
  }

  /// Where each line's mark stands is where the line stands in the text.
  void run(const std::vector<LineMark>& marks) {
    std::size_t begin = 0;
    for (const LineMark& mark : marks) {
      const std::size_t lines = lines_.size();
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      add(begin, end);
      if (lines_.size() > lines) lines_.back().mark = mark;
      begin = std::min(end + 1, text_.size());
    }
  }

  void run() {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      i = std::min(text_.find('\n', i), text_.size());
      add_pages(begin, i);
      begin = i + 1;
    }
  }

 private:
  // One line may hold several pages' ends.
  void add_pages(std::size_t begin, std::size_t end) {
    while (begin <= end) {
      const std::size_t feed = std::min(feeds_.from(begin), end);
      add(begin, feed);
      page_ = page_ || feed < end;
      begin = feed + 1;
    }
  }

  void add(std::size_t begin, std::size_t end) {
    const std::size_t line_begin = begin;
    while (begin < end && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
    while (begin < end && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    if (begin == end) {
      blank_ = true;
      return;
    }
    Line line;
    line.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    line.indent = static_cast<std::uint32_t>(begin - line_begin);
    line.after_blank = blank_;
    line.after_page = page_;
    blank_ = page_ = false;
    lines_.push_back(line);
  }

  std::string_view text_;
  std::vector<Line>& lines_;
  NextByte feeds_;
  bool blank_ = false;
  bool page_ = false;
};

// A line drawn with signs, such as "_____".
bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of(std::string_view("_-=*~. ")) == line.npos;
}

// "that<tab>the office is closed": what is decided, set as a list whose items begin with a word.
void read_item_word(std::string_view view, Line& line, const Words& words) {
  const std::size_t tab = view.find('\t');
  if (!line.marker.empty() || tab + 1 >= view.size()) return;
  if (line.content != line.span.begin || !words.is_item_word(view.substr(0, tab))) return;
  const auto end = line.span.begin + static_cast<std::uint32_t>(tab);
  line.kind = Marker::bullet;
  line.marker = {line.span.begin, end};
  line.content = end + 1;
}

bool has_cells(std::string_view content) {
  for (std::size_t tab = content.find('\t'); tab != content.npos;
       tab = content.find('\t', tab + 1)) {
    if (content[tab - 1] != ':') return true;
  }
  return false;
}

/// Looks at the lines of a text in their order.
class Looker {
 public:
  Looker(std::string_view text, const Words& words)
      : text_(text), words_(words), tabs_(text, '\t'), at_signs_(text, '@') {}

  void look_at(Line& line) {
    const std::string_view view = text_.substr(line.span.begin, line.span.size());
    const bool tabs = tabs_.within(line.span);
    line.width = static_cast<std::uint32_t>(utf8::count(view));
    read_marker(text_, line, last_capital_);
    if (tabs) read_item_word(view, line, words_);
    const std::string_view content = text_.substr(line.content, line.span.end - line.content);
    line.start = is_address(line, content) ? Start::other : start_of(content);
    line.cells = tabs && has_cells(content);
    line.known_heading =
        line.start == Start::upper && line.marker.empty() && words_.is_heading(content);
    line.boilerplate =
        view.size() <= kLongestBoilerplate && (is_rule(view) || words_.is_boilerplate(view, tabs));
  }

 private:
  // An e-mail address alone goes on from nothing, though it is in lower case.
  bool is_address(const Line& line, std::string_view content) {
    return at_signs_.within(line.span) && content.find('@') != content.npos &&
           content.find(' ') == content.npos;
  }

  std::string_view text_;
  const Words& words_;
  NextByte tabs_;
  NextByte at_signs_;
  char last_capital_ = 0;
};

std::string_view skip_number(std::string_view s) {
  const std::size_t n = std::min(s.find_first_not_of("0123456789"), s.size());
  return n > 4 ? s : s.substr(n);
}

std::string_view strip(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

// A page's head or foot in cells, the last of them its number.
bool ends_in_page_number(std::string_view line, const Words& words) {
  if (!line.ends_with(')')) return false;
  const std::size_t tab = line.rfind('\t');
  return tab != line.npos && is_page_number(line.substr(tab + 1), false, words);
}

}  // namespace

bool is_page_number(std::string_view line, bool alone, const Words& words) {
  if (line.size() > 24) return false;
  const std::size_t space = line.find(' ');
  if (space != line.npos && words.is_page_word(line.substr(0, space))) {
    const std::string_view number = strip(line.substr(space));
    return !number.empty() && is_digit(number[0]) && line.find('\t') == line.npos;
  }
  const bool dashed = line.size() > 4 && line.starts_with("- ") && line.ends_with(" -");
  if (dashed) line = line.substr(2, line.size() - 4);
  if (line.empty() || !is_digit(line[0])) return false;
  std::string_view rest = strip(skip_number(line));
  if (rest.empty()) return dashed || (alone && line.size() <= 3);
  if (rest.size() < 3 || rest.front() != '(' || rest.back() != ')') return false;
  rest = rest.substr(1, rest.size() - 2);
  return is_digit(rest[0]) && skip_number(rest).empty();
}

std::vector<Line> read_marked_lines(std::string_view text, const std::vector<LineMark>& marks,
                                    const Words& words) {
  std::vector<Line> lines;
  Splitter(text, lines).run(marks);
  Looker looker(text, words);
  for (Line& line : lines) {
    looker.look_at(line);
    switch (line.mark.kind) {
      case LineKind::title:
      case LineKind::heading:
        line.heading = std::max<std::uint8_t>(line.mark.level, 1);
        break;
      case LineKind::table_row:
        line.kind = Marker::none;
        line.marker = line.label = {};
        line.content = line.span.begin;
        [[fallthrough]];
      case LineKind::list_item:
        line.known_heading = false;
        break;
      default:
        break;
    }
  }
  return lines;
}

std::vector<Line> read_lines(std::string_view text, const std::vector<MarkedHeading>& headings,
                             const Words& words) {
  std::vector<Line> lines;
  Splitter(text, lines).run();
  Looker looker(text, words);
  auto heading = headings.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    looker.look_at(line);
    const bool last = i + 1 == lines.size();
    const bool alone = (i == 0 || line.after_blank || line.after_page) &&
                       (last || lines[i + 1].after_blank || lines[i + 1].after_page);
    const std::string_view view = text.substr(line.span.begin, line.span.size());
    line.page_number = is_page_number(view, alone, words) || ends_in_page_number(view, words);
    line.boilerplate = line.boilerplate || line.page_number;
    while (heading != headings.end() && heading->begin < line.span.begin) ++heading;
    if (heading != headings.end() && heading->begin == line.span.begin)
      line.heading = heading->level;
  }
  mark_running_heads(text, lines, words);
  mark_contents(text, lines, words);
  return lines;
}

}  // namespace orgkarta::text
