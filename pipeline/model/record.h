// One document on its way to the outputs: text, facts and identity together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/model/facts.h"
#include "pipeline/model/outcome.h"
#include "pipeline/model/text.h"

namespace orgkarta {

/// What a manifest, the command line or the input itself says of a document beside its text.
struct Hints {
  std::string municipality;  ///< four digits, empty if unknown
  std::string published;     ///< EDTF date, empty if unknown
  std::string url;
  std::string title;
};

/// Everything that the writers need of one input.
struct Record {
  std::string path;        ///< unique in the run: the database's key
  std::string sha256;      ///< of the file's bytes, 64 hex digits; empty if it was not read
  std::uint64_t size = 0;  ///< bytes of the file
  Hints hints;
  std::string given = "{}";  ///< all that came with the file: hints and declarations, a JSON object
  Outcome outcome = Outcome::ok;
  std::optional<Problem> problem;
  std::uint32_t attempts = 0;  ///< runs, one after the other, in which its reader was ended
  std::string media_type;
  std::string charset;
  Text text;  ///< empty unless the outcome is ok or partial
  Facts facts;
};

}  // namespace orgkarta
