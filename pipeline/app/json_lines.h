// JSON Lines on standard input: one document a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/app/inputs.h"
#include "pipeline/app/municipality_codes.h"
#include "pipeline/app/signals.h"
#include "pipeline/app/spool.h"
#include "pipeline/ingest/archive/byte_range.h"

namespace orgkarta::app {

/// One line as a document, or the reason why it is none (outcome and message are then set).
struct JsonLine {
  Input input;       ///< path as given, or "stdin:LINE" if none is
  std::string text;  ///< the member "text", "content" or "html", or the bytes of "base64"
};

/// Reads one object {"path", one of "text", "content", "html" and "base64", "media_type",
/// "municipality", "published", "url", "title"}; other members are passed over, a member that
/// stands twice is a fault. Messages name line and column. `municipalities` has the codes that
/// there are; `unnamed` stands before the number of a line that has no path.
JsonLine parse_json_line(std::string_view line, int number, const MunicipalityCodes& municipalities,
                         std::string_view unnamed = "stdin:");

/// Reads lines from `fd` to its end, or until a signal comes. Texts go to the spool; lines of more
/// than `max_line` bytes are too_large and passed over. Blank lines are no documents. Every other
/// line gives one input, with source = `source`.
std::vector<Input> read_json_lines(int fd, std::uint64_t max_line, std::size_t source,
                                   const MunicipalityCodes& municipalities, Spool& spool,
                                   Signals& signals);

/// Whether a file is named as one of JSON Lines.
bool is_json_lines(std::string_view file_name);

/// The lines of a file, or of a part of it, as above; their paths are `path`!PATH, or
/// `path`!line:LINE. Throws ingest::ReadError if it cannot be read.
std::vector<Input> read_json_file(const ingest::ByteRange& file, const std::string& path,
                                  std::uint64_t max_line, const MunicipalityCodes& municipalities,
                                  Spool& spool, Signals& signals);

}  // namespace orgkarta::app
