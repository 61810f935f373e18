// What a manifest says of documents beside their text.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/app/csv.h"
#include "pipeline/app/inputs.h"
#include "pipeline/app/municipality_codes.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// A manifest's rows by document path.
class Manifest {
 public:
  struct Row {
    Hints hints;
    int line = 0;
  };

  /// Reads a CSV text with a header: path, and any of municipality, published, url, title. `name`
  /// is the file's name for messages, `municipalities` has the codes that there are. Throws
  /// UsageError with every fault, as FILE:LINE: found, expected.
  static Manifest parse(std::string_view text, const std::string& name,
                        const MunicipalityCodes& municipalities);

  /// Reads the file. Throws UsageError, also if it cannot be read.
  static Manifest load(const std::string& file, const MunicipalityCodes& municipalities);

  /// Fills what the inputs do not say themselves. Returns a warning for each row that no input has,
  /// and for each code of a municipality that is one of before.
  std::vector<std::string> apply(std::vector<Input>& inputs) const;

 private:
  void note_codes(const Csv& csv, const MunicipalityCodes& municipalities);

  std::string name_;
  std::vector<std::string> notes_;  ///< on codes of before, each code once
  std::map<std::string, Row, std::less<>> rows_;
};

}  // namespace orgkarta::app
