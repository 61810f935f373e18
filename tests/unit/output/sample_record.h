// Records made by hand: one with every field, one with none.
#pragma once

#include <string>

#include "pipeline/model/record.h"

namespace orgkarta::output {

/// A document whose facts use every field, letters of two to four bytes and a source of other
/// offsets than the text (each ä of the file is an "a" and a combining mark).
Record full_record();

/// The bytes of the file that full_record() was read from.
std::string full_record_file();

/// A document with a text and no facts.
Record plain_record(const std::string& path);

/// An input that could not be read.
Record failed_record(const std::string& path, Outcome outcome);

}  // namespace orgkarta::output
