// The readers of formats that run in processes of their own.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/text.h"
#include "pipeline/sandbox/pool.h"

namespace orgkarta::app {

/// What a pool that is given to decode_in() must have.
std::vector<sandbox::Handler> readers();

/// A page as text (`label` is a charset that it came with, or empty), read in one of the pool's
/// processes, or in this one without a pool. Throws ingest::ReadError if it cannot be read, with
/// the outcome that its record is to have; output::EnvironmentError if no process can be had.
Source read_page(std::string_view bytes, std::string_view label, sandbox::Pool* pool);

}  // namespace orgkarta::app
