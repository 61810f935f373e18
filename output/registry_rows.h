// A registry as rows of the tables of registry.sql.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "output/registry_patch.h"
#include "output/sqlite.h"
#include "pipeline/model/correction.h"
#include "pipeline/model/registry.h"

namespace orgkarta::output {

/// Inserts only; whoever calls it begins and commits. Throws as Statement does.
class RegistryRows {
 public:
  /// With `patch`, beside the rows of others, which stay.
  explicit RegistryRows(Connection& db, RegistryPatch* patch = nullptr);

  /// Adds what was found of one municipality, or of a document of none.
  /// Organisations of others that its documents name wait for finish(): their own documents tell
  /// more.
  void add(const Teller& teller, const Registry& registry);

  /// Adds what an analyst said, once all municipalities are added.
  void add(const std::vector<Correction>& corrections);

  /// Adds those that only others' documents name, and what refers to them.
  void finish();

 private:
  using Code = std::optional<std::string>;
  struct Guest {  // a body of another municipality, and who tells of it
    Organisation body;
    Teller teller;
  };

  void add_organisation(const Organisation& organisation);
  void add_details(const Organisation& organisation);
  void add_membership(const Membership& membership);
  void add_event(const Code& municipality, const Event& event);
  void add_retold(const Code& municipality, const char* kind, const Retold& retold,
                  Statement& rows);

  void put(const std::string& id);

  RegistryPatch* patch_;
  std::int64_t last_membership_ = 0;
  std::int64_t last_conflict_ = 0;
  std::set<std::string> known_;
  std::vector<Guest> guests_;
  Statement organisation_, unit_, name_, parent_, predecessor_, person_, membership_,
      membership_post_, event_, event_change_, event_organisation_, statement_, amount_, goal_,
      conflict_, correction_;
};

}  // namespace orgkarta::output
