// Figures and findings as people read them.
#pragma once

#include <string>

#include "pipeline/evaluate/summary.h"

namespace orgkarta::evaluate {

/// The table of a group: kind, gold, hit, extra, missed, P, R, F1; beside them the relaxed figures
/// and the older run's F1 where the group has them.
std::string table(const Group& group);

/// A document's name and its findings, a line each: - missed, + too many, ~ wrong attribute, =
/// near, ! no facts; below what was found, the rule that found it and its quote. "" without
/// findings.
std::string list_findings(const DocumentScore& document);

/// The same for what differs from an older run; "" if nothing does.
std::string list_differences(const DocumentScore& before, const DocumentScore& now);

}  // namespace orgkarta::evaluate
