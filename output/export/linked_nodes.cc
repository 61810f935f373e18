#include "output/export/linked_nodes.h"

#include <algorithm>
#include <initializer_list>

#include "output/export/linked_data.h"

namespace orgkarta::output {
namespace {

constexpr std::size_t kDaySize = 10;

bool holds(std::initializer_list<std::string_view> list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

/// A body of its own right: org:FormalOrganization.
bool is_formal(std::string_view kind) {
  return holds({"municipality", "region", "company", "federation"}, kind);
}

Json types_of(std::string_view kind) {
  if (kind == "municipality" || kind == "region") {
    return {"PublicOrganisation", "org:FormalOrganization"};
  }
  if (is_formal(kind)) return {"org:FormalOrganization"};
  if (kind == "group" || kind == "project") return {"org:Organization"};
  return {"org:OrganizationalUnit"};
}

Json iris(const std::vector<Source>& sources) {
  Json out = Json::array();
  for (const Source& s : once_a_document(sources)) out.push_back(document_id(s.path));
  return out;
}

void put_days(Json& out, const std::string& first_seen, const std::string& last_seen) {
  put(out, "firstSeen", first_seen);
  put(out, "lastSeen", last_seen);
}

void put_validity(Json& out, const Validity& v) {
  put(out, "validFrom", v.valid_from);
  put(out, "validTo", v.valid_to);
  put_days(out, v.first_seen, v.last_seen);
}

Json interval(const Validity& v) {
  Json out = {{"type", "time:Interval"}};
  if (const auto start = v.start()) out["hasBeginning"] = instant(*start);
  if (const auto end = v.end()) out["hasEnd"] = instant(*end);
  return out;
}

void put_side(Json& out, const char* property, const char* name_property,
              const std::vector<EventSideRow>& sides) {
  Json ids = Json::array();
  Json names = Json::array();
  for (const EventSideRow& side : sides) {
    names.push_back(side.name);
    if (!side.organisation.empty()) ids.push_back(registry_id(side.organisation));
  }
  if (!ids.empty()) out[property] = std::move(ids);
  if (!names.empty()) out[name_property] = std::move(names);
}

/// prov:startedAtTime is a moment: of what is known to the day, and of what happens.
void put_time(Json& out, const EventRow& e) {
  put(out, "effective", e.effective);
  put(out, "firstDay", e.first_day);
  put(out, "lastDay", e.last_day);
  if (!e.happened() || e.effective.size() != kDaySize || e.effective != e.first_day) return;
  out["startedAtTime"] = moment(e.first_day);
  out["endedAtTime"] = moment(e.first_day);
}

}  // namespace

std::string area_id(const std::string& code) { return "reg:area-" + code; }

Json organisation_node(const OrganisationRow& o, std::string_view parent_kind,
                       const std::vector<Source>& sources) {
  Json out = {{"id", registry_id(o.id)}, {"type", types_of(o.kind)}, {"preferredLabel", o.name}};
  Json names = Json::array();
  for (const NameRow& name : o.names) {
    if (name.name != o.name) names.push_back(name.name);
  }
  if (!names.empty()) out["alternativeLabel"] = std::move(names);
  out["classification"] = "ok:kind-" + o.kind;
  if (o.kind == "municipality") put(out, "identifier", o.municipality);
  if (!o.municipality.empty()) out["spatial"] = area_id(o.municipality);
  if (const ParentRow* parent = o.last_parent()) {
    const bool unit = types_of(o.kind).front() == "org:OrganizationalUnit";
    const char* property = unit && is_formal(parent_kind) ? "unitOf" : "subOrganizationOf";
    out[property] = registry_id(parent->organisation);
  }
  out["state"] = o.state;
  put(out, "field", o.field);
  put_validity(out, o.validity);
  out["source"] = iris(sources);
  return out;
}

Json placing_node(const OrganisationRow& o, const ParentRow& parent) {
  Json out = {{"type", "ok:Placing"},
              {"placed", registry_id(o.id)},
              {"under", registry_id(parent.organisation)}};
  put_validity(out, parent.validity);
  return out;
}

Json person_node(const PersonRow& p, const std::vector<Source>& sources) {
  Json out = {{"id", registry_id(p.id)}, {"type", "foaf:Person"}, {"name", p.name}};
  put(out, "party", p.party);
  put_days(out, p.first_seen, p.last_seen);
  out["source"] = iris(sources);
  return out;
}

Json post_node(const PostRow& p, const std::vector<Source>& sources) {
  return {{"id", registry_id(p.id)},
          {"type", "org:Post"},
          {"memberTitle", p.title.empty() ? p.role : p.title},
          {"role", "ok:role-" + p.role},
          {"postIn", registry_id(p.organisation)},
          {"source", iris(sources)}};
}

Json membership_node(const MembershipRow& m, const std::vector<Source>& sources) {
  Json out = {{"id", registry_id(m.id)},
              {"type", "org:Membership"},
              {"member", registry_id(m.person)},
              {"role", "ok:role-" + m.role}};
  if (!m.organisation.empty()) out["organization"] = registry_id(m.organisation);
  if (!m.post_id().empty()) out["inPost"] = registry_id(m.post_id());
  put(out, "memberTitle", m.title);
  if (m.acting) out["acting"] = true;
  put(out, "party", m.party);
  if (m.validity.start() || m.validity.end()) out["memberDuring"] = interval(m.validity);
  put_validity(out, m.validity);
  put(out, "replaced", m.replaced);
  out["source"] = iris(sources);
  return out;
}

Json change_node(const EventRow& e, const std::vector<Source>& sources) {
  Json out = {{"id", registry_id(e.id)}};
  if (e.happened()) {
    out["type"] = Json{"org:ChangeEvent", "ok:change-" + e.kind};
    put_side(out, "originalOrganization", "originalName", e.from);
    put_side(out, "resultingOrganization", "resultingName", e.to);
  } else {
    out["type"] = "ok:ProposedChange";
    out["classification"] = "ok:change-" + e.kind;
    put_side(out, "original", "originalName", e.from);
    put_side(out, "resulting", "resultingName", e.to);
  }
  out["description"] = e.title;
  out["status"] = e.status;
  put(out, "subject", e.subject);
  put_time(out, e);
  if (!e.decided_by.empty()) out["decidedBy"] = registry_id(e.decided_by);
  put_days(out, e.first_seen, e.last_seen);
  out["source"] = iris(sources);
  return out;
}

}  // namespace orgkarta::output
