// Whether facts.jsonl and errors.jsonl say what the database says.
#pragma once

#include <filesystem>

#include "output/check_database.h"

namespace orgkarta::output {

/// facts.jsonl line by line, each beside the document of its path. One line is in memory at a time.
/// Throws EnvironmentError if it is there but cannot be read, and as Query does.
void check_facts_lines(Connection& db, const std::filesystem::path& dir, const OnFault& tell);

/// The same of errors.jsonl.
void check_error_lines(Connection& db, const std::filesystem::path& dir, const OnFault& tell);

}  // namespace orgkarta::output
