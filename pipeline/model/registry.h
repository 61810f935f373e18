// What many documents say together of one municipality: output/registry.sql as plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/facts.h"

namespace orgkarta {

/// When something held. `from` and `to` (the first day it no longer holds) are EDTF, as told; empty
/// where no document tells. Seen: the first and last day (ISO) of a document that says it, empty if
/// none of these has a date.
struct Validity {
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::string first_seen;
  std::string last_seen;
};

/// Why a unit of a document was taken for an organisation. Each is told of the unit that joins.
enum class JoinReason : std::uint8_t {
  first,         ///< it is the earliest that names it
  same_name,     ///< its name is written as that of an earlier unit, but for case and endings
  abbreviation,  ///< a document gives its name as that body's abbreviation
  former_name,   ///< a change renames one to the other
  other_name,    ///< a document gives both names to one body
  code,          ///< it is a municipality of the official list
  correction,    ///< an analyst says so
};

/// Row of the database's `units`, and why it stands where it does.
struct JoinedUnit {
  std::int64_t unit = 0;
  JoinReason reason = JoinReason::first;
  std::int64_t via = 0;  ///< the unit that it was joined to or, for names, that tells; 0: none
  int correction = 0;    ///< line of the file of corrections; 0: none
};

enum class OrganisationState : std::uint8_t { proposed, existing, dissolved };

struct OrganisationName {
  std::string name;
  Validity validity;
};

struct OrganisationParent {
  std::string organisation;
  Validity validity;
};

/// A body of a municipality with all that is told of it.
struct Organisation {
  std::string id;            ///< se-0581-tillvaxt-och-utvecklingskontoret
  std::string municipality;  ///< whose body it is; empty where no document tells
  std::string name;          ///< the latest
  UnitKind kind = UnitKind::unit;
  std::optional<std::string> field;
  OrganisationState state = OrganisationState::existing;
  Validity validity;                        ///< from founding to dissolution
  std::vector<OrganisationName> names;      ///< proper names, the earliest first
  std::vector<std::string> other_names;     ///< abbreviations and other ways to call it
  std::vector<OrganisationParent> parents;  ///< in the order of time
  std::vector<std::string> predecessors;    ///< ids
  std::vector<JoinedUnit> units;            ///< in the order of documents
  std::int64_t documents = 0;               ///< how many have these units
};

struct Person {
  std::string id;  ///< se-0581-person-anna-lindqvist
  std::string name;
  std::optional<std::string> party;
  Validity validity;
  std::vector<std::int64_t> posts;  ///< rows
};

/// One person's post at one organisation, as Popolo's membership.
struct Membership {
  std::string person;
  std::optional<std::string> organisation;
  std::string title;
  Role role = Role::official;
  bool acting = false;
  Validity validity;
  std::string replaced;  ///< the day (ISO) from which others lead, or she elsewhere
  std::vector<std::int64_t> posts;
};

/// One side's entry of a change: an organisation, or a name that is none.
struct EventSide {
  bool to = false;
  std::optional<std::string> organisation;
  std::string name;
};

/// A change that really happened, or was proposed, once, however many documents tell it.
struct Event {
  std::string id;
  ChangeKind kind = ChangeKind::reorganise;
  std::optional<std::string> subject;
  std::optional<std::string> effective;  ///< EDTF; the best that is told
  bool resolved = false;                 ///< whether a document left open what another tells
  Status status = Status::decided;
  std::optional<std::string> decided_by;  ///< organisation
  std::string first_seen;
  std::string last_seen;
  std::vector<EventSide> sides;
  std::vector<std::int64_t> changes;  ///< rows
};

/// A sum or a goal that several documents tell.
struct Retold {
  std::string id;
  std::string first_seen;
  std::string last_seen;
  std::vector<std::int64_t> rows;  ///< of amounts or goals, the earliest first
};

/// Two documents that cannot both be right.
struct Conflict {
  std::string about;  ///< id of an event or organisation
  std::string what;   ///< effective, head
  std::string value_a;
  std::string value_b;
  std::string kind;  ///< of the facts: change, post
  std::int64_t row_a = 0;
  std::int64_t row_b = 0;
};

/// All of one municipality, or of one document whose municipality is not known.
struct Registry {
  std::vector<Organisation> organisations;
  std::vector<Person> people;
  std::vector<Membership> memberships;
  std::vector<Event> events;
  std::vector<Retold> figures;
  std::vector<Retold> aims;
  std::vector<Conflict> conflicts;
};

}  // namespace orgkarta
