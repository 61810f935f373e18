// What gold and facts must look like to be compared.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pipeline/evaluate/json_access.h"

namespace orgkarta::evaluate {

/// Told of each fault: the value's place as "units[3].name" and "found …, expected …".
using Report = std::function<void(const std::string& place, const std::string& fault)>;

/// Checks a gold document: lists of facts, each with what comparing it needs.
void check_gold(const Json& gold, const Report& report);

/// Checks a line of facts.jsonl in the same way, and that it names its document. Members that
/// evaluation does not look at are not checked: they may be of any version.
void check_facts(const Json& record, const Report& report);

/// Checks a line of a review.jsonl: whose and what fact it marks, and how.
void check_mark(const Json& mark, const Report& report);

}  // namespace orgkarta::evaluate
