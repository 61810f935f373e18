// JSON strings, byte for byte as nlohmann::json::dump() writes them, many times as fast.
#pragma once

#include <string_view>

#include "output/json_buffer.h"

namespace orgkarta::output {

/// Appends `text` as a JSON string with its quotation marks. `text` must be valid UTF-8: letters
/// beyond ASCII are copied as they are (U+2028 and DEL too: JSON allows them), only the quotation
/// mark, the backslash and U+0000 to U+001F are escaped.
void append_json_string(JsonBuffer& out, std::string_view text);

}  // namespace orgkarta::output
