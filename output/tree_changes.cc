#include "output/tree_changes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "output/find_names.h"
#include "output/history.h"
#include "output/organisation_tree.h"

namespace orgkarta::output {
namespace {

struct Placed {
  const OrganisationAt* organisation = nullptr;
  const OrganisationAt* parent = nullptr;  ///< of the root none
};

using ById = std::map<std::string, Placed>;

void collect(const OrganisationAt& one, const OrganisationAt* parent, ById& out) {
  out[one.id] = {&one, parent};
  for (const OrganisationAt& child : one.children) collect(child, &one, out);
}

std::string names_of(const std::vector<HeadAt>& heads) {
  std::string out;
  for (const HeadAt& head : heads) {
    if (!out.empty()) out += "; ";
    out += head.name;
    if (head.acting) out += " (acting)";
  }
  return out;
}

bool leads(const std::vector<HeadAt>& heads, const std::string& person) {
  return std::any_of(heads.begin(), heads.end(),
                     [&](const HeadAt& h) { return h.person == person; });
}

bool same_people(const std::vector<HeadAt>& a, const std::vector<HeadAt>& b) {
  return a.size() == b.size() &&
         std::all_of(a.begin(), a.end(), [&](const HeadAt& h) { return leads(b, h.person); });
}

class Comparer {
 public:
  Comparer(Connection& db, const MunicipalityTold& told, const std::string& from,
           const std::string& to)
      : db_(db),
        tellings_(db),
        early_(organisation_tree(told, from)),
        late_(organisation_tree(told, to)) {
    for (const OrganisationTold& o : told.organisations) told_[o.id] = &o;
  }

  std::vector<TreeChange> run() {
    ById early;
    ById late;
    collect(early_.root, nullptr, early);
    collect(late_.root, nullptr, late);
    for (const auto& [id, before] : early) {
      if (!late.contains(id)) gone(before);
    }
    for (const auto& [id, after] : late) {
      const auto before = early.find(id);
      if (before == early.end()) {
        fresh(after);
      } else {
        compare(before->second, after);
      }
    }
    std::stable_sort(out_.begin(), out_.end(), [](const TreeChange& a, const TreeChange& b) {
      return std::tuple(a.day.empty(), std::string_view(a.day), std::string_view(a.id)) <
             std::tuple(b.day.empty(), std::string_view(b.day), std::string_view(b.id));
    });
    return std::move(out_);
  }

 private:
  /// Day and passages of what the history tells in that way, of several the last. Of what an event
  /// of that kind changed on that day, the passages that tell of the event.
  template <class Suits>
  void tell(TreeChange& change, Suits suits, const char* kind = "") {
    if (history_id_ != change.id) {
      history_ = history_of_organisation(db_, change.id);
      history_id_ = change.id;
    }
    for (const HistoryEntry& one : history_) {
      if (!suits(one)) continue;
      change.day = one.from;
      change.status = one.status == "seen" || one.status.empty() ? one.status : "told";
      change.tellings = one.tellings;
    }
    for (const HistoryEntry& one : history_) {
      if (one.what == kind && one.from == change.day) change.tellings = one.tellings;
    }
  }

  static TreeChange change_of(const char* what, const OrganisationAt& one) {
    TreeChange change;
    change.what = what;
    change.id = one.id;
    change.name = one.name;
    return change;
  }

  void gone(const Placed& before) {
    const OrganisationAt& o = *before.organisation;
    TreeChange change = change_of("gone", o);
    if (before.parent != nullptr) change.before = before.parent->name;
    tell(change, [](const HistoryEntry& e) { return e.what == "dissolved"; });
    if (const auto told = told_.find(o.id); told != told_.end()) change.day = told->second->term.to;
    out_.push_back(std::move(change));
  }

  void fresh(const Placed& after) {
    const OrganisationAt& o = *after.organisation;
    if (o.since.empty()) return;
    TreeChange change = change_of(o.founded ? "founded" : "named", o);
    if (after.parent != nullptr) change.after = after.parent->name;
    if (o.founded) tell(change, [](const HistoryEntry& e) { return e.what == "founded"; });
    if (change.tellings.empty()) {  // most are of this sort: without their whole history
      for (const UnitTelling& unit : tellings_.of_organisation(o.id)) {
        change.tellings.push_back(unit.telling);
      }
    }
    change.day = o.since;
    change.status = o.founded ? "told" : "seen";
    out_.push_back(std::move(change));
  }

  void compare(const Placed& before, const Placed& after) {
    const OrganisationAt& a = *before.organisation;
    const OrganisationAt& b = *after.organisation;
    if (!matches(a.name, b.name, Nearness::equal)) {
      TreeChange change = change_of("renamed", b);
      change.before = a.name;
      change.after = b.name;
      tell(
          change, [&](const auto& e) { return e.what == "name" && e.value == b.name; }, "rename");
      out_.push_back(std::move(change));
    }
    const bool placed = before.parent != nullptr && after.parent != nullptr;
    if (placed && a.parent_told && b.parent_told && before.parent->id != after.parent->id) {
      TreeChange change = change_of("moved", b);
      change.before = before.parent->name;
      change.after = after.parent->name;
      const std::string& parent = after.parent->id;
      tell(
          change, [&](const auto& e) { return e.what == "parent" && e.id == parent; }, "move");
      out_.push_back(std::move(change));
    }
    if (!same_people(a.heads, b.heads)) compare_heads(a, b);
  }

  /// Told by who came; if nobody came, by who left.
  void compare_heads(const OrganisationAt& a, const OrganisationAt& b) {
    TreeChange change = change_of("head", b);
    change.before = names_of(a.heads);
    change.after = names_of(b.heads);
    std::vector<HeadAt> turned = not_among(b.heads, a.heads);
    const bool came = !turned.empty();
    if (!came) turned = not_among(a.heads, b.heads);
    std::string until;
    for (const HeadAt& head : turned) {
      tell(change, [&](const HistoryEntry& e) {
        if (e.id != head.person || e.from != head.since || !e.what.ends_with("head")) return false;
        until = e.until;
        return true;
      });
    }
    if (!came) change.day = until;
    out_.push_back(std::move(change));
  }

  static std::vector<HeadAt> not_among(const std::vector<HeadAt>& some,
                                       const std::vector<HeadAt>& others) {
    std::vector<HeadAt> out;
    std::copy_if(some.begin(), some.end(), std::back_inserter(out),
                 [&](const HeadAt& h) { return !leads(others, h.person); });
    return out;
  }

  Connection& db_;
  Tellings tellings_;
  OrganisationTree early_;
  OrganisationTree late_;
  std::map<std::string, const OrganisationTold*> told_;
  std::string history_id_;
  std::vector<HistoryEntry> history_;
  std::vector<TreeChange> out_;
};

}  // namespace

std::vector<TreeChange> tree_changes(Connection& db, const MunicipalityTold& told,
                                     const std::string& from, const std::string& to) {
  return Comparer(db, told, from, to).run();
}

}  // namespace orgkarta::output
