// Who held what, and when.
#pragma once

#include <string>
#include <vector>

#include "pipeline/link/people.h"

namespace orgkarta::link {

/// One membership a person, organisation, role and acting or not, however many documents tell it
/// and whatever the title (the latest is kept), with the days told beside it: dates of a beginning
/// or end in its sentence (post_days.h). A head whose passage names no body leads the one whose
/// title it is (title_bodies.h). `people` are the ids by index, `organisations` those of the
/// bodies.
std::vector<Membership> make_memberships(const Block& block, const Bodies& bodies,
                                         const std::vector<Human>& humans,
                                         const std::vector<std::string>& people,
                                         const std::vector<Organisation>& organisations);

/// Who is first named head of another body, later than last of this one and not only for the time
/// being, has left this one, unless the other is a part of it: `replaced` is that day.
void leave_for_others(const std::vector<Organisation>& organisations,
                      std::vector<Membership>& memberships);

/// Tells of each head when somebody else was first named head of the same organisation, and of two
/// that documents of one day name: one conflict a head at most.
std::vector<Conflict> follow_heads(std::vector<Membership>& memberships);

}  // namespace orgkarta::link
