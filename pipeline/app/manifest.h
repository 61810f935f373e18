// What a manifest says of documents beside their text.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/app/inputs.h"
#include "pipeline/model/lexicon.h"
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
                        const Lexicon& municipalities);

  /// Reads the file. Throws UsageError, also if it cannot be read.
  static Manifest load(const std::string& file, const Lexicon& municipalities);

  /// Fills what the inputs do not say themselves. Returns a warning for each row that no input has.
  std::vector<std::string> apply(std::vector<Input>& inputs) const;

 private:
  std::string name_;
  std::map<std::string, Row, std::less<>> rows_;
};

}  // namespace orgkarta::app
