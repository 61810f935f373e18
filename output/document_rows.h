// One record as rows of the database.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "output/evidence_places.h"
#include "output/references.h"
#include "output/sqlite.h"
#include "pipeline/model/mention.h"
#include "pipeline/model/record.h"

namespace orgkarta::output {

/// The prepared statements of the load and the next free id of each table. Ids count from 1 in the
/// order of the calls. Inserts only; whoever calls it begins and commits.
class DocumentRows {
 public:
  DocumentRows(Connection& db, double tentative_below);

  void add_rule(const RuleInfo& rule);

  /// Inserts a document and, if its text was read, its facts: the values that append_facts()
  /// writes. Throws std::logic_error on what append_facts() refuses and on violated constraints.
  void add(const Record& record);

  /// Goes on in a database that has rows already: ids behind the last, rules and municipalities as
  /// they are.
  void resume(Connection& db);

 private:
  struct Current;  // the document being inserted
  struct Ids {     // of the last row of each table
    std::int64_t document = 0, unit = 0, person = 0, post = 0, goal = 0, date = 0, amount = 0,
                 change = 0;
  };

  void add_document(const Record& record);
  void add_facts(const Record& record);
  void add_municipality(const Municipality& municipality);
  void add_individuals(const Current& now, const std::vector<Passage>& parts);
  void add_unit(const Current& now, const Unit& unit);
  void add_post(Current& now, const Post& post);
  void add_goal(const Current& now, const Goal& goal);
  void add_date(const Current& now, const Date& date);
  void add_amount(const Current& now, const Amount& amount);
  void add_change(const Current& now, const Change& change);
  static std::vector<std::string> names_of(const Current& now,
                                           const std::vector<std::string>& entries);
  void add_sides(const Current& now, const char* side, const std::vector<std::string>& entries);
  void add_evidence(const Current& now, std::string_view kind, std::int64_t id, const Fact& fact);
  std::int64_t person_id(Current& now, const std::string& name);
  std::int64_t rule_id(std::string_view name);
  bool tentative(double confidence) const { return confidence < tentative_below_; }

  double tentative_below_;
  Ids last_;
  std::int64_t last_rule_ = 0;
  std::map<std::string, std::int64_t, std::less<>> rules_;
  std::map<std::string, std::string, std::less<>> municipalities_;  // code, name
  Statement rule_, municipality_, document_, individual_part_, unit_, unit_name_, person_, post_,
      goal_, date_, amount_, amount_unit_, change_, change_unit_, evidence_;
};

}  // namespace orgkarta::output
