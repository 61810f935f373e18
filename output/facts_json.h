// A document's line of facts.jsonl.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/record.h"

namespace orgkarta::output {

/// Whether an input of that outcome has a line in facts.jsonl: those whose text was read.
constexpr bool has_facts_line(Outcome outcome) {
  return outcome == Outcome::ok || outcome == Outcome::partial;
}

/// The document's warnings in the order of writing: the text's, then the facts'.
std::vector<std::string> all_warnings(const Record& record);

/// Appends one line, with its line feed, as facts.schema.json describes it. The same record gives
/// the same bytes. Facts whose confidence, as written, is below `tentative_below` are marked
/// tentative. All strings must be valid UTF-8.
///
/// Throws std::logic_error, with `out` as it was, on a broken invariant: evidence outside the text
/// or across a code point, an id that stands twice or leads nowhere, a value that record_check.h
/// refuses.
void append_facts(std::string& out, const Record& record, double tentative_below);

}  // namespace orgkarta::output
