// The way of one document.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/record.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/sandbox/pool.h"
#include "pipeline/text/words.h"

namespace orgkarta::app {

/// Settles what became of a record, and why.
void settle(Record& record, std::string stage, Outcome outcome, std::string message);

/// What a thread reads documents with, made once. The rules and the pool must outlive it; without a
/// pool hostile formats are read in this process.
struct Tools {
  Tools(const rules::RuleSet& r, sandbox::Pool* p)
      : rules(r), words(r.lexicons()), matcher(r), pool(p) {}

  const rules::RuleSet& rules;
  text::Words words;
  rules::Matcher matcher;
  sandbox::Pool* pool;
};

/// Reads a document: its bytes become text, mentions and statements, facts. Fills `record` (whose
/// path and hints are set) up to its outcome.
void process_document(Record& record, std::string_view bytes, Tools& tools);

/// The first half of the above, up to the text that the rules see.
void read_document(Record& record, std::string_view bytes, const text::Words& words,
                   sandbox::Pool* pool = nullptr);

}  // namespace orgkarta::app
