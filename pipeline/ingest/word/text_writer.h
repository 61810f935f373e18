// The text of a word processor's document under way.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/text.h"

namespace orgkarta::ingest::word {

/// The text, what is known of its lines, and where each paragraph begins in it.
struct Written {
  std::string text;
  std::vector<LineMark> lines;
  std::vector<ParagraphMark> paragraphs;
};

/// How a paragraph is written.
struct ParagraphForm {
  LineMark mark{LineKind::paragraph, 0};
  std::string marker;        ///< "3. ", with a space behind it, or "\u2022 "
  std::uint32_t number = 0;  ///< in the file, from 1
  bool guessed = false;      ///< a heading by its looks alone
};

/// Writes paragraphs and rows as lines, in the form that pages get (html/page_writer.h). Spaces and
/// tabs are kept within a paragraph, as text is set in columns with them; in headings and cells a
/// run of them is one space. All calls throw ReadError too_large beyond 32 MB of text.
class TextWriter {
 public:
  void begin_paragraph(const ParagraphForm& form);
  /// An empty paragraph parts list items from each other.
  void end_paragraph();
  /// The next paragraph goes on in this one's line: the mark between them was deleted.
  void join_next() { joins_ = true; }

  /// Any UTF-8, or what is nearly that: line ends and controls become spaces.
  void put(std::string_view text);
  void tab() { gap('\t'); }
  void space() { gap(' '); }
  /// A forced line end: twice, it parts paragraphs.
  void line_end();

  void begin_table() { blank_ = true; }
  void end_table() { blank_ = true; }
  void begin_row();
  void begin_cell();
  /// Columns without a cell before the next one.
  void empty_columns(int count);
  void end_row();
  bool in_row() const { return in_row_; }

  /// The level that a heading without one gets.
  std::uint8_t next_level() const;

  Written finish() &&;

 private:
  void begin_line(LineMark mark, std::string_view marker, bool apart);
  void open();
  void insert(std::string_view signs);
  void gap(char c);
  void part();
  void add(std::string_view characters);

  Written out_;
  LineMark mark_;  ///< of the line under way or to come
  std::string marker_;
  std::string pending_;       ///< spaces and tabs, or what insert() got, before the next character
  LineMark last_;             ///< of the last line that was written
  std::uint32_t number_ = 0;  ///< of the paragraph under way
  std::uint32_t marked_ = 0;  ///< of the last paragraph in `paragraphs`
  std::uint8_t heading_ = 0;  ///< level of the last heading that had one
  bool open_ = false;         ///< something stands in the line under way
  bool apart_ = true;
  bool blank_ = true;      ///< the next item or row is not directly below another
  bool inserted_ = false;  ///< `pending_` is not from the file
  bool in_row_ = false;
  bool first_cell_ = false;
  bool cell_written_ = false;
  bool joins_ = false;
};

}  // namespace orgkarta::ingest::word
