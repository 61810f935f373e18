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

/// Two tellings are one event if they are of one kind (or one follows from the other: what a merger
/// makes and dissolves), of the same bodies as far as either tells them, and their days do not lie
/// more than a year and a half apart. The day is that of the best telling: decided before proposed,
/// then the more precise, then the later document; the status the furthest that it came, and done
/// once its day has passed in the block's documents.
std::vector<DraftEvent> find_events(const Block& block, const Bodies& bodies,
                                    const std::vector<ToldChange>& changes);

/// Tellings of one event whose days cannot both be right.
std::vector<Conflict> day_conflicts(const std::vector<DraftEvent>& events,
                                    const std::vector<ToldChange>& changes);

}  // namespace orgkarta::link
