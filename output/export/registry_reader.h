// The registry read row by row, for what writes it in other forms.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

/// When something holds, as registry.sql has it; empty where no document tells.
struct Validity {
  std::string valid_from;  ///< EDTF
  std::string from_first;  ///< ISO days, as all below but valid_to
  std::string from_last;
  std::string valid_to;  ///< EDTF
  std::string to_first;
  std::string to_last;
  std::string first_seen;
  std::string last_seen;

  /// As years, months or days; none where that cannot be said (iso_prefix).
  std::optional<std::string> start() const;
  std::optional<std::string> end() const;
  bool ended() const { return !valid_to.empty() || !to_first.empty(); }
};

struct MunicipalityRow {
  std::string code;
  std::string name;
};

struct NameRow {
  std::string name;
  bool proper = false;
  Validity validity;
};

struct ParentRow {
  std::string organisation;
  Validity validity;
};

struct OrganisationRow {
  std::string id;
  std::string municipality;  ///< code; empty where not told
  std::string name;
  std::string kind;
  std::string field;
  std::string state;
  Validity validity;
  std::int64_t documents = 0;
  std::vector<NameRow> names;      ///< as organisation_names orders them
  std::vector<ParentRow> parents;  ///< in the order of time
  std::vector<std::string> predecessors;

  /// What it stands under last: the last that is not over, of a dissolved one the last; else null.
  const ParentRow* last_parent() const;
};

struct PersonRow {
  std::string id;
  std::string municipality;
  std::string name;
  std::string party;
  std::string first_seen;
  std::string last_seen;
};

struct MembershipRow {
  std::int64_t row = 0;
  /// Made of the person, the role and the body, as changes.jsonl tells memberships; a number behind
  /// it tells apart those that are alike in that. ASCII letters, digits and hyphens.
  std::string id;
  std::string person;
  std::string organisation;  ///< empty where not told
  std::string municipality;  ///< the person's
  std::string title;
  std::string role;
  bool acting = false;
  std::string party;  ///< that its posts tell; empty where none or several
  Validity validity;
  std::string replaced;

  /// As far as documents tell: no end, and nobody else named since. `replaced` is told of heads
  /// alone.
  bool present() const { return !validity.ended() && replaced.empty(); }
  /// Of the post that is held: of the body and the title. Empty for plain members and where the
  /// body is not told.
  std::string post_id() const;
};

/// What memberships hold, once, however many they are.
struct PostRow {
  std::string id;  ///< as MembershipRow::post_id()
  std::string organisation;
  std::string title;                      ///< empty where not told
  std::string role;                       ///< of the first that holds it, as the title
  std::vector<std::int64_t> memberships;  ///< their rows
};

struct EventSideRow {
  std::string organisation;  ///< empty where the name is none
  std::string name;
};

struct EventRow {
  std::string id;
  std::string municipality;
  std::string kind;
  std::string subject;
  std::string effective;  ///< EDTF, or empty, as all below
  std::string first_day;
  std::string last_day;
  bool resolved = false;
  std::string status;
  std::string decided_by;
  std::string first_seen;
  std::string last_seen;
  std::string title;  ///< "merge: A, B -> C"
  std::vector<EventSideRow> from;
  std::vector<EventSideRow> to;

  bool happened() const { return status == "decided" || status == "done"; }
};

/// Reads in the order of ids, one row at a time in memory, but for posts. All throw as Connection
/// does.
class RegistryReader {
 public:
  /// `municipality`: only what is of that code, and bodies of others that it leads to, so that no
  /// reference leads nowhere; empty: all.
  RegistryReader(Connection& db, std::string municipality);

  /// Of all bodies, also where no document is theirs.
  void municipalities(const std::function<void(const MunicipalityRow&)>& take);
  void organisations(const std::function<void(const OrganisationRow&)>& take);
  void persons(const std::function<void(const PersonRow&)>& take);
  void memberships(const std::function<void(const MembershipRow&)>& take);
  /// In the order in which memberships lead to them; all are in memory.
  void posts(const std::function<void(const PostRow&)>& take);
  void events(const std::function<void(const EventRow&)>& take);

  /// The letters of parties that posts tell, sorted.
  std::vector<std::string> parties();

 private:
  void read_names(OrganisationRow& o);
  void read_parents(OrganisationRow& o);
  void read_predecessors(OrganisationRow& o);
  void read_sides(EventRow& event);

  Connection& db_;
  std::string municipality_;
  Query names_, parents_, predecessors_, sides_;
};

}  // namespace orgkarta::output
