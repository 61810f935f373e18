#include "pipeline/ingest/word/text_writer.h"

#include <algorithm>
#include <utility>

#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/word/xml_check.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest::word {
namespace {

constexpr std::size_t kMaxText = std::size_t{32} << 20;
constexpr std::size_t kLongestGap = 100;  // spaces in a row
constexpr std::uint8_t kMaxLevel = 6;
constexpr std::string_view kEmptyCell = "\u2013\t";

// What shows as a space or would end a line of ours.
bool shows_as_space(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_head(LineKind kind) { return kind == LineKind::title || kind == LineKind::heading; }

}  // namespace

void TextWriter::begin_line(LineMark mark, std::string_view marker, bool apart) {
  open_ = inserted_ = false;
  pending_.clear();
  mark_ = mark;
  marker_ = marker;
  apart_ = apart;
}

void TextWriter::begin_paragraph(const ParagraphForm& form) {
  number_ = form.number;
  const bool goes_on = std::exchange(joins_, false) && open_;
  if (in_row_) {
    if (!goes_on) space();
    if (!form.marker.starts_with("\u2022")) put(form.marker);
    return;
  }
  if (goes_on) return;
  const bool below_item =
      form.mark.kind == LineKind::list_item && last_.kind == LineKind::list_item && !blank_;
  begin_line(form.mark, form.marker, !below_item);
  if (is_head(form.mark.kind) && !form.guessed) heading_ = form.mark.level;
}

void TextWriter::end_paragraph() {
  if (joins_ || in_row_) return;
  if (!open_ && mark_.kind != LineKind::continuation) blank_ = true;
  begin_line({LineKind::paragraph, 0}, {}, true);
}

void TextWriter::line_end() {
  if (in_row_ || is_head(mark_.kind)) return space();
  const bool second = !open_ && mark_.kind == LineKind::continuation;
  if (!open_ && !second) return;
  if (second) return begin_line({LineKind::paragraph, 0}, {}, true);
  begin_line({LineKind::continuation, 0}, {}, false);
}

void TextWriter::begin_row() {
  begin_line({LineKind::table_row, 0}, {}, blank_);
  in_row_ = first_cell_ = true;
  cell_written_ = false;
}

void TextWriter::begin_cell() {
  if (!first_cell_) insert(cell_written_ ? "\t" : kEmptyCell);
  first_cell_ = cell_written_ = false;
}

void TextWriter::empty_columns(int count) {
  for (int i = 0; i < count; ++i) begin_cell();
}

void TextWriter::end_row() {
  in_row_ = joins_ = false;
  begin_line({LineKind::paragraph, 0}, {}, true);
}

void TextWriter::insert(std::string_view signs) {
  if (!inserted_) pending_.clear();
  inserted_ = true;
  if (pending_.size() + out_.text.size() > kMaxText) {
    throw ReadError(Outcome::too_large, "more than 32 MB of text");
  }
  pending_ += signs;
}

void TextWriter::gap(char c) {
  if (!open_ || inserted_ || pending_.size() >= kLongestGap) return;
  if (!in_row_ && !is_head(mark_.kind)) {
    pending_ += c;
  } else if (pending_.empty()) {
    pending_ += ' ';
  }
}

void TextWriter::part() {
  if (!out_.text.empty()) {
    out_.text += apart_ ? "\n\n" : "\n";
    if (apart_) out_.lines.push_back({});
  }
  out_.lines.push_back(mark_);
  last_ = mark_;
  blank_ = false;
  open_ = true;
  marked_ = 0;
}

// Before the first character of a line, of a cell or behind a space.
void TextWriter::open() {
  const bool begins = !open_;
  if (begins) part();
  if (marked_ != number_) {
    out_.paragraphs.push_back({static_cast<std::uint32_t>(out_.text.size()), number_});
    marked_ = number_;
  }
  if (begins) out_.text += std::exchange(marker_, {});
  out_.text += pending_;
  pending_.clear();
  inserted_ = false;
  cell_written_ = true;
}

void TextWriter::add(std::string_view characters) {
  open();
  out_.text += characters;
  if (out_.text.size() > kMaxText) {
    throw ReadError(Outcome::too_large, "more than 32 MB of text");
  }
}

void TextWriter::put(std::string_view text) {
  if (text.empty()) return;
  if (const std::size_t good = valid_prefix(text); good < text.size()) {
    // A reference such as &#xD800; names no character.
    put(text.substr(0, good));
    add("\uFFFD");
    std::size_t rest = good + 1;
    while (rest < text.size() && (static_cast<unsigned char>(text[rest]) & 0xC0) == 0x80) ++rest;
    return put(text.substr(rest));
  }
  for (std::size_t i = 0; i < text.size();) {
    std::size_t stop = i;
    std::size_t next = i;
    char32_t c = 0;
    while (stop < text.size() && !shows_as_space(c = utf8::next(text, next))) stop = next;
    if (stop > i) add(text.substr(i, stop - i));
    if (stop == text.size()) break;
    gap(c == '\t' ? '\t' : ' ');
    i = next;
  }
}

std::uint8_t TextWriter::next_level() const {
  return std::min<std::uint8_t>(heading_ + 1, kMaxLevel);
}

Written TextWriter::finish() && { return std::move(out_); }

}  // namespace orgkarta::ingest::word
