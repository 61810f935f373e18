# Writes files as constants of a C++ source: SCRIPT, STYLE, STRINGS -> OUT. Byte by byte, as compilers limit the length
# of a literal.
function(literal file variable)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  set(${variable} "${bytes}'\\0'" PARENT_SCOPE)
endfunction()
literal(${SCRIPT} script)
literal(${STYLE} style)
literal(${STRINGS} strings)
file(WRITE ${OUT} "// Made by CMake; do not edit.
#include \"output/report/assets.h\"

namespace orgkarta::output {

const char kSiteScript[] = {${script}};
const char kSiteStyle[] = {${style}};
const char kSiteStrings[] = {${strings}};

}  // namespace orgkarta::output
")
