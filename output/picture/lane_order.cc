#include "output/picture/lane_order.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace orgkarta::output {
namespace {

/// Groups of ids that grow together.
class Groups {
 public:
  explicit Groups(const std::vector<std::string>& known) : known_(known.begin(), known.end()) {}

  bool knows(const std::string& id) const { return known_.contains(id); }

  void add(const std::string& id) {
    if (!knows(id) || !group_of_.try_emplace(id, groups_.size()).second) return;
    groups_.push_back({id});
  }

  /// Both must be there.
  void join(const std::string& a, const std::string& b) {
    const std::size_t into = group_of_.at(a);
    const std::size_t from = group_of_.at(b);
    if (into == from) return;
    for (std::string& id : groups_[from]) {
      group_of_[id] = into;
      groups_[into].push_back(std::move(id));
    }
    groups_[from].clear();
  }

  std::vector<std::string> in_order() const {
    std::vector<std::string> out;
    for (const auto& group : groups_) out.insert(out.end(), group.begin(), group.end());
    return out;
  }

 private:
  std::unordered_set<std::string> known_;
  std::unordered_map<std::string, std::size_t> group_of_;
  std::vector<std::vector<std::string>> groups_;
};

/// The sides of a merger or split with what is one between the halves of what is many.
std::vector<std::string> beside_each_other(const PictureEvent& event, const Groups& groups) {
  const auto& many = event.kind == "merge" ? event.from : event.to;
  const auto& one = event.kind == "merge" ? event.to : event.from;
  const auto half = many.begin() + static_cast<std::ptrdiff_t>((many.size() + 1) / 2);
  std::vector<Party> all(many.begin(), half);
  all.insert(all.end(), one.begin(), one.end());
  all.insert(all.end(), half, many.end());
  std::vector<std::string> out;
  for (const Party& party : all) {
    if (groups.knows(party.id)) out.push_back(party.id);
  }
  return out;
}

}  // namespace

std::vector<std::string> lane_order(const std::vector<PictureEvent>& events,
                                    const std::vector<std::string>& known) {
  Groups groups(known);
  for (const PictureEvent& event : events) {
    for (const Party& party : event.from) groups.add(party.id);
    for (const Party& party : event.to) groups.add(party.id);
    if (event.kind != "merge" && event.kind != "split") continue;
    const std::vector<std::string> ids = beside_each_other(event, groups);
    for (std::size_t i = 1; i < ids.size(); ++i) groups.join(ids[0], ids[i]);
  }
  return groups.in_order();
}

}  // namespace orgkarta::output
