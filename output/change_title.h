// What a change is called in one line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::output {

/// "merge: A, B -> C"; of a transfer with what moves: "transfer: S: A -> B". Names may be none on
/// either side, and `subject` empty.
std::string change_title(std::string_view kind, std::string_view subject,
                         const std::vector<std::string>& from, const std::vector<std::string>& to);

}  // namespace orgkarta::output
