// The readers of formats that run in processes of their own.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/ingest/word/read_word.h"
#include "pipeline/model/text.h"
#include "pipeline/sandbox/pool.h"

namespace orgkarta::app {

/// What a pool that is given to decode_in() must have.
std::vector<sandbox::Handler> readers();

/// A page as text, read in one of the pool's processes, or in this one without a pool. Throws
/// ingest::ReadError if it cannot be read, with the outcome that its record is to have;
/// output::EnvironmentError if no process can be had.
Source read_page(std::string_view bytes, sandbox::Pool* pool);

/// The same of a word processor's file, which must be of a kind; old kinds are first converted
/// (convert.h), in a process of its own too.
Source read_word(ingest::WordKind kind, std::string_view bytes, sandbox::Pool* pool);

}  // namespace orgkarta::app
