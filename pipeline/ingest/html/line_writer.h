// Lines of text under way, each run of characters with its place in the page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/rewriter.h"
#include "pipeline/model/text.h"

namespace orgkarta::ingest::html {

/// The text and what is known of its lines.
struct Written {
  Rewritten text;
  std::vector<LineMark> lines;  ///< one for each line of the text
};

/// Puts runs of a page's characters together to lines. Runs that come out of the page's order (a
/// parser moves text out of tables) are put back into it when the text is finished.
class LineWriter {
 public:
  explicit LineWriter(std::string_view page) : page_(page) {}

  /// Ends the line if something stands in it.
  void end_line();
  /// How the next line begins: its mark, its bullet or number, whether an empty line parts it from
  /// the one above. Counts until a line has begun.
  void begin(LineMark mark, std::string_view marker, bool apart);

  /// Bytes [begin, end) of the page, or `instead` of them. No spaces, no controls that end a line.
  void put(std::size_t begin, std::size_t end);
  void put(std::size_t begin, std::size_t end, std::string_view instead);
  /// A space parts the next run of this line from the last.
  void space() { gap_ = open_ && inserted_.empty(); }
  /// Signs that the page does not have stand before the next run of this line: ": ", the tab behind
  /// a cell, a dash in an empty cell. They replace a space and go if no run follows.
  void insert(std::string_view signs) {
    inserted_ += signs;
    gap_ = false;
  }

  bool line_is_empty() const { return !open_; }
  bool inserting() const { return !inserted_.empty(); }
  /// The kind that the next line will have.
  LineKind next_kind() const { return next_.mark.kind; }
  /// The last character written in this line; 0 behind a space, an insertion or nothing.
  char32_t last() const { return open_ && !gap_ && inserted_.empty() ? last_ : 0; }

  Written finish() &&;

 private:
  struct Run {
    std::size_t begin;
    std::size_t end;
    std::uint32_t line;
    std::uint32_t order;
    std::string before;  ///< what parts it from the run before it
    std::string instead;
    bool copied;
  };
  struct Line {
    LineMark mark;
    std::string marker;
    bool apart;
  };
  void add(Run run);

  std::string_view page_;
  std::vector<Run> runs_;
  std::vector<Line> lines_;
  Line next_{{LineKind::paragraph, 0}, {}, true};
  std::string inserted_;
  bool gap_ = false;
  char32_t last_ = 0;
  bool open_ = false;
  bool sorted_ = true;
};

}  // namespace orgkarta::ingest::html
