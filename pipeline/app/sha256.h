// Identity of a document's bytes.
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::app {

/// SHA-256 as 64 hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace orgkarta::app
