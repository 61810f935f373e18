// The way of one document.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/record.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::app {

/// Settles what became of a record, and why.
void settle(Record& record, std::string stage, Outcome outcome, std::string message);

/// Reads a document: its bytes become text, mentions and statements, facts. Fills `record` (whose
/// path and hints are set) up to its outcome. `matcher` belongs to `rules` and to this thread.
void process_document(Record& record, std::string_view bytes, const rules::RuleSet& rules,
                      rules::Matcher& matcher);

/// The first half of the above, up to the text that the rules see.
void read_document(Record& record, std::string_view bytes, const Lexicons& lexicons);

}  // namespace orgkarta::app
