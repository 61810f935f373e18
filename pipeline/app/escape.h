// Names from the outside, made fit for outputs and terminals.
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::app {

/// A file's path for the outputs: UTF-8 stays, every byte that is no part of it becomes %XX.
std::string escape_path(std::string_view bytes);

/// Whether a sign steers terminals or turns the direction of writing.
bool is_hostile(char32_t c);

/// Text for a terminal or a log line: control characters, line ends and characters that change the
/// direction of writing become <U+XXXX>; bytes that are not UTF-8 become %XX. Never more than one
/// line.
std::string printable(std::string_view text);

}  // namespace orgkarta::app
