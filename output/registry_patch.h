// A registry of which only that is made anew which documents that came, changed or went have told.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "output/sqlite.h"
#include "output/teller.h"

namespace orgkarta::output {

/// A municipality is linked of its own documents alone, but a body of another one that they name is
/// a guest: what is written of it is what its own documents tell, else what the first teller does.
/// So the rows of others stay; where it cannot be told without them what becomes of a guest,
/// is_whole() says so, and all is to be linked anew. Works in an open transaction, throws as
/// Statement does.
class RegistryPatch {
 public:
  explicit RegistryPatch(Connection& db);

  /// A document whose rows are about to go: takes out what leads from it to the registry.
  void removing(std::int64_t document);
  /// A document that has come.
  void added(const std::string& path);

  /// Takes out what was told by those of whom a document came or went. Once, after all that.
  void clear();

  /// Whose documents are to be linked.
  const Tellers& tellers() const { return tellers_; }
  /// The ids of bodies, people, events and statements that were taken out or put in.
  const std::set<std::string>& ids() const { return ids_; }

  /// A body that its own municipality tells of is about to be written: what a guest told of it
  /// goes.
  void make_room(const std::string& organisation) { drop(organisation); }
  /// Something else is about to be written.
  void put(const std::string& id) { ids_.insert(id); }
  /// Whether what this teller says of a guest is to be written: nobody who is to be heard before
  /// has told of it. Makes room for it.
  bool wants_guest(const std::string& organisation, const Teller& teller);
  /// After all is written: whether the registry is what linking all would give.
  bool is_whole();

 private:
  struct Body {
    bool own = false;    ///< its own municipality's documents tell of it
    Teller first;        ///< that tells of it
    bool there = false;  ///< anybody does
  };

  Body look(const std::string& organisation);
  void note_bodies_of(std::int64_t document);
  void tells(std::int64_t document);
  void clear_units();
  void clear_named(const std::string& prefix);
  void clear_conflicts();
  void clear_bodies();
  void drop(const std::string& organisation);

  Connection& db_;
  Tellers tellers_;
  std::map<std::string, Body> before_;  ///< bodies concerned, as they were
  std::set<std::string> ids_;
  bool doubtful_ = false;
  Query teller_, bodies_, tellings_;
};

}  // namespace orgkarta::output
