// Changes told in several documents as one event each.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/link/bodies.h"

namespace orgkarta::link {

/// An event before it has its names: sides by body.
struct DraftEvent {
  Event event;                      ///< without ids
  std::vector<std::uint32_t> told;  ///< numbers of the changes, in the order of documents
  std::vector<BodyIndex> from;
  std::vector<BodyIndex> to;
  std::vector<std::string> from_names;  ///< of sides that are no body, and all of a rename
  std::vector<std::string> to_names;
  std::optional<DayRange> days;
};

/// One event for each set of tellings that event_sets.h finds. The day is that of the best telling:
/// decided before proposed, then the more precise, then of the whole event before a part (what a
/// merger ends), then the decision before who looks back on it, then the later document; the status
/// the furthest that it came, and done once its day has passed in the block's documents.
std::vector<DraftEvent> find_events(const Block& block, const Bodies& bodies,
                                    const std::vector<ToldChange>& changes);

/// Tellings of one event whose days cannot both be right.
std::vector<Conflict> day_conflicts(const std::vector<DraftEvent>& events,
                                    const std::vector<ToldChange>& changes);

}  // namespace orgkarta::link
