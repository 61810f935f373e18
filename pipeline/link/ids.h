// Identifiers that stay the same as long as the earliest document does.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orgkarta::link {

/// Gives "PREFIX-name-in-ascii", and "…-2", "…-3" to the later ones that would be equal (or the
/// next number that no name has taken): ask in the order of documents.
class Ids {
 public:
  /// `prefix`: "se-0581".
  explicit Ids(std::string prefix);

  std::string next(std::string_view name);
  /// The same below another prefix.
  std::string next(std::string_view prefix, std::string_view name);

  /// Never gives that one, nor counts from it anew.
  void reserve(const std::string& id) { used_.try_emplace(id, 1); }

  const std::string& prefix() const { return prefix_; }

 private:
  std::string prefix_;
  std::unordered_map<std::string, int> used_;  ///< with the number that was last tried behind it
};

/// What each mention's body or person was called before corrections: ids that stay.
template <class Mention>
struct EarlierIds {
  std::map<Mention, std::string> of_mention;  ///< empty where there are no corrections
  std::set<Mention> cut;                      ///< mentions that left; their bodies get ids last
};

/// One id for each of `all`, lists of mentions in the order of the first: that of the first mention
/// which was not cut out, unless another has it; else `fresh(i)`. Without earlier ids always that.
template <class Mention, class Fresh>
std::vector<std::string> ids_of(const std::vector<std::vector<Mention>>& all,
                                const EarlierIds<Mention>& earlier, Fresh fresh) {
  std::vector<std::string> out(all.size());
  std::set<std::string> used;
  for (const bool cut : {false, true}) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto left = std::find_if(all[i].begin(), all[i].end(),
                                     [&](const Mention& m) { return !earlier.cut.contains(m); });
      if ((left == all[i].end()) != cut) continue;
      const auto known = earlier.of_mention.find(cut ? all[i].front() : *left);
      if (known != earlier.of_mention.end() && used.insert(known->second).second) {
        out[i] = known->second;
      } else {
        out[i] = fresh(i);
      }
    }
  }
  return out;
}

}  // namespace orgkarta::link
