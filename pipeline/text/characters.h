// The first rewriting step: every character that only looks different becomes the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/rewriter.h"

namespace orgkarta::text {

/// What became of a character that is not simply kept.
enum class CharacterClass : std::uint8_t {
  keep,
  replace,
  space,
  tab,
  line_end,
  page_end,
  drop,
  bidi,
  private_use,
  control,
};

/// A character's class by our table, and what it is replaced by if it is.
struct CharacterRule {
  CharacterClass kind = CharacterClass::keep;
  std::string_view replacement = {};
};

/// The rule for one code point. Every quotation mark is ” or ', every bullet •, every hyphen and
/// minus -, ligatures are letters; – and — stay. Controls, zero-width, bidi and private-use
/// characters are dropped.
CharacterRule character_rule(char32_t c);

struct Characters {
  Rewritten result;
  std::vector<std::string> warnings;  ///< "bidi_controls: 2", "private_use: 1", "marks_cut: 7",
                                      ///< "mixed_script: 4" (letters that only look Latin)
  bool surely_nfc = true;
  bool markup = false;  ///< a character that markup is made of occurs
};

/// Rewrites valid UTF-8. Lines end in \n, pages in \f. Within a line one or two spaces are one
/// space, more of them or a tab are one tab; spaces before a line's first word stay (as spaces),
/// those behind its last go. Runs of combining marks are cut to unicode::kMaxMarks.
Characters rewrite_characters(std::string_view text);

/// Whether a text has nothing to read: only spaces, line ends, U+FFFD and what is dropped.
bool blank(std::string_view text);

}  // namespace orgkarta::text
