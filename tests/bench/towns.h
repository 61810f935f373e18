// Municipalities that do not exist: their bodies, people and changes over fifteen years, and
// documents' facts as they would be told of them, well or badly. Seeded: the same town tells the
// same.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "pipeline/model/record.h"

namespace orgkarta::bench {

/// Numbers that are the same with every standard library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
  bool chance(unsigned percent) { return below(100) < percent; }

 private:
  std::mt19937_64 engine_;
};

struct TownBody {
  std::vector<std::string> names;  ///< one after the other
  std::vector<int> given_up;       ///< the year from which each but the last is not borne
  std::string abbreviation;        ///< empty if it has none
  UnitKind kind = UnitKind::unit;
  int parent = -1;
};

struct TownPerson {
  std::string name;
  std::string title;
  std::string party;
  int body = 0;
  Role role = Role::official;
};

/// What happened, with bodies by number; a rename is of `from` and tells its names itself.
struct TownChange {
  ChangeKind kind = ChangeKind::create;
  std::vector<int> from;
  std::vector<int> to;
  int year = 0;
  int month = 1;
};

class Town {
 public:
  Town(std::string code, std::string name);

  /// The facts of one document: some 12 units, 8 posts, 10 dates, 8 amounts, 3 goals and 1.5
  /// changes.
  Record tell(int number);

 private:
  struct Told;  // a document as far as it is told

  void found_bodies();
  void engage_people();
  void plan_changes();
  int add_body(std::string name, UnitKind kind, int parent);

  const std::string& name_in(int body, int year) const;
  std::string spelt(std::string name);
  std::string unit_of(Told& told, int body);
  void add_units(Told& told);
  void add_posts(Told& told);
  void add_dates(Told& told);
  void add_sums(Told& told);
  void add_changes(Told& told);
  void add_change(Told& told, const TownChange& change);

  std::string code_;
  std::string name_;
  Dice dice_;
  std::vector<TownBody> bodies_;
  std::vector<TownPerson> people_;
  std::vector<TownChange> changes_;
};

}  // namespace orgkarta::bench
