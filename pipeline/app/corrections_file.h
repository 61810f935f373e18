// What an analyst says against the linking, as a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/correction.h"

namespace orgkarta::app {

/// A file of corrections: lines "same|different|rename TAB A TAB B"; empty lines and those that
/// begin with # are passed over.
struct CorrectionsFile {
  std::string name;    ///< for messages
  std::string sha256;  ///< of its bytes; empty without a file
  std::vector<Correction> lines;

  /// Reads a text. Throws UsageError with every fault, as FILE:LINE: found, expected.
  static CorrectionsFile parse(std::string_view text, const std::string& name);

  /// Reads the file. Throws UsageError, also if it cannot be read.
  static CorrectionsFile load(const std::string& file);

  /// After a run: a warning for each line that does not hold, with what to do.
  std::vector<std::string> warnings() const;

  /// "3 of 4 corrections hold"; empty without lines.
  std::string summary() const;
};

}  // namespace orgkarta::app
