// Several documents as one text, so that rules run over all of them at a time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"

namespace orgkarta::rules {

/// The blocks of several texts, one after the other. No rule looks beyond a block, so that what is
/// found in them is what is found in each text alone; but what a rule is tried by is
/// fetched once for all of them.
class JoinedTexts {
 public:
  /// Copies what rules look at. All texts together must be less than 4 GB.
  explicit JoinedTexts(std::span<const Text* const> texts);

  const Text& text() const { return joined_; }

  /// What was found in text(), as found in each of the texts.
  std::vector<Found> split(Found&& found) const;

 private:
  /// Where a text begins in the joined one. The last one stands for the end.
  struct Begin {
    std::uint32_t offset = 0;  ///< bytes
    std::uint32_t block = 0;
  };

  void append(const Text& text);
  Begin end() const;

  Text joined_;
  std::vector<Begin> begins_;
};

}  // namespace orgkarta::rules
