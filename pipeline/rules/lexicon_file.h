// Reads word lists: one `form<TAB>value` a line.
#pragma once

#include <string>

#include "pipeline/model/lexicon.h"
#include "pipeline/rules/problem.h"

namespace orgkarta::rules {

/// Reads one lexicon; its faults go to `problems`, the sound lines into the result. The name is
/// the file's name without ".tsv".
Lexicon read_lexicon(const SourceFile& file, Problems& problems);

}  // namespace orgkarta::rules
