// Facts written by hand, as the database would give them, and the lexicons of rules/sv that link/
// asks for.
#pragma once

#include <deque>
#include <initializer_list>
#include <string>
#include <vector>

#include "pipeline/link/events.h"
#include "pipeline/link/municipalities.h"
#include "pipeline/model/registry.h"
#include "pipeline/model/stored.h"

namespace orgkarta::link {

/// The lexicons that linking names, as the loader reads them.
const Lexicons& lexicons();
const Municipalities& municipalities();

/// One document. Its rows are 1000 apart from those of the next.
class Paper {
 public:
  Paper(std::string path, std::string day, int number);

  /// Adds a unit and gives its id.
  std::string unit(std::string name, UnitKind kind = UnitKind::unit, std::string parent = "",
                   std::vector<std::string> aliases = {});
  Change& change(ChangeKind kind, std::vector<std::string> from, std::vector<std::string> to,
                 std::string effective = "", Status status = Status::decided);
  /// `at`: where its passage begins, which is ten code points long.
  Post& post(std::string person, std::string title, std::string unit = "",
             Role role = Role::official, std::uint32_t at = 0);
  Date& date(std::string value, DateRole role, std::uint32_t at);
  Amount& amount(double value, std::string unit, AmountKind kind = AmountKind::budget);
  Goal& goal(std::string text);

  StoredDocument document;
};

/// Documents in the order in which they are added.
class Papers {
 public:
  /// `day` is that of publishing; empty for a document that does not tell.
  Paper& add(std::string path, std::string day);

  std::vector<StoredDocument> documents() const;
  Registry link(const std::string& code = "0581") const;

 private:
  std::deque<Paper> papers_;
};

/// All steps up to the events, each to be looked at.
struct Steps {
  explicit Steps(const Papers& papers, const std::string& code = "0581");
  Steps(const Steps&) = delete;
  Steps& operator=(const Steps&) = delete;

  NodeIndex node(const std::string& path, const std::string& unit) const;
  BodyIndex body(const std::string& path, const std::string& unit) const;
  JoinReason reason(const std::string& path, const std::string& unit) const;

  std::vector<StoredDocument> documents;
  Names names;
  Block block;
  std::vector<ToldChange> changes;
  Bodies bodies;
  std::vector<DraftEvent> events;
};

/// All that a registry holds, a line an entry.
std::string rendered(const Registry& registry);

/// The organisation with that latest name; throws if there is not exactly one.
const Organisation& named(const Registry& registry, const std::string& name);

/// "name from..to" of each name, parent or membership, told by its validity.
std::string span_of(const Validity& validity);

}  // namespace orgkarta::link
