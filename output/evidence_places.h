// Evidence spans as the output speaks of them: code points of the text, bytes of the file, a quote.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/model/record.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {

/// The place in the original file; one of the three, by the file's kind.
struct SourcePlace {
  std::optional<Span> bytes;
  std::vector<PageBoxes> pages;              ///< of a page file
  std::optional<ParagraphRange> paragraphs;  ///< of a word processor's file
};

/// Where a passage stands.
struct Place {
  std::uint32_t start = 0;  ///< code points into the text
  std::uint32_t end = 0;
  SourcePlace source;
  std::string_view quote;  ///< lives as long as the record
};

/// Turns byte spans of one record's text into places. The record must outlive it.
class EvidencePlaces {
 public:
  explicit EvidencePlaces(const Record& record);

  /// Throws std::logic_error if the span is empty or reversed, ends outside the text or cuts a code
  /// point: a broken invariant of an earlier stage.
  Place at(Span span) const;

 private:
  const Record& record_;
  utf8::CodePointIndex index_;
};

/// Confidence as written: two decimals. Throws std::logic_error outside 0 to 1.
double rounded_confidence(double confidence);

}  // namespace orgkarta::output
