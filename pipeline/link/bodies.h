// Which units of all documents are one body.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/link/constraints.h"
#include "pipeline/link/lives.h"
#include "pipeline/model/registry.h"

namespace orgkarta::link {

using BodyIndex = std::uint32_t;

struct Join {
  JoinReason reason = JoinReason::first;
  std::optional<NodeIndex> via;
  int correction = 0;  ///< the line that says so
};

struct Body {
  std::vector<NodeIndex> nodes;  ///< in the order of documents
  std::vector<LifeIndex> lives;  ///< its names
};

/// Bodies in the order of the first document that names each.
struct Bodies {
  Groups groups;
  Lives lives;
  std::vector<Body> all;
  std::vector<BodyIndex> of_node;
  std::vector<Join> joins;                                  ///< by node
  std::vector<std::pair<BodyIndex, BodyIndex>> kept_apart;  ///< by corrections

  /// The body that a side of a change names, by its unit, else by the only body of that name; of
  /// those that bore it one after the other, that of the change's day.
  std::optional<BodyIndex> of_side(const ToldSide& side, const ToldChange& change,
                                   const std::string& document_day) const;
};

using UnitConstraints = Constraints<NodeIndex>;

/// What documents say is done as far as it does not break the constraints.
Bodies find_bodies(const Block& block, const Municipalities& municipalities,
                   const std::vector<ToldChange>& changes, const UnitConstraints& constraints = {});

}  // namespace orgkarta::link
