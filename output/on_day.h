// What holds of one organisation on a day.
#pragma once

#include <string>
#include <vector>

#include "output/municipality_told.h"
#include "output/organisation_tree.h"

namespace orgkarta::output {

/// The rules of organisation_tree() for each organisation by itself. What is given must outlive it.
class OnDay {
 public:
  OnDay(const MunicipalityTold& told, const std::string& day) : told_(told), day_(day) {}

  /// Whether it was founded or named by then, and is not gone.
  bool exists(const OrganisationTold& o) const;

  /// The name that it bears, or will bear first.
  const std::string& name(const OrganisationTold& o) const;

  /// Id of what stands above it, whether or not that exists; empty if no document tells.
  std::string parent(const OrganisationTold& o) const;

  /// Those who lead it, acting heads last; nobody twice.
  std::vector<HeadAt> heads(const OrganisationTold& o) const;

 private:
  bool holds(const Term& term) const;
  bool leads(const HeadTold& head) const;

  const MunicipalityTold& told_;
  const std::string& day_;
};

}  // namespace orgkarta::output
