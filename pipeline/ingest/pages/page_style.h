// How a document's pages are set.
#pragma once

#include <vector>

#include "pipeline/ingest/pages/page_line.h"

namespace orgkarta::ingest {

using Lines = std::vector<PageLine>;

/// What most of a document's text looks like, and what stands out.
class PageStyle {
 public:
  explicit PageStyle(const Lines& lines);

  float body_size() const { return body_size_; }

  /// Whether a line is set larger than the text, or in bold where the text is not.
  bool stands_out(const PageLine& line) const;

  /// Whether a line is set as headings of `other`'s level are.
  static bool alike(const PageLine& line, const PageLine& other);

  /// From 1, the largest style of headings; call it for lines that stand out.
  int level_of(const PageLine& line) const;

  /// The usual distance of a line of this size from the one above it, points.
  float step_of(float size) const;

  /// The right edge that a line is set to, points.
  float right_edge(const PageLine& line) const { return line.column ? line.column_right : right_; }

 private:
  /// Sizes in halves of a point, and bold after plain ones.
  static int style_of(const PageLine& line);
  void find_body(const Lines& lines);
  void find_steps(const Lines& lines);
  void find_levels(const Lines& lines);

  float body_size_ = 0;
  bool body_bold_ = false;
  float step_ = 1.2F;  ///< times the font's size
  float right_ = 0;
  std::vector<int> styles_;  ///< of what stands out, the largest first
};

}  // namespace orgkarta::ingest
