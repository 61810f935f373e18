// What part of its document each block stands in.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// The sections of a document, block by block. A heading or a label that the lexicon `headings`
/// knows ("Decision", "The board's proposal") opens one, and it lasts up to the next heading; a
/// numbered matter of minutes ends the one before it.
class Sections {
 public:
  explicit Sections(const View& view);

  Section of_block(std::uint32_t block) const { return sections_[block]; }
  /// The section of the block that holds a byte of the text.
  Section at(std::uint32_t offset) const;

 private:
  const View& view_;
  std::vector<Section> sections_;
};

/// The section that a heading's words open: they are listed, or their end is, behind a genitive
/// ("the committee's decision"). Section::none if the words are not known.
Section section_of_heading(const View& view, Span heading);

}  // namespace orgkarta::facts
