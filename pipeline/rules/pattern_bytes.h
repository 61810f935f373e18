// The pieces of a narrow pattern (alphabet.h) that take one byte.
#pragma once

#include <string_view>

#include "pipeline/rules/byte_set.h"

namespace orgkarta::rules {

/// Thrown for what no rule needs; RE2 must be asked then.
struct UnreadablePattern {};

/// The bytes of a class, "[a-z]", or of an escape, "\d" or "\.". Never a line feed, which no
/// pattern matches. Throws UnreadablePattern.
ByteSet class_bytes(std::string_view text);
ByteSet escape_bytes(std::string_view text);

/// A set of one.
ByteSet one_byte(char byte);

}  // namespace orgkarta::rules
