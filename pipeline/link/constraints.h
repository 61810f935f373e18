// What is to be one, or two, whatever documents say.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace orgkarta::link {

/// Mentions of one kind (units or posts) that are joined or kept apart.
template <class Mention>
struct Constraints {
  struct Pair {
    Mention a;
    Mention b;
    int line = 0;  ///< of the file of corrections
  };

  std::vector<Pair> same;
  std::vector<Pair> different;
  std::set<Mention> cut;  ///< mentions that leave what they would be joined with
  std::vector<std::pair<Mention, std::string>> names;

  bool empty() const { return same.empty() && different.empty() && cut.empty() && names.empty(); }
};

}  // namespace orgkarta::link
