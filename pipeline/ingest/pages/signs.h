// What a few characters are, by their form.
#pragma once

#include <string_view>

namespace orgkarta::ingest {

/// Whether a raised word points to a note: up to three digits, or stars.
bool is_note_mark(std::string_view word);

/// Whether words alone open a list's item: a bullet, a dash, "1.", "a)", "1.2", or a section's sign
/// with its number.
bool opens_item(std::string_view words);

/// Whether a line begins so.
bool begins_with_item(std::string_view line);

/// Whether dots lead to a number at a line's end, as in a table of contents.
bool is_contents_line(std::string_view line);

/// Whether a text begins with a letter in lower case.
bool begins_small(std::string_view text);

/// Whether a page's number is all that a line tells: "3", "3 (12)", "3/12", "- 3 -", or one word
/// with such numbers.
bool is_page_number_form(std::string_view line);

/// Whether a line's end leaves its sentence open.
bool is_open_end(std::string_view line);

}  // namespace orgkarta::ingest
