// Gold and facts, read from their bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/evaluate/json_access.h"

namespace orgkarta::evaluate {

/// Reads a gold document, a JSON object. Empty if it has faults; they go to `problems` as
/// "FILE:LINE: units[3].name: found …, expected …".
std::optional<Json> read_gold(std::string_view bytes, const std::string& file,
                              std::vector<std::string>& problems);

/// Reads line `number` of a facts.jsonl in the same way.
std::optional<Json> read_facts(std::string_view line, const std::string& file, std::size_t number,
                               std::vector<std::string>& problems);

/// Reads line `number` of a review.jsonl in the same way.
std::optional<Json> read_mark_line(std::string_view line, const std::string& file,
                                   std::size_t number, std::vector<std::string>& problems);

/// The document's name: its path without folders and without what stands behind the last dot.
/// Gold for "2024/a.b.txt" is a.b.json.
std::string name_of_document(std::string_view path);

}  // namespace orgkarta::evaluate
