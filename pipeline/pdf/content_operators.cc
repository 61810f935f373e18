#include "pipeline/pdf/content_operators.h"

#include <poppler/Error.h>

#include <algorithm>
#include <array>

namespace orgkarta::pdf {

bool says_nothing_of_text(std::uint32_t code) {
  constexpr std::array<std::string_view, 49> kNames{
      "w",  "J",  "j",  "M",   "d",  "ri",  "i",  "m",  "l",  "c",  "v", "y", "h",
      "re", "S",  "s",  "f",   "F",  "f*",  "B",  "B*", "b",  "b*", "n", "W", "W*",
      "CS", "cs", "SC", "SCN", "sc", "scn", "G",  "g",  "RG", "rg", "K", "k", "sh",
      "MP", "DP", "BX", "EX",  "d0", "d1",  "BI", "EI", "ET", "Tr"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [code](std::string_view name) { return operator_code(name) == code; });
}

void tell_flaw(const char* flaw) { error(errSyntaxError, -1, "{0:s}", flaw); }

}  // namespace orgkarta::pdf
