#include "pipeline/ingest/html/table_columns.h"

#include <algorithm>
#include <charconv>

namespace orgkarta::ingest::html {

int TableColumns::span(const Node& cell, const char* attribute) {
  const std::string_view written = cell.attribute(attribute);
  int value = 1;
  std::from_chars(written.data(), written.data() + written.size(), value);
  return std::clamp(value, 1, kMost);
}

int TableColumns::place(const Node& cell) {
  int empty = column_ == 0 ? 0 : across_;
  while (column_ < down_.size() && down_[column_] > 0) {
    --down_[column_++];
    ++empty;
  }
  const auto width = static_cast<std::size_t>(span(cell, "colspan"));
  const int height = span(cell, "rowspan");
  if (down_.size() < column_ + width && column_ < 1000) down_.resize(column_ + width);
  for (std::size_t i = column_; i < std::min(column_ + width, down_.size()); ++i) {
    down_[i] = height - 1;
  }
  column_ += width;
  across_ = static_cast<int>(width) - 1;
  return empty;
}

}  // namespace orgkarta::ingest::html
