// Where something stands in a JSON text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace orgkarta::evaluate {

/// The line, counted from 1, in which byte `offset` stands.
std::size_t line_at(std::string_view json, std::size_t offset);

/// The line of the value at `path`, written as "units[3].name"; 1 if there is none. Of members with
/// one name the last counts. `json` must be well-formed.
std::size_t line_of(std::string_view json, std::string_view path);

struct Duplicate {
  std::string path;  ///< of the second member of that name
  std::size_t line = 0;
};

/// The first member that stands twice in its object: a parser would keep the last and say nothing.
std::optional<Duplicate> find_duplicate(std::string_view json);

}  // namespace orgkarta::evaluate
