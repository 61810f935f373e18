// What bodies were called when something became of them.
#pragma once

#include <string>
#include <vector>

#include "pipeline/link/events.h"

namespace orgkarta::link {

/// Finds the name by which an event tells of a body: of its proper names that which the event's
/// documents use, the decided and nearest ones first, so long as it was borne on the event's day;
/// else the one that was borne then. References must outlive it.
class SideNames {
 public:
  SideNames(const Block& block, const Bodies& bodies, const std::vector<ToldChange>& changes)
      : block_(block), bodies_(bodies), changes_(changes) {}

  /// `to`: whether the body stands on the side of what comes to be.
  const std::string& name(const DraftEvent& event, bool to, BodyIndex body,
                          const Organisation& organisation) const;

 private:
  std::vector<std::string> told_keys(const DraftEvent& event, bool to, BodyIndex body) const;

  const Block& block_;
  const Bodies& bodies_;
  const std::vector<ToldChange>& changes_;
};

}  // namespace orgkarta::link
