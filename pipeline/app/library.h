// liborgkarta: one document in, its facts out. Installed as <orgkarta/orgkarta.h>.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace orgkarta {

/// What is known of a document beside its bytes. All may be empty.
struct About {
  std::string path = "document";  ///< as facts name it; its ending may tell the type
  std::string municipality;       ///< four digits, for a text that does not tell
  std::string published;          ///< 2024, 2024-03 or 2024-03-05, for a text that does not tell
  std::string url;
  std::string title;
  std::string media_type;  ///< that it came with, as text/html
  std::string charset;     ///< that it came with
};

struct Extracted {
  /// ok or partial if there are facts, else why there are none: empty, corrupt, encrypted,
  /// unsupported, timeout … (output/README.md, "Every input has exactly one outcome").
  std::string outcome;
  std::string message;  ///< what went wrong; empty if nothing did
  std::string json;     ///< a line of facts.jsonl without its line feed; empty if there is none
};

/// Loads the rules once and reads documents with them. Web pages, PDF and word processors' files
/// are read in processes of their own, so that a hostile one costs itself: make it before the
/// program starts threads. PDF files need orgkarta-pdf beside the program or in
/// ../libexec/orgkarta.
class Extractor {
 public:
  /// `rules`: the folder of a rule set (find_package gives orgkarta_RULES_DIR). Throws
  /// std::runtime_error with all faults of the rules, or if no process can be had.
  explicit Extractor(const std::string& rules);
  ~Extractor();
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  /// The facts of one document, as `orgkarta run` finds them. Any thread may call; one waits for
  /// the other. A document that cannot be read is an outcome. Throws std::invalid_argument for a
  /// municipality or date of another form, std::runtime_error if no process can be had.
  Extracted extract(std::string_view bytes, const About& about = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace orgkarta
