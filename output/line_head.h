// How a line of facts.jsonl begins.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace orgkarta::output {

struct LineHead {
  std::string sha256;
  std::string path;
};

/// Whose line it is, without reading the rest of it; empty if it is none of ours.
std::optional<LineHead> head_of(std::string_view line);

}  // namespace orgkarta::output
