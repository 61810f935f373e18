// A decoded file as bytes, for the way from a worker to the program.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/model/text.h"

namespace orgkarta::sandbox {

/// All members, as decode_source() reads them. Both ends are the same program on the same machine.
std::string encode_source(const Source& source);

/// The source of a file of `file_size` bytes. Throws std::runtime_error if the bytes are not of
/// encode_source(), or if a span of the text would lead outside the file: the worker has gone wrong
/// then. Whether `utf8` is valid UTF-8 is not checked here.
Source decode_source(std::string_view bytes, std::uint64_t file_size);

}  // namespace orgkarta::sandbox
