// What documents say that becomes of bodies, with the bodies found where they are units.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/link/block.h"

namespace orgkarta::link {

/// One side's entry.
struct ToldSide {
  std::optional<NodeIndex> node;
  std::string name;  ///< as written
  std::string key;
};

/// A change as one document tells it.
struct ToldChange {
  std::uint32_t document = 0;
  const Change* change = nullptr;
  std::int64_t row = 0;
  std::vector<ToldSide> from;
  std::vector<ToldSide> to;
  std::optional<DayRange> days;  ///< of `effective`, empty if no year is told
};

/// All changes of the block, in the order of documents.
std::vector<ToldChange> told_changes(const Block& block);

/// Whether it came to be, as far as this document knows.
inline bool is_decided(const ToldChange& told) {
  return told.change->status == Status::decided || told.change->status == Status::done;
}

}  // namespace orgkarta::link
