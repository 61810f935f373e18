// The names that stand for pieces of masked text, such as {UNIT} and {GAP}.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/mention.h"

namespace orgkarta::rules {

/// Masked text has this character for a mention, plus the number of the mention's type.
inline constexpr char32_t kFirstToken = 0xF0000;
/// … and this one before a sentence's final mark.
inline constexpr char32_t kSentenceEnd = 0xF00FF;

/// The regular expression of such a name, without a group; empty if there is no such name.
/// `lexicons` gives the conjunctions of {BODIES}.
std::optional<std::string> masked_regex(std::string_view written, const Lexicons& lexicons);

/// What such a name means inside a class of characters: a mention's type, or WHO; empty for others.
std::optional<std::string> masked_class(std::string_view written);

}  // namespace orgkarta::rules
