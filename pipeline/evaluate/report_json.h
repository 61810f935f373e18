// Figures and findings for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "pipeline/evaluate/summary.h"

namespace orgkarta::evaluate {

/// {"units": {"precision", "recall", "f1", "hit", "extra", "missed"}, …} in the table's order. A
/// row has "relaxed" (the same members) and "before" (the older run's) where the group has them.
nlohmann::ordered_json rows_as_json(const Group& group);

/// {"1480": rows, …}; "" is the group of documents whose gold does not tell.
nlohmann::ordered_json groups_as_json(const std::vector<Group>& groups);

/// [{"document", "what": "missed" | "extra" | "near" | "fault" | "no_facts", "kind", "fact",
/// "detail", "rule", "quote"}, …]; what is empty is left out.
nlohmann::ordered_json findings_as_json(const std::vector<DocumentScore>& documents);

/// [{"document", "what": "gained" | "lost" | "new" | "gone", "kind", "fact", "rule", "quote"}, …]
nlohmann::ordered_json differences_as_json(const std::vector<DocumentScore>& before,
                                           const std::vector<DocumentScore>& now);

}  // namespace orgkarta::evaluate
