// Nodes of the linked-data export, one function a kind of node.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/export/json_file.h"
#include "output/export/registry_reader.h"
#include "output/export/sources.h"

namespace orgkarta::output {

/// `parent_kind`: of what it stands under, if anything. org:unitOf leads from a unit to a formal
/// organisation alone; all else stands under another by org:subOrganizationOf.
Json organisation_node(const OrganisationRow& o, std::string_view parent_kind,
                       const std::vector<Source>& sources);

/// What stood under what, and when: ORG's properties know no time.
Json placing_node(const OrganisationRow& o, const ParentRow& parent);

Json person_node(const PersonRow& p, const std::vector<Source>& sources);
Json post_node(const PostRow& p, const std::vector<Source>& sources);
Json membership_node(const MembershipRow& m, const std::vector<Source>& sources);

/// An org:ChangeEvent if it is decided or done. What is proposed or rejected is none: who asks for
/// change events asks what changed.
Json change_node(const EventRow& e, const std::vector<Source>& sources);

/// The id of a municipality's area.
std::string area_id(const std::string& code);

}  // namespace orgkarta::output
