// Old word processors' files, by way of LibreOffice.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/ingest/word/read_word.h"

namespace orgkarta::app {

/// The bytes of an ODT file that LibreOffice makes of a file of Word 97 (`doc`) or RTF. It runs in
/// a process of limited means, with a home and a profile of its own in a temporary folder that is
/// removed afterwards, so that calls from several threads do not meet. Takes seconds. Throws
/// ingest::ReadError: unsupported if it is not installed (the message says what to install),
/// timeout, corrupt.
std::string convert_to_odt(ingest::WordKind kind, std::string_view bytes);

}  // namespace orgkarta::app
