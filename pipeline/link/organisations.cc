#include "pipeline/link/organisations.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "pipeline/link/validity.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::link {
namespace {

struct Use {
  int count = 0;
  NodeIndex first = 0;
};

template <class Uses>
void count(const std::string& name, NodeIndex n, Uses& uses) {
  ++uses.try_emplace(name, Use{0, n}).first->second.count;
}

bool begins_with_capital(const std::string& name) {
  std::size_t at = 0;
  return unicode::is_upper(utf8::next(name, at));
}

/// Of spellings that differ by case: none in capitals, and rather a name's than a sentence's.
std::string best_spelling(const std::map<std::string, Use>& spellings) {
  const auto rank = [](const auto& s) {
    return std::tuple(!unicode::in_capitals(s.first), begins_with_capital(s.first), s.second.count,
                      ~s.second.first);
  };
  return std::max_element(spellings.begin(), spellings.end(),
                          [&](const auto& a, const auto& b) { return rank(a) < rank(b); })
      ->first;
}

/// The name that most units of a life bear; of equally many the longest, then the earliest.
std::string name_of_life(const Block& block, const std::vector<NodeIndex>& nodes) {
  std::map<std::string, Use> uses;
  for (const NodeIndex n : nodes) count(unicode::lower(block.unit(n).name), n, uses);
  const auto best = std::max_element(uses.begin(), uses.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.second.count, a.first.size(), ~a.second.first) <
           std::tuple(b.second.count, b.first.size(), ~b.second.first);
  });
  std::map<std::string, Use> spellings;
  for (const NodeIndex n : nodes) {
    const std::string& name = block.unit(n).name;
    if (unicode::lower(name) == best->first) count(name, n, spellings);
  }
  return best_spelling(spellings);
}

/// The kind that most units say.
UnitKind kind_of_body(const Block& block, const Body& body) {
  std::array<int, kNames<UnitKind>.size()> votes{};
  for (const NodeIndex n : body.nodes) ++votes[static_cast<std::size_t>(block.unit(n).kind)];
  return static_cast<UnitKind>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

/// A day to sort by: nothing is known of the beginning of what is only told to have ended.
std::string begin_of(const Validity& validity) {
  const auto days = validity.from ? edtf_days(*validity.from) : std::nullopt;
  if (days) return days->first;
  return validity.to ? std::string() : validity.first_seen;
}

bool happened(const DraftEvent& event) {
  return event.event.status == Status::decided || event.event.status == Status::done;
}

template <class T>
bool has(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

class Maker {
 public:
  Maker(const Block& block, const Municipalities& municipalities, const Bodies& bodies,
        const std::vector<DraftEvent>& events)
      : block_(block),
        municipalities_(municipalities),
        bodies_(bodies),
        events_(events),
        of_body_(bodies.all.size()) {
    for (std::uint32_t e = 0; e < events.size(); ++e) {
      for (const BodyIndex b : events[e].from) of_body_[b].push_back(e);
      for (const BodyIndex b : events[e].to) {
        if (!has(events[e].from, b)) of_body_[b].push_back(e);
      }
    }
  }

  std::vector<Organisation> run(Ids& ids, const EarlierIds<NodeIndex>& earlier) {
    std::vector<Organisation> out(bodies_.all.size());
    for (BodyIndex b = 0; b < out.size(); ++b) describe(b, out[b]);
    give_ids(ids, earlier, out);
    for (BodyIndex b = 0; b < out.size(); ++b) {
      take_parents(b, out);
      take_events(b, out);
    }
    ById by_id;
    for (const Organisation& o : out) by_id.emplace(o.id, &o);
    for (Organisation& o : out) drop_parts(by_id, o);
    for (Organisation& o : out) inherit_parent(by_id, o);
    return out;
  }

 private:
  /// The municipality's own if that is one of its names.
  const Group& group(BodyIndex b) const {
    for (const LifeIndex life : bodies_.all[b].lives) {
      const Group& of_life = bodies_.groups.all[bodies_.lives.all[life].group];
      if (of_life.listed) return of_life;
    }
    return bodies_.groups.all[bodies_.groups.of_node[bodies_.all[b].nodes.front()]];
  }

  void give_ids(Ids& ids, const EarlierIds<NodeIndex>& earlier,
                std::vector<Organisation>& out) const {
    std::vector<std::vector<NodeIndex>> nodes;
    nodes.reserve(bodies_.all.size());
    for (const Body& body : bodies_.all) nodes.push_back(body.nodes);
    for (const auto& [node, id] : earlier.of_mention) ids.reserve(id);
    const std::vector<std::string> given = ids_of(nodes, earlier, [&](std::size_t i) {
      const auto b = static_cast<BodyIndex>(i);
      if (group(b).listed) return std::string();
      const std::string& name = earliest_name(bodies_.all[b]);
      return group(b).municipality == block_.code() ? ids.next(name)
                                                    : ids.next("se-" + group(b).municipality, name);
    });
    for (BodyIndex b = 0; b < out.size(); ++b) {
      out[b].id = group(b).listed ? "se-" + group(b).municipality : given[b];
    }
  }

  void describe(BodyIndex b, Organisation& org) const {
    const Body& body = bodies_.all[b];
    const Group& first = group(b);
    org.municipality = first.municipality;
    org.kind = kind_of_body(block_, body);
    std::optional<std::uint32_t> last;
    for (const NodeIndex n : body.nodes) {
      if (last != block_.nodes()[n].document) ++org.documents;
      last = block_.nodes()[n].document;
      see(org.validity, block_.day_of(n));
      if (!org.field) org.field = block_.unit(n).field;
      const Join& join = bodies_.joins[n];
      org.units.push_back(
          {block_.row(n), join.reason, join.via ? block_.row(*join.via) : 0, join.correction});
    }
    take_names(body, org);
    if (first.listed) {
      org.name = municipalities_.name(first.municipality);
      org.kind = UnitKind::municipality;
      org.names = {{org.name, org.validity}};
    }
  }

  /// The first that is no abbreviation: later documents do not change it.
  const std::string& earliest_name(const Body& body) const {
    const auto found = std::find_if(body.nodes.begin(), body.nodes.end(), [&](NodeIndex n) {
      return !Names::is_abbreviation(block_.unit(n).name);
    });
    return block_.unit(found == body.nodes.end() ? body.nodes.front() : *found).name;
  }

  void take_names(const Body& body, Organisation& org) const {
    for (const LifeIndex life : body.lives) {
      const std::vector<NodeIndex>& nodes = bodies_.lives.all[life].nodes;
      OrganisationName name{name_of_life(block_, nodes), {}};
      for (const NodeIndex n : nodes) see(name.validity, block_.day_of(n));
      if (Names::is_abbreviation(name.name) && body.lives.size() > 1) {
        org.other_names.push_back(name.name);
      } else {
        org.names.push_back(std::move(name));
      }
    }
    if (org.names.empty()) {
      org.names.push_back({org.other_names.front(), org.validity});
      org.other_names.erase(org.other_names.begin());
    }
    std::set<std::string_view> seen;
    for (const NodeIndex n : body.nodes) {
      for (const std::string& alias : block_.unit(n).aliases) {
        if (seen.insert(alias).second) add_other_name(org, alias);
      }
    }
    org.name = org.names.back().name;
  }

  void add_other_name(Organisation& org, const std::string& alias) const {
    const std::string key = block_.names().key(alias);
    const auto known = [&](const std::string& name) { return block_.names().key(name) == key; };
    for (const OrganisationName& name : org.names) {
      if (known(name.name)) return;
    }
    if (std::any_of(org.other_names.begin(), org.other_names.end(), known)) return;
    org.other_names.push_back(alias);
  }

  void take_parents(BodyIndex b, std::vector<Organisation>& out) const {
    for (const NodeIndex n : bodies_.all[b].nodes) {
      const auto parent = block_.nodes()[n].parent;
      if (!parent || bodies_.of_node[*parent] == b) continue;
      const std::string& id = out[bodies_.of_node[*parent]].id;
      auto& parents = out[b].parents;
      // Of bodies that alternate, each telling is a stretch of its own: that is for conflicts.
      if (parents.empty() || parents.back().organisation != id) parents.push_back({id, {}});
      see(parents.back().validity, block_.day_of(n));
    }
  }

  using ById = std::unordered_map<std::string_view, const Organisation*>;

  /// Nothing stands under what it was itself made into.
  static void drop_parts(const ById& all, Organisation& org) {
    if (org.state != OrganisationState::dissolved) return;
    std::erase_if(org.parents, [&](const OrganisationParent& p) {
      return has(all.at(p.organisation)->predecessors, org.id);
    });
  }

  /// Of what was made of others, and no document tells where it stands: where all of these stood
  /// last.
  static void inherit_parent(const ById& all, Organisation& org) {
    if (!org.parents.empty() || org.predecessors.empty()) return;
    const std::string* parent = nullptr;
    for (const std::string& id : org.predecessors) {
      const Organisation& before = *all.at(id);
      if (before.parents.empty() || before.kind != org.kind) return;
      const std::string& last = before.parents.back().organisation;
      if (last == org.id || (parent != nullptr && *parent != last)) return;
      parent = &last;
    }
    org.parents.push_back(
        {*parent, {org.validity.from, {}, org.validity.first_seen, org.validity.last_seen}});
  }

  void take_events(BodyIndex b, std::vector<Organisation>& out) const {
    Organisation& org = out[b];
    bool proposed = false;
    bool made = false;
    for (const std::uint32_t e : of_body_[b]) {
      const DraftEvent& event = events_[e];
      switch (event.event.kind) {
        case ChangeKind::rename:
          if (happened(event)) rename(event, org);
          break;
        case ChangeKind::create:
        case ChangeKind::merge:
        case ChangeKind::split:
        case ChangeKind::dissolve: {
          const bool begins = has(event.to, b) && !has(event.from, b);
          const bool ends = has(event.from, b) && !has(event.to, b);
          if (begins && !happened(event)) proposed = true;
          if (begins && happened(event)) {
            made = true;
            if (!org.validity.from) org.validity.from = event.event.effective;
            for (const BodyIndex from : event.from) org.predecessors.push_back(out[from].id);
          }
          if (ends && happened(event)) {
            org.validity.to = event.event.effective;
            org.state = OrganisationState::dissolved;
          }
          break;
        }
        case ChangeKind::move:
          if (happened(event) && has(event.from, b)) move(b, event, out);
          break;
        default:
          break;
      }
    }
    if (proposed && !made && only_proposed(b)) org.state = OrganisationState::proposed;
    std::sort(org.predecessors.begin(), org.predecessors.end());
    org.predecessors.erase(std::unique(org.predecessors.begin(), org.predecessors.end()),
                           org.predecessors.end());
  }

  /// Whether every document that names the body tells of its proposal.
  bool only_proposed(BodyIndex b) const {
    std::vector<std::int64_t> rows;
    std::vector<const StoredDocument*> proposing;
    for (const std::uint32_t e : of_body_[b]) {
      rows.insert(rows.end(), events_[e].event.changes.begin(), events_[e].event.changes.end());
    }
    return std::all_of(bodies_.all[b].nodes.begin(), bodies_.all[b].nodes.end(), [&](NodeIndex n) {
      const StoredDocument& d = block_.document(block_.nodes()[n].document);
      return std::any_of(rows.begin(), rows.end(), [&](std::int64_t row) {
        return row >= d.first_change &&
               row < d.first_change + static_cast<std::int64_t>(d.facts.changes.size());
      });
    });
  }

  /// Whether corrections say that the two names of a rename are two bodies'.
  bool kept_apart(const DraftEvent& event) const {
    return std::any_of(bodies_.kept_apart.begin(), bodies_.kept_apart.end(), [&](const auto& pair) {
      return has(event.from, pair.first) && has(event.from, pair.second);
    });
  }

  /// The day of a rename bounds both names.
  void rename(const DraftEvent& event, Organisation& org) const {
    const auto key_of = [&](const std::string& name) { return block_.names().key(name); };
    const auto is = [&](const std::vector<std::string>& names, const std::string& name) {
      return std::any_of(names.begin(), names.end(),
                         [&](const std::string& n) { return key_of(n) == key_of(name); });
    };
    for (OrganisationName& name : org.names) {
      if (is(event.to_names, name.name)) name.validity.from = event.event.effective;
      if (is(event.from_names, name.name)) name.validity.to = event.event.effective;
    }
    if (kept_apart(event)) return;  // each has its own name
    for (const std::string& old : event.from_names) add_renamed(event, org, old, false);
    for (const std::string& fresh : event.to_names) add_renamed(event, org, fresh, true);
    std::stable_sort(org.names.begin(), org.names.end(),
                     [](const OrganisationName& a, const OrganisationName& b) {
                       return begin_of(a.validity) < begin_of(b.validity);
                     });
    org.name = org.names.back().name;
  }

  /// A name that no document uses but to tell of the change.
  void add_renamed(const DraftEvent& event, Organisation& org, const std::string& name,
                   bool fresh) const {
    const std::string key = block_.names().key(name);
    for (const OrganisationName& known : org.names) {
      if (block_.names().key(known.name) == key) return;
    }
    std::erase_if(org.other_names,
                  [&](const std::string& n) { return block_.names().key(n) == key; });
    Validity validity;
    validity.first_seen = event.event.first_seen;
    validity.last_seen = event.event.last_seen;
    (fresh ? validity.from : validity.to) = event.event.effective;
    org.names.insert(fresh ? org.names.end() : org.names.begin(), {name, validity});
  }

  void move(BodyIndex b, const DraftEvent& event, std::vector<Organisation>& out) const {
    Organisation& org = out[b];
    for (const BodyIndex to : event.to) {
      if (to == b) continue;
      const std::string& id = out[to].id;
      const auto held = std::find_if(org.parents.begin(), org.parents.end(),
                                     [&](const auto& p) { return p.organisation == id; });
      if (held == org.parents.end()) {
        if (!org.parents.empty()) org.parents.back().validity.to = event.event.effective;
        Validity validity{event.event.effective, std::nullopt, event.event.first_seen,
                          event.event.last_seen};
        org.parents.push_back({id, validity});
      } else {
        held->validity.from = event.event.effective;
        if (held != org.parents.begin()) (held - 1)->validity.to = event.event.effective;
      }
    }
  }

  const Block& block_;
  const Municipalities& municipalities_;
  const Bodies& bodies_;
  const std::vector<DraftEvent>& events_;
  std::vector<std::vector<std::uint32_t>> of_body_;  ///< events, by body
};

}  // namespace

std::vector<Organisation> make_organisations(const Block& block,
                                             const Municipalities& municipalities,
                                             const Bodies& bodies,
                                             const std::vector<DraftEvent>& events, Ids& ids,
                                             const EarlierIds<NodeIndex>& earlier) {
  return Maker(block, municipalities, bodies, events).run(ids, earlier);
}

void rename(Organisation& organisation, const std::string& name) {
  if (organisation.name == name) return;
  std::erase(organisation.other_names, name);
  std::erase_if(organisation.names, [&](const OrganisationName& n) { return n.name == name; });
  if (organisation.names.empty())
    organisation.names.push_back({organisation.name, organisation.validity});
  organisation.other_names.push_back(std::exchange(organisation.names.back().name, name));
  organisation.name = name;
}

}  // namespace orgkarta::link
