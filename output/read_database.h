// The orgkarta.db of an earlier run, opened to be asked.
#pragma once

#include <filesystem>
#include <memory>

#include "output/sqlite.h"

namespace orgkarta::output {

/// Opens the database of a run: `place` is the file or the folder that holds it as orgkarta.db.
/// Nothing can be written through the connection and its schema is not trusted, as the file may
/// come from anywhere: a view whose functions only a trusted schema may call (text_search) is
/// refused. A run that puts a new database in its place does not disturb it.
///
/// Throws WrongDatabase if there is none, if it is of another program or of another version of the
/// schema, or damaged (as far as opening shows; what comes to light later throws it then).
std::unique_ptr<Connection> read_database(const std::filesystem::path& place);

}  // namespace orgkarta::output
