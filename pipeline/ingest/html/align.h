// Where each character of a parsed text stands in the page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace orgkarta::ingest::html {

/// Walks a text node's text and the page side by side. Gumbo tells only where a text begins; within
/// it stand character references, line ends that were made one, and tags that it passed over.
class Aligner {
 public:
  /// `at`: where the text begins in `page`. In a `raw` text (<xmp>, <plaintext>) are no references.
  Aligner(std::string_view page, std::size_t at, std::string_view text, bool raw = false)
      : page_(page), at_(at), text_(text), raw_(raw) {}

  /// One step: some bytes of the text and the bytes of the page that they were made of.
  struct Step {
    std::string_view text;  ///< one character or more; equal to the page's bytes if `same`
    std::size_t begin = 0;  ///< in the page
    std::size_t end = 0;
    bool same = false;
  };

  /// The next step; false at the text's end. Every step lies behind the one before it. Runs of
  /// letters, digits and such that stand in the page as they are make one step.
  bool next(Step& step);

 private:
  void skip_tags();
  bool reference(Step& step);
  std::size_t behind_second(std::string_view reference, std::size_t next) const;
  bool verbatim(Step& step);

  std::string_view page_;
  std::size_t at_;
  std::string_view text_;
  bool raw_;
  std::size_t done_ = 0;  ///< of the text
};

}  // namespace orgkarta::ingest::html
