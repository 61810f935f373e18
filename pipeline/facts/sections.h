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

  /// The section of the block that holds a byte of the text.
  Section at(std::uint32_t offset) const { return sections_[view_.block_at(offset)]; }

  /// The matter that holds a byte of the text: minutes treat one after the other, each under a
  /// numbered heading. Counted from 1; 0 before the first. Where no heading is numbered, a matter
  /// ends where the next decision, or the next proposal behind a decision, begins, whichever comes
  /// first in the document; then the first is 0.
  std::uint32_t matter_at(std::uint32_t offset) const { return matters_[view_.block_at(offset)]; }
  /// Whether headings number the matters.
  bool numbered() const { return numbered_; }
  std::uint32_t matter_count() const { return matters_.empty() ? 0 : matters_.back(); }

 private:
  void count_numbered();
  /// `opened`: by block, the section that it opens.
  void count_decided(const std::vector<Section>& opened);

  const View& view_;
  bool numbered_ = false;
  std::vector<Section> sections_;       ///< by block
  std::vector<std::uint32_t> matters_;  ///< by block
};

}  // namespace orgkarta::facts
