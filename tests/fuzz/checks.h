// Promises of sources and texts, whatever they were made of.
#pragma once

#include "pipeline/model/text.h"
#include "tests/fuzz/target.h"

namespace orgkarta::fuzz {

/// A source is clean UTF-8, its marks fit its lines, and its steps lead into the file.
void check_source(const Source& source, std::size_t file_size);

/// A text's blocks and sentences stand in order and inside it, on code points' begins, and lead
/// into the file.
void check_text(const Text& text, const Source& source, std::size_t file_size);

}  // namespace orgkarta::fuzz
