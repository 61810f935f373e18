// Popolo 1.0.1: areas, organizations, persons, posts, memberships, events. What it has no name for
// stands in a member "orgkarta" of each.
#include <set>

#include "output/export/iso_prefix.h"
#include "output/export/json_file.h"
#include "output/export/registry_reader.h"
#include "output/export/sources.h"
#include "output/export/uri.h"
#include "output/export/writers.h"
#include "pipeline/unicode/slug.h"

namespace orgkarta::output {
namespace {

constexpr const char* kCodeScheme = "SE-SCB-KOMMUNKOD";

std::string area_id(const std::string& code) { return "ocd-division/country:se/kommun:" + code; }

std::string party_id(const std::string& letters) {
  const std::string name = unicode::slug(letters);
  return "se-party-" + (name.empty() ? percent_encoded(letters) : name);
}

Json json_of(const std::vector<Source>& sources) {
  Json out = Json::array();
  for (const Source& s : sources) out.push_back({{"url", s.uri()}, {"note", s.quote}});
  return out;
}

/// What Popolo's dates cannot say: EDTF as told, and when documents say it.
Json own_of(const Validity& v) {
  Json own = Json::object();
  put(own, "valid_from", v.valid_from);
  put(own, "valid_to", v.valid_to);
  put(own, "first_seen", v.first_seen);
  put(own, "last_seen", v.last_seen);
  return own;
}

Json other_name(const NameRow& name) {
  Json out = {{"name", name.name}};
  put(out, "start_date", name.validity.start());
  put(out, "end_date", name.validity.end());
  out["note"] = name.proper ? "name at some time" : "abbreviation or other way to call it";
  out["orgkarta"] = own_of(name.validity);
  return out;
}

Json parents_of(const OrganisationRow& o) {
  Json out = Json::array();
  for (const ParentRow& parent : o.parents) {
    Json one = {{"id", parent.organisation}};
    one.update(own_of(parent.validity));
    out.push_back(std::move(one));
  }
  return out;
}

Json organization_of(const OrganisationRow& o, const std::vector<Source>& sources) {
  Json out = {{"id", o.id}, {"name", o.name}, {"classification", o.kind}};
  Json names = Json::array();
  for (const NameRow& name : o.names) {
    if (name.name != o.name) names.push_back(other_name(name));
  }
  if (!names.empty()) out["other_names"] = std::move(names);
  if (o.kind == "municipality" && !o.municipality.empty()) {
    out["identifiers"] = {{{"scheme", kCodeScheme}, {"identifier", o.municipality}}};
  }
  if (const ParentRow* parent = o.last_parent()) out["parent_id"] = parent->organisation;
  if (!o.municipality.empty()) out["area_id"] = area_id(o.municipality);
  put(out, "founding_date", o.validity.start());
  put(out, "dissolution_date", o.validity.end());
  if (!sources.empty()) out["sources"] = json_of(sources);
  Json own = own_of(o.validity);
  own["state"] = o.state;
  put(own, "field", o.field);
  put(own, "municipality", o.municipality);
  if (!o.parents.empty()) own["parents"] = parents_of(o);
  if (!o.predecessors.empty()) own["predecessors"] = o.predecessors;
  out["orgkarta"] = std::move(own);
  return out;
}

Json person_of(const PersonRow& p, const std::vector<Source>& sources) {
  Json own = Json::object();
  put(own, "party", p.party);
  put(own, "municipality", p.municipality);
  put(own, "first_seen", p.first_seen);
  put(own, "last_seen", p.last_seen);
  return {{"id", p.id}, {"name", p.name}, {"sources", json_of(sources)}, {"orgkarta", own}};
}

Json post_of(const PostRow& p, const std::vector<Source>& sources) {
  return {{"id", p.id},
          {"label", p.title.empty() ? p.role : p.title},
          {"role", p.role},
          {"organization_id", p.organisation},
          {"sources", json_of(sources)}};
}

Json membership_of(const MembershipRow& m, const std::vector<Source>& sources) {
  Json out = {{"id", m.id}};
  put(out, "label", m.title);
  out["role"] = m.role;
  out["person_id"] = m.person;
  put(out, "organization_id", m.organisation);
  put(out, "post_id", m.post_id());
  if (!m.party.empty()) out["on_behalf_of_id"] = party_id(m.party);
  put(out, "start_date", m.validity.start());
  put(out, "end_date", m.validity.end());
  Json own = own_of(m.validity);
  own["acting"] = m.acting;
  put(own, "replaced", m.replaced);
  out["sources"] = json_of(sources);
  out["orgkarta"] = std::move(own);
  return out;
}

/// iCalendar's words.
const char* status_of(const EventRow& e) {
  if (e.status == "rejected") return "cancelled";
  return e.happened() ? "confirmed" : "tentative";
}

Json side_of(const std::vector<EventSideRow>& sides) {
  Json out = Json::array();
  for (const EventSideRow& s : sides) {
    out.push_back({{"organization_id", or_null(s.organisation)}, {"name", s.name}});
  }
  return out;
}

Json event_of(const EventRow& e, const std::vector<Source>& sources) {
  Json out = {{"id", e.id}, {"name", e.title}, {"classification", e.kind}};
  put(out, "description", e.subject);
  put(out, "start_date", iso_prefix(e.effective));
  out["status"] = status_of(e);
  out["sources"] = json_of(sources);
  Json own = {{"status", e.status}, {"from", side_of(e.from)}, {"to", side_of(e.to)}};
  put(own, "effective", e.effective);
  own["resolved"] = e.resolved;
  put(own, "decided_by", e.decided_by);
  put(own, "municipality", e.municipality);
  put(own, "first_seen", e.first_seen);
  put(own, "last_seen", e.last_seen);
  out["orgkarta"] = std::move(own);
  return out;
}

class Popolo {
 public:
  Popolo(Connection& db, const ExportSettings& settings, ExportFolder& out)
      : reader_(db, settings.municipality),
        sources_(db, settings.municipality),
        lists_(out.add("popolo.json")) {}

  Counts write() {
    list("areas", [this] { write_areas(); });
    list("organizations", [this] { write_organizations(); });
    list("persons", [this] {
      reader_.persons(
          [this](const PersonRow& p) { lists_.add(person_of(p, sources_.of_person(p.id))); });
    });
    list("posts", [this] {
      reader_.posts([this](const PostRow& p) { lists_.add(post_of(p, sources_.of_post(p))); });
    });
    list("memberships", [this] {
      reader_.memberships([this](const MembershipRow& m) {
        lists_.add(membership_of(m, sources_.of_membership(m.row)));
      });
    });
    list("events", [this] {
      reader_.events(
          [this](const EventRow& e) { lists_.add(event_of(e, sources_.of_event(e.id))); });
    });
    lists_.close();
    return counts_;
  }

 private:
  template <class Write>
  void list(const char* name, Write write) {
    lists_.begin(name);
    write();
    counts_.push_back({name, lists_.count()});
  }

  void write_areas() {
    reader_.municipalities([this](const MunicipalityRow& m) {
      lists_.add({{"id", area_id(m.code)},
                  {"name", m.name},
                  {"identifier", m.code},
                  {"classification", "municipality"},
                  {"orgkarta", {{"scheme", kCodeScheme}}}});
    });
  }

  /// Parties are none of the registry's bodies, but what memberships are on behalf of.
  void write_organizations() {
    reader_.organisations([this](const OrganisationRow& o) {
      lists_.add(organization_of(o, sources_.of_organisation(o.id)));
    });
    std::set<std::string> ids;
    for (const std::string& letters : reader_.parties()) {
      if (!ids.insert(party_id(letters)).second) continue;
      lists_.add({{"id", party_id(letters)}, {"name", letters}, {"classification", "party"}});
    }
  }

  RegistryReader reader_;
  Sources sources_;
  JsonLists lists_;
  Counts counts_;
};

}  // namespace

Counts write_popolo(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  return Popolo(db, settings, out).write();
}

}  // namespace orgkarta::output
