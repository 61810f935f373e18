// Who held what, and when.
#pragma once

#include <string>
#include <vector>

#include "pipeline/link/people.h"

namespace orgkarta::link {

/// One membership a person, organisation, role and acting or not, however many documents tell it
/// and whatever the title (the latest is kept), with the days told beside it: dates of a beginning
/// or end in the passage that names the post or right behind it. `people` and `organisations` are
/// the ids by index.
std::vector<Membership> make_memberships(const Block& block, const Bodies& bodies,
                                         const std::vector<Human>& humans,
                                         const std::vector<std::string>& people,
                                         const std::vector<std::string>& organisations);

/// Tells of each head when somebody else was first named head of the same organisation, and of two
/// that documents of one day name: one conflict a head at most.
std::vector<Conflict> follow_heads(std::vector<Membership>& memberships);

}  // namespace orgkarta::link
