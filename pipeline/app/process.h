// The way of one document.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/app/quarantine.h"
#include "pipeline/app/readers.h"
#include "pipeline/model/record.h"
#include "pipeline/text/words.h"

namespace orgkarta::app {

/// Settles what became of a record, and why.
void settle(Record& record, std::string stage, Outcome outcome, std::string message);

/// Reads a document: its bytes become text. Fills `record` (whose path and hints are set, and media
/// type and charset to what is declared of them) up to its outcome. What is in `quarantine` is not
/// read.
void read_document(Record& record, std::string_view bytes, const text::Words& words,
                   Readers& readers, const Quarantine& quarantine = {});

/// Whether a record that was read has text to look for facts in.
bool has_text(const Record& record);

}  // namespace orgkarta::app
