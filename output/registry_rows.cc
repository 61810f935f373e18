#include "output/registry_rows.h"

#include "output/change_title.h"
#include "pipeline/model/edtf_days.h"
#include "pipeline/model/names.h"

namespace orgkarta::output {
namespace {

constexpr int kFirstOtherName = 1001;

std::optional<std::string> or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::int64_t last_id(Connection& db, const char* sql) {
  Query row(db, sql);
  row.next();
  return row.integer(0);
}

/// A value and the days that it may mean.
struct Bounds {
  explicit Bounds(const std::optional<std::string>& edtf) : value(edtf) {
    const auto days = edtf ? edtf_days(*edtf) : std::nullopt;
    if (!days) return;
    first = days->first;
    last = days->last;
  }
  std::optional<std::string> value, first, last;
};

/// All its names but the latest, each once.
std::string aliases_of(const Organisation& o) {
  std::vector<std::string> names;
  for (const OrganisationName& n : o.names) names.push_back(n.name);
  names.insert(names.end(), o.other_names.begin(), o.other_names.end());
  std::set<std::string> told = {o.name};
  std::string out;
  for (const std::string& name : names) {
    if (told.insert(name).second) out += (out.empty() ? "" : "; ") + name;
  }
  return out;
}

std::string title_of(const Event& e) {
  std::vector<std::string> from;
  std::vector<std::string> to;
  for (const EventSide& side : e.sides) (side.to ? to : from).push_back(side.name);
  return change_title(name_of(e.kind), e.subject.value_or(""), from, to);
}

}  // namespace

RegistryRows::RegistryRows(Connection& db, RegistryPatch* patch)
    : patch_(patch),
      last_membership_(last_id(db, "SELECT coalesce(max(id), 0) FROM memberships")),
      last_conflict_(last_id(db, "SELECT coalesce(max(id), 0) FROM conflicts")),
      organisation_(db, "INSERT INTO organisations VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      unit_(db, "INSERT INTO organisation_units VALUES (?,?,?,?,?)"),
      name_(db, "INSERT INTO organisation_names VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"),
      parent_(db, "INSERT INTO organisation_parents VALUES (?,?,?,?,?,?,?,?,?,?,?)"),
      predecessor_(db, "INSERT INTO organisation_predecessors VALUES (?,?)"),
      person_(db, "INSERT INTO persons VALUES (?,?,?,?,?,?)"),
      membership_(db, "INSERT INTO memberships VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      membership_post_(db, "INSERT INTO membership_posts VALUES (?,?)"),
      event_(db, "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      event_change_(db, "INSERT INTO event_changes VALUES (?,?)"),
      event_organisation_(db, "INSERT INTO event_organisations VALUES (?,?,?,?,?)"),
      statement_(db,
                 "INSERT INTO statements VALUES (?1, ?2, ?3, CASE ?3 WHEN 'amount' THEN"
                 " (SELECT kind || ': ' || substr(text, 1, 120) FROM amounts WHERE id = ?6) ELSE"
                 " (SELECT kind || ': ' || substr(text, 1, 120) FROM goals WHERE id = ?6) END,"
                 " ?4, ?5)"),
      amount_(db, "INSERT INTO statement_amounts VALUES (?,?)"),
      goal_(db, "INSERT INTO statement_goals VALUES (?,?)"),
      conflict_(db, "INSERT INTO conflicts VALUES (?,?,?,?,?,?,?,?,?)"),
      correction_(db, "INSERT INTO corrections VALUES (?,?,?,?,?,?,?,?,?)") {}

void RegistryRows::put(const std::string& id) {
  if (patch_ != nullptr) patch_->put(id);
}

void RegistryRows::add(const Teller& teller, const Registry& registry) {
  const std::string municipality = teller.municipality();
  const Code code = or_null(municipality);
  for (const Organisation& o : registry.organisations) {
    if (o.municipality == municipality) {
      if (patch_ != nullptr && !known_.contains(o.id)) patch_->make_room(o.id);
      add_organisation(o);
      add_details(o);
    } else {
      guests_.push_back({o, teller});
    }
  }
  for (const Person& p : registry.people) {
    put(p.id);
    person_.run(p.id, code, p.name, p.party, or_null(p.validity.first_seen),
                or_null(p.validity.last_seen));
  }
  for (const Membership& m : registry.memberships) add_membership(m);
  for (const Event& e : registry.events) add_event(code, e);
  for (const Retold& f : registry.figures) add_retold(code, "amount", f, amount_);
  for (const Retold& a : registry.aims) add_retold(code, "goal", a, goal_);
  for (const Conflict& c : registry.conflicts) {
    conflict_.run(++last_conflict_, code, c.about, c.what, c.value_a, c.value_b, c.kind, c.row_a,
                  c.row_b);
  }
}

void RegistryRows::add(const std::vector<Correction>& corrections) {
  for (const Correction& c : corrections) {
    const auto row = [](std::int64_t number, bool meant) {
      return number != 0 && meant ? std::optional(number) : std::nullopt;
    };
    correction_.run(c.line, name_of(c.kind), c.a, c.b, name_of(c.state), row(c.row_a, !c.person),
                    row(c.row_b, !c.person), row(c.row_a, c.person), row(c.row_b, c.person));
  }
}

void RegistryRows::add_organisation(const Organisation& o) {
  if (!known_.insert(o.id).second) return;
  const Bounds from(o.validity.from);
  const Bounds to(o.validity.to);
  constexpr std::string_view kStates[] = {"proposed", "existing", "dissolved"};
  organisation_.run(o.id, or_null(o.municipality), o.name, or_null(aliases_of(o)), name_of(o.kind),
                    o.field, kStates[static_cast<std::size_t>(o.state)], from.value, from.first,
                    from.last, to.value, to.first, to.last, or_null(o.validity.first_seen),
                    or_null(o.validity.last_seen), o.documents);
}

void RegistryRows::add_details(const Organisation& o) {
  constexpr std::string_view kReasons[] = {"first",      "same_name", "abbreviation", "former_name",
                                           "other_name", "code",      "correction"};
  for (const JoinedUnit& u : o.units) {
    const auto via = u.via == 0 ? std::nullopt : std::optional(u.via);
    const auto line = u.correction == 0 ? std::nullopt : std::optional(u.correction);
    unit_.run(u.unit, o.id, kReasons[static_cast<std::size_t>(u.reason)], via, line);
  }
  int ordinal = 0;
  for (const OrganisationName& n : o.names) {
    const Bounds from(n.validity.from);
    const Bounds to(n.validity.to);
    name_.run(o.id, ++ordinal, n.name, true, from.value, from.first, from.last, to.value, to.first,
              to.last, or_null(n.validity.first_seen), or_null(n.validity.last_seen));
  }
  const std::optional<std::string> none;
  ordinal = kFirstOtherName;
  for (const std::string& name : o.other_names) {
    name_.run(o.id, ordinal++, name, false, none, none, none, none, none, none, none, none);
  }
  ordinal = 0;
  for (const OrganisationParent& p : o.parents) {
    const Bounds from(p.validity.from);
    const Bounds to(p.validity.to);
    parent_.run(o.id, ++ordinal, p.organisation, from.value, from.first, from.last, to.value,
                to.first, to.last, or_null(p.validity.first_seen), or_null(p.validity.last_seen));
  }
  for (const std::string& predecessor : o.predecessors) predecessor_.run(o.id, predecessor);
}

/// Of a body of another municipality that its own documents name too, only the units: what a guest
/// tells of it is less than they do.
void RegistryRows::finish() {
  for (auto& [guest, teller] : guests_) {
    const bool told =
        known_.contains(guest.id) || (patch_ != nullptr && !patch_->wants_guest(guest.id, teller));
    if (told) {
      guest.names.clear();
      guest.other_names.clear();
      guest.parents.clear();
      guest.predecessors.clear();
    } else {
      add_organisation(guest);
    }
  }
  for (const Guest& guest : guests_) add_details(guest.body);
  guests_.clear();
}

void RegistryRows::add_membership(const Membership& m) {
  const Bounds from(m.validity.from);
  const Bounds to(m.validity.to);
  membership_.run(++last_membership_, m.person, m.organisation, m.title, name_of(m.role), m.acting,
                  from.value, from.first, from.last, to.value, to.first, to.last,
                  or_null(m.validity.first_seen), or_null(m.validity.last_seen),
                  or_null(m.replaced));
  for (const std::int64_t post : m.posts) membership_post_.run(post, last_membership_);
}

void RegistryRows::add_event(const Code& municipality, const Event& e) {
  const Bounds day(e.effective);
  put(e.id);
  event_.run(e.id, municipality, name_of(e.kind), title_of(e), e.subject, e.effective, day.first,
             day.last, e.resolved, name_of(e.status), e.decided_by, or_null(e.first_seen),
             or_null(e.last_seen));
  for (const std::int64_t change : e.changes) event_change_.run(change, e.id);
  int from = 0;
  int to = 0;
  for (const EventSide& side : e.sides) {
    event_organisation_.run(e.id, side.to ? "to" : "from", side.to ? ++to : ++from,
                            side.organisation, side.name);
  }
}

void RegistryRows::add_retold(const Code& municipality, const char* kind, const Retold& retold,
                              Statement& rows) {
  put(retold.id);
  statement_.run(retold.id, municipality, kind, or_null(retold.first_seen),
                 or_null(retold.last_seen), retold.rows.front());
  for (const std::int64_t row : retold.rows) rows.run(row, retold.id);
}

}  // namespace orgkarta::output
