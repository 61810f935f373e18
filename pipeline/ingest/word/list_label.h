// Numbers and letters of list items as they are written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/ingest/word/text_writer.h"

namespace orgkarta::ingest::word {

enum class NumberForm : std::uint8_t {
  none,
  bullet,
  decimal,
  two_digits,  ///< 01, 02
  small_letter,
  capital_letter,
  small_roman,
  capital_roman,
};

/// "3", "c", "IV"; letters go on with "aa", "bb". What cannot be written so is written in figures.
std::string written_number(int value, NumberForm form);

/// The marker of a list item as items of pages have it: "1)" and "a." stay, "(a)" gives "a) ", a
/// figure alone "1. ", a letter alone "a) ". What holds words besides stays as it is. With a space
/// behind it; empty for nothing.
std::string item_marker(std::string_view label);

/// What the label of one item is.
struct ItemLabel {
  std::string text;  ///< "1.1", "a)", "\u00A7 12"; empty for bullets and for none
  bool bullet = false;
  bool counts = false;  ///< it is an item at all

  /// An item without number and bullet is none.
  static ItemLabel of(std::string text, NumberForm form);
};

/// Makes a paragraph the item of a list, of `level` from 0; a heading gets its number in front. A
/// matter of minutes that is numbered with a section sign stays a paragraph.
void add_label(ParagraphForm& form, const ItemLabel& label, int level);

}  // namespace orgkarta::ingest::word
