// Cuts a rule's pattern into its smallest pieces, without understanding more of it than needed.
#pragma once

#include <cstddef>
#include <string_view>

namespace orgkarta::rules {

/// One piece of a pattern.
struct PatternToken {
  enum class Kind {
    text,        ///< one byte that stands for itself or is an operator
    escape,      ///< \d  \p{Lu}  \pL  \x{2013}  \.
    char_class,  ///< [a-z]
    group,       ///< the opening of a group: (?P<name>  (?:  (?i:  (
    repeat,      ///< {2}  {2,}  {2,3}
    name,        ///< {months:m}
    broken,      ///< an unclosed class, name or escape
  };
  Kind kind = Kind::text;
  std::size_t begin = 0;
  std::size_t end = 0;

  std::string_view in(std::string_view pattern) const { return pattern.substr(begin, end - begin); }
};

/// The piece that begins at `at` (< pattern.size()).
PatternToken next_token(std::string_view pattern, std::size_t at);

/// The end of the escape that begins with the backslash at `at`; npos if it is broken.
std::size_t escape_end(std::string_view pattern, std::size_t at);

}  // namespace orgkarta::rules
