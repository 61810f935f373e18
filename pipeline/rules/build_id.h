// Which build of the program runs.
#pragma once

#include <string>

namespace orgkarta::rules {

/// The running program's build id in hexadecimal digits: the linker's hash of all its code
/// (ld --build-id, a note of type NT_GNU_BUILD_ID in the ELF file). Empty if it has none.
std::string build_id();

}  // namespace orgkarta::rules
