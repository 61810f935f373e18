// JSON Lines on standard input: one document a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/app/inputs.h"
#include "pipeline/app/signals.h"
#include "pipeline/app/spool.h"
#include "pipeline/model/lexicon.h"

namespace orgkarta::app {

/// One line as a document, or the reason why it is none (outcome and message are then set).
struct JsonLine {
  Input input;       ///< path as given, or "stdin:LINE" if none is
  std::string text;  ///< the member "text" or "content"
};

/// Reads one object {"path", "text" or "content", "municipality", "published", "url", "title"};
/// other members are passed over, a member that stands twice is a fault. Messages name line and
/// column. `municipalities` has the codes that there are.
JsonLine parse_json_line(std::string_view line, int number, const Lexicon& municipalities);

/// Reads lines from `fd` to its end, or until a signal comes. Texts go to the spool; lines of more
/// than `max_line` bytes are too_large and passed over. Blank lines are no documents. Every other
/// line gives one input, with source = `source`.
std::vector<Input> read_json_lines(int fd, std::uint64_t max_line, std::size_t source,
                                   const Lexicon& municipalities, Spool& spool, Signals& signals);

}  // namespace orgkarta::app
